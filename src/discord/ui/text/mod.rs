//! Texts on their way into a message: cleaned, escaped, cut, and dates as Discord timestamps. Owns what user text may do
//! to a message (nothing); knows no wording.
//!
//! Lengths are counted in UTF-16 units. Discord's documents say "characters" and do not say which; a text that fits in
//! UTF-16 units fits by every way of counting.

mod escape;
mod excerpt;
mod length;
mod moment;

pub use crate::domain::plain::clean;
pub use escape::{chunks, escaped, escaped_line, plain_line, quoted};
pub use excerpt::differing;
pub use length::{NOTHING_VISIBLE, units};
pub use moment::{ago, day, moment, plain_weekday_and_day, weekday_and_day};

#[cfg(test)]
mod tests;
