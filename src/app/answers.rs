//! How offers end: accept, decline, withdraw.

use super::{App, Caller, Result};
use crate::domain::contract::Contract;
use crate::domain::decide::{self, Press};
use crate::domain::ids::{ContractId, OfferId};
use crate::domain::offer::{DeclineReason, Offer};
use crate::domain::refusal::Refusal;

impl App {
    const fn press(&self, caller: &Caller, version: u32, now: crate::domain::time::UnixMs) -> Press {
        Press { by: caller.person, version, now }
    }

    /// Accepts an offer on the terms of `version`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn accept(&self, caller: &Caller, offer: OfferId, version: u32) -> Result<(Offer, Contract)> {
        let contract = ContractId(self.new_id());
        let decision = self
            .decide(caller, offer, async |_, offer| {
                Ok(decide::accept(offer, self.press(caller, version, self.now()), contract)?)
            })
            .await?;
        let contract = decision.contract.ok_or(Refusal::NoSuchOffer)?;
        Ok((decision.offer, contract))
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
            .decide(caller, offer, async |_, offer| {
                let press = self.press(caller, version, self.now());
                Ok(decide::decline(offer, press, reason, message.clone())?)
            })
            .await?;
        Ok(decision.offer)
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
            .decide(caller, offer, async |_, offer| {
                Ok(decide::withdraw(offer, self.press(caller, version, self.now()), message.clone())?)
            })
            .await?;
        Ok(decision.offer)
    }
}
