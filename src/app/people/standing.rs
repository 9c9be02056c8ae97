//! Records of people: counted when they are asked for. Owns which counts make one.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{GuildId, OfferId, PersonId};
use crate::domain::moderation::sanction::SanctionKind;
use crate::domain::offers::offer::{Offer, Recipient};
use crate::domain::people::standing::ClientRecord;
use crate::domain::time::UnixMs;
use crate::store::Queries;

/// The record of `client` for `recipient`, beside the offer that it stands on.
async fn client_record(
    queries: &mut Queries<'_>,
    guild: GuildId,
    client: PersonId,
    recipient: &Recipient,
    beside: Option<OfferId>,
    now: UnixMs,
) -> Result<ClientRecord> {
    let warning = queries.sanction_on(guild, client, SanctionKind::Warning, now).await?;
    Ok(ClientRecord {
        upheld: queries.upheld_reports(guild, client).await?,
        warned_until: warning.map(|warning| warning.until),
        client,
        offers: queries.sent_counts(guild, client).await?,
        joined: queries.person(guild, client).await?.and_then(|person| person.joined),
        together: queries.together(guild, (client, recipient), beside).await?,
    })
}

/// The record of an offer's client for its other side.
pub(in crate::app) async fn record_of(
    queries: &mut Queries<'_>,
    offer: &Offer,
    now: UnixMs,
) -> Result<ClientRecord> {
    client_record(queries, offer.guild, offer.client, &offer.recipient, Some(offer.id), now).await
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
        let mut record =
            client_record(queries, caller.guild, caller.person, recipient, None, self.now()).await?;
        // The offer that is looked at will be counted when it is read.
        record.offers.total += 1;
        Ok(record)
    }
}
