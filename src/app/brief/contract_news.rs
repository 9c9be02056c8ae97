//! What somebody is told of a contract outside the room. Owns whether it is still news.

use crate::app::error::Result;
use crate::domain::contracts::disputes::Judgement;
use crate::domain::contracts::entry::{
    Concern, ContractEntry, ContractHappening, Hours, Payment, ProposedTerms,
};
use crate::domain::contracts::statement::Statement;
use crate::domain::contracts::terms::version_at;
use crate::domain::contracts::work::Work;
use crate::domain::notifications::NotificationKind;
use crate::domain::offers::diff::{Part, diff};
use crate::domain::time::UnixMs;
use crate::store::{OfferRow, Queries};
use chrono::NaiveDate;

/// What was said about the work of a contract, or its payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkNews {
    /// The line that says it.
    pub entry: ContractEntry,
    /// What the milestone is called that it is about, if it is about one.
    pub piece: Option<String>,
    /// On which day that is due.
    pub due: Option<NaiveDate>,
    /// The payment that it records or answers.
    pub payment: Option<Payment>,
    /// When what it submits or reminds of is approved without an answer.
    pub approves: Option<UnixMs>,
    /// The hours that it logs or is about.
    pub hours: Option<Hours>,
    /// The week that it closes.
    pub statement: Option<Statement>,
    /// What would change by the terms that it proposes, or what changes by those that it answers.
    pub changed: Vec<Part>,
    /// Which version of the terms counts from then on.
    pub version: u32,
    /// What it decides of a dispute.
    pub judgement: Option<Judgement>,
}

/// The line about a contract's work or payment that the news are of, unless something newer was said about the same.
pub(super) async fn work_told(
    queries: &mut Queries<'_>,
    found: &OfferRow,
    news: NotificationKind,
) -> Result<Option<WorkNews>> {
    let NotificationKind::Contract(news) = news else { return Ok(None) };
    let (Some(seq), Some(contract)) = (news.entry_seq(), &found.contract) else { return Ok(None) };
    let work = queries.work_of(contract).await?;
    let Some(entry) = work.entry(seq) else { return Ok(None) };
    let payment = work.payment(entry.answers.unwrap_or(seq));
    let hours = work.logged(entry.answers.unwrap_or(seq)).ok();
    let is_newest = match entry.what.concern() {
        Concern::Work => work
            .piece(contract, entry.piece)
            .is_ok_and(|piece| piece.latest.is_some_and(|latest| latest.seq == seq)),
        Concern::Reminder => work
            .piece(contract, entry.piece)
            .is_ok_and(|piece| piece.latest.map(|latest| latest.seq) == entry.answers),
        Concern::Payment => payment
            .is_some_and(|payment| payment.answer.map_or(payment.recorded.seq, |answer| answer.seq) == seq),
        Concern::State => work.latest_of_state().is_some_and(|latest| latest.seq == seq),
        Concern::Terms => work.latest_of_terms().is_some_and(|latest| latest.seq == seq),
        Concern::Hours => match entry.what {
            ContractHappening::WeekClosed => true,
            _ => hours.is_some_and(|one| one.answer.map_or(one.logged.seq, |answer| answer.seq) == seq),
        },
        Concern::Dispute => match entry.what {
            ContractHappening::DisputeAsked => {
                work.dispute().is_some_and(|open| open.questions().any(|question| question.seq == seq))
            }
            _ => work.latest_of_dispute().is_some_and(|latest| latest.seq == seq),
        },
    };
    Ok(is_newest.then(|| WorkNews {
        entry: entry.clone(),
        piece: contract.milestone_name(entry.piece).map(str::to_owned),
        due: contract.due_of(entry.piece),
        payment: payment.map(|payment| payment.payment),
        hours: hours.map(|one| one.hours),
        statement: work.statement(contract, entry),
        changed: terms_of(&work, entry).map(|terms| diff(&terms.was, &terms.is)).unwrap_or_default(),
        version: version_at(contract, &work, seq),
        judgement: work.judgement(entry),
        approves: submitted(&work, entry).and_then(|submitted| work.approves(submitted)),
    }))
}

/// The terms that a line proposes, or answers.
fn terms_of<'a>(work: &'a Work, entry: &'a ContractEntry) -> Option<&'a ProposedTerms> {
    let proposed = work.entry(entry.answers.unwrap_or(entry.seq)).and_then(|line| line.terms.as_deref());
    // A proposal that answers another one tells of its own.
    entry.terms.as_deref().or(proposed)
}

/// The line by which that was submitted which `entry` submits or reminds of.
fn submitted<'a>(work: &'a Work, entry: &'a ContractEntry) -> Option<&'a ContractEntry> {
    match entry.what {
        ContractHappening::Submitted => Some(entry),
        ContractHappening::Reminded => work.entry(entry.answers?),
        _ => None,
    }
}
