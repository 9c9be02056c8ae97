//! Delivery of contracts in their rooms. Owns which message each effect is, how it is found again, and what it is called where
//! it could not be delivered.

use crate::app::{ContractBrief, ContractDelivery};
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage, loaded};
use crate::discord::offers::views::contract as views;
use crate::domain::effect::ContractEffect;
use crate::outbox::{ContractSubject, DeliveryError, Job, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what is to be shown of a contract.
    pub(in crate::discord) async fn deliver_contract(
        &self,
        job: &Job,
        effect: &ContractEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.contract_delivery(effect).await;
        let Some(delivery) = loaded(job, found)? else { return Ok(Receipt::Done) };
        match delivery {
            ContractDelivery::PostContract(brief) => self.post(job, contract(job, &brief)).await,
            ContractDelivery::PinContract(brief) => self.pin(contract(job, &brief)).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &ContractEffect) -> String {
    match effect {
        ContractEffect::PostContract { .. } | ContractEffect::PinContract { .. } => {
            say!(language, "check-effect-contract")
        }
    }
}

fn contract(job: &Job, brief: &ContractBrief) -> RoomMessage {
    RoomMessage {
        guild: brief.offer.guild,
        language: brief.language,
        marker: MessageMarker::Tag,
        subject: ContractSubject::Contract(brief.contract.id).into(),
        room: brief.offer.room,
        channel: brief.channel,
        posted: brief.posted,
        post: views::contract(brief.language, &brief.contract, &brief.offer, Some(job.id)),
    }
}
