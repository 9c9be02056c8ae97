//! A database in which a long time has passed: many offers, spread unevenly over servers and people, written in bulk.
//! Owns their shape; the measurement under `benches/` shares it. Must not know what is asked of them.

use parley::domain::ids::{GuildId, PersonId};
use parley::domain::money::{Currency, Money};
use parley::domain::offers::terms::{Price, Terms};
use parley::domain::time::UnixMs;
use sqlx::{AnyConnection, Executor as _};

/// The server with half of all offers.
pub(crate) const BUSY_SERVER: GuildId = GuildId(10);
/// Sent one offer in twenty, all of them in [`BUSY_SERVER`].
pub(crate) const BUSY_CLIENT: PersonId = PersonId(1);
/// Received one offer in twenty, all of them in [`BUSY_SERVER`].
pub(crate) const BUSY_FREELANCER: PersonId = PersonId(2);

/// Offer `i` of `$1`, the last of them sent at `$2`; one a minute. Every fifth waits for an answer, for two days or more
/// after `$2`; every seventh has two versions; of one contract in three the work is submitted; of one offer in 33 an effect was given up or
/// waits for another try.
const SHAPE: &str = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1),
    people AS (SELECT i, CAST($2 AS BIGINT) - ($1 - i) * 60000 AS sent_ms, CAST($2 AS BIGINT) + 86400000 * (2 + i % 7) AS later_ms,
        CASE WHEN i % 2 = 0 THEN 10 ELSE 11 + i % 199 END AS guild_id,
        CASE WHEN i % 20 = 0 THEN 1 ELSE 10000 + (i * 7) % 3001 END AS client_id,
        CASE WHEN i % 20 = 10 THEN 2 ELSE 20000 + (i * 11) % 3001 END AS party_id,
        CASE WHEN i % 7 = 3 THEN 2 ELSE 1 END AS version,
        CASE (i / 20) % 5 WHEN 0 THEN 'pending' WHEN 1 THEN 'accepted' WHEN 2 THEN 'declined'
            WHEN 3 THEN 'withdrawn' ELSE 'expired' END AS state,
        CASE WHEN (i / 100) % 3 = 0 THEN 1 ELSE 0 END AS submitted FROM n),
    shape AS (SELECT people.*, 'person:' || client_id || ' person:' || party_id AS pair FROM people) ";

/// What is made of each offer of the shape, in an order that references allow.
const PARTS: [&str; 12] = [
    "INSERT INTO people (guild_id, person_id, name, seen_ms)
         SELECT guild_id, client_id, 'Client ' || client_id, max(sent_ms) FROM shape GROUP BY guild_id, client_id",
    "INSERT INTO people (guild_id, person_id, name, seen_ms)
         SELECT guild_id, party_id, 'Freelancer ' || party_id, max(sent_ms) FROM shape GROUP BY guild_id, party_id",
    "INSERT INTO rooms (id, guild_id, pair, first_id, second_id, channel_id)
         SELECT min(i), guild_id, pair, min(client_id), min(party_id), 1000000 + min(i) FROM shape
         GROUP BY guild_id, pair",
    "INSERT INTO offers (id, guild_id, number, room_id, client_id, party_kind, party_id, version, revision, note,
             created_ms, expires_ms, state, ended_ms, ended_by, decline_reason)
         SELECT s.i, s.guild_id, s.i, r.id, s.client_id, 'freelancer', s.party_id, s.version,
             2 * s.version - 1 + CASE s.state WHEN 'pending' THEN 0 ELSE 1 END, NULL, s.sent_ms,
             CASE s.state WHEN 'pending' THEN s.later_ms ELSE s.sent_ms + 604800000 END, s.state,
             CASE s.state WHEN 'pending' THEN NULL ELSE s.sent_ms + 60000 END,
             CASE s.state WHEN 'accepted' THEN s.party_id WHEN 'declined' THEN s.party_id ELSE NULL END,
             CASE s.state WHEN 'declined' THEN 'too_busy' ELSE NULL END
         FROM shape s JOIN rooms r ON r.guild_id = s.guild_id AND r.pair = s.pair",
    "INSERT INTO versions (offer_id, version, terms, at_ms)
         SELECT i, 1, replace(CAST($3 AS TEXT), 'Work 0', 'Work ' || i), sent_ms FROM shape
         UNION ALL SELECT i, 2, replace(CAST($3 AS TEXT), 'Work 0', 'Other work ' || i), sent_ms FROM shape WHERE version = 2",
    "INSERT INTO changes (id, offer_id, version, by_id, at_ms, terms, message, is_open, fate)
         SELECT i, i, 1, party_id, sent_ms, replace(CAST($3 AS TEXT), 'Work 0', 'Other work ' || i), 'More work.', 0,
             '{\"fate\":\"approved\",\"version\":2}' FROM shape WHERE version = 2",
    "INSERT INTO contracts (id, offer_id, version, started_ms, revision, guild_id, number, client_id, party_kind, party_id,
             waits_client)
         SELECT i, i, version, sent_ms + 60000, submitted, guild_id, i, client_id, 'freelancer', party_id, submitted
         FROM shape WHERE state = 'accepted'",
    "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, message, at_ms)
         SELECT i, 1, 'submitted', 0, party_id, 'It is done.', sent_ms + 120000 FROM shape
         WHERE state = 'accepted' AND submitted = 1",
    "INSERT INTO timeline (offer_id, seq, what, by_id, at_ms)
         SELECT i, 1, 'sent', client_id, sent_ms FROM shape
         UNION ALL SELECT i, 2, 'change_requested', party_id, sent_ms FROM shape WHERE version = 2
         UNION ALL SELECT i, 3, 'change_approved', client_id, sent_ms FROM shape WHERE version = 2
         UNION ALL SELECT i, 2 * version, state, party_id, sent_ms + 60000 FROM shape WHERE state <> 'pending'",
    "INSERT INTO posts (message_id, channel_id, room_id, subject, posted_ms)
         SELECT 2000000 + s.i, r.channel_id, r.id, 'card/' || s.i || '/1', s.sent_ms
         FROM shape s JOIN rooms r ON r.guild_id = s.guild_id AND r.pair = s.pair",
    "INSERT INTO drafts (id, guild_id, author_id, subject, content, saved_ms, sent_offer)
         SELECT i, guild_id, client_id, 'offer/' || party_id, '{}', sent_ms, i FROM shape",
    "INSERT INTO effects (id, lane, seq, room_id, guild_id, effect, state, attempts, due_ms, created_ms)
         SELECT s.i, 'room/' || r.id, s.i, r.id, s.guild_id, '{\"kind\":\"post_card\",\"offer\":' || s.i || ',\"version\":1}',
             CASE s.i % 2 WHEN 0 THEN 'dead' ELSE 'waiting' END, 9, s.later_ms, s.sent_ms
         FROM shape s JOIN rooms r ON r.guild_id = s.guild_id AND r.pair = s.pair WHERE s.i % 33 = 0",
];

