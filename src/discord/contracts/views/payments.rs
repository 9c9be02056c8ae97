//! Payments of a contract as people read them: chosen, previewed, recorded, answered. Parley holds no money, and says so.

use super::work::{Told, piece_name, shown_name};
use crate::app::{PaymentOutcome, PaymentPreview, WorkBrief};
use crate::discord::contracts::buttons::{ContractButton, PaymentRef};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::{blurple, green, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{plain_line, plain_weekday_and_day, quoted, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::Payment;
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::contracts::payments::{PaymentStage, RecordedPayment, currency_of, payment_days};
use crate::domain::contracts::work::Work;
use crate::domain::money::Money;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenuOption};

/// How much of a note is shown: all of it, however it is escaped.
const NOTE_UNITS: usize = 800;
/// Most milestones beside the whole contract in one menu.
const MENU: usize = 24;

/// What a payment is for.
#[must_use]
pub fn choose_paid(language: Language, contract: &Contract) -> Post {
    let whole = CreateSelectMenuOption::new(say!(language, "contract-paid-whole"), "0");
    let pieces = (1..).zip(contract.terms.milestones().iter().take(MENU)).map(|(place, _): (u32, _)| {
        let name = plain_line(&format!("{place}. {}", piece_name(language, contract, place)), 100);
        CreateSelectMenuOption::new(name, place.to_string())
    });
    let options = pieces.chain([whole]).collect();
    let menu = select(ContractButton::PaymentPiece(contract.id), options)
        .placeholder(say!(language, "contract-choose-paid.placeholder"));
    let title = say!(language, "contract-choose-paid");
    notice_of(Colour::Pending, title, say!(language, "contract-choose-paid.text"))
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// A payment as it would be recorded.
#[must_use]
pub fn preview_payment(language: Language, preview: &PaymentPreview) -> Post {
    let PaymentPreview { draft, found, side, piece, payment, note, open, today } = preview;
    let contract = &found.contract;
    let other = across(contract, *side);
    let facts = facts(language, contract, *piece, *payment, note.as_deref());
    let above = open.filter(|open| payment.amount.minor > open.minor).map(|open| {
        let amounts = (payment.amount.to_string(), open.to_string());
        format!("\n\n{}", say!(language, "contract-payment-above", amount = amounts.0, open = amounts.1))
    });
    let next = say!(language, "contract-payment-preview.next", other = other);
    let body = format!("{facts}{}\n\n{next}", above.unwrap_or_default());
    let title = match side {
        Side::Client => say!(language, "contract-payment-preview"),
        Side::Recipient => say!(language, "contract-payment-preview.received"),
    };
    let days = payment_days(*today).map(|day| {
        CreateSelectMenuOption::new(plain_weekday_and_day(language, day), day.to_string())
            .default_selection(day == payment.day)
    });
    let seen = preview.hash();
    notice_of(Colour::Pending, title, body)
        .with_row(CreateActionRow::SelectMenu(select(ContractButton::PaymentDay(*draft), days.collect())))
        .with_buttons([
            green(
                ContractButton::RecordPayment { draft: *draft, seen },
                say!(language, "contract-button-record"),
            ),
            grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
            grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
        ])
}

/// What whoever pressed Record reads: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_record(language: Language, outcome: &PaymentOutcome) -> Post {
    match outcome {
        PaymentOutcome::Recorded(preview) => recorded(language, preview),
        PaymentOutcome::Renewed(preview) => {
            preview_payment(language, preview).saying(say!(language, "contract-payment-renewed"))
        }
    }
}

/// What the side is called across from `side`.
fn across(contract: &Contract, side: Side) -> String {
    match side {
        Side::Client => recipient_of(&contract.contractor),
        Side::Recipient => name_of(contract.client),
    }
}

/// What whoever recorded a payment reads.
fn recorded(language: Language, preview: &PaymentPreview) -> Post {
    let PaymentPreview { found, side, piece, payment, note, .. } = preview;
    let contract = &found.contract;
    let other = across(contract, *side);
    let facts = facts(language, contract, *piece, *payment, note.as_deref());
    let body = format!("{facts}\n\n{}", say!(language, "contract-payment-recorded.text", other = other));
    notice_of(Colour::Accepted, say!(language, "contract-payment-recorded"), body)
}

/// A payment that the other side recorded, for whoever answers it.
#[must_use]
pub fn review_payment(language: Language, contract: &Contract, payment: RecordedPayment<'_>) -> Post {
    let RecordedPayment { recorded, payment: paid, .. } = payment;
    let line = PaymentRef { contract: contract.id, seq: recorded.seq };
    let facts = facts(language, contract, recorded.piece, paid, recorded.message.as_deref());
    let by_client = recorded.by == contract.client;
    let (title, deny) = match by_client {
        true => (
            say!(language, "contract-payment-review", who = name_of(recorded.by)),
            say!(language, "contract-button-deny"),
        ),
        false => (
            say!(language, "contract-payment-review.received", who = name_of(recorded.by)),
            say!(language, "contract-button-deny.client"),
        ),
    };
    let (state, buttons) = match payment.stage() {
        PaymentStage::Confirmed => (say!(language, "contract-payment-state.confirmed"), Vec::new()),
        PaymentStage::Denied => (
            say!(language, "contract-payment-state.denied"),
            vec![green(ContractButton::ConfirmPayment(line), say!(language, "contract-button-confirm"))],
        ),
        PaymentStage::Waiting => (
            say!(language, "contract-payment-state"),
            vec![
                green(ContractButton::ConfirmPayment(line), say!(language, "contract-button-confirm")),
                grey(ContractButton::DenyPayment(line), deny),
            ],
        ),
    };
    notice_of(Colour::Pending, title, format!("{facts}\n\n{state}")).with_buttons(buttons)
}

/// What whoever answered a payment reads.
#[must_use]
pub fn answered(language: Language, contract: &Contract, payment: RecordedPayment<'_>) -> Post {
    let RecordedPayment { recorded, payment: paid, .. } = payment;
    let facts = facts(language, contract, recorded.piece, paid, None);
    let who = name_of(recorded.by);
    let (colour, title, text) = match payment.stage() {
        PaymentStage::Denied => (
            Colour::ChangeRequested,
            say!(language, "contract-payment-denied"),
            say!(language, "contract-payment-denied.text", who = who),
        ),
        PaymentStage::Confirmed | PaymentStage::Waiting => (
            Colour::Accepted,
            say!(language, "contract-payment-confirmed"),
            say!(language, "contract-payment-confirmed.text", who = who),
        ),
    };
    notice_of(colour, title, format!("{facts}\n\n{text}"))
}

/// How much, when, for what, and the note.
pub(super) fn facts(
    language: Language,
    contract: &Contract,
    piece: u32,
    payment: Payment,
    note: Option<&str>,
) -> String {
    let what = match piece {
        0 => say!(language, "contract-paid-whole"),
        place => shown_name(language, contract, place),
    };
    let (amount, day) = (payment.amount.to_string(), weekday_and_day(language, payment.day));
    let said = say!(language, "contract-payment-facts", amount = amount, day = day, piece = what);
    note.map_or(said.clone(), |note| format!("{said}\n{}", quoted(note, NOTE_UNITS)))
}

/// What a line about a payment is told as in the room; without amounts where whoever does the work may not read them.
pub(super) fn told_of_payment(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, contract) = (found.language, &found.contract);
    let who = name_of(entry.by);
    let seq = entry.answers.unwrap_or(entry.seq);
    let amount = match (found.work.payment(seq), Amounts::in_room(&found.offer)) {
        (Some(payment), Amounts::Shown) => payment.payment.amount.to_string(),
        _ => say!(language, "contract-payment-amount-kept"),
    };
    let by_client = entry.by == contract.client;
    let is_shown = Amounts::in_room(&found.offer) == Amounts::Shown;
    match entry.what {
        ContractHappening::PaymentConfirmed => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-confirmed", who = who, amount = amount),
            next: say!(language, "contract-told-confirmed.next"),
            act: None,
        },
        ContractHappening::PaymentDenied => Told {
            colour: Colour::ChangeRequested,
            news: match by_client {
                true => say!(language, "contract-told-denied.client", who = who, amount = amount),
                false => say!(language, "contract-told-denied", who = who, amount = amount),
            },
            next: say!(language, "contract-told-denied.next"),
            act: None,
        },
        _ => Told {
            colour: Colour::Pending,
            news: match (is_shown, by_client) {
                (false, _) => say!(language, "contract-told-paid.kept", who = who),
                (true, true) => say!(language, "contract-told-paid", who = who, amount = amount),
                (true, false) => say!(language, "contract-told-paid.received", who = who, amount = amount),
            },
            next: say!(language, "contract-told-paid.next"),
            act: Some(blurple(
                ContractButton::ReviewPayment(PaymentRef { contract: contract.id, seq }),
                say!(language, "contract-button-review-payment"),
            )),
        },
    }
}

