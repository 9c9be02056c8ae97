//! Reactions: adding, removing and listing them. Must not know how messages are written.

use super::request::check_limit;
use super::state::{Message, Reaction, ReactionEmoji};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most different emoji on a message.
const EMOJI_MAX: usize = 20;

impl World {
    /// `PUT /channels/{id}/messages/{message}/reactions/{emoji}/@me`.
    ///
    /// # Errors
    /// 10003, 10008, 10014, 30010, 50001, 50083; 50013 without `READ_MESSAGE_HISTORY`, and for an emoji that nobody used yet
    /// without `ADD_REACTIONS`.
    pub fn add_reaction(&mut self, who: &Caller, place: (Id, Id), emoji: &str) -> ApiResult<Outcome> {
        let emoji = self.read_emoji(emoji)?;
        let (channel, id) = place;
        let message = self.reactable(who, place)?;
        self.check_screened(self.guild_of_channel(channel), who.id())?;
        let fresh = !message.reactions.iter().any(|known| known.emoji.is(&emoji));
        let (count, author) = (message.reactions.len(), message.author);
        if fresh {
            self.permitted(channel, who.id(), Permissions::ADD_REACTIONS)?;
        }
        if fresh && count >= EMOJI_MAX {
            return Err(ApiError::of(30010));
        }
        let Some(message) = self.message_mut(channel, id) else { return Err(ApiError::of(10008)) };
        if fresh {
            message.reactions.push(Reaction { emoji: emoji.clone(), users: Vec::new() });
        }
        let added = message.reactions.iter_mut().find(|known| known.emoji.is(&emoji));
        let Some(added) = added.filter(|known| !known.users.contains(&who.id())) else {
            return Ok(Outcome::empty());
        };
        added.users.push(who.id());
        let mut data = self.reaction_data(place, Some(&emoji));
        data["user_id"] = json!(who.id());
        data["message_author_id"] = json!(author);
        let guild = self.guild_of_channel(channel).and_then(|guild| self.guilds.get(&guild));
        if let Some(member) = guild.and_then(|guild| guild.members.get(&who.id())) {
            data["member"] = self.member_json(member);
        }
        Ok(Outcome::empty().with(spread(channel, "MESSAGE_REACTION_ADD", data)))
    }

    /// `DELETE` of one account's reaction.
    ///
    /// # Errors
    /// 10003, 10008, 10014, 50001, 50083; 50013 for others' reactions without `MANAGE_MESSAGES`.
    pub fn remove_reaction(
        &mut self,
        who: &Caller,
        place: (Id, Id),
        emoji: &str,
        user: Id,
    ) -> ApiResult<Outcome> {
        let emoji = self.read_emoji(emoji)?;
        self.reactable(who, place)?;
        if user != who.id() {
            self.permitted(place.0, who.id(), Permissions::MANAGE_MESSAGES)?;
        }
        let Some(message) = self.message_mut(place.0, place.1) else { return Err(ApiError::of(10008)) };
        let known = message.reactions.iter_mut().find(|known| known.emoji.is(&emoji));
        let known = known.filter(|known| known.users.contains(&user)).ok_or_else(|| ApiError::of(10014))?;
        known.users.retain(|other| *other != user);
        message.reactions.retain(|known| !known.users.is_empty());
        let mut data = self.reaction_data(place, Some(&emoji));
        data["user_id"] = json!(user);
        Ok(Outcome::empty().with(spread(place.0, "MESSAGE_REACTION_REMOVE", data)))
    }

    /// `DELETE` of all reactions, or of all with one emoji.
    ///
    /// # Errors
    /// 10003, 10008, 10014, 50001, 50013 without `MANAGE_MESSAGES`, 50083.
    pub fn clear_reactions(
        &mut self,
        who: &Caller,
        place: (Id, Id),
        emoji: Option<&str>,
    ) -> ApiResult<Outcome> {
        let emoji = emoji.map(|emoji| self.read_emoji(emoji)).transpose()?;
        self.reactable(who, place)?;
        self.permitted(place.0, who.id(), Permissions::MANAGE_MESSAGES)?;
        let Some(message) = self.message_mut(place.0, place.1) else { return Err(ApiError::of(10008)) };
        let goes = |known: &Reaction| emoji.as_ref().is_none_or(|emoji| known.emoji.is(emoji));
        if !message.reactions.iter().any(goes) {
            return if emoji.is_some() { Err(ApiError::of(10014)) } else { Ok(Outcome::empty()) };
        }
        message.reactions.retain(|known| !goes(known));
        let name = match emoji {
            Some(_) => "MESSAGE_REACTION_REMOVE_EMOJI",
            None => "MESSAGE_REACTION_REMOVE_ALL",
        };
        let mut data = self.reaction_data(place, emoji.as_ref());
        if let Some(fields) = data.as_object_mut() {
            fields.retain(|name, _| name != "burst" && name != "type");
        }
        Ok(Outcome::empty().with(spread(place.0, name, data)))
    }

