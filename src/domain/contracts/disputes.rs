//! A dispute of a contract: one side opens it, moderators ask both and decide, or the side that opened it withdraws it. Owns who may, what
//! stands still until it ends, and how the contract is afterwards. Which moderator looks at it is `moderation::dispute`'s.

use super::closing::REOPEN_MS;
use super::contract::{Contract, ContractState};
use super::entry::{ContractEntry, ContractHappening, DisputeLine, DisputeReason, Verdict};
use super::payments::currency_of;
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, decided, told_both};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// Longest text with which a dispute is opened, in characters.
pub const DISPUTE_CHARS: usize = 4_000;
/// Longest question of the moderators, in characters.
pub const QUESTION_CHARS: usize = 1_000;
/// Longest answer to one, in characters.
pub const ANSWER_CHARS: usize = 2_000;
/// Longest reason of a decision, in characters.
pub const VERDICT_CHARS: usize = 500;

/// A dispute that is open, with what was said of it so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDispute<'a> {
    /// The line that opens it.
    pub opened: &'a ContractEntry,
    /// What it is about.
    pub reason: DisputeReason,
    work: &'a Work,
}

impl<'a> OpenDispute<'a> {
    /// What the moderators asked, the first first.
    pub fn questions(self) -> impl Iterator<Item = &'a ContractEntry> {
        let is_question = move |entry: &&ContractEntry| {
            entry.seq > self.opened.seq && entry.what == ContractHappening::DisputeAsked
        };
        self.work.0.iter().filter(is_question)
    }

    /// Whether `side` has not answered a question.
    #[must_use]
    pub fn waits_for(self, contract: &Contract, side: Side) -> bool {
        self.unanswered(contract, side).is_some()
    }

    /// The oldest question that `side` has not answered.
    #[must_use]
    pub fn unanswered(self, contract: &Contract, side: Side) -> Option<&'a ContractEntry> {
        self.questions().find(|question| !self.work.is_answered(contract, question.seq, side))
    }
}

/// What moderators decided about a dispute, and what it means for the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// What they decided.
    pub verdict: Verdict,
    /// How the contract is after it.
    pub after: AfterDispute,
}

/// How a contract is after a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterDispute {
    /// As it was before: it runs, or is paused.
    GoesOn,
    /// It is closed by the decision.
    Closed,
    /// It was closed before, and stays so.
    StaysClosed,
}

impl Work {
    /// What line `decided` decides, which decides a dispute.
    #[must_use]
    pub fn judgement(&self, decided: &ContractEntry) -> Option<Judgement> {
        let verdict = decided.verdict()?;
        let before = self.0.iter().rfind(|entry| {
            entry.seq < decided.seq && (entry.closes() || entry.what == ContractHappening::Reopened)
        });
        let after = match (verdict.closes, before.is_some_and(ContractEntry::closes)) {
            (true, _) => AfterDispute::Closed,
            (false, true) => AfterDispute::StaysClosed,
            (false, false) => AfterDispute::GoesOn,
        };
        Some(Judgement { verdict, after })
    }

    /// The dispute that is open now, if there is one.
    #[must_use]
    pub fn dispute(&self) -> Option<OpenDispute<'_>> {
        let opened = self.latest_of_dispute()?;
        match (opened.what, opened.dispute) {
            (ContractHappening::DisputeOpened, Some(DisputeLine::Opened { reason })) => {
                Some(OpenDispute { opened, reason, work: self })
            }
            _ => None,
        }
    }

    /// The newest line that opens or ends a dispute.
    #[must_use]
    pub fn latest_of_dispute(&self) -> Option<&ContractEntry> {
        self.0.iter().rfind(|entry| entry.what.opens_dispute() || entry.what.ends_dispute())
    }

    /// How the contract is, or would be if nobody had opened a dispute.
    #[must_use]
    pub fn state_beside_dispute(&self, contract: &Contract) -> ContractState {
        match contract.state {
            ContractState::Disputed if self.closed_by().is_some() => ContractState::Closed,
            ContractState::Disputed if self.paused_by().is_some() => ContractState::Paused,
            ContractState::Disputed => ContractState::Active,
            state => state,
        }
    }

    /// For how long disputes went on after `since`, in milliseconds; one that is open isn't among it.
    #[must_use]
    pub fn disputed_for(&self, since: UnixMs) -> i64 {
        let (mut opened, mut all) = (None, 0);
        for entry in &self.0 {
            match entry.what {
                what if what.opens_dispute() => opened = Some(entry.at.max(since)),
                what if what.ends_dispute() => {
                    all += opened.take().map_or(0, |from: UnixMs| entry.at.since(from).max(0));
                }
                _ => {}
            }
        }
        all
    }

    /// Whether work is submitted on it and hours are logged: a dispute keeps nobody from that.
    ///
    /// # Errors
    /// The contract is closed.
    pub fn check_can_work(&self, contract: &Contract) -> Result<(), ContractRefusal> {
        match self.state_beside_dispute(contract) {
            ContractState::Closed => Err(ContractRefusal::Closed),
            ContractState::Active | ContractState::Paused | ContractState::Disputed => Ok(()),
        }
    }

    /// Until when a contract can be reopened, or a dispute of it be opened, that line `closed` closed. While a dispute is open nobody can
    /// reopen it, so its time is added.
    #[must_use]
    pub fn reopens_until(&self, closed: &ContractEntry) -> UnixMs {
        closed.at.plus(REOPEN_MS + self.disputed_for(closed.at))
    }

    fn is_answered(&self, contract: &Contract, question: i64, side: Side) -> bool {
        self.0.iter().any(|entry| {
            entry.what == ContractHappening::DisputeAnswered
                && entry.answers == Some(question)
                && entry.side(contract) == side
        })
    }
}

