//! Why what was typed cannot be gone on with, in words. Pure functions.

use crate::discord::offers::views::draft::form_problems;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::draft::refusal::DraftRefusal;
use crate::words::Language;

/// A refusal about drafts: its title and the text below it.
#[must_use]
pub(super) fn draft_refusal(language: Language, refusal: &DraftRefusal) -> Post {
    match refusal {
        DraftRefusal::NoSuchDraft => refused!(language, "refusal-no-draft"),
        DraftRefusal::DraftChanged => refused!(language, "refusal-draft-changed"),
        DraftRefusal::AlreadySent { number, is_offer: true } => {
            refused!(language, "refusal-already-sent", number = number.to_string())
        }
        DraftRefusal::AlreadySent { number, is_offer: false } => {
            refused!(language, "refusal-already-sent-terms", number = number.to_string())
        }
        DraftRefusal::Form { draft, saved, problems } => form_problems(language, *draft, *saved, problems),
    }
}
