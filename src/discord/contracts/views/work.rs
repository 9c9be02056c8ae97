//! The work of a contract as people read it: what was submitted, what became of it, and what can be chosen.

use super::payments::told_of_payment;
use crate::app::WorkBrief;
use crate::discord::contracts::buttons::{ContractButton, SubmittedPiece};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{blurple, green, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment, plain_line, quoted};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening};
use crate::domain::ids::EffectId;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenuOption};

/// How much of a message is shown: all of it, however it is escaped.
const MESSAGE_UNITS: usize = 4_000;
/// Most units of a milestone's name.
const NAME_UNITS: usize = 200;
/// Most options of one menu.
const MENU: usize = 25;

/// What a piece is called where no formatting is shown.
#[must_use]
pub fn piece_name(language: Language, contract: &Contract, place: u32) -> String {
    match contract.milestone(place) {
        Some(milestone) => plain_line(&milestone.name, TITLE_CHARS),
        None => say!(language, "contract-whole"),
    }
}

/// What a piece is called in a message.
#[must_use]
pub fn shown_name(language: Language, contract: &Contract, place: u32) -> String {
    match contract.milestone(place) {
        Some(milestone) => format!("{place}. {}", escaped_line(&milestone.name, NAME_UNITS)),
        None => say!(language, "contract-whole"),
    }
}

/// Which piece is submitted.
#[must_use]
pub fn choose_to_submit(language: Language, contract: &Contract, places: &[u32]) -> Post {
    let title = say!(language, "contract-choose-submit");
    let body = say!(language, "contract-choose-submit.text");
    let places = places.iter().copied();
    choose(language, contract, places, ContractButton::SubmitPiece(contract.id), (title, body))
}

/// Which of the submitted pieces is looked at.
#[must_use]
pub fn choose_submitted(language: Language, contract: &Contract, waiting: &[ContractEntry]) -> Post {
    let title = say!(language, "contract-choose-review");
    let body = say!(language, "contract-choose-review.text");
    let places = waiting.iter().map(|entry| entry.piece);
    choose(language, contract, places, ContractButton::ReviewPiece(contract.id), (title, body))
}

fn choose(
    language: Language,
    contract: &Contract,
    places: impl Iterator<Item = u32>,
    button: ContractButton,
    (title, body): (String, String),
) -> Post {
    let option = |place: u32| {
        let name = plain_line(&format!("{place}. {}", piece_name(language, contract, place)), 100);
        CreateSelectMenuOption::new(name, place.to_string())
    };
    let menu = select(button, places.take(MENU).map(option).collect());
    notice_of(Colour::Pending, title, body)
        .with_row(CreateActionRow::SelectMenu(menu.placeholder(say!(language, "contract-choose"))))
}

/// What was submitted, for the client who answers it.
#[must_use]
pub fn review(language: Language, contract: &Contract, submitted: &ContractEntry) -> Post {
    let &ContractEntry { seq, piece: place, by, at, .. } = submitted;
    let title = say!(language, "contract-review", piece = shown_name(language, contract, place));
    let said = say!(language, "contract-review.text", who = name_of(by), when = moment(at));
    let body = format!("{said}{}\n\n{}", quote(submitted), say!(language, "contract-review.next"));
    let piece = SubmittedPiece { contract: contract.id, place, seq };
    notice_of(Colour::Pending, title, body).with_buttons([
        green(ContractButton::Approve(piece), say!(language, "contract-button-approve")),
        blurple(ContractButton::AskRevision(piece), say!(language, "contract-button-revision")),
    ])
}

/// What whoever submitted a piece reads.
#[must_use]
pub fn submitted(language: Language, contract: &Contract, place: u32) -> Post {
    let title = say!(language, "contract-submitted", piece = shown_name(language, contract, place));
    let client = name_of(contract.client);
    notice_of(Colour::Accepted, title, say!(language, "contract-submitted.text", client = client))
}

/// What the client who approved a piece reads: paying it comes next.
#[must_use]
pub fn approved(language: Language, contract: &Contract, place: u32) -> Post {
    let title = say!(language, "contract-approved", piece = shown_name(language, contract, place));
    let who = recipient_of(&contract.contractor);
    let pay = ContractButton::PayPiece { contract: contract.id, place };
    notice_of(Colour::Accepted, title, say!(language, "contract-approved.text", who = who))
        .with_buttons([grey(pay, say!(language, "contract-button-pay"))])
}

/// What the client who asked for a revision reads.
#[must_use]
pub fn revision_requested(language: Language, contract: &Contract, place: u32) -> Post {
    let title = say!(language, "contract-revision", piece = shown_name(language, contract, place));
    let who = recipient_of(&contract.contractor);
    notice_of(Colour::ChangeRequested, title, say!(language, "contract-revision.text", who = who))
}

/// Tells one person in the room what was said about the work, or its payment.
#[must_use]
pub fn told(brief: &WorkBrief, tag: Option<EffectId>) -> Post {
    let WorkBrief { contract: found, entry, to } = brief;
    let language = found.language;
    let number = found.offer.number.to_string();
    let name = match entry.what.is_of_piece() || entry.piece > 0 {
        true => shown_name(language, &found.contract, entry.piece),
        false => say!(language, "contract-paid-whole"),
    };
    let title = say!(language, "contract-told", number = number, piece = name);
    let who = name_of(entry.by);
    let Told { colour, news, next, act } = match entry.what {
        ContractHappening::Submitted => Told {
            colour: Colour::Pending,
            news: say!(language, "contract-told-submitted", who = who),
            next: say!(language, "contract-told-submitted.next"),
            act: Some(review_button(language, &found.contract)),
        },
        ContractHappening::Approved => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-approved", client = who),
            next: say!(language, "contract-told-approved.next"),
            act: None,
        },
        ContractHappening::RevisionRequested => Told {
            colour: Colour::ChangeRequested,
            news: say!(language, "contract-told-revision", client = who),
            next: say!(language, "contract-told-revision.next"),
            act: Some(submit_button(language, &found.contract)),
        },
        ContractHappening::PaymentRecorded | ContractHappening::PaymentConfirmed | ContractHappening::PaymentDenied => {
            told_of_payment(brief)
        }
    };
    let quote = match entry.what {
        // A note may name an amount, which not everybody in the room may read.
        ContractHappening::PaymentRecorded => String::new(),
        _ => quote(entry),
    };
    let view = grey(OfferButton::View { offer: found.offer.id, tag }, say!(language, "offer-button-view"));
    let body = format!("{news}{quote}\n\n{next}");
    Post::embed(CreateEmbed::new().colour(colour.rgb()).title(title).description(body))
        .saying(name_of(*to))
        .mentioning(*to)
        .with_buttons(act.into_iter().chain([view]))
}

/// What one line is told as in the room.
pub(super) struct Told {
    pub(super) colour: Colour,
    pub(super) news: String,
    pub(super) next: String,
    pub(super) act: Option<CreateButton>,
}

/// Opens what was submitted.
pub(super) fn review_button(language: Language, contract: &Contract) -> CreateButton {
    blurple(ContractButton::Review(contract.id), say!(language, "contract-button-review"))
}

/// Begins to submit.
pub(super) fn submit_button(language: Language, contract: &Contract) -> CreateButton {
    blurple(ContractButton::AskSubmit(contract.id), say!(language, "contract-button-submit"))
}

/// What somebody wrote with it, on lines of its own.
fn quote(entry: &ContractEntry) -> String {
    entry.message.as_ref().map_or_else(String::new, |text| format!("\n{}", quoted(text, MESSAGE_UNITS)))
}
