//! The numbers beside a count by hand: a past of a year, written at random, in which clocks are changed, contracts stop and continue, and
//! much happens in the seconds around midnight.

use crate::harness::database::{Database, engines};
use crate::load::{BUSY_SERVER, fill};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use parley::app::statistics_of;
use parley::domain::ids::GuildId;
use parley::domain::server::ServerRules;
use parley::domain::statistics::period::{Period, Span};
use parley::domain::statistics::{ContractStates, OfferCounts, Share, Statistics};
use parley::domain::time::{DAY_MS, UnixMs};
use parley::store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Executor as _};

const GUILD: GuildId = GuildId(7);
const PAST_DAYS: i64 = 450;
/// Moments at which each period is counted, each near something odd: a change of clocks, midnight, the end of a year.
const MOMENTS: [(&str, Tz); 4] = [
    ("2026-10-25T01:30:00Z", Tz::Europe__Berlin),
    ("2026-03-29T00:59:59Z", Tz::Europe__Berlin),
    ("2027-01-01T04:59:59Z", Tz::America__New_York),
    ("2026-09-06T04:00:01Z", Tz::America__Santiago),
];

/// When it was sent, how and when it ended, and when a change was requested.
type Offer = (i64, Option<(&'static str, i64)>, Option<i64>);

/// Offers, contracts and reports as they are written, and as they are counted by hand.
#[derive(Debug, Default)]
struct Past {
    offers: Vec<Offer>,
    /// When it started, and from when on it's in which state.
    contracts: Vec<(i64, Vec<(i64, &'static str)>)>,
    closed: Vec<i64>,
    reopened: Vec<i64>,
    /// When made, and when decided.
    reports: Vec<(i64, Option<i64>)>,
}

fn at(text: &str) -> UnixMs {
    UnixMs(text.parse::<DateTime<Utc>>().expect("a moment").timestamp_millis())
}

/// A moment in the past; every third in the two seconds around a midnight in Berlin.
fn moment(random: &mut fastrand::Rng, from: i64, until: i64) -> i64 {
    let any = random.i64(from..until.max(from + 1));
    let midnight = any - any.rem_euclid(DAY_MS) + 22 * 3_600_000 + random.i64(-1_000..1_000);
    if random.u8(0..3) == 0 && (from..until).contains(&midnight) { midnight } else { any }
}

/// Writes a past that ends at `now`.
async fn write(connection: &mut AnyConnection, random: &mut fastrand::Rng, now: i64) -> Past {
    let begin = now - PAST_DAYS * DAY_MS;
    let (mut past, mut sql) = (Past::default(), String::new());
    sql += "INSERT INTO rooms (id, guild_id, pair, first_id, second_id) VALUES (1, 7, 'a', 1, 2);";
    for id in 1..=400 {
        let sent = moment(random, begin, now);
        let ended = moment(random, sent, now);
        let state = ["pending", "accepted", "accepted", "declined", "withdrawn", "expired", "removed"]
            [random.usize(0..7)];
        let changed = (random.u8(0..4) == 0).then(|| random.i64(sent..=ended));
        let end = (state != "pending").then_some((state, ended));
        let ended_ms = end.map_or("NULL".to_owned(), |(_, at)| at.to_string());
        sql += &format!(
            "INSERT INTO offers (id, guild_id, number, room_id, client_id, party_kind, party_id, version, revision, created_ms,
                expires_ms, state, ended_ms) VALUES ({id}, 7, {id}, 1, 1, 'freelancer', 2, 1, 1, {sent}, {now}, '{state}', {ended_ms});"
        );
        if let Some(at) = changed {
            sql += &format!(
                "INSERT INTO changes (id, offer_id, version, by_id, at_ms, terms, message, is_open, fate)
                 VALUES ({id}, {id}, 1, 2, {at}, '{{}}', '', 0, '{{}}');"
            );
        }
        past.offers.push((sent, end, changed));
        if state == "accepted" {
            write_contract(&mut sql, random, (id, ended, now), &mut past);
        }
    }
    for id in 1..=60 {
        let made = moment(random, begin, now);
        let decided = random.bool().then(|| moment(random, made, now));
        let stage = decided.map_or("'open', NULL".to_owned(), |at| format!("'closed', {at}"));
        sql += &format!(
            "INSERT INTO reports (id, guild_id, number, offer_id, reporter_id, reported_id, reason, words, at_ms, snapshot, stage,
                moved_ms, revision) VALUES ({id}, 7, {id}, {id}, 2, 1, 'spam', '', {made}, '{{}}', {stage}, 1);"
        );
        past.reports.push((made, decided));
    }
    connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.expect("it is written");
    past
}

/// A contract with lines as Parley writes them: a dispute stands over what is below it, which it leaves as it was.
fn write_contract(
    sql: &mut String,
    random: &mut fastrand::Rng,
    (id, start, now): (i64, i64, i64),
    past: &mut Past,
) {
    let (mut below, mut is_disputed, mut at, mut seq) = ("active", false, start, 0);
    let mut states = vec![(start, "active")];
    let mut lines = String::new();
    for _ in 0..random.u8(0..9) {
        at = random.i64(at..=now);
        let (what, dispute) = match (is_disputed, below) {
            (true, _) => match random.u8(0..4) {
                0 => ("dispute_withdrawn", "NULL"),
                1 => ("dispute_decided", "'{\"kind\":\"decided\",\"outcome\":\"client\",\"closes\":true}'"),
                2 => ("dispute_decided", "'{\"kind\":\"decided\",\"outcome\":\"client\",\"closes\":false}'"),
                _ => ("dispute_asked", "NULL"),
            },
            (false, "active") => (
                ["paused", "auto_paused", "closed", "dispute_opened", "submitted"][random.usize(0..5)],
                "NULL",
            ),
            (false, "paused") => (["resumed", "closed", "dispute_opened"][random.usize(0..3)], "NULL"),
            _ => (["reopen_requested", "reopened", "dispute_opened"][random.usize(0..3)], "NULL"),
        };
        match what {
            "paused" | "auto_paused" => below = "paused",
            "resumed" | "reopened" => below = "active",
            "closed" => below = "closed",
            "dispute_opened" => is_disputed = true,
            "dispute_withdrawn" | "dispute_decided" => is_disputed = false,
            _ => {}
        }
        if dispute.contains("true") {
            below = "closed";
        }
        if what == "closed" || dispute.contains("true") {
            past.closed.push(at);
        }
        if what == "reopened" {
            past.reopened.push(at);
        }
        seq += 1;
        lines += &format!(
            "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, at_ms, dispute)
             VALUES ({id}, {seq}, '{what}', 0, 1, {at}, {dispute});"
        );
        states.push((at, if is_disputed { "disputed" } else { below }));
    }
    let state = states.last().map_or("active", |(_, state)| *state);
    *sql += &format!(
        "INSERT INTO contracts (id, offer_id, version, started_ms, revision, state, guild_id, number, client_id, party_kind, party_id)
         VALUES ({id}, {id}, 1, {start}, {seq}, '{state}', 7, {id}, 1, 'freelancer', 2);"
    );
    *sql += &lines;
    past.contracts.push((start, states));
}

/// Whether a moment is in the span that ends at `end`.
fn within(span: &Span, end: i64) -> impl Fn(i64) -> bool + use<'_> {
    move |at| at >= span.begins.0 && at < end
}

fn count<T>(all: &[T], is_one: impl Fn(&T) -> bool) -> u64 {
    all.iter().filter(|each| is_one(each)).count() as u64
}

/// What is wrong with `found`, by a count of everything that was written.
fn compare(found: &Statistics, past: &Past, period: Period, (now, zone): (UnixMs, Tz)) {
    let spans = period.spans(now, zone);
    assert_eq!(found.spans.len(), spans.len());
    for (at, (span, shown)) in spans.iter().zip(&found.spans).enumerate() {
        let end = spans.get(at + 1).map_or(i64::MAX, |next| next.begins.0);
        let (is_in, day) = (within(span, end), span.from);
        let ended = |state| {
            count(&past.offers, |(_, ended, _)| ended.is_some_and(|(is, at)| is == state && is_in(at)))
        };
        let offers = OfferCounts {
            sent: count(&past.offers, |(sent, ..)| is_in(*sent)),
            accepted: ended("accepted"),
            declined: ended("declined"),
            expired: ended("expired"),
            withdrawn: ended("withdrawn"),
            removed: ended("removed"),
        };
        assert_eq!(shown.offers, offers, "{day}");
        let waits = |sent: i64, over: Option<i64>| sent < end && over.is_none_or(|at| at >= end);
        let open = count(&past.offers, |(sent, over, _)| waits(*sent, over.map(|(_, at)| at)));
        assert_eq!(shown.open_offers, open, "{day}");
        let stands = |state| {
            count(&past.contracts, |(_, states)| {
                states.iter().rfind(|(at, _)| *at < end).is_some_and(|(_, is)| *is == state)
            })
        };
        let states = ContractStates {
            active: stands("active"),
            paused: stands("paused"),
            disputed: stands("disputed"),
        };
        assert_eq!(shown.contract_states, states, "{day}");
        assert_eq!(shown.contracts.started, count(&past.contracts, |(start, _)| is_in(*start)), "{day}");
        assert_eq!(shown.contracts.closed, count(&past.closed, |at| is_in(*at)), "{day}");
        assert_eq!(shown.contracts.reopened, count(&past.reopened, |at| is_in(*at)), "{day}");
        assert_eq!(shown.reports.opened, count(&past.reports, |(made, _)| is_in(*made)), "{day}");
        assert_eq!(
            shown.reports.decided,
            count(&past.reports, |(_, over)| over.is_some_and(&is_in)),
            "{day}"
        );
        assert_eq!(shown.open_reports, count(&past.reports, |(made, over)| waits(*made, *over)), "{day}");
    }
    let begins = spans[0].begins.0;
    let sent = || past.offers.iter().filter(|(sent, ..)| *sent >= begins);
    let answer = |(sent, ended, changed): &Offer| {
        let ended = ended.filter(|(state, _)| ["accepted", "declined"].contains(state));
        changed.or(ended.map(|(_, at)| at)).map(|at| at - sent)
    };
    let took: Vec<i64> = sent().filter_map(answer).collect();
    let answered = Share { part: took.len() as u64, of: sent().count() as u64 };
    assert_eq!(
        (found.first_answers.answered, found.first_answers.within.iter().sum()),
        (answered, answered.part)
    );
    assert_eq!(found.first_answers.within[0], count(&took, |ms| *ms <= 3_600_000));
    assert_eq!(found.first_answers.within[5], count(&took, |ms| *ms > 7 * DAY_MS));
    assert_eq!(found.first_answers.median_ms, middle(took));
    let decided =
        past.reports.iter().filter_map(|(made, over)| over.filter(|at| *at >= begins).map(|at| at - made));
    assert_eq!(found.decision_median_ms, middle(decided.collect()));
}

/// The median, as it is taught: of an even number the average of the two in the middle.
fn middle(mut all: Vec<i64>) -> Option<i64> {
    all.sort_unstable();
    let half = all.len() / 2;
    match all.len() {
        0 => None,
        count if count % 2 == 1 => Some(all[half]),
        _ => Some((all[half - 1] + all[half]) / 2),
    }
}

#[tokio::test]
async fn every_number_is_that_of_a_count_by_hand() {
    for engine in engines() {
        for (nth, (text, zone)) in MOMENTS.into_iter().enumerate() {
            let now = at(text);
            let seed = fastrand::u64(..);
            println!("past {nth} on {engine:?} with seed {seed}");
            let database = Database::create(&engine).await;
            let past = write(&mut database.write().await, &mut fastrand::Rng::with_seed(seed), now.0).await;
            let store = Store::open(&database.address).await.expect("it opens");
            let mut reader = store.reader().await.expect("a reader");
            let rules = ServerRules { time_zone: Some(zone), ..ServerRules::default() };
            for period in Period::ALL {
                let found = statistics_of(&mut reader.queries(), GUILD, (period, now), &rules).await;
                compare(&found.expect("statistics"), &past, period, (now, zone));
            }
            let elsewhere =
                statistics_of(&mut reader.queries(), GuildId(8), (Period::Year, now), &rules).await;
            assert!(elsewhere.expect("statistics").is_empty(), "another server has none of it");
            assert!(past.contracts.len() > 50 && past.closed.len() > 20, "much happened: {seed}");
            drop(reader);
            store.close().await;
            database.remove().await;
        }
    }
}

/// What came of jobs, proposals and invitations.
#[tokio::test]
async fn hires_are_counted_from_where_they_began() {
    const ROWS: [&str; 3] = [
        "INSERT INTO jobs (id, guild_id, number, client_id, visibility, terms, state, revision, posted_ms)
         VALUES (1, 7, 1, 1, 'everyone', '{}', 'closed', 1, $1), (2, 7, 2, 1, 'everyone', '{}', 'open', 1, $1),
                (3, 7, 3, 1, 'everyone', '{}', 'open', 1, $1 - 864000000)",
        "INSERT INTO proposals (id, guild_id, job_id, freelancer_id, terms, shelf, state, revision, sent_ms)
         VALUES (1, 7, 1, 2, '{}', 'new', 'hired', 1, $1), (2, 7, 1, 3, '{}', 'new', 'closed', 1, $1),
                (3, 7, 2, 2, '{}', 'new', 'open', 1, $1), (4, 7, 3, 2, '{}', 'new', 'hired', 1, $1 - 864000000)",
        "INSERT INTO job_invitations (id, guild_id, job_id, client_id, freelancer_id, state, proposal_id, revision, sent_ms)
         VALUES (1, 7, 1, 1, 2, 'proposed', 1, 1, $1), (2, 7, 2, 1, 2, 'proposed', 3, 1, $1), (3, 7, 2, 1, 3, 'ignored', NULL, 1, $1),
                (4, 7, 2, 1, 4, 'open', NULL, 1, $1)",
    ];
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (mut connection, now) = (database.write().await, at("2026-06-17T12:00:00Z"));
        for sql in ROWS {
            let sql = sql.replace("$1", &(now.0 - 1).to_string());
            connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await.expect("written");
        }
        let store = Store::open(&database.address).await.expect("it opens");
        let mut reader = store.reader().await.expect("a reader");
        let rules = ServerRules::default();
        let week =
            statistics_of(&mut reader.queries(), GUILD, (Period::Week, now), &rules).await.expect("read");
        let share = |part, of| Share { part, of };
        assert_eq!((week.hires.jobs, week.hires.proposals), (share(1, 2), share(1, 3)));
        assert_eq!((week.hires.invitations_answered, week.hires.invitations), (share(2, 4), share(1, 4)));
        let month =
            statistics_of(&mut reader.queries(), GUILD, (Period::Month, now), &rules).await.expect("read");
        assert_eq!((month.hires.jobs, month.hires.proposals), (share(2, 3), share(2, 4)));
        drop(reader);
        store.close().await;
        database.remove().await;
    }
}

/// A server with very many offers: the sums are right, and what is read grows with the period and not with the past.
#[tokio::test]
async fn of_very_many_offers_all_are_counted() {
    const OFFERS: u32 = 6_000;
    for engine in engines() {
        let database = Database::create(&engine).await;
        let now = crate::harness::moment::begin(&engine);
        fill(&mut database.write().await, OFFERS, now).await.expect("it is filled");
        let store = Store::open(&database.address).await.expect("it opens");
        let mut reader = store.reader().await.expect("a reader");
        let all = (Period::Year, now.plus(1));
        let found = statistics_of(&mut reader.queries(), BUSY_SERVER, all, &ServerRules::default()).await;
        let found = found.expect("statistics");
        let part = u64::from(OFFERS) / 10;
        let OfferCounts { sent, accepted, declined, expired, withdrawn, removed } = found.offers;
        assert_eq!((sent, [accepted, declined, expired, withdrawn], removed), (5 * part, [part; 4], 0));
        assert_eq!((found.open_offers, found.contract_states.active), (part, part));
        drop(reader);
        store.close().await;
        database.remove().await;
    }
}
