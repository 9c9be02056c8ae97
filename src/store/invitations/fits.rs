//! Those who may fit a job. Owns those queries: each looks at few people, however many have a skill, and at none who can't be invited.

use crate::domain::ids::{GuildId, JobId, PersonId};
use crate::domain::invitations::fit::Candidate;
use crate::domain::people::profile::{SKILLS, Skill};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::people::profiles::rate;
use crate::store::row::{self, unreadable};
use crate::store::transaction::Queries;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;
use std::collections::{BTreeMap, BTreeSet};

/// What is read of each of those before it, a row for each skill that the job asks for and they have.
const READ: &str = "SELECT c.person_id, (SELECT w.name_key FROM skills w WHERE w.id = x.skill_id) AS name_key, x.percent, x.updated_ms, n.name, p.headline, p.rate_minor, p.rate_currency,
         (SELECT count(*) FROM contracts k WHERE k.guild_id = $1 AND k.party_id = c.person_id AND k.party_kind = 'freelancer'
             AND k.client_id = $2 AND k.close_reason = 'completed') AS completed";

/// Of those, whom the client `$2` of a job (`$3` in `$1`) that asks for the skills from `$5` on could invite at `$4`. CROSS JOIN is how SQLite is
/// told to read in this order.
const COULD_BE_INVITED: &str = "CROSS JOIN profile_skills x CROSS JOIN profiles p CROSS JOIN people n
     WHERE x.guild_id = $1 AND x.person_id = c.person_id AND x.skill_id IN (SELECT w.id FROM skills w WHERE w.guild_id = $1
             AND w.name_key IN ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19))
         AND p.guild_id = $1 AND p.person_id = c.person_id
         AND n.guild_id = $1 AND n.person_id = c.person_id AND n.left_ms IS NULL AND n.is_pending = 0 AND c.person_id <> $2
         AND NOT EXISTS (SELECT 1 FROM pauses z WHERE z.guild_id = $1 AND z.person_id = c.person_id)
         AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = $1 AND b.blocker_id = c.person_id AND b.blocked_id = $2)
         AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.guild_id = $1 AND b.blocker_id = $2 AND b.blocked_id = c.person_id)
         AND NOT EXISTS (SELECT 1 FROM sanctions s WHERE s.guild_id = $1 AND s.person_id = c.person_id AND s.kind = 'suspension'
             AND s.until_ms > $4 AND s.ended_ms IS NULL)
         AND NOT EXISTS (SELECT 1 FROM agency_staff s CROSS JOIN agencies a WHERE s.guild_id = $1 AND s.person_id = c.person_id
             AND s.is_exclusive = 1 AND a.id = s.agency_id AND a.deleted_ms IS NULL)
         AND NOT EXISTS (SELECT 1 FROM job_invitations i WHERE i.job_id = $3 AND i.freelancer_id = c.person_id AND i.agency_id IS NULL)
         AND c.person_id NOT IN (SELECT q.freelancer_id FROM proposals q WHERE q.job_id = $3 AND q.agency_id IS NULL)";

/// Of whom they are chosen.
#[derive(Debug, Clone, Copy)]
enum Among {
    /// Those with the first of the skills, the highest scores first.
    Skilled,
    /// Those whom the client hired before, the last ones first.
    Hired,
}

/// Those who were read, by who they are.
type Found = BTreeMap<PersonId, Candidate>;

fn add(found: &mut Found, read: &AnyRow) -> Result<()> {
    let person = PersonId(row::int(read, "person_id")?);
    let percent = row::int(read, "percent")?;
    let percent = match percent < 0 {
        true => None,
        false => Some(u8::try_from(percent).map_err(|error| unreadable("percent", error))?),
    };
    let candidate = Candidate {
        person,
        name: row::text(read, "name")?,
        headline: row::text(read, "headline")?,
        rate: rate(read)?,
        skills: BTreeSet::new(),
        percent,
        completed: row::small(read, "completed")?,
        updated: UnixMs(row::int(read, "updated_ms")?),
    };
    found.entry(person).or_insert(candidate).skills.insert(row::text(read, "name_key")?);
    Ok(())
}

impl Queries<'_> {
    /// People whom the client of a job could invite to it and who have some of the skills that it asks for: of each skill those with the
    /// highest scores, and those whom the client hired before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_fit(
        &mut self,
        (guild, client): (GuildId, PersonId),
        (job, wanted): (JobId, &[Skill]),
        now: UnixMs,
    ) -> Result<Vec<Candidate>> {
        let mut keys: Vec<&str> = wanted.iter().map(|skill| skill.key.as_str()).collect();
        let mut found = Found::new();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let who = (guild, client, job, now);
        self.add_fitting(&mut found, Among::Hired, who, &keys).await?;
        for _ in 0..keys.len() {
            self.add_fitting(&mut found, Among::Skilled, who, &keys).await?;
            keys.rotate_left(1);
        }
        Ok(found.into_values().collect())
    }

    async fn add_fitting(
        &mut self,
        found: &mut Found,
        among: Among,
        (guild, client, job, now): (GuildId, PersonId, JobId, UnixMs),
        keys: &[&str],
    ) -> Result<()> {
        let sql = match among {
            Among::Skilled => format!(
                "{READ} FROM (SELECT s.person_id FROM profile_skills s
                     WHERE s.skill_id = (SELECT k.id FROM skills k WHERE k.guild_id = $1 AND k.name_key = $5)
                     ORDER BY s.percent DESC, s.updated_ms DESC, s.person_id LIMIT 100) c {COULD_BE_INVITED}"
            ),
            Among::Hired => format!(
                "{READ} FROM (SELECT DISTINCT h.person_id FROM (SELECT k.party_id AS person_id FROM contracts k
                     WHERE k.guild_id = $1 AND k.client_id = $2 AND k.state = 'closed' AND k.party_kind = 'freelancer'
                     ORDER BY k.waits_client DESC, k.number DESC LIMIT 100) h) c {COULD_BE_INVITED}"
            ),
        };
        let query = sqlx::query(AssertSqlSafe(sql)).bind(guild.0).bind(client.0).bind(job.0).bind(now.0);
        let query =
            (0..SKILLS).fold(query, |query, at| query.bind(keys.get(at).copied().unwrap_or_default()));
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().try_for_each(|read| add(found, read))
    }
}
