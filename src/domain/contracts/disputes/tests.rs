//! Who opens, answers and ends a dispute, what stands still in one, and how the contract is afterwards.

use super::*;
use crate::domain::contracts::closing::{answer_reopen, close, request_reopen};
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::entry::{CloseReason, DisputeOutcome, Payment};
use crate::domain::contracts::pause::{pause, resume};
use crate::domain::contracts::payments::{answer, record};
use crate::domain::contracts::waiting::waiting;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::contracts::work::{approve, request_revision, submit};
use crate::domain::money::{Currency, Money};
use crate::domain::time::DAY_MS;
use chrono::NaiveDate;

/// A moderator.
const MIA: PersonId = PersonId(9);
const NOTHING: Verdict = Verdict { outcome: DisputeOutcome::Nothing, amount: None, closes: false };

fn day(days: i64) -> UnixMs {
    NOW.plus(days * DAY_MS)
}

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> ContractRefusal {
    match outcome {
        Err(Refusal::Contract(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn running() -> ContractAtWork {
    agreed(2, Work::default())
}

fn opened(on: &ContractAtWork, by: PersonId, at: UnixMs) -> ContractAtWork {
    open_dispute(on, (by, at), DisputeReason::Work, "Half is missing.").expect("opened").next
}

fn decided(on: &ContractAtWork, at: UnixMs, verdict: Verdict) -> ContractAtWork {
    let seen = on.work.dispute().expect("open").opened.seq;
    decide_dispute(on, (MIA, at), seen, verdict, "So it is.").expect("decided").next
}

fn paused() -> ContractAtWork {
    pause(&running(), (ANA, NOW), "Holidays.").expect("paused").next
}

fn closed() -> ContractAtWork {
    close(&running(), (ANA, NOW), (CloseReason::Completed, None), None).expect("closed").next
}

#[test]
fn either_side_opens_one_while_it_runs_and_for_two_weeks_after_its_end() {
    for on in [running(), paused(), closed()] {
        for (by, other) in [(ANA, BEN), (BEN, ANA)] {
            let done = open_dispute(&on, (by, day(1)), DisputeReason::Hours, "  Not so. ").expect("opened");
            assert_eq!((done.told.len(), done.told[0].to), (1, other));
            assert_eq!(done.entry.message.as_deref(), Some("Not so."));
            assert_eq!(done.next.contract.state, ContractState::Disputed);
            assert_eq!(done.next.work.state_beside_dispute(&done.next.contract), on.contract.state);
            let again = open_dispute(&done.next, (other, day(1)), DisputeReason::Other, "Me too.");
            assert_eq!(why(again), ContractRefusal::AlreadyDisputed);
        }
        let nobody = open_dispute(&on, (CHIDI, day(1)), DisputeReason::Work, "No.");
        assert_eq!(why(nobody), ContractRefusal::NoSuchContract);
    }
    let late = |at| open_dispute(&closed(), (ANA, at), DisputeReason::Work, "Late.");
    assert!(late(day(14).plus(-1)).is_ok());
    assert_eq!(why(late(day(14))), ContractRefusal::DisputeOver);
}

/// Says a text somewhere.
type Says<'a> = dyn Fn(&str) -> Result<(), Refusal> + 'a;

#[test]
fn every_text_is_there_and_fits() {
    let on = opened(&running(), ANA, NOW);
    let seq = on.work.revision();
    let asked = ask(&on, (MIA, NOW), "Why?").expect("asked").next;
    let question = asked.work.revision();
    let texts: [(usize, Box<Says<'_>>); 4] = [
        (
            DISPUTE_CHARS,
            Box::new(|text| open_dispute(&running(), (ANA, NOW), DisputeReason::Work, text).map(drop)),
        ),
        (QUESTION_CHARS, Box::new(|text| ask(&on, (MIA, NOW), text).map(drop))),
        (ANSWER_CHARS, Box::new(|text| answer_question(&asked, (BEN, NOW), question, text).map(drop))),
        (VERDICT_CHARS, Box::new(|text| decide_dispute(&on, (MIA, NOW), seq, NOTHING, text).map(drop))),
    ];
    for (most, say) in texts {
        for missing in ["", " \n "] {
            assert_eq!(why(say(missing)), ContractRefusal::DisputeTextMissing);
        }
        let long = "x".repeat(most + 1);
        assert_eq!(why(say(&long)), ContractRefusal::DisputeTextLong { is: most + 1, most });
        assert!(say(&long[1..]).is_ok());
    }
}

#[test]
fn what_both_could_only_agree_on_stands_still_and_the_rest_continues() {
    let on = submit(&running(), (BEN, NOW), 1, "Done.", 14 * DAY_MS).expect("submitted").next;
    let on = opened(&on, ANA, day(1));
    for refused in [
        approve(&on, (ANA, day(1)), 1, 1),
        request_revision(&on, (ANA, day(1)), (1, 1), "Larger."),
        close(&on, (BEN, day(1)), (CloseReason::Completed, None), None),
        pause(&on, (BEN, day(1)), "No."),
        resume(&on, (BEN, day(1))),
        request_reopen(&on, (ANA, day(1))),
    ] {
        assert_eq!(why(refused), ContractRefusal::Disputed);
    }
    assert_eq!((next_due(&on), meet(&on, day(99))), (None, None), "nobody is reminded, nothing is approved");
    let on = submit(&on, (BEN, day(2)), 2, "The rest.", 14 * DAY_MS).expect("work continues").next;
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    let payment = Payment { amount: Money { minor: 500, currency: Currency::USD }, day: today };
    let on = record(&on, (BEN, day(2), today), 1, payment, None).expect("recorded").next;
    let seq = on.work.revision();
    let on = answer(&on, (ANA, day(2)), seq, true).expect("confirmed").next;
    assert_eq!(on.contract.state, ContractState::Disputed);
    // Of a closed one only its payments go on.
    let on = opened(&closed(), BEN, day(1));
    assert_eq!(why(submit(&on, (BEN, day(1)), 1, "Done.", DAY_MS)), ContractRefusal::Closed);
    assert!(record(&on, (BEN, day(1), today), 0, payment, None).is_ok());
}

#[test]
fn afterwards_it_is_as_it_was_or_closed() {
    for before in [running(), paused(), closed()] {
        let state = before.contract.state;
        let on = opened(&before, BEN, day(1));
        let withdrawn = withdraw_dispute(&on, (BEN, day(2)), on.work.revision()).expect("withdrawn");
        assert_eq!((withdrawn.next.contract.state, withdrawn.told[0].to), (state, ANA));
        for outcome in DisputeOutcome::ALL {
            let goes_on = decided(&on, day(2), Verdict { outcome, ..NOTHING });
            assert_eq!((goes_on.contract.state, goes_on.work.dispute()), (state, None));
            let ended = decided(&on, day(2), Verdict { outcome, closes: true, ..NOTHING });
            assert_eq!(ended.contract.state, ContractState::Closed);
            let last = ended.work.0.last().expect("a line");
            let after = ended.work.judgement(last).expect("a judgement").after;
            let was_closed = state == ContractState::Closed;
            assert_eq!(after, if was_closed { AfterDispute::StaysClosed } else { AfterDispute::Closed });
            // One that was closed before is not closed anew.
            let closed_at = ended.work.closed_by().expect("closed").at;
            assert_eq!(closed_at, if was_closed { NOW } else { day(2) });
        }
    }
}

#[test]
fn the_side_that_opened_it_withdraws_it_and_no_other() {
    let on = opened(&running(), ANA, NOW);
    let seen = on.work.revision();
    assert_eq!(why(withdraw_dispute(&on, (BEN, NOW), seen)), ContractRefusal::OthersDispute);
    assert_eq!(why(withdraw_dispute(&on, (CHIDI, NOW), seen)), ContractRefusal::NoSuchContract);
    let on = withdraw_dispute(&on, (ANA, NOW), seen).expect("withdrawn").next;
    assert_eq!(why(withdraw_dispute(&on, (ANA, NOW), seen)), ContractRefusal::NotDisputed);
    assert_eq!(why(decide_dispute(&on, (MIA, NOW), seen, NOTHING, "Late.")), ContractRefusal::NotDisputed);
    assert_eq!(why(ask(&on, (MIA, NOW), "Late?")), ContractRefusal::NotDisputed);
    // Another dispute is not the one that they saw.
    let on = opened(&on, ANA, NOW);
    assert_eq!(why(withdraw_dispute(&on, (ANA, NOW), seen)), ContractRefusal::NotDisputed);
    assert_eq!(why(decide_dispute(&on, (MIA, NOW), seen, NOTHING, "Late.")), ContractRefusal::NotDisputed);
}

#[test]
fn a_question_waits_for_each_side_until_it_answers() {
    let on = opened(&running(), ANA, NOW);
    let done = ask(&on, (MIA, NOW), "What was agreed?").expect("asked");
    assert_eq!(done.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA, BEN]);
    let (on, first) = (done.next, done.entry.seq);
    let waits = |on: &ContractAtWork| (waiting(on).client, waiting(on).contractor, waiting(on).member);
    assert_eq!(waits(&on), (true, true, false));
    let done = answer_question(&on, (BEN, NOW), first, "Two parts.").expect("answered");
    assert_eq!(done.told, [], "the room has it");
    assert_eq!(waits(&done.next), (true, false, false));
    let on = ask(&done.next, (MIA, NOW), "And when?").expect("asked").next;
    let second = on.work.revision();
    assert_eq!(waits(&on), (true, true, false));
    let on = answer_question(&on, (ANA, NOW), second, "In May.").expect("answered").next;
    assert_eq!(waits(&on), (true, true, false), "of the first one nobody said anything for Ana");
    let on = answer_question(&on, (BEN, NOW), second, "In May.").expect("answered").next;
    let on = answer_question(&on, (ANA, NOW), first, "Two.").expect("answered").next;
    assert_eq!(waits(&on), (false, false, false));
    let on = answer_question(&on, (ANA, NOW), first, "Or three.").expect("as often as they want").next;
    assert_eq!(why(answer_question(&on, (CHIDI, NOW), first, "Me.")), ContractRefusal::NoSuchContract);
    assert_eq!(why(answer_question(&on, (ANA, NOW), 1, "No question.")), ContractRefusal::NotDisputed);
    let on = ask(&on, (MIA, NOW), "Really?").expect("asked").next;
    let third = on.work.revision();
    let on = decided(&on, NOW, NOTHING);
    assert_eq!(waits(&on), (false, false, false), "with the dispute its questions end");
    assert_eq!(why(answer_question(&on, (ANA, NOW), third, "Late.")), ContractRefusal::NotDisputed);
    let again = opened(&on, BEN, NOW);
    assert_eq!(why(answer_question(&again, (ANA, NOW), third, "Late.")), ContractRefusal::NotDisputed);
}

#[test]
fn the_days_that_were_left_continue_after_it_whatever_was_paused_in_it() {
    let submitted = submit(&running(), (BEN, NOW), 1, "Done.", 14 * DAY_MS).expect("submitted").next;
    let on = opened(&submitted, ANA, day(3));
    let on = decided(&on, day(23), NOTHING);
    assert_eq!(on.work.approved_next(&on.contract), Some(day(34)));
    // Paused before, and resumed after it: the days of both count once.
    let on = pause(&submitted, (ANA, day(1)), "Holidays.").expect("paused").next;
    let on = opened(&on, BEN, day(2));
    let on = decided(&on, day(5), NOTHING);
    assert_eq!((on.contract.state, next_due(&on)), (ContractState::Paused, None));
    let on = resume(&on, (BEN, day(11))).expect("resumed").next;
    assert_eq!(on.work.approved_next(&on.contract), Some(day(24)));
    // What is submitted in it waits from its end on.
    let on = opened(&running(), ANA, NOW);
    let on = submit(&on, (BEN, day(4)), 1, "Done.", 14 * DAY_MS).expect("submitted").next;
    let on = decided(&on, day(6), NOTHING);
    assert_eq!(on.work.approved_next(&on.contract), Some(day(20)));
}

#[test]
fn the_days_to_reopen_continue_after_it_as_well() {
    let on = opened(&closed(), BEN, day(4));
    let on = decided(&on, day(24), NOTHING);
    let asked = |at| request_reopen(&on, (ANA, at));
    assert!(asked(day(34).plus(-1)).is_ok());
    assert_eq!(why(asked(day(34))), ContractRefusal::ReopenOver);
    // A request that waits is answered after it.
    let on = request_reopen(&closed(), (ANA, day(1))).expect("asked").next;
    let request = on.work.revision();
    let on = opened(&on, ANA, day(2));
    assert_eq!(why(answer_reopen(&on, (BEN, day(2)), request, true)), ContractRefusal::Disputed);
    let on = decided(&on, day(3), NOTHING);
    assert_eq!(
        answer_reopen(&on, (BEN, day(4)), request, true).expect("reopened").next.contract.state,
        ContractState::Active
    );
    // One that was closed by the decision is reopened like any other one.
    let on = decided(&opened(&running(), ANA, NOW), day(1), Verdict { closes: true, ..NOTHING });
    let on = request_reopen(&on, (BEN, day(14))).expect("asked").next;
    let on = request_reopen(&on, (ANA, day(14))).expect("agreed").next;
    assert_eq!((on.contract.state, on.work.closed_by()), (ContractState::Active, None));
    let on = decided(&opened(&paused(), ANA, NOW), day(1), Verdict { closes: true, ..NOTHING });
    assert_eq!(on.work.paused_by(), None, "what is closed isn't paused as well");
}

#[test]
fn an_amount_is_in_the_currency_of_the_contract() {
    let on = opened(&running(), ANA, NOW);
    let seen = on.work.revision();
    let split = |currency| {
        let amount = Some(Money { minor: 300, currency });
        let verdict = Verdict { outcome: DisputeOutcome::Split, amount, closes: false };
        decide_dispute(&on, (MIA, NOW), seen, verdict, "Half.")
    };
    let done = split(Currency::USD).expect("decided");
    assert_eq!(done.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA, BEN]);
    assert_eq!(done.entry.verdict().and_then(|verdict| verdict.amount).map(|amount| amount.minor), Some(300));
    assert!(split(Currency::from_code("EUR").expect("euros")).is_err());
}
