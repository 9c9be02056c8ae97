//! Who logs hours and when, what a week comes to, and that sequences of all of it are as a small model says.

use super::*;
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::pause::{QUIET_MS, pause, resume};
use crate::domain::contracts::statement::WeekSum;
use crate::domain::contracts::weeks::{OBJECTION_MS, begins, next_statement};
use crate::domain::contracts::work::Work;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, agreed};
use crate::domain::money::{Currency, Money};
use crate::domain::time::{DAY_MS, HOUR_MS, date, moment_on};
use chrono::Days;
use chrono_tz::{America, Europe, Pacific, Tz};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Noon of Wednesday, December 2, 2026.
fn noon() -> UnixMs {
    moment_on(wednesday()).plus(2 * HOUR_MS)
}

fn wednesday() -> NaiveDate {
    date(2026, 12, 2)
}

fn monday() -> NaiveDate {
    date(2026, 11, 30)
}

/// 40.01 USD an hour, of Ana and Ben, begun four weeks ago.
pub(in crate::domain::contracts) fn by_the_hour(weekly_limit_hours: Option<u32>) -> ContractAtWork {
    let mut on = agreed(0, Work::default());
    let rate = Money { minor: 4_001, currency: Currency::USD };
    on.contract.terms.price = Price::Hourly { rate, weekly_limit_hours };
    on.contract.started = noon().plus(-28 * DAY_MS);
    on
}

fn hours(minutes: u32, day: NaiveDate) -> Hours {
    Hours { minutes, day }
}

