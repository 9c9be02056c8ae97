//! What was said of a contract and what was paid, one line each, the newest first. Pure functions; without amounts where the reader
//! may not read them.

use super::closing::reason_words;
use super::dispute_record::{outcome_words, reason_of};
use super::disputes;
use super::former::{changed_parts, terms_of};
use super::hours::time_on;
use super::payments::across;
use super::submissions::short_names;
use super::work::numbered;
use crate::app::ContractAtWork;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::names::name_of;
use crate::discord::ui::text::{escaped_line, moment, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{CloseReason, ContractEntry, ContractHappening};
use crate::domain::contracts::payments::{PaymentKind, PaymentStage, RecordedPayment};
use crate::domain::contracts::terms::version_at;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::State;
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;

/// How much of a milestone's name stands in a line.
const NAME_UNITS: usize = 80;
/// How much of a message stands below a line: the room has all of it.
const EXCERPT_UNITS: usize = 300;
/// How many characters of a message are looked at for that: some of them are never shown.
const LOOKED_AT: usize = 2 * EXCERPT_UNITS;
/// What a text ends in that was cut.
const CUT: char = '…';

/// The payments of a contract, with how each stands and who is to confirm it.
pub(super) fn payment_lines(language: Language, found: &ContractAtWork) -> Vec<String> {
    let payments = found.work.payments();
    payments.iter().rev().map(|payment| payment_line(language, &found.contract, payment)).collect()
}

fn payment_line(language: Language, contract: &Contract, payment: &RecordedPayment<'_>) -> String {
    let recorded = payment.recorded;
    let who = across(contract, recorded.side(contract));
    let stage = match payment.stage() {
        PaymentStage::Waiting => "waiting",
        PaymentStage::Unconfirmed => "unconfirmed",
        PaymentStage::Confirmed => "confirmed",
        PaymentStage::Denied => "denied",
    };
    let piece = match recorded.piece {
        0 => say!(language, "contract-paid-whole"),
        place => short_name(language, contract, place),
    };
    let (amount, day) = (payment.payment.amount.to_string(), weekday_and_day(language, payment.payment.day));
    match payment.kind() {
        PaymentKind::Refund => {
            say!(
                language,
                "contract-view-payment.refund",
                amount = amount,
                day = day,
                stage = stage,
                who = who
            )
        }
        PaymentKind::Payment => say!(
            language,
            "contract-view-payment",
            amount = amount,
            day = day,
            piece = piece,
            stage = stage,
            who = who
        ),
    }
}

/// All that was said, down to the acceptance of the offer. Where messages are cut, it says so first; `room` has them in full.
pub(super) fn happenings(
    language: Language,
    found: &ContractAtWork,
    amounts: Amounts,
    room: &str,
) -> Vec<String> {
    let ContractAtWork { offer, contract, work, .. } = found;
    let names = Names {
        person: &name_of,
        piece: &|place| short_name(language, contract, place),
        day: &|day| weekday_and_day(language, day),
    };
    let mut is_cut = false;
    let mut lines: Vec<String> = Vec::with_capacity(work.0.len() + 2);
    for entry in work.0.iter().rev() {
        let line = format!("{} · {}", moment(entry.at), happening(language, found, (entry, amounts), &names));
        let (excerpt, cut) = excerpt(entry, amounts);
        is_cut |= cut;
        lines.push(line + &excerpt + &short_names(&entry.files));
    }
    if is_cut {
        lines.insert(0, say!(language, "contract-view-excerpts", room = room));
    }
    let accepted_by = match offer.state {
        State::Accepted { by, .. } => by,
        State::Pending { .. }
        | State::Declined { .. }
        | State::Withdrawn { .. }
        | State::Expired { .. }
        | State::Removed { .. } => contract.contractor.spokesperson(),
    };
    let accepted = say!(language, "contract-happened-accepted", who = name_of(accepted_by));
    lines.push(format!("{} · {accepted}", moment(contract.started)));
    lines
}

/// How people, pieces of the work and days are called where a line stands.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) person: &'a dyn Fn(PersonId) -> String,
    pub(super) piece: &'a dyn Fn(u32) -> String,
    pub(super) day: &'a dyn Fn(NaiveDate) -> String,
}

