//! What people want to hear of, and the way to them. Owns the tables `notice_choices` and `doors`.

use crate::domain::ids::{ChannelId, GuildId, PersonId};
use crate::domain::notifications::settings::{Choices, NotificationChannel, Topic};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::notifications::NotificationSubject;
use crate::store::posts::{Posted, maybe_posted};
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

/// The way to a person by direct message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DmStatus {
    /// The channel of earlier messages.
    pub channel: Option<ChannelId>,
    /// Since when Discord takes no message to them, as far as Parley knows.
    pub closed: Option<UnixMs>,
}

/// How a person is told of something in a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// What they chose.
    pub choices: Choices,
    /// Whether Discord takes direct messages to them, as far as Parley knows.
    pub is_door_open: bool,
    /// Whether they have a proven address that mail servers take.
    pub has_address: bool,
}

impl Tx {
    /// Keeps one choice; making it again changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn choose_notice(
        &mut self,
        guild: GuildId,
        person: PersonId,
        (topic, way): (Topic, NotificationChannel),
        wanted: bool,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO notice_choices (guild_id, person_id, topic, way, wanted) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (guild_id, person_id, topic, way) DO UPDATE SET wanted = excluded.wanted",
        )
        .bind(guild.0)
        .bind(person.0)
        .bind(topic.code())
        .bind(way.code())
        .bind(i64::from(wanted))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Remembers through which channel a person was reached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_door(&mut self, person: PersonId, channel: ChannelId) -> Result<()> {
        sqlx::query(
            "INSERT INTO doors (person_id, channel_id) VALUES ($1, $2)
             ON CONFLICT (person_id) DO UPDATE SET channel_id = excluded.channel_id",
        )
        .bind(person.0)
        .bind(channel.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Remembers that Discord takes no direct message to a person.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_door(&mut self, person: PersonId, now: UnixMs) -> Result<()> {
        sqlx::query(
            "INSERT INTO doors (person_id, closed_ms) VALUES ($1, $2)
             ON CONFLICT (person_id) DO UPDATE SET closed_ms = coalesce(doors.closed_ms, excluded.closed_ms)",
        )
        .bind(person.0)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets that a door was closed: the next message will try it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_door(&mut self, person: PersonId) -> Result<()> {
        sqlx::query("UPDATE doors SET closed_ms = NULL WHERE person_id = $1")
            .bind(person.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// What a person chose to hear of in a server. A choice that this program does not know is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn notice_choices(&mut self, guild: GuildId, person: PersonId) -> Result<Choices> {
        let rows = sqlx::query(
            "SELECT topic, way, wanted FROM notice_choices WHERE guild_id = $1 AND person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut choices = Choices::default();
        for chosen in &rows {
            let topic = Topic::from_code(&row::text(chosen, "topic")?);
            let way = NotificationChannel::from_code(&row::text(chosen, "way")?);
            if let (Some(topic), Some(way)) = (topic, way) {
                choices = choices.with(topic, way, row::int(chosen, "wanted")? != 0);
            }
        }
        Ok(choices)
    }

    /// The way to a person by direct message.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dm_status(&mut self, person: PersonId) -> Result<DmStatus> {
        let found = sqlx::query("SELECT channel_id, closed_ms FROM doors WHERE person_id = $1")
            .bind(person.0)
            .fetch_optional(&mut *self.0)
            .await?;
        let Some(row) = found else { return Ok(DmStatus::default()) };
        Ok(DmStatus {
            channel: row::maybe_int(&row, "channel_id")?.map(ChannelId),
            closed: row::maybe_int(&row, "closed_ms")?.map(UnixMs),
        })
    }

    /// The same, with the newest message that shows `copy`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn way_to_copy(
        &mut self,
        person: PersonId,
        copy: NotificationSubject,
    ) -> Result<(DmStatus, Option<Posted>)> {
        let found = sqlx::query(
            "SELECT d.channel_id, d.closed_ms,
                 (SELECT p.channel_id FROM posts p WHERE p.subject = $2 ORDER BY p.message_id DESC LIMIT 1) AS post_channel,
                 (SELECT p.message_id FROM posts p WHERE p.subject = $2 ORDER BY p.message_id DESC LIMIT 1) AS post_message
             FROM (SELECT 1 AS n) AS one LEFT JOIN doors d ON d.person_id = $1",
        )
        .bind(person.0)
        .bind(copy.to_string())
        .fetch_one(&mut *self.0)
        .await?;
        let status = DmStatus {
            channel: row::maybe_int(&found, "channel_id")?.map(ChannelId),
            closed: row::maybe_int(&found, "closed_ms")?.map(UnixMs),
        };
        Ok((status, maybe_posted(&found, "post_channel", "post_message")?))
    }

    /// The ways to tell a person of something in a server: what they chose, and what of it reaches them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reach(&mut self, guild: GuildId, person: PersonId) -> Result<Reach> {
        let found = sqlx::query(
            "SELECT (SELECT string_agg(c.topic || ' ' || c.way || ' ' || CAST(c.wanted AS TEXT), ',')
                     FROM notice_choices c WHERE c.guild_id = $1 AND c.person_id = $2) AS choices,
                 (SELECT d.closed_ms FROM doors d WHERE d.person_id = $2) AS closed_ms,
                 (SELECT m.confirmed_ms FROM mail_addresses m WHERE m.guild_id = $1 AND m.person_id = $2
                     AND m.refused_ms IS NULL) AS confirmed_ms",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_one(&mut *self.0)
        .await?;
        let chosen = row::maybe_text(&found, "choices")?.unwrap_or_default();
        let mut choices = Choices::default();
        for choice in chosen.split(',') {
            let mut parts = choice.split(' ');
            let topic = parts.next().and_then(Topic::from_code);
            let way = parts.next().and_then(NotificationChannel::from_code);
            if let (Some(topic), Some(way), Some(wanted)) = (topic, way, parts.next()) {
                choices = choices.with(topic, way, wanted != "0");
            }
        }
        Ok(Reach {
            choices,
            is_door_open: row::maybe_int(&found, "closed_ms")?.is_none(),
            has_address: row::maybe_int(&found, "confirmed_ms")?.is_some(),
        })
    }
}
