//! The forms about the work of a contract, and the names of their inputs.

use super::work::piece_name;
use crate::discord::contracts::buttons::{
    ContractButton, EntryRef, HoursButton, PaymentButton, StateButton, SubmittedPiece,
};
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::payments::PaymentKind;
use crate::domain::contracts::work::WORK_MESSAGE_CHARS;
use crate::domain::form::PAYMENT_NOTE_CHARS;
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::money::Currency;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateModal;

/// Longest amount, and longest time of work, as typed, in characters.
const AMOUNT_CHARS: usize = 100;

/// The inputs, by the name that a submit carries.
pub mod input {
    /// What goes with the work, or what is to be different.
    pub const MESSAGE: &str = "message";
    /// What was paid.
    pub const AMOUNT: &str = "amount";
    /// A note with a payment.
    pub const NOTE: &str = "note";
    /// How long somebody worked.
    pub const TIME: &str = "time";
    /// What they did.
    pub const DONE: &str = "done";
    /// What both sides do.
    pub const DESCRIPTION: &str = "description";
    /// The price, or the rate.
    pub const PRICE: &str = "price";
    /// Start and due.
    pub const SCHEDULE: &str = "schedule";
    /// Milestones, one a line.
    pub const MILESTONES: &str = "milestones";
}

/// The message with a piece of the work.
pub fn submit_form(language: Language, contract: &Contract, place: u32) -> CreateModal {
    let button = ContractButton::SubmitForm { contract: contract.id, place };
    let title = say!(language, "contract-form-submit", piece = piece_name(language, contract, place));
    CreateModal::new(button.to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-submit.message"))
            .example(say!(language, "contract-form-submit.files"))
            .must_be_filled()
            .row("", WORK_MESSAGE_CHARS),
    ])
}

/// The same of a draft, with what was typed before; its files are there already.
pub fn submit_draft_form(
    language: Language,
    contract: &Contract,
    place: u32,
    (draft, message): (DraftId, &str),
) -> CreateModal {
    let title = say!(language, "contract-form-submit", piece = piece_name(language, contract, place));
    CreateModal::new(ContractButton::DraftForm(draft).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-submit.message"))
            .example(say!(language, "contract-form-submit.example"))
            .must_be_filled()
            .row(message, WORK_MESSAGE_CHARS),
    ])
}

/// Why a contract is paused.
pub fn pause_form(language: Language, contract: ContractId) -> CreateModal {
    let title = say!(language, "contract-form-pause");
    CreateModal::new(StateButton::PauseForm(contract).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-pause.message"))
            .example(say!(language, "contract-form-pause.example"))
            .must_be_filled()
            .row("", WORK_MESSAGE_CHARS),
    ])
}

/// What is to be different about a piece.
pub fn revision_form(language: Language, piece: SubmittedPiece) -> CreateModal {
    let title = say!(language, "contract-form-revision");
    CreateModal::new(ContractButton::RevisionForm(piece).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-revision.message"))
            .example(say!(language, "contract-form-revision.example"))
            .must_be_filled()
            .row("", WORK_MESSAGE_CHARS),
    ])
}

/// Hours that were worked, with what was typed before.
pub fn hours_form(language: Language, draft: DraftId, (time, done): (&str, &str)) -> CreateModal {
    let title = say!(language, "contract-form-hours");
    CreateModal::new(HoursButton::LogForm(draft).to_string(), fitting(&title)).components(vec![
        one_line(input::TIME, say!(language, "contract-form-hours.time"))
            .example(say!(language, "contract-form-hours.example"))
            .must_be_filled()
            .row(time, AMOUNT_CHARS),
        paragraph(input::DONE, say!(language, "contract-form-hours.done"))
            .example(say!(language, "form-field-done.example"))
            .must_be_filled()
            .row(done, WORK_MESSAGE_CHARS),
    ])
}

/// Why the client objects to hours.
pub fn objection_form(language: Language, hours: EntryRef) -> CreateModal {
    let title = say!(language, "contract-form-objection");
    CreateModal::new(HoursButton::ObjectForm(hours).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-objection.message"))
            .example(say!(language, "contract-form-objection.example"))
            .must_be_filled()
            .row("", WORK_MESSAGE_CHARS),
    ])
}

/// A payment or a refund, with what was typed before; the example is in the contract's currency, where that is at hand.
pub fn payment_form(
    language: Language,
    (draft, kind): (DraftId, PaymentKind),
    currency: Option<Currency>,
    (amount, note): (&str, &str),
) -> CreateModal {
    let example = say!(language, "form-field-amount.example");
    let example = currency.map_or(example.clone(), |currency| format!("{example} {currency}"));
    let (title, label) = match kind {
        PaymentKind::Payment => {
            (say!(language, "contract-form-payment"), say!(language, "contract-form-payment.amount"))
        }
        PaymentKind::Refund => {
            (say!(language, "contract-form-refund"), say!(language, "contract-form-refund.amount"))
        }
    };
    CreateModal::new(PaymentButton::PaymentForm(draft).to_string(), fitting(&title)).components(vec![
        one_line(input::AMOUNT, label).example(example).must_be_filled().row(amount, AMOUNT_CHARS),
        one_line(input::NOTE, say!(language, "contract-form-payment.note"))
            .example(say!(language, "form-field-note.example"))
            .row(note, PAYMENT_NOTE_CHARS),
    ])
}
