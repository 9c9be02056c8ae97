//! What a channel's webhook posts, and how that is read, edited and deleted with its token. Must not know permissions of
//! accounts: the token is all that is needed.

use super::account::read_id;
use super::kinds;
use super::message::EPHEMERAL;
use super::message_write::NewMessage;
use super::records::Webhook;
use super::state::{Message, Signature};
use super::webhook::WebhookAccess;
use super::{ApiError, ApiResult, Caller, Draft, Event, Id, Outcome, Problems, Upload, World};
use serde_json::{Value, json};

impl World {
    /// `POST /webhooks/{id}/{token}`, in its channel or in a thread of it. With `wait` the answer is the message.
    ///
    /// # Errors
    /// 10003 for an unknown thread, 10015, 50006, 50027, 50035.
    pub fn execute_webhook(
        &mut self,
        (id, token): (Id, &str),
        (thread, wait): (Option<Id>, bool),
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        let webhook = self.webhook_for(id, WebhookAccess::Token(token))?.clone();
        let draft = Draft::read(body, files)?;
        if draft.is_empty() {
            return Err(ApiError::of(50006));
        }
        draft.check_media(&[])?;
        let name = body.get("username").and_then(Value::as_str).filter(|name| !name.is_empty());
        let name = name.unwrap_or(&webhook.name).to_owned();
        let mut problems = Problems::default();
        problems.check_length("username", &name, 1, 80);
        problems.finish()?;
        let (channel, mut events) = self.webhook_place(&webhook, thread, body)?;
        let creator = Some(webhook.creator).filter(|creator| self.applications.contains_key(creator));
        let new_message = NewMessage {
            channel,
            author: id,
            flags: draft.flags.unwrap_or(0) & !EPHEMERAL,
            application: creator,
            signed: Some(Signature { webhook: id, name }),
            ..NewMessage::default()
        };
        let (message, posted) = self.insert_message(new_message, draft);
        events.extend(posted);
        let shown = self.message(channel, message).map(|message| self.message_json(message));
        let outcome = if wait { Outcome::ok(shown.unwrap_or_default()) } else { Outcome::empty() };
        Ok(outcome.with_all(events))
    }

    /// Where it posts: its channel, the thread that was named, or in a forum a new one.
    fn webhook_place(
        &mut self,
        webhook: &Webhook,
        thread: Option<Id>,
        body: &Value,
    ) -> ApiResult<(Id, Vec<Event>)> {
        if let Some(thread) = thread {
            let known = self.channels.get(&thread).filter(|known| known.parent == Some(webhook.channel));
            let known = known.filter(|known| known.thread.is_some()).ok_or_else(|| ApiError::of(10003))?;
            let who = Caller::Person { id: webhook.creator };
            let archived = known.thread.as_ref().is_some_and(|thread| thread.archived);
            let events = if archived { self.unarchive_thread(&who, thread) } else { Vec::new() };
            return Ok((thread, events));
        }
        let kind = self.channels.get(&webhook.channel).ok_or_else(|| ApiError::of(10003))?.kind;
        if !kinds::is_forum(kind) {
            return Ok((webhook.channel, Vec::new()));
        }
        let Some(name) = body.get("thread_name").and_then(Value::as_str) else {
            let message = "Webhooks posted to forum channels must have a thread_name or thread_id";
            return Err(ApiError { message: message.to_owned(), ..ApiError::nameless(400, "") });
        };
        let who = Caller::Person { id: webhook.creator };
        let wanted = json!({ "name": name, "applied_tags": body.get("applied_tags") });
        let opened = self.open_thread(&who, webhook.channel, &wanted, None)?;
        let id = read_id(opened.body.get("id")).unwrap_or_default();
        Ok((id, opened.events))
    }

    /// `GET /webhooks/{id}/{token}/messages/{message}`.
    ///
    /// # Errors
    /// 10008, 10015, 50027.
    pub fn read_webhook_message(
        &self,
        access: (Id, &str),
        thread: Option<Id>,
        message: Id,
    ) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.message_json(self.of_webhook(access, thread, message)?)))
    }

    /// `PATCH /webhooks/{id}/{token}/messages/{message}`.
    ///
    /// # Errors
    /// 10008, 10015, 50006, 50027, 50035.
    pub fn edit_webhook_message(
        &mut self,
        access: (Id, &str),
        (thread, message): (Option<Id>, Id),
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        let found = self.of_webhook(access, thread, message)?;
        let (channel, id) = (found.channel, found.id);
        let flags = self.message(channel, id).map_or(0, |message| message.flags);
        self.update_message(channel, id, Draft::read_change(body, files, flags)?)
    }

    /// `DELETE /webhooks/{id}/{token}/messages/{message}`.
    ///
    /// # Errors
    /// 10008, 10015, 50027.
    pub fn delete_webhook_message(
        &mut self,
        access: (Id, &str),
        thread: Option<Id>,
        message: Id,
    ) -> ApiResult<Outcome> {
        let found = self.of_webhook(access, thread, message)?;
        let (channel, id) = (found.channel, found.id);
        Ok(Outcome::empty().with_all(self.remove_message(channel, id)))
    }

    fn of_webhook(&self, (id, token): (Id, &str), thread: Option<Id>, message: Id) -> ApiResult<&Message> {
        let webhook = self.webhook_for(id, WebhookAccess::Token(token))?;
        let found = self.message(thread.unwrap_or(webhook.channel), message);
        found.filter(|message| message.author == id).ok_or_else(|| ApiError::of(10008))
    }
}
