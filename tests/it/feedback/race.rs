//! Both sides give feedback at the same moment, or one does when the time is over: it's published once. What can be said or allowed once
//! is, also where it's pressed twice at the same moment.

use crate::contracts::race::{ENOUGH, Pair};
use crate::harness::contest::Contest;
use crate::harness::database::{Database, Engine, engines};
use parley::app::{Caller, Error, FeedbackPress};
use parley::domain::contracts::entry::CloseReason;
use parley::domain::draft::PreviewHash;
use parley::domain::feedback::refusal::FeedbackRefusal;
use parley::domain::feedback::stars::Stars;
use parley::domain::ids::{ContractId, DraftId};
use parley::domain::refusal::Refusal;
use parley::domain::time::{DAY_MS, UnixMs};

const FIVE: Stars = Stars::ALL[4];

/// A contract that its client has closed.
async fn closed(pair: &Pair) -> ContractId {
    let Pair { app, client, .. } = pair;
    let contract = pair.agree().await;
    let draft = app.begin_closing(client, contract, CloseReason::Completed).await.expect("a draft").1.id;
    let preview = app.fill_closing(client, draft, ("", "")).await.expect("a preview");
    app.close_contract(client, draft, preview.hash()).await.expect("closed");
    contract
}

/// Feedback that somebody has typed, with what its preview shows, and until when it can be given.
pub(crate) async fn typed(
    pair: &Pair,
    by: &Caller,
    contract: ContractId,
    stars: Stars,
) -> (DraftId, PreviewHash, UnixMs) {
    let draft = pair.app.begin_feedback(by, contract).await.expect("a draft").draft;
    let preview = pair.app.choose_stars(by, draft, stars).await.expect("a preview");
    (draft, preview.hash(), preview.until)
}

/// How much is published, and how many messages tell of it.
async fn published(database: &Database) -> (i64, i64) {
    let pool = database.pool().await;
    let count = async |sql: &'static str| -> i64 {
        let row = sqlx::query(sql).fetch_one(&pool).await.expect("a count");
        sqlx::Row::get(&row, 0)
    };
    let published = count("SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL").await;
    let told = count("SELECT count(*) FROM effects WHERE effect LIKE '%post_feedback%'").await;
    pool.close().await;
    (published, told)
}

