//! When the stories play. Every world, the local Discord's and Parley's, begins at one fixed moment, so that nothing depends
//! on the day on which the tests run; `PARLEY_TEST_NOW` moves it, `PARLEY_TEST_NOW_POSTGRES` on Postgres alone.

use crate::harness::database::Engine;
use chrono::{Datelike, Weekday};
use discord_emulator::parse_timestamp;
use parley::clock::Clock;
use parley::domain::time::{DAY_MS, HOUR_MS, UnixMs};

/// The moment unless told otherwise: the middle of a month, of a week and of a day.
const USUAL: &str = "2026-06-17T12:00:00Z";
/// Worlds are founded at the beginning of 2024, so they can begin from then on.
const FIRST: &str = "2024-02-01T00:00:00Z";
/// In September 2084 Discord's ids no longer fit the 63 bits that a database keeps.
const LAST: &str = "2084-01-01T00:00:00Z";
/// Moves every story.
const VARIABLE: &str = "PARLEY_TEST_NOW";
/// Moves the stories on Postgres, whatever the other says.
const ON_POSTGRES: &str = "PARLEY_TEST_NOW_POSTGRES";

/// When the stories on this engine begin.
pub(crate) fn begin(engine: &Engine) -> UnixMs {
    let own = if *engine == Engine::Sqlite { None } else { set(ON_POSTGRES) };
    own.or_else(|| set(VARIABLE)).unwrap_or_else(|| read(USUAL))
}

/// Noon of the next Wednesday, so that a week has days before and after it whenever this runs.
pub(crate) fn to_wednesday(clock: &Clock) {
    clock.advance(time_to_wednesday(clock.now()));
}

/// How long it is until then, in milliseconds.
pub(crate) fn time_to_wednesday(now: UnixMs) -> i64 {
    let noon = now.0 - now.0.rem_euclid(DAY_MS) + 12 * HOUR_MS;
    let mut noon = UnixMs(noon);
    while noon < now || noon.day().weekday() != Weekday::Wed {
        noon = noon.plus(DAY_MS);
    }
    noon.since(now)
}

/// A clock that begins there and runs on.
pub(crate) fn running(engine: &Engine) -> Clock {
    Clock::running_from(begin(engine))
}

/// A clock that stands there until it is advanced.
pub(crate) fn standing(engine: &Engine) -> Clock {
    Clock::manual(begin(engine))
}

/// The moment in a variable, if it is set.
fn set(variable: &str) -> Option<UnixMs> {
    let text = std::env::var(variable).ok().filter(|text| !text.is_empty())?;
    let known = parse_timestamp(&text).and_then(|ms| i64::try_from(ms).ok()).map(UnixMs);
    let known = known.unwrap_or_else(|| panic!("{variable} is no moment such as {USUAL}: {text}"));
    let reach = read(FIRST)..=read(LAST);
    assert!(reach.contains(&known), "{variable} reaches from {FIRST} to {LAST}: {text}");
    Some(known)
}

fn read(text: &str) -> UnixMs {
    UnixMs(parse_timestamp(text).and_then(|ms| i64::try_from(ms).ok()).expect("a moment"))
}

/// The year after the one in which the stories on this engine begin.
pub(crate) fn next_year(engine: &Engine) -> i32 {
    chrono::Datelike::year(&begin(engine).day()) + 1
}
