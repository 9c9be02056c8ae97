//! Who is let into which room: people who left a server and came back, and the server's moderators; and that what waits for
//! an answer stands there. Owns when effects for that are enqueued, and under which name a thread is made; letting somebody in is
//! `discord::deliver`'s.

pub(super) mod briefs;
mod deliveries;
pub(super) mod privacy;
pub(super) mod recent_checks;
mod shown;
pub(super) mod turns;
use super::caller::Caller;
use super::error::Result;
use super::transaction::{App, retry};
use crate::domain::effect::{Effect, Lane, RoomEffect};
use crate::domain::ids::{EffectId, GuildId, OfferId, PersonId, RoomId};
use crate::domain::offers::decide::posts_to_answer;
use crate::domain::offers::offer::Offer;
use crate::domain::people::presence::{Presence, SIGHTING_COUNTS_MS};
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::{KnownPresence, Room, Tx};
pub use deliveries::RoomDelivery;
pub(super) use shown::shown_to;

impl App {
    /// The name with which a room's thread is made, noted before it is: by it a try is found again whose answer was lost,
    /// whatever the two sides are called by then.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn name_while_made(&self, room: &Room, name: &str) -> Result<String> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let made_as = tx.name_while_made(room, name).await?;
            tx.commit().await?;
            Ok(made_as)
        })
        .await
    }

    /// Somebody uses Parley: if they left the server and came back, they are let into their rooms again. Discord lets nobody do so
    /// who hasn't passed its membership screening, so whoever does gets what was held back for them.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn readmit_caller(&self, caller: &Caller) -> Result<()> {
        let known = self.store.reader().await?.queries().presence(caller.guild, caller.person).await?;
        self.readmit_known(caller, known).await
    }

    /// The same, where it is known whether they were there.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn readmit_known(&self, caller: &Caller, known: Option<KnownPresence>) -> Result<()> {
        let was_shut_out = known.is_some_and(|known| {
            let is_new = known.admitted.is_some() && known.admitted != caller.joined;
            // Who left and came back joined anew. What carries the former moment was done before they left.
            is_new || known.left.is_some() && known.admitted.is_none() || known.is_pending
        });
        if was_shut_out {
            self.note_presence(
                caller.guild,
                caller.person,
                Presence::Here { joined: caller.joined, pending: false },
            )
            .await?;
        }
        Ok(())
    }

    /// Remembers what Discord said of somebody, and lets them into their rooms where they came back.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn note_presence(&self, guild: GuildId, person: PersonId, presence: Presence) -> Result<()> {
        let known = self.store.reader().await?.queries().presence(guild, person).await?;
        self.note_sighting((guild, person), known, presence).await
    }

    /// The same, where it is known what is written of them.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn note_sighting(
        &self,
        (guild, person): (GuildId, PersonId),
        known: Option<KnownPresence>,
        presence: Presence,
    ) -> Result<()> {
        let lately = self.now().plus(-SIGHTING_COUNTS_MS / 2);
        let is_known = known.is_some_and(|known| match presence {
            Presence::Here { joined, pending } => {
                known.left.is_none()
                    && known.admitted == joined
                    && known.is_pending == pending
                    && known.seen >= lately
            }
            Presence::Away => known.left.is_some(),
        });
        if is_known {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.note_presence(guild, person, presence, self.now()).await?;
            self.note_owner(&mut tx, guild, person, presence).await?;
            self.readmit(&mut tx, guild, person).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Has somebody let into their rooms if they joined again since they were let in last.
    pub(super) async fn readmit(&self, tx: &mut Tx, guild: GuildId, person: PersonId) -> Result<()> {
        if !tx.note_admitted(guild, person).await? {
            return Ok(());
        }
        self.badge_role_returns(tx, guild, person).await?;
        for room in tx.queries().rooms_with(guild, person).await? {
            // One that is not open is opened for both.
            if room.channel.is_some() {
                self.enqueue_once(
                    tx,
                    &Effect::from(RoomEffect::AdmitSides { room: room.id }),
                    guild,
                    room.id,
                )
                .await?;
            }
        }
        Ok(())
    }

    /// Before somebody is mentioned in a room: if either side was not seen in the server lately, Discord is asked first,
    /// and whoever is there and cannot see the room is let in. `anyway` has Discord asked also about those who were.
    pub(super) async fn look_for_sides(
        &self,
        tx: &mut Tx,
        id: RoomId,
        anyway: bool,
    ) -> Result<Option<Effect>> {
        let lately = self.now().plus(-SIGHTING_COUNTS_MS);
        let admit = Effect::from(RoomEffect::AdmitSides { room: id });
        let Some(sight) = tx.queries().room_sight(id, lately, &admit).await? else { return Ok(None) };
        let all_seen = match sight.all_seen {
            _ if anyway || sight.is_waiting => false,
            Some(all_seen) => all_seen,
            None => is_everybody_seen(tx, id, lately).await?,
        };
        Ok((!all_seen && !sight.is_waiting).then_some(admit))
    }

    /// Somebody begins to read an offer: whether it is to be seen to that what is to be answered still stands. Whoever does
    /// not answer needs nothing, and for those who do it is seen to once in a while, however often they look.
    #[must_use]
    pub fn is_to_be_seen_to(&self, caller: &Caller, offer: &Offer) -> bool {
        offer.side_of(caller.person).is_some()
            && !posts_to_answer(offer).is_empty()
            && self.looks.are_due(offer.id, offer.revision, self.now())
    }

    /// If an offer's room, its card or its open change request was deleted, it is made or posted again.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn see_to_posts(&self, offer: OfferId) -> Result<()> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            // What happened since is seen to by itself.
            let Some(offer) = tx.queries().offer(offer).await? else { return Ok(()) };
            for effect in posts_to_answer(&offer) {
                self.enqueue_once(&mut tx, &effect, offer.guild, offer.room).await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Gives up what waits for rooms that will never open, because making them was given up: it would wait for ever, and nobody
    /// would know. Gives how much that is.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn give_up_unopened(&self) -> Result<u64> {
        let rooms = self.store.reader().await?.queries().unopened_rooms().await?;
        let mut given_up = 0;
        for room in rooms {
            given_up += retry(|| self.try_give_up_unopened(room)).await?;
        }
        Ok(given_up)
    }

    async fn try_give_up_unopened(&self, room: RoomId) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        // An offer that was sent meanwhile has it opened again.
        if !tx.queries().unopened_rooms().await?.contains(&room) {
            return Ok(0);
        }
        let given_up = tx.give_up_unopened(room, self.now()).await?;
        tx.commit().await?;
        Ok(given_up)
    }

    pub(super) async fn enqueue_once(
        &self,
        tx: &mut Tx,
        effect: &Effect,
        guild: GuildId,
        room: RoomId,
    ) -> Result<()> {
        if !tx.queries().is_waiting(effect, guild, room).await? {
            tx.enqueue(EffectId(self.new_id()), effect, guild, room, self.now()).await?;
        }
        Ok(())
    }

    /// The rules of a server changed: rooms that the moderators' role sees, or does not, follow one after the other.
    pub(super) async fn rooms_follow(&self, tx: &mut Tx, guild: GuildId, rules: &ServerRules) -> Result<()> {
        let now = self.now();
        for room in tx.queries().rooms_shown_otherwise(guild, shown_to(rules)).await? {
            let effect = Effect::from(RoomEffect::ShowModerators { room: room.id });
            let opening = Effect::from(RoomEffect::OpenRoom { room: room.id });
            // One that nothing opens at present is opened by the rules of then.
            if room.channel.is_none() && !tx.queries().is_waiting(&opening, guild, room.id).await? {
                continue;
            }
            // A room that is being opened may still be opened by the former rules: it follows right after.
            let lane = if room.channel.is_some() { Lane::Moderators(guild) } else { Lane::Room(room.id) };
            tx.enqueue_in(lane, EffectId(self.new_id()), &effect, Some(guild), now).await?;
        }
        Ok(())
    }
}

/// Whether everybody of an agency's room was seen lately.
async fn is_everybody_seen(tx: &mut Tx, id: RoomId, lately: UnixMs) -> Result<bool> {
    let Some(room) = tx.queries().room(id).await? else { return Ok(true) };
    for side in room.members {
        let known = tx.queries().presence(room.guild, side).await?;
        if !known.is_some_and(|known| known.left.is_none() && known.seen >= lately) {
            return Ok(false);
        }
    }
    Ok(true)
}
