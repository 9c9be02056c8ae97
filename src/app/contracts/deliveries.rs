//! What deliveries of contracts must know. Owns loading it, at the moment of delivery.

use crate::app::{App, Result};
use crate::domain::contracts::contract::Contract;
use crate::domain::effect::ContractEffect;
use crate::domain::ids::{ChannelId, ContractId};
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
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn contract_delivery(&self, effect: &ContractEffect) -> Result<Option<ContractDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            ContractEffect::PostContract { contract } => {
                contract_brief(self, queries, contract).await?.map(ContractDelivery::PostContract)
            }
            ContractEffect::PinContract { contract } => {
                contract_brief(self, queries, contract).await?.map(ContractDelivery::PinContract)
            }
        })
    }
}

async fn contract_brief(
    app: &App,
    queries: &mut Queries<'_>,
    id: ContractId,
) -> Result<Option<Box<ContractBrief>>> {
    let Some(found) = queries.contract_row(id, ContractSubject::Contract(id)).await? else { return Ok(None) };
    let OfferRow { offer, channel: Some(channel), contract: Some(contract), settings, posted, .. } = found
    else {
        return Ok(None);
    };
    let language = app.language_in(&settings);
    Ok(Some(Box::new(ContractBrief { language, offer, contract, channel, posted })))
}