/// What happened, and who did it.
pub(super) fn happening(
    language: Language,
    found: &ContractAtWork,
    (entry, amounts): (&ContractEntry, Amounts),
    names: &Names<'_>,
) -> String {
    let who = (names.person)(entry.by);
    let recorded = || found.work.entry(entry.answers.unwrap_or(entry.seq));
    let is_refund = || recorded().is_some_and(|line| line.what == ContractHappening::RefundRecorded);
    let amount = || match amounts {
        Amounts::Shown => recorded()?.payment.map(|payment| payment.amount.to_string()),
        Amounts::Kept => None,
    };
    match entry.what {
        ContractHappening::Submitted
        | ContractHappening::Approved
        | ContractHappening::RevisionRequested
        | ContractHappening::Reminded
        | ContractHappening::DueSoon
        | ContractHappening::Overdue
        | ContractHappening::AutoApproved => happened_to_work(language, entry, names),
        ContractHappening::RefundRecorded => match amount() {
            Some(amount) => say!(language, "contract-happened-refunded", who = who, amount = amount),
            None => say!(language, "contract-happened-refunded.kept", who = who),
        },
        ContractHappening::PaymentUnconfirmed => match amount() {
            Some(amount) => say!(language, "contract-happened-unconfirmed", who = who, amount = amount),
            None => say!(language, "contract-happened-unconfirmed.kept", who = who),
        },
        ContractHappening::HoursLogged
        | ContractHappening::HoursRemoved
        | ContractHappening::HoursObjected
        | ContractHappening::ObjectionWithdrawn
        | ContractHappening::WeekClosed => happened_to_hours(language, found, (entry, amounts), names),
        ContractHappening::TermsProposed
        | ContractHappening::TermsApproved
        | ContractHappening::TermsRejected
        | ContractHappening::TermsWithdrawn => happened_to_terms(language, found, (entry, amounts), names),
        ContractHappening::AutoPaused => say!(language, "contract-happened-auto-paused"),
        ContractHappening::DisputeOpened
        | ContractHappening::DisputeWithdrawn
        | ContractHappening::DisputeAsked
        | ContractHappening::DisputeAnswered
        | ContractHappening::DisputeDecided => happened_in_dispute(language, found, entry, &who),
        ContractHappening::Paused => say!(language, "contract-happened-paused", who = who),
        ContractHappening::Resumed => say!(language, "contract-happened-resumed", who = who),
        ContractHappening::Closed => {
            let reason = entry.closing.map_or(CloseReason::Other, |closing| closing.reason);
            let reason = reason_words(language, reason);
            say!(language, "contract-happened-closed", who = who, reason = reason)
        }
        ContractHappening::ReopenRequested => say!(language, "contract-happened-reopen", who = who),
        ContractHappening::Reopened => say!(language, "contract-happened-reopened", who = who),
        ContractHappening::ReopenDeclined => say!(language, "contract-happened-kept-closed", who = who),
        ContractHappening::PaymentRecorded => match amount() {
            Some(amount) => say!(language, "contract-happened-paid", who = who, amount = amount),
            None => say!(language, "contract-happened-paid.kept", who = who),
        },
        ContractHappening::PaymentConfirmed => match amount() {
            Some(amount) if is_refund() => {
                say!(language, "contract-happened-confirmed.refund", who = who, amount = amount)
            }
            Some(amount) => say!(language, "contract-happened-confirmed", who = who, amount = amount),
            None => say!(language, "contract-happened-confirmed.kept", who = who),
        },
        ContractHappening::PaymentDenied => match amount() {
            Some(amount) if is_refund() => {
                say!(language, "contract-happened-denied.refund", who = who, amount = amount)
            }
            Some(amount) => say!(language, "contract-happened-denied", who = who, amount = amount),
            None => say!(language, "contract-happened-denied.kept", who = who),
        },
    }
}

/// What happened in a dispute.
fn happened_in_dispute(
    language: Language,
    found: &ContractAtWork,
    entry: &ContractEntry,
    who: &str,
) -> String {
    match entry.what {
        ContractHappening::DisputeWithdrawn => {
            say!(language, "contract-happened-dispute-withdrawn", who = who)
        }
        ContractHappening::DisputeAsked => say!(language, "contract-happened-dispute-asked"),
        ContractHappening::DisputeAnswered => say!(language, "contract-happened-dispute-answered", who = who),
        ContractHappening::DisputeDecided => {
            let verdict = entry.verdict();
            let outcome = verdict.map_or_else(String::new, |verdict| {
                outcome_words(language, &found.contract.contractor, verdict.outcome)
            });
            match verdict.is_some_and(|verdict| verdict.closes) {
                true => say!(language, "contract-happened-dispute-decided.closed", outcome = outcome),
                false => say!(language, "contract-happened-dispute-decided", outcome = outcome),
            }
        }
        _ => {
            let reason = disputes::reason_words(language, reason_of(entry));
            say!(language, "contract-happened-dispute", who = who, reason = reason)
        }
    }
}

