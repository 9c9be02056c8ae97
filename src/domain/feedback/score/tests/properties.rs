//! What always holds, whatever the contracts are. Each property counts how often it met what it is about, and fails where that is
//! too seldom.

use super::*;
use crate::domain::feedback::score::line::{InWindow, Outcome};
use crate::domain::feedback::score::record::{
    ClientFeedback, ContractRecord, FeedbackStanding, PaidAmount, RecordState, Worker,
};
use crate::domain::money::{Currency, Money};
use crate::domain::time::DAY_MS;
use chrono::Days;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::Cell;

fn now() -> UnixMs {
    at_noon(day(DEFAULT_DAY))
}

/// A payment: how many days ago, how much in cents, in which currency, and whether it's confirmed.
fn payment() -> impl Strategy<Value = PaidAmount> {
    let amounts =
        prop_oneof![50_i64..150, 24_900_i64..25_100, 99_900_i64..100_100, 1_i64..500_000, -50_000_i64..0];
    let codes = prop_oneof![8 => Just("USD"), 1 => Just("EUR"), 1 => Just("CHF")];
    (0_u64..800, amounts, codes, prop::bool::weighted(0.9)).prop_map(|(back, minor, code, is_confirmed)| {
        let currency = Currency::from_code(code).expect("a currency");
        PaidAmount {
            day: day(DEFAULT_DAY) - Days::new(back),
            amount: Money { minor, currency },
            is_confirmed,
        }
    })
}

/// A contract with one of few clients, so that pairs meet often. It's numbered afterwards.
fn contract() -> impl Strategy<Value = ContractRecord> {
    let state = (0_i64..800, prop_oneof![6 => Just(0), 2 => Just(1), 1 => Just(2), 1 => Just(3)]);
    let standing = prop_oneof![
        10 => Just(FeedbackStanding::Counts), 1 => Just(FeedbackStanding::Hidden), 1 => Just(FeedbackStanding::WriterSuspended)
    ];
    let feedback = prop::option::weighted(0.85, (1_u8..=5, standing));
    let payments = prop::collection::vec(payment(), 0..6);
    (1_i64..4, state, 0_i64..900, feedback, payments, prop::bool::weighted(0.1)).prop_map(
        |(client, (back, state), length, feedback, payments, is_same_person)| {
            let closed = now().plus(-back * DAY_MS);
            ContractRecord {
                contract: ContractId(0),
                client: PersonId(client),
                worker: Worker::Freelancer(PersonId(9)),
                started: closed.plus(-length * DAY_MS),
                state: match state {
                    0 => RecordState::Closed(closed),
                    1 => RecordState::Running,
                    2 => RecordState::Disputed { closed: Some(closed) },
                    _ => RecordState::Disputed { closed: None },
                },
                feedback: feedback.map(|(stars, standing)| ClientFeedback { stars, standing }),
                payments,
                verdict: None,
                is_same_person,
            }
        },
    )
}

fn history() -> impl Strategy<Value = Vec<ContractRecord>> {
    prop::collection::vec(contract(), 0..24).prop_map(|mut records| {
        for (record, id) in records.iter_mut().zip(1..) {
            record.contract = ContractId(id);
        }
        records
    })
}

/// Runs a property, which says whether it met what it is about, and fails where that was in fewer than one of `of` cases.
fn holds<T: std::fmt::Debug>(
    strategy: impl Strategy<Value = T>,
    of: u32,
    property: impl Fn(T) -> Result<bool, TestCaseError>,
) {
    let (struck, config) = (Cell::new(0), Config { failure_persistence: None, ..Config::default() });
    let cases = config.cases;
    let mut runner = TestRunner::new(config);
    let result = runner.run(&strategy, |value| {
        struck.set(struck.get() + u32::from(property(value)?));
        Ok(())
    });
    result.unwrap_or_else(|failed| panic!("{failed}"));
    println!("struck in {} of {cases} cases", struck.get());
    assert!(struck.get() >= cases / of, "struck in only {} of {cases} cases", struck.get());
}

fn of(records: &[ContractRecord]) -> Score {
    score(records, &rules(), now())
}

/// What a reader gets who adds up the lines with a pencil.
fn added_up(lines: &[Line], at: usize) -> (u32, [i64; 3]) {
    let counted = lines.iter().filter(|line| line.windows[at] == InWindow::Counts);
    let sum = |of: Outcome| {
        let of = counted.clone().filter(move |line| line.outcome == Some(of));
        of.map(|line| line.weight.total.quarters()).sum()
    };
    let sums = [sum(Outcome::Successful), sum(Outcome::Neutral), sum(Outcome::Negative)];
    (u32::try_from(counted.count()).expect("few"), sums)
}

