//! Why what was typed cannot be gone on with. Owns the reasons; their words are `discord::wording`'s.

use crate::domain::form::problem::FieldProblem;
use crate::domain::ids::{DraftId, OfferNumber};
use crate::domain::time::UnixMs;

/// Why what was typed cannot be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftRefusal {
    /// The draft is a day old, was discarded, or is somebody else's.
    NoSuchDraft,
    /// The draft was edited after the preview was shown.
    DraftChanged,
    /// A draft that was sent already.
    AlreadySent {
        /// As this offer, or as other terms of it.
        number: OfferNumber,
        /// Whether it was the offer.
        is_offer: bool,
    },
    /// A form with fields that do not parse; the draft holds what was typed.
    Form {
        /// Reopens the form with everything in it.
        draft: DraftId,
        /// When what was typed was saved; what mends it is carried by buttons for this and nothing later.
        saved: UnixMs,
        /// All that is wrong, in the order of the form.
        problems: Vec<FieldProblem>,
    },
}
