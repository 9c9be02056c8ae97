//! The Zstandard stream of a connection (`compress=zstd-stream`), as RFC 8878 has it: one frame without an end, whose blocks are not
//! compressed. Any decoder reads it, and after each payload all of it can be read.
//!
//! Must not know sessions or the world.

/// Magic number, no size and no checksum, a window of 1 MiB.
const HEADER: [u8; 6] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50];
/// The largest block in bytes.
const BLOCK: usize = 128 * 1024;

/// A stream that has begun or not.
#[derive(Debug, Default)]
pub(crate) struct Stream {
    begun: bool,
}

impl Stream {
    /// The next part of the stream, which has this payload.
    pub(crate) fn write(&mut self, payload: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(payload.len() + 16);
        if !std::mem::replace(&mut self.begun, true) {
            out.extend(HEADER);
        }
        for block in payload.chunks(BLOCK) {
            // Bit 0: the last block of the frame; bits 1 and 2: its type, 0 for bytes as they are; then its size.
            let size = u32::try_from(block.len()).unwrap_or_default();
            out.extend(&(size << 3).to_le_bytes()[..3]);
            out.extend(block);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Stream};

    #[test]
    fn a_stream_begins_once_and_has_blocks_of_at_most_128_kib() {
        let mut stream = Stream::default();
        assert_eq!(stream.write(b"ab"), [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50, 0x10, 0x00, 0x00, b'a', b'b']);
        assert_eq!(stream.write(b"c"), [0x08, 0x00, 0x00, b'c']);
        assert_eq!(stream.write(&vec![0; BLOCK + 1]).len(), BLOCK + 1 + 2 * 3);
    }
}