#[test]
fn a_success_more_never_lowers_a_window() {
    let success = contract().prop_filter("a success", |record| {
        of(std::slice::from_ref(record))
            .lines
            .iter()
            .any(|line| line.counts() && line.outcome == Some(Outcome::Successful))
    });
    holds((history(), success), 10, |(mut records, mut more)| {
        let before = of(&records);
        more.contract = ContractId(records.len() as i64 + 1);
        records.push(more);
        let after = of(&records);
        for (before, after) in before.windows.iter().zip(&after.windows) {
            prop_assert!(before.ratio() <= after.ratio(), "{before:?} {after:?}");
        }
        prop_assert!(before.current.percent() <= after.current.percent());
        // It took the place of another one, or there was no room for it.
        Ok(after.lines.iter().any(|line| line.windows.contains(&InWindow::SameClient)))
    });
}

#[test]
fn a_negative_more_never_raises_a_window() {
    let negative = contract().prop_filter("a negative", |record| {
        of(std::slice::from_ref(record))
            .lines
            .iter()
            .any(|line| line.counts() && line.outcome == Some(Outcome::Negative))
    });
    holds((history(), negative), 4, |(mut records, mut more)| {
        let before = of(&records);
        more.contract = ContractId(records.len() as i64 + 1);
        records.push(more);
        let after = of(&records);
        let mut is_lower = false;
        for (before, after) in
            before.windows.iter().zip(&after.windows).filter(|(before, _)| before.contracts > 0)
        {
            prop_assert!(before.ratio() >= after.ratio(), "{before:?} {after:?}");
            is_lower |= before.ratio() > after.ratio();
        }
        Ok(is_lower)
    });
}

#[test]
fn the_order_never_matters() {
    let shuffled = history().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()));
    holds(shuffled, 2, |(records, other)| {
        prop_assert_eq!(of(&records), of(&other));
        Ok(records != other && of(&records).current.percent().is_some())
    });
}

#[test]
fn the_lines_come_to_the_score() {
    holds(history(), 3, |records| {
        let score = of(&records);
        prop_assert_eq!(score.lines.len(), records.len());
        for (at, window) in score.windows.iter().enumerate() {
            let sums = [window.successful, window.neutral, window.negative].map(Weight::quarters);
            prop_assert_eq!((window.contracts, sums), added_up(&score.lines, at));
        }
        for line in &score.lines {
            prop_assert_eq!(line.counts(), line.windows.contains(&InWindow::Counts), "{:?}", line);
            prop_assert!(line.outcome.is_some() || !line.counts(), "{:?}", line);
            let weight = line.weight;
            let uncapped = weight.by_amount + Weight::whole(weight.quarters_of_a_year);
            prop_assert_eq!(weight.total, uncapped.min(Weight::whole(8)));
        }
        let JobSuccess::Scored { percent, window, .. } = score.current else { return Ok(false) };
        // With floats, to be another way to the same number.
        let (_, [successful, _, negative]) = added_up(&score.lines, window);
        let all = score.windows[window].total().quarters();
        let exact = ((successful - negative) as f64 / all as f64 * 100.0).max(0.0);
        prop_assert!((f64::from(percent) - exact).abs() <= 0.500_001, "{percent} of {exact}");
        for other in &score.windows {
            prop_assert!(other.ratio() <= score.windows[window].ratio());
        }
        Ok(true)
    });
}

#[test]
fn what_is_left_out_can_be_taken_away() {
    holds(history(), 2, |records| {
        let score = of(&records);
        let counts = |id| score.lines.iter().any(|line| line.contract == id && line.counts());
        let rest: Vec<_> = records.iter().filter(|record| counts(record.contract)).cloned().collect();
        let without = of(&rest);
        prop_assert_eq!(score.current, without.current);
        prop_assert_eq!(score.windows, without.windows);
        prop_assert_eq!(score.next, without.next);
        Ok(rest.len() < records.len() && score.current.percent().is_some())
    });
}

#[test]
fn a_mark_by_moderators_shows_as_nothing_but_fair_play() {
    holds((history(), 0_usize..24), 5, |(mut records, at)| {
        if records.is_empty() {
            return Ok(false);
        }
        let at = at % records.len();
        records[at].is_same_person = false;
        let id = records[at].contract;
        let line_of =
            |score: Score| score.lines.into_iter().find(|line| line.contract == id).expect("a line");
        let before = line_of(of(&records));
        records[at].is_same_person = true;
        let after = line_of(of(&records));
        let reads_so = match before.left_out {
            None | Some(LeftOut::SameClient | LeftOut::FairPlay) => after.left_out == Some(LeftOut::FairPlay),
            _ => after == before,
        };
        prop_assert!(reads_so, "{before:?} {after:?}");
        let shown = |line: &Line| (line.outcome, line.stars, line.paid, line.weight, line.closed);
        prop_assert_eq!(shown(&before), shown(&after));
        Ok(before != after)
    });
}
