//! Owns `POST /interactions/{id}/{token}/callback`: which responses are allowed, and their effect. Must not know
//! follow-ups.

use super::{Interaction, Progress, interaction_kind};
use crate::world::message::{EPHEMERAL, LOADING};
use crate::world::message_write::NewMessage;
use crate::world::modal::read_modal_components;
use crate::world::{ApiError, ApiResult, Draft, Event, Id, Outcome, Problems, Upload, World};
use serde_json::{Value, json};

/// Interaction callback types by Discord's number.
mod callback {
    pub(super) const MESSAGE: u64 = 4;
    pub(super) const DEFERRED_MESSAGE: u64 = 5;
    pub(super) const DEFERRED_UPDATE: u64 = 6;
    pub(super) const UPDATE: u64 = 7;
    pub(super) const CHOICES: u64 = 8;
    pub(super) const MODAL: u64 = 9;
}

impl World {
    /// Responds to an interaction. 204, or the callback object if `with_response` is set.
    ///
    /// # Errors
    /// 10062 unknown or failed interaction, or wrong token; 40060 already acknowledged; 50006; 50035 for a wrong type.
    pub fn answer_interaction(
        &mut self,
        id: Id,
        token: &str,
        body: &Value,
        files: &[Upload],
        with_response: bool,
    ) -> ApiResult<Outcome> {
        let interaction = self.interaction(id, token)?.clone();
        if interaction.progress == Progress::Answered {
            return Err(ApiError::of(40060));
        }
        let kind = body.get("type").and_then(Value::as_u64).unwrap_or(0);
        check_fits(&interaction, kind)?;
        let data = body.get("data").filter(|data| !data.is_null()).cloned().unwrap_or_else(|| json!({}));
        let (message, mut events) = match kind {
            callback::MESSAGE => self.answer_with_message(&interaction, &data, files)?,
            callback::DEFERRED_MESSAGE => self.answer_later(&interaction, &data),
            callback::UPDATE => self.answer_with_update(&interaction, &data, files)?,
            callback::CHOICES => (None, vec![offer_choices(&interaction, &data)?]),
            callback::MODAL => (None, vec![self.open_modal(&interaction, &data)?]),
            _ => (None, Vec::new()),
        };
        if !matches!(kind, callback::CHOICES | callback::MODAL) {
            let echo = json!({ "id": id, "nonce": interaction.nonce });
            events.push(interaction.to_session("INTERACTION_SUCCESS", echo));
        }
        let original = message.or(if kind == callback::DEFERRED_UPDATE { interaction.source } else { None });
        if let Some(known) = self.interactions.get_mut(&id) {
            known.progress = Progress::Answered;
            known.original = original;
            known.messages.extend(message);
        }
        let outcome =
            if with_response { self.describe_answer(&interaction, kind, message) } else { Outcome::empty() };
        Ok(outcome.with_all(events))
    }

    fn answer_with_message(
        &mut self,
        interaction: &Interaction,
        data: &Value,
        files: &[Upload],
    ) -> ApiResult<(Option<Id>, Vec<Event>)> {
        let draft = Draft::read(data, files)?;
        if draft.is_empty() {
            return Err(ApiError::of(50006));
        }
        draft.check_media(&[])?;
        let flags = draft.flags.unwrap_or(0);
        let (id, events) =
            self.insert_message(new_message(interaction, flags), self.as_reply(interaction, draft));
        Ok((Some(id), events))
    }

    fn answer_later(&mut self, interaction: &Interaction, data: &Value) -> (Option<Id>, Vec<Event>) {
        let ephemeral = data.get("flags").and_then(Value::as_u64).unwrap_or(0) & EPHEMERAL;
        let draft = self.as_reply(interaction, Draft::default());
        let (id, events) = self.insert_message(new_message(interaction, ephemeral | LOADING), draft);
        (Some(id), events)
    }

    fn answer_with_update(
        &mut self,
        interaction: &Interaction,
        data: &Value,
        files: &[Upload],
    ) -> ApiResult<(Option<Id>, Vec<Event>)> {
        let source = interaction.source.ok_or_else(|| ApiError::of(10008))?;
        let flags = self.message(interaction.channel, source).map_or(0, |message| message.flags);
        let draft = Draft::read_change(data, files, flags)?;
        let outcome = self.update_message(interaction.channel, source, draft)?;
        Ok((Some(source), outcome.events))
    }

