//! Any sequence of acts by any mix of people at any times: the rules as the program has them, and the use cases on a
//! database, come to what a small model of the trade says, act by act, and never reach a state that it forbids.

mod model;
mod rules;
mod use_cases;

use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::use_cases::open;
use model::{Model, any_steps, assert_sound};
use parley::domain::offers::decide::Limits;
use parley::domain::offers::offer::StateName;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, TestRunner};
use proptest::{prop_assert_eq, proptest};
use rules::Table;
use std::collections::BTreeMap;
use use_cases::Driver;

/// Sequences on each engine; a failing one is found again by the rules alone, where it is also made shorter.
const ON_A_DATABASE: u32 = 16;
/// Acts that must have changed something there, in up to four times as many sequences.
const ENOUGH: u32 = 50;

proptest! {
    #[test]
    fn the_rules_allow_what_the_model_allows(steps in any_steps(60), price in 500..1_000_000_i64, days in 1..31_i64) {
        let mut table = Table::set(price, days * DAY_MS);
        let mut model = Model::new(price, days * DAY_MS);
        for step in &steps {
            let before = table.facts();
            let outcome = table.play(step);
            prop_assert_eq!(outcome, model.step(step), "{:?} after {:?}", step, before);
            prop_assert_eq!(&table.facts(), &model.facts);
            assert_sound(&before, &table.facts(), outcome);
        }
    }
}

/// A model that everything is refused by would agree with anything: most kinds of end and refusal really come up.
#[test]
fn sequences_go_everywhere() {
    let mut runner = TestRunner::deterministic();
    let (mut outcomes, mut states, mut deepest) = (BTreeMap::new(), BTreeMap::new(), 0);
    for _ in 0..300 {
        let steps = any_steps(60).new_tree(&mut runner).expect("a sequence").current();
        let mut model = Model::new(500, 3 * DAY_MS);
        for step in &steps {
            *outcomes.entry(format!("{:?}", model.step(step))).or_insert(0) += 1;
        }
        *states.entry(format!("{:?}", model.facts.state)).or_insert(0) += 1;
        deepest = deepest.max(model.facts.prices.len());
    }
    let all = [
        "Done",
        "Nothing",
        "Unknown",
        "OtherSide",
        "Stale",
        "ChangeOpen",
        "ChangeOver",
        "TooMany",
        "SameTerms",
    ];
    assert!(all.iter().all(|outcome| outcomes.get(*outcome).is_some_and(|times| *times > 5)), "{outcomes:?}");
    let ends = [
        StateName::Accepted,
        StateName::Declined,
        StateName::Withdrawn,
        StateName::Expired,
        StateName::Removed,
    ];
    assert!(
        ends.iter().all(|end| states.get(&format!("{end:?}")).is_some_and(|times| *times > 5)),
        "{states:?}"
    );
    assert!(deepest > 4, "no offer had more than {deepest} versions");
}

#[tokio::test]
async fn the_use_cases_do_what_the_model_says() {
    for engine in engines() {
        play_on(&engine).await;
    }
}

async fn play_on(engine: &Engine) {
    let clock = moment::standing(engine);
    let plenty = Limits {
        pending_per_client: 9_999,
        pending_per_pair: 9_999,
        new_per_hour: 9_999,
        ..Limits::default()
    };
    let database = Database::create(engine).await;
    let (store, app) =
        open(&database, &clock, ServerRules { limits: plenty, ..ServerRules::default() }).await;
    let mut runner = TestRunner::new(Config::default());
    let mut outcomes = BTreeMap::<String, u32>::new();
    let played = |outcomes: &BTreeMap<String, u32>| outcomes.get("Done").copied().unwrap_or_default();
    let mut sequences = 0;
    while sequences < ON_A_DATABASE || (played(&outcomes) < ENOUGH && sequences < 4 * ON_A_DATABASE) {
        sequences += 1;
        let values = (any_steps(40), 500..1_000_000_i64, 1..31_u32);
        let (steps, price, days) = values.new_tree(&mut runner).expect("a sequence").current();
        let mut driver = Driver::set(&app, &clock, price, days).await;
        let mut model = Model::new(price, i64::from(days) * DAY_MS);
        for (at, step) in steps.iter().enumerate() {
            let before = driver.facts();
            let outcome = driver.play(step).await;
            assert_eq!(outcome, model.step(step), "the last of {:#?}", &steps[..=at]);
            let after = driver.facts();
            assert_eq!(after, model.facts, "after {:#?}", &steps[..=at]);
            assert_sound(&before, &after, outcome);
            *outcomes.entry(format!("{outcome:?}")).or_default() += 1;
        }
    }
    println!("{engine:?}: {sequences} sequences came to {outcomes:?}");
    assert!(played(&outcomes) >= ENOUGH, "too little was done: {outcomes:?}");
    store.close().await;
    database.remove().await;
}
