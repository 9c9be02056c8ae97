//! What becomes of published feedback: its other side allows to edit it, it's edited, and moderators hide it and show it again. Owns that each
//! is done to what is stored, and to nothing else.

use crate::domain::feedback::Feedback;
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::row;
use crate::store::transaction::Tx;

impl Tx {
    /// Saves that published feedback can be edited.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it could be before; otherwise when the database fails.
    pub async fn put_edit_allowed(&mut self, feedback: &Feedback) -> Result<()> {
        let done = sqlx::query(
            "UPDATE feedback SET edit_allowed_ms = $1, edit_allowed_by_id = $2
             WHERE contract_id = $3 AND side = $4 AND published_ms IS NOT NULL AND edit_allowed_ms IS NULL AND hidden_ms IS NULL",
        )
        .bind(feedback.edit.map(|edit| edit.at.0))
        .bind(feedback.edit.map(|edit| edit.by.0))
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Saves what published feedback says from now on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was edited or hidden meanwhile; otherwise when the database fails.
    pub async fn put_edited(&mut self, feedback: &Feedback) -> Result<()> {
        let done = sqlx::query(
            "UPDATE feedback SET by_id = $1, stars = $2, tags = $3, comment = $4, note = $5, amended_ms = $6
             WHERE contract_id = $7 AND side = $8 AND edit_allowed_ms IS NOT NULL AND amended_ms IS NULL AND hidden_ms IS NULL",
        )
        .bind(feedback.by.0)
        .bind(i64::from(feedback.stars.count()))
        .bind(row::to_json("tags", &feedback.tags)?)
        .bind(&feedback.comment)
        .bind(&feedback.note)
        .bind(feedback.edit.and_then(|edit| edit.done).map(|at| at.0))
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Hides published feedback, or shows it again, as it says; what it was before is what `was` says.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that changed meanwhile; otherwise when the database fails.
    pub async fn put_hidden(&mut self, feedback: &Feedback, was: Option<UnixMs>) -> Result<()> {
        let done = sqlx::query(
            "UPDATE feedback SET hidden_ms = $1
             WHERE contract_id = $2 AND side = $3 AND published_ms IS NOT NULL AND coalesce(hidden_ms, 0) = $4",
        )
        .bind(feedback.hidden.map(|at| at.0))
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .bind(was.map_or(0, |at| at.0))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }
}
