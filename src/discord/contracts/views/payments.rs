//! Payments of a contract as people read them: chosen, previewed, recorded, answered. Parley holds no money, and says so.

use super::work::{Told, menu_name, shown_name};
use crate::app::{PaymentPreview, PreviewOutcome, WorkBrief};
use crate::discord::contracts::buttons::{EntryRef, PaymentButton};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::buttons::{blurple, green, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{plain_weekday_and_day, quoted, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::contracts::entry::Payment;
use crate::domain::contracts::payments::{
    PaymentKind, PaymentStage, RecordedPayment, currency_of, payment_days,
};
use crate::domain::contracts::work::Work;
use crate::domain::money::Money;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateSelectMenuOption};

/// How much of a note is shown: all of it, however it is escaped.
const NOTE_UNITS: usize = 800;
/// Most milestones beside the whole contract in one menu.
const MENU: usize = 24;

/// What a payment is for.
#[must_use]
pub fn choose_paid(language: Language, contract: &Contract) -> Post {
    let whole = CreateSelectMenuOption::new(say!(language, "contract-paid-whole"), "0");
    let pieces = contract.milestones().take(MENU).map(|(place, _)| {
        CreateSelectMenuOption::new(menu_name(language, contract, place), place.to_string())
    });
    let options = pieces.chain([whole]).collect();
    let menu = select(PaymentButton::PaymentPiece(contract.id), options)
        .placeholder(say!(language, "contract-choose-paid.placeholder"));
    let title = say!(language, "contract-choose-paid");
    notice_of(Colour::Pending, title, say!(language, "contract-choose-paid.text"))
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// A payment as it would be recorded.
#[must_use]
pub fn preview_payment(language: Language, preview: &PaymentPreview) -> Post {
    let PaymentPreview { draft, found, side, kind, piece, payment, note, open, today } = preview;
    let contract = &found.contract;
    let other = across(contract, *side);
    let facts = facts(language, contract, *piece, *payment, note.as_deref());
    let above = open.filter(|open| payment.amount.minor > open.minor).map(|open| {
        let (amount, open) = (payment.amount.to_string(), open.to_string());
        let asked = match kind {
            PaymentKind::Payment => say!(language, "contract-payment-above", amount = amount, open = open),
            PaymentKind::Refund => {
                say!(language, "contract-payment-above.refund", amount = amount, open = open)
            }
        };
        format!("\n\n{asked}")
    });
    let next = say!(language, "contract-payment-preview.next", other = other);
    let body = format!("{facts}{}\n\n{next}", above.unwrap_or_default());
    let title = match (kind, side) {
        (PaymentKind::Refund, _) => say!(language, "contract-payment-preview.refund"),
        (PaymentKind::Payment, Side::Client) => say!(language, "contract-payment-preview"),
        (PaymentKind::Payment, Side::Recipient) => say!(language, "contract-payment-preview.received"),
    };
    let days = payment_days(*today).map(|day| {
        CreateSelectMenuOption::new(plain_weekday_and_day(language, day), day.to_string())
            .default_selection(day == payment.day)
    });
    let seen = preview.hash();
    notice_of(Colour::Pending, title, body)
        .with_row(CreateActionRow::SelectMenu(select(PaymentButton::PaymentDay(*draft), days.collect())))
        .with_buttons([
            green(
                PaymentButton::RecordPayment { draft: *draft, seen },
                say!(language, "contract-button-record"),
            ),
            grey(OfferButton::EditDraft(*draft), say!(language, "offer-preview-edit")),
            grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
        ])
}

/// What whoever pressed Record reads: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_record(language: Language, outcome: &PreviewOutcome<PaymentPreview>) -> Post {
    match outcome {
        PreviewOutcome::Done(preview) => recorded(language, preview),
        PreviewOutcome::Renewed(preview) => {
            preview_payment(language, preview).saying(say!(language, "contract-payment-renewed"))
        }
    }
}

/// What the side is called across from `side`.
pub(super) fn across(contract: &Contract, side: Side) -> String {
    match side {
        Side::Client => recipient_of(&contract.contractor),
        Side::Recipient => name_of(contract.client),
    }
}

/// What whoever recorded a payment reads.
fn recorded(language: Language, preview: &PaymentPreview) -> Post {
    let PaymentPreview { found, side, kind, piece, payment, note, .. } = preview;
    let contract = &found.contract;
    let other = across(contract, *side);
    let facts = facts(language, contract, *piece, *payment, note.as_deref());
    let body = format!("{facts}\n\n{}", say!(language, "contract-payment-recorded.text", other = other));
    let title = match kind {
        PaymentKind::Payment => say!(language, "contract-payment-recorded"),
        PaymentKind::Refund => say!(language, "contract-payment-recorded.refund"),
    };
    notice_of(Colour::Accepted, title, body)
}

/// A payment that the other side recorded, for whoever answers it.
#[must_use]
pub fn review_payment(language: Language, contract: &Contract, payment: RecordedPayment<'_>) -> Post {
    let RecordedPayment { recorded, payment: paid, .. } = payment;
    let line = EntryRef { contract: contract.id, seq: recorded.seq };
    let facts = facts(language, contract, recorded.piece, paid, recorded.message.as_deref());
    let (title, deny) = match (payment.kind(), recorded.side(contract)) {
        (PaymentKind::Refund, _) => (
            say!(language, "contract-payment-review.refund", who = name_of(recorded.by)),
            say!(language, "contract-button-deny"),
        ),
        (PaymentKind::Payment, Side::Client) => (
            say!(language, "contract-payment-review", who = name_of(recorded.by)),
            say!(language, "contract-button-deny"),
        ),
        (PaymentKind::Payment, Side::Recipient) => (
            say!(language, "contract-payment-review.received", who = name_of(recorded.by)),
            say!(language, "contract-button-deny.client"),
        ),
    };
    let (state, buttons) = match payment.stage() {
        PaymentStage::Confirmed => (say!(language, "contract-payment-state.confirmed"), Vec::new()),
        PaymentStage::Denied => (
            say!(language, "contract-payment-state.denied"),
            vec![green(PaymentButton::ConfirmPayment(line), say!(language, "contract-button-confirm"))],
        ),
        PaymentStage::Waiting | PaymentStage::Unconfirmed => (
            say!(language, "contract-payment-state"),
            vec![
                green(PaymentButton::ConfirmPayment(line), say!(language, "contract-button-confirm")),
                grey(PaymentButton::DenyPayment(line), deny),
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
        PaymentStage::Confirmed | PaymentStage::Waiting | PaymentStage::Unconfirmed => (
            Colour::Accepted,
            say!(language, "contract-payment-confirmed"),
            match payment.kind() {
                PaymentKind::Payment => say!(language, "contract-payment-confirmed.text", who = who),
                PaymentKind::Refund => say!(language, "contract-payment-confirmed.refund", who = who),
            },
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
    let payment = found.work.payment(seq);
    let kind = payment.map_or(PaymentKind::Payment, |payment| payment.kind());
    let amount = match (payment, Amounts::in_room(&found.offer)) {
        (Some(payment), Amounts::Shown) => payment.payment.amount.to_string(),
        _ => say!(language, "contract-payment-amount-kept"),
    };
    let by_client = entry.by == contract.client;
    let is_shown = Amounts::in_room(&found.offer) == Amounts::Shown;
    match entry.what {
        ContractHappening::PaymentConfirmed => Told {
            colour: Colour::Accepted,
            news: match kind {
                PaymentKind::Payment => say!(language, "contract-told-confirmed", who = who, amount = amount),
                PaymentKind::Refund => {
                    say!(language, "contract-told-confirmed.refund", who = who, amount = amount)
                }
            },
            next: say!(language, "contract-told-confirmed.next"),
            act: Vec::new(),
        },
        ContractHappening::PaymentDenied => Told {
            colour: Colour::ChangeRequested,
            news: match by_client && kind == PaymentKind::Payment {
                true => say!(language, "contract-told-denied.client", who = who, amount = amount),
                false => say!(language, "contract-told-denied", who = who, amount = amount),
            },
            next: say!(language, "contract-told-denied.next"),
            act: Vec::new(),
        },
        ContractHappening::PaymentUnconfirmed => Told {
            colour: Colour::Quiet,
            news: say!(language, "contract-told-unconfirmed", who = who, amount = amount),
            next: say!(language, "contract-told-paid.next"),
            act: vec![review_payment_button(language, contract, seq)],
        },
        _ => Told {
            colour: Colour::Pending,
            news: match (is_shown, kind, by_client) {
                (false, PaymentKind::Payment, _) => say!(language, "contract-told-paid.kept", who = who),
                (false, PaymentKind::Refund, _) => say!(language, "contract-told-refund.kept", who = who),
                (true, PaymentKind::Refund, _) => {
                    say!(language, "contract-told-refund", who = who, amount = amount)
                }
                (true, _, true) => say!(language, "contract-told-paid", who = who, amount = amount),
                (true, _, false) => say!(language, "contract-told-paid.received", who = who, amount = amount),
            },
            next: say!(language, "contract-told-paid.next"),
            act: vec![review_payment_button(language, contract, seq)],
        },
    }
}

/// Opens the payment of line `seq`, for the side that answers it.
fn review_payment_button(language: Language, contract: &Contract, seq: i64) -> CreateButton {
    let payment = EntryRef { contract: contract.id, seq };
    blurple(PaymentButton::ReviewPayment(payment), say!(language, "contract-button-review-payment"))
}

/// What was paid so far, in the contract's field; `None` where nothing was recorded, nor said at its end.
pub(super) fn paid_so_far(
    language: Language,
    contract: &Contract,
    work: &Work,
    amounts: Amounts,
) -> Option<String> {
    let payments = work.payments();
    if payments.is_empty() {
        let closed = work.closed_by()?;
        let paid = closed.closing?.paid.filter(|_| amounts == Amounts::Shown)?;
        let who = name_of(closed.by);
        return Some(say!(language, "contract-payments-declared", who = who, paid = paid.to_string()));
    }
    let has = |kind, stage| payments.iter().any(|paid| paid.kind() == kind && paid.stage() == stage);
    if amounts == Amounts::Kept {
        let count = |stage| payments.iter().filter(|payment| payment.stage() == stage).count();
        let confirmed = count(PaymentStage::Confirmed);
        let waiting = payments.iter().filter(|payment| payment.stage().is_open()).count();
        return Some(say!(language, "contract-payments-kept", confirmed = confirmed, waiting = waiting));
    }
    let currency = currency_of(contract);
    let sum = |stage| Money { minor: work.paid(None, &[stage]), currency };
    let confirmed = sum(PaymentStage::Confirmed).to_string();
    let mut lines = vec![match &contract.terms.price {
        Price::Fixed { total, .. } => {
            say!(language, "contract-payments.of", confirmed = confirmed, total = total.to_string())
        }
        Price::Hourly { .. } => match work.earned(contract).filter(|earned| earned.minor > 0) {
            Some(earned) => {
                say!(language, "contract-payments.logged", confirmed = confirmed, earned = earned.to_string())
            }
            None => say!(language, "contract-payments", confirmed = confirmed),
        },
    }];
    if has(PaymentKind::Payment, PaymentStage::Waiting) {
        let waiting = sum(PaymentStage::Waiting).to_string();
        lines.push(say!(language, "contract-payments-waiting", waiting = waiting));
    }
    if has(PaymentKind::Payment, PaymentStage::Unconfirmed) {
        let unconfirmed = sum(PaymentStage::Unconfirmed).to_string();
        lines.push(say!(language, "contract-payments-unconfirmed", unconfirmed = unconfirmed));
    }
    if has(PaymentKind::Payment, PaymentStage::Denied) {
        let denied = sum(PaymentStage::Denied).to_string();
        lines.push(say!(language, "contract-payments-denied", denied = denied));
    }
    for (stage, code) in [
        (PaymentStage::Confirmed, "confirmed"),
        (PaymentStage::Waiting, "waiting"),
        (PaymentStage::Unconfirmed, "unconfirmed"),
        (PaymentStage::Denied, "denied"),
    ] {
        if has(PaymentKind::Refund, stage) {
            let back = Money { minor: work.refunded(None, &[stage]), currency }.to_string();
            lines.push(say!(language, "contract-payments-refunded", back = back, stage = code));
        }
    }
    Some(lines.join("\n"))
}
