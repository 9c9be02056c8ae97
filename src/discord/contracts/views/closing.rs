//! The end of a contract as people read it: why it is closed, what stays without an answer, and how it is reopened.

use super::modals::input;
use super::payments::{across, paid_so_far};
use super::statement::time_text;
use super::work::{Told, shown_name};
use crate::app::{ClosePreview, PreviewOutcome, WorkBrief};
use crate::discord::contracts::buttons::{EntryRef, StateButton};
use crate::discord::feedback::views::give::feedback_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::{blurple, green, grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, quoted};
use crate::domain::contracts::closing::{Reopening, Unanswered};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::{CloseReason, ContractEntry, ContractHappening};
use crate::domain::contracts::payments::currency_of;
use crate::domain::contracts::work::{ContractAtWork, WORK_MESSAGE_CHARS, Work};
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal, CreateSelectMenuOption};

/// How much of a message is shown.
const MESSAGE_UNITS: usize = 2_600;
/// Most pieces that are named one by one.
const NAMED: usize = 3;
/// Longest amount as typed, in characters.
const AMOUNT_CHARS: usize = 100;

/// Why a contract ends, in words.
#[must_use]
pub fn reason_words(language: Language, reason: CloseReason) -> String {
    say!(language, "contract-close-reason", reason = reason.code())
}

/// For which reason a contract is closed.
#[must_use]
pub fn choose_reason(language: Language, found: &ContractAtWork) -> Post {
    let contract = &found.contract;
    let option = |reason: CloseReason| {
        CreateSelectMenuOption::new(reason_words(language, reason), reason.code()).description(say!(
            language,
            "contract-close-reason.hint",
            reason = reason.code()
        ))
    };
    let options = CloseReason::ALL.into_iter().map(option).collect();
    let menu = select(StateButton::ChooseReason(contract.id), options)
        .placeholder(say!(language, "contract-close-choose.placeholder"));
    let warnings = warnings(language, contract, &Unanswered::of(found));
    let body = format!("{}{warnings}", say!(language, "contract-close-choose.text"));
    notice_of(Colour::Pending, say!(language, "contract-close-choose"), body)
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// The word at the end, and what was paid in all where no payment was recorded; with what was typed before.
pub fn close_form(
    language: Language,
    draft: DraftId,
    found: &ContractAtWork,
    reason: CloseReason,
    (message, paid): (&str, &str),
) -> CreateModal {
    let label = match reason.needs_message() {
        true => say!(language, "contract-form-close.message"),
        false => say!(language, "contract-form-close.optional"),
    };
    let field = paragraph(input::MESSAGE, label).example(say!(language, "contract-form-close.example"));
    let field = if reason.needs_message() { field.must_be_filled() } else { field };
    let mut rows = vec![field.row(message, WORK_MESSAGE_CHARS)];
    if found.work.payments().is_empty() {
        let example =
            format!("{} {}", say!(language, "form-field-amount.example"), currency_of(&found.contract));
        let field = one_line(input::AMOUNT, say!(language, "contract-form-close.paid")).example(example);
        rows.push(field.row(paid, AMOUNT_CHARS));
    }
    let title = say!(language, "contract-form-close");
    CreateModal::new(StateButton::CloseForm(draft).to_string(), fitting(&title)).components(rows)
}

/// The end of a contract as it would be.
#[must_use]
pub fn preview_closing(language: Language, preview: &ClosePreview) -> Post {
    let ClosePreview { draft, found, side, reason, message, paid, unanswered } = preview;
    let reason = say!(language, "contract-close-facts", reason = reason_words(language, *reason));
    let message = message.as_deref().map(|text| quoted(text, MESSAGE_UNITS));
    let paid = match paid {
        Some(paid) => Some(say!(language, "contract-close-facts.paid", paid = paid.to_string())),
        None => paid_so_far(language, &found.contract, &found.work, Amounts::Shown),
    };
    let facts: Vec<String> = [reason].into_iter().chain(message).chain(paid).collect();
    let warnings = warnings(language, &found.contract, unanswered);
    let next = say!(language, "contract-close-preview.next", other = across(&found.contract, *side));
    let body = format!("{}{warnings}\n\n{next}", facts.join("\n"));
    let close = StateButton::Close { draft: *draft, seen: preview.hash() };
    notice_of(Colour::Pending, say!(language, "contract-close-preview"), body).with_buttons([
        red(close, say!(language, "contract-button-close")),
        grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
        grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
    ])
}

/// What the side reads that pressed Close contract: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_close(language: Language, outcome: &PreviewOutcome<ClosePreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(ClosePreview { found, side, .. }) => {
            let other = across(&found.contract, *side);
            let text = say!(language, "contract-closed.text", other = other);
            notice_of(Colour::Accepted, say!(language, "contract-closed"), text)
        }
        PreviewOutcome::Renewed(preview) => {
            preview_closing(language, preview).saying(say!(language, "contract-close-renewed"))
        }
    }
}

/// What stays without an answer, below an empty line; nothing where that is nothing.
fn warnings(language: Language, contract: &Contract, unanswered: &Unanswered) -> String {
    let Unanswered { submitted, payments, minutes, proposal } = unanswered;
    let named = submitted.iter().take(NAMED).map(|&place| shown_name(language, contract, place));
    let (names, more) = (named.collect::<Vec<_>>().join(", "), submitted.len().saturating_sub(NAMED));
    let submitted = (!submitted.is_empty())
        .then(|| say!(language, "contract-close-submitted", pieces = names, more = more));
    let payments = (*payments > 0).then(|| say!(language, "contract-close-payments", count = *payments));
    let hours =
        (*minutes > 0).then(|| say!(language, "contract-close-hours", time = time_text(language, *minutes)));
    let proposal = proposal.then(|| say!(language, "contract-close-terms"));
    let all: Vec<String> = submitted.into_iter().chain(proposal).chain(hours).chain(payments).collect();
    if all.is_empty() { String::new() } else { format!("\n\n{}", all.join("\n")) }
}

