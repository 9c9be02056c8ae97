//! The work of a contract: its pieces, and what was said about each. Owns how a piece stands, and the rules by which it is
//! submitted, approved and sent back.

use super::contract::{Contract, ContractState};
use super::effects::ContractEffect;
use super::entry::{Concern, ContractEntry, ContractHappening};
use super::notifications::ContractNotification;
use super::refusal::ContractRefusal;
use crate::domain::decision::{Act, Decision};
use crate::domain::ids::PersonId;
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::terms::Milestone;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use chrono_tz::Tz;
use serde::Serialize;

/// Longest message with what is submitted, and with what is sent back, in characters.
pub const WORK_MESSAGE_CHARS: usize = 2_000;

impl ContractEntry {
    /// The next line of a contract.
    pub(super) fn new(
        on: &ContractAtWork,
        (by, at): (PersonId, UnixMs),
        piece: u32,
        what: ContractHappening,
        message: Option<String>,
    ) -> Self {
        let seq = on.work.revision() + 1;
        Self { piece, message, ..Self::bare(seq, what, (by, at)) }
    }
}

impl Act for ContractEntry {
    fn actor(&self) -> Option<PersonId> {
        match self.what {
            ContractHappening::Reminded
            | ContractHappening::DueSoon
            | ContractHappening::Overdue
            | ContractHappening::AutoApproved
            | ContractHappening::PaymentUnconfirmed
            | ContractHappening::WeekClosed
            | ContractHappening::AutoPaused => None,
            what if what.is_of_moderators() => None,
            _ => Some(self.by),
        }
    }
}

/// All that was said about the work of a contract, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Work(pub Vec<ContractEntry>);

/// How a piece of the work stands. Documents write its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was not submitted yet.
    InProgress,
    /// It waits for the client's answer.
    Submitted,
    /// The client asked for a revision.
    InRevision,
    /// It is done.
    Approved,
}

impl Stage {
    /// Whether it can be submitted.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::InProgress | Self::InRevision => true,
            Self::Submitted | Self::Approved => false,
        }
    }
}

/// A piece of the work: a milestone, or the whole where there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The place of the milestone from 1, or 0 for the whole.
    pub place: u32,
    /// The milestone.
    pub milestone: Option<&'a Milestone>,
    /// What was said about it last.
    pub latest: Option<&'a ContractEntry>,
}

impl Piece<'_> {
    /// How it stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self.latest.map(|entry| entry.what) {
            Some(ContractHappening::Submitted) => Stage::Submitted,
            Some(ContractHappening::RevisionRequested) => Stage::InRevision,
            Some(ContractHappening::Approved | ContractHappening::AutoApproved) => Stage::Approved,
            // What isn't about the work is the latest of no piece.
            _ => Stage::InProgress,
        }
    }
}

impl Work {
    /// The contract's revision: how often something was said.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.0.last().map_or(0, |entry| entry.seq)
    }

    /// Whether all of it is approved.
    #[must_use]
    pub fn is_done(&self, contract: &Contract) -> bool {
        self.pieces(contract).iter().all(|piece| piece.stage() == Stage::Approved)
    }

    /// The line with this number.
    #[must_use]
    pub fn entry(&self, seq: i64) -> Option<&ContractEntry> {
        self.0.iter().find(|entry| entry.seq == seq)
    }

    /// The pieces of `contract`, in their order.
    #[must_use]
    pub fn pieces<'a>(&'a self, contract: &'a Contract) -> Vec<Piece<'a>> {
        let latest = |place| {
            self.0.iter().rev().find(|entry| entry.piece == place && entry.what.concern() == Concern::Work)
        };
        if contract.terms.milestones().is_empty() {
            // What was said of the whole before it had milestones is of another whole.
            let split = self.agreed_terms().filter(|agreed| !agreed.terms.was.milestones().is_empty()).last();
            let since = split.map_or(0, |agreed| agreed.approved.seq);
            let latest = latest(0).filter(|entry| entry.seq > since);
            return vec![Piece { place: 0, milestone: None, latest }];
        }
        let piece = |(place, milestone)| Piece { place, milestone: Some(milestone), latest: latest(place) };
        contract.milestones().map(piece).collect()
    }

    /// The piece at `place`.
    ///
    /// # Errors
    /// There is none.
    pub fn piece<'a>(&'a self, contract: &'a Contract, place: u32) -> Result<Piece<'a>, ContractRefusal> {
        let found = self.pieces(contract).into_iter().find(|piece| piece.place == place);
        found.ok_or(ContractRefusal::NoSuchPiece)
    }
}

