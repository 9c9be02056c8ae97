//! One line of the explanation: a contract, what came of it, what it weighs, in which windows it counts, or why it doesn't. Owns which
//! contracts have an outcome and which are left out.

use super::record::{ContractRecord, FeedbackStanding, RecordState};
use super::rules::{GAP_DAYS, MOST_OF_PAIR, ScoreRules, WINDOWS};
use super::weight::{Paid, Weighed};
use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::ids::{ContractId, PersonId};
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

/// What came of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Four or five stars, or a running contract that is paid regularly.
    Successful,
    /// Three stars.
    Neutral,
    /// One or two stars.
    Negative,
}

impl Outcome {
    /// What so many stars mean.
    #[must_use]
    pub const fn of_stars(stars: u8) -> Self {
        match stars {
            0..=2 => Self::Negative,
            3 => Self::Neutral,
            _ => Self::Successful,
        }
    }
}

/// Why a contract counts in no window, as its people may read it.
///
/// There is one value for everything that keeps people from praising themselves and that moderators may have a hand in. So nobody reads
/// here that somebody is suspended, or that two accounts are taken for one person's. What a person can mend is seen from the rest of
/// the line: [`Line::paid`] says that a payment is doubtful. It's looked at last: what is missing or too old anyway reads the same, marked
/// by moderators or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// It was closed, and there is no feedback that is published.
    NoFeedback,
    /// Moderators hid its feedback.
    FeedbackHidden,
    /// Nothing was paid, or all was given back: only negative feedback counts then.
    Unpaid,
    /// It runs, and more than [`GAP_DAYS`] went by without a payment.
    PaymentGap,
    /// It runs, and a dispute of it is open.
    Disputed,
    /// It was closed before the longest window began.
    TooOld,
    /// By the rules that keep scores honest: a good outcome with payments that are tiny or unconfirmed, feedback of a suspended
    /// client, accounts that belong together.
    FairPlay,
    /// In each window that it belongs to, [`MOST_OF_PAIR`] other contracts with the same client come before it.
    SameClient,
}

/// What a contract is to one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InWindow {
    /// It counts.
    Counts,
    /// It would, but for [`MOST_OF_PAIR`] other contracts with the same client, which come before it.
    SameClient,
    /// It doesn't belong to it, or is left out of all.
    No,
}

/// One contract in the explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which contract.
    pub contract: ContractId,
    /// Who hired.
    pub client: PersonId,
    /// When it was made.
    pub started: UnixMs,
    /// When it was closed; `None` for one that runs.
    pub closed: Option<UnixMs>,
    /// What came of it, where anything did.
    pub outcome: Option<Outcome>,
    /// The stars of its feedback, unless that is hidden.
    pub stars: Option<u8>,
    /// How far it is paid.
    pub paid: Paid,
    /// For whom moderators decided its last dispute; for the reader, not for the score.
    pub verdict: Option<DisputeOutcome>,
    /// What it weighs.
    pub weight: Weighed,
    /// What it is to each window.
    pub windows: [InWindow; WINDOWS],
    /// Why it counts in none of them; `None` where it counts in one.
    pub left_out: Option<LeftOut>,
}

impl Line {
    /// Whether it counts in one of the windows.
    #[must_use]
    pub const fn counts(&self) -> bool {
        self.left_out.is_none()
    }

    /// Whether it counts in the window at `at`.
    #[must_use]
    pub fn counts_in(&self, at: usize) -> bool {
        self.windows.get(at) == Some(&InWindow::Counts)
    }

    /// The outcome, where it counts or would if it weren't so old.
    pub(super) fn lasting_outcome(&self) -> Option<Outcome> {
        self.outcome.filter(|_| matches!(self.left_out, None | Some(LeftOut::TooOld)))
    }
}

/// The lines of these contracts: those that run first, the newest first, then the one that was closed last.
pub(super) fn lines_of(records: &[ContractRecord], rules: &ScoreRules, today: NaiveDate) -> Vec<Line> {
    let mut lines: Vec<_> = records.iter().map(|record| (record, line_of(record, rules, today))).collect();
    for at in 0..WINDOWS {
        keep_most_of_pairs(&mut lines, at);
    }
    let mut lines: Vec<_> = lines.into_iter().map(|(_, line)| line).collect();
    for line in lines.iter_mut().filter(|line| line.left_out.is_none()) {
        if !line.windows.contains(&InWindow::Counts) {
            line.left_out = Some(LeftOut::SameClient);
        }
    }
    lines.sort_by_key(|line| Reverse(by_end(line)));
    lines
}

/// The line of one contract, whatever the others are.
fn line_of(record: &ContractRecord, rules: &ScoreRules, today: NaiveDate) -> Line {
    let paid = record.paid(rules);
    let (outcome, windows, left_out) = match record.state {
        RecordState::Closed(closed) | RecordState::Disputed { closed: Some(closed) } => {
            closed_outcome(record, paid, closed.day(), &rules.first_days(today))
        }
        RecordState::Disputed { closed: None } => (None, NOWHERE, Some(LeftOut::Disputed)),
        RecordState::Running => running_outcome(record, paid, rules, today),
    };
    let shown = record.feedback.filter(|feedback| feedback.standing != FeedbackStanding::Hidden);
    Line {
        contract: record.contract,
        client: record.client,
        started: record.started,
        closed: record.state.closed(),
        outcome,
        stars: shown.filter(|_| record.state.closed().is_some()).map(|feedback| feedback.stars),
        paid,
        verdict: record.verdict,
        weight: record.weigh(rules, today),
        windows: if left_out.is_some() { NOWHERE } else { windows },
        left_out,
    }
}

