//! Disputes as the sides of a contract have them: opened after a preview, withdrawn, and the moderators' questions answered.

use super::closing::other_side;
use super::modals::input;
use super::payments::across;
use crate::app::{DisputePreview, PreviewOutcome};
use crate::discord::contracts::buttons::{DisputeButton, EntryRef};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::{blurple, grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::quoted;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::disputes::{ANSWER_CHARS, DISPUTE_CHARS};
use crate::domain::contracts::entry::DisputeReason;
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal, CreateSelectMenuOption};

/// How much of a text is shown in a preview: all of it, unless much of it has to be escaped.
const TEXT_UNITS: usize = 3_300;
/// How much of a question.
const QUESTION_UNITS: usize = 1_500;

/// What a dispute is about, in words.
#[must_use]
pub fn reason_words(language: Language, reason: DisputeReason) -> String {
    say!(language, "contract-dispute-reason", reason = reason.code())
}

/// What a dispute is about, to be chosen, and what opening one means.
#[must_use]
pub fn choose_dispute(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let contract = &found.contract;
    let option =
        |reason: DisputeReason| CreateSelectMenuOption::new(reason_words(language, reason), reason.code());
    let options = DisputeReason::ALL.into_iter().map(option).collect();
    let menu = select(DisputeButton::ChooseReason(contract.id), options)
        .placeholder(say!(language, "contract-dispute-choose.placeholder"));
    let frozen = frozen(language, contract.state);
    let text =
        say!(language, "contract-dispute-choose.text", other = other_side(contract, reader), frozen = frozen);
    notice_of(Colour::Pending, say!(language, "contract-dispute-choose"), text)
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// What happened, in the words of the side that opens it; with what was typed before.
pub fn dispute_form(language: Language, draft: DraftId, text: &str) -> CreateModal {
    let title = say!(language, "contract-form-dispute");
    CreateModal::new(DisputeButton::DisputeForm(draft).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-dispute.text"))
            .example(say!(language, "contract-form-dispute.example"))
            .must_be_filled()
            .row(text, DISPUTE_CHARS),
    ])
}

/// A dispute as it would be.
#[must_use]
pub fn preview_dispute(language: Language, preview: &DisputePreview) -> Post {
    let DisputePreview { draft, found, side, reason, text, .. } = preview;
    let reason = say!(language, "contract-dispute-facts", reason = reason_words(language, *reason));
    let other = across(&found.contract, *side);
    let next = say!(language, "contract-dispute-preview.next", other = other);
    let frozen = frozen(language, found.contract.state);
    // Who does the work for an agency reads the private channel, and no amounts.
    let kept = match Amounts::in_room(&found.offer) {
        Amounts::Shown => String::new(),
        Amounts::Kept => format!("\n{}", say!(language, "contract-dispute-preview.kept")),
    };
    let body = format!("{reason}\n{}\n\n{next} {frozen}{kept}", quoted(text, TEXT_UNITS));
    let open = DisputeButton::OpenDispute { draft: *draft, seen: preview.hash() };
    notice_of(Colour::Pending, say!(language, "contract-dispute-preview"), body).with_buttons([
        red(open, say!(language, "contract-button-open-dispute")),
        grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
        grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
    ])
}

/// What the side reads that pressed Open dispute: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_open(language: Language, outcome: &PreviewOutcome<DisputePreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(DisputePreview { found, side, moderators_are_told, .. }) => {
            let other = across(&found.contract, *side);
            let told = match moderators_are_told {
                true => say!(language, "contract-dispute-opened.told", other = other),
                false => say!(language, "contract-dispute-opened.listed", other = other),
            };
            let text = format!("{told}\n{}", say!(language, "contract-dispute-opened.next"));
            notice_of(Colour::ChangeRequested, say!(language, "contract-dispute-opened"), text)
        }
        PreviewOutcome::Renewed(preview) => {
            preview_dispute(language, preview).saying(say!(language, "contract-dispute-renewed"))
        }
    }
}

