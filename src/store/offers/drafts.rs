//! Drafts. Owns the `drafts` table.

use crate::domain::contracts::draft::ContractDraft;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::feedback::draft::FeedbackDraft;
use crate::domain::ids::{DraftId, GuildId, OfferId, PersonId};
use crate::domain::jobs::draft::JobDraft;
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::notifications::draft::MailDraft;
use crate::domain::offers::draft::{Addressed, OfferDraft};
use crate::domain::people::draft::PeopleDraft;
use crate::domain::proposals::draft::ProposalDraft;
use crate::domain::server::ServerSettings;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::people::known;
use crate::store::people::presence::KnownPresence;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// What a draft is for: typing for the same thing again finds it.
fn subject(content: &DraftContent) -> String {
    match content {
        DraftContent::Offer(draft) => offer_subject(draft),
        DraftContent::People(PeopleDraft::Profile { .. }) => "profile".to_owned(),
        DraftContent::Moderation(draft) => moderation_subject(draft),
        DraftContent::Mail(MailDraft::Address { .. }) => "address".to_owned(),
        DraftContent::Contract(ContractDraft::Payment { contract, is_refund: true, .. }) => {
            format!("refund/{contract}")
        }
        DraftContent::Contract(ContractDraft::Payment { contract, piece, .. }) => {
            format!("payment/{contract}/{piece}")
        }
        DraftContent::Contract(ContractDraft::Hours { contract, .. }) => format!("hours/{contract}"),
        DraftContent::Contract(ContractDraft::Close { contract, .. }) => format!("close/{contract}"),
        DraftContent::Contract(ContractDraft::Terms { contract, version, answers: None, .. }) => {
            format!("terms/{contract}/{version}")
        }
        DraftContent::Contract(ContractDraft::Terms { contract, version, answers: Some(seq), .. }) => {
            format!("terms/{contract}/{version}/{seq}")
        }
        DraftContent::Contract(ContractDraft::Submit { contract, .. }) => format!("submit/{contract}"),
        DraftContent::Contract(ContractDraft::Dispute { contract, .. }) => format!("dispute/{contract}"),
        DraftContent::Feedback(FeedbackDraft::Feedback { contract, during: true, .. }) => {
            format!("interim_feedback/{contract}")
        }
        DraftContent::Feedback(FeedbackDraft::Feedback { contract, .. }) => format!("feedback/{contract}"),
        DraftContent::Job(JobDraft::Job { .. }) => "job".to_owned(),
        DraftContent::Job(JobDraft::JobEdit { job, revision, .. }) => format!("job_edit/{job}/{revision}"),
        DraftContent::Proposal(ProposalDraft::Proposal { job, agency: None, .. }) => {
            format!("proposal/{job}")
        }
        DraftContent::Proposal(ProposalDraft::Proposal { job, agency: Some(agency), .. }) => {
            format!("proposal/{job}/agency/{agency}")
        }
        DraftContent::Proposal(ProposalDraft::ProposalEdit { proposal, .. }) => {
            format!("proposal_edit/{proposal}")
        }
    }
}

fn offer_subject(draft: &OfferDraft) -> String {
    match draft {
        OfferDraft::New { proposal: Some(proposal), .. } => format!("hire/{proposal}"),
        OfferDraft::New { to: Addressed::Person(person), .. } => format!("offer/{person}"),
        OfferDraft::New { to: Addressed::Agency { agency, .. }, .. } => format!("offer/agency/{agency}"),
        OfferDraft::Change { offer, version, .. } => format!("change/{offer}/{version}"),
        OfferDraft::Modify { offer, version, answers: None, .. } => format!("modify/{offer}/{version}"),
        OfferDraft::Modify { offer, version, answers: Some(change), .. } => {
            format!("modify/{offer}/{version}/{change}")
        }
    }
}

fn moderation_subject(draft: &ModerationDraft) -> String {
    match draft {
        ModerationDraft::Report { offer, .. } => format!("report/{offer}"),
        ModerationDraft::Decision { report, outcome, .. } => format!("decision/{report}/{}", outcome.code()),
        ModerationDraft::Verdict { dispute, .. } => format!("verdict/{dispute}"),
    }
}

const COLUMNS: &str = "SELECT id, guild_id, author_id, content, saved_ms, sent_offer,
         (SELECT t.settings FROM server_settings t WHERE t.guild_id = drafts.guild_id) AS settings FROM drafts ";

fn read(row: &AnyRow) -> Result<Draft> {
    Ok(Draft {
        id: DraftId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        author: PersonId(row::int(row, "author_id")?),
        saved: UnixMs(row::int(row, "saved_ms")?),
        content: row::json(row, "content")?,
        sent: row::maybe_int(row, "sent_offer")?.map(OfferId),
    })
}

