//! Asking Discord whether somebody has passed a server's membership screening: without the privileged intent for members, Discord
//! doesn't say so by itself.

use super::DiscordDelivery;
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::people::presence::Presence;
use crate::outbox::{DeliveryError, Receipt};

impl DiscordDelivery {
    /// Lets go what is held back for somebody who has passed; where they haven't, they are asked about again.
    pub(in crate::discord) async fn await_screening(
        &self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Receipt, DeliveryError> {
        let not_yet = |why: &str| Err(DeliveryError::NotYet { why: why.to_owned() });
        let noted = match self.presence(guild.into(), person.into()).await {
            Ok(Presence::Here { pending: true, .. }) => {
                return not_yet("the membership screening isn't passed");
            }
            Ok(Presence::Here { joined, pending: false }) => {
                self.app.passed_screening(guild, person, joined).await.map(|()| Ok(Receipt::Done))
            }
            // They may come back while the offer is open.
            Ok(Presence::Away) => self
                .app
                .note_presence(guild, person, Presence::Away)
                .await
                .map(|()| not_yet("they left the server")),
            // However long that lasts: as long as the offer is open, it's worth asking.
            Err(failure) => return not_yet(failure.why()),
        };
        noted.unwrap_or_else(|error| Err(DeliveryError::not_loaded(error)))
    }
}
