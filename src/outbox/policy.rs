//! When to try again, and when to give up. Pure.

use super::DeliveryError;
use crate::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

/// What to do with an effect that was not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next<'a> {
    /// Try again.
    TryAt {
        /// In so many milliseconds.
        in_ms: i64,
        /// What went wrong.
        why: &'a str,
    },
    /// Keep it for people to see, and go on with the next one.
    GiveUp {
        /// What went wrong.
        why: &'a str,
    },
}

/// Wait after the first failure; doubled after each further one.
pub const FIRST_WAIT_MS: i64 = SECOND_MS;
/// Longest wait that we choose ourselves.
pub const LONGEST_WAIT_MS: i64 = 5 * MINUTE_MS;
/// Age at which an effect is given up: longer than any outage or a moderator's weekend.
pub const GIVE_UP_AGE_MS: i64 = 3 * DAY_MS;
/// Wait after an effect met an obstacle that somebody in the server must remove; doubled after each further try. They
/// are tried at once when something changes there, so this is only for changes of which nobody tells.
pub const FIRST_BLOCKED_WAIT_MS: i64 = MINUTE_MS;
/// Longest such wait.
pub const LONGEST_BLOCKED_WAIT_MS: i64 = HOUR_MS;
/// Age at which a blocked effect is given up: no offer lives longer.
pub const GIVE_UP_BLOCKED_AGE_MS: i64 = 31 * DAY_MS;

/// Decides about a failed try. `attempt` counts from 1; `below(n)` draws a number from 0 up to, not including, `n`.
///
/// The wait doubles up to [`LONGEST_WAIT_MS`]; the upper half of it is drawn, so that effects which failed together
/// do not come back together. Where the other side named a wait, that is the least.
pub fn next(failure: &DeliveryError, attempt: u32, age_ms: i64, below: impl Fn(i64) -> i64) -> Next<'_> {
    match failure {
        DeliveryError::GiveUp { why } => Next::GiveUp { why },
        DeliveryError::Retry { why, .. } if age_ms >= GIVE_UP_AGE_MS => Next::GiveUp { why },
        DeliveryError::Retry { after_ms, why } => {
            let drawn = draw(FIRST_WAIT_MS, LONGEST_WAIT_MS, attempt, below);
            Next::TryAt { in_ms: drawn.max(after_ms.unwrap_or(0)), why }
        }
        DeliveryError::Blocked { why, .. } if age_ms >= GIVE_UP_BLOCKED_AGE_MS => Next::GiveUp { why },
        DeliveryError::Blocked { why, .. } => {
            let in_ms = draw(FIRST_BLOCKED_WAIT_MS, LONGEST_BLOCKED_WAIT_MS, attempt, below);
            Next::TryAt { in_ms, why }
        }
    }
}

/// A wait that began as `first` and doubled with each attempt up to `longest`, its upper half drawn.
fn draw(first: i64, longest: i64, attempt: u32, below: impl Fn(i64) -> i64) -> i64 {
    let doublings = attempt.saturating_sub(1).min(20);
    let whole = (first << doublings).min(longest);
    whole / 2 + below(whole / 2 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::GuildId;
    use crate::domain::server::obstacle::{Blocked, Obstacle};

    fn retry(after_ms: Option<i64>) -> DeliveryError {
        DeliveryError::Retry { after_ms, why: "busy".to_owned() }
    }

    fn waits(failure: &DeliveryError, attempt: u32) -> (i64, i64) {
        let wait = |below: fn(i64) -> i64| match next(failure, attempt, 0, below) {
            Next::TryAt { in_ms, .. } => in_ms,
            Next::GiveUp { .. } => -1,
        };
        (wait(|_| 0), wait(|most| most - 1))
    }

    #[test]
    fn the_wait_doubles_up_to_its_longest() {
        assert_eq!(waits(&retry(None), 1), (500, 1_000));
        assert_eq!(waits(&retry(None), 2), (1_000, 2_000));
        assert_eq!(waits(&retry(None), 5), (8_000, 16_000));
        assert_eq!(waits(&retry(None), 60), (LONGEST_WAIT_MS / 2, LONGEST_WAIT_MS));
    }

    #[test]
    fn the_other_sides_wait_is_the_least() {
        assert_eq!(waits(&retry(Some(700)), 1), (700, 1_000));
        assert_eq!(waits(&retry(Some(60_000)), 1), (60_000, 60_000));
    }

    #[test]
    fn an_obstacle_is_waited_out_calmly() {
        let by = Blocked { guild: GuildId(1), obstacle: Obstacle::ServerFull };
        let failure = DeliveryError::Blocked { by, why: "full".to_owned() };
        assert_eq!(waits(&failure, 1), (MINUTE_MS / 2, MINUTE_MS));
        assert_eq!(waits(&failure, 40), (HOUR_MS / 2, HOUR_MS));
        let patient = next(&failure, 40, GIVE_UP_AGE_MS, |_| 0);
        assert_eq!(patient, Next::TryAt { in_ms: HOUR_MS / 2, why: "full" });
        let old = next(&failure, 40, GIVE_UP_BLOCKED_AGE_MS, |_| 0);
        assert_eq!(old, Next::GiveUp { why: "full" });
    }

    #[test]
    fn it_ends() {
        let failure = retry(Some(1));
        let old = next(&failure, 3, GIVE_UP_AGE_MS, |_| 0);
        assert_eq!(old, Next::GiveUp { why: "busy" });
        let hopeless = DeliveryError::GiveUp { why: "no such thing".to_owned() };
        assert_eq!(next(&hopeless, 1, 0, |_| 0), Next::GiveUp { why: "no such thing" });
    }
}
