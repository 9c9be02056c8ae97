//! Whether outsiders can read a private channel, before anything is posted in it and when its permissions change. Owns telling
//! that from its overwrites, and putting them right; who may read it is `app`'s.

use super::access::{letting_in, own_overwrite, shows};
use crate::app::{App, PrivacyBrief};
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage};
use crate::discord::failure::{Failure, code};
use crate::discord::marks::PRIVACY_FOOTER;
use crate::discord::rooms::views::{exposed, exposed_alert};
use crate::domain::ids::{ChannelId as KeptChannel, PersonId, RoleId as KeptRole, RoomId};
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, Receipt};
use serenity::http::Http;
use serenity::model::channel::{
    Channel, GuildChannel, PermissionOverwrite, PermissionOverwriteType as Whose,
};
use serenity::model::id::{ChannelId, GuildId, RoleId, UserId};
use serenity::model::permissions::Permissions;

/// Who can read a private channel and should not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::discord) struct Strangers {
    /// Whether it is not hidden from everybody.
    everyone: bool,
    roles: Vec<KeptRole>,
    people: Vec<PersonId>,
}

impl Strangers {
    /// A person whom a moderator let in by hand, and alone, is a guest: others came with a category that was synced.
    const fn is_none(&self) -> bool {
        !self.everyone && self.roles.is_empty()
    }
}

/// Whom a channel's overwrites show it to, beside those who may read it.
fn strangers_by(
    brief: &PrivacyBrief,
    guild: GuildId,
    bot: UserId,
    overwrites: &[PermissionOverwrite],
) -> Strangers {
    let everyone = Whose::Role(RoleId::new(guild.get()));
    let is_hidden = overwrites.iter().any(|overwrite| {
        overwrite.kind == everyone
            && overwrite.deny.contains(Permissions::VIEW_CHANNEL)
            && !overwrite.allow.contains(Permissions::VIEW_CHANNEL)
    });
    let mut found = Strangers { everyone: !is_hidden, ..Strangers::default() };
    for overwrite in overwrites.iter().filter(|found| found.allow.contains(Permissions::VIEW_CHANNEL)) {
        match overwrite.kind {
            Whose::Role(role) if overwrite.kind != everyone && !brief.lets_in(role.into()) => {
                found.roles.push(role.into());
            }
            Whose::Member(person) if person != bot && !brief.room.members.contains(&person.into()) => {
                found.people.push(person.into());
            }
            _ => {}
        }
    }
    found
}

/// Who can read a channel and should not. The bot's own role is no stranger, nor is who is being taken out.
async fn strangers(
    (app, http): (&App, &Http),
    brief: &PrivacyBrief,
    bot: UserId,
    overwrites: &[PermissionOverwrite],
) -> Result<Strangers, DeliveryError> {
    let guild = GuildId::from(brief.room.guild);
    let mut found = strangers_by(brief, guild, bot, overwrites);
    if !found.roles.is_empty() {
        let roles = http.get_guild_roles(guild).await.map_err(Failure::from)?;
        let own = roles.iter().find(|role| role.tags.bot_id == Some(bot)).map(|role| role.id.into());
        found.roles.retain(|role| Some(*role) != own);
    }
    if !found.people.is_empty() {
        let staying = app.who_stays(&brief.room, found.people).await;
        found.people = staying.map_err(DeliveryError::not_loaded)?;
    }
    Ok(found)
}

/// A channel's permissions changed: where it is a private channel that outsiders can read now, that is put right.
///
/// # Errors
/// A call that Discord refuses, or a failure of the database.
pub(in crate::discord) async fn watch(
    app: &App,
    http: &Http,
    channel: &GuildChannel,
) -> Result<(), DeliveryError> {
    let brief = app.privacy_of(channel.id.into()).await.map_err(DeliveryError::not_loaded)?;
    let Some(brief) = brief else { return Ok(()) };
    let overwrites = &channel.permission_overwrites;
    // Nearly every change is Parley's own, and needs no call.
    if strangers_by(&brief, channel.guild_id, UserId::new(1), overwrites).is_none() {
        return Ok(());
    }
    // What an event says may be past.
    let bot = http.get_current_user().await.map_err(Failure::from)?.id;
    let Channel::Guild(now) = http.get_channel(channel.id).await.map_err(Failure::from)? else {
        return Ok(());
    };
    if strangers((app, http), &brief, bot, &now.permission_overwrites).await?.is_none() {
        return Ok(());
    }
    app.note_exposed(brief.room.id).await.map_err(DeliveryError::not_loaded)
}

