//! When to try again, and when to give up. Pure.

use super::DeliveryError;
use crate::domain::effect::Lane;
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

/// Waits after something was taken, as far as anybody knows, and not answered; after the last one it is given up.
pub const UNANSWERED_WAITS_MS: [i64; 3] = [5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS];

/// Wait after something was not so yet; doubled after each further look.
pub const FIRST_LOOK_MS: i64 = MINUTE_MS;
/// Longest such wait.
pub const LONGEST_LOOK_MS: i64 = 15 * MINUTE_MS;

/// Failed tries after which an effect is set aside, so that the rest of its lane goes on.
pub const ASIDE_AFTER: u32 = 3;
/// Failed tries after which it is set aside though nothing shows that anything else would do better.
pub const ASIDE_ANYWAY_AFTER: u32 = 12;

/// What a failed try means for the rest of the lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It waits.
    Kept,
    /// It goes on without this effect.
    SetAside,
    /// Nobody knows whether it is this effect or everything. The next one is tried; if that fails as well, the order stays.
    Probed,
    /// It waits, also for what was set aside before: what comes after that fails as well, so nothing is wrong with it.
    TakenBack,
}

/// Decides what a failed try means for the rest of the lane. `others_succeed` says that other deliveries were made since the
/// try before, which means nothing where the others go elsewhere.
#[must_use]
pub fn turn(failure: &DeliveryError, lane: Lane, attempt: u32, others_succeed: bool) -> Turn {
    match failure {
        DeliveryError::GiveUp { .. } | DeliveryError::NotYet { .. } => Turn::Kept,
        DeliveryError::Blocked { by, .. } if lane.is_stopped_by(&by.obstacle) => Turn::Kept,
        DeliveryError::Blocked { .. } | DeliveryError::Unanswered { .. } | DeliveryError::Slow { .. } => {
            Turn::SetAside
        }
        DeliveryError::Retry { .. } => match (attempt, others_succeed && !lane.goes_elsewhere()) {
            (ASIDE_ANYWAY_AFTER.., _) | (ASIDE_AFTER.., true) => Turn::SetAside,
            (ASIDE_AFTER.., false) => Turn::Probed,
            (_, true) => Turn::Kept,
            (_, false) => Turn::TakenBack,
        },
    }
}

/// The longest that the try before a failed one may be back.
#[must_use]
pub fn wait_before(attempt: u32) -> i64 {
    whole(FIRST_WAIT_MS, LONGEST_WAIT_MS, attempt.saturating_sub(1))
}

/// Decides about a failed try. `attempt` counts from 1, and where nothing was answered only such tries; `below(n)` draws a number from 0 up to, not including, `n`.
///
/// The wait doubles up to [`LONGEST_WAIT_MS`]; the upper half of it is drawn, so that effects which failed together
/// do not come back together. Where the other side named a wait, that is the least.
pub fn next(failure: &DeliveryError, attempt: u32, age_ms: i64, below: impl Fn(i64) -> i64) -> Next<'_> {
    match failure {
        DeliveryError::GiveUp { why } => Next::GiveUp { why },
        DeliveryError::NotYet { why } => {
            Next::TryAt { in_ms: draw(FIRST_LOOK_MS, LONGEST_LOOK_MS, attempt, below), why }
        }
        DeliveryError::Retry { why, .. }
        | DeliveryError::Unanswered { why }
        | DeliveryError::Slow { why }
            if age_ms >= GIVE_UP_AGE_MS =>
        {
            Next::GiveUp { why }
        }
        DeliveryError::Slow { why } => Next::TryAt { in_ms: 0, why },
        DeliveryError::Unanswered { why } => {
            let tried = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
            match UNANSWERED_WAITS_MS.get(tried) {
                Some(whole) => Next::TryAt { in_ms: whole / 2 + below(whole / 2 + 1), why },
                None => Next::GiveUp { why },
            }
        }
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
    let whole = whole(first, longest, attempt);
    whole / 2 + below(whole / 2 + 1)
}

fn whole(first: i64, longest: i64, attempt: u32) -> i64 {
    (first << attempt.saturating_sub(1).min(20)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ChannelId, GuildId, PersonId, RoomId};
    use crate::domain::server::obstacle::{Blocked, Obstacle};
    use crate::domain::webhooks::endpoint::EndpointName;

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
    fn what_fails_by_itself_is_set_aside() {
        let (rooms, room) = (Lane::Rooms(GuildId(1)), Lane::Room(RoomId(2)));
        let blocked = |obstacle| DeliveryError::Blocked {
            by: Blocked { guild: GuildId(1), obstacle },
            why: "refused".to_owned(),
        };
        let hidden = blocked(Obstacle::HiddenHub { hub: ChannelId(3) });
        assert_eq!(turn(&hidden, rooms, 1, false), Turn::SetAside);
        assert_eq!(turn(&blocked(Obstacle::ServerFull), rooms, 40, true), Turn::Kept);
        assert_eq!(turn(&retry(None), room, ASIDE_AFTER - 1, true), Turn::Kept);
        assert_eq!(turn(&retry(None), room, ASIDE_AFTER, true), Turn::SetAside);
        assert_eq!(turn(&retry(None), room, ASIDE_AFTER - 1, false), Turn::TakenBack);
        assert_eq!(turn(&retry(None), room, ASIDE_AFTER, false), Turn::Probed);
        assert_eq!(turn(&retry(None), room, ASIDE_ANYWAY_AFTER, false), Turn::SetAside);
    }

    #[test]
    fn what_is_not_answered_is_repeated_a_few_times_and_nothing_waits_for_it() {
        let failure = DeliveryError::Unanswered { why: "silence".to_owned() };
        assert_eq!(waits(&failure, 1), (5 * MINUTE_MS / 2, 5 * MINUTE_MS));
        assert_eq!(waits(&failure, 3), (3 * HOUR_MS, 6 * HOUR_MS));
        assert_eq!(next(&failure, 4, 0, |_| 0), Next::GiveUp { why: "silence" });
        assert_eq!(turn(&failure, Lane::Room(RoomId(2)), 1, false), Turn::SetAside);
        let slow = DeliveryError::Slow { why: "slow".to_owned() };
        assert_eq!(next(&slow, 9, 0, |_| 0), Next::TryAt { in_ms: 0, why: "slow" });
        assert_eq!(next(&slow, 9, GIVE_UP_AGE_MS, |_| 0), Next::GiveUp { why: "slow" });
    }

    #[test]
    fn what_is_not_so_yet_is_looked_at_for_as_long_as_anybody_wants() {
        let failure = DeliveryError::NotYet { why: "pending".to_owned() };
        assert_eq!(waits(&failure, 1), (MINUTE_MS / 2, MINUTE_MS));
        assert_eq!(waits(&failure, 60), (15 * MINUTE_MS / 2, 15 * MINUTE_MS));
        let old = next(&failure, 60, GIVE_UP_BLOCKED_AGE_MS, |_| 0);
        assert_eq!(old, Next::TryAt { in_ms: 15 * MINUTE_MS / 2, why: "pending" });
    }

    #[test]
    fn what_another_endpoint_takes_says_nothing_about_this_one() {
        let crm = EndpointName::parse("crm").expect("a name");
        let of = |lane| [1, ASIDE_AFTER].map(|attempt| turn(&retry(None), lane, attempt, true));
        assert_eq!(of(Lane::Webhook(crm)), [Turn::TakenBack, Turn::Probed]);
        assert_eq!(of(Lane::Mail(GuildId(1), PersonId(2))), [Turn::Kept, Turn::SetAside]);
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
