//! Profiles with their skills. Owns the tables `profiles`, `profile_skills` and `skills`; searching them is `freelancers`'.

use crate::domain::ids::{GuildId, PersonId, SkillId};
use crate::domain::money::{Currency, Money};
use crate::domain::people::profile::{Profile, Skill};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// The hourly rate of a row with both its columns.
pub(in crate::store) fn rate(row: &AnyRow) -> Result<Option<Money>> {
    let minor = row::maybe_int(row, "rate_minor")?;
    let code = row::maybe_text(row, "rate_currency")?;
    let (Some(minor), Some(code)) = (minor, code) else { return Ok(None) };
    let currency = Currency::from_code(&code);
    let currency = currency.ok_or_else(|| row::unreadable("rate_currency", "no currency has this code"))?;
    Ok(Some(Money { minor, currency }))
}

impl Tx {
    /// Saves somebody's profile in the place of the one they had. `new_id` makes an id for each skill that nobody in this
    /// server had before.
    ///
    /// # Errors
    /// When the database fails, or another transaction was faster.
    pub async fn save_profile(
        &mut self,
        guild: GuildId,
        person: PersonId,
        profile: &Profile,
        now: UnixMs,
        new_id: impl Fn() -> i64,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO profiles
                 (guild_id, person_id, headline, bio, rate_minor, rate_currency, links, updated_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (guild_id, person_id) DO UPDATE SET
                 headline = excluded.headline, bio = excluded.bio, rate_minor = excluded.rate_minor,
                 rate_currency = excluded.rate_currency, links = excluded.links, updated_ms = excluded.updated_ms",
        )
        .bind(guild.0)
        .bind(person.0)
        .bind(&profile.headline)
        .bind(&profile.bio)
        .bind(profile.rate.map(|rate| rate.minor))
        .bind(profile.rate.map(|rate| rate.currency.code()))
        .bind(row::to_json("links", &profile.links)?)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        sqlx::query("DELETE FROM profile_skills WHERE guild_id = $1 AND person_id = $2")
            .bind(guild.0)
            .bind(person.0)
            .execute(&mut *self.tx)
            .await?;
        let mut skills: Vec<(usize, &Skill)> = profile.skills.iter().enumerate().collect();
        // In one order for everybody, so that two who name the same new skills do not wait for each other.
        skills.sort_by(|(_, one), (_, other)| one.key.cmp(&other.key));
        for (place, skill) in skills {
            let id = self.skill_id(guild, skill, new_id()).await?;
            sqlx::query(
                "INSERT INTO profile_skills (guild_id, person_id, skill_id, label, place, updated_ms, percent)
                 VALUES ($1, $2, $3, $4, $5, $6, coalesce((SELECT w.percent FROM score_weeks w WHERE w.guild_id = $1
                     AND w.worker_kind = 'freelancer' AND w.worker_id = $2 ORDER BY w.week DESC LIMIT 1), -1))",
            )
            .bind(guild.0)
            .bind(person.0)
            .bind(id.0)
            .bind(&skill.label)
            .bind(i64::try_from(place).unwrap_or(i64::MAX))
            .bind(now.0)
            .execute(&mut *self.tx)
            .await?;
        }
        Ok(())
    }

    /// The id of a skill in a server: `fresh` if nobody had it before.
    async fn skill_id(&mut self, guild: GuildId, skill: &Skill, fresh: i64) -> Result<SkillId> {
        let row = sqlx::query(
            "INSERT INTO skills (id, guild_id, name_key, label) VALUES ($1, $2, $3, $4)
             ON CONFLICT (guild_id, name_key) DO UPDATE SET name_key = excluded.name_key RETURNING id",
        )
        .bind(fresh)
        .bind(guild.0)
        .bind(&skill.key)
        .bind(&skill.label)
        .fetch_one(&mut *self.tx)
        .await?;
        Ok(SkillId(row::int(&row, "id")?))
    }

    /// Notes since when somebody takes no offers, or that they take them; asked again, the first moment stays.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_pause(&mut self, guild: GuildId, person: PersonId, since: Option<UnixMs>) -> Result<()> {
        let query = match since {
            Some(since) => sqlx::query(
                "INSERT INTO pauses (guild_id, person_id, since_ms) VALUES ($1, $2, $3)
                 ON CONFLICT (guild_id, person_id) DO NOTHING",
            )
            .bind(guild.0)
            .bind(person.0)
            .bind(since.0),
            None => sqlx::query("DELETE FROM pauses WHERE guild_id = $1 AND person_id = $2")
                .bind(guild.0)
                .bind(person.0),
        };
        query.execute(&mut *self.tx).await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// Somebody's profile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn profile(&mut self, guild: GuildId, person: PersonId) -> Result<Option<Profile>> {
        let found = sqlx::query(
            "SELECT headline, bio, rate_minor, rate_currency, links FROM profiles
             WHERE guild_id = $1 AND person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(found) = found else { return Ok(None) };
        Ok(Some(Profile {
            headline: row::text(&found, "headline")?,
            bio: row::text(&found, "bio")?,
            skills: self.skills_of(guild, person).await?,
            rate: rate(&found)?,
            links: row::json(&found, "links")?,
        }))
    }

    async fn skills_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Skill>> {
        let rows = sqlx::query(
            "SELECT p.label, s.name_key FROM profile_skills p JOIN skills s ON s.id = p.skill_id
             WHERE p.guild_id = $1 AND p.person_id = $2 ORDER BY p.place",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter()
            .map(|found| Ok(Skill { label: row::text(found, "label")?, key: row::text(found, "name_key")? }))
            .collect()
    }

    /// Whether somebody takes no offers at present.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_paused(&mut self, guild: GuildId, person: PersonId) -> Result<bool> {
        let found = sqlx::query("SELECT since_ms FROM pauses WHERE guild_id = $1 AND person_id = $2")
            .bind(guild.0)
            .bind(person.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }
}
