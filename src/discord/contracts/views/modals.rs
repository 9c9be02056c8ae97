//! The forms about the work of a contract, and the names of their inputs.

use super::work::piece_name;
use crate::discord::contracts::buttons::{ContractButton, SubmittedPiece};
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::work::WORK_MESSAGE_CHARS;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateModal;

/// The inputs, by the name that a submit carries.
pub mod input {
    /// What goes with the work, or what is to be different.
    pub const MESSAGE: &str = "message";
}

/// The message with a piece of the work.
pub fn submit_form(language: Language, contract: &Contract, place: u32) -> CreateModal {
    let button = ContractButton::SubmitForm { contract: contract.id, place };
    let title = say!(language, "contract-form-submit", piece = piece_name(language, contract, place));
    CreateModal::new(button.to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-submit.message"))
            .example(say!(language, "contract-form-submit.example"))
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
