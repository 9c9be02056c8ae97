//! Records of people: counted when they are asked for. Owns which counts make one.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{GuildId, OfferId, PersonId};
use crate::domain::moderation::sanction::SanctionKind;
use crate::domain::offers::offer::{Offer, Party};
use crate::domain::people::standing::ClientRecord;
use crate::domain::time::UnixMs;
use crate::store::Look;

/// The record of `client` for `party`, beside the offer that it stands on.
async fn client_record(
    look: &mut Look<'_>,
    guild: GuildId,
    client: PersonId,
    party: &Party,
    beside: Option<OfferId>,
    now: UnixMs,
) -> Result<ClientRecord> {
    let warning = look.sanction_on(guild, client, SanctionKind::Warning, now).await?;
    Ok(ClientRecord {
        upheld: look.upheld_reports(guild, client).await?,
        warned_until: warning.map(|warning| warning.until),
        client,
        offers: look.sent_counts(guild, client).await?,
        joined: look.person(guild, client).await?.and_then(|person| person.joined),
        together: look.together(guild, (client, party), beside).await?,
    })
}

/// The record of an offer's client for its other side.
pub(in crate::app) async fn record_of(
    look: &mut Look<'_>,
    offer: &Offer,
    now: UnixMs,
) -> Result<ClientRecord> {
    client_record(look, offer.guild, offer.client, &offer.party, Some(offer.id), now).await
}

impl App {
    /// The caller's own record, as `party` would see it on an offer sent now.
    ///
    /// # Errors
    /// A failure of the database.
    pub(in crate::app) async fn own_record(
        &self,
        look: &mut Look<'_>,
        caller: &Caller,
        party: &Party,
    ) -> Result<ClientRecord> {
        let mut record = client_record(look, caller.guild, caller.person, party, None, self.now()).await?;
        // The offer that is looked at will be counted when it is read.
        record.offers.total += 1;
        Ok(record)
    }
}
