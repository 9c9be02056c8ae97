//! Owns accounts and applications: their JSON, what they change about themselves, and direct message channels between them. Must not
//! know the rules of servers.

use super::state::{Channel, User, channel_kind};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};

impl World {
    /// The account's JSON; an unknown account is shown as deleted.
    pub fn user_json(&self, user: Id) -> Value {
        self.users.get(&user).map_or_else(
            || shape_user(user, "deleted", None, false),
            |u| {
                let mut shown = shape_user(u.id, &u.username, u.global_name.as_deref(), u.bot);
                shown["avatar"] = json!(u.avatar);
                shown
            },
        )
    }

    /// `GET /users/@me`.
    ///
    /// # Errors
    /// 10013 when the account does not exist.
    pub fn read_me(&self, who: &Caller) -> ApiResult<Outcome> {
        let user = self.user(who.id())?;
        let mut body = self.user_json(user.id);
        body["mfa_enabled"] = json!(self.has_two_factor(user.id));
        body["locale"] = json!("en-US");
        body["verified"] = json!(true);
        body["email"] = Value::Null;
        Ok(Outcome::ok(body))
    }

    /// `GET /users/{id}`.
    ///
    /// # Errors
    /// 10013 for an unknown account.
    pub fn read_user(&self, user: Id) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.user_json(self.user(user)?.id)))
    }

    /// `GET /users/@me/guilds`.
    pub fn list_my_guilds(&self, who: &Caller) -> Outcome {
        let guilds = self.guilds_of(who).into_iter().filter_map(|id| self.guilds.get(&id)).map(|guild| {
            json!({
                "id": guild.id, "name": guild.name, "icon": null, "banner": null, "owner": guild.owner == who.id(),
                "permissions": self.guild_permissions(guild.id, who.id()).bits().to_string(), "features": [],
            })
        });
        Outcome::ok(guilds.collect())
    }

    /// `GET /applications/@me`.
    ///
    /// # Errors
    /// 10002 for a person.
    pub fn read_application(&self, who: &Caller) -> ApiResult<Outcome> {
        let mut body = self.application_json(who.id())?;
        let owner = self.applications.get(&who.id()).map(|application| application.owner).unwrap_or_default();
        let endpoint = self.applications.get(&who.id()).and_then(|application| application.endpoint.as_ref());
        let installs =
            self.applications.get(&who.id()).map_or(0, |application| application.installed_by.len());
        let more = json!({
            "bot_public": true, "bot_require_code_grant": false, "redirect_uris": [], "interactions_endpoint_url": endpoint,
            "role_connections_verification_url": null, "owner": self.user_json(owner),
            "approximate_guild_count": self.guilds_of(who).len(), "approximate_user_install_count": installs,
            "approximate_user_authorization_count": 0, "explicit_content_filter": 0, "team": null,
            "eligible_oauth2_scopes": ["bot", "applications.commands"], "verify_key": crate::signing::verify_key(who.id()), "flags": 0,
            "flags_new": "0", "rpc_origins": [],
        });
        if let (Value::Object(body), Value::Object(more)) = (&mut body, more) {
            body.extend(more);
        }
        Ok(Outcome::ok(body))
    }

    /// The public JSON of an application.
    ///
    /// # Errors
    /// 10002 for an unknown one.
    pub fn application_json(&self, application: Id) -> ApiResult<Value> {
        let known = self.applications.get(&application).ok_or_else(|| ApiError::of(10002))?;
        Ok(json!({
            "id": known.id, "name": known.name, "icon": null, "description": known.description, "type": null,
            "bot": self.user_json(known.id),
        }))
    }

    /// `PATCH /users/@me`: the caller's username and picture.
    ///
    /// # Errors
    /// 50035.
    pub fn edit_me(&mut self, who: &Caller, body: &Value) -> ApiResult<Outcome> {
        if let Some(name) = body.get("username").and_then(Value::as_str) {
            let mut problems = Problems::default();
            problems.check_length("username", name.trim(), 2, 32);
            problems.finish()?;
            if let Some(user) = self.users.get_mut(&who.id()) {
                name.trim().clone_into(&mut user.username);
            }
        }
        if let Some(avatar) = body.get("avatar") {
            // The picture is not kept: its hash alone says that there is one.
            let hash = avatar.as_str().map(|_| format!("{:032x}", self.next_id().0));
            if let Some(user) = self.users.get_mut(&who.id()) {
                user.avatar = hash;
            }
        }
        let outcome = self.read_me(who)?;
        let data = outcome.body.clone();
        Ok(outcome.with(Event::new(Audience::Users(vec![who.id()]), "USER_UPDATE", data)))
    }

    /// `PATCH /applications/@me`: the description.
    ///
    /// # Errors
    /// 10002, 50035.
    pub fn edit_application(&mut self, who: &Caller, body: &Value) -> ApiResult<Outcome> {
        if let Some(description) = body.get("description").and_then(Value::as_str) {
            let mut problems = Problems::default();
            problems.check_length("description", description, 0, 400);
            problems.finish()?;
            let known = self.applications.get_mut(&who.id()).ok_or_else(|| ApiError::of(10002))?;
            description.clone_into(&mut known.description);
        }
        if let Some(url) = body.get("interactions_endpoint_url") {
            let known = self.applications.get_mut(&who.id()).ok_or_else(|| ApiError::of(10002))?;
            known.endpoint = url.as_str().filter(|url| !url.is_empty()).map(str::to_owned);
        }
        self.read_application(who)
    }

    /// `GET /users/@me/channels`: a person's direct messages.
    pub fn list_my_channels(&self, who: &Caller) -> Outcome {
        let mine =
            |channel: &&Channel| channel.kind == channel_kind::DM && channel.recipients.contains(&who.id());
        Outcome::ok(
            self.channels.values().filter(mine).map(|channel| self.channel_json(channel, who.id())).collect(),
        )
    }

    /// `POST /users/@me/channels`: opens the DM channel, or returns the existing one.
    ///
    /// # Errors
    /// 50035 without a recipient, 50033 for the caller or an unknown account.
    pub fn open_dm(&mut self, who: &Caller, body: &Value) -> ApiResult<Outcome> {
        let recipient = recipient_of(body).ok_or_else(|| ApiError::required("recipient_id"))?;
        if recipient == who.id() || !self.users.contains_key(&recipient) {
            return Err(ApiError::of(50033));
        }
        let pair = vec![who.id(), recipient];
        if let Some(channel) = self.direct_channel(who.id(), recipient) {
            return Ok(Outcome::ok(self.channel_json(channel, who.id())));
        }
        let channel = Channel { recipients: pair.clone(), ..Channel::new(self.next_id(), channel_kind::DM) };
        let events = pair.iter().map(|user| {
            Event::new(Audience::Users(vec![*user]), "CHANNEL_CREATE", self.channel_json(&channel, *user))
        });
        let outcome = Outcome::ok(self.channel_json(&channel, who.id())).with_all(events.collect());
        self.channels.insert(channel.id, channel);
        Ok(outcome)
    }

    /// The direct message channel of two accounts, if it was opened.
    pub(crate) fn direct_channel(&self, one: Id, other: Id) -> Option<&Channel> {
        let mut direct = self.channels.values().filter(|channel| channel.kind == channel_kind::DM);
        direct.find(|channel| channel.recipients.contains(&one) && channel.recipients.contains(&other))
    }

    /// The account with this display name or username.
    pub fn account_named(&self, name: &str) -> Option<&User> {
        self.users.values().find(|user| user.global_name.as_deref() == Some(name) || user.username == name)
    }

    /// All accounts.
    pub fn accounts(&self) -> impl Iterator<Item = &User> {
        self.users.values()
    }

    pub(crate) fn user(&self, user: Id) -> ApiResult<&User> {
        self.users.get(&user).ok_or_else(|| ApiError::of(10013))
    }
}

/// With whom a call opens direct messages.
pub(crate) fn recipient_of(body: &Value) -> Option<Id> {
    let first = || body.get("recipients").and_then(|list| list.get(0));
    read_id(body.get("recipient_id").or_else(first))
}

/// An id in a body, as text or as a number.
pub(crate) fn read_id(value: Option<&Value>) -> Option<Id> {
    value.and_then(|value| serde_json::from_value(value.clone()).ok())
}

fn shape_user(id: Id, username: &str, global_name: Option<&str>, bot: bool) -> Value {
    let mut user = json!({
        "id": id, "username": username, "discriminator": if bot { "0000" } else { "0" }, "global_name": global_name,
        "avatar": null, "banner": null, "accent_color": null, "avatar_decoration_data": null, "collectibles": null,
        "primary_guild": null, "public_flags": 0, "flags": 0,
    });
    if bot {
        user["bot"] = json!(true);
    }
    user
}
