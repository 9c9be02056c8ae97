//! Refusals in words: what was not done, why, and what to do instead. Owns their wording, and the apology for faults that
//! are ours.

use crate::discord::offers::views::draft::form_problems;
use crate::discord::offers::views::notice_of;
use crate::discord::offers::views::palette::Colour;
use crate::discord::post::{Post, name_of};
use crate::discord::text::ago;
use crate::domain::ids::PersonId;
use crate::domain::offer::{Side, StateName};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// A title and what stands below it.
type Words = (&'static str, &'static str);

/// The same words whatever it is that does not exist for them, so that strangers learn nothing.
const NOT_YOURS: Words = (
    "Nothing of yours here",
    "There is no offer or change request of yours behind this.\n`/offers` lists those that you sent or received.",
);
const NO_SUCH_DRAFT: Words = (
    "This draft is gone",
    "It was discarded, or was not touched for a day.\nBegin again with `/offer send`, or press Request changes again.",
);
const DRAFT_CHANGED: Words = (
    "The offer was changed since",
    "Nothing was sent: this preview is older than what you typed last.\nUse `/offer send` again; everything is still there.",
);
const CLIENTS_BUTTON: Words = (
    "This is the client's button",
    "Only the side that sent the offer can do this.\nYou can accept it, request changes, or decline.",
);
const OTHER_SIDES_BUTTON: Words = (
    "This is the other side's button",
    "You sent this offer; only the side that received it can do this.\nYou can withdraw it, or wait for the answer.",
);
const TO_SELF: Words =
    ("That is you", "An offer goes to somebody else.\nChoose another member with `/offer send`.");
const TO_BOT: Words =
    ("Bots cannot be hired", "They have nobody who could answer.\nChoose a person with `/offer send`.");
const NOT_MEMBER: Words = (
    "Not in this server",
    "An offer arrives in a channel of this server, so it can only go to somebody who is here.\nInvite them first, or \
     choose another member.",
);
const MANY_CHANGES: Words = (
    "Too many change requests",
    "in an hour for one offer. What you typed is kept for a day.\nTry again later, or talk it over in the channel.",
);
const MANY_PENDING: Words = (
    "Too many open offers",
    "of your offers may wait for an answer. The draft is kept for a day.\nWithdraw one, or wait for an answer.",
);
const MANY_FOR_PAIR: Words = (
    "Too many open offers to this person",
    "may wait for their answer. The draft is kept for a day.\nWithdraw one, or wait for an answer.",
);
const MANY_NEW: Words = (
    "Too many new offers",
    "in an hour. The draft is kept for a day.\nTry again later: it is all still there.",
);

/// A refusal for `reader`, who alone sees it.
#[must_use]
pub fn refusal(refusal: &Refusal, reader: PersonId) -> Post {
    match refusal {
        Refusal::NoSuchOffer | Refusal::NoSuchChange => say(NOT_YOURS),
        Refusal::NoSuchDraft => say(NO_SUCH_DRAFT),
        Refusal::DraftChanged => say(DRAFT_CHANGED),
        Refusal::AlreadySent { number } => calm(
            "Already sent",
            format!(
                "This draft belongs to offer #{number}; nothing was sent twice.\n`/offers` shows how it stands."
            ),
        ),
        Refusal::OtherSide { needs: Side::Client } => say(CLIENTS_BUTTON),
        Refusal::OtherSide { needs: Side::Party } => say(OTHER_SIDES_BUTTON),
        Refusal::Stale { number, seen, current } => calm(
            "The terms have changed",
            format!(
                "Nothing was done: that button was for version {seen} of offer #{number}, and version {current} counts \
                 now.\nIts card is further down in the offer's channel."
            ),
        ),
        Refusal::Over { number, state, by, at } => {
            calm(&format!("Offer #{number} is over"), over(*state, *by, *at, reader))
        }
        Refusal::ChangeOpen { number } => calm(
            "Changes are requested already",
            format!(
                "Offer #{number} has a change request that the client has not answered yet; one at a time.\nYou can \
                 still accept or decline the offer as it is."
            ),
        ),
        Refusal::ChangeOver { number } => calm(
            "This change request is over",
            format!("It was answered, or closed with offer #{number}.\nView offer shows what became of it."),
        ),
        Refusal::TooManyChanges { most } => limit(*most, MANY_CHANGES),
        Refusal::TooManyPending { most } => limit(*most, MANY_PENDING),
        Refusal::TooManyForPair { most } => limit(*most, MANY_FOR_PAIR),
        Refusal::TooManyNew { most } => limit(*most, MANY_NEW),
        Refusal::ToSelf => say(TO_SELF),
        Refusal::ToBot => say(TO_BOT),
        Refusal::NotMember => say(NOT_MEMBER),
        Refusal::Form { draft, problems } => form_problems(*draft, problems),
    }
}

/// Something went wrong that the person cannot mend; `reference` finds it in the log.
#[must_use]
pub fn apology(reference: &str) -> Post {
    let body = format!(
        "Something went wrong on Parley's side, and it is logged.\nPlease try again. If it happens again, tell the \
         people who run this server the reference `{reference}`."
    );
    notice_of(Colour::Red, "Sorry, that did not work", body)
}

/// A button, command or form that this version of Parley does not know.
#[must_use]
pub fn unknown_action() -> Post {
    let body = "It is from another version of Parley, or it was not made by Parley.\n`/offers` shows your offers as \
                they stand.";
    calm("This does nothing any more", body)
}

/// Somebody used Parley outside a server.
#[must_use]
pub fn servers_only() -> Post {
    calm("Only in a server", "Offers belong to a server. Please use this there.")
}

fn calm(title: &str, body: impl Into<String>) -> Post {
    notice_of(Colour::Quiet, title, body)
}

fn say((title, body): Words) -> Post {
    calm(title, body)
}

fn limit(most: u32, (title, rest): Words) -> Post {
    calm(title, format!("At most {most} {rest}"))
}

fn over(state: StateName, by: Option<PersonId>, at: UnixMs, reader: PersonId) -> String {
    let who = match by {
        Some(person) if person == reader => "You".to_owned(),
        Some(person) => name_of(person),
        None => "Somebody".to_owned(),
    };
    let when = ago(at);
    let already = if by == Some(reader) { " already" } else { "" };
    match state {
        StateName::Pending => "Its state has just changed.\nPlease try again.".to_owned(),
        StateName::Accepted => {
            format!("{who}{already} accepted it {when}.\nThe contract is pinned in the offer's channel.")
        }
        StateName::Declined => {
            format!("{who}{already} declined it {when}.\nThe client can send a new one with `/offer send`.")
        }
        StateName::Withdrawn => {
            format!("{who}{already} took it back {when}.\nThere is nothing left to answer.")
        }
        StateName::Expired => {
            format!("It expired {when}, unanswered.\nThe client can send a new one with `/offer send`.")
        }
    }
}
