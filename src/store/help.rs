//! Help: what is known of somebody who asks for it, and what people answered below its topics. Owns the table `help_answers`.

use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::help::answer::{HelpAnswer, HelpCount};
use crate::domain::help::topic::{HelpTopic, Standing};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;

impl Queries<'_> {
    /// What somebody did in a server so far; that they look after it stands in no table.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing_of(&mut self, guild: GuildId, person: PersonId) -> Result<Standing> {
        let found = sqlx::query(
            "SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM agency_staff WHERE guild_id = $1 AND person_id = $2)
                 THEN 1 ELSE 0 END AS BIGINT) AS in_agency,
             CAST(CASE WHEN EXISTS (SELECT 1 FROM profiles WHERE guild_id = $1 AND person_id = $2)
                 OR EXISTS (SELECT 1 FROM offers WHERE guild_id = $1 AND party_id = $2 AND party_kind = 'freelancer')
                 THEN 1 ELSE 0 END AS BIGINT) AS works,
             CAST(CASE WHEN EXISTS (SELECT 1 FROM offers WHERE guild_id = $1 AND client_id = $2)
                 THEN 1 ELSE 0 END AS BIGINT) AS hires",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(Standing {
            looks_after_it: false,
            is_in_agency: row::int(&found, "in_agency")? == 1,
            works: row::int(&found, "works")? == 1,
            hires: row::int(&found, "hires")? == 1,
        })
    }

    /// What somebody answered below topics. Topics that this program doesn't know are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn help_answers_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<HelpAnswer>> {
        let rows = sqlx::query(
            "SELECT topic, is_helpful, at_ms FROM help_answers WHERE guild_id = $1 AND person_id = $2 ORDER BY topic",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut answers = Vec::with_capacity(rows.len());
        for found in &rows {
            if let Some(topic) = HelpTopic::from_code(&row::text(found, "topic")?) {
                let is_helpful = row::int(found, "is_helpful")? == 1;
                answers.push(HelpAnswer { topic, is_helpful, at: UnixMs(row::int(found, "at_ms")?) });
            }
        }
        Ok(answers)
    }

    /// How many people in a server found each topic helpful, and how many didn't; nothing of topics without an answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn help_counts(&mut self, guild: GuildId) -> Result<Vec<HelpCount>> {
        let rows = sqlx::query(
            "SELECT topic, CAST(sum(is_helpful) AS BIGINT) AS helpful, count(*) AS answers FROM help_answers
             WHERE guild_id = $1 GROUP BY topic",
        )
        .bind(guild.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut counts = Vec::with_capacity(rows.len());
        for found in &rows {
            if let Some(topic) = HelpTopic::from_code(&row::text(found, "topic")?) {
                let (helpful, answers) = (row::small(found, "helpful")?, row::small(found, "answers")?);
                counts.push(HelpCount { topic, helpful, unhelpful: answers.saturating_sub(helpful) });
            }
        }
        Ok(counts)
    }
}

impl Tx {
    /// Notes what somebody answers below a topic, instead of what they answered before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_help_answer(
        &mut self,
        guild: GuildId,
        person: PersonId,
        answer: &HelpAnswer,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO help_answers (guild_id, topic, person_id, is_helpful, at_ms) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (guild_id, topic, person_id) DO UPDATE SET is_helpful = excluded.is_helpful, at_ms = excluded.at_ms",
        )
        .bind(guild.0)
        .bind(answer.topic.code())
        .bind(person.0)
        .bind(i64::from(answer.is_helpful))
        .bind(answer.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
