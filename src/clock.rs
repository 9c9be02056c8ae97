//! Time and chance, as parameters. Owns the only places that read the machine's clock or draw random numbers, so that
//! tests set both by hand.

use crate::domain::time::UnixMs;
use chrono::{DateTime, Utc};
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Where the present comes from.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    /// The machine's clock, and how far this one is ahead of it.
    Machine {
        ahead_ms: i64,
    },
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn machine() -> Self {
        Self(Source::Machine { ahead_ms: 0 })
    }

    /// A clock that shows `now` at this moment and runs on as the machine's does. Clones agree with it.
    #[must_use]
    pub fn running_from(now: UnixMs) -> Self {
        Self(Source::Machine { ahead_ms: now.0.saturating_sub(machine_now().0) })
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
            Source::Machine { ahead_ms } => machine_now().plus(*ahead_ms),
            Source::Manual(ms) => UnixMs(ms.load(Ordering::SeqCst)),
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
