//! Rooms of the outbox: a private channel for one pair, made once. Owns what it is called, who sees it, and how it is
//! found again when its receipt was lost.
//!
//! Rooms of one server are opened one after the other (their lane says so), so nobody else makes the same category
//! meanwhile.

use super::DiscordDelivery;
use crate::app::{Person, RoomBrief};
use crate::discord::failure::{Failure, code};
use crate::domain::ids::{PersonId, RoomId};
use crate::outbox::{DeliveryError, Job, Receipt};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateChannel;
use serenity::model::Permissions;
use serenity::model::channel::{
    ChannelType, GuildChannel, PermissionOverwrite, PermissionOverwriteType as Whose,
};
use serenity::model::id::{ChannelId, GuildId, RoleId, UserId};

/// Categories are called this, then "Offers 2", "Offers 3" …: Discord takes 50 channels in each. The same in every language:
/// by it a category is found again.
const CATEGORY: &str = "Offers";
/// More categories than a server of 500 channels can fill.
const CATEGORIES: usize = 12;
/// PIN_MESSAGES, a permission of its own since February 2026; newer than the library's list.
const PIN_MESSAGES: Permissions = Permissions::from_bits_retain(1 << 51);

impl DiscordDelivery {
    /// Makes the room's channel, unless an earlier try did.
    pub(super) async fn open_room(&self, job: &Job, brief: &RoomBrief) -> Result<Receipt, DeliveryError> {
        let room = brief.room.id;
        let guild = GuildId::new(u64::try_from(brief.room.guild.0).unwrap_or(1).max(1));
        self.pace.turn().await;
        let channels = self.http.get_channels(guild).await.map_err(Failure::from)?;
        if job.attempt > 1
            && let Some(found) = self.find_room(&channels, brief).await?
        {
            return Ok(opened(room, found));
        }
        let made = self.make_room(guild, &channels, brief).await?;
        Ok(opened(room, made))
    }

    /// A channel with this room's mark that no other room has. The mark is text that a moderator could copy, so the
    /// channel must also be one that shows itself to these two people alone.
    async fn find_room(
        &self,
        channels: &[GuildChannel],
        brief: &RoomBrief,
    ) -> Result<Option<ChannelId>, DeliveryError> {
        let mark = mark(brief.room.id);
        for channel in channels {
            let marked = channel.topic.as_ref().is_some_and(|topic| topic.ends_with(&mark));
            if marked && is_private_to(channel, &brief.room.members) {
                let id = crate::domain::ids::ChannelId(i64::try_from(channel.id.get()).unwrap_or(0));
                let taken = self.app.channel_is_taken(id, brief.room.id).await;
                if !taken.map_err(|error| DeliveryError::Retry { after_ms: None, why: error.to_string() })? {
                    return Ok(Some(channel.id));
                }
            }
        }
        Ok(None)
    }