/// What was paid so far, in the contract's field; `None` where nothing was recorded.
pub(super) fn paid_so_far(
    language: Language,
    contract: &Contract,
    work: &Work,
    amounts: Amounts,
) -> Option<String> {
    let payments = work.payments();
    if payments.is_empty() {
        return None;
    }
    let count = |stage| payments.iter().filter(|payment| payment.stage() == stage).count();
    if amounts == Amounts::Kept {
        let (confirmed, waiting) = (count(PaymentStage::Confirmed), count(PaymentStage::Waiting));
        return Some(say!(language, "contract-payments-kept", confirmed = confirmed, waiting = waiting));
    }
    let currency = currency_of(contract);
    let sum = |stage| Money { minor: work.paid(None, &[stage]), currency };
    let confirmed = sum(PaymentStage::Confirmed).to_string();
    let mut lines = vec![match &contract.terms.price {
        Price::Fixed { total, .. } => {
            say!(language, "contract-payments.of", confirmed = confirmed, total = total.to_string())
        }
        Price::Hourly { .. } => say!(language, "contract-payments", confirmed = confirmed),
    }];
    if count(PaymentStage::Waiting) > 0 {
        let waiting = sum(PaymentStage::Waiting).to_string();
        lines.push(say!(language, "contract-payments-waiting", waiting = waiting));
    }
    if count(PaymentStage::Denied) > 0 {
        let denied = sum(PaymentStage::Denied).to_string();
        lines.push(say!(language, "contract-payments-denied", denied = denied));
    }
    Some(lines.join("\n"))
}
