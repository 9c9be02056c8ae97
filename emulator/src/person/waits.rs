//! Waiting until a person can see something. Each wait looks at what is there first, then at what comes, so that it does
//! not matter which was earlier; each has one overall limit, and its error shows what was seen instead.

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::message::id_of;
use super::{Channel, Message, Person, PersonError, Seen};
use crate::world::Id;

/// Messages and events that an error shows at most.
const SHOWN: usize = 12;

impl Person {
    /// Waits until the channel has a message for which `is_meant` holds, and returns the newest such.
    ///
    /// # Errors
    /// When none comes in time, or this person cannot see the channel.
    pub async fn wait_message(
        &self,
        channel: Id,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let what = format!("a message in channel {channel}");
        self.poll(&what, is_about(channel), async || {
            let all = self.messages(channel).await?;
            let seen = all.iter().rev().take(SHOWN).rev().map(describe).collect::<Vec<_>>().join("\n");
            Ok(all.into_iter().rev().find(|message| is_meant(message)).ok_or(seen))
        })
        .await
    }

    /// Waits until this message is such that `is_meant` holds.
    ///
    /// # Errors
    /// When it does not become so in time, or is not among the latest of its channel.
    pub async fn wait_update(
        &self,
        message: &Message,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let what = format!("a change of message {} in channel {}", message.id, message.channel);
        self.poll(&what, is_about(message.channel), async || {
            let all = self.messages(message.channel).await?;
            let now = all.into_iter().find(|each| each.id == message.id);
            Ok(match now {
                Some(now) if is_meant(&now) => Ok(now),
                Some(now) => Err(describe(&now)),
                None => Err("(the message is not there)".to_owned()),
            })
        })
        .await
    }

    /// Waits until a message is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn wait_gone(&self, message: &Message) -> Result<(), PersonError> {
        let what = format!("message {} to go", message.id);
        self.poll(&what, is_about(message.channel), async || {
            let all = self.messages(message.channel).await?;
            Ok(all.iter().find(|each| each.id == message.id).map_or(Ok(()), |still| Err(describe(still))))
        })
        .await
    }

    /// Waits until the server has a channel (that this person sees) for which `is_meant` holds.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn wait_channel(
        &self,
        guild: Id,
        is_meant: impl Fn(&Channel) -> bool,
    ) -> Result<Channel, PersonError> {
        let is_news = |event: &Seen| event.name.starts_with("CHANNEL_") || event.name.starts_with("GUILD_");
        self.poll("a channel", is_news, async || {
            let all = self.channels(guild).await?;
            let names = all.iter().map(|channel| format!("#{}", channel.name)).collect::<Vec<_>>().join(" ");
            Ok(all.into_iter().find(|channel| is_meant(channel)).ok_or(names))
        })
        .await
    }

    /// Waits for a direct message, in any conversation, for which `is_meant` holds.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn wait_direct_message(
        &self,
        is_meant: impl Fn(&Message) -> bool,
    ) -> Result<Message, PersonError> {
        let is_news = |event: &Seen| event.name.starts_with("MESSAGE_") && event.data["guild_id"].is_null();
        self.poll("a direct message", is_news, async || {
            let mut seen = String::from("(no direct messages)");
            for channel in self.direct_channels().await? {
                let all = self.messages(channel.id).await?;
                seen = all.iter().map(describe).collect::<Vec<_>>().join("\n");
                if let Some(found) = all.into_iter().rev().find(|message| is_meant(message)) {
                    return Ok(Ok(found));
                }
            }
            Ok(Err(seen))
        })
        .await
    }

    /// Waits for a gateway event, past or to come, and returns the first that fits.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn wait_event(
        &self,
        name: &str,
        is_meant: impl Fn(&Value) -> bool,
    ) -> Result<Value, PersonError> {
        let fits = |event: &&Seen| event.name == name && is_meant(&event.data);
        self.until(0, name, |events| events.iter().find(fits).map(|event| event.data.clone())).await
    }

    /// Waits for something among the events from a place in the log on.
    pub(super) async fn until<T>(
        &self,
        from: usize,
        what: &str,
        find: impl FnMut(&[Seen]) -> Option<T>,
    ) -> Result<T, PersonError> {
        let waiting = tokio::time::timeout(self.patience, self.log.until(from, find));
        waiting.await.map_err(|_| self.timed_out(what, self.log.look(from, list_events)))
    }

    /// Looks, and looks again after each event that may have changed what can be seen; a new session may have too.
    async fn poll<T>(
        &self,
        what: &str,
        is_news: impl Fn(&Seen) -> bool,
        look: impl AsyncFn() -> Result<Result<T, String>, PersonError>,
    ) -> Result<T, PersonError> {
        let end = Instant::now() + self.patience;
        loop {
            let from = self.log.len();
            let seen = match look().await? {
                Ok(found) => return Ok(found),
                Err(seen) => seen,
            };
            let news = |events: &[Seen]| {
                events.iter().any(|event| is_news(event) || event.name == "READY").then_some(())
            };
            if tokio::time::timeout_at(end, self.log.until(from, news)).await.is_err() {
                return Err(self.timed_out(what, seen));
            }
        }
    }

    fn timed_out(&self, what: &str, seen: String) -> PersonError {
        let seen = if seen.is_empty() { "(nothing)".to_owned() } else { seen };
        let waited_ms = Duration::as_millis(&self.patience);
        PersonError::TimedOut { name: self.name.clone(), waited_ms, what: what.to_owned(), seen }
    }
}

/// Whether an event is about messages of this channel.
fn is_about(channel: Id) -> impl Fn(&Seen) -> bool {
    move |event| event.name.starts_with("MESSAGE_") && id_of(&event.data["channel_id"]) == channel
}

fn describe(message: &Message) -> String {
    let words = message.words().replace('\n', " / ");
    let words: String = words.chars().take(300).collect();
    format!("  {} [{}]: {words}", message.author_name, message.id)
}

fn list_events(events: &[Seen]) -> String {
    let line = |event: &Seen| {
        let data: String = event.data.to_string().chars().take(200).collect();
        format!("  {} {data}", event.name)
    };
    events.iter().rev().take(SHOWN).rev().map(line).collect::<Vec<_>>().join("\n")
}