    async fn make_room(
        &self,
        guild: GuildId,
        channels: &[GuildChannel],
        brief: &RoomBrief,
    ) -> Result<ChannelId, DeliveryError> {
        let language = Language::of_locale(&brief.rules.language);
        let reason = say!(language, "room-reason");
        for nth in 1..=CATEGORIES {
            let category = self.category(guild, channels, nth, &reason).await?;
            self.pace.turn().await;
            let builder = CreateChannel::new(name(language, &brief.people))
                .kind(ChannelType::Text)
                .category(category)
                .topic(topic(language, brief))
                .permissions(self.overwrites(guild, &brief.room.members))
                .audit_log_reason(&reason);
            match guild.create_channel(&self.http, builder).await.map_err(Failure::from) {
                Ok(channel) => return Ok(channel.id),
                // Discord has been seen to refuse before 50: its answer counts, not our count.
                Err(failure) if is_full_category(&failure) => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        Err(DeliveryError::Retry { after_ms: None, why: "every category for offers is full".to_owned() })
    }

    /// The nth category for rooms, made when it does not exist.
    async fn category(
        &self,
        guild: GuildId,
        channels: &[GuildChannel],
        nth: usize,
        reason: &str,
    ) -> Result<ChannelId, DeliveryError> {
        let name = if nth == 1 { CATEGORY.to_owned() } else { format!("{CATEGORY} {nth}") };
        let is_it = |channel: &&GuildChannel| channel.kind == ChannelType::Category && channel.name == name;
        if let Some(found) = channels.iter().find(is_it) {
            return Ok(found.id);
        }
        self.pace.turn().await;
        let builder = CreateChannel::new(name)
            .kind(ChannelType::Category)
            .permissions(self.overwrites(guild, &[]))
            .audit_log_reason(reason);
        let made = guild.create_channel(&self.http, builder).await.map_err(Failure::from)?;
        Ok(made.id)
    }

    /// Hidden from everybody but these people and the bot, which must allow itself in the same call.
    fn overwrites(&self, guild: GuildId, people: &[PersonId]) -> Vec<PermissionOverwrite> {
        let talk = Permissions::VIEW_CHANNEL
            | Permissions::SEND_MESSAGES
            | Permissions::READ_MESSAGE_HISTORY
            | Permissions::EMBED_LINKS
            | Permissions::ATTACH_FILES;
        let keep = talk | Permissions::MANAGE_CHANNELS | PIN_MESSAGES;
        let nothing = Permissions::empty();
        let everyone = RoleId::new(guild.get());
        let mut overwrites = vec![
            PermissionOverwrite {
                allow: nothing,
                deny: Permissions::VIEW_CHANNEL,
                kind: Whose::Role(everyone),
            },
            PermissionOverwrite { allow: keep, deny: nothing, kind: Whose::Member(self.bot) },
        ];
        overwrites.extend(people.iter().map(|person| PermissionOverwrite {
            allow: talk,
            deny: nothing,
            kind: Whose::Member(user(*person)),
        }));
        overwrites
    }
}

fn opened(room: RoomId, channel: ChannelId) -> Receipt {
    let channel = crate::domain::ids::ChannelId(i64::try_from(channel.get()).unwrap_or(0));
    Receipt::RoomOpened { room, channel }
}

fn user(person: PersonId) -> UserId {
    UserId::new(u64::try_from(person.0).unwrap_or(1).max(1))
}

fn is_full_category(failure: &Failure) -> bool {
    failure.code == code::INVALID_BODY
        && failure.field_codes.iter().any(|code| code == "CHANNEL_PARENT_MAX_CHANNELS")
}

fn is_private_to(channel: &GuildChannel, people: &[PersonId]) -> bool {
    let shows = |whose: Whose| {
        channel
            .permission_overwrites
            .iter()
            .any(|overwrite| overwrite.kind == whose && overwrite.allow.contains(Permissions::VIEW_CHANNEL))
    };
    let hidden = channel.permission_overwrites.iter().any(|overwrite| {
        overwrite.kind == Whose::Role(RoleId::new(channel.guild_id.get()))
            && overwrite.deny.contains(Permissions::VIEW_CHANNEL)
    });
    hidden && people.iter().all(|person| shows(Whose::Member(user(*person))))
}

/// What a room's topic ends with: its id, written short because people see it. The same in every language: by it a room
/// is found again.
fn mark(room: RoomId) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut rest = usize::try_from(room.0).unwrap_or(0);
    let mut short = String::new();
    while rest > 0 {
        short.insert(0, char::from(DIGITS[rest % DIGITS.len()]));
        rest /= DIGITS.len();
    }
    format!("Room {short}.")
}

fn topic(language: Language, brief: &RoomBrief) -> String {
    let [first, second] = brief.people.each_ref().map(|person| {
        person.as_ref().map_or_else(|| say!(language, "room-somebody"), |person| person.name.clone())
    });
    let about = say!(language, "room-topic", first = first, second = second);
    format!("{about} {}", mark(brief.room.id))
}

/// A channel's name, as Discord wants it: small letters, digits and hyphens.
fn name(language: Language, people: &[Option<Person>; 2]) -> String {
    let slug = |person: &Option<Person>| {
        let name = person.as_ref().map_or("", |person| person.name.as_str()).to_lowercase();
        let mut slug = String::new();
        for letter in name.chars() {
            if letter.is_alphanumeric() {
                slug.push(letter);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.trim_end_matches('-').chars().take(40).collect::<String>()
    };
    let [first, second] = people.each_ref().map(slug);
    match (first.as_str(), second.as_str()) {
        ("", "") => say!(language, "room-name"),
        (one, "") | ("", one) => one.to_owned(),
        (first, second) => format!("{first}-{second}"),
    }
}
