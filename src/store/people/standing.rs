//! Counts of what became of somebody's offers. Owns those queries; each reads nothing but an index of the person's own.

use crate::domain::ids::{GuildId, OfferId, OfferNumber, PersonId};
use crate::domain::offers::offer::{Recipient, StateName};
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::{ClientConduct, ClientRecord, OfferCounts, StarCount, Together};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::people::{Person, told_apart};
use crate::store::rooms::pair_of;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

fn counts(rows: &[AnyRow]) -> Result<OfferCounts> {
    let mut counts = OfferCounts::default();
    for found in rows {
        let n = row::small(found, "n")?;
        counts.total += n;
        match row::name::<StateName>(found, "state")? {
            StateName::Accepted => counts.accepted += n,
            StateName::Declined => counts.declined += n,
            StateName::Pending | StateName::Withdrawn | StateName::Expired | StateName::Removed => {}
        }
    }
    Ok(counts)
}

/// All that is counted of a client (`$2` in `$1`) for the other side of a pair (`$4`): at `$3`, and beside the offer `$5`. What
/// two people have done together counts whoever of them hired.
const CLIENT: &str = "SELECT p.name, p.username, p.avatar_url, p.joined_ms,
         (SELECT n.person_id FROM people n WHERE n.guild_id = $1 AND lower(n.name) = lower(p.name)
             AND n.person_id <> $2 LIMIT 1) AS namesake,
         (SELECT max(s.until_ms) FROM sanctions s WHERE s.guild_id = $1 AND s.person_id = $2 AND s.kind = 'warning'
             AND s.until_ms > $3 AND s.ended_ms IS NULL) AS warned_until,
         (SELECT count(*) FROM reports u WHERE u.guild_id = $1 AND u.reported_id = $2
             AND u.outcome IN ('removed', 'warned', 'suspended')) AS upheld,
         sent.total, sent.accepted, sent.declined, got.n AS got_n, got.stars AS got_stars, gave.n AS gave_n, gave.stars AS gave_stars,
         hired.answers + asked.answers AS answers, hired.answer_ms + asked.answer_ms AS answer_ms, hired.in_time, hired.late,
         known.number, known.terms, known.started_ms, known.n, known.completed
     FROM (SELECT count(*) AS total, coalesce(sum(CASE WHEN state = 'accepted' THEN 1 ELSE 0 END), 0) AS accepted,
             coalesce(sum(CASE WHEN state = 'declined' THEN 1 ELSE 0 END), 0) AS declined
         FROM offers WHERE guild_id = $1 AND client_id = $2) AS sent
     CROSS JOIN (SELECT count(*) AS n, CAST(coalesce(sum(stars), 0) AS BIGINT) AS stars FROM feedback
         WHERE guild_id = $1 AND about_id = $2 AND about_kind = 'person' AND side = 'recipient' AND is_public = 1
             AND hidden_ms IS NULL) AS got
     CROSS JOIN (SELECT count(*) AS n, CAST(coalesce(sum(stars), 0) AS BIGINT) AS stars FROM feedback
         WHERE guild_id = $1 AND by_id = $2 AND side = 'client' AND is_public = 1 AND hidden_ms IS NULL) AS gave
     CROSS JOIN (SELECT CAST(coalesce(sum(client_answers), 0) AS BIGINT) AS answers,
             CAST(coalesce(sum(client_answer_ms), 0) AS BIGINT) AS answer_ms,
             coalesce(sum(CASE WHEN pay_by_ms <= $3 THEN 1 ELSE 0 END), 0) AS late,
             coalesce(sum(CASE WHEN pay_by_ms <= $3 THEN 0 WHEN paid_in_time = 1 THEN 1 ELSE 0 END), 0) AS in_time
         FROM contracts WHERE guild_id = $1 AND client_id = $2) AS hired
     CROSS JOIN (SELECT CAST(coalesce(sum(client_answers), 0) AS BIGINT) AS answers,
             CAST(coalesce(sum(client_answer_ms), 0) AS BIGINT) AS answer_ms
         FROM offers WHERE guild_id = $1 AND client_id = $2 AND client_answers > 0) AS asked
     LEFT JOIN people p ON p.guild_id = $1 AND p.person_id = $2
     LEFT JOIN (SELECT o.number, v.terms, c.started_ms, count(*) OVER () AS n,
             coalesce(sum(CASE WHEN c.close_reason = 'completed' THEN 1 ELSE 0 END) OVER (), 0) AS completed
         FROM rooms r JOIN offers o ON o.room_id = r.id AND o.state = 'accepted'
             JOIN contracts c ON c.offer_id = o.id
             JOIN versions v ON v.offer_id = c.offer_id AND v.version = c.version
         WHERE r.guild_id = $1 AND r.pair = $4 AND o.id <> $5
         ORDER BY c.started_ms DESC, o.number DESC LIMIT 1) AS known ON 1 = 1";

