//! A table of hashes in bytes, as it lies in the program: nothing is read or built at the start. Owns its layout, and how it is
//! written and looked up.
//!
//! ```text
//! 4097 × u32  where the hashes begin whose first 12 bits are 0, 1, … 4095, and where the last ones end
//! n × 3 bytes the last 24 bits of each hash; the hashes are ascending
//! n × width   what belongs to each
//! ```
//! All numbers are little-endian.

/// Of a hash, what stands in the table itself, in bytes.
const REST: usize = 3;
/// How many of a hash's first bits say where to look.
const FIRST: u32 = 12;
/// The bytes before the hashes.
const STARTS: usize = ((1 << FIRST) + 1) * 4;

/// A table that lies in these bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Table<'a> {
    starts: &'a [u8],
    hashes: &'a [u8],
    values: &'a [u8],
    width: usize,
}

impl<'a> Table<'a> {
    /// The table at the start of `bytes`, with `width` bytes for each hash, and what stands behind it.
    ///
    /// `None` if it is cut off.
    pub(super) fn read(bytes: &'a [u8], width: usize) -> Option<(Self, &'a [u8])> {
        let (starts, rest) = bytes.split_at_checked(STARTS)?;
        let count = start(starts, 1 << FIRST)?;
        let (hashes, rest) = rest.split_at_checked(count * REST)?;
        let (values, rest) = rest.split_at_checked(count * width)?;
        Some((Self { starts, hashes, values, width }, rest))
    }

    /// What belongs to this hash.
    pub(super) fn get(&self, hash: u32) -> Option<&'a [u8]> {
        let [_, rest @ ..] = hash.to_be_bytes();
        let first = (hash >> (u32::BITS - FIRST)) as usize;
        let (from, to) = (start(self.starts, first)?, start(self.starts, first + 1)?);
        let (hashes, _) = self.hashes.get(from * REST..to * REST)?.as_chunks::<REST>();
        let at = from + hashes.binary_search(&rest).ok()?;
        self.values.get(at * self.width..(at + 1) * self.width)
    }

    /// Writes a table of hashes in ascending order, each once, and what belongs to each: `width` bytes.
    pub(super) fn write(entries: &[(u32, Vec<u8>)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for first in 0..=1_u32 << FIRST {
            let start = entries.partition_point(|(hash, _)| hash >> (u32::BITS - FIRST) < first);
            bytes.extend(u32::try_from(start).unwrap_or(u32::MAX).to_le_bytes());
        }
        bytes.extend(entries.iter().flat_map(|(hash, _)| hash.to_be_bytes().into_iter().skip(1)));
        bytes.extend(entries.iter().flat_map(|(_, value)| value));
        bytes
    }
}

fn start(starts: &[u8], first: usize) -> Option<usize> {
    let (starts, _) = starts.as_chunks::<4>();
    starts.get(first).and_then(|start| usize::try_from(u32::from_le_bytes(*start)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_and_nothing_else() {
        let hashes = [0, 1, 0x00ff_ffff, 0x0100_0000, 0x7fff_ffff, 0xff00_0000, u32::MAX];
        let entries: Vec<_> =
            hashes.iter().enumerate().map(|(at, hash)| (*hash, vec![at as u8, 9])).collect();
        let mut bytes = Table::write(&entries);
        bytes.push(7);
        let (table, rest) = Table::read(&bytes, 2).expect("whole");
        assert_eq!(rest, [7]);
        for (at, hash) in hashes.iter().enumerate() {
            assert_eq!(table.get(*hash), Some(&[at as u8, 9][..]), "{hash:x}");
        }
        for missing in [2, 0x0100_0001, 0x8000_0000, u32::MAX - 1] {
            assert_eq!(table.get(missing), None, "{missing:x}");
        }
        for length in 0..bytes.len() - 1 {
            assert!(Table::read(&bytes[..length], 2).is_none(), "cut off at {length}");
        }
    }
}
