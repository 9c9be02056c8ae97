//! Signs and words of an offer's states. Owns that each state reads the same everywhere.

use crate::domain::offers::offer::StateName;
use crate::say;
use crate::words::Language;

/// A state in one word or two, for footers and lists.
#[must_use]
pub fn state_word(language: Language, state: StateName, change_is_open: bool) -> String {
    match state {
        StateName::Pending if change_is_open => say!(language, "offer-state-change-requested"),
        StateName::Pending => say!(language, "offer-state-pending"),
        StateName::Accepted => say!(language, "offer-state-accepted"),
        StateName::Declined => say!(language, "offer-state-declined"),
        StateName::Withdrawn => say!(language, "offer-state-withdrawn"),
        StateName::Expired => say!(language, "offer-state-expired"),
        StateName::Removed => say!(language, "offer-state-removed"),
    }
}

/// The one sign that a line of a list begins with.
#[must_use]
pub const fn state_sign(state: StateName, change_is_open: bool) -> &'static str {
    match state {
        StateName::Pending if change_is_open => "🟠",
        StateName::Pending => "🔵",
        StateName::Accepted => "🟢",
        StateName::Declined | StateName::Withdrawn => "⚪",
        StateName::Expired => "⚫",
        StateName::Removed => "🔴",
    }
}
