//! Who is told of a job when very many have alerts: page by page, from wherever Parley died, everybody once.

use super::JOB;
use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::use_cases::{member, open};
use parley::app::{App, JobPress};
use parley::domain::form::JobForm;
use parley::domain::ids::{ChannelId, GuildId, JobId, PersonId};
use parley::domain::jobs::draft::JobOptions;
use parley::domain::server::ServerRules;
use parley::domain::time::{DAY_MS, UnixMs};
use serde_json::Value;
use sqlx::{AnyPool, Connection as _, Executor as _, Row as _};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::Notify;

const GUILD: GuildId = GuildId(70);
const CLIENT: PersonId = PersonId(5);
/// People with alerts: the first of them once a day, the others at once.
const PEOPLE: i64 = 260;
const DAILY: i64 = 130;

/// Everybody has an alert for a skill of the job, and one for any job. Some of them aren't to be told.
async fn fill(database: &Database, now: UnixMs) {
    let mut people = Vec::new();
    let mut alerts = Vec::new();
    for nth in 0..PEOPLE {
        let (person, left) = (1_000 + nth, if nth == 3 { "1" } else { "NULL" });
        people.push(format!("(70, {person}, 'P', {0}, {left})", now.0));
        let pace = if nth < DAILY { "daily" } else { "now" };
        for (id, skill) in [(2 * nth, ""), (2 * nth + 1, "branding")] {
            alerts.push(format!("({id}, 70, {person}, '~{skill}', '{skill}', '', 0, 0, 0, '{pace}', 1)"));
        }
    }
    // The client's own alert, one that asks for another currency, and one that asks for more.
    people.extend([format!("(70, 5, 'C', {0}, NULL)", now.0), format!("(70, 6, 'D', {0}, NULL)", now.0)]);
    alerts.push("(9001, 70, 5, '~', '', '', 0, 0, 0, 'now', 1)".to_owned());
    alerts.push("(9002, 70, 6, 'fe.USD.1~', '', 'USD', 0, 1, 9223372036854775807, 'now', 1)".to_owned());
    alerts.push(
        "(9003, 70, 6, 'fe.EUR.90001~', '', 'EUR', 0, 90001, 9223372036854775807, 'now', 1)".to_owned(),
    );
    let mut connection = database.write().await;
    for sql in [
        format!("INSERT INTO people (guild_id, person_id, name, seen_ms, left_ms) VALUES {}", people.join(", ")),
        format!(
            "INSERT INTO job_alerts (id, guild_id, person_id, search, skill, currency, hourly, least, most, pace, made_ms) VALUES {}",
            alerts.join(", ")
        ),
        "INSERT INTO blocks (guild_id, blocker_id, blocked_id, at_ms) VALUES (70, 1200, 5, 1), (70, 5, 1201, 1)".to_owned(),
    ] {
        connection.execute(sqlx::AssertSqlSafe(sql)).await.expect("it's filled");
    }
    connection.close().await.expect("it closes");
}

async fn post(app: &App) -> JobId {
    let client = member(GUILD, CLIENT);
    let [title, description, skills, budget] = JOB.map(|(_, typed)| typed.to_owned());
    let draft = app.begin_job(&client, JobOptions::default()).await.expect("a draft").id;
    let form = JobForm { title, description, skills, budget };
    let seen = app.fill_job(&client, draft, form).await.expect("a preview").hash();
    match app.post_job(&client, draft, seen).await.expect("posted") {
        JobPress::Posted(job) => job.id,
        other => panic!("{other:?}"),
    }
}

/// How often each person is told.
async fn told(pool: &AnyPool) -> BTreeMap<i64, u32> {
    let rows = sqlx::query("SELECT effect FROM effects").fetch_all(pool).await.expect("effects");
    let mut told = BTreeMap::new();
    for row in rows {
        let effect: Value = serde_json::from_str(row.get(0)).expect("JSON");
        if effect["kind"] == "tell_of_jobs" {
            *told.entry(effect["to"].as_i64().expect("an id")).or_default() += 1;
        }
    }
    told
}

/// Once each.
fn once(people: impl IntoIterator<Item = i64>) -> BTreeMap<i64, u32> {
    people.into_iter().map(|person| (person, 1)).collect()
}

#[tokio::test]
async fn everybody_is_told_once_wherever_parley_dies() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let job_board = Some(ChannelId(9));
        let rules = ServerRules { job_board, ..ServerRules::default() };
        let (store, app) = open(&database, &clock, rules.clone()).await;
        fill(&database, clock.now()).await;
        let pool = database.pool().await;
        let job = post(&app).await;
        assert_eq!(told(&pool).await, once([]), "finding people isn't a part of posting");

        // Parley dies behind so many pages.
        let (left, died) = (Arc::new(AtomicI64::new(i64::MAX)), Arc::new(Notify::new()));
        let hook = {
            let (left, died) = (Arc::clone(&left), Arc::clone(&died));
            Arc::new(move || {
                let (is_last, died) = (left.fetch_sub(1, Ordering::SeqCst) == 1, Arc::clone(&died));
                let wait: std::pin::Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(async move {
                    if is_last {
                        died.notify_one();
                        std::future::pending::<()>().await;
                    }
                });
                wait
            })
        };
        let mortal = App::new(
            store.clone().with_after_commit(hook),
            clock.clone(),
            parley::clock::Random::seeded(8),
            rules,
        );
        let mut before = 0;
        for pages in [1, 3] {
            left.store(pages, Ordering::SeqCst);
            tokio::select! {
                matched = mortal.match_alerts(job) => panic!("it outlived {pages} pages: {matched:?}"),
                () = died.notified() => {}
            }
            let there = told(&pool).await.len();
            assert!(there > before, "{there} after {before}");
            before = there;
        }
        app.match_alerts(job).await.expect("matched");
        let now = (1_000 + DAILY..1_000 + PEOPLE).filter(|person| ![1_200, 1_201].contains(person));
        assert_eq!(told(&pool).await, once(now.clone()), "{engine:?}");
        app.match_alerts(job).await.expect("matched again");
        assert_eq!(told(&pool).await, once(now.clone()), "{engine:?}");

        while app.step_deadlines().await.expect("a step") > 0 {}
        assert_eq!(told(&pool).await, once(now.clone()), "no digest is due");
        clock.advance(DAY_MS);
        while app.step_deadlines().await.expect("a step") > 0 {}
        let daily = (1_000..1_000 + DAILY).filter(|person| *person != 1_003);
        assert_eq!(told(&pool).await, once(daily.chain(now)), "{engine:?}");
        pool.close().await;
        store.close().await;
        database.remove().await;
    }
}
