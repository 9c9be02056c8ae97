//! Owns how a scenario becomes a world. Must not know what happens in it later.

use super::{Dms, Scenario, ScenarioError};
use crate::endpoint::is_local;
use crate::sessions::intents;
use crate::world::state::{Application, Channel, Guild, Member, Overwrite, Role, User, channel_kind};
use crate::world::{Id, World, bits_named};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use twilight_model::guild::Permissions;

/// Ids of servers, channels, roles and bots start at this time (2024-01-01), so that they are the same in each run.
const CREATED_MS: u64 = 1_704_067_200_000;
const DAY_MS: u64 = 86_400_000;

/// The default permissions of `@everyone`.
const EVERYONE: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::SEND_MESSAGES_IN_THREADS)
    .union(Permissions::CREATE_PUBLIC_THREADS)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::READ_MESSAGE_HISTORY)
    .union(Permissions::ADD_REACTIONS)
    .union(Permissions::USE_SLASH_COMMANDS)
    .union(Permissions::CHANGE_NICKNAME)
    .union(Permissions::CREATE_INVITE)
    .union(Permissions::SEND_POLLS)
    .union(Permissions::USE_EXTERNAL_APPS)
    .union(Permissions::CONNECT)
    .union(Permissions::SPEAK);

impl World {
    /// Builds the world of a scenario, with the clock at `now_ms`.
    ///
    /// # Errors
    /// When the scenario has a name that it does not define.
    pub fn from_scenario(scenario: &Scenario, now_ms: u64) -> Result<Self, ScenarioError> {
        let mut world = Self { last_id: Id::at_ms(CREATED_MS).0, now_ms: CREATED_MS, ..Self::default() };
        for (n, person) in scenario.people.iter().enumerate() {
            world.add_person(n, person, now_ms);
        }
        for bot in &scenario.bots {
            world.add_bot(bot, scenario)?;
        }
        for server in &scenario.servers {
            world.add_guild(server, scenario)?;
        }
        let mut named = scenario.gateway.privileged_intents.values().flatten();
        if let Some(name) = named.find(|name| intents::bit_of(name) == 0) {
            return Err(unknown("privileged intent", name));
        }
        let mut joined = scenario.bots.iter().flat_map(|bot| bot.servers.keys());
        if let Some(name) = joined.find(|name| !scenario.servers.iter().any(|server| server.name == **name)) {
            return Err(unknown("server", name));
        }
        world.set_now(now_ms);
        Ok(world)
    }

    fn add_person(&mut self, n: usize, person: &super::Person, now_ms: u64) {
        let born_ms = (now_ms / DAY_MS * DAY_MS).saturating_sub(person.account_age_days * DAY_MS);
        let made = Id(Id::at_ms(born_ms).0 + u64::try_from(n).unwrap_or(0) + 1);
        let username = person.name.to_lowercase().replace(' ', "_");
        let token = person.token.clone().unwrap_or_else(|| format!("person.{username}"));
        let id = person.id.map_or(made, Id);
        let dms_open = person.dms == Dms::Open;
        let global_name = Some(person.name.clone());
        let two_factor = person.two_factor;
        let user = User { id, username, global_name, bot: false, token, dms_open, avatar: None, two_factor };
        self.users.insert(id, user);
    }

    fn add_bot(&mut self, bot: &super::Bot, scenario: &Scenario) -> Result<(), ScenarioError> {
        let id = bot.id.map_or_else(|| self.next_id(), Id);
        let first = URL_SAFE_NO_PAD.encode(id.to_string());
        let token = bot.token.clone().unwrap_or_else(|| format!("{first}.GLocal.{:027}", id.0 % 1_000_003));
        let owner = bot.owner.as_ref().or(scenario.people.first().map(|person| &person.name));
        let owner = owner.map(|name| self.account(name)).transpose()?.unwrap_or(id);
        let user = User {
            id,
            username: bot.name.clone(),
            global_name: None,
            bot: true,
            token,
            dms_open: true,
            avatar: None,
            two_factor: true,
        };
        self.users.insert(id, user);
        if let Some(url) = bot.endpoint.as_ref().filter(|url| !is_local(url)) {
            return Err(ScenarioError::Endpoint(url.clone()));
        }
        let sees_members = scenario.gateway.granted(&bot.name).any(|name| name == "GUILD_MEMBERS");
        let application = Application {
            id,
            name: bot.name.clone(),
            owner,
            identifies_ms: Vec::new(),
            sees_members,
            description: String::new(),
            endpoint: bot.endpoint.clone(),
            installed_by: bot.installed_by.iter().map(|name| self.account(name)).collect::<Result<_, _>>()?,
        };
        self.applications.insert(id, application);
        Ok(())
    }

