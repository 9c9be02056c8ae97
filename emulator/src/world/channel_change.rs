//! Owns creating, changing and deleting a server's channels and their overwrites. Must not know threads or messages.

use super::account::read_id;
use super::state::{Channel, Overwrite, channel_kind};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most channels in a server, without threads.
const CHANNELS_PER_GUILD: usize = 500;
/// Most channels in a category.
const CHANNELS_PER_CATEGORY: usize = 50;
/// Most overwrites in one request.
const OVERWRITES_PER_CHANNEL: usize = 100;

impl World {
    /// `POST /guilds/{id}/channels`.
    ///
    /// # Errors
    /// 10004; 50013 without `MANAGE_CHANNELS` or if an overwrite has a permission that the caller lacks; 30013; 50035.
    pub fn create_channel(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_CHANNELS)?;
        let kind = body.get("type").and_then(Value::as_u64).unwrap_or(0);
        let kind = u8::try_from(kind).unwrap_or(u8::MAX);
        if ![channel_kind::TEXT, channel_kind::CATEGORY].contains(&kind) {
            return Err(ApiError::field(
                "type",
                "BASE_TYPE_CHOICES",
                "The emulator supports only types 0 and 4.",
            ));
        }
        let mut channel = Channel { guild: Some(guild), ..Channel::new(Id::default(), kind) };
        self.read_settings(&mut channel, body)?;
        if channel.name.is_empty() {
            return Err(ApiError::field("name", "BASE_TYPE_REQUIRED", "This field is required"));
        }
        if self.channels_of(guild).filter(|channel| channel.thread.is_none()).count() >= CHANNELS_PER_GUILD {
            return Err(ApiError::of(30013));
        }
        self.check_grants(who, guild, &channel.overwrites, &[])?;
        if body.get("permission_overwrites").is_none_or(Value::is_null) {
            let parent = channel.parent.and_then(|parent| self.channels.get(&parent));
            channel.overwrites = parent.map(|parent| parent.overwrites.clone()).unwrap_or_default();
        }
        channel.id = self.next_id();
        let data = self.channel_json(&channel, who.id());
        self.channels.insert(channel.id, channel.clone());
        let around = self.announce_category(&channel);
        let created = Event::new(Audience::Channel(channel.id), "CHANNEL_CREATE", data.clone());
        Ok(Outcome::created(data).with_all(around).with(created))
    }

    /// CHANNEL_CREATE of the new channel's category, for people who can see the category only because of this channel.
    fn announce_category(&self, channel: &Channel) -> Vec<Event> {
        let Some(category) = channel.parent.and_then(|parent| self.channels.get(&parent)) else {
            return Vec::new();
        };
        let mut new_to = self.viewers(channel);
        new_to.retain(|user| !self.applications.contains_key(user) && !self.can_view(category.id, *user));
        let announce = |user: Id| {
            Event::new(Audience::Users(vec![user]), "CHANNEL_CREATE", self.channel_json(category, user))
        };
        new_to.into_iter().map(announce).collect()
    }

    /// `PATCH /channels/{id}` of a channel that is not a thread.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without `MANAGE_CHANNELS` (overwrites: also `MANAGE_ROLES`); 50035.
    pub fn edit_channel(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(channel)?;
        let mut changed = self.permitted(channel, who.id(), Permissions::MANAGE_CHANNELS)?.clone();
        let before = changed.overwrites.clone();
        self.read_settings(&mut changed, body)?;
        if changed.overwrites != before {
            self.permitted(channel, who.id(), Permissions::MANAGE_ROLES)?;
            self.check_grants(who, guild, &changed.overwrites, &before)?;
        }
        Ok(self.keep_channel(who, changed))
    }

    /// `DELETE /channels/{id}` of a channel that is neither a thread nor a DM.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_CHANNELS`.
    pub fn delete_channel(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let gone = self.permitted(channel, who.id(), Permissions::MANAGE_CHANNELS)?.clone();
        let data = self.channel_json(&gone, who.id());
        let audience = Audience::Users(self.viewers(&gone));
        self.channels
            .retain(|id, kept| *id != channel && !(kept.parent == Some(channel) && kept.thread.is_some()));
        self.channels
            .values_mut()
            .filter(|kept| kept.parent == Some(channel))
            .for_each(|kept| kept.parent = None);
        let channels = &self.channels;
        self.messages.retain(|id, _| channels.contains_key(id));
        Ok(Outcome::ok(data.clone()).with(Event::new(audience, "CHANNEL_DELETE", data)))
    }

    /// `PUT /channels/{id}/permissions/{overwrite}`.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without `MANAGE_ROLES` or for permissions that the caller lacks; 50035.
    pub fn put_overwrite(
        &mut self,
        who: &Caller,
        channel: Id,
        target: Id,
        body: &Value,
    ) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(channel)?;
        let mut changed = self.permitted(channel, who.id(), Permissions::MANAGE_ROLES)?.clone();
        let mut problems = Problems::default();
        let mut entry = body.clone();
        entry["id"] = json!(target);
        let overwrite = self.read_overwrite(guild, &entry, "", &mut problems);
        problems.finish()?;
        let before = changed.overwrites.clone();
        changed.overwrites.retain(|kept| kept.id != target);
        changed.overwrites.extend(overwrite);
        self.check_grants(who, guild, &changed.overwrites, &before)?;
        let events = self.keep_channel(who, changed).events;
        Ok(Outcome::empty().with_all(events))
    }

    /// `DELETE /channels/{id}/permissions/{overwrite}`.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_ROLES`, 10009.
    pub fn delete_overwrite(&mut self, who: &Caller, channel: Id, target: Id) -> ApiResult<Outcome> {
        self.guild_channel(channel)?;
        let mut changed = self.permitted(channel, who.id(), Permissions::MANAGE_ROLES)?.clone();
        if !changed.overwrites.iter().any(|kept| kept.id == target) {
            return Err(ApiError::of(10009));
        }
        changed.overwrites.retain(|kept| kept.id != target);
        let events = self.keep_channel(who, changed).events;
        Ok(Outcome::empty().with_all(events))
    }

    /// All accounts that can see a channel now.
    pub(crate) fn viewers(&self, channel: &Channel) -> Vec<Id> {
        let sees = |user: &&Id| self.channel_permissions(channel, **user).contains(Permissions::VIEW_CHANNEL);
        self.users.keys().filter(sees).copied().collect()
    }

    /// Replaces a channel. The events go to accounts that can see it now or could see it before.
    pub(crate) fn keep_channel(&mut self, who: &Caller, channel: Channel) -> Outcome {
        let name = if channel.thread.is_some() { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" };
        let mut audience =
            self.channels.get(&channel.id).map(|before| self.viewers(before)).unwrap_or_default();
        let id = channel.id;
        self.channels.insert(id, channel);
        let Some(channel) = self.channels.get(&id) else { return Outcome::empty() };
        let lost: Vec<Id> = audience.iter().filter(|user| !self.can_view(id, **user)).copied().collect();
        audience.extend(self.viewers(channel));
        audience.sort_unstable();
        audience.dedup();
        audience.retain(|user| !lost.contains(user) || self.applications.contains_key(user));
        let data = self.channel_json(channel, who.id());
        let hidden_from = |user: &Id| lost.contains(user) && channel.thread.is_none();
        let (blind, seeing): (Vec<Id>, Vec<Id>) = audience.into_iter().partition(hidden_from);
        let stub =
            |bot: Id| Event::new(Audience::Users(vec![bot]), name, self.channel_event_json(channel, bot));
        let stubs: Vec<Event> = blind.into_iter().map(stub).collect();
        let gone = Event::new(Audience::Users(lost), "CHANNEL_DELETE", data.clone());
        let changed = Event::new(Audience::Users(seeing), name, data.clone());
        Outcome::ok(data).with(changed).with_all(stubs).with(gone)
    }

    /// Reads name, topic, parent, position, overwrites and other settings into the channel.
    fn read_settings(&self, channel: &mut Channel, body: &Value) -> ApiResult<()> {
        let mut problems = Problems::default();
        if let Some(name) = body.get("name").and_then(Value::as_str) {
            problems.check_length("name", name, 1, 100);
            channel.name = match channel.kind {
                channel_kind::CATEGORY => name.to_owned(),
                _ => name.to_lowercase().replace(char::is_whitespace, "-"),
            };
            self.check_words(channel, &mut problems);
        }
        if let Some(topic) = body.get("topic") {
            channel.topic = topic.as_str().map(str::to_owned);
            problems.check_length("topic", channel.topic.as_deref().unwrap_or(""), 0, 1024);
        }
        if let Some(parent) = body.get("parent_id") {
            let before = channel.parent;
            channel.parent = read_id(Some(parent));
            if channel.parent != before {
                self.check_parent(channel, &mut problems);
            }
        }
        channel.position = body.get("position").and_then(Value::as_i64).unwrap_or(channel.position);
        channel.nsfw = body.get("nsfw").and_then(Value::as_bool).unwrap_or(channel.nsfw);
        channel.slowmode_s =
            body.get("rate_limit_per_user").and_then(Value::as_u64).unwrap_or(channel.slowmode_s);
        if let Some(list) = body.get("permission_overwrites").and_then(Value::as_array) {
            if list.len() > OVERWRITES_PER_CHANNEL {
                problems.add(
                    "permission_overwrites",
                    "BASE_TYPE_MAX_LENGTH",
                    "Must be 100 or fewer in length.",
                );
            }
            let guild = channel.guild.unwrap_or_default();
            channel.overwrites = list
                .iter()
                .enumerate()
                .filter_map(|(n, entry)| {
                    self.read_overwrite(guild, entry, &format!("permission_overwrites.{n}"), &mut problems)
                })
                .collect();
        }
        problems.finish()
    }

    /// Servers that are listed in Server Discovery refuse channels with certain words in their names.
    pub(crate) fn check_words(&self, channel: &Channel, problems: &mut Problems) {
        let guild = channel.guild.and_then(|guild| self.guilds.get(&guild));
        let name = channel.name.to_lowercase();
        if guild.is_some_and(|guild| guild.refused_words.iter().any(|word| name.contains(word.as_str()))) {
            let message = "Contains words not allowed for servers in Server Discovery.";
            problems.add("name", "INVALID_COMMUNITY_PROPERTY_NAME", message);
        }
    }

    fn check_parent(&self, channel: &Channel, problems: &mut Problems) {
        let Some(parent) = channel.parent else { return };
        let fits = |known: &&Channel| known.kind == channel_kind::CATEGORY && known.guild == channel.guild;
        if channel.kind == channel_kind::CATEGORY || self.channels.get(&parent).filter(fits).is_none() {
            return problems.add("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist");
        }
        if self.channels.values().filter(|other| other.parent == Some(parent)).count()
            >= CHANNELS_PER_CATEGORY
        {
            let message = "Maximum number of channels in category reached (50)";
            problems.add("parent_id", "CHANNEL_PARENT_MAX_CHANNELS", message);
        }
    }

    fn read_overwrite(
        &self,
        guild: Id,
        entry: &Value,
        path: &str,
        problems: &mut Problems,
    ) -> Option<Overwrite> {
        let field = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let kind = entry.get("type").and_then(|kind| kind.as_u64().or_else(|| kind.as_str()?.parse().ok()));
        let Some(kind @ (0 | 1)) = kind else {
            problems.add(&field("type"), "BASE_TYPE_CHOICES", "Value must be one of (0, 1).");
            return None;
        };
        let Some(id) = read_id(entry.get("id")) else {
            problems.require(&field("id"));
            return None;
        };
        let guild = self.guilds.get(&guild)?;
        let known = if kind == 0 { guild.roles.contains_key(&id) } else { self.users.contains_key(&id) };
        if !known {
            problems.add(&field("id"), "UNKNOWN_OVERWRITE_TARGET", "Unknown role or member");
        }
        let bits =
            |name: &str| entry.get(name).and_then(|v| v.as_str().map_or(v.as_u64(), |t| t.parse().ok()));
        Some(Overwrite {
            id,
            kind: u8::from(kind == 1),
            allow: bits("allow").unwrap_or(0),
            deny: bits("deny").unwrap_or(0),
        })
    }

    /// A caller can newly allow or deny only permissions that they have in the server.
    fn check_grants(
        &self,
        who: &Caller,
        guild: Id,
        new: &[Overwrite],
        before: &[Overwrite],
    ) -> ApiResult<()> {
        let own = self.guild_permissions(guild, who.id());
        if own.contains(Permissions::ADMINISTRATOR) {
            return Ok(());
        }
        let fresh = new.iter().filter(|overwrite| !before.contains(overwrite));
        let wanted = fresh.fold(0, |bits, overwrite| bits | overwrite.allow | overwrite.deny);
        // Only administrators can set MANAGE_ROLES in an overwrite.
        match wanted & (!own.bits() | Permissions::MANAGE_ROLES.bits()) {
            0 => Ok(()),
            _ => Err(ApiError::of(50013)),
        }
    }
}
