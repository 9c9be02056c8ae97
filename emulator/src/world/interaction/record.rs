//! Owns the record of an interaction, from its start to the last follow-up, and its deadlines. Must not know timers or
//! sockets.

pub use crate::world::records::{Interaction, Progress};
use crate::world::{ApiError, ApiResult, Audience, Event, Id, World};
use serde_json::{Value, json};

/// How long an interaction's token lives.
const TOKEN_MS: u64 = 15 * 60 * 1000;
/// How many interactions are kept. A program that presses without a pause would fill the machine's memory otherwise; Discord
/// has no such limit, and people never come near it.
const INTERACTIONS_KEPT: usize = 50_000;
/// The reason code in INTERACTION_FAILURE when the bot did not respond in time.
const REASON_TIMEOUT: u64 = 2;

/// Interaction types by Discord's number.
pub mod interaction_kind {
    /// A slash or context command.
    pub const COMMAND: u64 = 2;
    /// A button or select.
    pub const COMPONENT: u64 = 3;
    /// Autocomplete.
    pub const AUTOCOMPLETE: u64 = 4;
    /// A submitted modal.
    pub const MODAL_SUBMIT: u64 = 5;
}

impl World {
    /// Fails an interaction without a response, when the time for it is over.
    pub fn expire_interaction(&mut self, id: Id) -> Vec<Event> {
        let Some(interaction) = self.interactions.get_mut(&id) else { return Vec::new() };
        if interaction.progress != Progress::Waiting {
            return Vec::new();
        }
        interaction.progress = Progress::Failed;
        let data = json!({ "id": id, "nonce": interaction.nonce, "reason_code": REASON_TIMEOUT });
        vec![interaction.to_session("INTERACTION_FAILURE", data)]
    }

    /// Interactions without a response, such as after a restart.
    pub fn waiting_interactions(&self) -> Vec<Id> {
        let waiting = self.interactions.values().filter(|known| known.progress == Progress::Waiting);
        waiting.map(|known| known.id).collect()
    }

    /// The interaction with this id and token.
    pub(super) fn interaction(&self, id: Id, token: &str) -> ApiResult<&Interaction> {
        let known = self.interactions.get(&id).filter(|known| known.token == token);
        known.filter(|known| known.progress != Progress::Failed).ok_or_else(|| ApiError::of(10062))
    }

    /// The interaction of a webhook's id and token, once it has a response.
    pub(super) fn webhook(&self, application: Id, token: &str) -> ApiResult<&Interaction> {
        let known = self.tokens.get(token).and_then(|id| self.interactions.get(id));
        let known =
            known.filter(|known| known.application == application && known.progress == Progress::Answered);
        let known = known.ok_or_else(|| ApiError::of(10015))?;
        match self.now_ms() > known.created_ms + TOKEN_MS {
            true => Err(ApiError::of(50027)),
            false => Ok(known),
        }
    }

    pub(super) fn keep_interaction(&mut self, interaction: Interaction) {
        if self.interactions.len() % 512 == 511 {
            let since_ms = self.now_ms().saturating_sub(2 * TOKEN_MS);
            self.interactions.retain(|_, known| known.created_ms > since_ms);
            self.forget_oldest(INTERACTIONS_KEPT);
            let kept = &self.interactions;
            self.tokens.retain(|_, id| kept.contains_key(id));
        }
        self.tokens.insert(interaction.token.clone(), interaction.id);
        self.interactions.insert(interaction.id, interaction);
    }

    /// Keeps so many interactions, and of the others neither the record nor what only one person read.
    pub(crate) fn forget_oldest(&mut self, kept: usize) {
        while self.interactions.len() > kept {
            let Some((_, oldest)) = self.interactions.pop_first() else { return };
            let Some(messages) = self.messages.get_mut(&oldest.channel) else { continue };
            for id in oldest.messages {
                if messages.get(&id).is_some_and(|message| message.reader.is_some()) {
                    messages.remove(&id);
                }
            }
        }
    }
}

impl Interaction {
    /// An event for the session that started the interaction.
    pub(super) fn to_session(&self, name: &'static str, data: Value) -> Event {
        Event::new(Audience::Session { user: self.user, session_id: self.session_id.clone() }, name, data)
    }
}
