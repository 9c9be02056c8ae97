//! Owns permissions: computing them from roles and overwrites (with twilight), and the visibility of channels and
//! threads. Must not know requests.

use super::state::{Channel, channel_kind};
use super::{ApiError, ApiResult, Id, World};
use twilight_model::channel::ChannelType;
use twilight_model::channel::permission_overwrite::{PermissionOverwrite, PermissionOverwriteType};
use twilight_model::guild::Permissions;
use twilight_util::permission_calculator::PermissionCalculator;

/// The permissions of both users in a DM.
const DM_PERMISSIONS: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::SEND_MESSAGES)
    .union(Permissions::READ_MESSAGE_HISTORY)
    .union(Permissions::EMBED_LINKS)
    .union(Permissions::ATTACH_FILES)
    .union(Permissions::PIN_MESSAGES)
    .union(Permissions::ADD_REACTIONS)
    .union(Permissions::USE_SLASH_COMMANDS);

/// The bits of a permission by its name.
pub(crate) fn bits_named(name: &str) -> Option<u64> {
    // Some bits have an older name as well.
    Permissions::from_name(name).map(|bits| bits.bits())
}

impl World {
    /// A member's permissions in a server; none for other accounts.
    pub fn guild_permissions(&self, guild: Id, user: Id) -> Permissions {
        self.with_calculator(guild, user, |calculator| calculator.root()).unwrap_or(Permissions::empty())
    }

    /// An account's permissions in a channel. A thread has those of its parent, and a private thread is hidden from all
    /// except its members and accounts with `MANAGE_THREADS`.
    pub fn channel_permissions(&self, channel: &Channel, user: Id) -> Permissions {
        let Some(guild) = channel.guild else {
            return if channel.recipients.contains(&user) { DM_PERMISSIONS } else { Permissions::empty() };
        };
        let Some(thread) = &channel.thread else {
            return self.in_channel(guild, user, channel);
        };
        let parent = channel.parent.and_then(|parent| self.channels.get(&parent));
        let granted = parent.map_or(Permissions::empty(), |parent| self.in_channel(guild, user, parent));
        let hidden = channel.kind == channel_kind::PRIVATE_THREAD
            && !thread.members.contains_key(&user)
            && !granted.contains(Permissions::MANAGE_THREADS);
        if hidden { Permissions::empty() } else { granted }
    }

    /// Whether an account can see a channel.
    pub fn can_view(&self, channel: Id, user: Id) -> bool {
        self.channels.get(&channel).is_some_and(|channel| {
            self.channel_permissions(channel, user).contains(Permissions::VIEW_CHANNEL)
        })
    }

    /// Whether a channel is in an account's channel list: a channel that it can see, or a category with such a channel,
    /// as in Discord's client.
    pub(crate) fn shows_in_list(&self, channel: &Channel, user: Id) -> bool {
        let around = |child: &Channel| child.parent == Some(channel.id) && self.can_view(child.id, user);
        self.can_view(channel.id, user)
            || channel.kind == channel_kind::CATEGORY && self.channels.values().any(around)
    }

    /// The channel, if the account can see it and has all `needed` permissions there.
    ///
    /// # Errors
    /// 10003 for an unknown channel, 50001 if it is not visible, 50013 if a permission is missing, 60003 if it needs
    /// two-factor sign-in.
    pub fn permitted(&self, channel: Id, user: Id, needed: Permissions) -> ApiResult<&Channel> {
        let channel = self.channels.get(&channel).ok_or_else(|| ApiError::of(10003))?;
        let granted = self.channel_permissions(channel, user);
        if !granted.contains(Permissions::VIEW_CHANNEL) {
            return Err(ApiError::of(50001));
        }
        if !granted.contains(needed) {
            return Err(ApiError::of(50013));
        }
        channel.guild.map_or(Ok(()), |guild| self.check_two_factor(guild, user, needed))?;
        Ok(channel)
    }

