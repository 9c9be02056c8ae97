//! How the engines find what is asked for: no statement of Parley's reads a table from one end to the other, however many
//! offers there are. What that costs in milliseconds is measured under `benches/`.

mod statements;

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::use_cases::{member, open};
use crate::load::{BUSY_CLIENT, BUSY_FREELANCER, BUSY_SERVER, fill, rate};
use parley::app::{Caller, LIST_REACH, OfferPage, RECEIVED_PAGE};
use parley::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use parley::domain::feedback::received::Receiver;
use parley::domain::ids::GuildId;
use parley::domain::offers::filter::{Direction, OfferFilter};
use parley::domain::offers::offer::StateName;
use parley::domain::server::ServerRules;
use parley::store::Store;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection as _, Executor as _, Row as _};
use statements::{Statement, all};

/// Enough that reading everything is never the cheapest way.
const OFFERS: u32 = 6_000;
/// Enough that one person has more offers than a list reaches.
const MANY: u32 = 20 * (LIST_REACH + 200);

/// Statements that read a whole table on purpose, by their beginning, with the reason.
const WHOLE: [(&str, &str); 21] = [
    ("SELECT channel_id FROM server_places", "the channels above one server's rooms are few"),
    (
        "SELECT state, count(*) AS n FROM effects GROUP BY state",
        "what waits is little, and nobody waits for the answer",
    ),
    ("SELECT s.id, s.label, count(*) AS people", "all skills of one server are looked at: there are few"),
    ("SELECT id, guild_id, obstacle, since_ms", "what is wrong in one server is little"),
    (
        "SELECT p.name, p.username, p.avatar_url, p.joined_ms, p.seen_ms, p.admitted_ms, p.left_ms, p.is_pending, d.closed_ms,",
        "what is wrong in one server is little",
    ),
    ("UPDATE obstacles SET changed_ms = $1 WHERE guild_id = $2", "what is wrong in one server is little"),
    ("UPDATE effects SET due_ms = $1 WHERE obstacle_id IN", "what is wrong in one server is little"),
    ("SELECT count(*) AS n FROM (SELECT 1 FROM obstacles", "what is wrong in one server is little"),
    (
        "SELECT id, guild_id, first_id, second_id, agency_id, channel_id, style, moderators_id FROM rooms WHERE guild_id = $1 AND (",
        "all rooms of a server follow its settings, once for each change of them",
    ),
    (
        "SELECT guilds.guild_id FROM guilds",
        "once for each session, all servers are compared with those that Discord names",
    ),
    ("SELECT channel_id, style FROM rooms", "an admin has all rooms of one server looked at"),
    ("SELECT name FROM agencies WHERE guild_id = $1", "the agencies of one server are few, and limited"),
    ("SELECT count(DISTINCT r.host)", "those of one server whose mail was refused within a week are few"),
    (
        "SELECT worker_id AS person_id FROM score_due",
        "everybody in a server with a badge follows its settings, once for each change of them",
    ),
    ("SELECT first_id, second_id", "the accounts of one server that are the same person's are few"),
    (
        "SELECT topic, CAST(sum(is_helpful) AS BIGINT)",
        "what people answered below topics of help is counted when an admin asks, and nobody else does",
    ),
    (
        "SELECT id FROM jobs WHERE guild_id = $1 AND state = 'open'",
        "all open jobs of a server are looked at once for each job board that an admin chooses",
    ),
    ("SELECT id, target, is_done FROM moves_out", "a database is moved to one other"),
    ("SELECT move_id FROM moves_in LIMIT 1", "there is nothing in it, or one row is enough"),
    ("DELETE FROM moves_in WHERE move_id <> $1", "before a move, there is nothing in it"),
    ("DELETE FROM mail_blocks WHERE NOT EXISTS", "the hosts that refuse everybody's mail are few"),
];

async fn connect(database: &Database, engine: &Engine) -> AnyConnection {
    let url = match engine {
        Engine::Sqlite => format!("sqlite://{}", database.address),
        Engine::Postgres(_) => database.address.clone(),
    };
    AnyConnection::connect(&url).await.expect("it connects")
}

async fn filled(database: &Database, engine: &Engine) -> AnyConnection {
    Store::open(&database.address).await.expect("it opens").close().await;
    let mut connection = connect(database, engine).await;
    fill(&mut connection, OFFERS, moment::begin(engine)).await.expect("it is filled");
    if engine != &Engine::Sqlite {
        // As it is planned for any values, and where a table is small, as it will be planned when it is not.
        connection
            .execute("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off")
            .await
            .expect("set");
    }
    connection
}

