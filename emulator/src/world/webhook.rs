//! Webhooks of channels: creating, changing and deleting them. What they post is in `webhook_message`.

use super::account::read_id;
use super::audit::action;
use super::records::Webhook;
use super::state::channel_kind;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most webhooks of a channel.
const WEBHOOKS_MAX: usize = 15;

/// Who asks for a webhook: an account with permissions, or anyone with its token.
#[derive(Clone, Copy, Debug)]
pub enum WebhookAccess<'a> {
    /// An account.
    Account(&'a Caller),
    /// The token.
    Token(&'a str),
}

impl World {
    /// Whether a channel has a webhook with this id; otherwise an application may have it, for interactions.
    pub fn is_channel_webhook(&self, id: Id) -> bool {
        self.webhooks.contains_key(&id)
    }

    /// `POST /channels/{id}/webhooks`.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_WEBHOOKS`, 50024 for a channel without messages, 30007, 50035.
    pub fn create_webhook(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let known = self.permitted(channel, who.id(), Permissions::MANAGE_WEBHOOKS)?;
        if known.kind == channel_kind::CATEGORY || known.thread.is_some() {
            return Err(ApiError::of(50024));
        }
        let (_, guild) = self.guild_channel(channel)?;
        let name = read_name(body)?.ok_or_else(|| ApiError::required("name"))?;
        if self.webhooks.values().filter(|webhook| webhook.channel == channel).count() >= WEBHOOKS_MAX {
            return Err(ApiError::of(30007));
        }
        let id = self.next_id();
        let mixed = |by: u64| id.0.rotate_left(7).wrapping_mul(by);
        let token = format!(
            "{:x}.local.{:016x}{:016x}",
            id.0,
            mixed(0x9E37_79B9_7F4A_7C15),
            mixed(0xBF58_476D_1CE4_E5B9)
        );
        let webhook =
            Webhook { id, guild, channel, name, token: Some(token), creator: who.id(), source: None };
        let shown = self.webhook_json(&webhook, true);
        self.webhooks.insert(id, webhook);
        let logged = self.log_webhook(who, guild, action::WEBHOOK_CREATE, (&Value::Null, &shown));
        Ok(Outcome::ok(shown).with(webhooks_event(guild, channel)).with(logged))
    }

    /// `GET /channels/{id}/webhooks`.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_WEBHOOKS`.
    pub fn list_channel_webhooks(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::MANAGE_WEBHOOKS)?;
        let here = self.webhooks.values().filter(|webhook| webhook.channel == channel);
        Ok(Outcome::ok(here.map(|webhook| self.webhook_json(webhook, true)).collect()))
    }

    /// `GET /guilds/{id}/webhooks`.
    ///
    /// # Errors
    /// 10004, 50013 without `MANAGE_WEBHOOKS`.
    pub fn list_guild_webhooks(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_WEBHOOKS)?;
        let here = self.webhooks.values().filter(|webhook| webhook.guild == guild);
        Ok(Outcome::ok(here.map(|webhook| self.webhook_json(webhook, true)).collect()))
    }

    /// `GET /webhooks/{id}` and `/webhooks/{id}/{token}`.
    ///
    /// # Errors
    /// 10015, 50013 without `MANAGE_WEBHOOKS`, 50027 for a wrong token.
    pub fn read_webhook(&self, id: Id, access: WebhookAccess<'_>) -> ApiResult<Outcome> {
        let webhook = self.webhook_for(id, access)?;
        Ok(Outcome::ok(self.shown_to(webhook, access)))
    }

    /// `PATCH /webhooks/{id}` and `/webhooks/{id}/{token}`: the name, and with permissions the channel.
    ///
    /// # Errors
    /// 10003, 10015, 50013 without `MANAGE_WEBHOOKS`, 50027, 50035.
    pub fn edit_webhook(&mut self, id: Id, access: WebhookAccess<'_>, body: &Value) -> ApiResult<Outcome> {
        let before = self.webhook_for(id, access)?.clone();
        let mut changed = before.clone();
        changed.name = read_name(body)?.unwrap_or(changed.name);
        if let (WebhookAccess::Account(who), Some(channel)) = (access, read_id(body.get("channel_id"))) {
            self.permitted(channel, who.id(), Permissions::MANAGE_WEBHOOKS)?;
            if self.guild_of_channel(channel) != Some(before.guild) {
                return Err(ApiError::of(10003));
            }
            changed.channel = channel;
        }
        let (old, new) = (self.webhook_json(&before, true), self.webhook_json(&changed, true));
        let mut events = vec![webhooks_event(before.guild, changed.channel)];
        if let WebhookAccess::Account(who) = access {
            events.push(self.log_webhook(who, before.guild, action::WEBHOOK_UPDATE, (&old, &new)));
        }
        let shown = self.shown_to(&changed, access);
        self.webhooks.insert(id, changed);
        Ok(Outcome::ok(shown).with_all(events))
    }

    /// `DELETE /webhooks/{id}` and `/webhooks/{id}/{token}`.
    ///
    /// # Errors
    /// 10015, 50013 without `MANAGE_WEBHOOKS`, 50027.
    pub fn delete_webhook(&mut self, id: Id, access: WebhookAccess<'_>) -> ApiResult<Outcome> {
        let gone = self.webhook_for(id, access)?.clone();
        self.webhooks.remove(&id);
        let mut events = vec![webhooks_event(gone.guild, gone.channel)];
        if let WebhookAccess::Account(who) = access {
            let old = self.webhook_json(&gone, true);
            events.push(self.log_webhook(who, gone.guild, action::WEBHOOK_DELETE, (&old, &Value::Null)));
        }
        Ok(Outcome::empty().with_all(events))
    }

    pub(super) fn webhook_for(&self, id: Id, access: WebhookAccess<'_>) -> ApiResult<&Webhook> {
        let webhook = self.webhooks.get(&id).ok_or_else(|| ApiError::of(10015))?;
        match access {
            WebhookAccess::Account(who) => {
                self.permitted_in_guild(webhook.guild, who.id(), Permissions::MANAGE_WEBHOOKS)?;
            }
            WebhookAccess::Token(token) if webhook.token.as_deref() == Some(token) => {}
            WebhookAccess::Token(_) => return Err(ApiError::of(50027)),
        }
        Ok(webhook)
    }

    /// Who has only the token does not see who created the webhook.
    fn shown_to(&self, webhook: &Webhook, access: WebhookAccess<'_>) -> Value {
        let mut body = self.webhook_json(webhook, true);
        if matches!(access, WebhookAccess::Token(_)) {
            body.as_object_mut().map(|fields| fields.remove("user"));
        }
        body
    }

    /// A webhook's JSON, with or without its token.
    pub(crate) fn webhook_json(&self, webhook: &Webhook, with_token: bool) -> Value {
        let application = self.applications.contains_key(&webhook.creator).then_some(webhook.creator);
        let mut body = json!({
            "id": webhook.id, "type": if webhook.source.is_some() { 2 } else { 1 }, "guild_id": webhook.guild,
            "channel_id": webhook.channel, "name": webhook.name, "avatar": null,
            "application_id": application.filter(|_| webhook.source.is_none()),
            "user": self.user_json(webhook.creator),
        });
        if let Some(token) = webhook.token.as_ref().filter(|_| with_token) {
            body["token"] = json!(token);
            body["url"] = json!(format!("{}/api/webhooks/{}/{token}", self.base_url, webhook.id));
        }
        if let Some(source) = webhook.source.and_then(|source| self.channels.get(&source)) {
            body["source_channel"] = json!({ "id": source.id, "name": source.name });
            if let Some(guild) = source.guild.and_then(|guild| self.guilds.get(&guild)) {
                body["source_guild"] = json!({ "id": guild.id, "name": guild.name, "icon": null });
            }
        }
        body
    }

    fn log_webhook(
        &mut self,
        who: &Caller,
        guild: Id,
        action: u64,
        (before, after): (&Value, &Value),
    ) -> Event {
        let target = read_id(after.get("id")).or(read_id(before.get("id")));
        let only = |webhook: &Value| match webhook {
            Value::Null => Value::Null,
            _ => {
                json!({ "name": webhook["name"], "channel_id": webhook["channel_id"], "type": webhook["type"] })
            }
        };
        self.log_action((guild, who.id()), (action, target), (&only(before), &only(after)), None)
    }
}

pub(super) fn webhooks_event(guild: Id, channel: Id) -> Event {
    let data = json!({ "guild_id": guild, "channel_id": channel });
    Event::new(Audience::Channel(channel), "WEBHOOKS_UPDATE", data)
}

/// A webhook's name, if the body has one.
fn read_name(body: &Value) -> ApiResult<Option<String>> {
    let Some(name) = body.get("name").and_then(Value::as_str) else { return Ok(None) };
    let mut problems = Problems::default();
    problems.check_length("name", name.trim(), 1, 80);
    for word in ["clyde", "discord"] {
        if name.to_lowercase().contains(word) {
            let message = format!("Username cannot contain \"{word}\"");
            problems.add("name", "USERNAME_INVALID_CONTAINS", message);
        }
    }
    problems.finish()?;
    Ok(Some(name.trim().to_owned()))
}
