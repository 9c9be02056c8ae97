//! Direct messages that people write to Parley: answered with the way to `/help`, now and then. Owns how often; what was written is
//! neither read nor kept.

use super::views::pages::pointer;
use crate::discord::failure::Failure;
use crate::domain::ids::PersonId;
use crate::domain::time::{DAY_MS, UnixMs};
use crate::words::Language;
use serenity::http::Http;
use serenity::model::channel::{Message, MessageType};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tracing::debug;

/// How long after an answer somebody gets another one.
const AGAIN_MS: i64 = DAY_MS;
/// People of whom it's remembered when they got one. Who is forgotten gets another one sooner, and that's all.
const REMEMBERED: usize = 4_096;

/// Who was answered lately. A memory that may be lost at any time, so that no message costs a statement.
#[derive(Debug, Default)]
pub struct Pointers(Mutex<HashMap<PersonId, UnixMs>>);

impl Pointers {
    /// Whether `person` is to be answered now; if so, it's noted.
    fn is_due(&self, person: PersonId, now: UnixMs) -> bool {
        let mut answered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answered.get(&person).is_some_and(|at| now.since(*at) < AGAIN_MS) {
            return false;
        }
        if answered.len() >= REMEMBERED {
            answered.retain(|_, at| now.since(*at) < AGAIN_MS);
        }
        if answered.len() >= REMEMBERED {
            answered.clear();
        }
        answered.insert(person, now);
        true
    }

    /// Answers a direct message of a person's, unless they got an answer lately. Best effort: nothing depends on it.
    pub async fn answer(&self, http: &Http, message: &Message, now: UnixMs) {
        if !is_ours(message) || !self.is_due(message.author.id.into(), now) {
            return;
        }
        // Discord says nothing of the language of somebody who writes a message.
        let post = pointer(Language::default());
        let nonce = message.id.to_string();
        let sent = message.channel_id.send_message(http, post.to_message(&nonce)).await;
        if let Err(failure) = sent.map_err(Failure::from) {
            debug!(%failure, "couldn't answer a direct message");
        }
    }
}

/// Whether a person wrote it to Parley directly. Parley's own direct messages come back as events, too.
fn is_ours(message: &Message) -> bool {
    let is_written = matches!(message.kind, MessageType::Regular | MessageType::InlineReply);
    message.guild_id.is_none() && !message.author.bot && message.webhook_id.is_none() && is_written
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixMs = UnixMs(1_000_000);

    #[test]
    fn somebody_is_answered_once_a_day() {
        let pointers = Pointers::default();
        assert!(pointers.is_due(PersonId(1), NOW));
        assert!(!pointers.is_due(PersonId(1), NOW.plus(AGAIN_MS - 1)));
        assert!(pointers.is_due(PersonId(2), NOW), "others are answered");
        assert!(pointers.is_due(PersonId(1), NOW.plus(AGAIN_MS)));
    }

    #[test]
    fn memory_is_bounded() {
        let pointers = Pointers::default();
        for id in 0..10_000 {
            assert!(pointers.is_due(PersonId(id), NOW));
        }
        assert!(pointers.0.lock().expect("not poisoned").len() <= REMEMBERED);
    }
}