    /// `GET` of who reacted with one emoji, in order of their ids, after one id.
    ///
    /// # Errors
    /// 10003, 10008, 10014, 50001; 50013 without `READ_MESSAGE_HISTORY`; 50035 for a limit outside 1–100.
    pub fn list_reactions(
        &self,
        who: &Caller,
        place: (Id, Id),
        emoji: &str,
        (limit, after): (u64, Id),
    ) -> ApiResult<Outcome> {
        check_limit(limit, 100)?;
        let emoji = self.read_emoji(emoji)?;
        self.permitted(place.0, who.id(), Permissions::READ_MESSAGE_HISTORY)?;
        let message = self.public_message(place.0, place.1)?;
        let known = message.reactions.iter().find(|known| known.emoji.is(&emoji));
        let mut users = known.map(|known| known.users.clone()).unwrap_or_default();
        users.retain(|user| *user > after);
        users.sort_unstable();
        users.truncate(usize::try_from(limit).unwrap_or(100));
        Ok(Outcome::ok(users.into_iter().map(|user| self.user_json(user)).collect()))
    }

    /// A message's JSON as one account sees it: with which reactions are its own.
    pub(crate) fn message_seen(&self, message: &Message, viewer: Id) -> Value {
        let mut body = self.message_json(message);
        if let Some(shown) = body.get_mut("reactions").and_then(Value::as_array_mut) {
            for (shown, kept) in shown.iter_mut().zip(&message.reactions) {
                shown["me"] = json!(kept.users.contains(&viewer));
            }
        }
        self.show_own_votes(&mut body, message, viewer);
        body
    }

    /// The message, if the caller can see it and it can get reactions.
    fn reactable(&self, who: &Caller, (channel, id): (Id, Id)) -> ApiResult<&Message> {
        self.permitted(channel, who.id(), Permissions::READ_MESSAGE_HISTORY)?;
        let message = self.public_message(channel, id)?;
        self.check_not_archived(channel)?;
        Ok(message)
    }

    /// An emoji from a path: a character, or `name:id` of an emoji that exists here.
    fn read_emoji(&self, text: &str) -> ApiResult<ReactionEmoji> {
        let unknown = || ApiError::of(10014);
        let Some((name, id)) = text.trim_matches(['<', '>']).rsplit_once(':') else {
            let is_character = text.chars().count() <= 20 && !text.is_ascii();
            return match is_character {
                true => Ok(ReactionEmoji { id: None, name: text.to_owned() }),
                false => Err(unknown()),
            };
        };
        let id: Id = id.parse().map_err(|_| unknown())?;
        let known = self.emojis.get(&id).ok_or_else(unknown)?;
        let name = known.body["name"].as_str().unwrap_or(name).to_owned();
        Ok(ReactionEmoji { id: Some(id), name })
    }

    fn reaction_data(&self, (channel, message): (Id, Id), emoji: Option<&ReactionEmoji>) -> Value {
        let mut data = json!({ "channel_id": channel, "message_id": message, "burst": false, "type": 0 });
        if let Some(emoji) = emoji {
            data["emoji"] = emoji.json();
        }
        if let Some(guild) = self.guild_of_channel(channel) {
            data["guild_id"] = json!(guild);
        }
        data
    }
}

impl ReactionEmoji {
    /// Whether both are the same emoji: the name of one with an id can change.
    fn is(&self, other: &Self) -> bool {
        self.id == other.id && (self.id.is_some() || self.name == other.name)
    }

    fn json(&self) -> Value {
        json!({ "id": self.id, "name": self.name })
    }
}

/// The reactions in a message's JSON, as an account sees them that did not react.
pub(crate) fn reactions_json(reactions: &[Reaction]) -> Value {
    let one = |known: &Reaction| {
        let count = known.users.len();
        json!({
            "emoji": known.emoji.json(), "count": count, "count_details": { "burst": 0, "normal": count },
            "burst_colors": [], "me": false, "me_burst": false,
        })
    };
    reactions.iter().map(one).collect()
}

fn spread(channel: Id, name: &'static str, data: Value) -> Event {
    Event::new(Audience::Channel(channel), name, data)
}
