//! Who says something during a contract, and when.

use super::*;
use crate::domain::contracts::closing::close;
use crate::domain::contracts::disputes::open_dispute;
use crate::domain::contracts::entry::{CloseReason, DisputeReason, Payment};
use crate::domain::contracts::pause::pause;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::work::Work;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::effect::Effect;
use crate::domain::money::{Currency, Money};

const EACH: [(PersonId, Side); 2] = [(ANA, Side::Client), (BEN, Side::Recipient)];

fn day(days: i64) -> UnixMs {
    NOW.plus(days * DAY_MS)
}

fn line(seq: i64, what: ContractHappening, at: UnixMs) -> ContractEntry {
    ContractEntry::bare(seq, what, (ANA, at))
}

fn payment(seq: i64, minor: i64, at: UnixMs) -> ContractEntry {
    let amount = Money { minor, currency: Currency::USD };
    let payment = Some(Payment { amount, day: at.day() });
    ContractEntry { payment, ..line(seq, ContractHappening::PaymentRecorded, at) }
}

fn answer(seq: i64, what: ContractHappening, to: i64) -> ContractEntry {
    ContractEntry { answers: Some(to), by: BEN, ..line(seq, what, day(31)) }
}

/// A contract that was paid on this day.
fn paid_on(days: i64) -> ContractAtWork {
    agreed(0, Work(vec![payment(1, 100, day(days))]))
}

fn words() -> FeedbackWords {
    let stars = Stars::new(4).expect("stars");
    FeedbackWords { stars, tags: vec![Tag::WorkAgain], comment: Some("Good so far.".to_owned()), note: None }
}

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> Refusal {
    outcome.expect_err("a refusal")
}

fn said(on: &ContractAtWork, before: &[InterimFeedback], by: PersonId, at: UnixMs) -> InterimFeedback {
    say(on, before, (by, at), words()).expect("said").next.feedback
}

#[test]
fn a_contract_is_thirty_days_old_to_the_millisecond() {
    let on = paid_on(29);
    let young = Refusal::from(FeedbackRefusal::TooYoung { from: day(30) });
    for (by, side) in EACH {
        for early in [day(0), day(29), day(30).plus(-1)] {
            assert_eq!(why(check_interim(&on, &[], (by, early))), young, "{early:?}");
        }
        for late in [day(30), day(30).plus(1), day(31)] {
            assert_eq!(check_interim(&on, &[], (by, late)), Ok(side), "{late:?}");
        }
    }
}

#[test]
fn something_was_paid_thirty_days_ago_at_the_most() {
    let unpaid = Refusal::from(FeedbackRefusal::NotPaidLately);
    let today = 100;
    for (ago, is_enough) in [(0, true), (1, true), (29, true), (30, true), (31, false), (100, false)] {
        let found = check_interim(&paid_on(today - ago), &[], (ANA, day(today)));
        assert_eq!(found, if is_enough { Ok(Side::Client) } else { Err(unpaid.clone()) }, "{ago} days ago");
    }
    assert_eq!(why(check_interim(&agreed(0, Work::default()), &[], (ANA, day(40)))), unpaid);
    // What the other side denies wasn't paid, and what was given back is no payment.
    let with = |more: ContractEntry| {
        let on = agreed(0, Work(vec![payment(1, 100, day(31)), more]));
        check_interim(&on, &[], (BEN, day(32)))
    };
    assert_eq!(why(with(answer(2, ContractHappening::PaymentDenied, 1))), unpaid);
    for known in [ContractHappening::PaymentConfirmed, ContractHappening::PaymentUnconfirmed] {
        assert_eq!(with(answer(2, known, 1)), Ok(Side::Recipient), "{known:?}");
    }
    let back = ContractEntry { what: ContractHappening::RefundRecorded, ..payment(1, 100, day(31)) };
    assert_eq!(why(check_interim(&agreed(0, Work(vec![back])), &[], (ANA, day(32)))), unpaid);
}

