//! Time and chance, as parameters. Owns the only places that read the machine's clock or draw random numbers, so that
//! tests set both by hand.

use crate::domain::time::UnixMs;
use chrono::{DateTime, Utc};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime};
use tokio::sync::watch;

/// Where the present comes from.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    /// Tells whoever waits for a time that it was moved.
    moves: Arc<watch::Sender<()>>,
}

#[derive(Debug, Clone)]
enum Source {
    /// Steady: what the machine's clock showed once, and the time since by a watch that nobody sets.
    Running {
        began: Instant,
        base_ms: i64,
        /// How far it was set since.
        set_by_ms: Arc<AtomicI64>,
        /// Whether it shows the machine's time, not one that began at a moment of somebody's choice.
        is_machines: bool,
    },
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock as it is now. It runs on steadily, also where the machine's is set or jumps, and can be set by
    /// [`Clock::set_by`]. Clones agree with it.
    #[must_use]
    pub fn machine() -> Self {
        Self::machine_ahead(0)
    }

    /// The same of a machine whose clock is ahead of the time by `ms`.
    #[must_use]
    pub fn machine_ahead(ms: i64) -> Self {
        let base_ms = machine_now().0.saturating_add(ms);
        let (began, set_by_ms) = (Instant::now(), Arc::default());
        Self::of(Source::Running { began, base_ms, set_by_ms, is_machines: true })
    }

    /// A clock that shows `now` at this moment and runs on, and can be moved forward by [`Clock::advance`]. Clones agree with it.
    #[must_use]
    pub fn running_from(now: UnixMs) -> Self {
        let (began, set_by_ms) = (Instant::now(), Arc::default());
        Self::of(Source::Running { began, base_ms: now.0, set_by_ms, is_machines: false })
    }

    /// A clock that stands still at `now` until it is advanced. Clones share it.
    #[must_use]
    pub fn manual(now: UnixMs) -> Self {
        Self::of(Source::Manual(Arc::new(AtomicI64::new(now.0))))
    }