fn logged(on: &ContractAtWork, minutes: u32, day: NaiveDate) -> ContractAtWork {
    log(on, (BEN, noon()), hours(minutes, day), "The logo.").expect("logged").next
}

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> ContractRefusal {
    match outcome {
        Err(Refusal::Contract(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// All that is due by `now`, done; with the weeks that were closed.
fn passed(mut on: ContractAtWork, now: UnixMs) -> (ContractAtWork, Vec<NaiveDate>) {
    let mut closed = Vec::new();
    while let Some(decision) = meet(&on, now) {
        closed.extend(decision.entry.week);
        on = decision.next;
    }
    (on, closed)
}

#[test]
fn only_whoever_does_the_work_logs_hours_and_only_for_the_last_days() {
    let on = by_the_hour(None);
    let log_as = |on: &ContractAtWork, by, day| log(on, (by, noon()), hours(60, day), "The logo.");
    let done = log_as(&on, BEN, wednesday()).expect("logged");
    assert!(done.told.is_empty(), "the contract shows it: {:?}", done.told);
    assert_eq!(done.effects.len(), 1);
    assert_eq!(why(log_as(&on, ANA, wednesday())), ContractRefusal::OtherSide { needs: Side::Recipient });
    assert_eq!(why(log_as(&on, CHIDI, wednesday())), ContractRefusal::NoSuchContract);
    assert!(log_as(&on, BEN, date(2026, 11, 18)).is_ok(), "14 days back");
    for day in [date(2026, 12, 3), date(2026, 11, 17)] {
        assert_eq!(why(log_as(&on, BEN, day)), ContractRefusal::HoursDay, "{day}");
    }
    let mut young = on.clone();
    young.contract.started = noon().plus(-DAY_MS);
    assert_eq!(why(log_as(&young, BEN, monday())), ContractRefusal::HoursDay, "the work had not begun");
    let paused = pause(&on, (ANA, noon()), "A while.").expect("paused").next;
    assert_eq!(why(log_as(&paused, BEN, wednesday())), ContractRefusal::PausedHours);
    assert_eq!(why(log_as(&agreed(0, Work::default()), BEN, wednesday())), ContractRefusal::NotHourly);
}

#[test]
fn a_week_holds_its_limit_and_a_day_24_hours() {
    let on = logged(&by_the_hour(Some(10)), 570, monday());
    let obstacle = |on: &ContractAtWork, minutes, day| obstacle(on, hours(minutes, day));
    assert_eq!(obstacle(&on, 30, wednesday()), None);
    let left = HoursObstacle::WeeklyLimit { most: 10, left: 30 };
    assert_eq!(obstacle(&on, 31, wednesday()), Some(left));
    assert_eq!(
        why(log(&on, (BEN, noon()), hours(31, wednesday()), "It.")),
        ContractRefusal::TooManyHours(left)
    );
    assert_eq!(obstacle(&on, 600, date(2026, 11, 29)), None, "Sunday is of the week before");
    let removed = remove(&on, (BEN, noon()), 1).expect("removed").next;
    assert_eq!(obstacle(&removed, 600, wednesday()), None, "what was removed leaves room");
    let unlimited = logged(&by_the_hour(None), 1_000, monday());
    assert_eq!(obstacle(&unlimited, 441, monday()), Some(HoursObstacle::WholeDay { left: 440 }));
}

#[test]
fn a_week_ends_at_monday_where_the_server_is_and_is_stated_once() {
    for (zone, end) in [
        (Tz::UTC, moment_on(date(2026, 12, 7)).plus(-10 * HOUR_MS)),
        (Europe::Berlin, moment_on(date(2026, 12, 7)).plus(-11 * HOUR_MS)),
        (America::New_York, moment_on(date(2026, 12, 7)).plus(-5 * HOUR_MS)),
        (Pacific::Kiritimati, moment_on(date(2026, 12, 7)).plus(-24 * HOUR_MS)),
    ] {
        let on = logged(&ContractAtWork { zone, ..by_the_hour(None) }, 90, wednesday());
        assert_eq!(next_statement(&on), Some((end, monday())), "{zone}");
        let (early, closed) = passed(on.clone(), end.plus(-1));
        assert!(closed.is_empty() && early == on, "{zone}");
        // Late, after an absence of a week.
        let (stated, closed) = passed(on, end.plus(7 * DAY_MS));
        assert_eq!(closed, [monday()], "{zone}");
        assert_eq!(next_statement(&stated), None, "{zone}");
    }
}

#[test]
fn the_hour_that_clocks_skip_or_repeat_moves_no_week() {
    // Clocks in Berlin go forward on March 28, 2027, and back on October 31, both Sundays: the week ends an hour earlier or later.
    for (day, end) in [
        (date(2027, 3, 24), moment_on(date(2027, 3, 29)).plus(-12 * HOUR_MS)),
        (date(2027, 10, 27), moment_on(date(2027, 11, 1)).plus(-11 * HOUR_MS)),
    ] {
        let mut on = ContractAtWork { zone: Europe::Berlin, ..by_the_hour(None) };
        on.contract.started = moment_on(day);
        let on = log(&on, (BEN, moment_on(day)), hours(60, day), "It.").expect("logged").next;
        assert_eq!(next_statement(&on), Some((end, week_of(day))), "{day}");
    }
    // In Beirut they go forward at midnight: there is no Sunday 00:00 that day, and a day begins all the same.
    let first = begins(date(2027, 3, 28), chrono_tz::Asia::Beirut);
    assert_eq!(first, moment_on(date(2027, 3, 28)).plus(-12 * HOUR_MS));
}

#[test]
fn another_time_zone_moves_what_is_due() {
    let on = logged(&ContractAtWork { zone: America::New_York, ..by_the_hour(None) }, 90, wednesday());
    let moved = ContractAtWork { zone: Pacific::Kiritimati, ..on.clone() };
    assert!(next_due(&moved) < next_due(&on));
    let (stated, closed) = passed(on, moment_on(date(2026, 12, 8)));
    assert_eq!(closed, [monday()]);
    assert_eq!(next_statement(&ContractAtWork { zone: Pacific::Kiritimati, ..stated }), None);
}

#[test]
fn hours_for_a_week_that_is_stated_are_told_and_come_with_the_next_statement() {
    let on = logged(&by_the_hour(None), 100, date(2026, 11, 27));
    let (on, closed) = passed(on, moment_on(date(2026, 12, 7)));
    assert_eq!(closed, [monday()], "they were logged in the week after: it has them");
    let statement = |on: &ContractAtWork| {
        let closing = on.work.0.last().expect("a line");
        on.work.statement(&on.contract, closing).expect("a statement")
    };
    let first = statement(&on);
    assert_eq!((first.week.minutes(), first.corrections.len(), first.total.minor), (0, 1, 6_668));
    let tuesday = moment_on(date(2026, 12, 8));
    let late = log(&on, (BEN, tuesday), hours(50, date(2026, 11, 27)), "More.").expect("logged");
    assert_eq!(late.told.len(), 1, "the client is told at once");
    let (on, closed) = passed(late.next, moment_on(date(2026, 12, 14)));
    assert_eq!(closed, [date(2026, 12, 7)]);
    // 150 minutes are 100.025, that is 100.03, of which 66.68 was stated.
    assert_eq!(statement(&on).total.minor, 10_003 - 6_668);
    let removed = remove(&on, (BEN, moment_on(date(2026, 12, 15))), 1).expect("removed");
    assert_eq!(removed.told.len(), 1);
    let (on, _) = passed(removed.next, moment_on(date(2026, 12, 21)));
    assert_eq!(statement(&on).total.minor, 3_334 - 10_003);
    assert_eq!(on.work.earned(&on.contract).expect("by the hour").minor, 3_334);
}

#[test]
fn the_client_objects_until_five_days_after_the_statement() {
    let on = logged(&by_the_hour(None), 90, wednesday());
    assert_eq!(why(object(&on, (BEN, noon()), 1, "No.")), ContractRefusal::OtherSide { needs: Side::Client });
    assert_eq!(why(object(&on, (ANA, noon()), 1, " ")), ContractRefusal::MessageMissing);
    assert_eq!(why(object(&on, (ANA, noon()), 2, "No.")), ContractRefusal::NoSuchHours);
    assert!(object(&on, (ANA, noon()), 1, "No.").is_ok(), "before the statement, too");
    let end = moment_on(date(2026, 12, 7));
    let (stated, _) = passed(on, end);
    assert_eq!(why(object(&stated, (ANA, end.plus(OBJECTION_MS)), 1, "No.")), ContractRefusal::ObjectionOver);
    let objected = object(&stated, (ANA, end.plus(OBJECTION_MS - 1)), 1, "No.").expect("in time");
    assert_eq!(objected.told[0].to, BEN);
    let on = objected.next;
    assert_eq!(on.work.logged(1).expect("hours").stage(), HoursStage::InQuestion);
    assert_eq!(why(object(&on, (ANA, end), 1, "No.")), ContractRefusal::AlreadyObjected);
    let withdrawn = withdraw_objection(&on, (ANA, end), 1).expect("withdrawn").next;
    assert_eq!(why(withdraw_objection(&withdrawn, (ANA, end), 1)), ContractRefusal::NotObjected);
    let removed = remove(&on, (BEN, end), 1).expect("removed").next;
    assert_eq!(why(withdraw_objection(&removed, (ANA, end), 1)), ContractRefusal::HoursRemoved);
    assert_eq!(why(remove(&removed, (BEN, end), 1)), ContractRefusal::HoursRemoved);
    assert_eq!(why(remove(&on, (ANA, end), 1)), ContractRefusal::OtherSide { needs: Side::Recipient });
}

#[test]
fn a_contract_by_the_hour_of_which_nothing_is_said_is_paused_after_30_days() {
    let on = by_the_hour(None);
    let since = on.contract.started;
    assert_eq!(next_due(&on), Some(since.plus(QUIET_MS)));
    let decision = meet(&on, since.plus(QUIET_MS)).expect("due");
    assert_eq!(decision.entry.what, ContractHappening::AutoPaused);
    assert_eq!(decision.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA, BEN]);
    assert_eq!(decision.next.contract.state, ContractState::Paused);
    assert_eq!(next_due(&decision.next), None);
    let again = resume(&decision.next, (BEN, since.plus(QUIET_MS + DAY_MS))).expect("resumed").next;
    assert_eq!(next_due(&again), Some(since.plus(2 * QUIET_MS + DAY_MS)));
    let mut later = by_the_hour(None);
    later.contract.terms.start = Some(wednesday());
    assert_eq!(next_due(&later), Some(moment_on(wednesday()).plus(QUIET_MS)), "it begins later");
    let (stated, closed) = passed(logged(&by_the_hour(None), 60, monday()), moment_on(date(2026, 12, 8)));
    assert_eq!(closed.len(), 1);
    assert_eq!(next_due(&stated), Some(noon().plus(QUIET_MS)), "a statement is no sign of life");
    let fixed = agreed(0, Work::default());
    assert_eq!(next_due(&fixed), None, "a fixed price has no weeks");
}

/// What somebody does with hours.
#[derive(Debug, Clone, Copy)]
enum Act {
    Log { minutes: u32, back: u64 },
    Remove(usize),
    Object(usize),
    Withdraw(usize),
    PauseOrResume,
    Wait { days: i64 },
}

/// Hours, as simple as can be.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Entry {
    minutes: u32,
    day: NaiveDate,
    stage: HoursStage,
    stated: Option<i64>,
}

const LIMIT: u32 = 20;

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (1..700_u32, 0..16_u64).prop_map(|(minutes, back)| Act::Log { minutes, back }),
        1 => (0..5_usize).prop_map(Act::Remove),
        2 => (0..5_usize).prop_map(Act::Object),
        1 => (0..5_usize).prop_map(Act::Withdraw),
        1 => Just(Act::PauseOrResume),
        2 => (1..8_i64).prop_map(|days| Act::Wait { days }),
    ]
}