#[test]
fn each_side_says_something_once_in_thirty_days() {
    let on = agreed(0, Work((1..9).map(|at| payment(at, 100, day(10 * at))).collect()));
    for (by, side) in EACH {
        let first = said(&on, &[], by, day(30));
        assert_eq!(first.which, InterimRef { contract: on.contract.id, side, nth: 1 });
        let lately = Refusal::from(FeedbackRefusal::SaidLately { again: day(60) });
        for early in [day(30), day(59), day(60).plus(-1)] {
            let again = check_interim(&on, std::slice::from_ref(&first), (by, early));
            assert_eq!(why(again), lately, "{early:?}");
        }
        let second = said(&on, std::slice::from_ref(&first), by, day(60));
        assert_eq!(second.which.nth, 2);
        let both = [first, second];
        let again = Refusal::from(FeedbackRefusal::SaidLately { again: day(90) });
        assert_eq!(why(check_interim(&on, &both, (by, day(60)))), again);
        // The other side's is its own, and moderators who hide it change nothing.
        for (other, its) in EACH.into_iter().filter(|(other, _)| *other != by) {
            assert_eq!(check_interim(&on, &both, (other, day(60))), Ok(its));
        }
        let hidden = both.map(|one| InterimFeedback { hidden: Some(day(61)), ..one });
        assert_eq!(why(check_interim(&on, &hidden, (by, day(61)))), again);
    }
}

#[test]
fn it_is_said_while_the_contract_goes_on_by_those_who_answer_for_a_side() {
    let on = paid_on(30);
    let at = day(31);
    assert_eq!(why(check_interim(&on, &[], (CHIDI, at))), ContractRefusal::NoSuchContract.into());
    let paused = pause(&on, (ANA, at), "Vacation.").expect("paused").next;
    assert_eq!(check_interim(&paused, &[], (ANA, at)), Ok(Side::Client));
    let closed = close(&on, (ANA, at), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(why(check_interim(&closed, &[], (ANA, at))), FeedbackRefusal::ClosedMeanwhile.into());
    let disputed = open_dispute(&on, (BEN, at), DisputeReason::Work, "No.").expect("opened").next;
    assert_eq!(why(check_interim(&disputed, &[], (ANA, at))), ContractRefusal::Disputed.into());
}

#[test]
fn the_other_side_reads_it_at_once_and_moderators_hide_it_once() {
    let on = paid_on(30);
    for (by, side) in EACH {
        let note = Some("Secret.".to_owned());
        let done = say(&on, &[], (by, day(31)), FeedbackWords { note, ..words() }).expect("said");
        let which = done.next.feedback.which;
        assert_eq!(done.next.how, InterimHow::Given);
        assert_eq!(done.effects, [Effect::from(FeedbackEffect::PostInterim(which))]);
        let told: Vec<_> = done.told.iter().map(|told| told.to).collect();
        assert_eq!(told, [on.contract.across(side)]);

        let all = [done.next.feedback];
        let change = |all: &[InterimFeedback], hidden| hide_or_show(&on, all, which, (CHIDI, hidden));
        assert_eq!(change(&all, None), None, "it's shown");
        let hidden = change(&all, Some(day(32))).expect("hidden");
        assert_eq!(hidden.next.how, InterimHow::Hidden { was: None });
        assert_eq!(hidden.effects, [Effect::from(FeedbackEffect::RefreshInterim(which))]);
        assert_eq!(hidden.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA, BEN]);
        let all = [hidden.next.feedback];
        assert_eq!(change(&all, Some(day(33))), None, "once");
        let shown = change(&all, None).expect("shown");
        assert_eq!(shown.next.how, InterimHow::Hidden { was: Some(day(32)) });
        assert_eq!(shown.next.feedback.hidden, None);
        let other = InterimRef { nth: 2, ..which };
        assert_eq!(hide_or_show(&on, &all, other, (CHIDI, None)), None, "there is no such one");
    }
}

#[test]
fn what_is_public_changes_with_money_and_ends_once_the_contract_is_old_enough() {
    let contract = paid_on(30).contract;
    let may = |what, at| may_change_interim(&contract, &line(1, what, at));
    for what in
        [ContractHappening::PaymentRecorded, ContractHappening::PaymentDenied, ContractHappening::Reopened]
    {
        assert_eq!([day(29), day(30), day(31)].map(|at| may(what, at)), [false, true, true], "{what:?}");
    }
    assert!(may(ContractHappening::Closed, day(30)) && !may(ContractHappening::Submitted, day(30)));
}
