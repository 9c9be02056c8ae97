//! Disputes of contracts as moderators look at them: who has one, and how far they are. Owns the stages and who may move them; what a
//! dispute does to its contract is `contracts::disputes`'.

use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{DisputeOutcome, DisputeReason};
use crate::domain::ids::{ContractId, DisputeId, DisputeNumber, GuildId, OfferNumber, PersonId};
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::StageName;
use crate::domain::offers::offer::Recipient;
use crate::domain::time::UnixMs;

/// A dispute in the moderators' queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Never shown.
    pub id: DisputeId,
    /// The server.
    pub guild: GuildId,
    /// What it is called.
    pub number: DisputeNumber,
    /// Of which contract.
    pub contract: ContractId,
    /// What people call that.
    pub contract_number: OfferNumber,
    /// The line of it that opens the dispute.
    pub seq: i64,
    /// Who opened it.
    pub opener: PersonId,
    /// What it is about.
    pub reason: DisputeReason,
    /// The title of the contract.
    pub title: String,
    /// Who was on either side when it was opened, members of an agency among them.
    pub parties: Vec<PersonId>,
    /// When it was opened.
    pub at: UnixMs,
    /// How far moderators are.
    pub stage: DisputeStage,
    /// Counts every change; the compare-and-set of `store` compares it.
    pub revision: i64,
}

/// How far moderators are with a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeStage {
    /// Nobody has taken it.
    Open,
    /// A moderator looks at it.
    Claimed {
        /// Who.
        by: PersonId,
        /// Since when.
        at: UnixMs,
    },
    /// It ended.
    Closed {
        /// By whom: a moderator, or the side that opened it.
        by: PersonId,
        /// When.
        at: UnixMs,
        /// What was decided; `None` where it was withdrawn.
        outcome: Option<DisputeOutcome>,
    },
}

impl DisputeStage {
    /// Its name alone.
    #[must_use]
    pub const fn name(self) -> StageName {
        match self {
            Self::Open => StageName::Open,
            Self::Claimed { .. } => StageName::Claimed,
            Self::Closed { .. } => StageName::Closed,
        }
    }
}

/// Everybody on either side of a contract: who decides, and who works for the agency that was hired.
#[must_use]
pub fn parties_of(contract: &Contract) -> Vec<PersonId> {
    let mut parties = vec![contract.client];
    match &contract.contractor {
        Recipient::Freelancer(person) => parties.push(*person),
        Recipient::Agency(team) => {
            parties.push(team.owner);
            parties.extend(&team.managers);
            parties.extend(&team.members);
            parties.extend(team.delegate);
        }
    }
    parties.sort_unstable();
    parties.dedup();
    parties
}

impl Dispute {
    /// Whether `person` is on either side, or was when it was opened.
    #[must_use]
    pub fn involves(&self, contract: &Contract, person: PersonId) -> bool {
        self.opener == person || self.parties.contains(&person) || parties_of(contract).contains(&person)
    }

    /// Checks that `by` may ask and decide now: on no side, not ended, and not another moderator's.
    ///
    /// # Errors
    /// The refusal that says which of these it is.
    pub fn check_may_act(&self, contract: &Contract, by: PersonId) -> Result<(), ModerationRefusal> {
        let number = self.number;
        if self.involves(contract, by) {
            return Err(ModerationRefusal::InDispute { number });
        }
        match self.stage {
            DisputeStage::Open => Ok(()),
            DisputeStage::Claimed { by: holder, .. } if holder == by => Ok(()),
            DisputeStage::Claimed { by, at } => Err(ModerationRefusal::DisputeClaimed { number, by, at }),
            DisputeStage::Closed { by, at, outcome } => {
                let withdrawn = outcome.is_none();
                Err(ModerationRefusal::DisputeClosed { number, by, at, withdrawn })
            }
        }
    }

    /// A moderator takes it, as it was at revision `seen`: also from another one, where the button said so.
    ///
    /// # Errors
    /// As [`check_may_act`](Self::check_may_act), but for what another moderator had when they saw it; or it's theirs already.
    pub fn claim(
        &self,
        contract: &Contract,
        (by, now): (PersonId, UnixMs),
        seen: i64,
    ) -> Result<Self, ModerationRefusal> {
        let taken = self.moved(DisputeStage::Claimed { by, at: now });
        match (self.check_may_act(contract, by), self.stage) {
            (Ok(()), DisputeStage::Claimed { at, .. }) => {
                Err(ModerationRefusal::DisputeClaimed { number: self.number, by, at })
            }
            (Ok(()), DisputeStage::Open | DisputeStage::Closed { .. }) => Ok(taken),
            (Err(ModerationRefusal::DisputeClaimed { .. }), _) if seen == self.revision => Ok(taken),
            (Err(refusal), _) => Err(refusal),
        }
    }

    /// It ended: decided by a moderator, or withdrawn by the side that opened it.
    #[must_use]
    pub fn ended(&self, by: PersonId, now: UnixMs, outcome: Option<DisputeOutcome>) -> Self {
        self.moved(DisputeStage::Closed { by, at: now, outcome })
    }

    fn moved(&self, stage: DisputeStage) -> Self {
        Self { stage, revision: self.revision + 1, ..self.clone() }
    }
}

#[cfg(test)]
mod tests;
