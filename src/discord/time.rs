//! What time it is at Discord, which people's clients and everybody's deadlines go by. Owns asking for it, and how far the
//! machine's clock may be off before it is worth a line.

use super::local::LocalDiscord;
use super::login::{LoginError, http_client};
use crate::clock::Clock;
use crate::domain::time::{SECOND_MS, UnixMs};
use chrono::DateTime;
use reqwest::Client;
use reqwest::header::DATE;
use std::time::Duration;
use tracing::warn;

/// A call that needs no token and is answered by whatever is nearest.
const ASK: &str = "https://discord.com/api/v10/gateway";
/// How often it is looked at: a machine that slept has a clock that stood still meanwhile.
const PAUSE: Duration = Duration::from_secs(600);
/// Discord says the second, and the answer takes a while to come.
pub const TOLERANCE_MS: i64 = 5 * SECOND_MS;
/// An answer that took longer says too little.
const PROMPT_MS: i64 = 2 * SECOND_MS;

/// How long it's asked for the time where nothing else is done meanwhile.
const ASK_WITHIN: Duration = Duration::from_secs(10);

/// How far `clock` is ahead of Discord's, in milliseconds; asks once, and without a token.
///
/// # Errors
/// When Discord can't be reached, or the local one's certificate can't be used.
pub async fn machine_is_ahead_by(local: Option<&LocalDiscord>, clock: &Clock) -> Result<i64, LoginError> {
    let asking = http_client(local)?.get(ASK).send();
    let asked = clock.now();
    let unreachable = |why: &str| LoginError::Unreachable(why.to_owned());
    let answer =
        tokio::time::timeout(ASK_WITHIN, asking).await.map_err(|_| unreachable("it didn't answer"))?;
    let answer = answer.map_err(|error| LoginError::Unreachable(reason(&error)))?;
    let date = answer.headers().get(DATE).and_then(|date| moment(date.to_str().ok()?));
    let date = date.ok_or_else(|| unreachable("its answer had no date"))?;
    let took_ms = clock.now().since(asked);
    Ok(clock.now().plus(-took_ms / 2).since(date))
}

/// What is behind a failed call, on one line.
fn reason(error: &reqwest::Error) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}

/// Asks Discord for the time.
#[derive(Debug, Clone)]
pub struct DiscordTime(Client);

impl DiscordTime {
    pub(super) const fn new(client: Client) -> Self {
        Self(client)
    }

    /// Has `clock` go by Discord's where it is off, and says once by how much.
    pub async fn set(&self, clock: &Clock) {
        if !clock.can_be_set() {
            return;
        }
        let asked = clock.now();
        let Some(date) = self.ask().await else { return };
        let took_ms = clock.now().since(asked);
        if took_ms > PROMPT_MS {
            return;
        }
        let off_ms = date.since(clock.now().plus(-took_ms / 2));
        if off_ms.abs() > TOLERANCE_MS {
            clock.set_by(off_ms);
            let off_s = -off_ms / SECOND_MS;
            warn!(off_s, "the machine's clock is off (positive: ahead); Parley goes by Discord's");
        }
    }

    /// Sees to it for ever.
    pub async fn keep(self, clock: Clock) {
        loop {
            tokio::time::sleep(PAUSE).await;
            self.set(&clock).await;
        }
    }

    async fn ask(&self) -> Option<UnixMs> {
        let answer = self.0.get(ASK).send().await.ok()?;
        moment(answer.headers().get(DATE)?.to_str().ok()?)
    }
}

/// The middle of the second that a `Date` names.
fn moment(date: &str) -> Option<UnixMs> {
    let second = DateTime::parse_from_rfc2822(date).ok()?;
    Some(UnixMs(second.timestamp_millis() + SECOND_MS / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_an_answer_is_read() {
        let read = moment("Sat, 28 Nov 2026 09:30:00 GMT");
        assert_eq!(read, Some(UnixMs(1_795_858_200_500)));
        assert_eq!(moment("yesterday"), None);
    }
}