impl Tx {
    /// Saves a draft, new or changed. One that was sent meanwhile stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_draft(&mut self, draft: &Draft) -> Result<()> {
        sqlx::query(
            "INSERT INTO drafts (id, guild_id, author_id, subject, content, saved_ms, sent_offer)
             VALUES ($1, $2, $3, $4, $5, $6, NULL)
             ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_ms = excluded.saved_ms
             WHERE drafts.sent_offer IS NULL",
        )
        .bind(draft.id.0)
        .bind(draft.guild.0)
        .bind(draft.author.0)
        .bind(subject(&draft.content))
        .bind(row::to_json("content", &draft.content)?)
        .bind(draft.saved.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Marks a draft as sent, as `offer`, and gives it as it was with what the admins of its server have set; `None` when it was
    /// sent or discarded before. Whoever sends it twice at once waits here for the first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_draft(
        &mut self,
        draft: DraftId,
        offer: OfferId,
    ) -> Result<Option<(Draft, ServerSettings)>> {
        let found = sqlx::query(
            "UPDATE drafts SET sent_offer = $1 WHERE id = $2 AND sent_offer IS NULL
             RETURNING id, guild_id, author_id, content, saved_ms, CAST(NULL AS BIGINT) AS sent_offer,
                 (SELECT t.settings FROM server_settings t WHERE t.guild_id = drafts.guild_id) AS settings",
        )
        .bind(offer.0)
        .bind(draft.0)
        .fetch_optional(&mut *self.tx)
        .await?;
        let Some(found) = found else { return Ok(None) };
        Ok(Some((read(&found)?, row::maybe_json(&found, "settings")?)))
    }

    /// Notes as which offer a draft was sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn name_sent_draft(&mut self, draft: DraftId, offer: OfferId) -> Result<()> {
        sqlx::query("UPDATE drafts SET sent_offer = $1 WHERE id = $2")
            .bind(offer.0)
            .bind(draft.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Forgets a draft that was not sent. Gives whether it was there: whoever uses one twice at once waits here for the first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn discard_draft(&mut self, draft: DraftId) -> Result<bool> {
        let done = sqlx::query("DELETE FROM drafts WHERE id = $1 AND sent_offer IS NULL")
            .bind(draft.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Saves what was typed into a draft that is still there; gives whether it was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_draft(&mut self, draft: &Draft) -> Result<bool> {
        let done =
            sqlx::query("UPDATE drafts SET content = $1, saved_ms = $2 WHERE id = $3 AND sent_offer IS NULL")
                .bind(row::to_json("content", &draft.content)?)
                .bind(draft.saved.0)
                .bind(draft.id.0)
                .execute(&mut *self.tx)
                .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Forgets every draft last saved before `before`; gives their number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_drafts(&mut self, before: UnixMs) -> Result<u64> {
        let done = sqlx::query("DELETE FROM drafts WHERE saved_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// The draft called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft(&mut self, id: DraftId) -> Result<Option<Draft>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The same with what the admins of its server have set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_in_server(&mut self, id: DraftId) -> Result<Option<(Draft, ServerSettings)>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        let Some(found) = found else { return Ok(None) };
        Ok(Some((read(&found)?, row::maybe_json(&found, "settings")?)))
    }

    /// The draft called `id`, and what is known of the presence of the person whom it addresses, if it does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_to(&mut self, id: DraftId) -> Result<Option<(Draft, Option<KnownPresence>)>> {
        let found = sqlx::query(
            "SELECT d.id, d.guild_id, d.author_id, d.content, d.saved_ms, d.sent_offer,
                 p.name, p.username, p.avatar_url, p.joined_ms, p.seen_ms, p.admitted_ms, p.left_ms, p.is_pending
             FROM drafts d LEFT JOIN people p ON p.guild_id = d.guild_id AND p.person_id =
                 CASE WHEN d.subject LIKE 'offer/%' AND d.subject NOT LIKE 'offer/agency/%'
                 THEN CAST(substr(d.subject, 7) AS BIGINT) END
             WHERE d.id = $1",
        )
        .bind(id.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(found) = found else { return Ok(None) };
        let known = known(&found, PersonId(0))?;
        Ok(Some((read(&found)?, known.map(|(_, presence)| presence))))
    }

    /// The author's newest unsent draft for the same thing as `content`, saved at or after `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn draft_like(
        &mut self,
        guild: GuildId,
        author: PersonId,
        content: &DraftContent,
        since: UnixMs,
    ) -> Result<Option<Draft>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND author_id = $2 AND subject = $3 AND sent_offer IS NULL
             AND saved_ms >= $4 ORDER BY saved_ms DESC, id DESC LIMIT 1"
        ));
        let found = sqlx::query(sql)
            .bind(guild.0)
            .bind(author.0)
            .bind(subject(content))
            .bind(since.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.as_ref().map(read).transpose()
    }
}