impl Queries<'_> {
    /// What became of the offers that `freelancer` received.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn received_counts(&mut self, guild: GuildId, freelancer: PersonId) -> Result<OfferCounts> {
        let rows = sqlx::query(
            "SELECT state, count(*) AS n FROM offers
             WHERE guild_id = $1 AND party_kind = 'freelancer' AND party_id = $2 GROUP BY state",
        )
        .bind(guild.0)
        .bind(freelancer.0)
        .fetch_all(&mut *self.0)
        .await?;
        counts(&rows)
    }

    /// How many offers from `client` wait for the answer of `freelancer`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending_between(
        &mut self,
        guild: GuildId,
        client: PersonId,
        freelancer: PersonId,
    ) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM offers WHERE guild_id = $1 AND client_id = $2 AND state = 'pending'
             AND party_kind = 'freelancer' AND party_id = $3",
        )
        .bind(guild.0)
        .bind(client.0)
        .bind(freelancer.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }

    /// The record of `client` for `recipient` at `now`, beside the offer that it stands on, and who they are, told apart from
    /// others of the same name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn client_record(
        &mut self,
        guild: GuildId,
        (client, recipient): (PersonId, &Recipient),
        beside: Option<OfferId>,
        now: UnixMs,
    ) -> Result<(ClientRecord, Option<Person>)> {
        let found = sqlx::query(CLIENT)
            .bind(guild.0)
            .bind(client.0)
            .bind(now.0)
            .bind(pair_of(client, recipient))
            .bind(beside.map_or(0, |offer| offer.0))
            .fetch_one(&mut *self.0)
            .await?;
        let person = match row::maybe_text(&found, "name")? {
            Some(_) => Some(told_apart(&found, client)?),
            None => None,
        };
        let record = ClientRecord {
            client,
            offers: OfferCounts {
                total: row::small(&found, "total")?,
                accepted: row::small(&found, "accepted")?,
                declined: row::small(&found, "declined")?,
            },
            received: StarCount {
                count: row::small(&found, "got_n")?,
                stars: row::small(&found, "got_stars")?,
            },
            given: StarCount {
                count: row::small(&found, "gave_n")?,
                stars: row::small(&found, "gave_stars")?,
            },
            conduct: ClientConduct {
                answers: row::small(&found, "answers")?,
                answer_ms: row::int(&found, "answer_ms")?,
                paid_in_time: row::small(&found, "in_time")?,
                paid_late: row::small(&found, "late")?,
            },
            joined: person.as_ref().and_then(|person| person.joined),
            together: together(&found)?,
            upheld: row::small(&found, "upheld")?,
            warned_until: row::maybe_int(&found, "warned_until")?.map(UnixMs),
        };
        Ok((record, person))
    }
}

/// What two sides have done together, if they have.
fn together(found: &AnyRow) -> Result<Option<Together>> {
    let Some(last) = row::maybe_int(found, "number")? else { return Ok(None) };
    let terms: Terms = row::json(found, "terms")?;
    Ok(Some(Together {
        contracts: row::small(found, "n")?,
        completed: row::small(found, "completed")?,
        last: OfferNumber(last),
        title: terms.title,
        started: UnixMs(row::int(found, "started_ms")?),
    }))
}