/// A contract with its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractAtWork {
    /// The offer that it was.
    pub offer: Offer,
    /// The contract.
    pub contract: Contract,
    /// What was said about its work.
    pub work: Work,
    /// Where its server is: there its days begin and its weeks end.
    pub zone: Tz,
}

/// The side on which `person` acts on the work: whoever it was handed to does it, and answers for nothing else.
#[must_use]
pub fn side_at_work(contract: &Contract, person: PersonId) -> Option<Side> {
    if contract.client == person {
        return Some(Side::Client);
    }
    let does_it = contract.contractor.is_answered_by(person) || contract.contractor.is_handed_to(person);
    does_it.then_some(Side::Recipient)
}

/// Whether `by` is on the side that may do it, while the contract runs. A dispute keeps nobody from working, and the client from answering.
///
/// # Errors
/// They are on the other one, or on none, or the contract is closed, or the client would answer in a dispute.
pub fn check_side(on: &ContractAtWork, by: PersonId, needs: Side) -> Result<(), ContractRefusal> {
    let contract = &on.contract;
    match side_at_work(contract, by) {
        Some(Side::Recipient) if needs == Side::Recipient => on.work.check_can_work(contract),
        Some(side) if side == needs => contract.check_open(),
        Some(_) => Err(ContractRefusal::OtherSide { needs }),
        None => Err(ContractRefusal::NoSuchContract),
    }
}

/// The pieces that `by` can submit, by their places.
///
/// # Errors
/// The wrong side, or nothing to submit.
pub fn open_pieces(on: &ContractAtWork, by: PersonId) -> Result<Vec<u32>, ContractRefusal> {
    check_side(on, by, Side::Recipient)?;
    let pieces = on.work.pieces(&on.contract).into_iter();
    let places: Vec<u32> = pieces.filter(|piece| piece.stage().is_open()).map(|piece| piece.place).collect();
    if places.is_empty() { Err(ContractRefusal::NothingToSubmit) } else { Ok(places) }
}

/// Whether `by` can submit the piece at `place`.
///
/// # Errors
/// The wrong side, or a piece that waits for an answer or is approved.
pub fn check_open(on: &ContractAtWork, by: PersonId, place: u32) -> Result<(), ContractRefusal> {
    check_side(on, by, Side::Recipient)?;
    match on.work.piece(&on.contract, place)?.stage() {
        Stage::InProgress | Stage::InRevision => Ok(()),
        Stage::Submitted => Err(ContractRefusal::WaitsForClient),
        Stage::Approved => Err(ContractRefusal::IsApproved),
    }
}

/// Whoever does the work submits a piece of it, which is approved after `life_ms` without an answer.
///
/// # Errors
/// The wrong side, a piece that waits for an answer or is approved, or a message that is empty or too long.
pub fn submit(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    place: u32,
    message: &str,
    life_ms: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    check_open(on, by, place)?;
    let message = checked(message)?;
    let entry = ContractEntry {
        approves: Some(now.plus(life_ms)),
        ..ContractEntry::new(on, (by, now), place, ContractHappening::Submitted, Some(message))
    };
    Ok(decided(on, entry, on.contract.client))
}

/// The lines by which the pieces were submitted that wait for the answer of `by`.
///
/// # Errors
/// The wrong side, or nothing that waits.
pub fn submissions(on: &ContractAtWork, by: PersonId) -> Result<Vec<&ContractEntry>, ContractRefusal> {
    check_side(on, by, Side::Client)?;
    let pieces = on.work.pieces(&on.contract).into_iter();
    let waiting: Vec<_> =
        pieces.filter(|piece| piece.stage() == Stage::Submitted).filter_map(|piece| piece.latest).collect();
    if waiting.is_empty() { Err(ContractRefusal::NothingSubmitted) } else { Ok(waiting) }
}