    /// Opens a modal. Its definition is kept until it is submitted.
    fn open_modal(&mut self, interaction: &Interaction, data: &Value) -> ApiResult<Event> {
        let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or("");
        let mut problems = Problems::default();
        problems.check_length("data.title", text("title"), 1, 45);
        problems.check_length("data.custom_id", text("custom_id"), 1, 100);
        problems.finish()?;
        let list = data.get("components").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let components = read_modal_components(list)?;
        let modal =
            json!({ "custom_id": text("custom_id"), "title": text("title"), "components": components });
        let event = json!({
            "id": interaction.id, "nonce": interaction.nonce, "channel_id": interaction.channel,
            "application": self.application_json(interaction.application)?,
            "custom_id": modal["custom_id"], "title": modal["title"], "components": modal["components"],
        });
        if let Some(known) = self.interactions.get_mut(&interaction.id) {
            known.modal = Some(modal);
        }
        Ok(interaction.to_session("INTERACTION_MODAL_CREATE", event))
    }

    /// A response to a component is a reply to the message of the component.
    pub(super) fn as_reply(&self, interaction: &Interaction, draft: Draft) -> Draft {
        let source = interaction.source.filter(|source| self.message(interaction.channel, *source).is_some());
        Draft { reply_to: source.filter(|_| interaction.answer_kind == 19), ..draft }
    }

    fn describe_answer(&self, interaction: &Interaction, kind: u64, message: Option<Id>) -> Outcome {
        let message = message.and_then(|id| self.message(interaction.channel, id));
        let mut body = json!({
            "interaction": { "id": interaction.id, "type": interaction.kind, "channel_id": interaction.channel },
        });
        if let Some(guild) = interaction.guild {
            body["interaction"]["guild_id"] = json!(guild);
        }
        if let Some(message) = message {
            body["interaction"]["response_message_id"] = json!(message.id);
            body["interaction"]["response_message_loading"] = json!(message.flags & LOADING != 0);
            body["interaction"]["response_message_ephemeral"] = json!(message.flags & EPHEMERAL != 0);
        }
        if let (callback::MESSAGE | callback::UPDATE, Some(message)) = (kind, message) {
            body["resource"] = json!({ "type": kind, "message": self.message_json(message) });
        }
        Outcome::ok(body)
    }
}

/// Channel, author and reader of a response message.
pub(super) fn new_message(interaction: &Interaction, flags: u64) -> NewMessage {
    let flags = if interaction.quiet { flags | EPHEMERAL } else { flags };
    NewMessage {
        channel: interaction.channel,
        author: interaction.application,
        kind: interaction.answer_kind,
        flags,
        interaction: Some(interaction.metadata.clone()),
        application: Some(interaction.application),
        reader: (flags & EPHEMERAL != 0).then_some(interaction.user),
        ..NewMessage::default()
    }
}

fn check_fits(interaction: &Interaction, kind: u64) -> ApiResult<()> {
    let from_message = interaction.source.is_some();
    let fits = match (interaction.kind, kind) {
        (interaction_kind::AUTOCOMPLETE, kind) => kind == callback::CHOICES,
        (_, callback::MESSAGE | callback::DEFERRED_MESSAGE) => true,
        (_, callback::UPDATE | callback::DEFERRED_UPDATE) => from_message,
        // A modal is not a valid response to a modal submit.
        (asked, callback::MODAL) => asked != interaction_kind::MODAL_SUBMIT,
        _ => false,
    };
    match fits {
        true => Ok(()),
        false => {
            let message = "This response type is not valid for this interaction.";
            Err(ApiError::field("type", "INTERACTION_RESPONSE_TYPE_INVALID", message))
        }
    }
}

fn offer_choices(interaction: &Interaction, data: &Value) -> ApiResult<Event> {
    let choices = data.get("choices").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut problems = Problems::default();
    if choices.len() > 25 {
        problems.add("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
    }
    for (n, choice) in choices.iter().enumerate() {
        let name = choice.get("name").and_then(Value::as_str).unwrap_or("");
        problems.check_length(&format!("data.choices.{n}.name"), name, 1, 100);
        if let Some(value) = choice.get("value").and_then(Value::as_str) {
            problems.check_length(&format!("data.choices.{n}.value"), value, 0, 100);
        }
    }
    problems.finish()?;
    let data = json!({ "nonce": interaction.nonce, "choices": choices });
    Ok(interaction.to_session("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", data))
}