impl DiscordDelivery {
    /// Before something is posted in a room: if outsiders can read it, it is put right first, and its sides are told.
    pub(in crate::discord) async fn keep_private(
        &self,
        room: RoomId,
        channel: KeptChannel,
    ) -> Result<(), DeliveryError> {
        let brief = self.app.room_privacy(room).await.map_err(DeliveryError::not_loaded)?;
        let Some(brief) = brief.filter(|brief| brief.channel == channel) else { return Ok(()) };
        self.pace.turn().await;
        let known = match self.http.get_channel(channel.into()).await.map_err(Failure::from) {
            Ok(Channel::Guild(known)) => known,
            Ok(_) => return Ok(()),
            // What follows fails in the same way, and says so.
            Err(failure) if failure.is_forbidden() || failure.code == code::UNKNOWN_CHANNEL => return Ok(()),
            Err(failure) => return Err(failure.into()),
        };
        let overwrites = &known.permission_overwrites;
        let found = strangers((&self.app, &self.http), &brief, self.bot, overwrites).await?;
        if found.is_none() {
            return Ok(());
        }
        // Noted first: whatever happens from here on, its sides hear of it.
        self.app.note_exposed(room).await.map_err(DeliveryError::not_loaded)?;
        tracing::warn!(guild = %brief.room.guild, "a private channel could be read by others; making it private again");
        match self.make_private(&brief, &known, &found).await {
            Ok(()) => Ok(()),
            Err(failure) => Err(self.cannot_use(brief.room.guild, channel, failure).await),
        }
    }

    /// Hides a room from everybody who may not read it; first of all it keeps the bot itself in.
    async fn make_private(
        &self,
        brief: &PrivacyBrief,
        known: &GuildChannel,
        found: &Strangers,
    ) -> Result<(), Failure> {
        let channel = known.id;
        if found.everyone {
            if !shows(known, Whose::Member(self.bot)) {
                self.set_overwrite(channel, own_overwrite(self.bot)).await?;
            }
            let everyone = Whose::Role(RoleId::new(known.guild_id.get()));
            let deny = Permissions::VIEW_CHANNEL;
            let hidden = PermissionOverwrite { allow: Permissions::empty(), deny, kind: everyone };
            self.set_overwrite(channel, hidden).await?;
        }
        let roles = found.roles.iter().map(|role| Whose::Role((*role).into()));
        let people = found.people.iter().map(|person| Whose::Member((*person).into()));
        for whose in roles.chain(people) {
            self.pace.turn().await;
            match channel.delete_permission(&self.http, whose).await.map_err(Failure::from) {
                // A moderator was faster.
                Err(failure) if failure.code == code::UNKNOWN_OVERWRITE => {}
                outcome => outcome?,
            }
        }
        match brief.room.moderators.filter(|role| brief.moderators == Some(*role)) {
            Some(role) if !shows(known, Whose::Role(role.into())) => {
                self.set_overwrite(channel, letting_in(Whose::Role(role.into()))).await
            }
            _ => Ok(()),
        }
    }

    async fn set_overwrite(&self, channel: ChannelId, overwrite: PermissionOverwrite) -> Result<(), Failure> {
        self.pace.turn().await;
        Ok(channel.create_permission(&self.http, overwrite).await?)
    }

    /// Tells both sides, in the room, that others could read it.
    pub(in crate::discord) async fn tell_exposed(
        &self,
        due: &DueEffect,
        brief: &PrivacyBrief,
    ) -> Result<Receipt, DeliveryError> {
        let message = RoomMessage {
            guild: brief.room.guild,
            language: brief.language,
            marker: MessageMarker::Mark(PRIVACY_FOOTER),
            subject: NotificationSubject::Notice(due.id).into(),
            room: brief.room.id,
            channel: brief.channel,
            posted: None,
            post: exposed(brief.language, &brief.room.members),
        };
        self.post(due, message).await
    }

    /// Tells the moderators, where they are told things.
    pub(in crate::discord) async fn report_exposed(
        &self,
        due: &DueEffect,
        brief: &PrivacyBrief,
    ) -> Result<Receipt, DeliveryError> {
        let Some(place) = brief.moderators_channel else { return Ok(Receipt::Done) };
        if self.is_public(brief.room.guild, place).await? {
            return Ok(Receipt::Done);
        }
        let post = exposed_alert(brief.language, brief.channel);
        self.post_for_moderators(due, (brief.room.guild, place), &post, PRIVACY_FOOTER).await?;
        Ok(Receipt::Done)
    }
}
