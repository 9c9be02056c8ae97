//! The rules of the trade once more, as plainly as they can be said, written from the product's page and not from the
//! program: what may happen to one offer, and what each act comes to. Must not call the program's own rules.

use parley::domain::offers::offer::StateName;
use parley::domain::time::HOUR_MS;
use proptest::prelude::{Just, Strategy, prop_oneof};

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Client,
    Freelancer,
    Stranger,
    /// The client, in another server.
    ClientElsewhere,
    /// The freelancer, in another server.
    FreelancerElsewhere,
}

/// The version that the pressed button was drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    Current,
    Former,
    /// None yet: forged.
    Later,
}

/// Which change request is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    Newest,
    Oldest,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Accept(Seen),
    Decline(Seen),
    Withdraw(Seen),
    /// Asks for a price of so many minor units.
    Request(Seen, i64),
    Approve(Wish),
    Reject(Wish),
    /// Sends terms with another price.
    Modify(Seen, i64),
    /// The same, as the answer to a change request.
    Counter(Wish, i64),
    /// Whatever is due is done.
    Time,
    /// A moderator takes the offer away, whoever is said to act.
    Remove,
    /// A moderator suspends the client, so that what waits is withdrawn, whoever is said to act.
    Suspend,
}

/// One act, so long after the one before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) wait_ms: i64,
    pub(crate) who: Who,
    pub(crate) act: Act,
}

/// What an act comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Done,
    /// Nothing was due.
    Nothing,
    /// Answered as if it did not exist.
    Unknown,
    OtherSide,
    Over(StateName),
    Stale,
    ChangeOpen,
    ChangeOver,
    TooMany,
    SameTerms,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Open,
    Approved,
    Rejected,
    Modified,
    Closed,
}

/// What can be seen of an offer from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) state: StateName,
    pub(crate) revision: i64,
    /// The price of each version, the first first.
    pub(crate) prices: Vec<i64>,
    pub(crate) fates: Vec<Fate>,
    /// The price of each contract: there is at most one.
    pub(crate) contracts: Vec<i64>,
}

/// One offer.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub(crate) facts: Facts,
    now_ms: i64,
    expires_ms: i64,
    /// When, and for what price.
    asked: Vec<(i64, i64)>,
    /// When the other side is still to be reminded, the earliest first.
    reminders_ms: Vec<i64>,
}

/// Most change requests in an hour.
const MOST_CHANGES: usize = 3;

impl Model {
    pub(crate) fn new(price: i64, expires_in_ms: i64) -> Self {
        let facts = Facts {
            state: StateName::Pending,
            revision: 1,
            prices: vec![price],
            fates: Vec::new(),
            contracts: Vec::new(),
        };
        let reminders_ms = [48, 24].map(|hours| expires_in_ms - hours * HOUR_MS);
        let reminders_ms = reminders_ms.into_iter().filter(|at_ms| *at_ms > 0).collect();
        Self { facts, now_ms: 0, expires_ms: expires_in_ms, asked: Vec::new(), reminders_ms }
    }

    pub(crate) fn step(&mut self, step: &Step) -> Outcome {
        self.now_ms += step.wait_ms;
        let outcome = self.judge(step);
        if outcome == Outcome::Done {
            self.facts.revision += 1;
            self.change(step.act);
        }
        outcome
    }

    /// What the act comes to, before anything changes.
    fn judge(&self, step: &Step) -> Outcome {
        let (needs, seen) = match step.act {
            Act::Accept(seen) | Act::Decline(seen) | Act::Request(seen, _) => (Who::Freelancer, Some(seen)),
            Act::Withdraw(seen) | Act::Modify(seen, _) => (Who::Client, Some(seen)),
            Act::Approve(_) | Act::Reject(_) | Act::Counter(..) => (Who::Client, None),
            Act::Remove | Act::Suspend => {
                return match self.facts.state {
                    StateName::Pending => Outcome::Done,
                    over => Outcome::Over(over),
                };
            }
            Act::Time => {
                let reminds = self.reminders_ms.first().is_some_and(|at_ms| *at_ms <= self.now_ms);
                let is_due = self.facts.state == StateName::Pending && (self.is_late() || reminds);
                return if is_due { Outcome::Done } else { Outcome::Nothing };
            }
        };
        let wish = match step.act {
            Act::Approve(wish) | Act::Reject(wish) | Act::Counter(wish, _) => Some(self.wish(wish)),
            _ => None,
        };
        if wish == Some(None) || ![Who::Client, Who::Freelancer].contains(&step.who) {
            return Outcome::Unknown;
        }
        if step.who != needs {
            return Outcome::OtherSide;
        }
        let is_open = |at: usize| self.facts.fates[at] == Fate::Open;
        // The form of an answer opens only for a request that waits.
        if matches!((step.act, wish), (Act::Counter(..), Some(Some(at))) if !is_open(at)) {
            return Outcome::ChangeOver;
        }
        match self.facts.state {
            StateName::Pending if self.is_late() => return Outcome::Over(StateName::Expired),
            StateName::Pending => {}
            over => return Outcome::Over(over),
        }
        if seen.is_some_and(|seen| seen != Seen::Current) {
            return Outcome::Stale;
        }
        match (step.act, wish) {
            (_, Some(Some(at))) if !is_open(at) => return Outcome::ChangeOver,
            (Act::Modify(_, price) | Act::Counter(_, price), _)
                if Some(&price) == self.facts.prices.last() =>
            {
                return Outcome::SameTerms;
            }
            _ => {}
        }
        if matches!(step.act, Act::Request(..)) {
            if self.open().is_some() {
                return Outcome::ChangeOpen;
            }
            let fresh = self.asked.iter().filter(|(at_ms, _)| *at_ms > self.now_ms - HOUR_MS);
            if fresh.count() >= MOST_CHANGES {
                return Outcome::TooMany;
            }
        }
        Outcome::Done
    }

