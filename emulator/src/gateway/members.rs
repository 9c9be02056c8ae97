//! REQUEST GUILD MEMBERS (opcode 8): responds with GUILD_MEMBERS_CHUNK events.
//!
//! Must not change the world.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sessions::intents::{GUILD_MEMBERS, GUILD_PRESENCES};
use crate::sessions::{CloseCode, Identity};
use crate::shared::Shared;
use crate::world::Id;

/// Most members in one chunk.
const CHUNK: usize = 1_000;
/// Most members that a search by name returns.
const SEARCH: usize = 100;

#[derive(Debug, Deserialize)]
struct Request {
    guild_id: Id,
    #[serde(default)]
    query: Option<String>,
    #[serde(default)]
    limit: usize,
    #[serde(default)]
    user_ids: Option<OneOrMany>,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    presences: bool,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(Id),
    Many(Vec<Id>),
}

/// Sends the response to the session that asked. A bot needs the GUILD_MEMBERS intent for the whole list.
pub(super) fn answer(
    shared: &Shared,
    session: &str,
    identity: &Identity,
    data: &Value,
) -> Result<(), CloseCode> {
    let request = Request::deserialize(data).map_err(|_| CloseCode::DecodeError)?;
    let world = shared.lock();
    if !world.guilds_of(&identity.who).contains(&request.guild_id) || world.is_out(request.guild_id) {
        return Ok(());
    }
    let whole = request.user_ids.is_none() && request.query.as_deref().unwrap_or_default().is_empty();
    if whole && identity.who.is_bot() && identity.intents & GUILD_MEMBERS == 0 {
        tracing::warn!(bot = %identity.who.id(), "a request for all members needs the intent GUILD_MEMBERS: no answer");
        return Ok(());
    }
    let all = world.members_json(request.guild_id);
    let (found, missing) = select(all, &request);
    let sees = request.presences && identity.intents & GUILD_PRESENCES != 0;
    let presences = if sees { world.presences_json(request.guild_id) } else { Vec::new() };
    for mut chunk in chunks(&request, &found, &missing) {
        if sees {
            let listed = |presence: &&Value| holds(&chunk["members"], &presence["user"]["id"]);
            chunk["presences"] = presences.iter().filter(listed).cloned().collect();
        }
        shared.hub.send_to(session, "GUILD_MEMBERS_CHUNK", &chunk);
    }
    Ok(())
}

/// The requested members, and the ids that are not members.
fn select(all: Vec<Value>, request: &Request) -> (Vec<Value>, Vec<Id>) {
    let id_of = |member: &Value| member["user"]["id"].as_str().and_then(|id| id.parse::<Id>().ok());
    let wanted = match &request.user_ids {
        Some(OneOrMany::One(id)) => vec![*id],
        Some(OneOrMany::Many(ids)) => ids.clone(),
        None => {
            let prefix = request.query.as_deref().unwrap_or_default().to_lowercase();
            let limit = match (request.limit, prefix.is_empty()) {
                (0, true) => usize::MAX,
                (0, false) => SEARCH,
                (limit, _) => limit.min(SEARCH),
            };
            return (
                all.into_iter().filter(|member| is_named(member, &prefix)).take(limit).collect(),
                vec![],
            );
        }
    };
    let missing =
        wanted.iter().copied().filter(|id| !all.iter().any(|member| id_of(member) == Some(*id))).collect();
    let found =
        all.into_iter().filter(|member| id_of(member).is_some_and(|id| wanted.contains(&id))).collect();
    (found, missing)
}

fn holds(members: &Value, user: &Value) -> bool {
    members.as_array().is_some_and(|all| all.iter().any(|member| member["user"]["id"] == *user))
}

fn is_named(member: &Value, prefix: &str) -> bool {
    let names = [&member["nick"], &member["user"]["username"]];
    names.iter().filter_map(|name| name.as_str()).any(|name| name.to_lowercase().starts_with(prefix))
}

fn chunks(request: &Request, found: &[Value], missing: &[Id]) -> Vec<Value> {
    let count = found.len().div_ceil(CHUNK).max(1);
    let chunk = |index: usize| {
        let members: Vec<_> = found.iter().skip(index * CHUNK).take(CHUNK).collect();
        let mut data = json!({"guild_id": request.guild_id, "members": members, "chunk_index": index,
            "chunk_count": count});
        if !missing.is_empty() && index == 0 {
            data["not_found"] = json!(missing);
        }
        if let Some(nonce) = &request.nonce {
            data["nonce"] = json!(nonce);
        }
        data
    };
    (0..count).map(chunk).collect()
}
