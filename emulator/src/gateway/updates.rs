//! What a client says of itself over the gateway: its presence (opcode 3) and the voice channel that it is in (opcode 4).
//!
//! Must not know sockets.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sessions::{CloseCode, Identity};
use crate::shared::Shared;
use crate::world::{Id, VoiceChange};

/// Opcode 4's data.
#[derive(Debug, Deserialize)]
struct VoiceUpdate {
    guild_id: Id,
    channel_id: Option<Id>,
    #[serde(default)]
    self_mute: bool,
    #[serde(default)]
    self_deaf: bool,
}

/// UPDATE PRESENCE (3).
pub(super) fn presence(shared: &Shared, identity: &Identity, data: &Value) {
    change(shared, |world| world.set_presence(identity.who.id(), data));
}

/// UPDATE VOICE STATE (4): the server sees where the account is. There is no voice server, and so no sound.
pub(super) fn voice_state(
    shared: &Shared,
    session_id: &str,
    identity: &Identity,
    data: &Value,
) -> Result<(), CloseCode> {
    let update = VoiceUpdate::deserialize(data).map_err(|_| CloseCode::DecodeError)?;
    let user = identity.who.id();
    let wanted = VoiceChange {
        guild: update.guild_id,
        channel: update.channel_id,
        self_mute: update.self_mute,
        self_deaf: update.self_deaf,
        session_id: session_id.to_owned(),
    };
    let moved = shared.change(|world| world.move_voice(user, wanted));
    if let Err(error) = moved {
        tracing::warn!(%user, "the voice state was not changed: {}", error.message);
    } else if update.channel_id.is_some() {
        tracing::warn!(%user, "the local Discord has no voice servers: who joins a voice channel is seen there, without sound");
        let server = json!({ "token": session_id, "guild_id": update.guild_id, "endpoint": null });
        shared.hub.send_to(session_id, "VOICE_SERVER_UPDATE", &server);
    }
    Ok(())
}

/// A connection ended: its session leaves its voice channel, and an account without another connection is offline.
pub(super) fn gone(shared: &Shared, session_id: &str, user: Id) {
    change(shared, |world| world.leave_voice(user, session_id));
    if !shared.hub.is_connected(user) {
        change(shared, |world| world.set_presence(user, &json!({ "status": "offline" })));
    }
}

fn change(shared: &Shared, change: impl FnOnce(&mut crate::world::World) -> Vec<crate::world::Event>) {
    let mut world = shared.lock();
    let events = change(&mut world);
    shared.hub.publish(&world, events);
}