    fn of(source: Source) -> Self {
        Self { source, moves: Arc::new(watch::Sender::new(())) }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> UnixMs {
        match &self.source {
            Source::Running { began, base_ms, set_by_ms, .. } => {
                let passed_ms = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
                UnixMs(*base_ms).plus(passed_ms).plus(set_by_ms.load(Ordering::SeqCst))
            }
            Source::Manual(ms) => UnixMs(ms.load(Ordering::SeqCst)),
        }
    }

    /// Whether it goes by the machine's clock, which can be wrong.
    #[must_use]
    pub const fn can_be_set(&self) -> bool {
        matches!(self.source, Source::Running { is_machines: true, .. })
    }

    /// Sets a machine's clock forward by `ms`; any other one stays as it is.
    pub fn set_by(&self, ms: i64) {
        if let Source::Running { set_by_ms, is_machines: true, .. } = &self.source {
            set_by_ms.fetch_add(ms, Ordering::SeqCst);
            self.moves.send_replace(());
        }
    }

    /// Moves a clock that began at a moment of somebody's choice forward by `ms`; a machine's stays as it is.
    pub fn advance(&self, ms: i64) {
        match &self.source {
            Source::Manual(now_ms) => now_ms.fetch_add(ms, Ordering::SeqCst),
            Source::Running { set_by_ms, is_machines: false, .. } => {
                set_by_ms.fetch_add(ms, Ordering::SeqCst)
            }
            Source::Running { .. } => return,
        };
        self.moves.send_replace(());
    }

    /// Changes whenever it was set or moved, so that what came due at once need not wait for its turn.
    #[must_use]
    pub fn moves(&self) -> watch::Receiver<()> {
        self.moves.subscribe()
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_now() -> UnixMs {
    UnixMs(DateTime::<Utc>::from(SystemTime::now()).timestamp_millis())
}

/// Makes ids, jitter and secret codes. Clones share the sequence.
#[derive(Debug, Clone)]
pub struct Random {
    rng: Arc<Mutex<fastrand::Rng>>,
    /// Keyed by the operating system. Ids are seen by people, who could compute from them what the sequence above brings
    /// next; what this hash brings next nobody can.
    secrets: RandomState,
}

/// The least of [`Random::secret_step`]: a number never follows another one directly.
const LEAST_STEP: i64 = 2;
/// A quarter of its steps come to more than this above the least.
const STEP_SCALE: i64 = 8;
/// How finely they are drawn; the largest is about this many times [`STEP_SCALE`].
const STEP_PARTS: u64 = 1_000;

/// Random bits below the milliseconds of an id.
const ID_RANDOM_BITS: u32 = 20;

impl Random {
    /// Seeded by the operating system: different in each process.
    #[expect(clippy::disallowed_methods, reason = "the one place that draws a seed")]
    #[must_use]
    pub fn from_machine() -> Self {
        Self::over(fastrand::Rng::new())
    }

    /// The same sequence for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::over(fastrand::Rng::with_seed(seed))
    }

    fn over(rng: fastrand::Rng) -> Self {
        Self { rng: Arc::new(Mutex::new(rng)), secrets: RandomState::new() }
    }

    /// `count` decimal digits that cannot be guessed, also by who knows all ids; never from a seed. `id` is a new one.
    #[must_use]
    pub fn secret_digits(&self, id: i64, count: usize) -> String {
        let digit = |at: usize| {
            char::from(b'0' + u8::try_from(self.secrets.hash_one((id, at)) % 10).unwrap_or_default())
        };
        (0..count).map(digit).collect()
    }

    /// By how much numbers rise between which some are hidden from their reader: at least 2, mostly below 10, and now and then
    /// far more, so that no gap shows whether one number lies in it or none. Like [`Random::secret_digits`] it cannot be
    /// guessed, and never comes from a seed. `id` is a new one.
    #[must_use]
    pub fn secret_step(&self, id: i64) -> i64 {
        let draw =
            |which: &str| i64::try_from(self.secrets.hash_one((id, which)) % STEP_PARTS).unwrap_or_default();
        let high = draw("one").max(draw("other"));
        // Thins out so slowly that one large step is about as likely as two that come to the same.
        LEAST_STEP + STEP_SCALE * (STEP_PARTS.cast_signed() - 1 - high) / (high + 1)
    }

    /// A new id: the milliseconds of `now` above 20 random bits, so that ids sort by age. Two processes may rarely draw
    /// the same one; the primary key refuses it, and the use case is tried again.
    #[must_use]
    pub fn id(&self, now: UnixMs) -> i64 {
        (now.0 << ID_RANDOM_BITS) | self.below(1 << ID_RANDOM_BITS)
    }

    /// A number from 0 up to, not including, `limit`; 0 for a limit below 1.
    #[must_use]
    pub fn below(&self, limit: i64) -> i64 {
        self.rng.lock().unwrap_or_else(PoisonError::into_inner).i64(0..limit.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a number is hidden between two can't be told from their distance.
    #[test]
    fn one_step_is_as_wide_as_two() {
        const DRAWN: usize = 200_000;
        let random = Random::seeded(1);
        let steps: Vec<i64> = (0..).take(2 * DRAWN).map(|id| random.secret_step(id)).collect();
        assert!(steps.iter().all(|step| *step >= LEAST_STEP), "two numbers never follow each other");
        let mut sorted = steps.clone();
        sorted.sort_unstable();
        assert!((4..=7).contains(&sorted[DRAWN]), "numbers stay short: {}", sorted[DRAWN]);
        let mean = steps.iter().sum::<i64>() / i64::try_from(steps.len()).expect("a number");
        assert!((8..=12).contains(&mean), "numbers stay short: {mean}");
        let wider = |steps: &[i64], than: i64| steps.iter().filter(|step| **step > than).count();
        let pairs: Vec<i64> = steps.chunks_exact(2).map(|pair| pair[0] + pair[1]).collect();
        for than in [2, 5, 10, 20, 40, 80, 160, 320] {
            let (one, two) = (wider(&steps[..DRAWN], than), wider(&pairs, than));
            assert!(two > 100 && one * 4 > two, "wider than {than}: {one} of single steps, {two} of pairs");
        }
        let again: Vec<i64> = (0..100).map(|id| Random::seeded(1).secret_step(id)).collect();
        assert_ne!(again, steps[..100], "no seed tells them");
    }

    #[test]
    fn a_machines_clock_is_set_for_all_that_share_it_and_no_other_is() {
        const HOUR_MS: i64 = 3_600_000;
        let ahead = Clock::machine_ahead(10 * HOUR_MS);
        let shared = ahead.clone();
        assert!(shared.now().since(Clock::machine().now()) > 9 * HOUR_MS);
        shared.set_by(-10 * HOUR_MS);
        assert!(ahead.can_be_set() && ahead.now().since(Clock::machine().now()).abs() < HOUR_MS);
        for chosen in [Clock::running_from(UnixMs(1_000)), Clock::manual(UnixMs(1_000))] {
            chosen.set_by(HOUR_MS);
            assert!(!chosen.can_be_set() && chosen.now().0 < HOUR_MS);
            let shared = chosen.clone();
            shared.advance(HOUR_MS);
            assert!((HOUR_MS..2 * HOUR_MS).contains(&chosen.now().0), "all that share it move");
        }
        let before = ahead.now();
        ahead.advance(HOUR_MS);
        assert!(ahead.now().since(before) < HOUR_MS, "only Discord moves a machine's");
    }
}
