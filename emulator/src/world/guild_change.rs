//! Owns changing a server's settings. Must not know its channels, roles and members.

use super::account::read_id;
use super::audit::action;
use super::{ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Settings with a number, and their largest one.
const NUMBERS: [(&str, u64); 5] = [
    ("verification_level", 4),
    ("default_message_notifications", 1),
    ("explicit_content_filter", 2),
    ("afk_timeout", 3_600),
    ("system_channel_flags", u64::MAX),
];
/// Settings that name a channel.
const CHANNELS: [&str; 5] = [
    "afk_channel_id",
    "system_channel_id",
    "rules_channel_id",
    "public_updates_channel_id",
    "safety_alerts_channel_id",
];

impl World {
    /// `PATCH /guilds/{id}`: name, description, levels and special channels.
    ///
    /// # Errors
    /// 10004, 50013 without `MANAGE_GUILD`, 50035.
    pub fn edit_guild(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD)?;
        let mut changed = self.guild_of(who, guild)?.clone();
        let mut problems = Problems::default();
        if let Some(name) = body.get("name").and_then(Value::as_str) {
            problems.check_length("name", name.trim(), 2, 100);
            name.trim().clone_into(&mut changed.name);
        }
        if let Some(description) = body.get("description") {
            problems.check_length("description", description.as_str().unwrap_or(""), 0, 300);
            changed.settings.insert("description".to_owned(), description.clone());
        }
        for (name, most) in NUMBERS {
            let Some(number) = body.get(name).filter(|number| !number.is_null()) else { continue };
            match number.as_u64().filter(|number| *number <= most) {
                Some(number) => drop(changed.settings.insert(name.to_owned(), json!(number))),
                None => {
                    problems.add(name, "BASE_TYPE_CHOICES", format!("Value must be between 0 and {most}."))
                }
            }
        }
        for name in CHANNELS {
            let Some(given) = body.get(name) else { continue };
            let id = read_id(Some(given));
            if id.is_some_and(|id| self.guild_of_channel(id) != Some(guild)) {
                problems.add(name, "CHANNEL_NOT_IN_GUILD", "This channel is not in this server.");
            }
            changed.settings.insert(name.to_owned(), json!(id));
        }
        if let Some(locale) = body.get("preferred_locale").and_then(Value::as_str) {
            changed.settings.insert("preferred_locale".to_owned(), json!(locale));
        }
        problems.finish()?;
        let before = self.guilds.get(&guild).map_or(Value::Null, |known| self.guild_json(known));
        let data = self.guild_json(&changed);
        self.guilds.insert(guild, changed);
        let event = Event::new(Audience::Guild(guild), "GUILD_UPDATE", data.clone());
        let what = (action::GUILD_UPDATE, Some(guild));
        let logged = self.log_action((guild, who.id()), what, (&before, &data), None);
        Ok(Outcome::ok(data).with(event).with(logged))
    }
}