/// What happened to a piece of the work.
fn happened_to_work(language: Language, entry: &ContractEntry, names: &Names<'_>) -> String {
    let (who, piece) = ((names.person)(entry.by), (names.piece)(entry.piece));
    match entry.what {
        ContractHappening::Submitted => {
            say!(language, "contract-happened-submitted", who = who, piece = piece)
        }
        ContractHappening::Approved => {
            say!(language, "contract-happened-approved", who = who, piece = piece)
        }
        ContractHappening::RevisionRequested => {
            say!(language, "contract-happened-revision", who = who, piece = piece)
        }
        ContractHappening::Reminded => {
            say!(language, "contract-happened-reminded", client = who, piece = piece)
        }
        ContractHappening::DueSoon => {
            say!(language, "contract-happened-due", who = who, piece = piece)
        }
        ContractHappening::Overdue => {
            say!(language, "contract-happened-due.over", who = who, piece = piece)
        }
        _ => {
            say!(language, "contract-happened-auto-approved", piece = piece)
        }
    }
}

/// What happened to hours, or to a week of them.
fn happened_to_hours(
    language: Language,
    found: &ContractAtWork,
    (entry, amounts): (&ContractEntry, Amounts),
    names: &Names<'_>,
) -> String {
    let who = (names.person)(entry.by);
    let hours = || {
        let logged = found.work.logged(entry.answers.unwrap_or(entry.seq)).ok();
        logged
            .map_or_else(String::new, |one| time_on(language, one.hours.minutes, (names.day)(one.hours.day)))
    };
    match entry.what {
        ContractHappening::HoursLogged => {
            say!(language, "contract-happened-hours", who = who, hours = hours())
        }
        ContractHappening::HoursRemoved => {
            say!(language, "contract-happened-hours-removed", who = who, hours = hours())
        }
        ContractHappening::HoursObjected => {
            say!(language, "contract-happened-hours-objected", who = who, hours = hours())
        }
        ContractHappening::ObjectionWithdrawn => {
            say!(language, "contract-happened-hours-withdrawn", who = who, hours = hours())
        }
        _ => {
            let week = (names.day)(entry.week.unwrap_or_default());
            let statement = found.work.statement(&found.contract, entry);
            let total =
                statement.filter(|_| amounts == Amounts::Shown).map(|stated| stated.total.to_string());
            match total {
                Some(total) => say!(language, "contract-happened-week", week = week, total = total),
                None => say!(language, "contract-happened-week.kept", week = week),
            }
        }
    }
}

/// The beginning of what somebody wrote with it, below its line, and whether there is more of it.
fn excerpt(entry: &ContractEntry, amounts: Amounts) -> (String, bool) {
    let text = match (entry.what, amounts) {
        // A note may name an amount.
        (
            ContractHappening::PaymentRecorded
            | ContractHappening::RefundRecorded
            | ContractHappening::TermsProposed
            | ContractHappening::TermsRejected,
            Amounts::Kept,
        ) => None,
        _ => entry.message.as_deref(),
    };
    let Some(text) = text else { return (String::new(), false) };
    let end = text.char_indices().nth(LOOKED_AT).map(|(end, _)| end);
    let shown = escaped_line(&text[..end.unwrap_or(text.len())], EXCERPT_UNITS);
    let is_cut = end.is_some() || shown.ends_with(CUT) && !text.trim_end().ends_with(CUT);
    (format!("\n> {shown}"), is_cut)
}

/// What happened to the terms.
fn happened_to_terms(
    language: Language,
    found: &ContractAtWork,
    (entry, amounts): (&ContractEntry, Amounts),
    names: &Names<'_>,
) -> String {
    let who = (names.person)(entry.by);
    match entry.what {
        ContractHappening::TermsApproved => {
            let version = version_at(&found.contract, &found.work, entry.seq);
            let from = entry.counts_from.filter(|_| amounts == Amounts::Shown).map(names.day);
            match from {
                Some(day) => say!(
                    language,
                    "contract-happened-terms-approved.rate",
                    who = who,
                    version = version,
                    day = day
                ),
                None => say!(language, "contract-happened-terms-approved", who = who, version = version),
            }
        }
        ContractHappening::TermsRejected => say!(language, "contract-happened-terms-rejected", who = who),
        ContractHappening::TermsWithdrawn => say!(language, "contract-happened-terms-withdrawn", who = who),
        _ => {
            let parts = terms_of(&found.work, entry).map(|terms| changed_parts(language, terms));
            let parts = parts.unwrap_or_default();
            say!(language, "contract-happened-terms-proposed", who = who, parts = parts)
        }
    }
}

/// What a piece is called in a line.
fn short_name(language: Language, contract: &Contract, place: u32) -> String {
    match contract.numbered(place) {
        Some((number, name)) => numbered(number, &escaped_line(name, NAME_UNITS)),
        None => say!(language, "contract-whole"),
    }
}
