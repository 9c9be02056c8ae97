//! How long a text is, and what stands for none.

/// What stands where a text has nothing that can be seen.
pub const NOTHING_VISIBLE: &str = "–";

/// Length of `text` as Discord's limits are kept here: in UTF-16 units.
#[must_use]
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