/// What is wrong with the plan of a statement, if anything is.
async fn complaint(connection: &mut AnyConnection, engine: &Engine, sql: &str) -> Option<String> {
    match engine {
        Engine::Sqlite => {
            let plan = sqlite_plan(connection, sql).await;
            let tables = tables(sql);
            let whole = |step: &String| {
                let read = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
                // Of these a server has one row.
                let single = ["server_settings", "SEARCH guilds "].iter().any(|table| step.contains(table));
                let one_server = step.ends_with("(guild_id=?)") && !single;
                one_server || read.is_some_and(|read| tables.iter().any(|table| table == read))
            };
            plan.iter().any(whole).then(|| plan.join("\n"))
        }
        Engine::Postgres(_) => {
            let nulls = vec!["NULL"; values(sql)].join(", ");
            let call = if nulls.is_empty() { nulls } else { format!("({nulls})") };
            connection
                .execute(sqlx::AssertSqlSafe(format!("PREPARE looked_at AS {sql}")))
                .await
                .expect("it is SQL");
            let plan = rows(connection, &format!("EXPLAIN EXECUTE looked_at{call}")).await;
            connection.execute("DEALLOCATE looked_at").await.expect("it goes");
            let plan: Vec<String> = plan.iter().map(|row| row.get(0)).collect();
            let small = rows(connection, "SELECT relname::text FROM pg_class WHERE reltuples < 100").await;
            let small: Vec<String> = small.iter().map(|row| row.get(0)).collect();
            reads_all(&plan, &small).then(|| plan.join("\n"))
        }
    }
}

/// What SQLite would do: for values that it does not know, for small ones and for large ones, because it plans by them.
async fn sqlite_plan(connection: &mut AnyConnection, sql: &str) -> Vec<String> {
    let mut plan = Vec::new();
    for value in [None, Some(10_i64), Some(5_000)] {
        let mut query = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}")));
        for _ in 0..values(sql) {
            query = query.bind(value);
        }
        let steps =
            query.fetch_all(&mut *connection).await.unwrap_or_else(|error| panic!("{error} in {sql}"));
        plan.extend(steps.iter().map(|step| step.get::<String, _>("detail")));
    }
    plan
}

/// How many values a statement takes.
fn values(sql: &str) -> usize {
    (1..30).rev().find(|n| sql.contains(&format!("${n}"))).unwrap_or(0)
}

