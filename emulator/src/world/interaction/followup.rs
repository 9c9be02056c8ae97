//! Owns the webhook calls of an interaction token: `@original` and follow-up messages. Must not know the first
//! response.

use super::Interaction;
use super::answer::new_message;
use crate::world::message::{EPHEMERAL, LOADING};
use crate::world::state::Message;
use crate::world::{ApiError, ApiResult, Draft, Id, Outcome, Upload, World};
use serde_json::Value;

/// Which message of an interaction a webhook route is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `@original`.
    Original,
    /// A message by id.
    Message(Id),
}

impl World {
    /// `POST /webhooks/{application}/{token}`. The first follow-up after a deferred response completes that response.
    ///
    /// # Errors
    /// 10015 for an unknown token or without a first response, 50027 after 15 minutes, 50006, 50035.
    pub fn create_followup(
        &mut self,
        application: Id,
        token: &str,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        let interaction = self.webhook(application, token)?.clone();
        let draft = Draft::read(body, files)?;
        if draft.is_empty() {
            return Err(ApiError::of(50006));
        }
        draft.check_media(&[])?;
        if !self.channels.contains_key(&interaction.channel) {
            return Err(ApiError::of(10003));
        }
        let original = interaction.original.and_then(|id| self.message(interaction.channel, id));
        if let Some(loading) =
            original.filter(|message| message.flags & LOADING != 0).map(|message| message.id)
        {
            return self.update_message(interaction.channel, loading, draft);
        }
        let mut new_message = new_message(&interaction, draft.flags.unwrap_or(0));
        if let (Some(Value::Object(metadata)), Some(original)) =
            (&mut new_message.interaction, interaction.original)
        {
            metadata.insert("original_response_message_id".to_owned(), serde_json::json!(original));
        }
        let (id, events) = self.insert_message(new_message, self.as_reply(&interaction, draft));
        if let Some(known) = self.interactions.get_mut(&interaction.id) {
            known.messages.push(id);
        }
        let body = self.message(interaction.channel, id).map(|message| self.message_json(message));
        Ok(Outcome::ok(body.unwrap_or_default()).with_all(events))
    }

    /// `GET /webhooks/{application}/{token}/messages/{…}`.
    ///
    /// # Errors
    /// 10008, 10015, 50027.
    pub fn read_followup(&self, application: Id, token: &str, target: Target) -> ApiResult<Outcome> {
        let interaction = self.webhook(application, token)?;
        Ok(Outcome::ok(self.message_json(self.webhook_message(interaction, target)?)))
    }

    /// `PATCH /webhooks/{application}/{token}/messages/{…}`.
    ///
    /// # Errors
    /// 10008, 10015, 50006, 50027, 50035.
    pub fn edit_followup(
        &mut self,
        application: Id,
        token: &str,
        target: Target,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        let interaction = self.webhook(application, token)?;
        let message = self.webhook_message(interaction, target)?;
        let (channel, id) = (message.channel, message.id);
        let mut draft = Draft::read_change(body, files, message.flags)?;
        draft.flags = draft.flags.map(|flags| flags & !EPHEMERAL);
        self.update_message(channel, id, draft)
    }

    /// `DELETE /webhooks/{application}/{token}/messages/{…}`.
    ///
    /// # Errors
    /// 10008, 10015, 50027.
    pub fn delete_followup(&mut self, application: Id, token: &str, target: Target) -> ApiResult<Outcome> {
        let interaction = self.webhook(application, token)?;
        let message = self.webhook_message(interaction, target)?;
        let (channel, id) = (message.channel, message.id);
        Ok(Outcome::empty().with_all(self.remove_message(channel, id)))
    }

    fn webhook_message(&self, interaction: &Interaction, target: Target) -> ApiResult<&Message> {
        let id = match target {
            Target::Original => interaction.original,
            Target::Message(id) => interaction.messages.contains(&id).then_some(id),
        };
        id.and_then(|id| self.message(interaction.channel, id)).ok_or_else(|| ApiError::of(10008))
    }
}
