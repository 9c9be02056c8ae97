//! Events of contracts. Owns which line of a contract is one, and what of it is told.

use super::event::{Event, EventKind};
use super::shape::{ContractData, Data, ShownContract, ShownHours, ShownPayment, ShownStatement};
use crate::domain::contracts::entry::{ContractEntry, ContractHappening, DisputeLine};
use crate::domain::contracts::payments::PaymentKind;
use crate::domain::contracts::work::ContractAtWork;

/// What was said about a contract, which is then as given; `None` for what only reminds or asks.
#[must_use]
pub fn of_contract(on: &ContractAtWork, entry: &ContractEntry) -> Option<Event> {
    let kind = match entry.what {
        ContractHappening::Submitted => EventKind::WorkSubmitted,
        ContractHappening::Approved | ContractHappening::AutoApproved => EventKind::WorkApproved,
        ContractHappening::RevisionRequested => EventKind::RevisionRequested,
        ContractHappening::PaymentRecorded | ContractHappening::RefundRecorded => EventKind::PaymentRecorded,
        ContractHappening::PaymentConfirmed => EventKind::PaymentConfirmed,
        ContractHappening::PaymentDenied => EventKind::PaymentDenied,
        ContractHappening::PaymentUnconfirmed => EventKind::PaymentUnconfirmed,
        ContractHappening::Paused | ContractHappening::AutoPaused => EventKind::ContractPaused,
        ContractHappening::Resumed => EventKind::ContractResumed,
        ContractHappening::Closed => EventKind::ContractClosed,
        ContractHappening::ReopenRequested => EventKind::ReopenRequested,
        ContractHappening::Reopened => EventKind::ContractReopened,
        ContractHappening::ReopenDeclined => EventKind::ReopenDeclined,
        ContractHappening::HoursLogged => EventKind::HoursLogged,
        ContractHappening::HoursRemoved => EventKind::HoursRemoved,
        ContractHappening::HoursObjected => EventKind::HoursObjected,
        ContractHappening::ObjectionWithdrawn => EventKind::ObjectionWithdrawn,
        ContractHappening::WeekClosed => EventKind::WeekClosed,
        ContractHappening::TermsProposed => EventKind::TermsProposed,
        ContractHappening::TermsApproved => EventKind::TermsApproved,
        ContractHappening::TermsRejected => EventKind::TermsRejected,
        ContractHappening::TermsWithdrawn => EventKind::TermsWithdrawn,
        ContractHappening::DisputeOpened => EventKind::DisputeOpened,
        ContractHappening::DisputeWithdrawn => EventKind::DisputeWithdrawn,
        ContractHappening::DisputeDecided => EventKind::DisputeDecided,
        ContractHappening::Reminded
        | ContractHappening::DueSoon
        | ContractHappening::Overdue
        | ContractHappening::DisputeAsked
        | ContractHappening::DisputeAnswered => return None,
    };
    let answered = entry.answers.and_then(|seq| on.work.entry(seq));
    let recorded = [Some(entry), answered].into_iter().flatten().find(|line| line.payment.is_some());
    let logged = [Some(entry), answered].into_iter().flatten().find_map(|line| line.hours);
    let is_ones = !is_times(entry.what) && !entry.what.is_of_moderators();
    let data = ContractData {
        server: on.contract.guild.into(),
        contract: ShownContract::of(&on.contract, on.offer.number),
        by: is_ones.then(|| entry.by.into()),
        line: Some(entry.seq),
        answers: entry.answers,
        milestone: Some(entry.piece).filter(|place| *place > 0),
        payment: recorded.and_then(|line| payment(on, line)),
        hours: logged.map(|hours| ShownHours { minutes: hours.minutes, day: hours.day }),
        statement: statement(on, entry),
        proposed: entry.terms.as_ref().map(|terms| (&terms.is).into()),
        counts_from: entry.counts_from,
        reason: reason(entry),
        outcome: entry.verdict().map(|verdict| verdict.outcome.code()),
    };
    Some(Event { kind, at: entry.at, data: Data::Contract(Box::new(data)) })
}

/// Whether time does it: then the line names who might have answered.
const fn is_times(what: ContractHappening) -> bool {
    matches!(
        what,
        ContractHappening::AutoApproved
            | ContractHappening::AutoPaused
            | ContractHappening::PaymentUnconfirmed
            | ContractHappening::WeekClosed
    )
}

fn payment(on: &ContractAtWork, line: &ContractEntry) -> Option<ShownPayment> {
    let kind = match on.work.payment(line.seq).map(|recorded| recorded.kind()) {
        Some(PaymentKind::Refund) => "refund",
        Some(PaymentKind::Payment) => "payment",
        // It isn't among the lines yet.
        None if line.what == ContractHappening::RefundRecorded => "refund",
        None => "payment",
    };
    line.payment.map(|paid| ShownPayment { kind, amount: paid.amount.into(), day: paid.day })
}

fn statement(on: &ContractAtWork, entry: &ContractEntry) -> Option<ShownStatement> {
    let week = entry.week?;
    let stated = on.work.statement(&on.contract, entry)?;
    Some(ShownStatement { week, minutes: stated.week.minutes(), total: stated.total.into() })
}

fn reason(entry: &ContractEntry) -> Option<&'static str> {
    match (entry.closing, entry.dispute) {
        (Some(closing), _) => Some(closing.reason.code()),
        (None, Some(DisputeLine::Opened { reason })) => Some(reason.code()),
        (None, Some(DisputeLine::Decided(_)) | None) => None,
    }
}
