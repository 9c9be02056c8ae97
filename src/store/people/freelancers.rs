//! The search over profiles: which skills a server knows, and who has one. Owns those queries; the tables are `profiles`'.

use super::profiles::rate;
use crate::domain::ids::{GuildId, PersonId, SkillId};
use crate::domain::money::Money;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe};

/// One freelancer in a list, as its reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreelancerLine {
    /// Who.
    pub person: PersonId,
    /// As shown in the server, where that is known.
    pub name: Option<String>,
    /// Their profile's first line.
    pub headline: String,
    /// Per hour.
    pub rate: Option<Money>,
    /// Whether the reader could send them an offer now.
    pub is_open: bool,
    /// When they were last known to be in the server.
    pub seen: Option<UnixMs>,
}

/// A skill that somebody in a server has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSkill {
    /// Which.
    pub id: SkillId,
    /// As it was spelled first.
    pub label: String,
    /// How many have it in their profile.
    pub people: u32,
}

/// Whom a list of freelancers holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreelancerFilter {
    /// They have it.
    pub skill: SkillId,
    /// Whether those who take no offers from the reader are left out.
    pub open_only: bool,
    /// Their rate is in this currency and not above it; those without a rate are left out.
    pub most: Option<Money>,
}

/// Everybody with a skill (`$1`) in a server (`$2`) as `$3` sees them, but for those who are known to have left, those whom
/// `$3` has blocked, and those whom the filter leaves out: those who are shut unless `$4` is 0, those whose rate is above
/// `$5` of `$6` unless that is 0. Whoever blocked `$3` is shut, like whoever takes no offers from anybody. A skill belongs to one server, so
/// nothing more is asked of its rows: with their server, SQLite would read all of that server's.
const FOUND: &str = "(
    SELECT p.guild_id, p.person_id, p.headline, p.rate_minor, p.rate_currency, p.updated_ms,
        CAST(CASE
            WHEN EXISTS (SELECT 1 FROM pauses z
                WHERE z.guild_id = p.guild_id AND z.person_id = p.person_id) THEN 1
            WHEN EXISTS (SELECT 1 FROM blocks b
                WHERE b.guild_id = p.guild_id AND b.blocker_id = p.person_id AND b.blocked_id = $3) THEN 1
            ELSE 0 END AS BIGINT) AS shut
    FROM profile_skills s CROSS JOIN profiles p
    WHERE s.skill_id = $1 AND p.guild_id = $2 AND p.person_id = s.person_id
        AND ($5 = 0 OR (p.rate_currency = $6 AND p.rate_minor <= $5))
        AND NOT EXISTS (SELECT 1 FROM people g
            WHERE g.guild_id = p.guild_id AND g.person_id = p.person_id AND g.left_ms IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM blocks o
            WHERE o.guild_id = p.guild_id AND o.blocker_id = $3 AND o.blocked_id = p.person_id)
) f WHERE ($4 = 0 OR f.shut = 0)";

type Asked = Query<'static, Any, AnyArguments>;

/// `query` with the six values of [`FOUND`].
fn bind(query: Asked, guild: GuildId, reader: PersonId, filter: FreelancerFilter) -> Asked {
    query
        .bind(filter.skill.0)
        .bind(guild.0)
        .bind(reader.0)
        .bind(i64::from(filter.open_only))
        .bind(filter.most.map_or(0, |most| most.minor))
        .bind(filter.most.map_or("", |most| most.currency.code()))
}

fn line(row: &AnyRow) -> Result<FreelancerLine> {
    Ok(FreelancerLine {
        person: PersonId(row::int(row, "person_id")?),
        name: row::maybe_text(row, "name")?,
        headline: row::text(row, "headline")?,
        rate: rate(row)?,
        is_open: row::int(row, "shut")? == 0,
        seen: row::maybe_int(row, "seen_ms")?.map(UnixMs),
    })
}

fn known(row: &AnyRow) -> Result<KnownSkill> {
    Ok(KnownSkill {
        id: SkillId(row::int(row, "id")?),
        label: row::text(row, "label")?,
        people: row::small(row, "people")?,
    })
}

impl Queries<'_> {
    /// A page of freelancers, those who take offers from `reader` first, then the profiles that changed last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn freelancers(
        &mut self,
        guild: GuildId,
        reader: PersonId,
        filter: FreelancerFilter,
        skip: u32,
        most: u32,
    ) -> Result<Vec<FreelancerLine>> {
        let sql = AssertSqlSafe(format!(
            "SELECT f.person_id, f.headline, f.rate_minor, f.rate_currency, f.shut,
                 (SELECT name FROM people n WHERE n.guild_id = f.guild_id AND n.person_id = f.person_id) AS name,
                 (SELECT seen_ms FROM people n WHERE n.guild_id = f.guild_id AND n.person_id = f.person_id) AS seen_ms
             FROM {FOUND} ORDER BY f.shut, f.updated_ms DESC, f.person_id LIMIT $7 OFFSET $8"
        ));
        let rows = bind(sqlx::query(sql), guild, reader, filter)
            .bind(i64::from(most))
            .bind(i64::from(skip))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(line).collect()
    }

    /// How many freelancers all pages hold.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_freelancers(
        &mut self,
        guild: GuildId,
        reader: PersonId,
        filter: FreelancerFilter,
    ) -> Result<u32> {
        let sql = AssertSqlSafe(format!("SELECT count(*) AS n FROM {FOUND}"));
        let counted = bind(sqlx::query(sql), guild, reader, filter).fetch_one(&mut *self.0).await?;
        row::small(&counted, "n")
    }

    /// The skill of a server with this key, if anybody ever had it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn skill(&mut self, guild: GuildId, key: &str) -> Result<Option<KnownSkill>> {
        let found = sqlx::query(
            "SELECT s.id, s.label,
                 (SELECT count(*) FROM profile_skills p WHERE p.skill_id = s.id) AS people
             FROM skills s WHERE s.guild_id = $1 AND s.name_key = $2",
        )
        .bind(guild.0)
        .bind(key)
        .fetch_optional(&mut *self.0)
        .await?;
        found.as_ref().map(known).transpose()
    }

    /// The skill with this id, of this server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn skill_called(&mut self, guild: GuildId, id: SkillId) -> Result<Option<KnownSkill>> {
        let found = sqlx::query(
            "SELECT s.id, s.label,
                 (SELECT count(*) FROM profile_skills p WHERE p.skill_id = s.id) AS people
             FROM skills s WHERE s.guild_id = $1 AND s.id = $2",
        )
        .bind(guild.0)
        .bind(id.0)
        .fetch_optional(&mut *self.0)
        .await?;
        found.as_ref().map(known).transpose()
    }

    /// Skills that people of a server have and whose key holds `part`: those that begin with it first, then the most common.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn skills_with(&mut self, guild: GuildId, part: &str, most: u32) -> Result<Vec<KnownSkill>> {
        let escaped = part.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        let rows = sqlx::query(
            "SELECT s.id, s.label, count(*) AS people,
                 CAST(CASE WHEN s.name_key LIKE $2 ESCAPE '!' THEN 0 ELSE 1 END AS BIGINT) AS inside
             FROM skills s JOIN profile_skills p ON p.skill_id = s.id
             WHERE s.guild_id = $1 AND s.name_key LIKE $3 ESCAPE '!'
             GROUP BY s.id, s.label, s.name_key ORDER BY inside, people DESC, s.name_key LIMIT $4",
        )
        .bind(guild.0)
        .bind(format!("{escaped}%"))
        .bind(format!("%{escaped}%"))
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(known).collect()
    }
}