/// The line by which the piece at `place` was submitted that waits for the answer of `by`: line `seen`, where they saw one.
///
/// # Errors
/// The wrong side, a piece that waits for no answer, or one that was submitted again since.
pub fn submission(
    on: &ContractAtWork,
    by: PersonId,
    place: u32,
    seen: Option<i64>,
) -> Result<&ContractEntry, ContractRefusal> {
    check_side(on, by, Side::Client)?;
    let piece = on.work.piece(&on.contract, place)?;
    match (piece.stage(), piece.latest) {
        (Stage::Submitted, Some(entry)) if seen.is_none_or(|seen| entry.seq == seen) => Ok(entry),
        (Stage::Submitted, _) => Err(ContractRefusal::SubmittedAgain),
        (Stage::Approved, _) => Err(ContractRefusal::IsApproved),
        (Stage::InProgress, _) => Err(ContractRefusal::NothingSubmitted),
        (Stage::InRevision, _) => Err(ContractRefusal::NotSubmitted),
    }
}

/// The client approves a piece as it was submitted in line `seen`: it is done.
///
/// # Errors
/// The wrong side, or a piece that does not wait for this answer.
pub fn approve(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    place: u32,
    seen: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    submission(on, by, place, Some(seen))?;
    let entry = ContractEntry::new(on, (by, now), place, ContractHappening::Approved, None);
    Ok(decided(on, entry, on.contract.contractor.spokesperson()))
}

/// The client asks for a revision of a piece as it was submitted in line `seen`.
///
/// # Errors
/// The wrong side, a piece that does not wait for this answer, or a message that is empty or too long.
pub fn request_revision(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    (place, seen): (u32, i64),
    message: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    submission(on, by, place, Some(seen))?;
    let message = checked(message)?;
    let entry = ContractEntry::new(on, (by, now), place, ContractHappening::RevisionRequested, Some(message));
    Ok(decided(on, entry, on.contract.contractor.spokesperson()))
}

/// What somebody wrote, without the spaces around it.
///
/// # Errors
/// Nothing, or more than fits.
pub fn checked(message: &str) -> Result<String, ContractRefusal> {
    let message = message.trim();
    let is = message.chars().count();
    match is {
        0 => Err(ContractRefusal::MessageMissing),
        1..=WORK_MESSAGE_CHARS => Ok(message.to_owned()),
        _ => Err(ContractRefusal::MessageLong { is }),
    }
}

/// What follows from another line: the contract shows it, and `to` is told.
pub(super) fn decided(
    on: &ContractAtWork,
    entry: ContractEntry,
    to: PersonId,
) -> Decision<ContractAtWork, ContractEntry> {
    let ContractAtWork { offer, contract, work, zone } = on;
    let seq = entry.seq;
    // In the room the one who did it reads the answer, who may be a member of an agency.
    let mentioned = match entry.what {
        ContractHappening::Approved
        | ContractHappening::AutoApproved
        | ContractHappening::RevisionRequested => {
            let piece = work.pieces(contract).into_iter().find(|piece| piece.place == entry.piece);
            let by = piece.and_then(|piece| piece.latest).map(|submitted| submitted.by);
            by.filter(|&by| side_at_work(contract, by).is_some()).unwrap_or(to)
        }
        _ => to,
    };
    let state = match entry.what {
        what if what.pauses() => ContractState::Paused,
        ContractHappening::Closed => ContractState::Closed,
        ContractHappening::Resumed | ContractHappening::Reopened => ContractState::Active,
        what if what.opens_dispute() => ContractState::Disputed,
        what if what.ends_dispute() && entry.closes() => ContractState::Closed,
        what if what.ends_dispute() => work.state_beside_dispute(contract),
        _ => contract.state,
    };
    let mut next = work.clone();
    next.0.push(entry.clone());
    let kind = ContractNotification::of(entry.what, seq).into();
    Decision {
        next: ContractAtWork {
            offer: offer.clone(),
            contract: Contract { revision: seq, state, ..contract.clone() },
            work: next,
            zone: *zone,
        },
        entry,
        effects: vec![
            ContractEffect::RefreshContract { contract: contract.id }.into(),
            ContractEffect::PostWork { contract: contract.id, seq, to: mentioned }.into(),
        ],
        told: vec![Notification { to, kind }],
    }
}

/// What time does, which neither of them did.
pub(super) fn told_both(
    on: &ContractAtWork,
    entry: ContractEntry,
) -> Decision<ContractAtWork, ContractEntry> {
    let (client, contractor) = (on.contract.client, on.contract.contractor.spokesperson());
    let mut decision = decided(on, entry, client);
    let kind = ContractNotification::of(decision.entry.what, decision.entry.seq).into();
    decision.told.push(Notification { to: contractor, kind });
    decision
}

#[cfg(test)]
pub(in crate::domain) mod tests;