/// Whether the model lets it happen, and does it.
fn model(entries: &mut Vec<Entry>, is_paused: bool, by: PersonId, now: UnixMs, act: Act) -> bool {
    let today = now.day();
    match act {
        Act::Log { minutes, back } => {
            let day = today - Days::new(back);
            let sum = |of: &dyn Fn(&Entry) -> bool| {
                let live = entries.iter().filter(|one| one.stage != HoursStage::Removed && of(one));
                live.map(|one| one.minutes).sum::<u32>()
            };
            let week = sum(&|one| week_of(one.day) == week_of(day));
            let fits = week + minutes <= LIMIT * 60 && sum(&|one| one.day == day) + minutes <= 24 * 60;
            let may = by == BEN && !is_paused && back <= 14 && fits;
            if may {
                entries.push(Entry { minutes, day, stage: HoursStage::Counted, stated: None });
            }
            may
        }
        Act::Remove(nth) => match entries.get_mut(nth) {
            Some(one) if by == BEN && one.stage != HoursStage::Removed => {
                one.stage = HoursStage::Removed;
                true
            }
            _ => false,
        },
        Act::Object(nth) => match entries.get_mut(nth) {
            Some(one)
                if by == ANA
                    && one.stage == HoursStage::Counted
                    && one.stated.is_none_or(|at| now.0 < at + OBJECTION_MS) =>
            {
                one.stage = HoursStage::InQuestion;
                true
            }
            _ => false,
        },
        Act::Withdraw(nth) => match entries.get_mut(nth) {
            Some(one) if by == ANA && one.stage == HoursStage::InQuestion => {
                one.stage = HoursStage::Counted;
                true
            }
            _ => false,
        },
        Act::PauseOrResume | Act::Wait { .. } => unreachable!("the test does these"),
    }
}

