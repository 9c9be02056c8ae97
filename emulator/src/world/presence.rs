//! Who is online, and with which status. Must not know sockets or intents.

use super::{Audience, Caller, Event, Id, World};
use serde_json::{Value, json};

impl World {
    /// Sets an account's status and activities, from UPDATE PRESENCE or IDENTIFY; `offline` and `invisible` end them.
    pub fn set_presence(&mut self, user: Id, data: &Value) -> Vec<Event> {
        let status = match data["status"].as_str() {
            Some(known @ ("online" | "idle" | "dnd")) => known,
            Some(_) => "offline",
            None => "online",
        };
        // Old libraries name one activity `game`.
        let old = || data.get("game").filter(|game| game.is_object()).cloned().into_iter().collect();
        let mut activities: Vec<Value> = data["activities"].as_array().cloned().unwrap_or_else(old);
        for (n, activity) in activities.iter_mut().enumerate().filter(|(_, activity)| activity.is_object()) {
            activity["id"] = json!(format!("{n:x}"));
            activity["created_at"] = json!(self.now_ms());
        }
        let presence = json!({
            "user": { "id": user }, "status": status, "activities": activities,
            "client_status": if status == "offline" { json!({}) } else { json!({ "web": status }) },
        });
        let before = match status {
            "offline" => self.presences.remove(&user),
            _ => self.presences.insert(user, presence.clone()),
        };
        if before.as_ref() == Some(&presence) || (before.is_none() && status == "offline") {
            return Vec::new();
        }
        let here = self.caller(user).map(|who: Caller| self.guilds_of(&who)).unwrap_or_default();
        let update = |guild: Id| {
            let mut data = presence.clone();
            data["guild_id"] = json!(guild);
            Event::new(Audience::Guild(guild), "PRESENCE_UPDATE", data)
        };
        here.into_iter().map(update).collect()
    }

    /// The presences of a server's members who are online.
    pub(crate) fn presences_json(&self, guild: Id) -> Vec<Value> {
        let members = self.guilds.get(&guild).map(|guild| &guild.members);
        let online = self.presences.iter();
        let here = online.filter(|(user, _)| members.is_some_and(|members| members.contains_key(user)));
        here.map(|(_, presence)| presence.clone()).collect()
    }
}
