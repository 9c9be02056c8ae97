//! Emojis of servers and applications, and stickers of servers. Their pictures are not kept. Must not know messages.

use super::audit::action;
use super::records::Expression;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, Upload, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use twilight_model::guild::Permissions;

/// Most emojis of a server without boosts, of each kind, and of an application.
const EMOJIS_MAX: (usize, usize) = (50, 2_000);
const MANAGE: Permissions = Permissions::MANAGE_GUILD_EXPRESSIONS;

/// Whose emojis.
#[derive(Clone, Copy, Debug)]
pub enum EmojiOwner {
    /// A server's.
    Guild(Id),
    /// An application's.
    Application(Id),
}

impl EmojiOwner {
    fn id(self) -> Id {
        match self {
            Self::Guild(id) | Self::Application(id) => id,
        }
    }
}

impl World {
    fn check_emoji_owner(&self, who: &Caller, owner: EmojiOwner, changes: bool) -> ApiResult<()> {
        match owner {
            EmojiOwner::Guild(guild) if changes => self.permitted_in_guild(guild, who.id(), MANAGE),
            EmojiOwner::Guild(guild) => self.guild_of(who, guild).map(drop),
            EmojiOwner::Application(application) if application == who.id() => Ok(()),
            EmojiOwner::Application(_) => Err(ApiError::of(50001)),
        }
    }

    /// `GET` of all emojis of a server or an application.
    ///
    /// # Errors
    /// 10004, 50001.
    pub fn list_emojis(&self, who: &Caller, owner: EmojiOwner) -> ApiResult<Outcome> {
        self.check_emoji_owner(who, owner, false)?;
        let list = self.shown(&self.emojis, owner.id());
        Ok(Outcome::ok(match owner {
            EmojiOwner::Guild(_) => json!(list),
            EmojiOwner::Application(_) => json!({ "items": list }),
        }))
    }

    /// `GET` of one emoji.
    ///
    /// # Errors
    /// 10004, 10014, 50001.
    pub fn read_emoji_of(&self, who: &Caller, owner: EmojiOwner, emoji: Id) -> ApiResult<Outcome> {
        self.check_emoji_owner(who, owner, false)?;
        let known = self.emojis.get(&emoji).filter(|known| known.owner == owner.id());
        Ok(Outcome::ok(self.with_creator(known.ok_or_else(|| ApiError::of(10014))?)))
    }

    /// `POST` of an emoji, with a picture as a data URI.
    ///
    /// # Errors
    /// 10004, 30008, 50001, 50013 without `MANAGE_GUILD_EXPRESSIONS`, 50035.
    pub fn create_emoji(&mut self, who: &Caller, owner: EmojiOwner, body: &Value) -> ApiResult<Outcome> {
        self.check_emoji_owner(who, owner, true)?;
        let name = read_emoji_name(body)?.ok_or_else(|| ApiError::required("name"))?;
        let image = body["image"].as_str().ok_or_else(|| ApiError::required("image"))?;
        if !image.starts_with("data:image/") {
            return Err(ApiError::field("image", "IMAGE_INVALID", "Invalid image data"));
        }
        let animated = image.starts_with("data:image/gif");
        let here = self.emojis.values().filter(|known| known.owner == owner.id());
        let most = if matches!(owner, EmojiOwner::Guild(_)) { EMOJIS_MAX.0 } else { EMOJIS_MAX.1 };
        if here.filter(|known| known.body["animated"] == animated).count() >= most {
            return Err(ApiError::of(30008));
        }
        let id = self.next_id();
        let roles = body.get("roles").filter(|roles| roles.is_array()).cloned().unwrap_or(json!([]));
        let body = json!({
            "id": id, "name": name, "roles": roles, "require_colons": true, "managed": false, "animated": animated,
            "available": true,
        });
        self.emojis.insert(id, Expression { id, owner: owner.id(), creator: who.id(), body });
        self.emoji_changed(who, owner, (action::EMOJI_CREATE, id), &Value::Null).map(|mut outcome| {
            outcome.status = 201;
            outcome
        })
    }