async fn rows(connection: &mut AnyConnection, sql: &str) -> Vec<AnyRow> {
    let rows = connection.fetch_all(sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await;
    rows.unwrap_or_else(|error| panic!("{error} in {sql}"))
}

/// The names by which a statement's tables may stand in a plan of SQLite's: their own, or the ones that it gives them.
fn tables(sql: &str) -> Vec<String> {
    let words: Vec<&str> = sql.split([' ', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
    let mut names = Vec::new();
    for at in 0..words.len().saturating_sub(1) {
        if ["FROM", "JOIN", "INTO", "UPDATE"].contains(&words[at]) && words[at + 1] != "SELECT" {
            names.extend(words[at + 1..].iter().take(2).map(|word| (*word).to_owned()));
        }
    }
    names
}

/// Whether a plan of Postgres' reads a whole table, or a whole index: a step of it that has no condition on the index. In
/// a table that is almost empty the planner may well take an index from end to end; SQLite's plan tells of those.
fn reads_all(plan: &[String], small: &[String]) -> bool {
    let is_step = |line: &str| line.contains("(cost=");
    let whole = |(at, line): (usize, &String)| {
        let mut details = plan[at + 1..].iter().take_while(|line| !is_step(line));
        let through_index = line.contains("Index Scan") || line.contains("Index Only Scan");
        let table = line.split(" on ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let matters = !small.iter().any(|name| name == table);
        line.contains("Seq Scan on")
            || through_index && matters && !details.any(|line| line.contains("Index Cond:"))
    };
    plan.iter().enumerate().any(whole)
}

fn is_whole(statement: &Statement) -> bool {
    WHOLE.iter().any(|(start, _)| statement.sql.starts_with(start))
}

#[tokio::test]
async fn no_statement_reads_a_whole_table() {
    let statements = all();
    assert!(statements.len() > 40, "only {} statements were found", statements.len());
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut connection = filled(&database, &engine).await;
        let mut found = Vec::new();
        for statement in statements.iter().filter(|statement| !is_whole(statement)) {
            if let Some(plan) = complaint(&mut connection, &engine, &statement.sql).await {
                found.push(format!("{}: {}\n{plan}", statement.file, statement.sql));
            }
        }
        assert!(found.is_empty(), "on {engine:?} these read everything:\n\n{}", found.join("\n\n"));
        drop(connection);
        database.remove().await;
    }
}

#[tokio::test]
async fn a_statement_without_an_index_is_noticed() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut connection = filled(&database, &engine).await;
        for sql in [
            "SELECT id FROM offers WHERE note = $1",
            "SELECT e.id FROM effects e JOIN offers o ON o.id = e.room_id WHERE o.end_message = $1",
            "SELECT count(*) AS n FROM timeline WHERE what = $1",
            "UPDATE people SET name = $1 WHERE seen_ms < $2",
            "DELETE FROM posts WHERE posted_ms < $1",
        ] {
            assert!(complaint(&mut connection, &engine, sql).await.is_some(), "{sql}");
        }
        if engine == Engine::Sqlite {
            let sql = "SELECT id FROM offers WHERE guild_id = $1 AND end_message = $2";
            assert!(complaint(&mut connection, &engine, sql).await.is_some(), "a whole server is read");
        }
        drop(connection);
        database.remove().await;
    }
}

#[test]
fn every_exception_is_still_needed() {
    let statements = all();
    for (start, why) in WHOLE {
        assert!(statements.iter().any(|statement| statement.sql.starts_with(start)), "{start}: {why}");
    }
}

/// A list reaches over the newest thousand, and says so; what it shows is right up to its end, and a filter reaches further.
#[tokio::test]
async fn a_list_of_very_many_offers_ends_and_says_so() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        Store::open(&database.address).await.expect("it opens").close().await;
        let mut connection = connect(&database, &engine).await;
        fill(&mut connection, MANY, moment::begin(&engine)).await.expect("it is filled");
        drop(connection);
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        let caller = member(BUSY_SERVER, BUSY_CLIENT);
        let list = async |filter, page| app.list_offers(&caller, filter, page).await.expect("a list");
        let numbers = |page: &OfferPage| page.lines.iter().map(|line| line.number.0).collect::<Vec<_>>();

        let first = list(OfferFilter::default(), 1).await;
        assert_eq!((first.total, first.pages, first.has_older), (LIST_REACH, 30, true));
        // One offer in twenty is theirs, the last one the newest.
        let newest = i64::from(MANY);
        assert_eq!(numbers(&first), (0..10).map(|at| newest - 20 * at).collect::<Vec<_>>());
        let last = list(OfferFilter::default(), u32::MAX).await;
        assert_eq!(last.page, 30);
        assert_eq!(numbers(&last), (290..300).map(|at| newest - 20 * at).collect::<Vec<_>>());

        let filter = OfferFilter { state: Some(StateName::Pending), direction: Direction::Sent };
        let pending = list(filter, u32::MAX).await;
        assert_eq!((pending.total, pending.has_older), (MANY / 100, false));
        assert_eq!(numbers(&pending).last(), Some(&100), "the oldest of those that wait");
        let none = list(OfferFilter { direction: Direction::Received, ..filter }, 1).await;
        assert_eq!((none.total, none.has_older), (0, false));
        store.close().await;
        database.remove().await;
    }
}

/// Of contracts too: those that wait come first, each part of the list in the order of their numbers.
#[tokio::test]
async fn a_list_of_many_contracts_begins_with_what_waits() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        drop(filled(&database, &engine).await);
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        let list = async |person, state, side| {
            let filter = ContractFilter { state, side };
            app.list_contracts(&member(BUSY_SERVER, person), filter, 1).await.expect("a list")
        };
        // One offer in 20 is theirs, and one in five of these is a contract; of one in three the client is to review the work.
        let (all, waiting) = (OFFERS / 100, OFFERS / 300);
        let (any, on_all) = (ContractStateFilter::Any, ContractSideFilter::All);
        let hired = list(BUSY_CLIENT, any, on_all).await;
        assert_eq!((hired.total, hired.waiting, hired.pages), (all, waiting, all.div_ceil(10)));
        assert!(hired.lines.iter().all(|line| line.waits && line.number.0 % 300 == 20), "{:?}", hired.lines);
        assert!(hired.lines.is_sorted_by(|one, other| one.number.0 > other.number.0));
        let waits = list(BUSY_CLIENT, ContractStateFilter::Waiting, on_all).await;
        assert_eq!((waits.total, &waits.lines), (waiting, &hired.lines));
        let active = list(BUSY_CLIENT, ContractStateFilter::Active, ContractSideFilter::Client).await;
        assert_eq!((active.total, &active.lines), (all, &hired.lines));
        let none = list(BUSY_CLIENT, any, ContractSideFilter::Freelancer).await;
        assert_eq!((none.total, none.waiting), (0, waiting), "what waits is said whatever the filter");

        let worked = list(BUSY_FREELANCER, any, ContractSideFilter::Freelancer).await;
        assert_eq!((worked.total, worked.waiting), (all, 0));
        let record = app.view_contract(&member(BUSY_SERVER, BUSY_FREELANCER), worked.lines[0].id).await;
        assert_eq!(record.expect("theirs").found.offer.number, worked.lines[0].number);
        store.close().await;
        database.remove().await;
    }
}

