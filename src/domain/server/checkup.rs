//! What Parley needs in a server to do its work, and what of it is missing there. Owns which permissions it needs where;
//! asking Discord what it has is `discord::server`'s, and the words are a view's.

use super::obstacle::Permission;
use crate::domain::ids::{ChannelId, RoleId};

/// What a channel is to Parley.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// Where moderators are told what concerns them.
    ModeratorsChannel,
    /// Where jobs are posted.
    JobBoard,
    /// Above rooms that are threads.
    Hub,
    /// Above rooms that are channels.
    Category,
    /// A room.
    Room,
}

impl PlaceKind {
    /// What Parley must be able to do there.
    #[must_use]
    pub const fn needs(self) -> &'static [Permission] {
        match self {
            Self::ModeratorsChannel | Self::JobBoard => &[
                Permission::ViewChannel,
                Permission::SendMessages,
                Permission::EmbedLinks,
                Permission::ReadMessageHistory,
            ],
            Self::Hub => &[
                Permission::ViewChannel,
                Permission::SendMessages,
                Permission::SendMessagesInThreads,
                Permission::CreatePrivateThreads,
                Permission::EmbedLinks,
                Permission::AttachFiles,
                Permission::PinMessages,
                Permission::ReadMessageHistory,
                Permission::ManageThreads,
            ],
            Self::Category => &[Permission::ViewChannel, Permission::ManageChannels],
            Self::Room => &[
                Permission::ViewChannel,
                Permission::ManageRoles,
                Permission::SendMessages,
                Permission::EmbedLinks,
                Permission::AttachFiles,
                Permission::PinMessages,
                Permission::ReadMessageHistory,
            ],
        }
    }
}

/// A channel that Parley uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: PlaceKind,
    /// Which.
    pub channel: ChannelId,
    /// What Parley may do there, as Discord's bits; `None` where the channel is no more.
    pub have: Option<u64>,
}

/// A server as Discord shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// What Parley's roles allow in the server, as Discord's bits.
    pub have: u64,
    /// The channels that Parley uses.
    pub places: Vec<Place>,
    /// The moderators' role, where it was deleted.
    pub lost_role: Option<RoleId>,
    /// The moderators' channel, where people outside the team can read it.
    pub public_moderators_channel: Option<ChannelId>,
    /// The moderators' role, where its members don't see `/parley`.
    pub command_hidden_from: Option<RoleId>,
    /// Rooms that people outside them can read.
    pub exposed: Vec<ChannelId>,
    /// Channels in which people outside the team manage threads, so that they read the rooms below.
    pub exposed_hubs: Vec<ChannelId>,
    /// Rooms that are threads, with how many people are in them who are on neither side. Moderators may be: this is for a
    /// person to judge.
    pub crowded: Vec<(ChannelId, u32)>,
}

/// Something that keeps Parley from its work, or will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Parley's role lacks permissions in the whole server.
    RoleLacks(Vec<Permission>),
    /// A channel takes permissions away that the role has.
    PlaceLacks {
        /// What it is.
        kind: PlaceKind,
        /// Which.
        channel: ChannelId,
        /// What is missing there.
        missing: Vec<Permission>,
    },
    /// A channel that was chosen, or a room, is no more.
    Gone {
        /// What it was.
        kind: PlaceKind,
        /// Which.
        channel: ChannelId,
    },
    /// The moderators' role is no more.
    RoleGone(RoleId),
    /// Members with the moderators' role don't see `/parley`.
    CommandHidden(RoleId),
    /// People outside the team can read the moderators' channel.
    PublicModeratorsChannel(ChannelId),
    /// People outside a room can read it.
    Exposed(ChannelId),
    /// People outside the team can read all rooms below a channel.
    ExposedHub(ChannelId),
}

/// What is missing, the widest first. What the role lacks everywhere is not named again for each channel.
#[must_use]
pub fn findings(survey: &Survey) -> Vec<Finding> {
    let everywhere = Permission::missing(&Permission::ALL, survey.have);
    let mut found = Vec::new();
    if !everywhere.is_empty() {
        found.push(Finding::RoleLacks(everywhere.clone()));
    }
    found.extend(survey.public_moderators_channel.map(Finding::PublicModeratorsChannel));
    found.extend(survey.exposed.iter().copied().map(Finding::Exposed));
    found.extend(survey.exposed_hubs.iter().copied().map(Finding::ExposedHub));
    found.extend(survey.lost_role.map(Finding::RoleGone));
    found.extend(survey.command_hidden_from.map(Finding::CommandHidden));
    let mut places = survey.places.clone();
    places.sort_by_key(|place| (place.kind, place.channel));
    found.extend(places.iter().filter_map(|place| {
        let Place { kind, channel, have } = *place;
        let Some(have) = have else { return Some(Finding::Gone { kind, channel }) };
        let mut missing = Permission::missing(kind.needs(), have);
        // Who does not see a channel can do nothing else there, whatever else it takes away.
        if missing.contains(&Permission::ViewChannel) {
            missing.retain(|permission| *permission == Permission::ViewChannel);
        }
        missing.retain(|permission| !everywhere.contains(permission));
        (!missing.is_empty()).then_some(Finding::PlaceLacks { kind, channel, missing })
    }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: u64 = u64::MAX;
    const KINDS: [PlaceKind; 5] = [
        PlaceKind::ModeratorsChannel,
        PlaceKind::JobBoard,
        PlaceKind::Hub,
        PlaceKind::Category,
        PlaceKind::Room,
    ];

    fn survey(have: u64, places: &[Place]) -> Survey {
        Survey { have, places: places.to_vec(), lost_role: None, ..Survey::default() }
    }

    #[test]
    fn each_missing_permission_is_named_alone() {
        assert_eq!(findings(&survey(ALL, &[])), []);
        for permission in Permission::ALL {
            let found = findings(&survey(ALL & !permission.bit(), &[]));
            assert_eq!(found, [Finding::RoleLacks(vec![permission])]);
        }
    }

    #[test]
    fn what_a_channel_takes_away_is_named_with_it() {
        let channel = ChannelId(7);
        for (kind, permission) in KINDS.iter().flat_map(|kind| kind.needs().iter().map(move |p| (*kind, *p)))
        {
            let place = Place { kind, channel, have: Some(ALL & !permission.bit()) };
            let found = findings(&survey(ALL, &[place]));
            assert_eq!(found, [Finding::PlaceLacks { kind, channel, missing: vec![permission] }]);
            let everywhere = findings(&survey(ALL & !permission.bit(), &[place]));
            assert_eq!(everywhere, [Finding::RoleLacks(vec![permission])], "once is enough");
        }
    }

    #[test]
    fn what_is_no_more_is_named() {
        for kind in KINDS {
            let place = Place { kind, channel: ChannelId(7), have: None };
            assert_eq!(findings(&survey(ALL, &[place])), [Finding::Gone { kind, channel: ChannelId(7) }]);
        }
        let lost = Survey { lost_role: Some(RoleId(3)), ..survey(ALL, &[]) };
        assert_eq!(findings(&lost), [Finding::RoleGone(RoleId(3))]);
        let hub = Survey { exposed_hubs: vec![ChannelId(5)], ..survey(ALL, &[]) };
        assert_eq!(findings(&hub), [Finding::ExposedHub(ChannelId(5))]);
        let hidden = Survey { command_hidden_from: Some(RoleId(3)), ..survey(ALL, &[]) };
        assert_eq!(findings(&hidden), [Finding::CommandHidden(RoleId(3))]);
    }
}