    /// `PATCH` of an emoji: its name and roles.
    ///
    /// # Errors
    /// 10004, 10014, 50001, 50013, 50035.
    pub fn edit_emoji(
        &mut self,
        who: &Caller,
        owner: EmojiOwner,
        emoji: Id,
        body: &Value,
    ) -> ApiResult<Outcome> {
        self.check_emoji_owner(who, owner, true)?;
        let name = read_emoji_name(body)?;
        let known = self.emojis.get_mut(&emoji).filter(|known| known.owner == owner.id());
        let known = known.ok_or_else(|| ApiError::of(10014))?;
        let before = known.body.clone();
        if let Some(name) = name {
            known.body["name"] = json!(name);
        }
        if let Some(roles) = body.get("roles").filter(|roles| roles.is_array()) {
            known.body["roles"] = roles.clone();
        }
        self.emoji_changed(who, owner, (action::EMOJI_UPDATE, emoji), &before)
    }

    /// `DELETE` of an emoji.
    ///
    /// # Errors
    /// 10004, 10014, 50001, 50013.
    pub fn delete_emoji(&mut self, who: &Caller, owner: EmojiOwner, emoji: Id) -> ApiResult<Outcome> {
        self.check_emoji_owner(who, owner, true)?;
        let before = self.read_emoji_of(who, owner, emoji)?.body;
        self.emojis.remove(&emoji);
        let outcome = self.emoji_changed(who, owner, (action::EMOJI_DELETE, emoji), &before)?;
        Ok(Outcome::empty().with_all(outcome.events))
    }

    /// The answer and the events after a change of an emoji.
    fn emoji_changed(
        &mut self,
        who: &Caller,
        owner: EmojiOwner,
        (action, emoji): (u64, Id),
        before: &Value,
    ) -> ApiResult<Outcome> {
        let shown = self.emojis.get(&emoji).map_or(Value::Null, |known| self.with_creator(known));
        let outcome = Outcome::ok(shown.clone());
        let EmojiOwner::Guild(guild) = owner else { return Ok(outcome) };
        let data = json!({ "guild_id": guild, "emojis": self.shown(&self.emojis, guild) });
        let event = Event::new(Audience::Guild(guild), "GUILD_EMOJIS_UPDATE", data);
        let logged = self.log_action((guild, who.id()), (action, Some(emoji)), (before, &shown), None);
        Ok(outcome.with(event).with(logged))
    }

    /// The emojis or stickers of one owner, as the API has them.
    pub(crate) fn shown(&self, all: &BTreeMap<Id, Expression>, owner: Id) -> Vec<Value> {
        all.values().filter(|known| known.owner == owner).map(|known| self.with_creator(known)).collect()
    }

    fn with_creator(&self, known: &Expression) -> Value {
        let mut body = known.body.clone();
        body["user"] = self.user_json(known.creator);
        body
    }

    /// `GET /guilds/{id}/stickers`.
    ///
    /// # Errors
    /// 10004.
    pub fn list_stickers(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        Ok(Outcome::ok(json!(self.shown(&self.stickers, guild))))
    }

    /// `GET /stickers/{id}`, or of one server.
    ///
    /// # Errors
    /// 10060.
    pub fn read_sticker(&self, sticker: Id, guild: Option<Id>) -> ApiResult<Outcome> {
        let known =
            self.stickers.get(&sticker).filter(|known| guild.is_none_or(|guild| known.owner == guild));
        Ok(Outcome::ok(self.with_creator(known.ok_or_else(|| ApiError::of(10060))?)))
    }