const NOWHERE: [InWindow; WINDOWS] = [InWindow::No; WINDOWS];

type Found = (Option<Outcome>, [InWindow; WINDOWS], Option<LeftOut>);

/// A contract that was closed is its feedback. It belongs to a window by the day in UTC on which it was closed. A dispute that is opened
/// afterwards changes nothing before it's decided, so that nobody opens one to hide what is written.
fn closed_outcome(
    record: &ContractRecord,
    paid: Paid,
    closed: NaiveDate,
    first_days: &[NaiveDate; WINDOWS],
) -> Found {
    let Some(feedback) = record.feedback else { return (None, NOWHERE, Some(LeftOut::NoFeedback)) };
    if feedback.standing == FeedbackStanding::Hidden {
        return (None, NOWHERE, Some(LeftOut::FeedbackHidden));
    }
    let outcome = Outcome::of_stars(feedback.stars);
    let windows = first_days.map(|first| if closed >= first { InWindow::Counts } else { InWindow::No });
    let is_by_suspended = feedback.standing == FeedbackStanding::WriterSuspended;
    let left_out = match (outcome, paid) {
        (Outcome::Successful | Outcome::Neutral, Paid::Nothing) => Some(LeftOut::Unpaid),
        _ if !windows.contains(&InWindow::Counts) => Some(LeftOut::TooOld),
        (Outcome::Successful, Paid::Doubtful) => Some(LeftOut::FairPlay),
        _ if is_by_suspended || record.is_same_person => Some(LeftOut::FairPlay),
        _ => None,
    };
    (Some(outcome), windows, left_out)
}

/// A contract that runs is one success, as long as it's paid: in a window in which there is a payment, and no more than [`GAP_DAYS`]
/// go by without one, from the window's first day or the contract's to today. A gap before the window doesn't matter to it.
fn running_outcome(record: &ContractRecord, paid: Paid, rules: &ScoreRules, today: NaiveDate) -> Found {
    match paid {
        Paid::Nothing => return (None, NOWHERE, Some(LeftOut::Unpaid)),
        Paid::Doubtful => return (Some(Outcome::Successful), NOWHERE, Some(LeftOut::FairPlay)),
        Paid::Confirmed => {}
    }
    let days = record.days_paid(rules);
    let windows = rules.first_days(today).map(|first| {
        let is_paid = is_paid_throughout(&days, first.max(record.started.day()), today);
        if is_paid { InWindow::Counts } else { InWindow::No }
    });
    if !windows.contains(&InWindow::Counts) {
        return (None, NOWHERE, Some(LeftOut::PaymentGap));
    }
    let left_out = record.is_same_person.then_some(LeftOut::FairPlay);
    (Some(Outcome::Successful), windows, left_out)
}

/// Whether there is a payment from `first` to `today`, and never more than [`GAP_DAYS`] without one.
fn is_paid_throughout(days: &[NaiveDate], first: NaiveDate, today: NaiveDate) -> bool {
    let inside = &days[days.partition_point(|day| *day < first)..];
    let mut before = first;
    let is_near = |day: NaiveDate| {
        let gap = day.signed_duration_since(before).num_days();
        before = day;
        gap <= GAP_DAYS
    };
    !inside.is_empty() && inside.iter().copied().chain([today]).all(is_near)
}

/// Of the contracts of one pair that belong to the window at `at`, only [`MOST_OF_PAIR`] count: those that weigh most, whatever came of
/// them, and of equal weight those that were closed first; those that run come last. So another success can only take the place of
/// something lighter, and never lowers a score.
fn keep_most_of_pairs(lines: &mut [(&ContractRecord, Line)], at: usize) {
    let mut pairs: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, (record, line)) in lines.iter().enumerate() {
        if line.windows[at] == InWindow::Counts {
            pairs.entry((record.client, record.worker)).or_default().push(index);
        }
    }
    for mut pair in pairs.into_values().filter(|pair| pair.len() > MOST_OF_PAIR) {
        pair.sort_by(|one, other| first_of_pair(&lines[*one].1, &lines[*other].1));
        for index in pair.into_iter().skip(MOST_OF_PAIR) {
            lines[index].1.windows[at] = InWindow::SameClient;
        }
    }
}

fn first_of_pair(one: &Line, other: &Line) -> Ordering {
    let key = |line: &Line| (Reverse(line.weight.total), by_end(line));
    key(one).cmp(&key(other))
}

/// The order in which contracts were closed; those that run come last, as they were made.
fn by_end(line: &Line) -> (i64, UnixMs, ContractId) {
    (line.closed.map_or(i64::MAX, |at| at.0), line.started, line.contract)
}
