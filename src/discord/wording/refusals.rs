//! Refusals in words: what was not done, why, and what to do instead. Owns which words belong to which refusal, and the
//! apology for faults that are ours.

use crate::discord::agencies::views::refusals::agency_refusal;
use crate::discord::email::views::mail_refusal;
use crate::discord::offers::views::draft::form_problems;
use crate::discord::offers::views::files::size_text;
use crate::discord::reports::views::refusals::report_refusal;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::{calm, notice_of, refused};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line};
use crate::domain::attachment::ATTACHMENT_BYTES;
use crate::domain::ids::{OfferNumber, PersonId};
use crate::domain::offer::{Side, StateName};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;

/// A refusal for `reader`, who alone sees it.
#[must_use]
pub fn refusal(language: Language, refusal: &Refusal, reader: PersonId) -> Post {
    match refusal {
        Refusal::NoSuchOffer | Refusal::NoSuchChange => refused!(language, "refusal-not-yours"),
        Refusal::NoSuchObstacle => refused!(language, "refusal-no-obstacle"),
        Refusal::NoNumber => refused!(language, "refusal-no-number"),
        Refusal::NoSuchDraft => refused!(language, "refusal-no-draft"),
        Refusal::DraftChanged => refused!(language, "refusal-draft-changed"),
        Refusal::AlreadySent { number } => {
            refused!(language, "refusal-already-sent", number = number.to_string())
        }
        Refusal::OtherSide { needs: Side::Client } => refused!(language, "refusal-clients-button"),
        Refusal::OtherSide { needs: Side::Party } => refused!(language, "refusal-other-sides-button"),
        Refusal::Stale { number, seen, current } => {
            let number = number.to_string();
            refused!(language, "refusal-stale", seen = *seen, number = number, current = *current)
        }
        Refusal::Over { number, state, by, at } => {
            over(Over { language, number: *number, state: *state, by: *by, at: *at }, reader)
        }
        Refusal::ChangeOpen { number } => {
            refused!(language, "refusal-change-open", number = number.to_string())
        }
        Refusal::ChangeOver { number } => {
            refused!(language, "refusal-change-over", number = number.to_string())
        }
        Refusal::SameTerms { number } => {
            refused!(language, "refusal-same-terms", number = number.to_string())
        }
        Refusal::TooManyChanges { most } => refused!(language, "refusal-many-changes", most = *most),
        Refusal::TooManyPending { most } => refused!(language, "refusal-many-pending", most = *most),
        Refusal::TooManyForPair { most } => refused!(language, "refusal-many-for-pair", most = *most),
        Refusal::TooManyNew { most } => refused!(language, "refusal-many-new", most = *most),
        Refusal::ToSelf => refused!(language, "refusal-to-self"),
        Refusal::ToBot => refused!(language, "refusal-to-bot"),
        Refusal::NotMember => refused!(language, "refusal-not-member"),
        Refusal::NotAccepting { person } => {
            refused!(language, "refusal-not-accepting", person = name_of(*person))
        }
        Refusal::ToBlocked { person } => {
            refused!(language, "refusal-to-blocked", person = name_of(*person))
        }
        Refusal::BlockSelf => refused!(language, "refusal-block-self"),
        Refusal::BlockBot => refused!(language, "refusal-block-bot"),
        Refusal::BotProfile => refused!(language, "refusal-bot-profile"),
        Refusal::LeftServer { server } => {
            let server = server
                .as_deref()
                .map_or_else(|| say!(language, "notice-server-unknown"), |name| escaped_line(name, 100));
            refused!(language, "refusal-left-server", server = server)
        }
        Refusal::Report(refusal) => report_refusal(language, refusal, reader),
        Refusal::Agency(refusal) => agency_refusal(language, refusal),
        Refusal::Mail(refusal) => mail_refusal(language, *refusal),
        Refusal::AdminsOnly => refused!(language, "server-refused-admins"),
        Refusal::EveryoneRole => refused!(language, "server-refused-everyone"),
        Refusal::FileTooLarge { name, size_bytes } => refused!(
            language,
            "refusal-file-too-large",
            name = escaped_line(name, 120),
            size = size_text(language, *size_bytes),
            most = size_text(language, ATTACHMENT_BYTES)
        ),
        Refusal::Form { draft, problems } => form_problems(language, *draft, problems),
    }
}

/// Something went wrong that the person cannot mend; `reference` finds it in the log.
#[must_use]
pub fn apology(language: Language, reference: &str) -> Post {
    let text = say!(language, "refusal-apology.text", reference = reference);
    notice_of(Colour::Red, say!(language, "refusal-apology"), text)
}

/// A button, command or form that this version of Parley does not know.
#[must_use]
pub fn unknown_action(language: Language) -> Post {
    refused!(language, "refusal-unknown")
}

/// Somebody used Parley outside a server.
#[must_use]
pub fn servers_only(language: Language) -> Post {
    refused!(language, "refusal-servers-only")
}

/// Instead of a form, which cannot come late.
#[must_use]
pub fn late(language: Language) -> Post {
    Post::text(say!(language, "refusal-late"))
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
