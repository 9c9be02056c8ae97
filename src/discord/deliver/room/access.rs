//! Who sees a room. Owns the overwrites of a channel and the members of a thread: as a room is made, when somebody comes
//! back, and when moderators are let in or out.

use crate::app::{ModeratorsBrief, RemovalBrief, Room};
use crate::discord::deliver::DiscordDelivery;
use crate::discord::failure::{Failure, code};
use crate::domain::ids::{PersonId, RoleId as Role};
use crate::domain::people::presence::Presence;
use crate::domain::server::RoomStyle;
use crate::outbox::{DeliveryError, Receipt};
use serenity::model::channel::{
    Channel, GuildChannel, PermissionOverwrite, PermissionOverwriteType as Whose,
};
use serenity::model::id::{ChannelId, GuildId, RoleId, UserId};
use serenity::model::permissions::Permissions;

/// PIN_MESSAGES, a permission of its own since February 2026; newer than the library's list.
const PIN_MESSAGES: Permissions = Permissions::from_bits_retain(1 << 51);
/// What whoever is let into a room may do there.
const TALK: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::READ_MESSAGE_HISTORY)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::ATTACH_FILES);

/// Hidden from everybody but these people, the moderators' role and the bot, which must allow itself in the same call.
/// Administrators see it all the same: no text may promise otherwise.
pub(super) fn overwrites(
    guild: GuildId,
    bot: UserId,
    people: &[PersonId],
    moderators: Option<Role>,
) -> Vec<PermissionOverwrite> {
    let nothing = Permissions::empty();
    let everyone = Whose::Role(RoleId::new(guild.get()));
    let mut overwrites = vec![
        PermissionOverwrite { allow: nothing, deny: Permissions::VIEW_CHANNEL, kind: everyone },
        own_overwrite(bot),
    ];
    overwrites.extend(people.iter().map(|person| letting_in(Whose::Member((*person).into()))));
    overwrites.extend(moderators.map(|role| letting_in(Whose::Role(role.into()))));
    overwrites
}

/// What the bot keeps for itself in a room.
pub(super) fn own_overwrite(bot: UserId) -> PermissionOverwrite {
    let keep = TALK | Permissions::MANAGE_CHANNELS | PIN_MESSAGES;
    PermissionOverwrite { allow: keep, deny: Permissions::empty(), kind: Whose::Member(bot) }
}

pub(super) const fn letting_in(kind: Whose) -> PermissionOverwrite {
    PermissionOverwrite { allow: TALK, deny: Permissions::empty(), kind }
}

/// Whether a channel hides itself from everybody, and gives the bot what only the bot gives itself.
pub(super) fn is_made_by(channel: &GuildChannel, bot: UserId) -> bool {
    let own = channel.permission_overwrites.iter().any(|overwrite| {
        overwrite.kind == Whose::Member(bot) && overwrite.allow.contains(Permissions::MANAGE_CHANNELS)
    });
    let hidden = channel.permission_overwrites.iter().any(|overwrite| {
        overwrite.kind == Whose::Role(RoleId::new(channel.guild_id.get()))
            && overwrite.deny.contains(Permissions::VIEW_CHANNEL)
    });
    hidden && own
}

/// Whether a channel shows itself to a role.
pub(super) fn shows_role(channel: &GuildChannel, role: Role) -> bool {
    shows(channel, Whose::Role(role.into()))
}

pub(super) fn shows(channel: &GuildChannel, whose: Whose) -> bool {
    let lets_in = |overwrite: &PermissionOverwrite| {
        overwrite.kind == whose && overwrite.allow.contains(Permissions::VIEW_CHANNEL)
    };
    channel.permission_overwrites.iter().any(lets_in)
}

impl DiscordDelivery {
    /// Has a room that was made by an earlier try show itself to these people, and to nobody else.
    pub(super) async fn show_to(&self, channel: &GuildChannel, people: &[PersonId]) -> Result<(), Failure> {
        let people: Vec<UserId> = people.iter().map(|person| (*person).into()).collect();
        let others = channel.permission_overwrites.iter().filter(|overwrite| match overwrite.kind {
            Whose::Member(member) => member != self.bot && !people.contains(&member),
            _ => false,
        });
        for overwrite in others {
            self.pace.turn().await;
            channel.id.delete_permission(&self.http, overwrite.kind).await?;
        }
        for person in people.iter().filter(|person| !shows(channel, Whose::Member(**person))) {
            self.pace.turn().await;
            channel.id.create_permission(&self.http, letting_in(Whose::Member(*person))).await?;
        }
        Ok(())
    }

