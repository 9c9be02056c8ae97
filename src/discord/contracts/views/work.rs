//! The work of a contract as people read it: what was submitted, what became of it, and what can be chosen.

use super::submissions::with_files;
use crate::discord::contracts::buttons::{ContractButton, PaymentButton, SubmittedPiece};
use crate::discord::ui::buttons::{blurple, green, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment, plain_line, quoted};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenuOption};

/// How much of a message is shown: all of it, unless most of it has to be escaped.
const MESSAGE_UNITS: usize = 3_600;
/// Most units of a milestone's name.
const NAME_UNITS: usize = 200;
/// Most options of one menu.
const MENU: usize = 25;

/// What a piece is called where no formatting is shown.
#[must_use]
pub fn piece_name(language: Language, contract: &Contract, place: u32) -> String {
    match contract.milestone_name(place) {
        Some(name) => plain_line(name, TITLE_CHARS),
        None => say!(language, "contract-whole"),
    }
}

/// What a piece is called in a message.
#[must_use]
pub fn shown_name(language: Language, contract: &Contract, place: u32) -> String {
    match contract.numbered(place) {
        Some((number, name)) => numbered(number, &escaped_line(name, NAME_UNITS)),
        None => say!(language, "contract-whole"),
    }
}

/// A milestone's name after its number, if it has one.
#[must_use]
pub fn numbered(number: Option<u32>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("{number}. {name}"))
}

/// A milestone as it stands in a menu.
pub(in crate::discord::contracts) fn menu_name(
    language: Language,
    contract: &Contract,
    place: u32,
) -> String {
    let number = contract.numbered(place).and_then(|(number, _)| number);
    plain_line(&numbered(number, &piece_name(language, contract, place)), 100)
}

/// Which piece is submitted.
#[must_use]
pub fn choose_to_submit(language: Language, contract: &Contract, places: &[u32]) -> Post {
    choose_place(language, contract, places, ContractButton::SubmitPiece(contract.id))
}

/// The same in another menu.
pub(super) fn choose_place(
    language: Language,
    contract: &Contract,
    places: &[u32],
    button: ContractButton,
) -> Post {
    let title = say!(language, "contract-choose-submit");
    let body = say!(language, "contract-choose-submit.text");
    choose(language, contract, places.iter().copied(), button, (title, body))
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
    let option =
        |place: u32| CreateSelectMenuOption::new(menu_name(language, contract, place), place.to_string());
    let menu = select(button, places.take(MENU).map(option).collect());
    notice_of(Colour::Pending, title, body)
        .with_row(CreateActionRow::SelectMenu(menu.placeholder(say!(language, "contract-choose"))))
}

/// What was submitted, for the client who answers it.
#[must_use]
pub fn review(language: Language, found: &ContractAtWork, submitted: &ContractEntry) -> Post {
    let contract = &found.contract;
    let &ContractEntry { seq, piece: place, by, at, .. } = submitted;
    let title = say!(language, "contract-review", piece = shown_name(language, contract, place));
    let said = say!(language, "contract-review.text", who = name_of(by), when = moment(at));
    let next = say!(language, "contract-review.next");
    let until = found.work.approves(submitted).map_or_else(String::new, |until| {
        format!(" {}", say!(language, "contract-review.until", until = moment(until)))
    });
    let body = format!("{said}{}\n\n{next}{until}", quote(submitted));
    let piece = SubmittedPiece { contract: contract.id, place, seq };
    let embed = CreateEmbed::new().colour(Colour::Pending.rgb()).title(title).description(body);
    Post::embed(with_files(language, embed, &submitted.files)).with_buttons([
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
    let pay = PaymentButton::PayPiece { contract: contract.id, place };
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

/// What one line is told as in the room.
pub(super) struct Told {
    pub(super) colour: Colour,
    pub(super) news: String,
    pub(super) next: String,
    pub(super) act: Vec<CreateButton>,
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
pub(super) fn quote(entry: &ContractEntry) -> String {
    entry.message.as_deref().map_or_else(String::new, quote_of)
}

/// The same of a text.
pub(super) fn quote_of(text: &str) -> String {
    format!("\n{}", quoted(text, MESSAGE_UNITS))
}
