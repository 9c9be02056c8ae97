//! Owns the rules of AutoMod: what a rule must have, and who may change it. Must not know messages.

use super::account::read_id;
use super::audit::action;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// What sets off a rule, by Discord's number.
pub(super) mod trigger {
    pub(crate) const KEYWORD: u64 = 1;
    pub(crate) const SPAM: u64 = 3;
    pub(crate) const PRESET: u64 = 4;
    pub(crate) const MENTIONS: u64 = 5;
    pub(crate) const PROFILE: u64 = 6;
}

/// What a rule does, by Discord's number.
pub(super) mod deed {
    pub(crate) const BLOCK: u64 = 1;
    pub(crate) const ALERT: u64 = 2;
    pub(crate) const TIME_OUT: u64 = 3;
    pub(crate) const QUARANTINE: u64 = 4;
}

/// The longest time-out in seconds.
const TIME_OUT_MAX_S: u64 = 2_419_200;

impl World {
    /// `GET /guilds/{id}/auto-moderation/rules`.
    ///
    /// # Errors
    /// 10004; 50013 without `MANAGE_GUILD`.
    pub fn list_rules(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD)?;
        Ok(Outcome::ok(self.rules_of(guild).cloned().collect()))
    }

    /// The rules of a server, oldest first.
    pub(super) fn rules_of(&self, guild: Id) -> impl Iterator<Item = &Value> {
        self.rules.values().filter(move |rule| read_id(rule.get("guild_id")) == Some(guild))
    }

    /// `GET /guilds/{id}/auto-moderation/rules/{rule}`.
    ///
    /// # Errors
    /// 10004, 50013; 404 for an unknown rule.
    pub fn read_rule(&self, who: &Caller, guild: Id, rule: Id) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.rule(who, guild, rule)?.clone()))
    }

    fn rule(&self, who: &Caller, guild: Id, rule: Id) -> ApiResult<&Value> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD)?;
        let known = self.rules.get(&rule).filter(|known| read_id(known.get("guild_id")) == Some(guild));
        known.ok_or_else(|| ApiError::nameless(404, "Unknown Auto Moderation Rule"))
    }

    /// `POST /guilds/{id}/auto-moderation/rules`.
    ///
    /// # Errors
    /// 10004; 50013 without `MANAGE_GUILD`, or without `MODERATE_MEMBERS` for a time-out; 50035.
    pub fn create_rule(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD)?;
        let kind = body.get("trigger_type").and_then(Value::as_u64).unwrap_or(0);
        let most = if kind == trigger::KEYWORD { 6 } else { 1 };
        if self.rules_of(guild).filter(|rule| rule["trigger_type"] == kind).count() >= most {
            let message = format!("The server has the most rules of this type that there can be ({most})");
            return Err(ApiError::field(
                "trigger_type",
                "AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED",
                message,
            ));
        }
        let fresh = json!({
            "id": Id::default(), "guild_id": guild, "creator_id": who.id(), "name": "", "event_type": null,
            "trigger_type": kind, "trigger_metadata": {}, "actions": [], "enabled": false, "exempt_roles": [],
            "exempt_channels": [],
        });
        let mut rule = self.fill_rule(who, guild, fresh, body)?;
        let id = self.next_id();
        rule["id"] = json!(id);
        self.rules.insert(id, rule);
        Ok(self.rule_changed(who, guild, id, &Value::Null))
    }

    /// `PATCH /guilds/{id}/auto-moderation/rules/{rule}`.
    ///
    /// # Errors
    /// As [`World::create_rule`]; 404 for an unknown rule.
    pub fn edit_rule(&mut self, who: &Caller, guild: Id, rule: Id, body: &Value) -> ApiResult<Outcome> {
        let before = self.rule(who, guild, rule)?.clone();
        let changed = self.fill_rule(who, guild, before.clone(), body)?;
        self.rules.insert(rule, changed);
        Ok(self.rule_changed(who, guild, rule, &before))
    }

    /// `DELETE /guilds/{id}/auto-moderation/rules/{rule}`.
    ///
    /// # Errors
    /// 10004, 50013; 404 for an unknown rule.
    pub fn delete_rule(&mut self, who: &Caller, guild: Id, rule: Id) -> ApiResult<Outcome> {
        let gone = self.rule(who, guild, rule)?.clone();
        self.rules.remove(&rule);
        let told = Event::new(self.managers(guild), "AUTO_MODERATION_RULE_DELETE", gone.clone());
        let what = (action::RULE_DELETE, Some(rule));
        let logged = self.log_action((guild, who.id()), what, (&gone, &Value::Null), None);
        Ok(Outcome::empty().with(told).with(logged))
    }

    /// Who hears of rules: members with `MANAGE_GUILD`.
    pub(super) fn managers(&self, guild: Id) -> Audience {
        let members = self.guilds.get(&guild).map(|guild| guild.members.keys()).into_iter().flatten();
        let manages = |user: &&Id| self.guild_permissions(guild, **user).contains(Permissions::MANAGE_GUILD);
        Audience::Users(members.filter(manages).copied().collect())
    }

    fn rule_changed(&mut self, who: &Caller, guild: Id, rule: Id, before: &Value) -> Outcome {
        let now = self.rules.get(&rule).cloned().unwrap_or_default();
        let (name, kind) = match before {
            Value::Null => ("AUTO_MODERATION_RULE_CREATE", action::RULE_CREATE),
            _ => ("AUTO_MODERATION_RULE_UPDATE", action::RULE_UPDATE),
        };
        let told = Event::new(self.managers(guild), name, now.clone());
        let logged = self.log_action((guild, who.id()), (kind, Some(rule)), (before, &now), None);
        Outcome::ok(now).with(told).with(logged)
    }

    /// A rule with the fields of a request.
    fn fill_rule(&self, who: &Caller, guild: Id, mut rule: Value, body: &Value) -> ApiResult<Value> {
        let mut problems = Problems::default();
        for name in ["name", "event_type", "enabled"] {
            rule[name] = body.get(name).filter(|value| !value.is_null()).unwrap_or(&rule[name]).clone();
        }
        problems.check_length("name", rule["name"].as_str().unwrap_or(""), 1, 100);
        if !matches!(rule["event_type"].as_u64(), Some(1 | 2)) {
            problems.add("event_type", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
        }
        for (name, most) in [("exempt_roles", 20), ("exempt_channels", 50)] {
            let Some(list) = body.get(name).and_then(Value::as_array) else { continue };
            if list.len() > most {
                problems.add(name, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
            }
            rule[name] = list.iter().filter_map(|id| read_id(Some(id))).map(|id| json!(id)).collect();
        }
        let kind = rule["trigger_type"].as_u64().unwrap_or(0);
        let given = body.get("trigger_metadata").filter(|value| !value.is_null());
        rule["trigger_metadata"] =
            read_trigger(kind, given.unwrap_or(&rule["trigger_metadata"]), &mut problems);
        let given = body.get("actions").filter(|value| !value.is_null()).unwrap_or(&rule["actions"]);
        let actions = given.as_array().map_or(&[][..], Vec::as_slice);
        if actions.is_empty() || actions.len() > 5 {
            problems.add("actions", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        let read = actions
            .iter()
            .enumerate()
            .map(|(n, given)| self.read_action(guild, kind, n, given, &mut problems));
        let actions: Vec<Value> = read.collect();
        problems.finish()?;
        if actions.iter().any(|action| action["type"] == deed::TIME_OUT) {
            self.permitted_in_guild(guild, who.id(), Permissions::MODERATE_MEMBERS)?;
        }
        rule["actions"] = json!(actions);
        Ok(rule)
    }

    fn read_action(
        &self,
        guild: Id,
        trigger: u64,
        n: usize,
        given: &Value,
        problems: &mut Problems,
    ) -> Value {
        let kind = given.get("type").and_then(Value::as_u64).unwrap_or(0);
        let at = format!("actions.{n}");
        let more = given.get("metadata").unwrap_or(&Value::Null);
        let metadata = match kind {
            deed::BLOCK => match more.get("custom_message").and_then(Value::as_str) {
                Some(words) => {
                    problems.check_length(&format!("{at}.metadata.custom_message"), words, 0, 150);
                    json!({ "custom_message": words })
                }
                None => json!({}),
            },
            deed::ALERT => {
                let channel = read_id(more.get("channel_id"));
                if channel.is_none_or(|channel| self.guild_of_channel(channel) != Some(guild)) {
                    problems.add(&format!("{at}.metadata.channel_id"), "CHANNEL_INVALID", "Unknown channel");
                }
                json!({ "channel_id": channel })
            }
            deed::TIME_OUT if matches!(trigger, trigger::KEYWORD | trigger::MENTIONS) => {
                let seconds = more.get("duration_seconds").and_then(Value::as_u64).unwrap_or(0);
                if seconds > TIME_OUT_MAX_S {
                    let message = format!("int value should be less than or equal to {TIME_OUT_MAX_S}.");
                    problems.add(&format!("{at}.metadata.duration_seconds"), "NUMBER_TYPE_MAX", message);
                }
                json!({ "duration_seconds": seconds })
            }
            deed::QUARANTINE if trigger == trigger::PROFILE => json!({}),
            _ => {
                problems.add(
                    &format!("{at}.type"),
                    "BASE_TYPE_CHOICES",
                    "This action does not fit the trigger.",
                );
                json!({})
            }
        };
        json!({ "type": kind, "metadata": metadata })
    }
}

/// The metadata of a trigger, with all fields that belong to its type.
fn read_trigger(kind: u64, given: &Value, problems: &mut Problems) -> Value {
    let mut list = |name: &str, most: usize, longest: usize| -> Value {
        let list = given.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let path = format!("trigger_metadata.{name}");
        if list.len() > most {
            problems.add(&path, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        }
        for (n, word) in list.iter().enumerate() {
            problems.check_length(&format!("{path}.{n}"), word.as_str().unwrap_or(""), 1, longest);
        }
        json!(list)
    };
    match kind {
        trigger::KEYWORD | trigger::PROFILE => {
            let mut read = json!({ "keyword_filter": list("keyword_filter", 1000, 60), "allow_list": list("allow_list", 100, 60) });
            read["regex_patterns"] = list("regex_patterns", 10, 260);
            for (n, pattern) in read["regex_patterns"].as_array().into_iter().flatten().enumerate() {
                if regex::Regex::new(pattern.as_str().unwrap_or("")).is_err() {
                    let path = format!("trigger_metadata.regex_patterns.{n}");
                    problems.add(&path, "AUTO_MODERATION_INVALID_REGEX", "This is no regular expression.");
                }
            }
            read
        }
        trigger::SPAM => json!({}),
        trigger::PRESET => {
            let presets = given.get("presets").and_then(Value::as_array).cloned().unwrap_or_default();
            json!({ "allow_list": list("allow_list", 1000, 60), "presets": presets })
        }
        trigger::MENTIONS => {
            let limit = given.get("mention_total_limit").and_then(Value::as_u64).unwrap_or(20);
            if limit > 50 {
                let path = "trigger_metadata.mention_total_limit";
                problems.add(path, "NUMBER_TYPE_MAX", "int value should be between 0 and 50.");
            }
            let raids = given.get("mention_raid_protection_enabled") == Some(&json!(true));
            json!({ "mention_total_limit": limit, "mention_raid_protection_enabled": raids })
        }
        _ => {
            problems.add("trigger_type", "BASE_TYPE_CHOICES", "Value must be one of (1, 3, 4, 5, 6).");
            json!({})
        }
    }
}
