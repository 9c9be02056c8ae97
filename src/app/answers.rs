//! How offers end: accept, decline, withdraw.

use super::caller::Caller;
use super::error::Result;
use super::transaction::App;
use crate::domain::contract::Contract;
use crate::domain::decide::{self, Press};
use crate::domain::ids::{ContractId, OfferId};
use crate::domain::offer::{DeclineReason, Offer};

impl App {
    pub(super) fn press(&self, caller: &Caller, version: u32) -> Press {
        Press { by: caller.person, version, now: self.now() }
    }

    /// Accepts an offer on the terms of `version`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn accept(&self, caller: &Caller, offer: OfferId, version: u32) -> Result<(Offer, Contract)> {
        let contract = ContractId(self.new_id());
        let decision = self
            .decide(caller, offer, |offer| decide::accept(offer, self.press(caller, version), contract))
            .await?;
        Ok((decision.next.change.offer, decision.next.contract))
    }

    /// Declines an offer.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn decline(
        &self,
        caller: &Caller,
        offer: OfferId,
        version: u32,
        reason: DeclineReason,
        message: Option<String>,
    ) -> Result<Offer> {
        let decision = self
            .decide(caller, offer, |offer| {
                decide::decline(offer, self.press(caller, version), reason, message.clone())
            })
            .await?;
        Ok(decision.next.offer)
    }

    /// Withdraws an offer.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw(
        &self,
        caller: &Caller,
        offer: OfferId,
        version: u32,
        message: Option<String>,
    ) -> Result<Offer> {
        let decision = self
            .decide(caller, offer, |offer| {
                decide::withdraw(offer, self.press(caller, version), message.clone())
            })
            .await?;
        Ok(decision.next.offer)
    }
}
