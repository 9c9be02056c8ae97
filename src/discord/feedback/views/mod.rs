//! What people see of feedback. Owns its looks, as pure functions; decides nothing, loads nothing. Texts stand in `locales/`, in the file
//! `feedback.ftl`.

pub mod amend;
pub mod give;
pub mod interim;
pub mod notes;
pub mod published;
pub mod received;
pub mod refusals;
pub mod reply;
pub mod same;
pub mod score;

#[cfg(test)]
pub(in crate::discord) mod tests;

use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::Tag;
use crate::say;
use crate::words::Language;

/// `★★★★☆`.
pub(in crate::discord) fn stars_sign(stars: Stars) -> String {
    let full = usize::from(stars.count());
    "★".repeat(full) + &"☆".repeat(Stars::ALL.len() - full)
}

/// A tag, in words.
fn tag_word(language: Language, tag: Tag) -> String {
    say!(language, "feedback-tag", tag = tag.code())
}

/// Several of them, on one line.
pub(in crate::discord) fn tag_words(language: Language, tags: &[Tag]) -> String {
    let words: Vec<String> = tags.iter().map(|tag| tag_word(language, *tag)).collect();
    words.join(" · ")
}
