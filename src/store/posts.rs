//! Receipts: which message shows what. Owns the `posts` table.

use super::error::Result;
use super::row;
use super::transaction::{Look, Tx};
use crate::domain::ids::{
    ChangeId, ChannelId, ContractId, EffectId, GuildId, MessageId, OfferId, PersonId, RoomId,
};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;
use std::fmt;

/// What a posted message shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The card of one version of an offer.
    Card(OfferId, u32),
    /// The files of an offer.
    Files(OfferId),
    /// A change request.
    Change(ChangeId),
    /// A contract.
    Contract(ContractId),
    /// One person's copy of a card, in their direct messages.
    Copy(OfferId, u32, PersonId),
    /// A notice; it has no subject but the effect that posted it.
    Notice(EffectId),
}

impl fmt::Display for Subject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(offer, version) => write!(f, "card/{offer}/{version}"),
            Self::Files(offer) => write!(f, "files/{offer}"),
            Self::Change(change) => write!(f, "change/{change}"),
            Self::Contract(contract) => write!(f, "contract/{contract}"),
            Self::Copy(offer, version, person) => write!(f, "copy/{offer}/{version}/{person}"),
            Self::Notice(effect) => write!(f, "notice/{effect}"),
        }
    }
}

/// A message of Parley's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Where.
    pub channel: ChannelId,
    /// Which.
    pub message: MessageId,
}

/// The message that two columns of a row name, if they do.
pub(super) fn maybe_posted(
    found: &AnyRow,
    channel: &'static str,
    message: &'static str,
) -> Result<Option<Posted>> {
    let channel = row::maybe_int(found, channel)?.map(ChannelId);
    let message = row::maybe_int(found, message)?.map(MessageId);
    Ok(channel.zip(message).map(|(channel, message)| Posted { channel, message }))
}

impl Tx {
    /// Remembers that `posted` shows `subject`. Storing the same receipt again changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_post(
        &mut self,
        subject: Subject,
        room: RoomId,
        posted: Posted,
        now: UnixMs,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO posts (message_id, channel_id, room_id, subject, posted_ms) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (message_id) DO NOTHING",
        )
        .bind(posted.message.0)
        .bind(posted.channel.0)
        .bind(room.0)
        .bind(subject.to_string())
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets one message that does not exist any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_post(&mut self, message: MessageId) -> Result<()> {
        sqlx::query("DELETE FROM posts WHERE message_id = $1").bind(message.0).execute(&mut *self.tx).await?;
        Ok(())
    }

    /// Forgets every message of a channel that does not exist any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_channel(&mut self, channel: ChannelId) -> Result<()> {
        sqlx::query("DELETE FROM posts WHERE channel_id = $1").bind(channel.0).execute(&mut *self.tx).await?;
        Ok(())
    }
}

impl Look<'_> {
    /// The newest message that shows `subject`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn post(&mut self, subject: Subject) -> Result<Option<Posted>> {
        let found = sqlx::query(
            "SELECT channel_id, message_id FROM posts WHERE subject = $1 ORDER BY message_id DESC LIMIT 1",
        )
        .bind(subject.to_string())
        .fetch_optional(&mut *self.0)
        .await?;
        let posted = |row| {
            Ok(Posted {
                channel: ChannelId(row::int(&row, "channel_id")?),
                message: MessageId(row::int(&row, "message_id")?),
            })
        };
        found.map(posted).transpose()
    }

    /// The offer that a message is about: the one that it shows, or, for anything else in a room, the newest one there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer_behind(
        &mut self,
        guild: GuildId,
        channel: ChannelId,
        message: MessageId,
    ) -> Result<Option<OfferId>> {
        let shows = sqlx::query("SELECT subject FROM posts WHERE message_id = $1")
            .bind(message.0)
            .fetch_optional(&mut *self.0)
            .await?;
        let subject = shows.map(|found| row::text(&found, "subject")).transpose()?.unwrap_or_default();
        let mut parts = subject.split('/');
        let id = |part: Option<&str>| part.and_then(|part| part.parse::<i64>().ok());
        let shown = match (parts.next(), id(parts.next())) {
            (Some("card" | "files" | "copy"), Some(offer)) => Some(OfferId(offer)),
            (Some("change"), Some(change)) => self.change(ChangeId(change)).await?.map(|change| change.offer),
            (Some("contract"), Some(contract)) => {
                self.contract(ContractId(contract)).await?.map(|contract| contract.offer)
            }
            _ => None,
        };
        if shown.is_some() {
            return Ok(shown);
        }
        let newest = sqlx::query(
            "SELECT o.id FROM rooms r JOIN offers o ON o.room_id = r.id
             WHERE r.channel_id = $1 AND r.guild_id = $2 ORDER BY o.number DESC LIMIT 1",
        )
        .bind(channel.0)
        .bind(guild.0)
        .fetch_optional(&mut *self.0)
        .await?;
        newest.map(|found| row::int(&found, "id").map(OfferId)).transpose()
    }
}
