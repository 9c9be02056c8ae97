//! Owns creating, changing and deleting a server's channels. Must not know threads or messages.

use super::account::read_id;
use super::audit::action;
use super::kinds;
use super::state::{Channel, channel_kind};
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
        if !kinds::CREATABLE.contains(&kind) {
            let message = "Value must be one of (0, 2, 4, 5, 13, 15, 16).";
            return Err(ApiError::field("type", "BASE_TYPE_CHOICES", message));
        }
        let mut channel = Channel { guild: Some(guild), ..Channel::new(Id::default(), kind) };
        self.read_settings(&mut channel, body)?;
        if channel.name.is_empty() {
            return Err(ApiError::required("name"));
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
        self.name_tags(&mut channel);
        let data = self.channel_json(&channel, who.id());
        self.channels.insert(channel.id, channel.clone());
        let around = self.announce_category(&channel);
        let created = Event::new(Audience::Channel(channel.id), "CHANNEL_CREATE", data.clone());
        let what = (action::CHANNEL_CREATE, Some(channel.id));
        let logged = self.log_action((guild, who.id()), what, (&Value::Null, &data), None);
        Ok(Outcome::created(data).with_all(around).with(created).with(logged))
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
        self.name_tags(&mut changed);
        let old = self.channels.get(&channel).map_or(Value::Null, |known| self.channel_json(known, who.id()));
        let outcome = self.keep_channel(who, changed);
        let what = (action::CHANNEL_UPDATE, Some(channel));
        let logged = self.log_action((guild, who.id()), what, (&old, &outcome.body), None);
        Ok(outcome.with(logged))
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
        self.webhooks.retain(|_, webhook| channels.contains_key(&webhook.channel));
        self.invites.retain(|_, invite| channels.contains_key(&invite.channel));
        self.stages.retain(|channel, _| channels.contains_key(channel));
        let event = Event::new(audience, "CHANNEL_DELETE", data.clone());
        let what = (action::CHANNEL_DELETE, Some(channel));
        let guild = gone.guild.unwrap_or_default();
        let logged = self.log_action((guild, who.id()), what, (&data, &Value::Null), None);
        Ok(Outcome::ok(data).with(event).with(logged))
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
            channel.name = match kinds::has_free_name(channel.kind) {
                true => name.to_owned(),
                false => name.to_lowercase().replace(char::is_whitespace, "-"),
            };
            self.check_words(channel, &mut problems);
        }
        if let Some(topic) = body.get("topic") {
            channel.topic = topic.as_str().map(str::to_owned);
            let most = if kinds::is_forum(channel.kind) { 4096 } else { 1024 };
            problems.check_length("topic", channel.topic.as_deref().unwrap_or(""), 0, most);
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
        kinds::read_more(channel, body, &mut problems);
        problems.finish()
    }

    /// Gives an id to each new tag of a forum.
    fn name_tags(&mut self, channel: &mut Channel) {
        for tag in channel.more.get_mut("available_tags").and_then(Value::as_array_mut).into_iter().flatten()
        {
            if tag["id"].is_null() {
                tag["id"] = json!(self.next_id());
            }
        }
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

    pub(super) fn check_parent(&self, channel: &Channel, problems: &mut Problems) {
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
}
