//! Stages that are open in stage channels. Must not know who speaks there.

use super::account::read_id;
use super::audit::action;
use super::state::channel_kind;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// What a moderator of a stage has.
const MODERATES: Permissions =
    Permissions::MANAGE_CHANNELS.union(Permissions::MUTE_MEMBERS).union(Permissions::MOVE_MEMBERS);

impl World {
    /// `POST /stage-instances`: opens a stage with a topic.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without what moderators of a stage have; 50024 for a channel that is no stage; 150006 if it's open; 50035.
    pub fn open_stage(&mut self, who: &Caller, body: &Value) -> ApiResult<Outcome> {
        let channel = read_id(body.get("channel_id")).ok_or_else(|| ApiError::required("channel_id"))?;
        let guild = self.moderated_stage(who, channel)?;
        if self.stages.contains_key(&channel) {
            return Err(ApiError::of(150_006));
        }
        let stage = json!({
            "id": self.next_id(), "guild_id": guild, "channel_id": channel, "topic": read_topic(body)?,
            "privacy_level": 2, "discoverable_disabled": true,
            "guild_scheduled_event_id": read_id(body.get("guild_scheduled_event_id")),
        });
        self.stages.insert(channel, stage.clone());
        Ok(self.stage_changed(
            who,
            guild,
            ("STAGE_INSTANCE_CREATE", action::STAGE_CREATE),
            (&Value::Null, &stage),
        ))
    }

    /// `GET /stage-instances/{channel}`.
    ///
    /// # Errors
    /// 10003, 10067, 50001.
    pub fn read_stage(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::empty())?;
        Ok(Outcome::ok(self.stages.get(&channel).ok_or_else(|| ApiError::of(10067))?.clone()))
    }

    /// `PATCH /stage-instances/{channel}`: another topic.
    ///
    /// # Errors
    /// 10003, 10067, 50001, 50013, 50035.
    pub fn edit_stage(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let before = self.read_stage(who, channel)?.body;
        let guild = self.moderated_stage(who, channel)?;
        let mut stage = before.clone();
        if body.get("topic").is_some() {
            stage["topic"] = json!(read_topic(body)?);
        }
        self.stages.insert(channel, stage.clone());
        Ok(self.stage_changed(who, guild, ("STAGE_INSTANCE_UPDATE", action::STAGE_UPDATE), (&before, &stage)))
    }

    /// `DELETE /stage-instances/{channel}`.
    ///
    /// # Errors
    /// 10003, 10067, 50001, 50013.
    pub fn close_stage(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let stage = self.read_stage(who, channel)?.body;
        let guild = self.moderated_stage(who, channel)?;
        self.stages.remove(&channel);
        let told = ("STAGE_INSTANCE_DELETE", action::STAGE_DELETE);
        let events = self.stage_changed(who, guild, told, (&stage, &Value::Null)).events;
        Ok(Outcome::empty().with_all(events))
    }

    /// The open stages of a server.
    pub(crate) fn stages_json(&self, guild: Id) -> Vec<Value> {
        self.stages.values().filter(|stage| stage["guild_id"] == json!(guild)).cloned().collect()
    }

    /// The server of a stage channel that the caller moderates.
    fn moderated_stage(&self, who: &Caller, channel: Id) -> ApiResult<Id> {
        let known = self.permitted(channel, who.id(), MODERATES)?;
        match known.guild.filter(|_| known.kind == channel_kind::STAGE) {
            Some(guild) => Ok(guild),
            None => Err(ApiError::of(50024)),
        }
    }

    fn stage_changed(
        &mut self,
        who: &Caller,
        guild: Id,
        (name, action): (&'static str, u64),
        (before, after): (&Value, &Value),
    ) -> Outcome {
        let data = if after.is_null() { before } else { after };
        let (id, channel) = (read_id(data.get("id")), read_id(data.get("channel_id")));
        let told = Event::new(Audience::Channel(channel.unwrap_or_default()), name, data.clone());
        let options = json!({ "channel_id": channel });
        let logged = self.log_action((guild, who.id()), (action, id), (before, after), Some(options));
        Outcome::ok(data.clone()).with(told).with(logged)
    }
}

fn read_topic(body: &Value) -> ApiResult<String> {
    let topic = body.get("topic").and_then(Value::as_str).unwrap_or("").trim();
    let mut problems = Problems::default();
    problems.check_length("topic", topic, 1, 120);
    problems.finish()?;
    Ok(topic.to_owned())
}