/// The side for which `by` may open a dispute: while the contract runs or is paused, and for a while after its end.
///
/// # Errors
/// Nobody who decides for a side; one is open; or the contract was closed too long ago.
pub fn check_open_dispute(on: &ContractAtWork, by: PersonId, now: UnixMs) -> Result<Side, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    match on.contract.state {
        ContractState::Active | ContractState::Paused => Ok(side),
        ContractState::Disputed => Err(ContractRefusal::AlreadyDisputed),
        ContractState::Closed => match on.work.closed_by() {
            Some(closed) if now < on.work.reopens_until(closed) => Ok(side),
            _ => Err(ContractRefusal::DisputeOver),
        },
    }
}

/// One side opens a dispute.
///
/// # Errors
/// As [`check_open_dispute`], or a text that is empty or too long.
pub fn open_dispute(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    reason: DisputeReason,
    text: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = check_open_dispute(on, by, now)?;
    let text = checked(text, DISPUTE_CHARS)?;
    let entry = ContractEntry {
        dispute: Some(DisputeLine::Opened { reason }),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::DisputeOpened, Some(text))
    };
    Ok(decided(on, entry, on.contract.across(side)))
}

/// The open dispute, for somebody who decides for the side that opened it.
///
/// # Errors
/// Nobody who decides for a side, no open dispute, or the other side's.
pub fn check_withdraw(on: &ContractAtWork, by: PersonId) -> Result<OpenDispute<'_>, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    let dispute = on.work.dispute().ok_or(ContractRefusal::NotDisputed)?;
    if dispute.opened.side(&on.contract) == side { Ok(dispute) } else { Err(ContractRefusal::OthersDispute) }
}

/// The side that opened a dispute withdraws it.
///
/// # Errors
/// As [`check_withdraw`], or another dispute than the one that they saw, which line `seen` opened.
pub fn withdraw_dispute(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seen: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let opened = check_withdraw(on, by)?.opened;
    if opened.seq != seen {
        return Err(ContractRefusal::NotDisputed.into());
    }
    let to = on.contract.across(opened.side(&on.contract));
    let entry = ContractEntry {
        answers: Some(seen),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::DisputeWithdrawn, None)
    };
    Ok(decided(on, entry, to))
}

/// A moderator asks both sides.
///
/// # Errors
/// No open dispute, or a question that is empty or too long.
pub fn ask(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    question: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let dispute = on.work.dispute().ok_or(ContractRefusal::NotDisputed)?;
    let question = checked(question, QUESTION_CHARS)?;
    let entry = ContractEntry {
        answers: Some(dispute.opened.seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::DisputeAsked, Some(question))
    };
    Ok(told_both(on, entry))
}

/// The question of line `seq`, for somebody who may answer it.
///
/// # Errors
/// Nobody who decides for a side, no open dispute, or no such question in it.
pub fn check_answer(on: &ContractAtWork, by: PersonId, seq: i64) -> Result<&ContractEntry, ContractRefusal> {
    on.contract.deciding_side(by)?;
    let dispute = on.work.dispute().ok_or(ContractRefusal::NotDisputed)?;
    dispute.questions().find(|question| question.seq == seq).ok_or(ContractRefusal::NotDisputed)
}

/// One side answers the question of line `seq`; as often as it wants.
///
/// # Errors
/// As [`check_answer`], or an answer that is empty or too long.
pub fn answer_question(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
    text: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = on.contract.deciding_side(by)?;
    check_answer(on, by, seq)?;
    let text = checked(text, ANSWER_CHARS)?;
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::DisputeAnswered, Some(text))
    };
    let decision = decided(on, entry, on.contract.across(side));
    // The room has it, where both read along; beside it only what is decided is told.
    Ok(Decision { told: Vec::new(), ..decision })
}

/// A moderator decides the dispute which line `seen` opened. A contract that was closed before stays so, whatever the verdict says.
///
/// # Errors
/// No such open dispute, a reason that is empty or too long, or an amount in another currency.
pub fn decide_dispute(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seen: i64,
    verdict: Verdict,
    why: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let dispute = on.work.dispute().filter(|dispute| dispute.opened.seq == seen);
    dispute.ok_or(ContractRefusal::NotDisputed)?;
    if verdict.amount.is_some_and(|amount| amount.currency != currency_of(&on.contract)) {
        return Err(ContractRefusal::NotDisputed.into());
    }
    let why = checked(why, VERDICT_CHARS)?;
    let closes = verdict.closes && on.work.state_beside_dispute(&on.contract) != ContractState::Closed;
    let entry = ContractEntry {
        answers: Some(seen),
        dispute: Some(DisputeLine::Decided(Verdict { closes, ..verdict })),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::DisputeDecided, Some(why))
    };
    Ok(told_both(on, entry))
}

/// What somebody wrote, without the spaces around it.
fn checked(text: &str, most: usize) -> Result<String, ContractRefusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(ContractRefusal::DisputeTextMissing),
        is if is > most => Err(ContractRefusal::DisputeTextLong { is, most }),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