    fn add_guild(&mut self, server: &super::Server, scenario: &Scenario) -> Result<(), ScenarioError> {
        let id = server.id.map_or_else(|| self.next_id(), Id);
        let everyone =
            server.everyone.as_ref().map(|names| bits(names)).transpose()?.unwrap_or(EVERYONE.bits());
        let mut roles = BTreeMap::from([(id, Role { position: 0, ..role(id, "@everyone", everyone) })]);
        let mut place = 0;
        let mut own_roles = BTreeMap::new();
        for bot in scenario.bots.iter().filter(|bot| bot.servers.contains_key(&server.name)) {
            place += 1;
            let granted = bits(bot.servers.get(&server.name).map_or(&[][..], Vec::as_slice))?;
            let user = self.account(&bot.name)?;
            let made = Role { position: place, bot: Some(user), ..role(self.next_id(), &bot.name, granted) };
            own_roles.insert(user, made.id);
            roles.insert(made.id, made);
        }
        for wanted in &server.roles {
            place += 1;
            let granted = bits(&wanted.permissions)?;
            let made = Role {
                position: place,
                mentionable: wanted.mentionable,
                ..role(self.next_id(), &wanted.name, granted)
            };
            roles.insert(made.id, made);
        }
        let owner = self.account(&server.owner)?;
        let mut members = BTreeMap::from([(owner, member(owner, BTreeSet::new()))]);
        for (name, held) in &server.members {
            let user = self.account(name)?;
            let held = held.iter().map(|name| role_named(&roles, name)).collect::<Result<_, _>>()?;
            members.insert(user, member(user, held));
        }
        members.extend(own_roles.iter().map(|(user, role)| (*user, member(*user, [*role].into()))));
        self.guilds.insert(
            id,
            Guild {
                id,
                name: server.name.clone(),
                owner,
                roles,
                members,
                refused_words: server.refused_words.clone(),
                settings: server.two_factor.then(|| ("mfa_level".to_owned(), json!(1))).into_iter().collect(),
                ..Guild::default()
            },
        );
        for (position, channel) in server.channels.iter().enumerate() {
            self.add_channel(id, position, channel)?;
        }
        Ok(())
    }

    fn add_channel(
        &mut self,
        guild: Id,
        position: usize,
        wanted: &super::Channel,
    ) -> Result<(), ScenarioError> {
        let kind = if wanted.category { channel_kind::CATEGORY } else { channel_kind::TEXT };
        let parent = wanted.parent.as_ref().map(|name| {
            let mut categories =
                self.channels_of(guild).filter(|channel| channel.kind == channel_kind::CATEGORY);
            categories
                .find(|channel| channel.name == *name)
                .map(|c| c.id)
                .ok_or_else(|| unknown("category", name))
        });
        let mut overwrites = Vec::new();
        if let Some(only) = &wanted.only {
            let view = Permissions::VIEW_CHANNEL.bits();
            overwrites.push(Overwrite { id: guild, kind: 0, allow: 0, deny: view });
            for name in only {
                let roles = self.guilds.get(&guild).map(|guild| &guild.roles);
                let role =
                    roles.and_then(|roles| roles.values().find(|r| r.bot.is_none() && r.name == *name));
                let (id, kind) = match role {
                    Some(role) => (role.id, 0),
                    None => (self.account(name)?, 1),
                };
                overwrites.push(Overwrite { id, kind, allow: view, deny: 0 });
            }
        }
        let channel = Channel {
            guild: Some(guild),
            name: wanted.name.clone(),
            topic: wanted.topic.clone(),
            parent: parent.transpose()?,
            position: i64::try_from(position).unwrap_or(i64::MAX),
            overwrites,
            ..Channel::new(self.next_id(), kind)
        };
        self.channels.insert(channel.id, channel);
        Ok(())
    }

    fn account(&self, name: &str) -> Result<Id, ScenarioError> {
        self.account_named(name).map(|user| user.id).ok_or_else(|| unknown("person or bot", name))
    }
}

fn role(id: Id, name: &str, permissions: u64) -> Role {
    Role { id, name: name.to_owned(), permissions, ..Role::default() }
}

fn member(user: Id, roles: BTreeSet<Id>) -> Member {
    Member { user, roles, joined_ms: CREATED_MS, ..Member::default() }
}

fn role_named(roles: &BTreeMap<Id, Role>, name: &str) -> Result<Id, ScenarioError> {
    roles.values().find(|role| role.name == name).map(|role| role.id).ok_or_else(|| unknown("role", name))
}

fn bits(names: &[String]) -> Result<u64, ScenarioError> {
    names
        .iter()
        .try_fold(0, |all, name| Ok(all | bits_named(name).ok_or_else(|| unknown("permission", name))?))
}

fn unknown(kind: &'static str, name: &str) -> ScenarioError {
    ScenarioError::Unknown { kind, name: name.to_owned() }
}
