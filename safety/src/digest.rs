//! What a model was trained on, as a number: the one in the program is compared with it. Owns what it's made of.

use crate::{place, texts};
use anyhow::Result;
use parley::domain::safety::stretches;

/// A digest of what a model is trained on: the files, and how the program reads a part of them.
pub(crate) fn of(lexicon: &[u8]) -> Result<u64> {
    let mut digest = Digest::default();
    digest.add(lexicon);
    for path in texts::files(&place("safety/texts"))? {
        digest.add(&std::fs::read(&path)?);
    }
    for text in texts::read(&place("safety/texts"))?.iter().step_by(100) {
        let stretches = stretches(lexicon, &text.text);
        stretches
            .iter()
            .flat_map(|stretch| &stretch.pieces)
            .for_each(|piece| digest.add(&piece.to_le_bytes()));
    }
    Ok(digest.0)
}

/// FNV-1a.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}
