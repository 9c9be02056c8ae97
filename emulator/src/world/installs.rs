//! Where an application is installed, in servers and by people, and in which places that lets its commands be used
//! (`developers/interactions/application-commands`, "Contexts"). Must not know interactions.

use super::records::Command;
use super::state::Channel;
use super::{ApiResult, Caller, Id, Outcome, World};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use twilight_model::guild::Permissions;

/// Installation contexts by Discord's number, as `authorizing_integration_owners` has them.
const BY_SERVER: &str = "0";
const BY_PERSON: &str = "1";

impl World {
    /// The interaction context of a channel: 0 in a server, 1 in direct messages with the application's bot, 2 in others.
    pub(crate) fn context_of(place: &Channel, application: Id) -> u8 {
        match place.guild {
            Some(_) => 0,
            None if place.recipients.contains(&application) => 1,
            None => 2,
        }
    }

    /// Who lets a person use a command in a channel, as `authorizing_integration_owners`; empty if nobody does.
    pub(crate) fn authorizing(&self, command: &Command, user: Id, place: &Channel) -> Map<String, Value> {
        let mut owners = Map::new();
        let (application, context) = (command.application, Self::context_of(place, command.application));
        let numbers = |name: &str| command.body.get(name).and_then(Value::as_array);
        let of_kind =
            |kind: u8| numbers("integration_types").map_or(kind == 0, |kinds| kinds.contains(&json!(kind)));
        let here = match (numbers("contexts"), command.guild) {
            (_, Some(guild)) => place.guild == Some(guild),
            (Some(contexts), None) => contexts.contains(&json!(context)),
            (None, None) => context != 1 || command.body["dm_permission"] != false,
        };
        if !here {
            return owners;
        }
        let guild = place.guild.and_then(|guild| self.guilds.get(&guild));
        match guild.filter(|guild| guild.members.contains_key(&application)) {
            Some(guild) if of_kind(0) => drop(owners.insert(BY_SERVER.to_owned(), json!(guild.id))),
            None if of_kind(0) && context == 1 => drop(owners.insert(BY_SERVER.to_owned(), json!("0"))),
            _ => {}
        }
        let installed =
            self.applications.get(&application).is_some_and(|known| known.installed_by.contains(&user));
        if installed && of_kind(1) && command.guild.is_none() {
            owners.insert(BY_PERSON.to_owned(), json!(user));
        }
        owners
    }

    /// Whether a person may use a command in a channel: its server's rules hold for what is installed there.
    pub(crate) fn offers(&self, command: &Command, user: Id, place: &Channel) -> bool {
        let owners = self.authorizing(command, user, place);
        match place.guild.filter(|_| owners.contains_key(BY_SERVER)) {
            Some(guild) => self.may_use(command, guild, user),
            None => !owners.is_empty(),
        }
    }

    /// Whether only the person who uses it can see what an application answers: one that the server doesn't have, for who has no
    /// `USE_EXTERNAL_APPS` (`developers/topics/permissions`).
    pub(crate) fn answers_quietly(&self, owners: &Value, user: Id, place: &Channel) -> bool {
        let external = place.guild.is_some() && owners.get(BY_SERVER).is_none();
        external && !self.channel_permissions(place, user).contains(Permissions::USE_EXTERNAL_APPS)
    }

    /// `GET /channels/{id}/application-command-index`: the commands that a user client shows in a channel.
    ///
    /// # Errors
    /// 10003, 50001.
    pub fn channel_command_index(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let place = self.permitted(channel, who.id(), Permissions::empty())?;
        let offered = self.commands.values().filter(|command| self.offers(command, who.id(), place));
        Ok(self.index_of(offered.collect()))
    }

    /// An index of these commands, with their applications.
    pub(crate) fn index_of(&self, commands: Vec<&Command>) -> Outcome {
        let applications: BTreeSet<Id> = commands.iter().map(|command| command.application).collect();
        let applications: Vec<Value> =
            applications.iter().filter_map(|id| self.application_json(*id).ok()).collect();
        let commands: Value = commands.iter().map(|command| command.body.clone()).collect();
        Outcome::ok(json!({ "applications": applications, "application_commands": commands, "version": "1" }))
    }
}
