//! Other terms for a contract: proposed by one side, agreed to by the other. Owns what can be changed while it runs, who may, and from
//! which day another rate counts; until the other side agrees, nothing changes.

use super::contract::Contract;
use super::entry::{Concern, ContractEntry, ContractHappening, ProposedTerms};
use super::places::places_after;
use super::refusal::{ContractRefusal, TermsObstacle};
use super::weeks::day_in;
use super::work::{ContractAtWork, Stage, WORK_MESSAGE_CHARS, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::offers::diff::Part;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// From how many days another rate can be chosen to count: today and those after it.
pub const RATE_DAYS: usize = 25;

/// Other terms that both sides agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedTerms<'a> {
    /// The line by which they were agreed to.
    pub approved: &'a ContractEntry,
    /// What was agreed.
    pub terms: &'a ProposedTerms,
}

impl Work {
    /// What was said last about other terms.
    #[must_use]
    pub fn latest_of_terms(&self) -> Option<&ContractEntry> {
        self.0.iter().rfind(|entry| entry.what.concern() == Concern::Terms)
    }

    /// The proposal that waits for an answer; none is left where the contract was closed since.
    #[must_use]
    pub fn open_proposal(&self) -> Option<(&ContractEntry, &ProposedTerms)> {
        let latest = self.latest_of_terms()?;
        let was_closed = self.0.iter().any(|entry| entry.seq > latest.seq && entry.closes());
        Some((latest, latest.terms.as_deref().filter(|_| !was_closed)?))
    }

    /// All changes that both sides agreed to, the oldest first.
    pub fn agreed_terms(&self) -> impl Iterator<Item = AgreedTerms<'_>> {
        let approved = self.0.iter().filter(|entry| entry.what == ContractHappening::TermsApproved);
        approved.filter_map(|approved| {
            let terms = self.entry(approved.answers?)?.terms.as_deref()?;
            Some(AgreedTerms { approved, terms })
        })
    }

    /// Since when the piece at `place` is due on the day on which it is: the line that says so, and when; `None` from the beginning.
    pub(super) fn due_since(&self, contract: &Contract, place: u32) -> Option<&ContractEntry> {
        let name = contract.milestone_name(place);
        let due = |terms: &Terms| match name {
            None => Some(terms.due),
            Some(name) => {
                terms.milestones().iter().find(|milestone| milestone.name == name).map(|found| found.due)
            }
        };
        let changes = self.agreed_terms().filter(|agreed| due(&agreed.terms.was) != due(&agreed.terms.is));
        changes.last().map(|agreed| agreed.approved)
    }
}

impl ContractAtWork {
    /// Which version of the terms counts: that of the offer, and one more for each change since.
    #[must_use]
    pub fn version(&self) -> u32 {
        version_at(&self.contract, &self.work, i64::MAX)
    }
}

/// The same as it was after line `seq`.
#[must_use]
pub fn version_at(contract: &Contract, work: &Work, seq: i64) -> u32 {
    let changes = work.agreed_terms().filter(|agreed| agreed.approved.seq <= seq).count();
    contract.version.saturating_add(u32::try_from(changes).unwrap_or(u32::MAX))
}

/// What an hour costs; `None` where the price is fixed.
const fn rate(terms: &Terms) -> Option<Money> {
    match terms.price {
        Price::Fixed { .. } => None,
        Price::Hourly { rate, .. } => Some(rate),
    }
}

/// Whether an hour would cost something else.
#[must_use]
pub fn changes_rate(was: &Terms, is: &Terms) -> bool {
    rate(was) != rate(is)
}

/// The days from which another rate can count, on the day `today`.
pub fn rate_days(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(today), |day| day.succ_opt()).take(RATE_DAYS)
}

/// Why the contract can't have other terms such as these, if it can't.
#[must_use]
pub fn obstacle(on: &ContractAtWork, new: &Terms) -> Option<TermsObstacle> {
    let ContractAtWork { contract, work, .. } = on;
    match (&contract.terms.price, &new.price) {
        (Price::Fixed { total: was, .. }, Price::Fixed { total: is, .. })
        | (Price::Hourly { rate: was, .. }, Price::Hourly { rate: is, .. })
            if was.currency != is.currency =>
        {
            return Some(TermsObstacle::OtherCurrency { agreed: was.currency });
        }
        (Price::Fixed { .. }, Price::Hourly { .. }) => return Some(TermsObstacle::NotHourly),
        (Price::Hourly { .. }, Price::Fixed { .. }) => return Some(TermsObstacle::NotFixed),
        _ => {}
    }
    let places = places_after(contract, work, new);
    let approved = work.pieces(contract).into_iter().filter(|piece| piece.stage() == Stage::Approved);
    for piece in approved {
        let Some(milestone) = piece.milestone else {
            let is_same = |part: Part| part.is_same(&contract.terms, new);
            let is_kept = is_same(Part::Price) && is_same(Part::Milestones) && is_same(Part::Due);
            return (!is_kept).then_some(TermsObstacle::WholeApproved);
        };
        let stays = places.current.iter().zip(new.milestones());
        if !stays.into_iter().any(|(&place, other)| place == piece.place && other == milestone) {
            return Some(TermsObstacle::MilestoneApproved { place: piece.place });
        }
    }
    None
}

/// The side for which `by` may propose other terms.
///
/// # Errors
/// Nobody who decides for a side, or it is closed.
pub fn check_propose(on: &ContractAtWork, by: PersonId) -> Result<Side, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    on.contract.check_open()?;
    Ok(side)
}

