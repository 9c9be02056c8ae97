//! Whatever both sides do with a contract, in whatever order: it is always as a small model of it says.

mod model;

use super::closing::{answer_reopen, close, request_reopen};
use super::contract::ContractState;
use super::deadlines::{meet, next_due};
use super::disputes::{decide_dispute, open_dispute, withdraw_dispute};
use super::entry::{CloseReason, DisputeOutcome, DisputeReason, Payment, Verdict};
use super::pause::{pause, resume};
use super::payments::{PaymentStage, answer, record, record_refund};
use super::terms;
use super::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use super::work::{ContractAtWork, Stage, Work, approve, request_revision, submit};
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Terms;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::NaiveDate;
use model::{
    APPROVED, Act, CONFIRMED, DENIED, IN_REVISION, LIFE, Model, OPEN, SUBMITTED, UNCONFIRMED, WAITING,
};
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day")
}

/// Somebody on neither side.
const MODERATOR: PersonId = PersonId(9);

/// The line that opens the dispute which is open.
fn opened(on: &ContractAtWork) -> i64 {
    on.work.dispute().map_or(i64::MAX, |dispute| dispute.opened.seq)
}

/// The same on the contract itself; the line of a payment is found by how many were recorded before it.
fn really(on: &ContractAtWork, by: PersonId, now: UnixMs, act: Act) -> Result<ContractAtWork, Refusal> {
    let place = |at: usize| u32::try_from(at).expect("a place") + 1;
    let seen = |at: usize| {
        let piece = on.work.piece(&on.contract, place(at)).expect("a piece");
        piece.latest.map_or(0, |latest| latest.seq)
    };
    let decided = match act {
        Act::Submit(at) => submit(on, (by, now), place(at), "Done.", LIFE),
        Act::Approve(at) => approve(on, (by, now), place(at), seen(at)),
        Act::Revise(at) => request_revision(on, (by, now), (place(at), seen(at)), "Larger."),
        Act::Record(minor) => {
            let payment = Payment { amount: Money { minor, currency: Currency::USD }, day: day() };
            record(on, (by, now, day()), 0, payment, None)
        }
        Act::Refund(minor) => {
            let payment = Payment { amount: Money { minor, currency: Currency::USD }, day: day() };
            record_refund(on, (by, now, day()), payment, None)
        }
        Act::Answer { nth, is_so } => {
            let seq = on.work.payments().get(nth).map_or(i64::MAX, |payment| payment.recorded.seq);
            answer(on, (by, now), seq, is_so)
        }
        Act::Pause => pause(on, (by, now), "For a while."),
        Act::Resume => resume(on, (by, now)),
        Act::Close => close(on, (by, now), (CloseReason::Completed, None), None),
        Act::AskReopen => request_reopen(on, (by, now)),
        Act::AnswerReopen { agrees } => {
            let seq = on.work.reopen_request().map_or(i64::MAX, |asked| asked.seq);
            answer_reopen(on, (by, now), seq, agrees)
        }
        Act::Propose(wording) => {
            let terms = Terms { description: wording.to_string(), ..on.contract.terms.clone() };
            terms::propose(on, (by, now), (terms, None), None)
        }
        Act::AnswerTerms { agrees: true } => terms::approve(on, (by, now), proposal(on)),
        Act::AnswerTerms { agrees: false } => terms::reject(on, (by, now), proposal(on), None),
        Act::WithdrawTerms => terms::withdraw(on, (by, now), proposal(on)),
        Act::OpenDispute => open_dispute(on, (by, now), DisputeReason::Work, "Half is missing."),
        Act::WithdrawDispute => withdraw_dispute(on, (by, now), opened(on)),
        Act::Decide { closes } => {
            let verdict = Verdict { outcome: DisputeOutcome::Nothing, amount: None, closes };
            decide_dispute(on, (MODERATOR, now), opened(on), verdict, "So it is.")
        }
        Act::Wait => return Ok(on.clone()),
    };
    decided.map(|decision| decision.next)
}

fn proposal(on: &ContractAtWork) -> i64 {
    on.work.latest_of_terms().map_or(i64::MAX, |latest| latest.seq)
}