/// Writes `offers` offers into fresh tables, the last of them sent at `now`, and then has the database look at what it holds.
pub(crate) async fn fill(connection: &mut AnyConnection, offers: u32, now: UnixMs) -> sqlx::Result<()> {
    let terms = serde_json::to_string(&terms()).map_err(|error| sqlx::Error::Encode(error.into()))?;
    connection.execute("BEGIN").await?;
    for part in PARTS {
        let needs_terms = part.contains("$3");
        // The shape comes before what it is for in both engines' grammar: `WITH … INSERT INTO … SELECT …`.
        let sql = sqlx::AssertSqlSafe(format!("{SHAPE} {part}"));
        let query = sqlx::query(sql).bind(i64::from(offers)).bind(now.0);
        let query = if needs_terms { query.bind(&terms) } else { query };
        query.execute(&mut *connection).await?;
    }
    let counter = sqlx::query("INSERT INTO counters (name, value) VALUES ($1, $2)");
    counter.bind(format!("offers/{BUSY_SERVER}")).bind(i64::from(offers)).execute(&mut *connection).await?;
    connection.execute("COMMIT").await?;
    // Postgres does so by itself, a while after so many rows came.
    let settle = if connection.backend_name() == "PostgreSQL" { "VACUUM ANALYZE" } else { "ANALYZE" };
    connection.execute(settle).await?;
    Ok(())
}

/// What both sides said of every contract, after one payment of a contract that is closed now.
const RATED: [&str; 5] = [
    "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, payment, at_ms)
         SELECT id, revision + 1, 'payment_recorded', 0, client_id,
             '{\"amount\":{\"minor\":15000,\"currency\":\"USD\"},\"day\":\"2026-11-01\"}', started_ms + 180000 FROM contracts",
    "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, answers, at_ms)
         SELECT id, revision + 2, 'payment_confirmed', 0, party_id, revision + 1, started_ms + 240000 FROM contracts",
    "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, closing, at_ms)
         SELECT id, revision + 3, 'closed', 0, client_id, '{\"reason\":\"completed\",\"paid\":null}', started_ms + 300000
         FROM contracts",
    "UPDATE contracts SET revision = revision + 3, state = 'closed', close_reason = 'completed', due_ms = NULL, waits_client = 0",
    "INSERT INTO feedback (contract_id, side, guild_id, by_id, stars, tags, comment, round, given_ms, published_ms,
             about_kind, about_id, is_public)
         SELECT id, 'client', guild_id, client_id, 3 + number % 3, '[\"on_time\"]', 'Work of ' || number, 0, started_ms + 360000,
             started_ms + 420000, 'person', party_id, 1 FROM contracts
         UNION ALL SELECT id, 'recipient', guild_id, party_id, 5 - number % 2, '[\"clear_brief\"]', 'Brief of ' || number, 0,
             started_ms + 360000, started_ms + 420000, 'person', client_id, 1 FROM contracts",
];

/// Closes every contract, each with a payment and feedback of both sides that is public.
pub(crate) async fn rate(connection: &mut AnyConnection) -> sqlx::Result<()> {
    for statement in RATED {
        connection.execute(statement).await?;
    }
    let settle = if connection.backend_name() == "PostgreSQL" { "VACUUM ANALYZE" } else { "ANALYZE" };
    connection.execute(settle).await?;
    Ok(())
}

fn terms() -> Terms {
    Terms {
        title: "Work 0".to_owned(),
        description: "What there is to do, in a few lines. ".repeat(12),
        price: Price::Fixed {
            total: Money { minor: 150_000, currency: Currency::USD },
            milestones: Vec::new(),
        },
        start: None,
        due: None,
    }
}