/// One side proposes other terms. They take the place of a proposal that waits: of one's own, or as an answer to the other side's.
/// Another rate counts from the day `from`, or from today.
///
/// # Errors
/// As [`check_propose`]; terms that are the same, or can't be; a message that is too long.
pub fn propose(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    (new, from): (Terms, Option<NaiveDate>),
    message: Option<&str>,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = check_propose(on, by)?;
    let contract = &on.contract;
    if contract.terms == new {
        return Err(ContractRefusal::SameTerms.into());
    }
    if let Some(obstacle) = obstacle(on, &new) {
        return Err(ContractRefusal::TermsCannot(obstacle).into());
    }
    let message = checked_if_any(message)?;
    let answered = on.work.open_proposal().filter(|(open, _)| open.side(contract) != side);
    let answers = answered.map(|(open, _)| open.seq);
    let was = contract.terms.clone();
    let today = day_in(on.zone, now);
    let counts_from = changes_rate(&was, &new).then(|| from.unwrap_or(today).max(today));
    let entry = ContractEntry {
        terms: Some(Box::new(ProposedTerms { was, is: new })),
        counts_from,
        answers,
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::TermsProposed, message)
    };
    Ok(decided(on, entry, contract.across(side)))
}

/// The proposal of line `seq`, for somebody on either side, with whether it is their own.
///
/// # Errors
/// Nobody who decides for a side, a closed contract, or a proposal that waits for no answer any more.
pub fn open_proposal(
    on: &ContractAtWork,
    by: PersonId,
    seq: Option<i64>,
) -> Result<(&ContractEntry, &ProposedTerms, bool), ContractRefusal> {
    let side = check_propose(on, by)?;
    let open = on.work.open_proposal().filter(|(open, _)| seq.is_none_or(|seq| open.seq == seq));
    let (open, terms) = open.ok_or(ContractRefusal::NoProposal)?;
    Ok((open, terms, open.side(&on.contract) == side))
}

/// The same for the side that answers it.
///
/// # Errors
/// As [`open_proposal`], or one's own.
pub fn proposal_to_answer(
    on: &ContractAtWork,
    by: PersonId,
    seq: i64,
) -> Result<(&ContractEntry, &ProposedTerms), ContractRefusal> {
    match open_proposal(on, by, Some(seq))? {
        (_, _, true) => Err(ContractRefusal::OwnProposal),
        (open, terms, false) => Ok((open, terms)),
    }
}

/// From which day the rate of a proposal counts if it is agreed to at `now`: never backwards.
#[must_use]
pub fn counts_from(on: &ContractAtWork, proposed: &ContractEntry, now: UnixMs) -> Option<NaiveDate> {
    proposed.counts_from.map(|from| from.max(day_in(on.zone, now)))
}

/// The other side agrees to the proposal of line `seq`: its terms count from now on.
///
/// # Errors
/// As [`proposal_to_answer`], or terms that can't be since something was approved.
pub fn approve(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let (proposed, terms) = proposal_to_answer(on, by, seq)?;
    if let Some(obstacle) = obstacle(on, &terms.is) {
        return Err(ContractRefusal::TermsCannot(obstacle).into());
    }
    let places = places_after(&on.contract, &on.work, &terms.is);
    let to = proposer(on, proposed);
    let entry = ContractEntry {
        answers: Some(seq),
        counts_from: counts_from(on, proposed, now),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::TermsApproved, None)
    };
    let mut decision = decided(on, entry, to);
    let next = decision.next.contract;
    decision.next.contract = Contract { terms: terms.is.clone(), places: Some(places), ..next };
    Ok(decision)
}

/// The other side would rather keep the terms as they are.
///
/// # Errors
/// As [`proposal_to_answer`], or a message that is too long.
pub fn reject(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
    message: Option<&str>,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let (proposed, _) = proposal_to_answer(on, by, seq)?;
    let to = proposer(on, proposed);
    let message = checked_if_any(message)?;
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::TermsRejected, message)
    };
    Ok(decided(on, entry, to))
}

/// The side that made the proposal of line `seq` takes it back.
///
/// # Errors
/// As [`open_proposal`], or the other side's.
pub fn withdraw(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let (_, _, is_own) = open_proposal(on, by, Some(seq))?;
    if !is_own {
        return Err(ContractRefusal::OthersProposal.into());
    }
    let side = on.contract.deciding_side(by)?;
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::TermsWithdrawn, None)
    };
    Ok(decided(on, entry, on.contract.across(side)))
}

/// Who is told what became of a proposal: who made it, or who speaks for their side now.
fn proposer(on: &ContractAtWork, proposed: &ContractEntry) -> PersonId {
    match on.contract.deciding_side(proposed.by) {
        Ok(_) => proposed.by,
        Err(_) => on.contract.contractor.spokesperson(),
    }
}

/// What somebody wrote with it, if they wrote something.
fn checked_if_any(message: Option<&str>) -> Result<Option<String>, ContractRefusal> {
    let message = message.map(str::trim).filter(|message| !message.is_empty());
    match message.map(|message| message.chars().count()) {
        Some(is) if is > WORK_MESSAGE_CHARS => Err(ContractRefusal::MessageLong { is }),
        _ => Ok(message.map(str::to_owned)),
    }
}

#[cfg(test)]
mod tests;
