//! Gateway frames: the payloads of clients and server, and the kinds of compression.
//!
//! Must not know sessions or the world.

use std::fmt::Write as _;
use std::io::Write as _;

use axum::extract::ws::Message;
use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};
use serde::Deserialize;
use serde_json::{Value, json};

use super::zstd;

/// The longest payload that a client can send, in bytes.
const PAYLOAD_BYTES: usize = 4_096;

/// One payload from a client.
#[derive(Debug, Deserialize)]
pub(crate) struct Inbound {
    pub(crate) op: u64,
    #[serde(default)]
    pub(crate) d: Value,
}

impl Inbound {
    /// Reads a payload; `None` when it is too long or not valid.
    pub(crate) fn read(message: &Message) -> Option<Inbound> {
        let bytes = match message {
            Message::Text(text) => text.as_bytes(),
            Message::Binary(bytes) => bytes,
            _ => return None,
        };
        if bytes.len() > PAYLOAD_BYTES {
            return None;
        }
        serde_json::from_slice(bytes).ok()
    }
}

/// HELLO (10).
pub(crate) fn hello(heartbeat_interval_ms: u64) -> String {
    control(10, &json!({"heartbeat_interval": heartbeat_interval_ms}))
}

/// A payload without event name and sequence number: heartbeat (1), reconnect (7), invalid session (9), hello (10), ack
/// (11).
pub(crate) fn control(op: u8, data: &Value) -> String {
    json!({"t": null, "s": null, "op": op, "d": data}).to_string()
}

/// DISPATCH (0), with data that is already JSON text.
pub(crate) fn dispatch(name: &str, seq: u64, data: &str) -> String {
    let mut text = String::with_capacity(data.len() + name.len() + 48);
    // Writing to a String cannot fail.
    let _ = write!(text, "{{\"t\":\"{name}\",\"s\":{seq},\"op\":0,\"d\":{data}}}");
    text
}

/// How the frames of a connection are encoded.
pub(crate) enum Encoder {
    /// Text; dispatches are compressed if IDENTIFY asked for it.
    Packets { compress: bool },
    /// One zlib stream over the whole connection (`compress=zlib-stream`).
    Stream(Compress),
    /// One Zstandard frame over the whole connection (`compress=zstd-stream`).
    Zstd(zstd::Stream),
}

impl Encoder {
    /// The encoder for the `compress` of the gateway's URL; `None` for one that Discord does not have.
    pub(crate) fn named(compress: Option<&str>) -> Option<Encoder> {
        match compress {
            None | Some("" | "false" | "none") => Some(Encoder::plain()),
            Some("zlib-stream") => Some(Encoder::zlib_stream()),
            Some("zstd-stream") => Some(Encoder::Zstd(zstd::Stream::default())),
            Some(_) => None,
        }
    }

    pub(crate) fn plain() -> Encoder {
        Encoder::Packets { compress: false }
    }

    pub(crate) fn zlib_stream() -> Encoder {
        Encoder::Stream(Compress::new(Compression::fast(), true))
    }

    /// Turns on payload compression (`"compress": true` in IDENTIFY). A stream stays a stream.
    pub(crate) fn compress_packets(&mut self) {
        if let Encoder::Packets { compress } = self {
            *compress = true;
        }
    }

    /// A frame with this text.
    ///
    /// # Errors
    /// When zlib fails, which means out of memory.
    pub(crate) fn encode(&mut self, text: String, is_dispatch: bool) -> std::io::Result<Message> {
        match self {
            Encoder::Packets { compress } if *compress && is_dispatch => {
                let mut zlib = ZlibEncoder::new(Vec::with_capacity(text.len() / 3), Compression::fast());
                zlib.write_all(text.as_bytes())?;
                Ok(Message::Binary(zlib.finish()?.into()))
            }
            Encoder::Packets { .. } => Ok(Message::Text(text.into())),
            Encoder::Stream(stream) => Ok(Message::Binary(deflate(stream, text.as_bytes())?.into())),
            Encoder::Zstd(stream) => Ok(Message::Binary(stream.write(text.as_bytes()).into())),
        }
    }
}

/// The next part of the stream, flushed: it ends with `00 00 FF FF` and can be read right away.
fn deflate(stream: &mut Compress, mut input: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(input.len() / 2 + 64);
    loop {
        let before = stream.total_in();
        let free = out.capacity() - out.len();
        stream.compress_vec(input, &mut out, FlushCompress::Sync).map_err(std::io::Error::other)?;
        let taken = usize::try_from(stream.total_in() - before).map_err(std::io::Error::other)?;
        input = &input[taken..];
        // Done when the input is used up and the output buffer is not full.
        if input.is_empty() && (out.len() < out.capacity() || free == 0 && taken == 0) {
            return Ok(out);
        }
        out.reserve(out.capacity().max(256));
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use axum::extract::ws::Message;
    use flate2::read::ZlibDecoder;
    use flate2::{Decompress, FlushDecompress};

    use super::{Encoder, dispatch};

    #[test]
    fn packets_are_whole_zlib_texts() {
        let mut encoder = Encoder::plain();
        encoder.compress_packets();
        let text = dispatch("READY", 1, "{}");
        let Message::Binary(bytes) = encoder.encode(text.clone(), true).expect("encodes") else {
            panic!("not binary")
        };
        let mut read = String::new();
        ZlibDecoder::new(&bytes[..]).read_to_string(&mut read).expect("zlib");
        assert_eq!(read, text);
    }

    #[test]
    fn a_stream_can_be_read_after_each_frame() {
        let mut encoder = Encoder::zlib_stream();
        let mut reader = Decompress::new(true);
        for length in [0_u64, 10, 5_000, 200_000] {
            let noise: String = (0..length).map(|n| char::from(b'a' + (n * n % 23) as u8)).collect();
            let Message::Binary(bytes) = encoder.encode(noise.clone(), false).expect("encodes") else {
                panic!("not binary")
            };
            assert!(bytes.ends_with(&[0, 0, 0xFF, 0xFF]));
            let mut out = Vec::with_capacity(300_000);
            reader.decompress_vec(&bytes, &mut out, FlushDecompress::Sync).expect("zlib");
            assert_eq!(String::from_utf8(out).expect("text"), noise);
        }
    }
}
