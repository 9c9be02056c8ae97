//! How offers end: accept, decline, withdraw.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{ContractId, OfferId};
use crate::domain::offers::decide;
use crate::domain::offers::decide::Press;
use crate::domain::offers::offer::{DeclineReason, Offer};

impl App {
    pub(in crate::app) fn press(&self, caller: &Caller, version: u32) -> Press {
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