    /// `POST /guilds/{id}/stickers`: a form with name, tags, description and a file.
    ///
    /// # Errors
    /// 10004, 50013 without `MANAGE_GUILD_EXPRESSIONS`, 50035.
    pub fn create_sticker(
        &mut self,
        who: &Caller,
        guild: Id,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), MANAGE)?;
        let file = files.first().ok_or_else(|| ApiError::required("file"))?;
        let id = self.next_id();
        let ending = file.filename.rsplit('.').next().unwrap_or("").to_lowercase();
        let format = match ending.as_str() {
            "json" => 3,
            "gif" => 4,
            _ => 1,
        };
        let mut shown = json!({
            "id": id, "name": "", "tags": "", "description": null, "type": 2, "format_type": format, "available": true,
            "guild_id": guild,
        });
        for field in ["name", "tags"] {
            if body.get(field).is_none_or(Value::is_null) {
                return Err(ApiError::required(field));
            }
        }
        read_sticker_words(&mut shown, body)?;
        self.stickers.insert(id, Expression { id, owner: guild, creator: who.id(), body: shown });
        let mut outcome = self.sticker_changed(who, guild, (action::STICKER_CREATE, id), &Value::Null);
        outcome.status = 201;
        Ok(outcome)
    }

    /// `PATCH /guilds/{id}/stickers/{sticker}`.
    ///
    /// # Errors
    /// 10004, 10060, 50013, 50035.
    pub fn edit_sticker(&mut self, who: &Caller, guild: Id, sticker: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), MANAGE)?;
        let known = self.stickers.get_mut(&sticker).filter(|known| known.owner == guild);
        let known = known.ok_or_else(|| ApiError::of(10060))?;
        let before = known.body.clone();
        read_sticker_words(&mut known.body, body)?;
        Ok(self.sticker_changed(who, guild, (action::STICKER_UPDATE, sticker), &before))
    }

    /// `DELETE /guilds/{id}/stickers/{sticker}`.
    ///
    /// # Errors
    /// 10004, 10060, 50013.
    pub fn delete_sticker(&mut self, who: &Caller, guild: Id, sticker: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), MANAGE)?;
        let before = self.read_sticker(sticker, Some(guild))?.body;
        self.stickers.remove(&sticker);
        let outcome = self.sticker_changed(who, guild, (action::STICKER_DELETE, sticker), &before);
        Ok(Outcome::empty().with_all(outcome.events))
    }

    fn sticker_changed(
        &mut self,
        who: &Caller,
        guild: Id,
        (action, sticker): (u64, Id),
        before: &Value,
    ) -> Outcome {
        let shown = self.stickers.get(&sticker).map_or(Value::Null, |known| self.with_creator(known));
        let data = json!({ "guild_id": guild, "stickers": self.shown(&self.stickers, guild) });
        let event = Event::new(Audience::Guild(guild), "GUILD_STICKERS_UPDATE", data);
        let logged = self.log_action((guild, who.id()), (action, Some(sticker)), (before, &shown), None);
        Outcome::ok(shown).with(event).with(logged)
    }
}

fn read_emoji_name(body: &Value) -> ApiResult<Option<String>> {
    let Some(name) = body.get("name").and_then(Value::as_str) else { return Ok(None) };
    let mut problems = Problems::default();
    problems.check_length("name", name, 2, 32);
    if !name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_') {
        problems.add("name", "STRING_TYPE_REGEX", "String value did not match validation regex.");
    }
    problems.finish()?;
    Ok(Some(name.to_owned()))
}

/// Name, tags and description of a sticker, where the body has them.
fn read_sticker_words(sticker: &mut Value, body: &Value) -> ApiResult<()> {
    let mut problems = Problems::default();
    for (field, min, max) in [("name", 2, 30), ("tags", 1, 200), ("description", 0, 100)] {
        let Some(text) = body.get(field) else { continue };
        problems.check_length(field, text.as_str().unwrap_or(""), min, max);
        sticker[field] = text.clone();
    }
    problems.finish()
}
