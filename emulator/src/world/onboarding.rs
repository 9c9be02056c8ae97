//! Onboarding: the questions and default channels for those who join a server, and who has completed it. Must not know membership
//! screening.

use super::account::read_id;
use super::audit::action;
use super::{ApiError, ApiResult, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use twilight_model::guild::Permissions;

/// So many default channels, and so many of them where everyone can write, are needed.
const CHANNELS_MIN: (usize, usize) = (7, 5);
/// Flags of a member who has started and completed it.
const COMPLETED: u64 = 1 << 1 | 1 << 3;

impl World {
    /// `GET /guilds/{id}/onboarding`.
    ///
    /// # Errors
    /// 10004.
    pub fn read_onboarding(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        let known = self.guild_of(who, guild)?;
        let none = || json!({ "guild_id": guild, "prompts": [], "default_channel_ids": [], "enabled": false, "mode": 0 });
        Ok(Outcome::ok(known.onboarding.clone().unwrap_or_else(none)))
    }

    /// `PUT /guilds/{id}/onboarding`.
    ///
    /// # Errors
    /// 10004; 50013 without `MANAGE_GUILD` and `MANAGE_ROLES`; 50035; 350000 and 350001 with too few default channels.
    pub fn edit_onboarding(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD | Permissions::MANAGE_ROLES)?;
        let before = self.read_onboarding(who, guild)?.body;
        let mut after = before.clone();
        for name in ["enabled", "mode"] {
            if let Some(given) = body.get(name).filter(|given| !given.is_null()) {
                after[name] = given.clone();
            }
        }
        // Ids can be sent as numbers, as discord.py does, and are always answered as texts.
        if let Some(given) = body.get("default_channel_ids").filter(|given| given.is_array()) {
            after["default_channel_ids"] = json!(ids(given));
        }
        if let Some(prompts) = body.get("prompts").and_then(Value::as_array) {
            after["prompts"] = self.read_prompts(guild, prompts, &before)?;
        }
        let channels = ids(&after["default_channel_ids"]);
        if channels.iter().any(|channel| self.guild_of_channel(*channel) != Some(guild)) {
            let message = "This channel is not in this server.";
            return Err(ApiError::field("default_channel_ids", "CHANNEL_NOT_IN_GUILD", message));
        }
        if after["enabled"] == true && !self.suffices(guild, &after) {
            return Err(ApiError::of(if before["enabled"] == true { 350_001 } else { 350_000 }));
        }
        if let Some(known) = self.guilds.get_mut(&guild) {
            known.onboarding = Some(after.clone());
        }
        let what = (action::ONBOARDING_UPDATE, Some(guild));
        let logged = self.log_action((guild, who.id()), what, (&before, &after), None);
        Ok(Outcome::ok(after).with(logged))
    }

    /// A person completes the onboarding of a server with these options: they get their roles and the flags.
    ///
    /// # Errors
    /// 10004, 10007; 400 without onboarding.
    pub fn complete_onboarding(&mut self, guild: Id, user: Id, options: &[Id]) -> ApiResult<Vec<Event>> {
        let known = self.guilds.get(&guild).ok_or_else(|| ApiError::of(10004))?;
        let asked = known.onboarding.as_ref().filter(|asked| asked["enabled"] == true);
        let asked = asked.ok_or_else(|| ApiError::nameless(400, "This server has no onboarding."))?;
        let chosen = all_options(asked)
            .filter(|option| read_id(option.get("id")).is_some_and(|id| options.contains(&id)));
        let roles: BTreeSet<Id> = chosen.flat_map(|option| ids(&option["role_ids"])).collect();
        self.change_member(guild, user, |member| {
            member.flags |= COMPLETED;
            member.roles.extend(roles);
        })
    }

    /// Prompts as the API has them. A prompt or option that is new gets an id; the one it was sent with stands for none.
    fn read_prompts(&mut self, guild: Id, prompts: &[Value], before: &Value) -> ApiResult<Value> {
        let mut problems = Problems::default();
        let known: BTreeSet<Id> = before["prompts"]
            .as_array()
            .into_iter()
            .flatten()
            .chain(all_options(before))
            .filter_map(|old| read_id(old.get("id")))
            .collect();
        let mut kept = Vec::new();
        for (n, prompt) in prompts.iter().enumerate() {
            problems.check_length(
                &format!("prompts.{n}.title"),
                prompt["title"].as_str().unwrap_or(""),
                1,
                100,
            );
            let options = prompt["options"].as_array().map(Vec::as_slice).unwrap_or_default();
            if options.is_empty() || options.len() > 50 {
                problems.add(
                    &format!("prompts.{n}.options"),
                    "BASE_TYPE_BAD_LENGTH",
                    "Must be between 1 and 50 in length.",
                );
            }
            let mut shown = Vec::new();
            for (m, option) in options.iter().enumerate() {
                let path = format!("prompts.{n}.options.{m}");
                shown.push(self.read_option(guild, option, &path, &known, &mut problems));
            }
            kept.push(json!({
                "id": self.kept_id(prompt, &known), "title": prompt["title"], "options": shown,
                "single_select": prompt["single_select"] == true, "required": prompt["required"] == true,
                "in_onboarding": prompt["in_onboarding"] == true, "type": prompt["type"].as_u64().unwrap_or(0),
            }));
        }
        problems.finish()?;
        Ok(Value::Array(kept))
    }

    fn read_option(
        &mut self,
        guild: Id,
        option: &Value,
        path: &str,
        known: &BTreeSet<Id>,
        problems: &mut Problems,
    ) -> Value {
        problems.check_length(&format!("{path}.title"), option["title"].as_str().unwrap_or(""), 1, 50);
        let (roles, channels) = (ids(&option["role_ids"]), ids(&option["channel_ids"]));
        let here = self.guilds.get(&guild);
        if roles.iter().any(|role| here.is_none_or(|here| !here.roles.contains_key(role))) {
            problems.add(
                &format!("{path}.role_ids"),
                "ROLE_NOT_IN_GUILD",
                "This role is not in this server.",
            );
        }
        if channels.iter().any(|channel| self.guild_of_channel(*channel) != Some(guild)) {
            problems.add(
                &format!("{path}.channel_ids"),
                "CHANNEL_NOT_IN_GUILD",
                "This channel is not in this server.",
            );
        }
        json!({
            "id": self.kept_id(option, known), "title": option["title"], "description": option["description"].as_str().unwrap_or(""),
            "role_ids": roles, "channel_ids": channels,
            "emoji": {
                "id": read_id(option.get("emoji_id")), "name": option["emoji_name"], "animated": option["emoji_animated"] == true,
            },
        })
    }

    fn kept_id(&mut self, sent: &Value, known: &BTreeSet<Id>) -> Id {
        read_id(sent.get("id")).filter(|id| known.contains(id)).unwrap_or_else(|| self.next_id())
    }

    /// Whether there are enough default channels; in the advanced mode, those of the prompts count as well.
    fn suffices(&self, guild: Id, onboarding: &Value) -> bool {
        let mut channels: BTreeSet<Id> = ids(&onboarding["default_channel_ids"]).into_iter().collect();
        if onboarding["mode"] == 1 {
            channels.extend(all_options(onboarding).flat_map(|option| ids(&option["channel_ids"])));
        }
        let written = channels.iter().filter(|channel| self.everyone_writes(guild, **channel)).count();
        channels.len() >= CHANNELS_MIN.0 && written >= CHANNELS_MIN.1
    }

    fn everyone_writes(&self, guild: Id, channel: Id) -> bool {
        let granted = self
            .guilds
            .get(&guild)
            .and_then(|known| known.roles.get(&guild))
            .map_or(0, |role| role.permissions);
        let overwrites =
            self.channel(channel).map(|channel| channel.overwrites.as_slice()).unwrap_or_default();
        let own = overwrites.iter().find(|overwrite| overwrite.id == guild);
        let granted = own.map_or(granted, |own| granted & !own.deny | own.allow);
        let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES;
        Permissions::from_bits_retain(granted).contains(needed)
    }
}

fn all_options(onboarding: &Value) -> impl Iterator<Item = &Value> {
    let prompts = onboarding["prompts"].as_array().into_iter().flatten();
    prompts.filter_map(|prompt| prompt["options"].as_array()).flatten()
}

fn ids(list: &Value) -> Vec<Id> {
    list.as_array().into_iter().flatten().filter_map(|id| read_id(Some(id))).collect()
}
