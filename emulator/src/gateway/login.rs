//! IDENTIFY and RESUME: who gets a session, and its first events.
//!
//! Must not know sockets: it returns what the connection should do.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::ratelimit::IDENTIFY;
use crate::sessions::{CloseCode, Identity, Link, ResumeError, intents, new_session_id};
use crate::shared::Shared;
use crate::world::{Caller, World};

/// The IDENTIFY fields that the gateway uses. A user client sends no intents.
#[derive(Debug, Deserialize)]
pub(super) struct Identify {
    token: String,
    #[serde(default)]
    intents: Option<Value>,
    #[serde(default)]
    shard: Option<(u32, u32)>,
    #[serde(default)]
    large_threshold: Option<u64>,
    #[serde(default)]
    presence: Option<Value>,
    /// Whether the client asks for payload compression.
    #[serde(default)]
    pub(super) compress: Option<bool>,
}

/// RESUME's data.
#[derive(Debug, Deserialize)]
pub(super) struct Resume {
    token: String,
    session_id: String,
    seq: u64,
}

/// The result of a login.
pub(super) enum Login {
    /// The connection now serves this session.
    Accepted { session_id: String, identity: Identity },
    /// INVALID SESSION, not resumable; the connection stays open.
    Invalid,
    /// The connection closes.
    Refused(CloseCode),
}

/// Opens a session: READY, then GUILD_CREATE for each server.
pub(super) fn identify(shared: &Shared, request: &Identify, link: Link) -> Login {
    let mut world = shared.lock();
    let Some((who, token)) = authenticate(&world, &request.token) else {
        return Login::Refused(CloseCode::AuthenticationFailed);
    };
    let identity = match check(shared, &world, request, who, token) {
        Ok(identity) => identity,
        Err(code) => return Login::Refused(code),
    };
    if who.is_bot() && shared.hub.settings().limit_identifies {
        if world.identifies_left(who.id()) == 0 {
            tracing::warn!(bot = %who.id(), "the daily limit of IDENTIFYs is reached: Discord would reset the token now");
            shared.hub.close_sessions(who.id(), CloseCode::AuthenticationFailed);
            return Login::Refused(CloseCode::AuthenticationFailed);
        }
        world.count_identify(who.id());
        if comes_too_soon(shared, &identity) {
            return Login::Invalid;
        }
    }
    let session_id = new_session_id();
    let online = json!({ "status": "online" });
    let appears = world.set_presence(who.id(), request.presence.as_ref().unwrap_or(&online));
    let first = first_events(&world, &identity, &session_id, &shared.gateway_url);
    shared.hub.open(&session_id, identity.clone(), link, &first);
    shared.hub.publish(&world, appears);
    tell_blindness(&identity);
    Login::Accepted { session_id, identity }
}

/// Whether another shard of the same bucket logged in just before (`developers/events/gateway`, "Max Concurrency").
fn comes_too_soon(shared: &Shared, identity: &Identity) -> bool {
    let settings = shared.hub.settings();
    let shard = identity.shard.map_or(0, |(index, _)| index);
    let bucket = (shard % settings.max_concurrency.max(1)).to_string();
    let window_s = Duration::from_millis(settings.identify_window_ms).as_secs_f64();
    let key = (Some(identity.who.id()), bucket.as_str());
    let wait = shared.buckets.count_hidden(&shared.limits, key, (IDENTIFY, 1, window_s));
    if wait.is_some() {
        tracing::warn!(
            bot = %identity.who.id(),
            shard,
            "answered with INVALID SESSION: Discord lets a bot IDENTIFY once in 5 seconds, or once for each bucket of \
             max_concurrency"
        );
    }
    wait.is_some()
}

