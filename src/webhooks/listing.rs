//! `parley webhooks`: what waits for each endpoint, what was given up, sending that again, and a test. Owns what is printed: names of
//! endpoints, and neither addresses nor secrets.

use super::endpoint::Endpoints;
use super::request::{self, Clients, NotTaken};
use crate::clock::{Clock, Random};
use crate::domain::ids::{EffectId, EventId};
use crate::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, UnixMs};
use crate::domain::webhooks::endpoint::EndpointName;
use crate::domain::webhooks::event::Event;
use crate::store::{self, CopyError, DeadEvent, EndpointQueue, Store, WhichDead};
use std::collections::BTreeMap;
use std::fmt::Write;
use thiserror::Error;

/// Most events that are listed.
const LISTED: u32 = 50;

/// Why there is nothing to print: one sentence for the operator.
#[derive(Debug, Error)]
pub enum Error {
    /// The database can't be opened or written.
    #[error(transparent)]
    Open(#[from] CopyError),
    /// It fails.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// No requests can be made.
    #[error("couldn't prepare a request: {0}")]
    Request(#[from] reqwest::Error),
    /// A fault of ours.
    #[error("couldn't write the JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Nobody is called that.
    #[error("no endpoint is called {0}. `parley webhooks` lists them")]
    NoEndpoint(String),
    /// The test wasn't taken.
    #[error("{0} didn't take the test: {1}")]
    NotTaken(EndpointName, String),
    /// One of the ids.
    #[error(
        "nothing is sent again: one of these isn't among the events that were given up. `parley webhooks` lists them"
    )]
    NotDead,
}

/// What is to be sent again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendAgain {
    /// Events with these ids.
    Ids(Vec<i64>),
    /// All of one endpoint, or of all of them.
    All(Option<String>),
}

/// What to print of the database at `address`: a line for each endpoint, and what was given up.
///
/// # Errors
/// Why there is nothing.
pub async fn list(address: &str, endpoints: &Endpoints, clock: &Clock) -> Result<String, Error> {
    let mut reader = Store::reader_beside(address).await?;
    let mut queues = reader.queries().endpoint_queues().await?;
    let dead = reader.queries().dead_events(LISTED).await?;
    let all_dead: u32 = queues.values().map(|queue| queue.dead).sum();
    let text = listed(endpoints, &mut queues, (&dead, all_dead), clock.now());
    Ok(text)
}

fn listed(
    endpoints: &Endpoints,
    queues: &mut BTreeMap<EndpointName, EndpointQueue>,
    (dead, all_dead): (&[DeadEvent], u32),
    now: UnixMs,
) -> String {
    let mut text = String::new();
    for endpoint in endpoints.all() {
        let queue = queues.remove(&endpoint.name).unwrap_or_default();
        let events: Vec<_> = endpoint.events.iter().map(ToString::to_string).collect();
        // Written to memory, here and below.
        let _ =
            writeln!(text, "{}: {}. It gets {}.", endpoint.name, in_words(&queue, now), events.join(", "));
    }
    if endpoints.all().is_empty() {
        text += "There are no endpoints in the configuration. config/parley.toml shows how to write one.\n";
    }
    for (name, queue) in queues {
        let _ = writeln!(text, "{name}: {}. It's no longer in the configuration.", in_words(queue, now));
    }
    if dead.is_empty() {
        return text.trim_end().to_owned();
    }
    text += "\nGiven up, the last one first:\n";
    for DeadEvent { id, endpoint, what, created, at, attempts, last_error } in dead {
        let (age, since) = (length(now.since(*created)), length(now.since(*at)));
        let tries = if *attempts == 1 { "1 try".to_owned() } else { format!("{attempts} tries") };
        let why = last_error.trim_end_matches('.');
        let _ = writeln!(
            text,
            "  {id}  {endpoint}  {what}, {age} old, given up {since} ago after {tries}: {why}"
        );
    }
    let more = all_dead.saturating_sub(u32::try_from(dead.len()).unwrap_or(u32::MAX));
    if more > 0 {
        let _ = writeln!(text, "  and {more} more");
    }
    text += "Send them again with `parley webhooks send-again ID`, or all with `--all`.";
    text
}

fn in_words(queue: &EndpointQueue, now: UnixMs) -> String {
    let mut words = match (queue.waiting, queue.oldest) {
        (0, _) | (_, None) => "nothing waits".to_owned(),
        (waiting, Some(oldest)) => {
            format!("{waiting} waiting, the oldest for {}", length(now.since(oldest)))
        }
    };
    if let Some(why) = queue.last_error.as_deref().filter(|_| queue.waiting > 0) {
        let _ = write!(words, " ({})", why.trim_end_matches('.'));
    }
    match queue.dead {
        0 => words,
        dead => format!("{words}, {dead} given up"),
    }
}