    /// Refuses whatever a member does in a server's channel before they have passed its membership screening: until then they
    /// can only read. Discord does not document the code of this refusal; it is the one of verification levels.
    ///
    /// # Errors
    /// 50009.
    pub(crate) fn check_screened(&self, guild: Option<Id>, user: Id) -> ApiResult<()> {
        let guild = guild.and_then(|guild| self.guilds.get(&guild));
        match guild.and_then(|guild| guild.members.get(&user)).is_some_and(|member| member.pending) {
            true => Err(ApiError::of(50009)),
            false => Ok(()),
        }
    }

    /// # Errors
    /// 10004 for an unknown server or one that the account is not in, 50013 if a permission is missing, 60003 if it
    /// needs two-factor sign-in.
    pub fn permitted_in_guild(&self, guild: Id, user: Id, needed: Permissions) -> ApiResult<()> {
        let known = self.guilds.get(&guild).is_some_and(|guild| guild.members.contains_key(&user));
        match (known, self.guild_permissions(guild, user).contains(needed)) {
            (false, _) => Err(ApiError::of(10004)),
            (true, false) => Err(ApiError::of(50013)),
            (true, true) => self.check_two_factor(guild, user, needed),
        }
    }

    /// The position of a member's highest role; the owner is above all.
    pub fn rank(&self, guild: Id, user: Id) -> i64 {
        let Some(guild) = self.guilds.get(&guild) else { return 0 };
        if guild.owner == user {
            return i64::MAX;
        }
        let roles = guild.members.get(&user).map(|member| member.roles.iter());
        roles
            .into_iter()
            .flatten()
            .filter_map(|role| guild.roles.get(role))
            .map(|r| r.position)
            .max()
            .unwrap_or(0)
    }

    fn in_channel(&self, guild: Id, user: Id, channel: &Channel) -> Permissions {
        let overwrites: Vec<PermissionOverwrite> =
            channel.overwrites.iter().filter_map(twilight_overwrite).collect();
        // The kind only decides which voice or text bits are removed; a category keeps all of them.
        let kind = ChannelType::from(channel.kind);
        let granted =
            self.with_calculator(guild, user, |calculator| calculator.in_channel(kind, &overwrites));
        self.as_timed_out(guild, user, granted.unwrap_or(Permissions::empty()))
    }

    fn with_calculator<R>(
        &self,
        guild: Id,
        user: Id,
        run: impl FnOnce(PermissionCalculator<'_>) -> R,
    ) -> Option<R> {
        let guild = self.guilds.get(&guild)?;
        let member = guild.members.get(&user)?;
        let everyone = guild.roles.get(&guild.id).map_or(0, |role| role.permissions);
        let roles: Vec<_> = member
            .roles
            .iter()
            .filter_map(|role| guild.roles.get(role))
            .filter_map(|role| Some((twilight_id(role.id)?, Permissions::from_bits_retain(role.permissions))))
            .collect();
        let everyone = Permissions::from_bits_retain(everyone);
        let calculator =
            PermissionCalculator::new(twilight_id(guild.id)?, twilight_id(user)?, everyone, &roles)
                .owner_id(twilight_id(guild.owner)?);
        Some(run(calculator))
    }

    /// Who is in time-out can only read in channels, and use commands, but for the owner and administrators. What they may in the
    /// whole server stays (discord-api-docs issues 4462 and 6847).
    fn as_timed_out(&self, guild: Id, user: Id, granted: Permissions) -> Permissions {
        let member = self.guilds.get(&guild).and_then(|guild| guild.members.get(&user));
        let until_ms = member.and_then(|member| member.timed_out_until_ms);
        match until_ms.is_some_and(|until_ms| until_ms > self.now_ms()) {
            true if !granted.contains(Permissions::ADMINISTRATOR) => {
                let kept = Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY;
                granted & (kept | Permissions::USE_SLASH_COMMANDS)
            }
            _ => granted,
        }
    }
}

fn twilight_id<T>(id: Id) -> Option<twilight_model::id::Id<T>> {
    twilight_model::id::Id::new_checked(id.0)
}

fn twilight_overwrite(overwrite: &super::state::Overwrite) -> Option<PermissionOverwrite> {
    Some(PermissionOverwrite {
        allow: Permissions::from_bits_retain(overwrite.allow),
        deny: Permissions::from_bits_retain(overwrite.deny),
        id: twilight_id(overwrite.id)?,
        kind: PermissionOverwriteType::from(overwrite.kind),
    })
}
