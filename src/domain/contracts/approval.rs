//! What time does to submitted work: the client is reminded of it, and without their answer it is approved. Owns when, and that
//! what is late is done once.

use super::contract::{Contract, ContractState};
use super::entry::{ContractEntry, ContractHappening};
use super::notifications::ContractNotification;
use super::work::{ContractAtWork, Stage, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::notifications::Notification;
use crate::domain::time::{DAY_MS, UnixMs};

/// How long before work is approved the client is reminded of it, the earliest first.
pub const REMINDERS_MS: [i64; 2] = [7 * DAY_MS, 2 * DAY_MS];

impl Work {
    /// When what line `submitted` submitted is approved without an answer; `None` where nobody was told of such a day. Pauses
    /// and disputes are added. While the contract was closed nobody could answer: reopened, all of the time begins again.
    #[must_use]
    pub fn approves(&self, submitted: &ContractEntry) -> Option<UnixMs> {
        let begun = self.waits_since(submitted);
        let life = submitted.approves?.since(submitted.at);
        Some(begun.plus(life + self.stopped_for(begun)))
    }

    /// When the first piece that waits for the client is approved without their answer.
    #[must_use]
    pub fn approved_next(&self, contract: &Contract) -> Option<UnixMs> {
        self.submitted(contract).into_iter().filter_map(|submitted| self.approves(submitted)).min()
    }

    /// The lines by which the pieces were submitted that wait for the client.
    fn submitted<'a>(&'a self, contract: &'a Contract) -> Vec<&'a ContractEntry> {
        let pieces = self.pieces(contract).into_iter();
        pieces.filter(|piece| piece.stage() == Stage::Submitted).filter_map(|piece| piece.latest).collect()
    }

    /// Since when the client could answer it without a break.
    fn waits_since(&self, submitted: &ContractEntry) -> UnixMs {
        let is_later =
            |entry: &&ContractEntry| entry.seq > submitted.seq && entry.what == ContractHappening::Reopened;
        let reopened = self.0.iter().rfind(is_later);
        reopened.map_or(submitted.at, |again| again.at)
    }

    /// When something is due next about what line `submitted` submitted: a reminder that was not sent, or the approval.
    fn due(&self, submitted: &ContractEntry) -> Option<UnixMs> {
        let (begun, approves) = (self.waits_since(submitted), self.approves(submitted)?);
        let reminds = |entry: &&ContractEntry| {
            entry.what == ContractHappening::Reminded && entry.answers == Some(submitted.seq)
        };
        let reminded = self.0.iter().rfind(reminds).map(|entry| entry.at);
        let reminders = REMINDERS_MS.into_iter().map(|before| approves.plus(-before));
        let is_open = |at: &UnixMs| *at > begun && reminded.is_none_or(|reminded| reminded < *at);
        reminders.filter(is_open).chain([approves]).min()
    }
}

/// When something is due about submitted work, with the line that submitted it.
pub(super) fn work_due(on: &ContractAtWork) -> Vec<(UnixMs, &ContractEntry)> {
    if on.contract.state != ContractState::Active {
        return Vec::new();
    }
    let submitted = on.work.submitted(&on.contract).into_iter();
    submitted.filter_map(|submitted| Some((on.work.due(submitted)?, submitted))).collect()
}

/// The client is reminded of what line `submitted` submitted, or it is approved. Several reminders that were missed are one, and
/// none where the approval itself is due.
pub(super) fn remind_or_approve(
    on: &ContractAtWork,
    submitted: &ContractEntry,
    now: UnixMs,
) -> Decision<ContractAtWork, ContractEntry> {
    let is_over = on.work.approves(submitted).is_some_and(|approves| approves <= now);
    let what = if is_over { ContractHappening::AutoApproved } else { ContractHappening::Reminded };
    let client = on.contract.client;
    let entry = ContractEntry {
        answers: Some(submitted.seq),
        ..ContractEntry::new(on, (client, now), submitted.piece, what, None)
    };
    let to = if is_over { on.contract.contractor.spokesperson() } else { client };
    let mut decision = decided(on, entry, to);
    if is_over {
        // Both hear of it: neither of them did it.
        let kind = ContractNotification::of(what, decision.entry.seq).into();
        decision.told.push(Notification { to: client, kind });
    }
    decision
}

#[cfg(test)]
mod tests;
