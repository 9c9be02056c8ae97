//! Offers to a member who hasn't passed the server's membership screening: what is held back, and letting it go once Discord,
//! or the person themselves, shows that they have.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, Lane, OfferEffect};
use crate::domain::ids::{EffectId, GuildId, PersonId};
use crate::domain::offers::offer::Offer;
use crate::domain::offers::screening::Screening;
use crate::domain::people::presence::Presence;
use crate::domain::time::UnixMs;
use crate::store::Tx;

impl App {
    /// Brings what is held back of an offer in line with what a decision made of it.
    pub(in crate::app) async fn follow_screening(
        &self,
        tx: &mut Tx,
        offer: &Offer,
        screening: Screening,
    ) -> Result<()> {
        let (place, Some(waits_for)) = ((offer.guild, offer.id), offer.waits_for) else { return Ok(()) };
        match screening {
            Screening::Passed => Ok(()),
            Screening::Waits { person } => self.begin_asking(tx, offer.guild, person).await,
            Screening::Overtaken => Ok(tx.release_held(place, waits_for, self.now()).await?),
            Screening::Over => Ok(tx.forget_held(place, waits_for).await?),
        }
    }

    /// Has Discord asked about somebody, unless it is.
    async fn begin_asking(&self, tx: &mut Tx, guild: GuildId, to: PersonId) -> Result<()> {
        let lane = Lane::Screening(guild, to);
        let ask = Effect::from(OfferEffect::AwaitScreening { guild, to });
        if tx.queries().waits_in(lane).await? {
            return Ok(());
        }
        Ok(tx.enqueue_in(lane, EffectId(self.new_id()), &ask, Some(guild), self.now()).await?)
    }

    /// Somebody has passed the screening of a server, where they joined at `joined`: they get what was held back for them.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn passed_screening(
        &self,
        guild: GuildId,
        person: PersonId,
        joined: Option<UnixMs>,
    ) -> Result<()> {
        // They may have come back as well.
        self.note_presence(guild, person, Presence::Here { joined, pending: false }).await?;
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.pass_screening(guild, person, self.now()).await?;
            Ok(tx.commit().await?)
        })
        .await
    }
}
