//! Receipts: which message shows what. Owns the `posts` table.

use super::contracts::ContractSubject;
use super::error::Result;
use super::feedback::FeedbackSubject;
use super::notifications::NotificationSubject;
use super::offers::OfferSubject;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::{About, ContractEffect, Effect, FeedbackEffect, NotificationEffect, OfferEffect};
use crate::domain::ids::{ChannelId, ContractId, GuildId, MessageId, OfferId, PersonId, RoomId};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;
use std::fmt;

/// What a posted message shows: one line a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Something of an offer.
    Offer(OfferSubject),
    /// Something of a contract.
    Contract(ContractSubject),
    /// Something of feedback.
    Feedback(FeedbackSubject),
    /// Something that one person is told.
    Notification(NotificationSubject),
}

impl From<OfferSubject> for Subject {
    fn from(subject: OfferSubject) -> Self {
        Self::Offer(subject)
    }
}

impl From<ContractSubject> for Subject {
    fn from(subject: ContractSubject) -> Self {
        Self::Contract(subject)
    }
}

impl From<FeedbackSubject> for Subject {
    fn from(subject: FeedbackSubject) -> Self {
        Self::Feedback(subject)
    }
}

impl From<NotificationSubject> for Subject {
    fn from(subject: NotificationSubject) -> Self {
        Self::Notification(subject)
    }
}

impl fmt::Display for Subject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offer(subject) => subject.fmt(f),
            Self::Contract(subject) => subject.fmt(f),
            Self::Feedback(subject) => subject.fmt(f),
            Self::Notification(subject) => subject.fmt(f),
        }
    }
}

impl Subject {
    /// What makes its message show the present state; `None` for one that never changes.
    #[must_use]
    pub fn refresh(self) -> Option<Effect> {
        match self {
            Self::Offer(OfferSubject::Card(offer, version)) => {
                Some(OfferEffect::RefreshCard { offer, version }.into())
            }
            Self::Offer(OfferSubject::Change(change)) => Some(OfferEffect::RefreshChange { change }.into()),
            Self::Contract(ContractSubject::Contract(contract)) => {
                Some(ContractEffect::RefreshContract { contract }.into())
            }
            Self::Notification(NotificationSubject::Copy(offer, version, to)) => {
                Some(NotificationEffect::RefreshCopy { offer, version, to }.into())
            }
            Self::Feedback(FeedbackSubject::Published(contract)) => {
                Some(FeedbackEffect::RefreshFeedback { contract }.into())
            }
            Self::Feedback(FeedbackSubject::During(which)) => {
                Some(FeedbackEffect::RefreshInterim(which).into())
            }
            Self::Offer(OfferSubject::Files(..))
            | Self::Contract(ContractSubject::Work(..) | ContractSubject::WorkFile(..))
            | Self::Feedback(FeedbackSubject::Reply(..))
            | Self::Notification(NotificationSubject::Notice(_)) => None,
        }
    }
}

