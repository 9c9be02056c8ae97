//! A room as a private thread: where a server has no space for channels, or chose threads. Owns the hub, the channel under
//! which threads stand, and how a thread is known again.

use super::name::{name, neutral};
use super::{Made, Site};
use crate::discord::deliver::DiscordDelivery;
use crate::discord::deliver::message::snowflake_at;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::ChannelId as KeptChannel;
use crate::domain::server::RoomStyle;
use crate::domain::server::obstacle::{Blocked, Obstacle};
use crate::outbox::DeliveryError;
use crate::say;
use serenity::builder::{CreateChannel, CreateThread};
use serenity::model::channel::{
    AutoArchiveDuration, ChannelType, GuildChannel, PermissionOverwrite, PermissionOverwriteType as Whose,
};
use serenity::model::id::{ChannelId, RoleId};
use serenity::model::permissions::Permissions;

/// What the topic of a hub that Parley made ends with; the same in every language: by it the hub is found again.
const HUB_MARK: &str = "#threads";
/// Under which name the hub is remembered.
const HUB_PLACE: &str = "hub";
/// From so many channels on a server is close to Discord's 500, and the hub is made while there is space for it.
const NEARLY_FULL: usize = 450;
/// Archived threads that are looked through, the newest first.
const ARCHIVED: u64 = 100;

impl DiscordDelivery {
    /// Makes an empty private thread under the hub.
    pub(super) async fn make_thread(&self, site: &Site<'_>) -> Result<Made, DeliveryError> {
        let hub = self.hub(site).await?;
        let brief = site.brief;
        let reserved = self.name_of_thread(site).await?;
        let made = match self.create_thread(site, hub, reserved).await {
            Err(failure) if failure.is_name_refused() => {
                self.create_thread(site, hub, neutral(brief.language, brief).0).await
            }
            outcome => outcome,
        };
        match made {
            Ok(made) => Ok(thread(made)),
            Err(failure) if failure.code == code::TOO_MANY_THREADS => {
                let by = Blocked { guild: brief.room.guild, obstacle: Obstacle::TooManyThreads };
                Err(DeliveryError::Blocked { by, why: failure.to_string() })
            }
            Err(failure) => Err(self.cannot_make(brief, failure).await),
        }
    }

    async fn name_of_thread(&self, site: &Site<'_>) -> Result<String, DeliveryError> {
        let wanted = name(site.brief.language, &site.brief.names);
        let noted = self.app.name_while_made(&site.brief.room, &wanted).await;
        noted.map_err(DeliveryError::not_loaded)
    }

    async fn create_thread(
        &self,
        site: &Site<'_>,
        hub: ChannelId,
        name: String,
    ) -> Result<ChannelId, Failure> {
        let reason = say!(site.brief.language, "room-reason");
        self.pace.turn().await;
        let builder = CreateThread::new(name)
            .kind(ChannelType::PrivateThread)
            .invitable(false)
            .auto_archive_duration(AutoArchiveDuration::OneWeek)
            .audit_log_reason(&reason);
        Ok(hub.create_thread(&self.http, builder).await?.id)
    }

    /// A thread of the bot's with the name that was noted for this room, or the neutral one, made since the effect was decided,
    /// that no other room has. No two rooms are made under the same name at a time.
    pub(super) async fn find_thread(&self, site: &Site<'_>) -> Result<Option<Made>, DeliveryError> {
        let wanted = [self.name_of_thread(site).await?, neutral(site.brief.language, site.brief).0];
        let since = snowflake_at(site.due.created);
        self.pace.turn().await;
        let active = self.http.get_guild_active_threads(site.guild).await.map_err(Failure::from)?;
        let mut threads = active.threads;
        if let Some(hub) = known_hub(site) {
            self.pace.turn().await;
            let archived = self.http.get_channel_archived_private_threads(hub, None, Some(ARCHIVED)).await;
            threads.extend(archived.map_err(Failure::from)?.threads);
        }
        for found in threads {
            let is_it = found.kind == ChannelType::PrivateThread
                && found.owner_id == Some(self.bot)
                && wanted.contains(&found.name)
                && found.id.get() >= since;
            if is_it && !self.is_taken(found.id, site.brief.room.id).await? {
                return Ok(Some(thread(found.id)));
            }
        }
        Ok(None)
    }