    fn change(&mut self, act: Act) {
        let current = *self.facts.prices.last().expect("a version");
        let end = match act {
            Act::Accept(_) => {
                self.facts.contracts.push(current);
                Some(StateName::Accepted)
            }
            Act::Decline(_) => Some(StateName::Declined),
            Act::Withdraw(_) | Act::Suspend => Some(StateName::Withdrawn),
            Act::Remove => Some(StateName::Removed),
            Act::Time if self.is_late() => Some(StateName::Expired),
            // However many reminders were missed, one is given.
            Act::Time => {
                self.reminders_ms.retain(|at_ms| *at_ms > self.now_ms);
                None
            }
            Act::Request(_, price) => {
                self.asked.push((self.now_ms, price));
                self.facts.fates.push(Fate::Open);
                None
            }
            Act::Approve(_) => {
                self.close(Fate::Approved);
                self.facts.prices.push(self.asked.last().expect("a request").1);
                None
            }
            Act::Reject(_) => {
                self.close(Fate::Rejected);
                None
            }
            Act::Modify(_, price) | Act::Counter(_, price) => {
                self.close(Fate::Modified);
                self.facts.prices.push(price);
                None
            }
        };
        if let Some(end) = end {
            self.facts.state = end;
            self.close(Fate::Closed);
        }
    }

    fn close(&mut self, fate: Fate) {
        if let Some(at) = self.open() {
            self.facts.fates[at] = fate;
        }
    }

    fn open(&self) -> Option<usize> {
        self.facts.fates.iter().position(|fate| *fate == Fate::Open)
    }

    /// The place of a change request in the order in which they were asked for.
    pub(crate) fn wish(&self, wish: Wish) -> Option<usize> {
        let count = self.facts.fates.len();
        match wish {
            Wish::Newest => count.checked_sub(1),
            Wish::Oldest => (count > 0).then_some(0),
            Wish::Unknown => None,
        }
    }

    fn is_late(&self) -> bool {
        self.now_ms >= self.expires_ms
    }
}

/// What must be true of an offer whatever has happened to it, and from one moment to the next.
pub(crate) fn assert_sound(before: &Facts, after: &Facts, outcome: Outcome) {
    let open = after.fates.iter().filter(|fate| **fate == Fate::Open).count();
    assert!(open <= 1, "two open change requests: {after:?}");
    assert!(open == 0 || after.state == StateName::Pending, "a change request outlives its offer: {after:?}");
    let accepted = usize::from(after.state == StateName::Accepted);
    assert_eq!(
        after.contracts.len(),
        accepted,
        "a contract for each accepted offer, and no other: {after:?}"
    );
    assert!(after.contracts.iter().all(|price| Some(price) == after.prices.last()), "{after:?}");
    assert!(after.prices.starts_with(&before.prices), "a version changed: {before:?}, {after:?}");
    if before.state != StateName::Pending {
        assert_eq!(before, after, "an offer that was over changed");
    }
    match outcome {
        Outcome::Done => assert!(after.revision > before.revision, "{before:?}, {after:?}"),
        _ => assert_eq!(before, after, "refused, and yet something changed"),
    }
}

/// Sequences in which much happens: people mostly do what they may, on what they see, and time mostly passes slowly.
pub(crate) fn any_steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let seen = || prop_oneof![8 => Just(Seen::Current), 1 => Just(Seen::Former), 1 => Just(Seen::Later)];
    let wish = || prop_oneof![8 => Just(Wish::Newest), 1 => Just(Wish::Oldest), 1 => Just(Wish::Unknown)];
    // Few, so that the same terms come again.
    let price = || prop_oneof![1 => 500..510_i64, 1 => 500..1_000_000_i64];
    let freelancers = prop_oneof![
        1 => seen().prop_map(Act::Accept),
        1 => seen().prop_map(Act::Decline),
        30 => (seen(), price()).prop_map(|(seen, price)| Act::Request(seen, price)),
    ];
    let clients = prop_oneof![
        1 => seen().prop_map(Act::Withdraw),
        8 => wish().prop_map(Act::Approve),
        16 => wish().prop_map(Act::Reject),
        4 => (seen(), price()).prop_map(|(seen, price)| Act::Modify(seen, price)),
        4 => (wish(), price()).prop_map(|(wish, price)| Act::Counter(wish, price)),
    ];
    let who = |usual: Who| {
        prop_oneof![
            12 => Just(usual),
            1 => Just(Who::Client),
            1 => Just(Who::Freelancer),
            1 => Just(Who::Stranger),
            1 => Just(Who::ClientElsewhere),
            1 => Just(Who::FreelancerElsewhere),
        ]
    };
    let acts = prop_oneof![
        100 => (freelancers, who(Who::Freelancer)),
        80 => (clients, who(Who::Client)),
        20 => (Just(Act::Time), Just(Who::Stranger)),
        1 => (Just(Act::Remove), Just(Who::Stranger)),
        1 => (Just(Act::Suspend), Just(Who::Stranger)),
    ];
    let wait = prop_oneof![12 => 0..60_000_i64, 3 => 60_000..HOUR_MS, 1 => HOUR_MS..40 * HOUR_MS];
    let step = (wait, acts).prop_map(|(wait_ms, (act, who))| Step { wait_ms, who, act });
    proptest::collection::vec(step, 1..most)
}
