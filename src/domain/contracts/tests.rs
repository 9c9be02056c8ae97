//! Whatever both sides do with a contract, in whatever order: it is always as a small model of it says.

use super::closing::{REOPEN_MS, answer_reopen, close, request_reopen};
use super::contract::ContractState;
use super::deadlines::{meet, next_due};
use super::disputes::{decide_dispute, open_dispute, withdraw_dispute};
use super::entry::{CloseReason, DisputeOutcome, DisputeReason, Payment, Verdict};
use super::pause::{pause, resume};
use super::payments::{CONFIRM_MS, PaymentStage, answer, record, record_refund};
use super::terms;
use super::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use super::work::{ContractAtWork, Stage, Work, approve, request_revision, submit};
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Terms;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::NaiveDate;
use proptest::prelude::*;

/// What somebody does.
#[derive(Debug, Clone, Copy)]
enum Act {
    Submit(usize),
    Approve(usize),
    Revise(usize),
    Record(i64),
    Refund(i64),
    Answer {
        nth: usize,
        is_so: bool,
    },
    Pause,
    Resume,
    Close,
    AskReopen,
    AnswerReopen {
        agrees: bool,
    },
    Propose(u8),
    AnswerTerms {
        agrees: bool,
    },
    WithdrawTerms,
    OpenDispute,
    WithdrawDispute,
    /// A moderator does.
    Decide {
        closes: bool,
    },
    Wait,
}

/// A contract of two milestones, as simple as can be.
#[derive(Debug, Clone, Default)]
struct Model {
    stages: [u8; 2],
    /// Since when each waits for the client.
    since: [i64; 2],
    /// Who recorded each, how much, and what became of it.
    payments: Vec<(PersonId, i64, u8)>,
    /// Since when each waits for an answer.
    recorded: Vec<i64>,
    /// Which of them were given back, by their place among all.
    refunds: Vec<usize>,
    closed_at: Option<i64>,
    paused_at: Option<i64>,
    asked: Option<PersonId>,
    turned_down: Vec<PersonId>,
    /// What the description says, and how often both sides agreed to another one.
    wording: u8,
    changes: u32,
    /// Who proposes which.
    proposed: Option<(PersonId, u8)>,
    /// Who opened the dispute that is open, and when.
    disputed: Option<(PersonId, i64)>,
    /// What disputes added to the time in which it can be reopened.
    grace: i64,
}

const LIFE: i64 = 14 * DAY_MS;
const OPEN: u8 = 0;
const SUBMITTED: u8 = 1;
const IN_REVISION: u8 = 2;
const APPROVED: u8 = 3;
const WAITING: u8 = 0;
const CONFIRMED: u8 = 1;
const DENIED: u8 = 2;
const UNCONFIRMED: u8 = 3;

impl Model {
    /// Does it, if it may be done.
    fn act(&mut self, by: PersonId, now: i64, act: Act) -> bool {
        if let Act::Decide { closes } = act {
            return self.disputed.is_some() && self.end_dispute(now, closes);
        }
        if by != ANA && by != BEN {
            return false;
        }
        let is_frozen = matches!(
            act,
            Act::Approve(_)
                | Act::Revise(_)
                | Act::Pause
                | Act::Resume
                | Act::Close
                | Act::AskReopen
                | Act::AnswerReopen { .. }
                | Act::Propose(_)
                | Act::AnswerTerms { .. }
                | Act::WithdrawTerms
        );
        if is_frozen && self.disputed.is_some() {
            return false;
        }
        match act {
            Act::Submit(_) | Act::Approve(_) | Act::Revise(_) => self.work(by, now, act),
            Act::Record(_) | Act::Refund(_) | Act::Answer { .. } => self.pay(by, now, act),
            Act::Pause | Act::Resume | Act::Close => self.run(now, act),
            Act::AskReopen | Act::AnswerReopen { .. } => self.ask(by, now, act),
            Act::Propose(_) | Act::AnswerTerms { .. } | Act::WithdrawTerms => self.change(by, act),
            Act::OpenDispute => {
                let is_late = self.closed_at.is_some_and(|at| now >= at + REOPEN_MS + self.grace);
                let may = self.disputed.is_none() && !is_late;
                if may {
                    self.disputed = Some((by, now));
                }
                may
            }
            Act::WithdrawDispute => {
                self.disputed.is_some_and(|(opener, _)| opener == by) && self.end_dispute(now, false)
            }
            Act::Decide { .. } | Act::Wait => false,
        }
    }

