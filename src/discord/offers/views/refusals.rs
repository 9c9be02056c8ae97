//! Why something about an offer is not done, in words. Pure functions.

use super::files::size_text;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::{calm, refused};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line};
use crate::domain::ids::{OfferNumber, PersonId};
use crate::domain::offers::attachment::ATTACHMENT_BYTES;
use crate::domain::offers::offer::{Side, StateName};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;

/// A refusal about offers for `reader`, who alone sees it.
#[must_use]
pub fn offer_refusal(language: Language, refusal: &OfferRefusal, reader: PersonId) -> Post {
    match refusal {
        OfferRefusal::NoSuchOffer | OfferRefusal::NoSuchChange => refused!(language, "refusal-not-yours"),
        OfferRefusal::NoNumber => refused!(language, "refusal-no-number"),
        OfferRefusal::OtherSide { needs: Side::Client } => refused!(language, "refusal-clients-button"),
        OfferRefusal::OtherSide { needs: Side::Recipient } => {
            refused!(language, "refusal-other-sides-button")
        }
        OfferRefusal::Stale { number, seen, current } => {
            let number = number.to_string();
            match seen < current {
                true => {
                    refused!(language, "refusal-stale", seen = *seen, number = number, current = *current)
                }
                // The database is older than what was pressed.
                false => {
                    refused!(language, "refusal-restored", seen = *seen, number = number, current = *current)
                }
            }
        }
        OfferRefusal::Over { number, state, by, at } => {
            over(Over { language, number: *number, state: *state, by: *by, at: *at }, reader)
        }
        OfferRefusal::ChangeOpen { number } => {
            refused!(language, "refusal-change-open", number = number.to_string())
        }
        OfferRefusal::ChangeOver { number } => {
            refused!(language, "refusal-change-over", number = number.to_string())
        }
        OfferRefusal::SameTerms { number } => {
            refused!(language, "refusal-same-terms", number = number.to_string())
        }
        OfferRefusal::TooManyChanges { most } => refused!(language, "refusal-many-changes", most = *most),
        OfferRefusal::TooManyPending { most } => refused!(language, "refusal-many-pending", most = *most),
        OfferRefusal::TooManyForPair { most } => refused!(language, "refusal-many-for-pair", most = *most),
        OfferRefusal::TooManyNew { most } => refused!(language, "refusal-many-new", most = *most),
        OfferRefusal::ToSelf => refused!(language, "refusal-to-self"),
        OfferRefusal::ToBot => refused!(language, "refusal-to-bot"),
        OfferRefusal::NotMember => refused!(language, "refusal-not-member"),
        OfferRefusal::NotAccepting { person } => {
            refused!(language, "refusal-not-accepting", person = name_of(*person))
        }
        OfferRefusal::ToBlocked { person } => {
            refused!(language, "refusal-to-blocked", person = name_of(*person))
        }
        OfferRefusal::FileTooLarge { name, size_bytes } => refused!(
            language,
            "refusal-file-too-large",
            name = escaped_line(name, 120),
            size = size_text(language, *size_bytes),
            most = size_text(language, ATTACHMENT_BYTES)
        ),
    }
}

/// What was done to an offer before somebody came too late.
#[derive(Debug, Clone, Copy)]
struct Over {
    language: Language,
    number: OfferNumber,
    state: StateName,
    by: Option<PersonId>,
    at: UnixMs,
}

fn over(over: Over, reader: PersonId) -> Post {
    let Over { language, number, state, by, at } = over;
    let (by, who) = match by {
        Some(person) if person == reader => ("you", String::new()),
        Some(person) => ("other", name_of(person)),
        None => ("nobody", String::new()),
    };
    let when = ago(at);
    let text = match state {
        StateName::Pending => say!(language, "refusal-over.pending"),
        StateName::Accepted => say!(language, "refusal-over.accepted", by = by, who = who, when = when),
        StateName::Declined => say!(language, "refusal-over.declined", by = by, who = who, when = when),
        StateName::Withdrawn => say!(language, "refusal-over.withdrawn", by = by, who = who, when = when),
        StateName::Expired => say!(language, "refusal-over.expired", when = when),
        StateName::Removed => say!(language, "refusal-over.removed", when = when),
    };
    calm(say!(language, "refusal-over", number = number.to_string()), text)
}