    /// Lets everybody of the room into a thread that was just made or found. Somebody who left meanwhile is let in on return.
    pub(super) async fn admit_to_new_thread(
        &self,
        site: &Site<'_>,
        thread: ChannelId,
    ) -> Result<(), DeliveryError> {
        for person in site.brief.room.members.iter().copied() {
            match self.add_to_thread(thread, person.into()).await {
                Ok(()) => {}
                Err(failure) if matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER) => {}
                Err(failure) if failure.code == code::MISSING_ACCESS => {
                    let hub = known_hub(site).unwrap_or(thread).into();
                    let by = Blocked { guild: site.brief.room.guild, obstacle: Obstacle::HiddenHub { hub } };
                    return Err(DeliveryError::Blocked { by, why: failure.to_string() });
                }
                Err(failure) => return Err(self.cannot_make(site.brief, failure).await),
            }
        }
        Ok(())
    }

    /// The hub: the channel that the server chose, or the one that Parley made, or a new one.
    async fn hub(&self, site: &Site<'_>) -> Result<ChannelId, DeliveryError> {
        let chosen = site.brief.rules.hub_channel;
        let listed = |hub: KeptChannel| site.channels.iter().any(|channel| hub == channel.id.into());
        if let Some(hub) = chosen.filter(|hub| !listed(*hub)) {
            self.check_sees(site.brief.room.guild, hub).await?;
        }
        if let Some(hub) = known_hub(site) {
            self.remember_place(site, HUB_PLACE, hub).await?;
            return Ok(hub);
        }
        self.check_not_hidden(site, HUB_PLACE).await?;
        match self.make_hub(site).await {
            Ok(hub) => Ok(hub),
            Err(failure) if failure.code == code::SERVER_FULL => {
                let by = Blocked { guild: site.brief.room.guild, obstacle: Obstacle::ServerFull };
                Err(DeliveryError::Blocked { by, why: failure.to_string() })
            }
            Err(failure) => Err(self.cannot_make(site.brief, failure).await),
        }
    }

    /// Makes the hub in a server that will soon have no space for it.
    pub(super) async fn prepare_hub(&self, site: &Site<'_>) {
        if site.channels.len() < NEARLY_FULL || known_hub(site).is_some() {
            return;
        }
        if let Err(failure) = self.make_hub(site).await {
            tracing::warn!(guild = %site.guild, %failure, "couldn't create a channel for threads in a nearly full server");
        }
    }

    async fn make_hub(&self, site: &Site<'_>) -> Result<ChannelId, Failure> {
        let language = site.brief.language;
        let reason = say!(language, "room-reason-hub");
        let everyone = PermissionOverwrite {
            // Whoever is in a thread must see the channel above it; nobody writes there.
            allow: Permissions::VIEW_CHANNEL
                | Permissions::READ_MESSAGE_HISTORY
                | Permissions::SEND_MESSAGES_IN_THREADS,
            deny: Permissions::SEND_MESSAGES | Permissions::CREATE_PRIVATE_THREADS,
            kind: Whose::Role(RoleId::new(site.guild.get())),
        };
        let own = PermissionOverwrite {
            allow: Permissions::VIEW_CHANNEL
                | Permissions::SEND_MESSAGES
                | Permissions::SEND_MESSAGES_IN_THREADS
                | Permissions::CREATE_PRIVATE_THREADS
                | Permissions::MANAGE_THREADS,
            deny: Permissions::empty(),
            kind: Whose::Member(self.bot),
        };
        self.pace.turn().await;
        let builder = CreateChannel::new(say!(language, "room-hub"))
            .kind(ChannelType::Text)
            .topic(format!("{} {HUB_MARK}", say!(language, "room-hub.topic")))
            .permissions([everyone, own])
            .audit_log_reason(&reason);
        let hub = site.guild.create_channel(&self.http, builder).await?.id;
        Ok(*site.new_hub.get_or_init(|| hub))
    }
}

/// The hub as far as it exists: the server's choice before Parley's own.
fn known_hub(site: &Site<'_>) -> Option<ChannelId> {
    let text = |channel: &&GuildChannel| channel.kind == ChannelType::Text;
    let chosen = site.brief.rules.hub_channel;
    let is_chosen = |channel: &&GuildChannel| chosen == Some(channel.id.into());
    let is_own =
        |channel: &&GuildChannel| channel.topic.as_ref().is_some_and(|topic| topic.ends_with(HUB_MARK));
    let texts = || site.channels.iter().filter(text);
    texts()
        .find(is_chosen)
        .or_else(|| texts().find(is_own))
        .map(|channel| channel.id)
        .or(site.new_hub.get().copied())
}

/// Whether a channel with this topic is a hub that Parley made.
pub(in crate::discord) fn is_hub_topic(topic: &str) -> bool {
    topic.ends_with(HUB_MARK)
}

fn thread(channel: ChannelId) -> Made {
    Made { channel, style: RoomStyle::Threads, moderators: None }
}