/// And of feedback: the newest first, each page with its part, and the average of all.
#[tokio::test]
async fn a_list_of_much_feedback_has_all_of_it_page_by_page() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let mut connection = filled(&database, &engine).await;
        rate(&mut connection).await.expect("they are rated");
        drop(connection);
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        let reader = member(BUSY_SERVER, BUSY_CLIENT);
        let list = async |person, page| {
            app.received_feedback(&reader, Receiver::Person(person), page).await.expect("a list")
        };
        // One offer in 20 is theirs, and one in five of these is a contract: of number 30, 130 and so on.
        let first = list(BUSY_FREELANCER, 0).await;
        assert_eq!((first.stars.count(), first.page, first.pages), (OFFERS / 100, 1, OFFERS / 500));
        let average = first.stars.as_worker.average().map(|average| average.to_string());
        assert_eq!((average.as_deref(), first.stars.as_client.count), (Some("4.0"), 0));
        let mut said = Vec::new();
        for page in 1..=first.pages {
            let found = list(BUSY_FREELANCER, page).await;
            assert_eq!((found.lines.len(), found.page), (RECEIVED_PAGE as usize, page));
            said.extend(found.lines.into_iter().filter_map(|line| line.feedback.comment));
        }
        let numbers = (0..OFFERS / 100).map(|at| OFFERS - 70 - 100 * at);
        assert_eq!(said, numbers.map(|number| format!("Work of {number}")).collect::<Vec<_>>());
        assert_eq!(list(BUSY_FREELANCER, u32::MAX).await.page, first.pages, "past the end is the last");
        let client = list(BUSY_CLIENT, 1).await;
        assert_eq!((client.stars.as_client.count, client.is_own), (OFFERS / 100, true));
        assert!(client.lines.iter().all(|line| line.number.is_some()) && first.lines[0].number.is_none());
        let nobody = app.received_feedback(&member(GuildId(9), BUSY_CLIENT), first.receiver, 1).await;
        assert_eq!(nobody.expect("a list").stars.count(), 0, "elsewhere there is nothing");
        store.close().await;
        database.remove().await;
    }
}

/// However much was given up: one server's alone, named as far as anybody reads, and tried again by one press.
#[tokio::test]
async fn very_much_that_was_given_up_is_tried_again_at_once() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        drop(filled(&database, &engine).await);
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        let keeper = |guild| Caller { manages_server: true, ..member(guild, BUSY_CLIENT) };
        let (here, elsewhere) = (keeper(BUSY_SERVER), keeper(GuildId(11)));
        // Of one offer in 66, all of them in one server.
        let health = app.health(&here).await.expect("they may");
        assert_eq!((health.given_up.len(), health.given_up_count), (25, OFFERS / 66));
        assert!(health.given_up.iter().all(|lost| lost.number.is_some()));
        let tried = async |who| app.try_all_again(who).await.expect("they may");
        assert_eq!(app.health(&elsewhere).await.expect("they may").given_up_count, 0);
        assert_eq!((tried(&elsewhere).await, tried(&here).await), (0, u64::from(OFFERS / 66)));
        assert_eq!((tried(&here).await, app.health(&here).await.expect("they may").given_up_count), (0, 0));
        store.close().await;
        database.remove().await;
    }
}

/// What is written in bulk is what the use cases read: otherwise nothing here would show anything.
#[tokio::test]
async fn the_crowd_is_like_what_people_make() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        drop(filled(&database, &engine).await);
        let (store, app) = open(&database, &moment::standing(&engine), ServerRules::default()).await;
        for person in [BUSY_CLIENT, BUSY_FREELANCER] {
            let caller = member(BUSY_SERVER, person);
            let first = app.list_offers(&caller, OfferFilter::default(), 1).await.expect("a list");
            assert_eq!((first.lines.len(), first.total, first.pages), (10, OFFERS / 20, OFFERS / 200));
            let last = app.list_offers(&caller, OfferFilter::default(), first.pages).await.expect("a list");
            for line in first.lines.iter().chain(&last.lines) {
                let record = app.view_offer(&caller, line.id).await.expect("theirs");
                assert_eq!(record.versions.len(), usize::try_from(record.offer.version).expect("few"));
                let happened = i64::try_from(record.timeline.len()).expect("few");
                assert_eq!(happened, record.offer.revision, "{:?}", record.timeline);
            }
        }
        assert_eq!(app.step_deadlines().await.expect("a step"), 0);
        store.close().await;
        database.remove().await;
    }
}
