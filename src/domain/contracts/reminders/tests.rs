//! When whoever owes a piece is reminded, and of what no more is said.

use super::*;
use crate::domain::contracts::deadlines::{first_look, meet, next_due};
use crate::domain::contracts::pause::{pause, resume};
use crate::domain::contracts::work::submit;
use crate::domain::contracts::work::tests::{ANA, BEN, agreed};
use crate::domain::offers::terms::{Milestone, Price};
use crate::domain::time::{DAY_MS, date, moment_on};
use chrono_tz::{America, Europe};

/// December 1, 2026, 10:00 in UTC.
fn start() -> UnixMs {
    moment_on(date(2026, 12, 1))
}

/// Two milestones: one is due on December 10, the other on the 20th.
fn with_days() -> ContractAtWork {
    let mut on = agreed(2, Work::default());
    on.contract.started = start();
    let Price::Fixed { total, milestones } = on.contract.terms.price.clone() else { panic!("fixed") };
    let days = [date(2026, 12, 10), date(2026, 12, 20)];
    let milestones = milestones.into_iter().zip(days);
    let milestones = milestones.map(|(milestone, day)| Milestone { due: Some(day), ..milestone }).collect();
    on.contract.terms.price = Price::Fixed { total, milestones };
    on
}

fn passed(mut on: ContractAtWork, now: UnixMs) -> (ContractAtWork, Vec<(ContractHappening, u32)>) {
    let mut said = Vec::new();
    while let Some(decision) = meet(&on, now) {
        assert_eq!(decision.told[0].to, BEN, "whoever owes it");
        said.push((decision.entry.what, decision.entry.piece));
        on = decision.next;
    }
    (on, said)
}

#[test]
fn a_milestone_is_reminded_of_two_days_before_and_on_the_day_after() {
    for (zone, off) in [(Tz::UTC, 0), (Europe::Berlin, -1), (America::New_York, 5)] {
        let on = ContractAtWork { zone, ..with_days() };
        let before = moment_on(date(2026, 12, 8)).plus((off - 1) * HOUR_MS);
        assert_eq!(next_due(&on), Some(before), "{zone}");
        assert!(first_look(&on.contract).is_some_and(|look| look <= before && look > on.contract.started));
        let (on, said) = passed(on, before);
        assert_eq!(said, [(ContractHappening::DueSoon, 1)]);
        let after = moment_on(date(2026, 12, 11)).plus((off - 1) * HOUR_MS);
        assert_eq!(next_due(&on), Some(after), "{zone}");
        let (on, said) = passed(on, after);
        assert_eq!(said, [(ContractHappening::Overdue, 1)]);
        let (on, said) = passed(on, after.plus(60 * DAY_MS));
        assert_eq!(said, [(ContractHappening::Overdue, 2)], "late: of what is over, and no more");
        assert_eq!(next_due(&on), None);
    }
}

#[test]
fn nothing_is_said_of_what_is_submitted_paused_or_was_over_before() {
    let on = with_days();
    let submitted = submit(&on, (BEN, start()), 1, "Done.", 90 * DAY_MS).expect("submitted").next;
    let (_, said) = passed(submitted, moment_on(date(2026, 12, 15)));
    assert!(said.is_empty(), "{said:?}");
    let paused = pause(&on, (ANA, start()), "A while.").expect("paused").next;
    let (paused, said) = passed(paused, moment_on(date(2026, 12, 9)));
    assert!(said.is_empty(), "{said:?}");
    let again = resume(&paused, (ANA, moment_on(date(2026, 12, 9)))).expect("resumed").next;
    assert_eq!(passed(again, moment_on(date(2026, 12, 9))).1, [(ContractHappening::DueSoon, 1)]);
    let mut late = with_days();
    late.contract.started = moment_on(date(2026, 12, 12));
    assert_eq!(passed(late, moment_on(date(2026, 12, 18))).1, [(ContractHappening::DueSoon, 2)]);
}

/// Whatever the server's time zone is, and however short the time: nothing is due before the first look.
#[test]
fn the_first_look_is_never_late() {
    for zone in [Tz::UTC, chrono_tz::Pacific::Kiritimati, America::Los_Angeles, chrono_tz::Pacific::Niue] {
        for hour in 0..24 * 16 {
            let mut on = ContractAtWork { zone, ..with_days() };
            on.contract.started = start().plus(hour * HOUR_MS);
            if let Some(due) = next_due(&on) {
                let look = first_look(&on.contract).expect("there is something to look at");
                assert!(look <= due, "{zone}, {hour}");
            }
        }
    }
}

#[test]
fn the_whole_is_due_on_the_day_of_the_contract() {
    let mut on = agreed(0, Work::default());
    on.contract.started = start();
    assert_eq!((next_due(&on), first_look(&on.contract)), (None, None));
    on.contract.terms.due = Some(date(2026, 12, 10));
    assert_eq!(passed(on, moment_on(date(2026, 12, 9))).1, [(ContractHappening::DueSoon, 0)]);
}
