//! A room as a text channel under a category. Owns the categories, and how a channel is known again by its mark.

use super::access::{is_made_by, overwrites, shows_role};
use super::name::{mark, name, neutral, topic};
use super::{Made, Site};
use crate::discord::deliver::DiscordDelivery;
use crate::discord::deliver::message::snowflake_at;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::RoleId as Role;
use crate::domain::server::RoomStyle;
use crate::outbox::DeliveryError;
use crate::say;
use serenity::builder::CreateChannel;
use serenity::model::channel::{ChannelType, GuildChannel};
use serenity::model::id::ChannelId;

/// Categories are called this, then "Offers 2", "Offers 3" …: Discord takes 50 channels in each. The same in every language:
/// by it a category is found again.
const CATEGORY: &str = "Offers";
/// More categories than a server of 500 channels can fill.
const CATEGORIES: usize = 12;

impl DiscordDelivery {
    /// A channel with this room's mark that no other room has. The mark is text that a moderator could copy, so the
    /// channel must also be one that only the bot makes, since the effect was decided. Who is to see it may have changed since.
    pub(super) async fn find_channel(&self, site: &Site<'_>) -> Result<Option<Made>, DeliveryError> {
        let (room, mark) = (&site.brief.room, mark(site.brief.room.id));
        for channel in &site.channels {
            let marked = channel.topic.as_ref().is_some_and(|topic| topic.ends_with(&mark));
            let is_ours = channel.id.get() >= snowflake_at(site.due.created) && is_made_by(channel, self.bot);
            if marked && is_ours && !self.is_taken(channel.id, room.id).await? {
                self.show_to(channel, &room.members).await?;
                let moderators = site.brief.moderators.filter(|role| shows_role(channel, *role));
                return Ok(Some(Made { channel: channel.id, style: RoomStyle::Channels, moderators }));
            }
        }
        Ok(None)
    }

    /// Makes a channel in the first category that has space; `None` when the server has none.
    pub(super) async fn make_channel(&self, site: &Site<'_>) -> Result<Option<Made>, DeliveryError> {
        let brief = site.brief;
        let reason = say!(brief.language, "room-reason");
        let moderators = self.existing_role(site.guild, brief.moderators).await?;
        self.prepare_hub(site).await;
        for nth in 1..=CATEGORIES {
            let Some(category) = self.category(site, nth, &reason).await? else { return Ok(None) };
            let called = (name(brief.language, &brief.names), topic(brief.language, brief));
            let made = match self.create_room(site, category, called, moderators).await {
                Err(failure) if failure.is_name_refused() => {
                    let called = neutral(brief.language, brief);
                    self.create_room(site, category, called, moderators).await
                }
                outcome => outcome,
            };
            match made {
                Ok(channel) => {
                    return Ok(Some(Made { channel, style: RoomStyle::Channels, moderators }));
                }
                // Discord has been seen to refuse before 50: its answer counts, not our count.
                Err(failure) if is_full_category(&failure) => {}
                Err(failure) if failure.code == code::SERVER_FULL => return Ok(None),
                Err(failure) => return Err(self.cannot_make(brief, failure).await),
            }
        }
        Ok(None)
    }

    async fn create_room(
        &self,
        site: &Site<'_>,
        category: ChannelId,
        (name, topic): (String, String),
        moderators: Option<Role>,
    ) -> Result<ChannelId, Failure> {
        let reason = say!(site.brief.language, "room-reason");
        self.pace.turn().await;
        let builder = CreateChannel::new(name)
            .kind(ChannelType::Text)
            .category(category)
            .topic(topic)
            .permissions(overwrites(site.guild, self.bot, &site.brief.room.members, moderators))
            .audit_log_reason(&reason);
        Ok(site.guild.create_channel(&self.http, builder).await?.id)
    }

    /// The nth category for rooms, made when it does not exist; `None` when the server has no space for it.
    async fn category(
        &self,
        site: &Site<'_>,
        nth: usize,
        reason: &str,
    ) -> Result<Option<ChannelId>, DeliveryError> {
        let name = if nth == 1 { CATEGORY.to_owned() } else { format!("{CATEGORY} {nth}") };
        let is_it = |channel: &&GuildChannel| channel.kind == ChannelType::Category && channel.name == name;
        let place = format!("category/{nth}");
        if let Some(found) = site.channels.iter().find(is_it) {
            self.remember_place(site, &place, found.id).await?;
            return Ok(Some(found.id));
        }
        self.check_not_hidden(site, &place).await?;
        self.pace.turn().await;
        let builder = CreateChannel::new(name)
            .kind(ChannelType::Category)
            .permissions(overwrites(site.guild, self.bot, &[], None))
            .audit_log_reason(reason);
        match site.guild.create_channel(&self.http, builder).await.map_err(Failure::from) {
            Ok(made) => {
                self.remember_place(site, &place, made.id).await?;
                Ok(Some(made.id))
            }
            Err(failure) if failure.code == code::SERVER_FULL => Ok(None),
            Err(failure) => Err(self.cannot_make(site.brief, failure).await),
        }
    }

    /// The role, if the server still has it: an overwrite for one that was deleted would be refused.
    async fn existing_role(
        &self,
        guild: serenity::model::id::GuildId,
        role: Option<Role>,
    ) -> Result<Option<Role>, DeliveryError> {
        let Some(role) = role else { return Ok(None) };
        self.pace.turn().await;
        let roles = self.http.get_guild_roles(guild).await.map_err(Failure::from)?;
        Ok(roles.iter().any(|known| role == known.id.into()).then_some(role))
    }
}

/// Whether a category of this name is one for rooms.
pub(in crate::discord) fn is_category(name: &str) -> bool {
    let rest = name.strip_prefix(CATEGORY);
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix(' ').is_some_and(|n| n.parse::<u32>().is_ok())
    })
}

fn is_full_category(failure: &Failure) -> bool {
    failure.code == code::INVALID_BODY
        && failure.field_codes.iter().any(|code| code == "CHANNEL_PARENT_MAX_CHANNELS")
}
