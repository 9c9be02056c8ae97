//! What deliveries of contracts must know. Owns loading it, at the moment of delivery.

use crate::app::{App, Result};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::contracts::work::Work;
use crate::domain::effect::ContractEffect;
use crate::domain::ids::{ChannelId, ContractId, PersonId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Offer;
use crate::store::{ContractSubject, OfferRow, Posted, Queries};
use crate::words::Language;

/// A delivery of a contract in its room, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContractDelivery {
    /// Post the contract.
    PostContract(Box<ContractBrief>),
    /// Pin it.
    PinContract(Box<ContractBrief>),
    /// Make it show how it stands.
    RefreshContract(Box<ContractBrief>),
    /// Tell of its work.
    PostWork(Box<WorkBrief>),
    /// Post a file that goes with it.
    PostWorkFile(Box<WorkFileBrief>),
}

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The accepted offer.
    pub offer: Offer,
    /// The contract.
    pub contract: Contract,
    /// The room's channel.
    pub channel: ChannelId,
    /// What was said about its work.
    pub work: Work,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

/// One line about the work of a contract, for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkBrief {
    /// The contract, with the message that tells, if it was posted.
    pub contract: ContractBrief,
    /// The line.
    pub entry: ContractEntry,
    /// Whom to mention.
    pub to: PersonId,
}

/// One file that goes with submitted work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFileBrief {
    /// The contract, with the message that has the file, if it was posted.
    pub contract: ContractBrief,
    /// The line that submits it.
    pub entry: ContractEntry,
    /// Which of its files, from 0.
    pub place: u32,
    /// The file.
    pub file: Attachment,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn contract_delivery(&self, effect: &ContractEffect) -> Result<Option<ContractDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let (id, delivery): (_, fn(Box<ContractBrief>) -> ContractDelivery) = match *effect {
            ContractEffect::PostContract { contract } => (contract, ContractDelivery::PostContract),
            ContractEffect::PinContract { contract } => (contract, ContractDelivery::PinContract),
            ContractEffect::RefreshContract { contract } => (contract, ContractDelivery::RefreshContract),
            ContractEffect::PostWork { contract, seq, to } => {
                let shown = ContractSubject::Work(contract, seq);
                let found = contract_brief(self, queries, contract, shown).await?;
                return Ok(found.and_then(|contract| {
                    let entry = contract.work.entry(seq)?.clone();
                    Some(ContractDelivery::PostWork(Box::new(WorkBrief { contract: *contract, entry, to })))
                }));
            }
            ContractEffect::PostWorkFile { contract, seq, file: place } => {
                let shown = ContractSubject::WorkFile(contract, seq, place);
                let found = contract_brief(self, queries, contract, shown).await?;
                return Ok(found.and_then(|contract| {
                    let entry = contract.work.entry(seq)?.clone();
                    let file = entry.files.get(usize::try_from(place).ok()?)?.clone();
                    let brief = WorkFileBrief { contract: *contract, entry, place, file };
                    Some(ContractDelivery::PostWorkFile(Box::new(brief)))
                }));
            }
        };
        Ok(contract_brief(self, queries, id, ContractSubject::Contract(id)).await?.map(delivery))
    }
}

async fn contract_brief(
    app: &App,
    queries: &mut Queries<'_>,
    id: ContractId,
    shown: ContractSubject,
) -> Result<Option<Box<ContractBrief>>> {
    let Some(found) = queries.contract_row(id, shown).await? else { return Ok(None) };
    let OfferRow { offer, channel: Some(channel), contract: Some(contract), settings, posted, .. } = found
    else {
        return Ok(None);
    };
    let language = app.language_in(&settings);
    let work = queries.work_of(&contract).await?;
    Ok(Some(Box::new(ContractBrief { language, offer, contract, channel, work, posted })))
}