/// How a closed contract can be reopened by `reader`.
#[must_use]
pub fn reopening(language: Language, found: &ContractAtWork, reader: PersonId, state: Reopening) -> Post {
    let contract = &found.contract;
    let other = other_side(contract, reader);
    match state {
        Reopening::CanAsk => {
            let text = say!(language, "contract-reopen.text", other = other);
            let ask = StateButton::RequestReopen(contract.id);
            notice_of(Colour::Pending, say!(language, "contract-reopen"), text)
                .with_buttons([blurple(ask, say!(language, "contract-button-request-reopen"))])
        }
        Reopening::Asked(seq) => {
            let title = say!(language, "contract-reopen-asked");
            let text = say!(language, "contract-reopen-asked.text", other = other);
            notice_of(Colour::Pending, title, text)
                .with_buttons(answer_buttons(language, EntryRef { contract: contract.id, seq }))
        }
    }
}

/// What the side reads that pressed Ask to reopen.
#[must_use]
pub fn reopen_asked(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    if found.contract.state != ContractState::Closed {
        return reopen_answered(language, found, reader);
    }
    let text = say!(language, "contract-reopen-sent.text", other = other_side(&found.contract, reader));
    notice_of(Colour::Accepted, say!(language, "contract-reopen-sent"), text)
}

/// What the side reads that answered a request to reopen.
#[must_use]
pub fn reopen_answered(language: Language, found: &ContractAtWork, reader: PersonId) -> Post {
    let other = other_side(&found.contract, reader);
    match found.contract.state {
        ContractState::Active | ContractState::Paused | ContractState::Disputed => {
            let text = say!(language, "contract-reopened.text", other = other);
            notice_of(Colour::Accepted, say!(language, "contract-reopened"), text)
        }
        ContractState::Closed => {
            let text = say!(language, "contract-kept-closed.text", other = other);
            notice_of(Colour::Quiet, say!(language, "contract-kept-closed"), text)
        }
    }
}

/// What a line about the end of a contract is told as in the room.
pub(super) fn told_of_end(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    match entry.what {
        ContractHappening::ReopenRequested => Told {
            colour: Colour::Pending,
            news: say!(language, "contract-told-reopen", who = who),
            next: say!(language, "contract-told-reopen.next"),
            act: answer_buttons(language, EntryRef { contract: found.contract.id, seq: entry.seq }),
        },
        ContractHappening::Reopened => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-reopened", who = who),
            next: say!(language, "contract-told-reopened.next"),
            act: Vec::new(),
        },
        ContractHappening::ReopenDeclined => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-kept-closed", who = who),
            next: say!(language, "contract-told-kept-closed.next"),
            act: Vec::new(),
        },
        _ => {
            let next = say!(language, "contract-told-closed.next", until = reopens_until(&found.work, entry));
            let give = feedback_button(language, &found.contract);
            let ask = give.as_ref().map(|_| say!(language, "feedback-ask"));
            Told {
                colour: Colour::Quiet,
                news: closed_words(language, entry, Amounts::in_room(&found.offer)),
                next: [Some(next), ask].into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
                act: give.into_iter().collect(),
            }
        }
    }
}

/// Who closed it, why, and what they say was paid.
fn closed_words(language: Language, entry: &ContractEntry, amounts: Amounts) -> String {
    let who = name_of(entry.by);
    // One without is closed by the decision of a dispute.
    let Some(closing) = entry.closing else { return say!(language, "contract-told-closed-decided") };
    let reason = reason_words(language, closing.reason);
    let said = say!(language, "contract-told-closed", who = who.clone(), reason = reason);
    let paid = closing.paid.filter(|_| amounts == Amounts::Shown);
    paid.map_or(said.clone(), |paid| {
        format!("{said}\n{}", say!(language, "contract-told-closed.paid", who = who, paid = paid.to_string()))
    })
}

/// How the card of a closed contract goes on; `None` where it runs.
pub(super) fn closed_state(language: Language, work: &Work, amounts: Amounts) -> Option<String> {
    let closed = work.closed_by()?;
    let words = closed_words(language, closed, amounts);
    let next = match work.reopen_request() {
        Some(asked) => say!(language, "contract-next-reopen", who = name_of(asked.by)),
        None => say!(language, "contract-told-closed.next", until = reopens_until(work, closed)),
    };
    Some(format!("{words} ({when})\n{next}", when = moment(closed.at)))
}

/// Closes a contract that runs, and reopens one that is closed; nothing in a dispute.
pub(super) fn state_button(language: Language, contract: &Contract) -> Option<CreateButton> {
    match contract.state {
        ContractState::Active | ContractState::Paused => {
            Some(grey(StateButton::AskClose(contract.id), say!(language, "contract-button-close")))
        }
        ContractState::Closed => {
            Some(grey(StateButton::AskReopen(contract.id), say!(language, "contract-button-reopen")))
        }
        ContractState::Disputed => None,
    }
}

fn answer_buttons(language: Language, request: EntryRef) -> Vec<CreateButton> {
    vec![
        green(StateButton::Reopen(request), say!(language, "contract-button-reopen")),
        grey(StateButton::KeepClosed(request), say!(language, "contract-button-keep-closed")),
    ]
}

fn reopens_until(work: &Work, closed: &ContractEntry) -> String {
    moment(work.reopens_until(closed))
}

/// What the side is called across from `reader`.
pub(super) fn other_side(contract: &Contract, reader: PersonId) -> String {
    across(contract, contract.deciding_side(reader).unwrap_or(Side::Recipient))
}
