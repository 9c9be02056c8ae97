//! Waiting until a person can see something. Each wait looks at the current state first, then at new events, so that
//! the order does not matter. Each wait has one timeout, and its error shows what was there instead.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::message::id_of;
use super::{Channel, GatewayEvent, Message, Person, PersonError};
use crate::world::Id;

/// Most messages and events that an error shows.
const SHOWN: usize = 12;

impl Person {
    /// Waits until the channel has a message for which `is_meant` is true, and returns the latest one.
    ///
    /// # Errors
    /// When there is none in time, or this person cannot see the channel.
    pub async fn wait_message(
        &self,
        channel: Id,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let mut watch = self.watch(format!("a message in channel {channel}"));
        loop {
            let all = self.messages(channel).await?;
            let seen = all.iter().rev().take(SHOWN).rev().map(describe).collect::<Vec<_>>().join("\n");
            if let Some(found) = all.into_iter().rev().find(|message| is_meant(message)) {
                return Ok(found);
            }
            watch.next_change(is_about(channel), seen).await?;
        }
    }

    /// Waits until `is_meant` is true for this message.
    ///
    /// # Errors
    /// When it does not become true in time, or the message is not among the latest of its channel.
    pub async fn wait_update(
        &self,
        message: &Message,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let mut watch =
            self.watch(format!("a change of message {} in channel {}", message.id, message.channel));
        loop {
            let all = self.messages(message.channel).await?;
            let seen = match all.into_iter().find(|each| each.id == message.id) {
                Some(now) if is_meant(&now) => return Ok(now),
                Some(now) => describe(&now),
                None => "(the message is not there)".to_owned(),
            };
            watch.next_change(is_about(message.channel), seen).await?;
        }
    }

    /// Waits until a message is deleted.
    ///
    /// # Errors
    /// When it is not deleted in time.
    pub async fn wait_gone(&self, message: &Message) -> Result<(), PersonError> {
        let mut watch = self.watch(format!("message {} to go", message.id));
        loop {
            let all = self.messages(message.channel).await?;
            let Some(still) = all.iter().find(|each| each.id == message.id) else { return Ok(()) };
            watch.next_change(is_about(message.channel), describe(still)).await?;
        }
    }

    /// Waits until this person can see a channel or active thread of the server for which `is_meant` is true.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn wait_channel(
        &self,
        guild: Id,
        is_meant: impl Fn(&Channel) -> bool,
    ) -> Result<Channel, PersonError> {
        let mut watch = self.watch(format!("a channel of server {guild}"));
        loop {
            let mut all = self.channels(guild).await?;
            all.extend(self.threads(guild).await?);
            let names = all.iter().map(|channel| format!("#{}", channel.name)).collect::<Vec<_>>().join(" ");
            if let Some(found) = all.into_iter().find(|channel| is_meant(channel)) {
                return Ok(found);
            }
            watch.next_change(is_about_channels, names).await?;
        }
    }

    /// Waits for a direct message, in any DM channel, for which `is_meant` is true.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn wait_direct_message(
        &self,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let mut watch = self.watch("a direct message".to_owned());
        loop {
            let mut seen = vec![];
            for channel in self.direct_channels().await? {
                let all = self.messages(channel.id).await?;
                seen.extend(all.iter().map(describe));
                if let Some(found) = all.into_iter().rev().find(|message| is_meant(message)) {
                    return Ok(found);
                }
            }
            watch.next_change(is_direct, seen.join("\n")).await?;
        }
    }

    /// Waits for a gateway event, past or future, and returns the first match.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn wait_event(
        &self,
        name: &str,
        is_meant: impl Fn(&Value) -> bool,
    ) -> Result<Value, PersonError> {
        let fits = |event: &&GatewayEvent| event.name == name && is_meant(&event.data);
        self.until(0, name, |events| events.iter().find(fits).map(|event| event.data.clone())).await
    }

    /// Waits for something among the events from an index in the log on.
    pub(super) async fn until<T>(
        &self,
        from: usize,
        what: &str,
        find: impl FnMut(&[GatewayEvent]) -> Option<T>,
    ) -> Result<T, PersonError> {
        let waiting = tokio::time::timeout(self.timeout, self.log.until(from, find));
        waiting.await.map_err(|_| self.timed_out(what, self.log.read(from, list_events)))
    }

    fn watch(&self, what: String) -> Watch<'_> {
        Watch { person: self, what, from: self.log.len(), end: Instant::now() + self.timeout }
    }

    fn timed_out(&self, what: &str, seen: String) -> PersonError {
        let seen = if seen.is_empty() { "(nothing)".to_owned() } else { seen };
        let waited_ms = Duration::as_millis(&self.timeout);
        PersonError::TimedOut { name: self.name.clone(), waited_ms, what: what.to_owned(), seen }
    }
}

/// One wait: what for, until when, and which events were already seen.
struct Watch<'a> {
    person: &'a Person,
    what: String,
    from: usize,
    end: Instant,
}

impl Watch<'_> {
    /// Returns when an event since the last look may have changed what is visible. A new session counts too. `seen` is
    /// the result of the last look, for the error.
    async fn next_change(
        &mut self,
        is_relevant: impl Fn(&GatewayEvent) -> bool,
        seen: String,
    ) -> Result<(), PersonError> {
        let next = |events: &[GatewayEvent]| {
            events.iter().position(|event| is_relevant(event) || event.name == "READY")
        };
        let received = tokio::time::timeout_at(self.end, self.person.log.until(self.from, next)).await;
        let place = received.map_err(|_| self.person.timed_out(&self.what, seen))?;
        self.from += place + 1;
        Ok(())
    }
}

fn is_about_channels(event: &GatewayEvent) -> bool {
    ["CHANNEL_", "THREAD_", "GUILD_"].iter().any(|prefix| event.name.starts_with(prefix))
}

fn is_direct(event: &GatewayEvent) -> bool {
    event.name.starts_with("MESSAGE_") && event.data["guild_id"].is_null()
}

/// Whether an event is about messages of this channel.
fn is_about(channel: Id) -> impl Fn(&GatewayEvent) -> bool {
    move |event| event.name.starts_with("MESSAGE_") && id_of(&event.data["channel_id"]) == channel
}

fn describe(message: &Message) -> String {
    let words = message.words().replace('\n', " / ");
    let words: String = words.chars().take(300).collect();
    format!("  {} [{}]: {words}", message.author_name, message.id)
}

fn list_events(events: &[GatewayEvent]) -> String {
    let line = |event: &GatewayEvent| {
        let data: String = event.data.to_string().chars().take(200).collect();
        format!("  {} {data}", event.name)
    };
    events.iter().rev().take(SHOWN).rev().map(line).collect::<Vec<_>>().join("\n")
}