/// Whether the side that opened it really withdraws it.
#[must_use]
pub fn withdrawing(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let contract = &found.contract;
    let text = say!(language, "contract-dispute-withdraw.text", other = other_side(contract, reader));
    let withdraw = found.work.dispute().map(|dispute| {
        let opened = EntryRef { contract: contract.id, seq: dispute.opened.seq };
        blurple(DisputeButton::Withdraw(opened), say!(language, "contract-button-withdraw-dispute"))
    });
    notice_of(Colour::Pending, say!(language, "contract-dispute-withdraw"), text).with_buttons(withdraw)
}

/// What the side reads that withdrew it.
#[must_use]
pub fn withdrawn(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let text = say!(language, "contract-dispute-withdrawn.text", other = other_side(&found.contract, reader));
    notice_of(Colour::Accepted, say!(language, "contract-dispute-withdrawn"), text)
}

/// The answer to a question of the moderators'.
pub fn answer_form(language: Language, question: EntryRef) -> CreateModal {
    let title = say!(language, "contract-form-answer");
    CreateModal::new(DisputeButton::AnswerForm(question).to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "contract-form-answer.text"))
            .example(say!(language, "contract-form-answer.example"))
            .must_be_filled()
            .row("", ANSWER_CHARS),
    ])
}

/// What the side reads that answered.
#[must_use]
pub fn answered(language: Language, found: &ContractAtWork, (reader, seq): (PersonId, i64)) -> Post {
    let question = found.work.entry(seq).and_then(|question| question.message.as_deref());
    let question = quoted(question.unwrap_or_default(), QUESTION_UNITS);
    let text = say!(language, "contract-dispute-answered.text", other = other_side(&found.contract, reader));
    let title = say!(language, "contract-dispute-answered");
    notice_of(Colour::Accepted, title, format!("{question}\n{text}"))
}

/// What stands still until the dispute ends.
fn frozen(language: Language, state: ContractState) -> String {
    match state {
        ContractState::Closed => say!(language, "contract-dispute-frozen.closed"),
        ContractState::Active | ContractState::Paused | ContractState::Disputed => {
            say!(language, "contract-dispute-frozen")
        }
    }
}

/// Opens a dispute, where none is open.
pub(super) fn dispute_button(language: Language, contract: &Contract) -> Option<CreateButton> {
    match contract.state {
        ContractState::Active | ContractState::Paused | ContractState::Closed => {
            Some(grey(DisputeButton::AskDispute(contract.id), say!(language, "contract-button-dispute")))
        }
        ContractState::Disputed => None,
    }
}

/// What can be done in an open dispute, for everybody in the room where no `side` is given: answer the newest question that waits for an
/// answer, and withdraw it.
pub(super) fn open_dispute_buttons(
    language: Language,
    contract: &Contract,
    work: &Work,
    side: Option<Side>,
) -> Vec<CreateButton> {
    let Some(dispute) = work.dispute() else { return Vec::new() };
    let sides = [Side::Client, Side::Recipient].into_iter();
    let mut readers = sides.filter(|one| side.is_none_or(|side| side == *one));
    let answer = readers
        .find_map(|side| dispute.unanswered(contract, side))
        .map(|question| answer_button(language, EntryRef { contract: contract.id, seq: question.seq }));
    let is_theirs = side.is_none_or(|side| dispute.opened.side(contract) == side);
    let withdraw = is_theirs.then(|| {
        grey(DisputeButton::AskWithdraw(contract.id), say!(language, "contract-button-withdraw-dispute"))
    });
    answer.into_iter().chain(withdraw).collect()
}

/// Answers a question of the moderators'.
pub(super) fn answer_button(language: Language, question: EntryRef) -> CreateButton {
    blurple(DisputeButton::AskAnswer(question), say!(language, "contract-button-answer-dispute"))
}