    /// The dispute ends: what waited for the client waits as long again, and so does the other side of a closed contract.
    fn end_dispute(&mut self, now: i64, closes: bool) -> bool {
        let Some((_, from)) = self.disputed.take() else { return false };
        if self.closed_at.is_some() {
            self.grace += now - from;
        } else if closes {
            (self.closed_at, self.paused_at) = (Some(now), None);
            (self.asked, self.turned_down, self.proposed) = (None, Vec::new(), None);
            self.grace = 0;
        } else if self.paused_at.is_none() {
            for since in &mut self.since {
                *since = if *since < from { *since + now - from } else { now };
            }
        }
        true
    }

    fn work(&mut self, by: PersonId, now: i64, act: Act) -> bool {
        let runs = self.closed_at.is_none();
        match act {
            Act::Submit(at) => {
                let done = by == BEN && runs && self.step(at, &[OPEN, IN_REVISION], SUBMITTED);
                if done {
                    self.since[at] = now;
                }
                done
            }
            Act::Approve(at) => by == ANA && runs && self.step(at, &[SUBMITTED], APPROVED),
            Act::Revise(at) => by == ANA && runs && self.step(at, &[SUBMITTED], IN_REVISION),
            _ => false,
        }
    }

    fn pay(&mut self, by: PersonId, now: i64, act: Act) -> bool {
        match act {
            Act::Record(amount) => {
                self.payments.push((by, amount, WAITING));
                self.recorded.push(now);
                true
            }
            Act::Refund(amount) if by == BEN => {
                self.refunds.push(self.payments.len());
                self.payments.push((by, amount, WAITING));
                self.recorded.push(now);
                true
            }
            Act::Answer { nth, is_so } => match self.payments.get_mut(nth) {
                Some((recorded, _, stage))
                    if *recorded != by
                        && (matches!(*stage, WAITING | UNCONFIRMED) || is_so && *stage == DENIED) =>
                {
                    *stage = if is_so { CONFIRMED } else { DENIED };
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    fn run(&mut self, now: i64, act: Act) -> bool {
        let runs = self.closed_at.is_none();
        match (act, self.paused_at) {
            (Act::Pause, None) if runs => self.paused_at = Some(now),
            (Act::Resume, Some(from)) if runs => {
                for since in self.since.iter_mut().chain(&mut self.recorded) {
                    // What was submitted in the pause waits from its end on.
                    *since = if *since < from { *since + now - from } else { now };
                }
                self.paused_at = None;
            }
            (Act::Close, _) if runs => {
                (self.closed_at, self.paused_at) = (Some(now), None);
                (self.asked, self.turned_down, self.proposed) = (None, Vec::new(), None);
                self.grace = 0;
            }
            _ => return false,
        }
        true
    }

    fn ask(&mut self, by: PersonId, now: i64, act: Act) -> bool {
        if self.closed_at.is_none_or(|at| now >= at + REOPEN_MS + self.grace) {
            return false;
        }
        match (act, self.asked) {
            (Act::AskReopen, None) if !self.turned_down.contains(&by) => self.asked = Some(by),
            (Act::AskReopen | Act::AnswerReopen { agrees: true }, Some(other)) if other != by => {
                (self.closed_at, self.asked) = (None, None);
                self.since = [now; 2];
            }
            (Act::AnswerReopen { agrees: false }, Some(other)) if other != by => {
                self.turned_down.push(other);
                self.asked = None;
            }
            _ => return false,
        }
        true
    }

    fn change(&mut self, by: PersonId, act: Act) -> bool {
        if self.closed_at.is_some() {
            return false;
        }
        match (act, self.proposed) {
            (Act::Propose(wording), _) if wording != self.wording => self.proposed = Some((by, wording)),
            (Act::AnswerTerms { agrees }, Some((other, wording))) if other != by => {
                self.proposed = None;
                if agrees {
                    (self.wording, self.changes) = (wording, self.changes + 1);
                }
            }
            (Act::WithdrawTerms, Some((proposer, _))) if proposer == by => self.proposed = None,
            _ => return false,
        }
        true
    }

    fn step(&mut self, at: usize, from: &[u8], to: u8) -> bool {
        let may = from.contains(&self.stages[at]);
        if may {
            self.stages[at] = to;
        }
        may
    }

    /// Time goes on until now.
    fn wait(&mut self, now: i64) {
        for (paid, since) in self.payments.iter_mut().zip(&self.recorded) {
            if self.paused_at.is_none() && paid.2 == WAITING && now >= since + CONFIRM_MS {
                paid.2 = UNCONFIRMED;
            }
        }
        for at in 0..2 {
            if self.closed_at.is_none()
                && self.paused_at.is_none()
                && self.disputed.is_none()
                && self.stages[at] == SUBMITTED
                && now >= self.since[at] + LIFE
            {
                self.stages[at] = APPROVED;
            }
        }
    }
}

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