    /// Asks who of the sides is in the server, and lets whoever is into the room.
    pub(in crate::discord) async fn admit_sides(&self, room: &Room) -> Result<Receipt, DeliveryError> {
        let Some(channel) = room.channel else { return Ok(Receipt::Done) };
        let mut sides = Vec::with_capacity(room.members.len());
        for person in room.members.iter().copied() {
            sides.push((person, self.presence(room.guild.into(), person.into()).await?));
        }
        let here: Vec<UserId> = sides
            .iter()
            .filter(|(_, is)| *is != Presence::Away)
            .map(|(person, _)| (*person).into())
            .collect();
        let admitted = match room.style {
            RoomStyle::Channels => self.admit_to_channel(channel.into(), &here).await,
            RoomStyle::Threads => self.admit_to_thread(channel.into(), &here).await,
        };
        match admitted {
            Ok(()) => Ok(Receipt::SidesAdmitted { room: room.id, sides }),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                Ok(Receipt::RoomGone { room: room.id, channel })
            }
            Err(failure) => Err(self.cannot_use(room.guild, channel, failure).await),
        }
    }

    /// Whether somebody is a member of the server.
    pub(in crate::discord) async fn presence(
        &self,
        guild: GuildId,
        person: UserId,
    ) -> Result<Presence, DeliveryError> {
        self.pace.turn().await;
        presence_of(&self.http, guild, person).await.map_err(DeliveryError::from)
    }

    async fn admit_to_channel(&self, channel: ChannelId, people: &[UserId]) -> Result<(), Failure> {
        self.pace.turn().await;
        let Channel::Guild(known) = self.http.get_channel(channel).await? else { return Ok(()) };
        let shut_out = people.iter().filter(|person| !shows(&known, Whose::Member(**person)));
        for person in shut_out {
            self.pace.turn().await;
            channel.create_permission(&self.http, letting_in(Whose::Member(*person))).await?;
        }
        Ok(())
    }

    async fn admit_to_thread(&self, thread: ChannelId, people: &[UserId]) -> Result<(), Failure> {
        for person in people {
            match self.add_to_thread(thread, *person).await {
                // They left between the question and this.
                Err(failure) if failure.code == code::UNKNOWN_MEMBER => {}
                outcome => outcome?,
            }
        }
        Ok(())
    }

    /// Adds somebody to a thread; who is in it already stays.
    pub(super) async fn add_to_thread(&self, thread: ChannelId, person: UserId) -> Result<(), Failure> {
        self.awake(thread, || self.http.add_thread_channel_member(thread, person)).await
    }

    /// Takes somebody out of a room. Who was never in, or is out already, stays out.
    pub(in crate::discord) async fn remove_from_room(
        &self,
        brief: &RemovalBrief,
    ) -> Result<Receipt, DeliveryError> {
        let (channel, person): (ChannelId, UserId) = (brief.channel.into(), brief.person.into());
        let gone = match brief.room.style {
            RoomStyle::Channels => {
                self.pace.turn().await;
                channel.delete_permission(&self.http, Whose::Member(person)).await.map_err(Failure::from)
            }
            RoomStyle::Threads => {
                self.awake(channel, || self.http.remove_thread_channel_member(channel, person)).await
            }
        };
        match gone {
            Ok(()) => Ok(Receipt::Done),
            Err(failure)
                if matches!(
                    failure.code,
                    code::UNKNOWN_OVERWRITE | code::UNKNOWN_MEMBER | code::UNKNOWN_USER
                ) =>
            {
                Ok(Receipt::Done)
            }
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                Ok(Receipt::RoomGone { room: brief.room.id, channel: brief.channel })
            }
            Err(failure) => Err(self.cannot_use(brief.room.guild, brief.channel, failure).await),
        }
    }

    /// Lets the moderators' role in, and the one that was let in before out.
    pub(in crate::discord) async fn show_moderators(
        &self,
        brief: &ModeratorsBrief,
    ) -> Result<Receipt, DeliveryError> {
        let channel = ChannelId::from(brief.channel);
        let (former, wanted) = (brief.room.moderators, brief.moderators);
        let outcome: Result<(), Failure> = async {
            if let Some(role) = wanted {
                self.pace.turn().await;
                channel.create_permission(&self.http, letting_in(Whose::Role(role.into()))).await?;
            }
            if let Some(role) = former.filter(|role| Some(*role) != wanted) {
                self.pace.turn().await;
                let gone = channel.delete_permission(&self.http, Whose::Role(role.into())).await;
                match gone.map_err(Failure::from) {
                    // A moderator, or the role's end, was faster.
                    Err(failure) if failure.code == code::UNKNOWN_OVERWRITE => {}
                    outcome => outcome?,
                }
            }
            Ok(())
        }
        .await;
        match outcome {
            Ok(()) => Ok(Receipt::ModeratorsShown {
                room: brief.room.id,
                channel: brief.channel,
                moderators: wanted,
            }),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                Ok(Receipt::RoomGone { room: brief.room.id, channel: brief.channel })
            }
            Err(failure) if failure.is_forbidden() => {
                Err(self.cannot_use(brief.room.guild, brief.channel, failure).await)
            }
            Err(failure) => Err(failure.into()),
        }
    }
}

/// What Discord says of somebody in a server.
pub(in crate::discord) async fn presence_of(
    http: &serenity::http::Http,
    guild: GuildId,
    person: UserId,
) -> Result<Presence, Failure> {
    match http.get_member(guild, person).await.map_err(Failure::from) {
        Ok(member) => {
            Ok(Presence::Here { joined: member.joined_at.map(Into::into), pending: member.pending })
        }
        Err(failure) if matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER) => {
            Ok(Presence::Away)
        }
        Err(failure) => Err(failure),
    }
}