async fn both_at_once(engine: &Engine) {
    let database = Database::create(engine).await;
    let pair = Pair::set(&database).await;
    let Pair { app, client, freelancer, .. } = &pair;
    let mut race = Contest::race();
    while race.goes_on() {
        let contract = closed(&pair).await;
        let one = typed(&pair, client, contract, FIVE).await;
        let other = typed(&pair, freelancer, contract, FIVE).await;
        let one = app.give_feedback(client, one.0, one.1);
        let other = app.give_feedback(freelancer, other.0, other.1);
        let (one, other) = race.at_once(one, other).await;
        // Who comes second publishes both.
        let first = match (one.expect("an outcome"), other.expect("an outcome")) {
            (FeedbackPress::Given(_), FeedbackPress::Published(_)) => 0,
            (FeedbackPress::Published(_), FeedbackPress::Given(_)) => 1,
            both => panic!("{both:?}"),
        };
        race.count(first);
    }
    race.tell(engine, ["Client", "Freelancer"]);
    let played = i64::from(race.played());
    assert_eq!(published(&database).await, (2 * played, played));
    pair.store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_both_sides_at_once_the_second_one_publishes_both_once() {
    for engine in engines() {
        both_at_once(&engine).await;
    }
}

async fn at_the_end(engine: &Engine) {
    let database = Database::create(engine).await;
    let pair = Pair::set(&database).await;
    let Pair { app, client, freelancer, clock, .. } = &pair;
    let mut race = Contest::race();
    let mut both = 0;
    while race.goes_on() {
        let contract = closed(&pair).await;
        let first = typed(&pair, client, contract, FIVE).await;
        let pressed = app.give_feedback(client, first.0, first.1).await.expect("given");
        assert!(matches!(pressed, FeedbackPress::Given(_)), "{pressed:?}");
        // Drafts live for a day, so the last one is typed on the last day.
        let last = UnixMs(first.2.0 - DAY_MS / 2);
        clock.advance(last.0 - app.now().0);
        let other = typed(&pair, freelancer, contract, FIVE).await;
        clock.advance(first.2.0 - 1 - app.now().0);
        let give = app.give_feedback(freelancer, other.0, other.1);
        let end = async {
            clock.advance(1);
            app.step_deadlines().await
        };
        let (give, end) = race.at_once(give, end).await;
        end.expect("it is met");
        let is_in_time = match give {
            Ok(FeedbackPress::Published(_)) => true,
            Err(Error::Refused(Refusal::Feedback(FeedbackRefusal::TooLate))) => false,
            outcome => panic!("{outcome:?}"),
        };
        both += i64::from(is_in_time);
        race.count(usize::from(!is_in_time));
        // What a faster one left is done by the next step.
        while app.step_deadlines().await.expect("a step") > 0 {}
    }
    race.tell(engine, ["Feedback", "Deadline"]);
    let played = i64::from(race.played());
    assert_eq!(published(&database).await, (played + both, played));
    pair.store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_end_of_the_time_the_last_feedback_is_in_time_or_too_late() {
    for engine in engines() {
        at_the_end(&engine).await;
    }
}

/// A contract with feedback of both sides that is published.
async fn rated(pair: &Pair) -> ContractId {
    let contract = closed(pair).await;
    for by in [&pair.client, &pair.freelancer] {
        let (draft, seen, _) = typed(pair, by, contract, FIVE).await;
        pair.app.give_feedback(by, draft, seen).await.expect("given");
    }
    contract
}

/// Which of two at once was first, where the other one is refused.
fn winner<T>(one: Result<T, Error>, other: Result<T, Error>, refusal: FeedbackRefusal) -> usize {
    let is_late = |outcome: Result<T, Error>| match outcome {
        Ok(_) => false,
        Err(Error::Refused(Refusal::Feedback(why))) if why == refusal => true,
        Err(error) => panic!("{error}"),
    };
    match (is_late(one), is_late(other)) {
        (false, true) => 0,
        (true, false) => 1,
        both => panic!("{both:?} were late"),
    }
}

const PRESSES: u32 = 40;

async fn once(engine: &Engine) {
    let database = Database::create(engine).await;
    let pair = Pair::set(&database).await;
    let Pair { app, client, freelancer, .. } = &pair;
    let [mut replies, mut allowances, mut edits] = [(); 3].map(|()| Contest::of(PRESSES, ENOUGH / 2));
    while replies.goes_on() || allowances.goes_on() || edits.goes_on() {
        let contract = rated(&pair).await;
        let reply = |text| app.reply_to_feedback(freelancer, contract, text);
        let (one, other) = replies.at_once(reply("One."), reply("Another one.")).await;
        replies.count(winner(one, other, FeedbackRefusal::AlreadyReplied));
        let allow = || app.allow_feedback_edit(freelancer, contract);
        let (one, other) = allowances.at_once(allow(), allow()).await;
        allowances.count(winner(one, other, FeedbackRefusal::AlreadyAllowed));
        let (draft, seen, _) = typed(&pair, client, contract, FIVE).await;
        let edit = || app.give_feedback(client, draft, seen);
        let (one, other) = edits.at_once(edit(), edit()).await;
        let is_sent =
            |outcome: &Result<FeedbackPress, Error>| matches!(outcome, Ok(FeedbackPress::Edited(_)));
        assert_ne!(is_sent(&one), is_sent(&other), "{one:?} and {other:?}");
        edits.count(usize::from(is_sent(&other)));
    }
    replies.tell(engine, ["One reply", "Another reply"]);
    allowances.tell(engine, ["One press that allows", "Another one"]);
    edits.tell(engine, ["One press that edits", "Another one"]);
    pair.store.close().await;
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_replies_allowances_or_edits_at_once_one_counts() {
    for engine in engines() {
        once(&engine).await;
    }
}
