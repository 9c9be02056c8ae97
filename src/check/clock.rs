//! The machine's clock beside Discord's.

use super::{Fault, Line};
use crate::clock::Clock;
use crate::discord::local::LocalDiscord;
use crate::discord::login::LoginError;
use crate::discord::time::{TOLERANCE_MS, machine_is_ahead_by};
use crate::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

const PART: &str = "clock";

/// Asks Discord, without a token, what time it is.
pub(super) async fn line(local: Option<&LocalDiscord>, clock: &Clock) -> Line {
    match machine_is_ahead_by(local, clock).await {
        Ok(ahead_ms) => of(ahead_ms),
        Err(LoginError::Unreachable(why)) => Line::warning(
            PART,
            format!(
                "it wasn't compared, because Discord couldn't be reached: {why}. Parley waits until it can be"
            ),
        ),
        Err(error) => Line::problem(PART, Fault::Configuration, error),
    }
}

fn of(ahead_ms: i64) -> Line {
    if ahead_ms.abs() <= TOLERANCE_MS {
        return Line::ok(PART, "it agrees with Discord's");
    }
    let side = if ahead_ms > 0 { "ahead of" } else { "behind" };
    Line::warning(
        PART,
        format!(
            "it's {} {side} Discord's, by which Parley goes. Set the machine's, for example with NTP",
            length(ahead_ms.abs())
        ),
    )
}

fn length(ms: i64) -> String {
    let (count, unit) = match ms {
        ..120_000 => (ms / SECOND_MS, "seconds"),
        120_000..7_200_000 => (ms / MINUTE_MS, "minutes"),
        7_200_000..172_800_000 => (ms / HOUR_MS, "hours"),
        172_800_000.. => (ms / DAY_MS, "days"),
    };
    format!("{count} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_off_is_told_with_its_side() {
        assert_eq!(of(-TOLERANCE_MS).to_string(), "ok       clock: it agrees with Discord's.");
        assert!(of(-300_500).to_string().starts_with("warning  clock: it's 5 minutes behind Discord's,"));
        assert!(of(6_000).to_string().contains("6 seconds ahead of"));
        assert!(of(26 * HOUR_MS).to_string().contains("26 hours"));
        assert!(of(90 * DAY_MS).to_string().contains("90 days"));
    }
}
