//! Who is told what outside the room. Owns the fan-out of a decision's news to the ways that each person chose, the choices
//! themselves, and what is remembered of closed doors and of servers' names.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, Lane, MailEffect, NotificationEffect, OfferEffect};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::Notification;
use crate::domain::notifications::settings::{Choices, NotificationChannel, Topic};
use crate::domain::offers::offer::Offer;
use crate::store;
use crate::store::{DmStatus, NotificationSubject, Tx};

/// What one person hears of, and whether they can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeSettings {
    /// What they chose in this server.
    pub choices: Choices,
    /// Whether their direct messages were closed when Parley last tried.
    pub dm_status: DmStatus,
    /// What the server is called, if that is known.
    pub server: Option<String>,
}

impl App {
    /// What of a decision about an offer must happen outside its room.
    pub(in crate::app) async fn tell_of_offer(
        &self,
        tx: &mut Tx,
        offer: &Offer,
        effects: &[Effect],
        told: &[Notification],
    ) -> Result<Vec<Effect>> {
        let mut elsewhere = copies_to_refresh(tx, offer, effects).await?;
        for told in self.everybody_told(tx, offer, told).await? {
            elsewhere.extend(self.ways_to_tell(tx, offer, told).await?);
        }
        Ok(elsewhere)
    }

    /// What the caller hears of in this server.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn notice_settings(&self, caller: &Caller) -> Result<NoticeSettings> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        Ok(NoticeSettings {
            choices: queries.notice_choices(caller.guild, caller.person).await?,
            dm_status: queries.dm_status(caller.person).await?,
            server: queries.guild_name(caller.guild).await?,
        })
    }

    /// Keeps one choice of the caller's, and gives all of them as they are then.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn choose_notice(
        &self,
        caller: &Caller,
        topic: Topic,
        way: NotificationChannel,
        wanted: bool,
    ) -> Result<NoticeSettings> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.choose_notice(caller.guild, caller.person, (topic, way), wanted).await?;
            Ok(tx.commit().await?)
        })
        .await?;
        self.notice_settings(caller).await
    }

    /// Notes that a person uses Parley: a door that was found closed is tried again from now on.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn dms_reopened(&self, person: PersonId) -> Result<()> {
        // Nearly everybody's door is open, so nearly always this only reads.
        if self.store.reader().await?.queries().dm_status(person).await?.closed.is_none() {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.open_door(person).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// What a server is called, if that is known.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn guild_name(&self, guild: GuildId) -> Result<Option<String>> {
        Ok(self.store.reader().await?.queries().guild_name(guild).await?)
    }

    /// Remembers what a server is called.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn upsert_guild(&self, guild: GuildId, name: &str) -> Result<()> {
        if self.store.reader().await?.queries().guild_name(guild).await?.as_deref() == Some(name) {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.name_guild(guild, name).await?;
            Ok(tx.commit().await?)
        })
        .await
    }
}

/// Every copy of a card that the decision changes, where there is one, or may soon be.
async fn copies_to_refresh(tx: &mut Tx, changed: &Offer, effects: &[Effect]) -> store::Result<Vec<Effect>> {
    let mut found = Vec::new();
    for effect in effects {
        let Effect::Offer(OfferEffect::RefreshCard { offer, version }) = *effect else { continue };
        for to in changed.recipient.people() {
            let copy = NotificationSubject::Copy(offer, version, to);
            if tx.queries().is_posted_or_busy(copy, Lane::Direct(changed.guild, to)).await? {
                found.push(NotificationEffect::RefreshCopy { offer, version, to }.into());
            }
        }
    }
    Ok(found)
}

impl App {
    /// The ways by which a person wants to hear of something and can be reached.
    pub(in crate::app) async fn ways_to_tell(
        &self,
        tx: &mut Tx,
        offer: &Offer,
        told: Notification,
    ) -> Result<Vec<Effect>> {
        let Notification { to, kind: news } = told;
        let reach = tx.queries().reach(offer.guild, to).await?;
        let mut ways = Vec::new();
        if reach.choices.wants(news.topic(), NotificationChannel::Direct) && reach.is_door_open {
            ways.push(NotificationEffect::SendDm { offer: offer.id, news, to }.into());
        }
        let goes_by_mail = self.has_mail && reach.has_address;
        if goes_by_mail && reach.choices.wants(news.topic(), NotificationChannel::Mail) {
            ways.push(MailEffect::Mail { offer: offer.id, news, to }.into());
        }
        Ok(ways)
    }
}
