//! Who is in which voice channel. There is no sound: only what others see of it. Must not know sockets.

use super::records::VoiceState;
use super::state::channel_kind;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// What a session says about its voice channel.
#[derive(Clone, Debug)]
pub struct VoiceChange {
    /// The server.
    pub guild: Id,
    /// The channel; none to leave.
    pub channel: Option<Id>,
    /// Whether the account muted itself.
    pub self_mute: bool,
    /// Whether the account deafened itself.
    pub self_deaf: bool,
    /// The gateway session.
    pub session_id: String,
}

impl World {
    /// UPDATE VOICE STATE: joins, moves or leaves.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without `CONNECT`; 50024 for a channel without voice.
    pub fn move_voice(&mut self, user: Id, wanted: VoiceChange) -> ApiResult<Vec<Event>> {
        if let Some(channel) = wanted.channel {
            let known = self.permitted(channel, user, Permissions::CONNECT)?;
            if known.guild != Some(wanted.guild) || !is_voice(known.kind) {
                return Err(ApiError::of(50024));
            }
        }
        let was_in = self.voices.iter().any(|state| state.user == user && state.guild == wanted.guild);
        self.voices.retain(|state| state.user != user || state.guild != wanted.guild);
        let state = VoiceState {
            guild: wanted.guild,
            channel: wanted.channel.unwrap_or_default(),
            user,
            session_id: wanted.session_id,
            self_mute: wanted.self_mute,
            self_deaf: wanted.self_deaf,
        };
        if wanted.channel.is_none() {
            return Ok(if was_in { vec![self.voice_event(&state, false)] } else { Vec::new() });
        }
        let event = self.voice_event(&state, true);
        self.voices.push(state);
        Ok(vec![event])
    }

    /// The states of a session that ended.
    pub fn leave_voice(&mut self, user: Id, session_id: &str) -> Vec<Event> {
        let ended = |state: &VoiceState| state.user == user && state.session_id == session_id;
        let gone: Vec<VoiceState> = self.voices.iter().filter(|state| ended(state)).cloned().collect();
        self.voices.retain(|state| !ended(state));
        gone.iter().map(|state| self.voice_event(state, false)).collect()
    }

    /// Moves a member to another voice channel, or out of all (`None`).
    ///
    /// # Errors
    /// 40032 for a member who is in none; 50024 for a channel without voice.
    pub(crate) fn move_member(&mut self, guild: Id, user: Id, channel: Option<Id>) -> ApiResult<Vec<Event>> {
        let fits =
            |id: Id| self.channels.get(&id).is_some_and(|c| c.guild == Some(guild) && is_voice(c.kind));
        if channel.is_some_and(|channel| !fits(channel)) {
            return Err(ApiError::of(50024));
        }
        let place = self.voices.iter().position(|state| state.user == user && state.guild == guild);
        let place = place.ok_or_else(|| ApiError::of(40032))?;
        let mut state = self.voices.remove(place);
        let Some(channel) = channel else { return Ok(vec![self.voice_event(&state, false)]) };
        state.channel = channel;
        let event = self.voice_event(&state, true);
        self.voices.push(state);
        Ok(vec![event])
    }

    /// Whether a member is in a voice channel.
    pub(crate) fn is_in_voice(&self, guild: Id, user: Id) -> bool {
        self.voices.iter().any(|state| state.user == user && state.guild == guild)
    }

    /// VOICE_STATE_UPDATE of a member who is in a voice channel, such as after a moderator muted them.
    pub(crate) fn voice_events_of(&self, guild: Id, user: Id) -> Vec<Event> {
        let own = self.voices.iter().filter(|state| state.user == user && state.guild == guild);
        own.map(|state| self.voice_event(state, true)).collect()
    }

    /// `GET /guilds/{id}/voice-states/{user}`.
    ///
    /// # Errors
    /// 10004, 10065.
    pub fn read_voice_state(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        let state = self.voices.iter().find(|state| state.user == user && state.guild == guild);
        Ok(Outcome::ok(self.voice_json(state.ok_or_else(|| ApiError::of(10065))?, true)))
    }

    /// The voice states of a server, without its id.
    pub(crate) fn voice_states_json(&self, guild: Id) -> Vec<Value> {
        let here = self.voices.iter().filter(|state| state.guild == guild);
        let without_guild = here.map(|state| {
            let mut body = self.voice_json(state, true);
            body.as_object_mut().map(|fields| fields.remove("guild_id"));
            body
        });
        without_guild.collect()
    }

    fn voice_event(&self, state: &VoiceState, stays: bool) -> Event {
        Event::new(Audience::Guild(state.guild), "VOICE_STATE_UPDATE", self.voice_json(state, stays))
    }

    fn voice_json(&self, state: &VoiceState, stays: bool) -> Value {
        let member = self.guilds.get(&state.guild).and_then(|guild| guild.members.get(&state.user));
        let mut body = json!({
            "guild_id": state.guild, "channel_id": stays.then_some(state.channel), "user_id": state.user,
            "session_id": state.session_id, "deaf": member.is_some_and(|member| member.deaf),
            "mute": member.is_some_and(|member| member.mute), "self_deaf": state.self_deaf,
            "self_mute": state.self_mute, "self_video": false, "self_stream": false, "suppress": false,
            "request_to_speak_timestamp": null,
        });
        if let Some(member) = member {
            body["member"] = self.member_json(member);
        }
        body
    }
}

fn is_voice(kind: u8) -> bool {
    [channel_kind::VOICE, channel_kind::STAGE].contains(&kind)
}
