//! When the client is reminded, when work is approved without an answer, and that each happens once.

use super::*;
use crate::domain::contracts::closing::{close, request_reopen};
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::entry::CloseReason;
use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
use crate::domain::contracts::work::{approve, request_revision, submit};
use crate::domain::ids::PersonId;
use ContractHappening::{AutoApproved, Reminded};

const LIFE: i64 = 14 * DAY_MS;

fn day(days: i64) -> UnixMs {
    NOW.plus(days * DAY_MS)
}

fn submitted(place: u32, at: UnixMs, life: i64) -> ContractAtWork {
    submit(&agreed(2, Work::default()), (BEN, at), place, "Done.", life).expect("submitted").next
}

/// All that is due at `now`, one after the other, and the contract after it.
fn met(mut on: ContractAtWork, now: UnixMs) -> (Vec<ContractHappening>, ContractAtWork) {
    let mut done = Vec::new();
    while let Some(decision) = meet(&on, now) {
        assert!(done.len() < 5, "it never ends");
        done.push(decision.entry.what);
        on = decision.next;
    }
    assert!(next_due(&on).is_none_or(|due| due > now), "nothing is due any more");
    (done, on)
}

#[test]
fn the_client_is_reminded_twice_and_then_it_is_approved() {
    let mut on = submitted(1, NOW, LIFE);
    for (at, what) in [(7, Reminded), (12, Reminded), (14, AutoApproved)] {
        assert_eq!(next_due(&on), Some(day(at)));
        assert_eq!(meet(&on, UnixMs(day(at).0 - 1)), None);
        let (done, after) = met(on, day(at));
        assert_eq!(done, [what], "day {at}");
        on = after;
    }
    assert_eq!(next_due(&on), None);
    assert_eq!(on.work.piece(&on.contract, 1).expect("it").stage(), Stage::Approved);
}

#[test]
fn who_is_told() {
    let people = |decision: &Decision<ContractAtWork, ContractEntry>| -> Vec<PersonId> {
        decision.told.iter().map(|told| told.to).collect()
    };
    let on = submitted(1, NOW, LIFE);
    assert_eq!(people(&meet(&on, day(7)).expect("due")), [ANA]);
    assert_eq!(people(&meet(&on, day(14)).expect("due")), [BEN, ANA]);
}

#[test]
fn what_was_missed_is_done_once() {
    for (at, done) in
        [(8, vec![Reminded]), (13, vec![Reminded]), (14, vec![AutoApproved]), (99, vec![AutoApproved])]
    {
        assert_eq!(met(submitted(1, NOW, LIFE), day(at)).0, done, "day {at}");
    }
    // After the late one of both reminders only the approval is left.
    let (_, on) = met(submitted(1, NOW, LIFE), day(13));
    assert_eq!(next_due(&on), Some(day(14)));
}

#[test]
fn a_short_time_has_only_the_reminders_that_fit() {
    for (life, first) in [(3, 1), (7, 5), (8, 1), (2, 2)] {
        assert_eq!(next_due(&submitted(1, NOW, life * DAY_MS)), Some(day(first)), "{life} days");
    }
}

#[test]
fn an_answer_ends_it_and_what_is_submitted_again_begins_anew() {
    let on = submitted(1, NOW, LIFE);
    let approved = approve(&on, (ANA, day(3)), 1, 1).expect("approved").next;
    assert_eq!(next_due(&approved), None);
    let on = request_revision(&on, (ANA, day(8)), (1, 1), "Larger.").expect("sent back").next;
    assert_eq!(next_due(&on), None);
    let on = submit(&on, (BEN, day(9)), 1, "Larger.", LIFE).expect("submitted").next;
    assert_eq!((next_due(&on), on.work.approved_next(&on.contract)), (Some(day(16)), Some(day(23))));
}

#[test]
fn each_piece_has_a_time_of_its_own() {
    let on = submitted(1, NOW, LIFE);
    let on = submit(&on, (BEN, day(5)), 2, "Done.", LIFE).expect("submitted").next;
    let (done, on) = met(on, day(14));
    assert_eq!(done, [AutoApproved, Reminded]);
    assert_eq!(on.work.approved_next(&on.contract), Some(day(19)));
    assert_eq!(met(on, day(30)).0, [AutoApproved]);
}

#[test]
fn a_closed_contract_stands_still_and_reopened_all_of_the_time_begins_again() {
    let (_, on) = met(submitted(1, NOW, LIFE), day(7));
    let on = close(&on, (ANA, day(8)), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!((next_due(&on), meet(&on, day(99))), (None, None));
    let on = request_reopen(&on, (BEN, day(20))).expect("asked").next;
    let on = request_reopen(&on, (ANA, day(21))).expect("reopened").next;
    assert_eq!((next_due(&on), on.work.approved_next(&on.contract)), (Some(day(28)), Some(day(35))));
    assert_eq!(met(on, day(28)).0, [Reminded]);
}

#[test]
fn work_from_before_waits_for_ever() {
    let mut on = submitted(1, NOW, LIFE);
    on.work.0[0].approves = None;
    assert_eq!((next_due(&on), meet(&on, day(99))), (None, None));
}
