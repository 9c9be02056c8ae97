//! Texts on their way into a message: cleaned, escaped, cut, and dates as Discord timestamps. Owns what user text may do
//! to a message (nothing); knows no wording.
//!
//! Lengths are counted in UTF-16 units. Discord's documents say "characters" and do not say which; a text that fits in
//! UTF-16 units fits by every way of counting.

mod escape;
mod excerpt;
mod moment;

pub use crate::domain::plain::clean;
pub use escape::{chunks, escaped, escaped_line, plain_line, quoted};
pub use excerpt::differing;
pub use moment::{ago, day, moment};

/// What stands where a text has nothing that can be seen.
pub const NOTHING_VISIBLE: &str = "–";

/// Length of `text` as Discord's limits are kept here: in UTF-16 units.
#[must_use]
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests;
