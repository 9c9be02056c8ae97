//! Time and chance, as parameters. Owns the only places that read the machine's clock or draw random numbers, so that
//! tests set both by hand.

use crate::domain::time::UnixMs;
use chrono::{DateTime, Utc};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime};

/// Where the present comes from.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    /// Steady: what the machine's clock showed once, and the time since by a watch that nobody sets.
    Running {
        began: Instant,
        base_ms: i64,
        /// How far it was set since; `None` for one that begins at a moment of somebody's choice.
        set_by_ms: Option<Arc<AtomicI64>>,
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
        Self(Source::Running { began: Instant::now(), base_ms, set_by_ms: Some(Arc::default()) })
    }

    /// A clock that shows `now` at this moment and runs on. Clones agree with it.
    #[must_use]
    pub fn running_from(now: UnixMs) -> Self {
        Self(Source::Running { began: Instant::now(), base_ms: now.0, set_by_ms: None })
    }

    /// A clock that stands still at `now` until it is advanced. Clones share it.
    #[must_use]
    pub fn manual(now: UnixMs) -> Self {
        Self(Source::Manual(Arc::new(AtomicI64::new(now.0))))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> UnixMs {
        match &self.0 {
            Source::Running { began, base_ms, set_by_ms } => {
                let passed_ms = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
                let set_by_ms = set_by_ms.as_ref().map_or(0, |ms| ms.load(Ordering::SeqCst));
                UnixMs(*base_ms).plus(passed_ms).plus(set_by_ms)
            }
            Source::Manual(ms) => UnixMs(ms.load(Ordering::SeqCst)),
        }
    }

    /// Whether it goes by the machine's clock, which can be wrong.
    #[must_use]
    pub const fn can_be_set(&self) -> bool {
        matches!(self.0, Source::Running { set_by_ms: Some(_), .. })
    }

    /// Sets a machine's clock forward by `ms`; any other one stays as it is.
    pub fn set_by(&self, ms: i64) {
        if let Source::Running { set_by_ms: Some(set_by_ms), .. } = &self.0 {
            set_by_ms.fetch_add(ms, Ordering::SeqCst);
        }
    }

    /// Moves a manual clock forward by `ms`; one that runs stays as it is.
    pub fn advance(&self, ms: i64) {
        if let Source::Manual(now_ms) = &self.0 {
            now_ms.fetch_add(ms, Ordering::SeqCst);
        }
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
        }
    }
}