fn really(on: &ContractAtWork, by: PersonId, now: UnixMs, act: Act) -> Result<ContractAtWork, Refusal> {
    let seq = |nth: usize| on.work.hours().get(nth).map_or(i64::MAX, |one| one.logged.seq);
    let decided = match act {
        Act::Log { minutes, back } => {
            log(on, (by, now), hours(minutes, now.day() - Days::new(back)), "The logo.")
        }
        Act::Remove(nth) => remove(on, (by, now), seq(nth)),
        Act::Object(nth) => object(on, (by, now), seq(nth), "No."),
        Act::Withdraw(nth) => withdraw_objection(on, (by, now), seq(nth)),
        Act::PauseOrResume | Act::Wait { .. } => unreachable!("the test does these"),
    };
    decided.map(|decision| decision.next)
}

/// Every statement so far adds up to the weeks that they state.
fn statements(on: &ContractAtWork) -> i64 {
    let closings = on.work.0.iter().filter(|entry| entry.week.is_some());
    closings
        .filter_map(|closing| on.work.statement(&on.contract, closing))
        .map(|statement| statement.total.minor)
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn hours_are_always_as_the_model_says_and_statements_add_up(
        steps in prop::collection::vec((prop::sample::select(vec![BEN, ANA, BEN, CHIDI]), acts()), 1..30),
    ) {
        let mut on = by_the_hour(Some(LIMIT));
        let (mut now, mut entries, mut is_paused) = (noon(), Vec::new(), false);
        for (by, act) in steps {
            match act {
                Act::Wait { days } => {
                    now = now.plus(days * DAY_MS);
                    on = passed(on, now).0;
                    is_paused = on.contract.state == ContractState::Paused;
                    for (one, really) in entries.iter_mut().zip(on.work.hours()) {
                        let one: &mut Entry = one;
                        one.stated = on.work.stated(&really).map(|stated| stated.at.0);
                    }
                    prop_assert!(next_due(&on).is_none_or(|due| due > now));
                }
                Act::PauseOrResume => {
                    let done = match is_paused {
                        true => resume(&on, (ANA, now)),
                        false => pause(&on, (ANA, now), "A while."),
                    };
                    on = done.expect("either").next;
                    is_paused = !is_paused;
                }
                act => {
                    let outcome = really(&on, by, now, act);
                    let may = model(&mut entries, is_paused, by, now, act);
                    prop_assert_eq!(outcome.is_ok(), may, "{:?} by {}: {:?}", act, by, outcome.as_ref().err());
                    on = outcome.unwrap_or(on);
                }
            }
            let read: Vec<_> = on.work.hours().iter().map(|one| (one.hours.minutes, one.hours.day, one.stage())).collect();
            let expected: Vec<_> = entries.iter().map(|one| (one.minutes, one.day, one.stage)).collect();
            prop_assert_eq!(read, expected);
        }
        // Every hour is stated in the end, and nothing is stated twice.
        let (ended, _) = passed(on, now.plus(14 * DAY_MS));
        prop_assert_eq!(next_statement(&ended), None);
        let live = entries.iter().filter(|one| one.stage != HoursStage::Removed);
        let mut weeks: BTreeMap<NaiveDate, Vec<Hours>> = BTreeMap::new();
        for one in live {
            weeks.entry(week_of(one.day)).or_default().push(hours(one.minutes, one.day));
        }
        let rate = Money { minor: 4_001, currency: Currency::USD };
        let owed: i64 = weeks.into_iter().map(|(week, hours)| WeekSum::of(week, hours, |_| rate).minor()).sum();
        prop_assert_eq!(statements(&ended), owed);
        prop_assert_eq!(ended.work.earned(&ended.contract).map(|earned| earned.minor), Some(owed));
    }
}
