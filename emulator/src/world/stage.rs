//! Owns what is live on a stage channel. Must not know who speaks there.

use super::account::read_id;
use super::audit::action;
use super::state::channel_kind;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// What a moderator of a stage may do.
const MODERATES: Permissions =
    Permissions::MANAGE_CHANNELS.union(Permissions::MUTE_MEMBERS).union(Permissions::MOVE_MEMBERS);

impl World {
    /// What is live in a server.
    pub(crate) fn stages_json(&self, guild: Id) -> Vec<Value> {
        let here = |channel: &Id| self.guild_of_channel(*channel) == Some(guild);
        self.stages.iter().filter(|(channel, _)| here(channel)).map(|(_, stage)| stage.clone()).collect()
    }

    /// `POST /stage-instances`.
    ///
    /// # Errors
    /// 10003, 50001; 50013 for who doesn't moderate the stage; 50024 for another kind of channel; 50035; 150006 when it is open.
    pub fn open_stage(&mut self, who: &Caller, body: &Value) -> ApiResult<Outcome> {
        let channel = read_id(body.get("channel_id"))
            .ok_or_else(|| ApiError::field("channel_id", "BASE_TYPE_REQUIRED", "This field is required"))?;
        let place = self.permitted(channel, who.id(), MODERATES)?;
        let (kind, guild) = (place.kind, place.guild.unwrap_or_default());
        if kind != channel_kind::STAGE {
            return Err(ApiError::of(50024));
        }
        if self.stages.contains_key(&channel) {
            return Err(ApiError::of(150_006));
        }
        let stage = json!({
            "id": Id::default(), "guild_id": guild, "channel_id": channel, "topic": "", "privacy_level": 2,
            "discoverable_disabled": true, "guild_scheduled_event_id": read_id(body.get("guild_scheduled_event_id")),
        });
        let mut stage = read_stage(stage, body)?;
        stage["id"] = json!(self.next_id());
        self.stages.insert(channel, stage);
        Ok(self.stage_changed(who, channel, &Value::Null))
    }

    /// `GET /stage-instances/{channel}`.
    ///
    /// # Errors
    /// 10003, 10067, 50001.
    pub fn read_stage(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::empty())?;
        Ok(Outcome::ok(self.stages.get(&channel).ok_or_else(|| ApiError::of(10067))?.clone()))
    }

    /// `PATCH /stage-instances/{channel}`.
    ///
    /// # Errors
    /// 10003, 10067, 50001, 50013, 50035.
    pub fn edit_stage(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), MODERATES)?;
        let before = self.stages.get(&channel).ok_or_else(|| ApiError::of(10067))?.clone();
        self.stages.insert(channel, read_stage(before.clone(), body)?);
        Ok(self.stage_changed(who, channel, &before))
    }

    /// `DELETE /stage-instances/{channel}`.
    ///
    /// # Errors
    /// 10003, 10067, 50001, 50013.
    pub fn close_stage(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), MODERATES)?;
        let gone = self.stages.remove(&channel).ok_or_else(|| ApiError::of(10067))?;
        let guild = self.guild_of_channel(channel).unwrap_or_default();
        let told = Event::new(Audience::Guild(guild), "STAGE_INSTANCE_DELETE", gone.clone());
        let what = (action::STAGE_DELETE, read_id(gone.get("id")));
        let options = Some(json!({ "channel_id": channel }));
        let logged = self.log_action((guild, who.id()), what, (&gone, &Value::Null), options);
        Ok(Outcome::empty().with(told).with(logged))
    }

    fn stage_changed(&mut self, who: &Caller, channel: Id, before: &Value) -> Outcome {
        let stage = self.stages.get(&channel).cloned().unwrap_or_default();
        let guild = self.guild_of_channel(channel).unwrap_or_default();
        let (name, kind) = match before {
            Value::Null => ("STAGE_INSTANCE_CREATE", action::STAGE_CREATE),
            _ => ("STAGE_INSTANCE_UPDATE", action::STAGE_UPDATE),
        };
        let what = (kind, read_id(stage.get("id")));
        let options = Some(json!({ "channel_id": channel }));
        let logged = self.log_action((guild, who.id()), what, (before, &stage), options);
        let told = Event::new(Audience::Guild(guild), name, stage.clone());
        Outcome::ok(stage).with(told).with(logged)
    }
}

/// What is live, with the fields of a request.
fn read_stage(mut stage: Value, body: &Value) -> ApiResult<Value> {
    let mut problems = Problems::default();
    if let Some(topic) = body.get("topic") {
        stage["topic"] = json!(topic.as_str().unwrap_or("").trim());
    }
    problems.check_length("topic", stage["topic"].as_str().unwrap_or(""), 1, 120);
    match body.get("privacy_level") {
        None | Some(Value::Null) => {}
        Some(level) if matches!(level.as_u64(), Some(1 | 2)) => stage["privacy_level"] = level.clone(),
        Some(_) => problems.add("privacy_level", "BASE_TYPE_CHOICES", "Value must be one of (1, 2)."),
    }
    problems.finish()?;
    Ok(stage)
}
