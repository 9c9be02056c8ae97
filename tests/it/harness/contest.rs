//! Racers at the same moment, again and again, on a machine that may favour one of them.

use super::database::Engine;
use std::time::{Duration, Instant};

/// Rounds of a race, if `PARLEY_TEST_ROUNDS` doesn't say: enough to show what is grossly wrong each time that all is tested.
const ROUNDS: u32 = 50;
/// Each racer is first in one of so many of them, at least.
const ENOUGH_OF: u32 = 20;
/// By how much later a winner starts the next time; twice as much each time that the same one is first again.
const STEP_US: u64 = 100;
const LONGEST_STEP_US: u64 = 12_800;

/// Rounds between a few racers. Whoever was first starts a little later in the next round, so that on any machine,
/// however busy, each of them is first in some rounds and they meet in the middle.
#[derive(Debug)]
pub(crate) struct Contest<const RACERS: usize> {
    rounds: u32,
    enough: u32,
    /// Rounds in which each was first.
    won: [u32; RACERS],
    /// How long each waits before it starts; one of them starts at once.
    waits_us: [u64; RACERS],
    /// Who was first the last time, and by how much later that one starts then.
    last: (usize, u64),
}

/// How many rounds a race has.
pub(crate) fn rounds() -> u32 {
    let set = std::env::var("PARLEY_TEST_ROUNDS").ok();
    set.map_or(ROUNDS, |set| set.parse().expect("PARLEY_TEST_ROUNDS is a number"))
}

impl<const RACERS: usize> Contest<RACERS> {
    /// As many rounds as a race has.
    pub(crate) fn race() -> Self {
        Self::of(rounds(), rounds().div_ceil(ENOUGH_OF))
    }

    /// So many rounds, and at most twice as many, until each racer was first in `enough` of them.
    pub(crate) const fn of(rounds: u32, enough: u32) -> Self {
        Self { rounds, enough, won: [0; RACERS], waits_us: [0; RACERS], last: (0, 0) }
    }

    fn each_won_enough(&self) -> bool {
        self.won.iter().all(|won| *won >= self.enough)
    }

    /// Whether there is another round.
    pub(crate) fn goes_on(&self) -> bool {
        self.played() < self.rounds || (!self.each_won_enough() && self.played() < 2 * self.rounds)
    }

    /// What this racer does, after its wait.
    pub(crate) async fn start<A>(&self, racer: usize, act: impl Future<Output = A>) -> A {
        wait(self.waits_us[racer]).await;
        act.await
    }

    /// Who was first in this round.
    pub(crate) fn count(&mut self, first: usize) {
        self.won[first] += 1;
        let (last, step) = self.last;
        let step = if first == last { (2 * step).clamp(STEP_US, LONGEST_STEP_US) } else { STEP_US };
        self.last = (first, step);
        self.waits_us[first] += step;
        let least = self.waits_us.iter().min().copied().unwrap_or_default();
        for wait in &mut self.waits_us {
            *wait -= least;
        }
    }

    /// Rounds until now.
    pub(crate) fn played(&self) -> u32 {
        self.won.iter().sum()
    }

    /// Rounds in which this racer was first.
    pub(crate) const fn won(&self, racer: usize) -> u32 {
        self.won[racer]
    }

    /// What it comes to; each racer must have been first often enough.
    pub(crate) fn tell(&self, engine: &Engine, racers: [&str; RACERS]) {
        let (won, waits) = (self.won, self.waits_us);
        println!("{engine:?}: {racers:?} were first in {won:?} races, and in the end wait {waits:?} µs");
        assert!(self.each_won_enough(), "no race: {racers:?} were first in {won:?}");
    }
}

impl Contest<2> {
    /// Both at once, but for their waits; each is asked first in every second round.
    pub(crate) async fn at_once<A, B>(
        &self,
        one: impl Future<Output = A>,
        other: impl Future<Output = B>,
    ) -> (A, B) {
        let (one, other) = (self.start(0, one), self.start(1, other));
        if self.played().is_multiple_of(2) {
            return tokio::join!(one, other);
        }
        let (other, one) = tokio::join!(other, one);
        (one, other)
    }
}

/// Waits without keeping the others waiting: a timer's millisecond would be longer than many a race.
async fn wait(us: u64) {
    let (start, lasts) = (Instant::now(), Duration::from_micros(us));
    while start.elapsed() < lasts {
        tokio::task::yield_now().await;
    }
}
