//! What was measured, and its figures in words. Must not know how it was measured.

use std::fmt;
use std::time::Duration;
use tokio::time::Instant;

/// What a press is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// View offer, /offers, Accept and Decline before anything is confirmed.
    Queries,
    /// A form opens.
    Form,
    /// Somebody else's button.
    Refused,
    /// A form is submitted, an offer is sent or accepted: a transaction that writes.
    Change,
    /// No press: from Send until the card is in the room.
    Card,
}

impl Kind {
    /// Those that are presses.
    pub(crate) const PRESSES: [Self; 4] = [Self::Queries, Self::Form, Self::Refused, Self::Change];

    /// For a table.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Queries => "look (View offer, /offers, Accept)",
            Self::Form => "open a form",
            Self::Refused => "refused (not their button)",
            Self::Change => "change something (a transaction)",
            Self::Card => "Send to card in the room",
        }
    }
}

/// One press and its answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) kind: Kind,
    /// When the person's client sent it, or should have.
    pub(crate) sent: Instant,
    /// Until the answer was at the person's client.
    pub(crate) took: Duration,
    /// Whether it was sent after its time.
    pub(crate) late: bool,
}

/// Durations, sorted.
pub(crate) struct Spread(Vec<Duration>);

impl FromIterator<Duration> for Spread {
    fn from_iter<I: IntoIterator<Item = Duration>>(all: I) -> Self {
        let mut all: Vec<Duration> = all.into_iter().collect();
        all.sort_unstable();
        Self(all)
    }
}

impl Spread {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The smallest duration that this many of a hundred do not exceed; nothing of nothing.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).copied().unwrap_or_default()
    }

    pub(crate) fn median(&self) -> Duration {
        self.percentile(50)
    }
}

/// Count, p50, p90, p99 and the longest, in columns.
impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>6}", self.len())?;
        [50, 90, 99, 100].iter().try_for_each(|percent| write!(f, "{:>9}", ms(self.percentile(*percent))))
    }
}

/// Milliseconds, with one digit after the point.
pub(crate) fn ms(duration: Duration) -> String {
    format!("{:.1}", duration.as_secs_f64() * 1_000.0)
}
