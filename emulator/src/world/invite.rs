//! Invites: creating, listing and deleting them. Must not know how someone joins.

use super::audit::action;
use super::records::Invite;
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most invites of a server.
const INVITES_MAX: usize = 1_000;

impl World {
    /// `POST /channels/{id}/invites`. Unless `unique`, an earlier invite of the caller with the same settings is given again.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `CREATE_INVITE`, 50024 for a thread, 30016, 50035.
    pub fn create_invite(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let known = self.permitted(channel, who.id(), Permissions::CREATE_INVITE)?;
        if known.thread.is_some() {
            return Err(ApiError::of(50024));
        }
        let (_, guild) = self.guild_channel(channel)?;
        let number = |name: &str| body.get(name).and_then(Value::as_u64);
        let (max_age_s, max_uses) = (number("max_age").unwrap_or(86_400), number("max_uses").unwrap_or(0));
        let mut problems = Problems::default();
        for (name, value, most) in [("max_age", max_age_s, 604_800), ("max_uses", max_uses, 100)] {
            if value > most {
                let message = format!("int value should be less than or equal to {most}.");
                problems.add(name, "NUMBER_TYPE_MAX", message);
            }
        }
        problems.finish()?;
        let temporary = body.get("temporary").and_then(Value::as_bool).unwrap_or(false);
        self.drop_ended_invites();
        let same = |invite: &&Invite| {
            invite.channel == channel
                && invite.inviter == who.id()
                && (invite.max_age_s, invite.max_uses) == (max_age_s, max_uses)
                && invite.temporary == temporary
        };
        let known = self.invites.values().find(same).filter(|_| body["unique"] != true);
        if let Some(known) = known {
            return Ok(Outcome::ok(self.invite_json(known, true)));
        }
        if self.invites.values().filter(|invite| invite.guild == guild).count() >= INVITES_MAX {
            return Err(ApiError::of(30016));
        }
        let (code, created_ms) = (code_of(self.next_id()), self.now_ms());
        let inviter = who.id();
        let invite =
            Invite { code, guild, channel, inviter, created_ms, max_age_s, max_uses, uses: 0, temporary };
        let body = self.invite_json(&invite, true);
        let mut data = body.clone();
        data["channel_id"] = json!(channel);
        if let Some(fields) = data.as_object_mut() {
            fields.retain(|name, _| name != "guild" && name != "channel");
        }
        self.invites.insert(invite.code.clone(), invite);
        let event = Event::new(Audience::Channel(channel), "INVITE_CREATE", data.clone());
        let what = (action::INVITE_CREATE, None);
        let logged = self.log_action((guild, who.id()), what, (&Value::Null, &data), None);
        Ok(Outcome::ok(body).with(event).with(logged))
    }

    /// `GET /channels/{id}/invites`.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_CHANNELS`.
    pub fn list_channel_invites(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::MANAGE_CHANNELS)?;
        self.drop_ended_invites();
        let here = self.invites.values().filter(|invite| invite.channel == channel);
        Ok(Outcome::ok(here.map(|invite| self.invite_json(invite, true)).collect()))
    }

    /// `GET /guilds/{id}/invites`.
    ///
    /// # Errors
    /// 10004, 50013 without `MANAGE_GUILD`.
    pub fn list_guild_invites(&mut self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD)?;
        self.drop_ended_invites();
        let here = self.invites.values().filter(|invite| invite.guild == guild);
        Ok(Outcome::ok(here.map(|invite| self.invite_json(invite, true)).collect()))
    }

    /// `GET /invites/{code}`.
    ///
    /// # Errors
    /// 10006.
    pub fn read_invite(&mut self, code: &str, with_counts: bool) -> ApiResult<Outcome> {
        self.drop_ended_invites();
        let invite = self.invites.get(code).ok_or_else(|| ApiError::of(10006))?;
        let mut body = self.invite_json(invite, false);
        if with_counts {
            let members = self.guilds.get(&invite.guild).map_or(0, |guild| guild.members.len());
            body["approximate_member_count"] = json!(members);
            body["approximate_presence_count"] = json!(self.presences_json(invite.guild).len());
        }
        Ok(Outcome::ok(body))
    }

    /// `DELETE /invites/{code}`.
    ///
    /// # Errors
    /// 10006; 50013 without `MANAGE_CHANNELS` in its channel or `MANAGE_GUILD`.
    pub fn delete_invite(&mut self, who: &Caller, code: &str) -> ApiResult<Outcome> {
        let invite = self.invites.get(code).ok_or_else(|| ApiError::of(10006))?.clone();
        let in_channel = self.permitted(invite.channel, who.id(), Permissions::MANAGE_CHANNELS);
        if in_channel.is_err() {
            self.permitted_in_guild(invite.guild, who.id(), Permissions::MANAGE_GUILD)?;
        }
        let body = self.invite_json(&invite, false);
        self.invites.remove(code);
        let data = json!({ "channel_id": invite.channel, "guild_id": invite.guild, "code": code });
        let event = Event::new(Audience::Channel(invite.channel), "INVITE_DELETE", data.clone());
        let what = (action::INVITE_DELETE, None);
        let logged = self.log_action((invite.guild, who.id()), what, (&data, &Value::Null), None);
        Ok(Outcome::ok(body).with(event).with(logged))
    }

    fn drop_ended_invites(&mut self) {
        let now_ms = self.now_ms();
        self.invites.retain(|_, invite| {
            invite.max_age_s == 0 || invite.created_ms + invite.max_age_s * 1_000 > now_ms
        });
    }

    fn invite_json(&self, invite: &Invite, with_metadata: bool) -> Value {
        let guild = self.guilds.get(&invite.guild).map_or(Value::Null, |guild| self.guild_json(guild));
        let shown = [
            "id",
            "name",
            "splash",
            "banner",
            "description",
            "icon",
            "features",
            "verification_level",
            "vanity_url_code",
            "nsfw_level",
            "nsfw",
            "premium_subscription_count",
        ];
        let guild: Value = shown.iter().map(|name| ((*name).to_owned(), guild[*name].clone())).collect();
        let channel = self.channels.get(&invite.channel);
        let ends_ms = invite.created_ms + invite.max_age_s * 1_000;
        let mut body = json!({
            "type": 0, "code": invite.code, "inviter": self.user_json(invite.inviter), "guild_id": invite.guild,
            "expires_at": (invite.max_age_s > 0).then(|| timestamp(ends_ms)), "guild": guild,
            "channel": {
                "id": invite.channel, "type": channel.map_or(0, |channel| channel.kind),
                "name": channel.map(|channel| &channel.name),
            },
        });
        if with_metadata {
            body["uses"] = json!(invite.uses);
            body["max_uses"] = json!(invite.max_uses);
            body["max_age"] = json!(invite.max_age_s);
            body["temporary"] = json!(invite.temporary);
            body["created_at"] = json!(timestamp(invite.created_ms));
        }
        body
    }
}

/// The code of an invite: letters and digits, the same in each run.
fn code_of(id: Id) -> String {
    let signs: Vec<char> = ('a'..='z').chain('A'..='Z').chain('2'..='9').collect();
    let mut rest = id.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let sign = |_| {
        let place = usize::try_from(rest % 60).unwrap_or(0);
        rest /= 60;
        signs.get(place).copied().unwrap_or('a')
    };
    (0..8).map(sign).collect()
}
