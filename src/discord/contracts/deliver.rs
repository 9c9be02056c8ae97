//! Delivery of contracts in their rooms. Owns which message each effect is, how it is found again, and what it is called where
//! it could not be delivered.

use super::views::card::{ContractView, contract as contract_view};
use super::views::submissions::work_file;
use super::views::told;
use crate::app::{ContractBrief, ContractDelivery, WorkBrief, WorkFileBrief};
use crate::discord::deliver::{DiscordDelivery, RoomMessage, loaded};
use crate::discord::ui::post::Post;
use crate::domain::effect::ContractEffect;
use crate::domain::offers::attachment::Attachment;
use crate::outbox::{ContractSubject, DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what is to be shown of a contract.
    pub(in crate::discord) async fn deliver_contract(
        &self,
        due: &DueEffect,
        effect: &ContractEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.contract_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            ContractDelivery::PostContract(brief) => self.post(due, contract(due, &brief)).await,
            ContractDelivery::PinContract(brief) => self.pin(contract(due, &brief)).await,
            ContractDelivery::RefreshContract(brief) => self.edit(contract(due, &brief)).await,
            ContractDelivery::PostWork(brief) => self.post(due, work_told(due, &brief)).await,
            ContractDelivery::PostWorkFile(brief) => {
                let message =
                    |lost: &[&Attachment], is_too_large| work_file_message(due, &brief, lost, is_too_large);
                self.post_files(due, std::slice::from_ref(&brief.file), message).await
            }
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &ContractEffect) -> String {
    match effect {
        ContractEffect::PostContract { .. }
        | ContractEffect::PinContract { .. }
        | ContractEffect::RefreshContract { .. } => say!(language, "check-effect-contract"),
        ContractEffect::PostWork { .. } => say!(language, "check-effect-notice"),
        ContractEffect::PostWorkFile { .. } => say!(language, "check-effect-work-files"),
    }
}

fn contract(due: &DueEffect, brief: &ContractBrief) -> RoomMessage {
    let subject = ContractSubject::Contract(brief.contract.id);
    let ContractBrief { language, contract, offer, work, .. } = brief;
    let view = ContractView { language: *language, contract, offer, work, tag: Some(due.id) };
    message(brief, subject, contract_view(view))
}

fn work_told(due: &DueEffect, brief: &WorkBrief) -> RoomMessage {
    let subject = ContractSubject::Work(brief.contract.contract.id, brief.entry.seq);
    message(&brief.contract, subject, told::told(brief, Some(due.id)))
}

fn work_file_message(
    due: &DueEffect,
    brief: &WorkFileBrief,
    lost: &[&Attachment],
    is_too_large: bool,
) -> RoomMessage {
    let subject = ContractSubject::WorkFile(brief.contract.contract.id, brief.entry.seq, brief.place);
    message(&brief.contract, subject, work_file(brief, !lost.is_empty(), is_too_large, Some(due.id)))
}

fn message(brief: &ContractBrief, subject: ContractSubject, post: Post) -> RoomMessage {
    RoomMessage::tagged(&brief.offer, brief.language, (brief.channel, brief.posted), subject, post)
}
