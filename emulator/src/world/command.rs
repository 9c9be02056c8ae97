//! Owns application commands: validated with twilight, stored per application and server. Must not know how they are
//! used.

use super::component::without_nulls;
use super::records::Command;
use super::state::{Channel, channel_kind};
use super::{ApiError, ApiResult, Caller, Id, Outcome, Problems, World};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use twilight_model::application::command::{Command as TwilightCommand, CommandOption, CommandType};

/// Most commands of one type (slash, user, message) in one scope.
const COMMANDS_MAX: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];

impl World {
    /// `GET /applications/{id}/commands` or of one server.
    ///
    /// # Errors
    /// 50001 for another bot's application, 10004.
    pub fn list_commands(&self, who: &Caller, application: Id, guild: Option<Id>) -> ApiResult<Outcome> {
        self.check_scope(who, application, guild)?;
        let kept = self.commands.values().filter(|c| c.application == application && c.guild == guild);
        Ok(Outcome::ok(kept.map(|command| command.body.clone()).collect()))
    }

    /// `PUT`: replaces all commands of a scope. A command with the same type and name keeps its id.
    ///
    /// # Errors
    /// 50001, 10004, 30032, 50035.
    pub fn replace_commands(
        &mut self,
        who: &Caller,
        application: Id,
        guild: Option<Id>,
        body: &Value,
    ) -> ApiResult<Outcome> {
        self.check_scope(who, application, guild)?;
        let Some(list) = body.as_array() else {
            return Err(ApiError::field("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"));
        };
        let commands = list.iter().enumerate().map(|(n, body)| read_command(body, &n.to_string()));
        let commands = commands.collect::<ApiResult<Vec<Map<String, Value>>>>()?;
        let mut names = BTreeSet::new();
        let key = |c: &Map<String, Value>| (c["type"].as_u64().unwrap_or(1), c["name"].to_string());
        for (n, command) in commands.iter().enumerate() {
            if !names.insert(key(command)) {
                let message = "Application command names must be unique";
                return Err(ApiError::field(&n.to_string(), "APPLICATION_COMMANDS_DUPLICATE_NAME", message));
            }
        }
        if COMMANDS_MAX.iter().any(|(kind, max)| names.iter().filter(|(k, _)| k == kind).count() > *max) {
            return Err(ApiError::of(30032));
        }
        let old: Vec<Command> = self.commands.values().cloned().collect();
        self.commands.retain(|_, c| c.application != application || c.guild != guild);
        let kept: Vec<Value> =
            commands.into_iter().map(|fields| self.keep_command(application, guild, fields, &old)).collect();
        Ok(Outcome::ok(Value::Array(kept)))
    }

    /// `POST`: creates a command, or replaces the one with the same type and name.
    ///
    /// # Errors
    /// 50001, 10004, 30032, 50035.
    pub fn create_command(
        &mut self,
        who: &Caller,
        application: Id,
        guild: Option<Id>,
        body: &Value,
    ) -> ApiResult<Outcome> {
        self.check_scope(who, application, guild)?;
        let fields = read_command(body, "")?;
        let old: Vec<Command> = self.commands.values().cloned().collect();
        let of_kind = old
            .iter()
            .filter(|c| c.application == application && c.guild == guild && fields["type"] == c.kind);
        let max = COMMANDS_MAX.iter().find(|(kind, _)| fields["type"] == *kind).map_or(0, |(_, max)| *max);
        let exists = of_kind.clone().any(|command| fields["name"] == command.name);
        if !exists && of_kind.count() >= max {
            return Err(ApiError::of(30032));
        }
        let body = self.keep_command(application, guild, fields, &old);
        Ok(if exists { Outcome::ok(body) } else { Outcome::created(body) })
    }

    /// `GET`, `PATCH` (with a body) of one command.
    ///
    /// # Errors
    /// 50001, 10004, 10063, 50035.
    pub fn edit_command(
        &mut self,
        who: &Caller,
        application: Id,
        guild: Option<Id>,
        command: Id,
        change: Option<&Value>,
    ) -> ApiResult<Outcome> {
        self.check_scope(who, application, guild)?;
        let known = self.commands.get(&command).filter(|c| c.application == application && c.guild == guild);
        let known = known.ok_or_else(|| ApiError::of(10063))?.clone();
        let Some(change) = change else { return Ok(Outcome::ok(known.body)) };
        let mut merged = known.body.clone();
        if let (Value::Object(merged), Value::Object(change)) = (&mut merged, change) {
            merged.extend(change.clone());
            merged.insert("type".to_owned(), json!(known.kind));
        }
        let fields = read_command(&merged, "")?;
        Ok(Outcome::ok(self.keep_command(application, guild, fields, &[known])))
    }

    /// `DELETE` of one command.
    ///
    /// # Errors
    /// 50001, 10004, 10063.
    pub fn delete_command(
        &mut self,
        who: &Caller,
        application: Id,
        guild: Option<Id>,
        command: Id,
    ) -> ApiResult<Outcome> {
        self.edit_command(who, application, guild, command, None)?;
        self.commands.remove(&command);
        Ok(Outcome::empty())
    }

