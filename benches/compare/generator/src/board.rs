//! Which presses wait for their answer, read from the events of the local Discord at the moment they are published. Must not
//! know why they were pressed.

use crate::press::Act;
use crate::world::{CONFIRM, button, id_of};
use discord_emulator::{Event, Id};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Discord's flag of a message that says "thinking…".
const LOADING: u64 = 128;

/// A press that waits.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) slot: usize,
    pub(crate) act: Act,
    pub(crate) sent: Instant,
    /// The message that answers it, and whether it has no content yet.
    message: Option<(Id, bool)>,
    confirm: Option<Question>,
}

/// The message that asks to confirm, and its button.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) message: Id,
    pub(crate) custom_id: String,
}

/// A press that was answered.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) slot: usize,
    pub(crate) act: Act,
    pub(crate) took: Duration,
    pub(crate) confirm: Option<Question>,
}

#[derive(Debug, Default)]
pub(crate) struct Board {
    waiting: HashMap<Id, Waiting>,
    /// Messages without content yet, and what they answer.
    loading: HashMap<Id, Id>,
    answered: Vec<Answered>,
}

impl Waiting {
    pub(crate) fn new(slot: usize, act: Act, sent: Instant) -> Self {
        Self { slot, act, sent, message: None, confirm: None }
    }
}

impl Board {
    pub(crate) fn add(&mut self, interaction: Id, waiting: Waiting) {
        self.waiting.insert(interaction, waiting);
    }

    pub(crate) fn take_answered(&mut self) -> Vec<Answered> {
        std::mem::take(&mut self.answered)
    }

    pub(crate) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How long the oldest press waits.
    pub(crate) fn longest(&self, now: Instant) -> Duration {
        let waits = self.waiting.values().map(|waiting| now.saturating_duration_since(waiting.sent));
        waits.max().unwrap_or_default()
    }

    /// What waits, and for how long, for a message about it.
    pub(crate) fn describe(&self, now: Instant) -> String {
        let one = |waiting: &Waiting| {
            let wait_ms = now.saturating_duration_since(waiting.sent).as_millis();
            format!("{:?} {wait_ms} ms", waiting.act)
        };
        let mut all: Vec<String> = self.waiting.values().map(one).collect();
        all.sort_unstable();
        all.truncate(5);
        format!("{} wait: {}", self.waiting.len(), all.join(", "))
    }

    pub(crate) fn hear(&mut self, event: &Event) {
        match event.name {
            "MESSAGE_CREATE" => self.hear_message(event),
            "MESSAGE_UPDATE" => self.hear_update(event),
            "INTERACTION_SUCCESS" | "INTERACTION_MODAL_CREATE" => self.hear_end(event),
            _ => {}
        }
    }

    fn hear_message(&mut self, event: &Event) {
        let interaction = id_of(&event.data["interaction_metadata"]["id"]);
        let Some(waiting) = interaction.and_then(|id| self.waiting.get_mut(&id)) else { return };
        let Some(message) = id_of(&event.data["id"]) else { return };
        waiting.message = Some((message, is_loading(event)));
        waiting.confirm = question(event, message);
    }

    fn hear_update(&mut self, event: &Event) {
        if self.loading.is_empty() || is_loading(event) {
            return;
        }
        let Some(message) = id_of(&event.data["id"]) else { return };
        let Some(interaction) = self.loading.remove(&message) else { return };
        if let Some(waiting) = self.waiting.get_mut(&interaction) {
            waiting.confirm = question(event, message);
            self.finish(interaction);
        }
    }

    fn hear_end(&mut self, event: &Event) {
        let Some(interaction) = id_of(&event.data["id"]) else { return };
        let Some(waiting) = self.waiting.get_mut(&interaction) else { return };
        match waiting.message {
            Some((message, true)) => drop(self.loading.insert(message, interaction)),
            _ => self.finish(interaction),
        }
    }

    fn finish(&mut self, interaction: Id) {
        let Some(waiting) = self.waiting.remove(&interaction) else { return };
        let Waiting { slot, act, sent, confirm, .. } = waiting;
        self.answered.push(Answered { slot, act, took: sent.elapsed(), confirm });
    }
}

fn is_loading(event: &Event) -> bool {
    event.data["flags"].as_u64().unwrap_or(0) & LOADING != 0
}

fn question(event: &Event, message: Id) -> Option<Question> {
    button(&event.data, CONFIRM).map(|custom_id| Question { message, custom_id })
}
