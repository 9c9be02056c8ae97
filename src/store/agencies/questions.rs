//! The direct messages in which people are asked to join or take over an agency. Owns the table `agency_questions`.

use crate::domain::ids::InvitationId;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::posts::{Posted, maybe_posted};
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Remembers the message in which somebody is asked. Storing it again changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_question(&mut self, asked: InvitationId, posted: Posted, now: UnixMs) -> Result<()> {
        sqlx::query(
            "INSERT INTO agency_questions (invitation_id, channel_id, message_id, posted_ms)
             VALUES ($1, $2, $3, $4) ON CONFLICT (invitation_id) DO NOTHING",
        )
        .bind(asked.0)
        .bind(posted.channel.0)
        .bind(posted.message.0)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// The message shows that the question is over, or is gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_question(&mut self, asked: InvitationId) -> Result<()> {
        sqlx::query("DELETE FROM agency_questions WHERE invitation_id = $1")
            .bind(asked.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Forgets the messages from before `before`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_questions(&mut self, before: UnixMs) -> Result<()> {
        sqlx::query("DELETE FROM agency_questions WHERE posted_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The message in which somebody was asked, until it shows that the question is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn question_post(&mut self, asked: InvitationId) -> Result<Option<Posted>> {
        let found =
            sqlx::query("SELECT channel_id, message_id FROM agency_questions WHERE invitation_id = $1")
                .bind(asked.0)
                .fetch_optional(&mut *self.0)
                .await?;
        found.map_or(Ok(None), |found| maybe_posted(&found, "channel_id", "message_id"))
    }
}
