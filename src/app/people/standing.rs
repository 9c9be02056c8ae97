//! Records of people: counted when they are asked for. Owns which counts make one.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::offers::offer::{Offer, Recipient};
use crate::domain::people::standing::ClientRecord;
use crate::domain::time::UnixMs;
use crate::store::{Person, Queries};

/// The record of an offer's client for its other side, and who that is.
pub(in crate::app) async fn record_of(
    queries: &mut Queries<'_>,
    offer: &Offer,
    now: UnixMs,
) -> Result<(ClientRecord, Option<Person>)> {
    Ok(queries.client_record(offer.guild, (offer.client, &offer.recipient), Some(offer.id), now).await?)
}

impl App {
    /// The caller's own record, as `recipient` would see it on an offer sent now.
    ///
    /// # Errors
    /// A failure of the database.
    pub(in crate::app) async fn own_record(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        recipient: &Recipient,
    ) -> Result<ClientRecord> {
        let sides = (caller.person, recipient);
        let (mut record, _) = queries.client_record(caller.guild, sides, None, self.now()).await?;
        // The offer that is looked at will be counted when it is read.
        record.offers.total += 1;
        Ok(record)
    }
}
