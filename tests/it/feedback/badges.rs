//! Badges: each Monday a score is looked at, once, as it was then, however late somebody does; and what goes with it.

use super::race::typed;
use crate::contracts::race::{ENOUGH, Pair};
use crate::harness::contest::Contest;
use crate::harness::database::{Database, engines};
use crate::harness::use_cases::member;
use parley::app::{App, Caller};
use parley::domain::contracts::entry::CloseReason;
use parley::domain::feedback::score::record::Worker;
use parley::domain::feedback::score::{Badge, JobSuccess, next_monday};
use parley::domain::feedback::stars::Stars;
use parley::domain::ids::{ContractId, PersonId};
use parley::domain::time::DAY_MS;

const WEEK_MS: i64 = 7 * DAY_MS;
const ROUNDS: u32 = 40;

/// A contract between these two that was paid, closed, and rated by its client.
async fn worked(pair: &Pair, client: &Caller, paid: &str, stars: Stars) {
    let Pair { app, freelancer, .. } = pair;
    let contract = pair.agree_with(client, "1500 USD").await;
    pay(app, client, freelancer, contract, paid).await;
    let draft = app.begin_closing(client, contract, CloseReason::Completed).await.expect("a draft").1.id;
    let preview = app.fill_closing(client, draft, ("", "")).await.expect("a preview");
    app.close_contract(client, draft, preview.hash()).await.expect("closed");
    for (by, stars) in [(client, stars), (freelancer, Stars::ALL[4])] {
        let (draft, hash, _) = typed(pair, by, contract, stars).await;
        app.give_feedback(by, draft, hash).await.expect("given");
    }
}

async fn pay(app: &App, client: &Caller, freelancer: &Caller, contract: ContractId, amount: &str) {
    let draft = app.begin_payment(client, contract, 0).await.expect("a draft").1.id;
    let preview = app.fill_payment(client, draft, (amount, "")).await.expect("a preview");
    app.record_payment(client, draft, preview.hash()).await.expect("recorded");
    let (_, seq) = app.load_next_payment(freelancer, contract).await.expect("a payment");
    app.answer_payment(freelancer, contract, seq, true).await.expect("confirmed");
}

/// Does all that is due; gives how much that was.
async fn meet_all(app: &App) -> u32 {
    let mut all = 0;
    loop {
        match app.step_deadlines().await.expect("it can be done") {
            0 => return all,
            met => all += met,
        }
    }
}

/// The weeks that are kept, the oldest first: `2027-01-18 100 rising`.
async fn weeks(database: &Database) -> Vec<String> {
    let pool = database.pool().await;
    let sql =
        "SELECT week || ' ' || coalesce(CAST(percent AS TEXT), '–') || ' ' || coalesce(badge, '–') AS line
         FROM score_weeks ORDER BY week";
    let rows = sqlx::query(sql).fetch_all(&pool).await.expect("weeks");
    pool.close().await;
    rows.iter().map(|row| sqlx::Row::get(row, "line")).collect()
}

async fn shown(pair: &Pair) -> (Option<Badge>, usize) {
    let worker = Worker::Freelancer(pair.freelancer.person);
    let record = pair.app.explain_score(&pair.freelancer, worker, 1).await.expect("a score");
    (record.badge, record.excellent_weeks)
}

#[tokio::test]
async fn a_badge_comes_and_goes_with_the_weeks_and_those_that_were_missed_are_as_they_were() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        let [_, bad, .., good] = Stars::ALL;
        let eve = member(pair.client.guild, PersonId(103));
        let to_monday = next_monday(pair.clock.now()).since(pair.clock.now());
        worked(&pair, &pair.client, "300", good).await;
        meet_all(&pair.app).await;
        assert_eq!(shown(&pair).await, (None, 0), "it's looked at on Monday");
        pair.clock.advance(to_monday);
        assert_eq!(meet_all(&pair.app).await, 1);
        assert_eq!(meet_all(&pair.app).await, 0, "once");
        assert_eq!(shown(&pair).await, (Some(Badge::Rising), 0), "one good contract is a start");

        // Nobody looks for most of a year; then there is a second contract, and a bad third one after 14 weeks.
        pair.clock.advance(50 * WEEK_MS);
        worked(&pair, &eve, "1200", good).await;
        pair.clock.advance(14 * WEEK_MS);
        worked(&pair, &eve, "5", bad).await;
        pair.clock.advance(4 * WEEK_MS);
        meet_all(&pair.app).await;
        let weeks = weeks(&database).await;
        assert_eq!(weeks.len(), 69, "no hole: {weeks:?}");
        let kinds: Vec<_> = weeks.iter().map(|week| week.split_once(' ').expect("a week").1).collect();
        let count = |kind: &str| kinds.iter().filter(|found| **found == kind).count();
        let as_it_was =
            [count("– rising"), count("100 rising"), count("100 top_rated"), count("47 top_rated")];
        assert_eq!(as_it_was, [51, 12, 2, 3], "{kinds:?}");
        assert_eq!(kinds.last(), Some(&"47 –"), "{kinds:?}");
        assert_eq!(shown(&pair).await, (None, 12), "12 aren't enough, and a bad one isn't rising");

        let of_eve = pair.app.explain_score(&eve, Worker::Freelancer(eve.person), 1).await.expect("a score");
        assert!(matches!(of_eve.score.current, JobSuccess::NotEnough { .. }) && of_eve.badge.is_none());
        pair.app.forget(&pair.freelancer).await.expect("forgotten");
        assert_eq!(self::weeks(&database).await, Vec::<String>::new());
        pair.store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_processes_one_looks_at_a_score() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let pair = Pair::set(&database).await;
        pair.agree().await;
        let mut race = Contest::of(ROUNDS, ENOUGH.min(ROUNDS / 8));
        while race.goes_on() {
            pair.clock.advance(WEEK_MS);
            let (one, other) = race.at_once(pair.app.step_deadlines(), pair.app.step_deadlines()).await;
            match (one.expect("done"), other.expect("done")) {
                (1, 0) => race.count(0),
                (0, 1) => race.count(1),
                both => panic!("{both:?}"),
            }
        }
        race.tell(&engine, ["One", "The other"]);
        assert_eq!(weeks(&database).await.len(), usize::try_from(race.played()).expect("few"));
        pair.store.close().await;
        database.remove().await;
    }
}