/// Resumes a session and sends the missed events.
pub(super) fn resume(shared: &Shared, request: &Resume, link: Link) -> Login {
    let world = shared.lock();
    let Some((_, token)) = authenticate(&world, &request.token) else {
        return Login::Refused(CloseCode::AuthenticationFailed);
    };
    match shared.hub.resume(&request.session_id, &token, request.seq, link) {
        Ok(Some(identity)) => Login::Accepted { session_id: request.session_id.clone(), identity },
        Ok(None) | Err(ResumeError::Forgotten) => Login::Invalid,
        Err(ResumeError::Ahead) => Login::Refused(CloseCode::InvalidSeq),
    }
}

/// Says what a bot without MESSAGE_CONTENT doesn't read.
fn tell_blindness(identity: &Identity) {
    if identity.who.is_bot() && intents::is_blind(identity.intents) {
        tracing::info!(
            bot = %identity.who.id(),
            "logged in without the intent MESSAGE_CONTENT: in servers, it reads only its own messages and those that mention it"
        );
    }
}

/// A bot token can have the prefix `Bot ` or not; user tokens have no prefix.
fn authenticate(world: &World, token: &str) -> Option<(Caller, String)> {
    let bare = token.trim_start_matches("Bot ").trim();
    let who = world.authenticate(&format!("Bot {bare}")).or_else(|| world.authenticate(bare))?;
    Some((who, bare.to_owned()))
}

fn check(
    shared: &Shared,
    world: &World,
    request: &Identify,
    who: Caller,
    token: String,
) -> Result<Identity, CloseCode> {
    if !who.is_bot() {
        return Ok(Identity { who, token, intents: 0, shard: None, large_threshold: u64::MAX });
    }
    let settings = shared.hub.settings();
    let wanted = request.intents.as_ref().and_then(Value::as_u64).ok_or(CloseCode::InvalidIntents)?;
    if !intents::are_known(wanted) {
        return Err(CloseCode::InvalidIntents);
    }
    let name = world.ready(&who, "", None)["user"]["username"].as_str().unwrap_or_default().to_owned();
    let granted: u64 = settings.granted(&name).map(intents::bit_of).sum();
    let refused = wanted & intents::PRIVILEGED & !granted;
    if refused != 0 {
        let refused = intents::names_of(refused).join(", ");
        tracing::warn!(
            bot = name,
            "refused with 4014: the bot asks for {refused}. Discord grants this in the developer portal; here, add it to \
             [gateway.privileged_intents] in the scenario, or ask for fewer intents"
        );
        return Err(CloseCode::DisallowedIntents);
    }
    if request.shard.is_some_and(|(index, count)| index >= count) {
        return Err(CloseCode::InvalidShard);
    }
    let here =
        world.guilds_of(&who).iter().filter(|guild| intents::on_shard(Some(guild.0), request.shard)).count();
    if here > settings.guilds_per_shard {
        return Err(CloseCode::ShardingRequired);
    }
    let large_threshold = request.large_threshold.unwrap_or(50).clamp(50, 250);
    Ok(Identity { who, token, intents: wanted, shard: request.shard, large_threshold })
}

/// READY, and for a bot with the GUILDS intent a GUILD_CREATE for each server. A user's READY already includes the
/// servers.
fn first_events(
    world: &World,
    identity: &Identity,
    session_id: &str,
    gateway_url: &str,
) -> Vec<(&'static str, Value)> {
    let Identity { who, intents, shard, .. } = identity;
    let mut ready = world.ready(who, session_id, *shard);
    ready["v"] = json!(10);
    ready["session_id"] = json!(session_id);
    ready["resume_gateway_url"] = json!(gateway_url);
    ready["session_type"] = json!("normal");
    ready["_trace"] = json!(["discord-emulator"]);
    let mut first = vec![("READY", ready)];
    if who.is_bot() && intents::wants_guilds(*intents) {
        let here = world.guilds_of(who).into_iter().filter(|guild| intents::on_shard(Some(guild.0), *shard));
        let granted = |guild| intents::granted_guild(world.guild_create(guild, who), identity);
        first.extend(here.map(|guild| match world.is_out(guild) {
            true => ("GUILD_DELETE", world.guild_create(guild, who)),
            false => ("GUILD_CREATE", granted(guild)),
        }));
    }
    first
}
