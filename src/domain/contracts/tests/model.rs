//! A small model of a contract of two milestones, and what somebody does with it.

use crate::domain::contracts::closing::REOPEN_MS;
use crate::domain::contracts::payments::CONFIRM_MS;
use crate::domain::contracts::work::tests::{ANA, BEN};
use crate::domain::ids::PersonId;
use crate::domain::time::DAY_MS;

/// What somebody does.
#[derive(Debug, Clone, Copy)]
pub(super) enum Act {
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
pub(super) struct Model {
    pub(super) stages: [u8; 2],
    /// Since when each waits for the client.
    pub(super) since: [i64; 2],
    /// Who recorded each, how much, and what became of it.
    pub(super) payments: Vec<(PersonId, i64, u8)>,
    /// Since when each waits for an answer.
    pub(super) recorded: Vec<i64>,
    /// Which of them were given back, by their place among all.
    pub(super) refunds: Vec<usize>,
    pub(super) closed_at: Option<i64>,
    pub(super) paused_at: Option<i64>,
    pub(super) asked: Option<PersonId>,
    pub(super) turned_down: Vec<PersonId>,
    /// What the description says, and how often both sides agreed to another one.
    pub(super) wording: u8,
    pub(super) changes: u32,
    /// Who proposes which.
    pub(super) proposed: Option<(PersonId, u8)>,
    /// Who opened the dispute that is open, and when.
    pub(super) disputed: Option<(PersonId, i64)>,
    /// What disputes added to the time in which it can be reopened.
    pub(super) grace: i64,
}

pub(super) const LIFE: i64 = 14 * DAY_MS;
pub(super) const OPEN: u8 = 0;
pub(super) const SUBMITTED: u8 = 1;
pub(super) const IN_REVISION: u8 = 2;
pub(super) const APPROVED: u8 = 3;
pub(super) const WAITING: u8 = 0;
pub(super) const CONFIRMED: u8 = 1;
pub(super) const DENIED: u8 = 2;
pub(super) const UNCONFIRMED: u8 = 3;

impl Model {
    /// Does it, if it may be done.
    pub(super) fn act(&mut self, by: PersonId, now: i64, act: Act) -> bool {
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
    pub(super) fn wait(&mut self, now: i64) {
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