/// What a message is about whose subject is stored as `stored`, if that leads to an offer.
fn about(stored: &str) -> Option<About> {
    let (kind, rest) = stored.split_once('/')?;
    let id = rest.split('/').next()?.parse().ok()?;
    OfferSubject::about(kind, id)
        .or_else(|| ContractSubject::about(kind, id))
        .or_else(|| FeedbackSubject::about(kind, id))
        .or_else(|| NotificationSubject::about(kind, id))
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
        subject: impl Into<Subject>,
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
        .bind(subject.into().to_string())
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

impl Queries<'_> {
    /// Who has a copy of the card of an offer's version, of those who answer the offer; with the offer's server and room.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn copies_of(
        &mut self,
        offer: OfferId,
        version: u32,
    ) -> Result<Vec<(GuildId, RoomId, PersonId)>> {
        let rows = sqlx::query(
            "SELECT o.guild_id, o.room_id, o.party_id AS person_id FROM offers o
             WHERE o.id = $1 AND o.party_kind = 'freelancer' AND EXISTS (SELECT 1 FROM posts p
                 WHERE p.subject = 'copy/' || CAST(o.id AS TEXT) || '/' || $2 || '/' || CAST(o.party_id AS TEXT))
             UNION ALL SELECT o.guild_id, o.room_id, s.person_id FROM offers o
             JOIN agency_staff s ON s.agency_id = o.party_id AND s.role <> 'member'
             WHERE o.id = $1 AND o.party_kind = 'agency' AND EXISTS (SELECT 1 FROM posts p
                 WHERE p.subject = 'copy/' || CAST(o.id AS TEXT) || '/' || $2 || '/' || CAST(s.person_id AS TEXT))",
        )
        .bind(offer.0)
        .bind(version.to_string())
        .fetch_all(&mut *self.0)
        .await?;
        let copy = |found: &AnyRow| {
            let (guild, room) = (row::int(found, "guild_id")?, row::int(found, "room_id")?);
            Ok((GuildId(guild), RoomId(room), PersonId(row::int(found, "person_id")?)))
        };
        rows.iter().map(copy).collect()
    }

    async fn offer_of_contract(&mut self, contract: ContractId) -> Result<Option<OfferId>> {
        let found = sqlx::query("SELECT offer_id FROM contracts WHERE id = $1")
            .bind(contract.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|row| row::int(&row, "offer_id").map(OfferId)).transpose()
    }

    /// The newest message that shows `subject`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn post(&mut self, subject: impl Into<Subject>) -> Result<Option<Posted>> {
        let subject = subject.into().to_string();
        let found = sqlx::query(
            "SELECT channel_id, message_id FROM posts WHERE subject = $1 ORDER BY message_id DESC LIMIT 1",
        )
        .bind(subject)
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

    /// The offer that something leads to; `None` when that is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer_about(&mut self, about: About) -> Result<Option<OfferId>> {
        Ok(match about {
            About::Offer(offer) => Some(offer),
            About::Change(change) => self.change(change).await?.map(|change| change.offer),
            About::Contract(contract) => self.offer_of_contract(contract).await?,
        })
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
        let shown = match about(&subject) {
            Some(about) => self.offer_about(about).await?,
            None => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::feedback::which::InterimRef;
    use crate::domain::ids::{ChangeId, EffectId};
    use crate::domain::offers::offer::Side;

    #[test]
    fn every_stored_subject_is_written_as_ever_and_leads_to_what_it_is_about() {
        let (offer, change, contract) = (OfferId(7), ChangeId(5), ContractId(6));
        let stored: [(&str, Subject, Option<About>); 11] = [
            ("card/7/2", OfferSubject::Card(offer, 2).into(), Some(About::Offer(offer))),
            ("files/7", OfferSubject::Files(offer, None).into(), Some(About::Offer(offer))),
            ("files/7/2", OfferSubject::Files(offer, Some(2)).into(), Some(About::Offer(offer))),
            ("change/5", OfferSubject::Change(change).into(), Some(About::Change(change))),
            ("contract/6", ContractSubject::Contract(contract).into(), Some(About::Contract(contract))),
            (
                "work_file/6/2/1",
                ContractSubject::WorkFile(contract, 2, 1).into(),
                Some(About::Contract(contract)),
            ),
            ("feedback/6", FeedbackSubject::Published(contract).into(), Some(About::Contract(contract))),
            (
                "feedback_reply/6/client",
                FeedbackSubject::Reply(contract, Side::Client).into(),
                Some(About::Contract(contract)),
            ),
            (
                "interim_feedback/6/recipient/2",
                FeedbackSubject::During(InterimRef { contract, side: Side::Recipient, nth: 2 }).into(),
                Some(About::Contract(contract)),
            ),
            (
                "copy/7/2/9",
                NotificationSubject::Copy(offer, 2, PersonId(9)).into(),
                Some(About::Offer(offer)),
            ),
            ("notice/8", NotificationSubject::Notice(EffectId(8)).into(), None),
        ];
        for (text, subject, leads_to) in stored {
            assert_eq!(subject.to_string(), text);
            assert_eq!(about(text), leads_to, "{text}");
        }
        for other in ["", "card", "card/x", "invoice/7"] {
            assert_eq!(about(other), None, "{other}");
        }
    }
}
