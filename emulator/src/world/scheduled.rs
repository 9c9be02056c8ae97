//! Events that a server announces. Must not know how their time comes: nothing happens by itself.

use super::account::read_id;
use super::audit::action;
use super::records::ScheduledEvent;
use super::state::channel_kind;
use super::timestamp::{parse_timestamp, timestamp};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Where an event takes place, by Discord's number.
mod place {
    pub(super) const STAGE: u64 = 1;
    pub(super) const VOICE: u64 = 2;
    pub(super) const EXTERNAL: u64 = 3;
}

impl World {
    /// The events of a server.
    pub(crate) fn scheduled_events_json(&self, guild: Id) -> Vec<Value> {
        self.scheduled
            .values()
            .filter(|event| event.guild == guild)
            .map(|event| self.shown_event(event))
            .collect()
    }

    fn shown_event(&self, event: &ScheduledEvent) -> Value {
        let mut body = event.body.clone();
        if let Some(creator) = read_id(body.get("creator_id")) {
            body["creator"] = self.user_json(creator);
        }
        body
    }

    /// `GET /guilds/{id}/scheduled-events`, or one of them.
    ///
    /// # Errors
    /// 10004, 10070.
    pub fn read_events(
        &self,
        who: &Caller,
        guild: Id,
        one: Option<Id>,
        with_count: bool,
    ) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        let show = |event: &ScheduledEvent| {
            let mut body = self.shown_event(event);
            if with_count {
                body["user_count"] = json!(event.users.len());
            }
            body
        };
        let mut here = self.scheduled.values().filter(|event| event.guild == guild);
        Ok(Outcome::ok(match one {
            None => here.map(show).collect(),
            Some(one) => show(here.find(|event| event.id == one).ok_or_else(|| ApiError::of(10070))?),
        }))
    }

    /// `POST /guilds/{id}/scheduled-events`.
    ///
    /// # Errors
    /// 10004, 50013 without `CREATE_EVENTS`, 50035.
    pub fn create_event(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::CREATE_EVENTS)?;
        let fresh = json!({
            "id": Id::default(), "guild_id": guild, "creator_id": who.id(), "name": "", "description": null,
            "channel_id": null, "image": null, "scheduled_start_time": null, "scheduled_end_time": null,
            "status": 1, "entity_type": 0, "entity_id": null, "recurrence_rule": null, "privacy_level": 2,
            "entity_metadata": null, "guild_scheduled_event_exceptions": [],
        });
        let mut kept = self.read_event(guild, fresh, body)?;
        let id = self.next_id();
        kept["id"] = json!(id);
        self.scheduled.insert(id, ScheduledEvent { id, guild, body: kept, users: Vec::new() });
        Ok(self.event_changed(who, id, &Value::Null))
    }

    /// `PATCH /guilds/{id}/scheduled-events/{event}`.
    ///
    /// # Errors
    /// 10004, 10070, 50013 without `MANAGE_EVENTS` for others' events, 50035.
    pub fn edit_event(&mut self, who: &Caller, guild: Id, event: Id, body: &Value) -> ApiResult<Outcome> {
        let before = self.own_event(who, guild, event)?.body.clone();
        let changed = self.read_event(guild, before.clone(), body)?;
        if let Some(known) = self.scheduled.get_mut(&event) {
            known.body = changed;
        }
        Ok(self.event_changed(who, event, &before))
    }

    /// `DELETE /guilds/{id}/scheduled-events/{event}`.
    ///
    /// # Errors
    /// 10004, 10070, 50013.
    pub fn delete_event(&mut self, who: &Caller, guild: Id, event: Id) -> ApiResult<Outcome> {
        let gone = self.own_event(who, guild, event)?.clone();
        let data = self.shown_event(&gone);
        self.scheduled.remove(&event);
        let told = Event::new(Audience::Guild(guild), "GUILD_SCHEDULED_EVENT_DELETE", data.clone());
        let what = (action::SCHEDULED_EVENT_DELETE, Some(event));
        let logged = self.log_action((guild, who.id()), what, (&data, &Value::Null), None);
        Ok(Outcome::empty().with(told).with(logged))
    }

    /// `GET /guilds/{id}/scheduled-events/{event}/users`.
    ///
    /// # Errors
    /// 10004, 10070; 50035 for a limit outside 1–100.
    pub fn list_event_users(&self, who: &Caller, guild: Id, event: Id, limit: u64) -> ApiResult<Outcome> {
        super::request::check_limit(limit, 100)?;
        self.guild_of(who, guild)?;
        let known = self.scheduled.get(&event).filter(|known| known.guild == guild);
        let users = known.ok_or_else(|| ApiError::of(10070))?.users.iter();
        let shown = users.take(usize::try_from(limit).unwrap_or(100)).map(|user| {
            json!({
                "guild_scheduled_event_id": event, "user_id": user, "user": self.user_json(*user), "response": 1,
            })
        });
        Ok(Outcome::ok(shown.collect()))
    }

    /// `PUT` and `DELETE …/users/@me`: a person is interested, or no longer.
    ///
    /// # Errors
    /// 10004, 10070.
    pub fn set_interested(
        &mut self,
        who: &Caller,
        guild: Id,
        event: Id,
        interested: bool,
    ) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        let known = self.scheduled.get_mut(&event).filter(|known| known.guild == guild);
        let known = known.ok_or_else(|| ApiError::of(10070))?;
        let was = known.users.contains(&who.id());
        known.users.retain(|user| *user != who.id());
        known.users.extend(interested.then_some(who.id()));
        let data = json!({ "guild_scheduled_event_id": event, "user_id": who.id(), "guild_id": guild });
        let name =
            if interested { "GUILD_SCHEDULED_EVENT_USER_ADD" } else { "GUILD_SCHEDULED_EVENT_USER_REMOVE" };
        let told = (was != interested).then(|| Event::new(Audience::Guild(guild), name, data));
        Ok(Outcome::empty().with_all(told.into_iter().collect()))
    }

    fn own_event(&self, who: &Caller, guild: Id, event: Id) -> ApiResult<&ScheduledEvent> {
        self.guild_of(who, guild)?;
        let known = self.scheduled.get(&event).filter(|known| known.guild == guild);
        let known = known.ok_or_else(|| ApiError::of(10070))?;
        let own = read_id(known.body.get("creator_id")) == Some(who.id());
        let needed = if own { Permissions::CREATE_EVENTS } else { Permissions::MANAGE_EVENTS };
        if !self.guild_permissions(guild, who.id()).intersects(needed | Permissions::MANAGE_EVENTS) {
            return Err(ApiError::of(50013));
        }
        Ok(known)
    }

    fn event_changed(&mut self, who: &Caller, event: Id, before: &Value) -> Outcome {
        let Some(known) = self.scheduled.get(&event) else { return Outcome::empty() };
        let (guild, data) = (known.guild, self.shown_event(known));
        let (name, kind) = match before {
            Value::Null => ("GUILD_SCHEDULED_EVENT_CREATE", action::SCHEDULED_EVENT_CREATE),
            _ => ("GUILD_SCHEDULED_EVENT_UPDATE", action::SCHEDULED_EVENT_UPDATE),
        };
        let body = known.body.clone();
        let told = Event::new(Audience::Guild(guild), name, data.clone());
        let logged = self.log_action((guild, who.id()), (kind, Some(event)), (before, &body), None);
        Outcome::ok(data).with(told).with(logged)
    }

    /// An event with the fields of a request.
    fn read_event(&self, guild: Id, mut event: Value, body: &Value) -> ApiResult<Value> {
        let mut problems = Problems::default();
        for (name, min, max) in [("name", 1, 100), ("description", 0, 1_000)] {
            if let Some(text) = body.get(name) {
                problems.check_length(name, text.as_str().unwrap_or(""), min, max);
                event[name] = text.clone();
            }
        }
        for name in ["scheduled_start_time", "scheduled_end_time"] {
            match body.get(name) {
                None => {}
                Some(Value::Null) => event[name] = Value::Null,
                Some(text) => match text.as_str().and_then(parse_timestamp) {
                    Some(ms) => event[name] = json!(timestamp(ms)),
                    None => problems.add(name, "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601."),
                },
            }
        }
        for name in ["entity_type", "status", "privacy_level"] {
            event[name] = body.get(name).filter(|value| value.is_u64()).unwrap_or(&event[name]).clone();
        }
        for name in ["channel_id", "entity_metadata"] {
            event[name] = body.get(name).unwrap_or(&event[name]).clone();
        }
        if event["name"] == "" {
            problems.require("name");
        }
        if event["scheduled_start_time"].is_null() {
            problems.require("scheduled_start_time");
        }
        self.check_place(guild, &event, &mut problems);
        problems.finish()?;
        Ok(event)
    }

    fn check_place(&self, guild: Id, event: &Value, problems: &mut Problems) {
        let channel = read_id(event.get("channel_id")).and_then(|id| self.channels.get(&id));
        let channel = channel.filter(|channel| channel.guild == Some(guild));
        let is = |kind: u8| channel.is_some_and(|channel| channel.kind == kind);
        match event["entity_type"].as_u64() {
            Some(place::STAGE) if is(channel_kind::STAGE) => {}
            Some(place::VOICE) if is(channel_kind::VOICE) => {}
            Some(place::STAGE | place::VOICE) => {
                problems.add("channel_id", "CHANNEL_INVALID", "This is no channel for such an event.");
            }
            Some(place::EXTERNAL) => {
                if event
                    .pointer("/entity_metadata/location")
                    .and_then(Value::as_str)
                    .is_none_or(str::is_empty)
                {
                    problems.require("entity_metadata.location");
                }
                if event["scheduled_end_time"].is_null() {
                    problems.require("scheduled_end_time");
                }
            }
            _ => problems.add("entity_type", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3)."),
        }
    }
}