    /// `GET /guilds/{id}/application-command-index`: the commands that a user client shows in a server.
    ///
    /// # Errors
    /// 10004.
    pub fn command_index(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        // A channel like all others of the server: what its own permissions say of commands is asked when one is used.
        let place = Channel { guild: Some(guild), ..Channel::new(guild, channel_kind::TEXT) };
        let here = self.commands.values().filter(|command| self.offers(command, who.id(), &place));
        Ok(self.index_of(here.collect()))
    }

    /// Whether the server's admins, or else the command's default permissions, allow a member to use it.
    pub(crate) fn may_use(&self, command: &Command, guild: Id, user: Id) -> bool {
        let needed = command.body.get("default_member_permissions").and_then(Value::as_str);
        let granted = self.guild_permissions(guild, user);
        if granted.contains(twilight_model::guild::Permissions::ADMINISTRATOR) {
            return true;
        }
        if let Some(chosen) = self.chosen_access(command, guild, user) {
            return chosen;
        }
        match needed.and_then(|bits| bits.parse::<u64>().ok()) {
            None => true,
            Some(0) => false,
            Some(bits) => granted.bits() & bits == bits,
        }
    }

    pub(super) fn check_scope(&self, who: &Caller, application: Id, guild: Option<Id>) -> ApiResult<()> {
        if who.id() != application {
            return Err(ApiError::of(50001));
        }
        guild.map_or(Ok(()), |guild| self.guild_of(who, guild).map(drop).map_err(|_| ApiError::of(50001)))
    }

    fn keep_command(
        &mut self,
        application: Id,
        guild: Option<Id>,
        mut fields: Map<String, Value>,
        old: &[Command],
    ) -> Value {
        let kind = fields["type"].as_u64().unwrap_or(1);
        let name = fields["name"].as_str().unwrap_or("").to_owned();
        let same = |c: &&Command| {
            c.application == application && c.guild == guild && c.kind == kind && c.name == name
        };
        let id = match old.iter().find(same) {
            Some(known) => known.id,
            None => self.next_id(),
        };
        let version = self.next_id();
        fields.insert("id".to_owned(), json!(id));
        fields.insert("application_id".to_owned(), json!(application));
        fields.insert("version".to_owned(), json!(version));
        if let Some(guild) = guild {
            fields.insert("guild_id".to_owned(), json!(guild));
        }
        let body = Value::Object(fields);
        self.commands.insert(id, Command { id, application, guild, kind, name, body: body.clone() });
        body
    }
}

/// A command object as returned by the API, without ids.
fn read_command(body: &Value, path: &str) -> ApiResult<Map<String, Value>> {
    let Value::Object(mut fields) = without_nulls(body) else {
        return Err(ApiError::field(
            path,
            "DICT_TYPE_CONVERT",
            "Only dictionaries may be used in a DictType",
        ));
    };
    let at = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    let given_permissions = fields.get("default_member_permissions").cloned();
    for (name, default) in [("type", json!(1)), ("description", json!("")), ("nsfw", json!(false))] {
        fields.entry(name).or_insert(default);
    }
    if !fields.get("name").is_some_and(Value::is_string) {
        return Err(ApiError::required(&at("name")));
    }
    // Discord accepts the permissions as text or as a number, and returns text.
    let permissions =
        given_permissions.map(|bits| bits.as_u64().map_or(bits, |bits| json!(bits.to_string())));
    fields.insert("default_member_permissions".to_owned(), permissions.unwrap_or(Value::Null));
    let mut probe = fields.clone();
    probe.retain(|name, _| !matches!(name.as_str(), "id" | "application_id" | "guild_id"));
    probe.insert("version".to_owned(), json!("1"));
    let command: TwilightCommand = serde_json::from_value(Value::Object(probe))
        .map_err(|error| ApiError::field(path, "MODEL_TYPE_CONVERT", error.to_string()))?;
    twilight_validate::command::command(&command).map_err(|error| {
        ApiError::field(&at("name"), "APPLICATION_COMMAND_INVALID_NAME", error.to_string())
    })?;
    let mut problems = Problems::default();
    if command.kind != CommandType::ChatInput && !command.options.is_empty() {
        problems.add(
            &at("options"),
            "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED",
            "Context menu commands have no options",
        );
    }
    check_options(&command.options, &at("options"), &mut problems);
    problems.finish()?;
    fields.entry("dm_permission").or_insert(json!(true));
    Ok(fields)
}

fn check_options(options: &[CommandOption], path: &str, problems: &mut Problems) {
    if let Err(error) = twilight_validate::command::options(options) {
        problems.add(path, "APPLICATION_COMMAND_OPTIONS_INVALID", error.to_string());
    }
    for (n, option) in options.iter().enumerate() {
        check_options(
            option.options.as_deref().unwrap_or_default(),
            &format!("{path}.{n}.options"),
            problems,
        );
    }
}