/// What the model says of it, read from the contract itself.
fn read(on: &ContractAtWork) -> ([u8; 2], Vec<(PersonId, i64, u8)>, bool) {
    let stage = |place| match on.work.piece(&on.contract, place).expect("a piece").stage() {
        Stage::InProgress => OPEN,
        Stage::Submitted => SUBMITTED,
        Stage::InRevision => IN_REVISION,
        Stage::Approved => APPROVED,
    };
    let payments = on.work.payments().into_iter().map(|payment| {
        let stage = match payment.stage() {
            PaymentStage::Waiting => WAITING,
            PaymentStage::Confirmed => CONFIRMED,
            PaymentStage::Denied => DENIED,
            PaymentStage::Unconfirmed => UNCONFIRMED,
        };
        (payment.recorded.by, payment.payment.amount.minor, stage)
    });
    let runs = on.work.state_beside_dispute(&on.contract) != ContractState::Closed;
    assert_eq!(on.contract.state == ContractState::Disputed, on.work.dispute().is_some());
    assert_eq!(runs, on.work.closed_by().is_none(), "the state and the lines say the same");
    let lines = i64::try_from(on.work.0.len()).expect("few");
    assert_eq!(on.contract.revision, lines, "each line makes a revision");
    ([stage(1), stage(2)], payments.collect(), runs)
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..2_usize).prop_map(Act::Submit),
        2 => (0..2_usize).prop_map(Act::Approve),
        2 => (0..2_usize).prop_map(Act::Revise),
        2 => (1..10_000_i64).prop_map(Act::Record),
        1 => (1..10_000_i64).prop_map(Act::Refund),
        3 => (0..4_usize, any::<bool>()).prop_map(|(nth, is_so)| Act::Answer { nth, is_so }),
        1 => Just(Act::Close),
        1 => Just(Act::Pause),
        2 => Just(Act::Resume),
        2 => Just(Act::AskReopen),
        2 => any::<bool>().prop_map(|agrees| Act::AnswerReopen { agrees }),
        2 => (0..4_u8).prop_map(Act::Propose),
        2 => any::<bool>().prop_map(|agrees| Act::AnswerTerms { agrees }),
        1 => Just(Act::WithdrawTerms),
        2 => Just(Act::OpenDispute),
        1 => Just(Act::WithdrawDispute),
        1 => any::<bool>().prop_map(|closes| Act::Decide { closes }),
        1 => Just(Act::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_contract_is_always_as_the_model_says(
        steps in prop::collection::vec((prop::sample::select(vec![ANA, BEN, ANA, BEN, CHIDI]), acts()), 1..40),
    ) {
        let mut on = agreed(2, Work::default());
        on.contract.terms.description = "0".to_owned();
        let mut model = Model::default();
        let mut now = NOW;
        for (by, act) in steps {
            if let Act::Wait = act {
                now = now.plus(5 * DAY_MS);
                while let Some(decision) = meet(&on, now) {
                    on = decision.next;
                }
                prop_assert!(next_due(&on).is_none_or(|due| due > now));
                model.wait(now.0);
                prop_assert_eq!(read(&on), (model.stages, model.payments.clone(), model.closed_at.is_none()));
                continue;
            }
            let outcome = really(&on, by, now, act);
            let may = model.act(by, now.0, act);
            prop_assert_eq!(outcome.is_ok(), may, "{:?} by {}: {:?}", act, by, outcome.as_ref().err());
            if let Ok(next) = outcome {
                on = next;
            }
            let (stages, payments, runs) = read(&on);
            prop_assert_eq!(stages, model.stages);
            prop_assert_eq!(&payments, &model.payments);
            prop_assert_eq!(runs, model.closed_at.is_none());
            prop_assert_eq!(&on.contract.terms.description, &model.wording.to_string());
            prop_assert_eq!(on.version(), 1 + model.changes);
            let waiting = on.work.open_proposal().filter(|_| runs);
            let waiting = waiting.map(|(open, terms)| (open.by, terms.is.description.clone()));
            prop_assert_eq!(waiting, model.proposed.map(|(by, wording)| (by, wording.to_string())));
            let sum = |stage: u8, back: bool| {
                let all = model.payments.iter().enumerate();
                all.filter(|(at, paid)| paid.2 == stage && model.refunds.contains(at) == back)
                    .map(|(_, paid)| paid.1)
                    .sum::<i64>()
            };
            for (stage, name) in [
                (WAITING, PaymentStage::Waiting),
                (CONFIRMED, PaymentStage::Confirmed),
                (DENIED, PaymentStage::Denied),
                (UNCONFIRMED, PaymentStage::Unconfirmed),
            ] {
                prop_assert_eq!(on.work.paid(None, &[name]), sum(stage, false));
                prop_assert_eq!(on.work.refunded(None, &[name]), sum(stage, true));
            }
        }
    }
}