/// A length of time in its largest unit, rounded down.
fn length(ms: i64) -> String {
    let units = [(DAY_MS, "day"), (HOUR_MS, "hour"), (MINUTE_MS, "minute"), (SECOND_MS, "second")];
    let (unit, name) = units.into_iter().find(|(unit, _)| ms >= *unit).unwrap_or((SECOND_MS, "second"));
    match ms.max(0) / unit {
        1 => format!("1 {name}"),
        count => format!("{count} {name}s"),
    }
}

/// Has events tried again that were given up, in the database at `address`; gives what to print.
///
/// # Errors
/// Why nothing is.
pub async fn send_again(address: &str, which: SendAgain, clock: &Clock) -> Result<String, Error> {
    let which = match which {
        SendAgain::Ids(ids) => WhichDead::Ids(ids.into_iter().map(EffectId).collect()),
        SendAgain::All(None) => WhichDead::All,
        SendAgain::All(Some(name)) => {
            WhichDead::Of(EndpointName::parse(&name).ok_or(Error::NoEndpoint(name))?)
        }
    };
    let sent = Store::send_events_again(address, &which, clock.now()).await?;
    match (sent, which) {
        (0, WhichDead::Ids(_)) => Err(Error::NotDead),
        (0, _) => Ok("Nothing was given up, so nothing is sent again.".to_owned()),
        (1, _) => Ok("1 event is sent again: a running Parley takes it within 10 seconds.".to_owned()),
        (sent, _) => {
            Ok(format!("{sent} events are sent again: a running Parley takes them within 10 seconds."))
        }
    }
}

/// Sends a test to an endpoint right now; gives what to print.
///
/// # Errors
/// Why it wasn't taken.
pub async fn test(
    endpoints: &Endpoints,
    name: &str,
    (clock, random): (&Clock, &Random),
) -> Result<String, Error> {
    let endpoint = EndpointName::parse(name).and_then(|name| endpoints.named(name));
    let endpoint = endpoint.ok_or_else(|| Error::NoEndpoint(name.to_owned()))?;
    let now = clock.now();
    let body = serde_json::to_string(&Event::test(now))?;
    let event = EventId(random.id(now));
    let sent = request::send(&Clients::new()?, endpoint, (event, &body), now).await;
    match sent {
        Ok(status) => Ok(format!("{} took the test: the answer was {status}.", endpoint.name)),
        Err(NotTaken::Gone) => {
            let why = "the answer was 410 Gone: it wants no more events".to_owned();
            Err(Error::NotTaken(endpoint.name, why))
        }
        Err(NotTaken::Later { why, .. }) => Err(Error::NotTaken(endpoint.name, why)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::webhooks::endpoint::EventFilter;
    use crate::webhooks::{Address, Endpoint};

    #[test]
    fn a_list_says_what_waits_what_was_given_up_and_what_to_do() {
        let name = |text: &str| EndpointName::parse(text).expect("a name");
        let endpoint = |text: &str| Endpoint {
            name: name(text),
            address: Address::parse("https://a.example/hunter2").expect("an address"),
            secrets: Vec::new(),
            events: ["offer.*", "payment.recorded"].map(|one| EventFilter::parse(one).expect("one")).to_vec(),
        };
        let endpoints = Endpoints::new(vec![endpoint("crm"), endpoint("books")]);
        let now = UnixMs(1_800_000_000_000);
        let waits = EndpointQueue {
            waiting: 2,
            oldest: Some(now.plus(-3 * HOUR_MS)),
            last_error: Some("the answer was 500 Internal Server Error".to_owned()),
            dead: 60,
        };
        let gone = EndpointQueue { dead: 1, ..EndpointQueue::default() };
        let mut queues = BTreeMap::from([(name("crm"), waits), (name("old"), gone)]);
        let dead = [DeadEvent {
            id: EffectId(77),
            endpoint: name("crm"),
            what: "offer.sent".to_owned(),
            created: now.plus(-4 * DAY_MS),
            at: now.plus(-DAY_MS),
            attempts: 860,
            last_error: "no answer within 20 seconds".to_owned(),
        }];
        insta::assert_snapshot!(listed(&endpoints, &mut queues, (&dead, 61), now), @r"
        crm: 2 waiting, the oldest for 3 hours (the answer was 500 Internal Server Error), 60 given up. It gets offer.*, payment.recorded.
        books: nothing waits. It gets offer.*, payment.recorded.
        old: nothing waits, 1 given up. It's no longer in the configuration.

        Given up, the last one first:
          77  crm  offer.sent, 4 days old, given up 1 day ago after 860 tries: no answer within 20 seconds
          and 60 more
        Send them again with `parley webhooks send-again ID`, or all with `--all`.
        ");
        let none = listed(&Endpoints::default(), &mut BTreeMap::new(), (&[], 0), now);
        assert!(none.starts_with("There are no endpoints"), "{none}");
    }
}
