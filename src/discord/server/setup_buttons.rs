//! What an admin can press or choose on the message of `/parley setup`, and the text that carries it behind `server:setup:`.

use crate::domain::server::RoomStyle;
use std::fmt;

/// One page of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Who moderates, and where they are told what concerns them.
    Moderators,
    /// What rooms are made as.
    Rooms,
    /// Currency and expiry.
    Defaults,
    /// Whether Parley can do its work.
    Check,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Moderators, Self::Rooms, Self::Defaults, Self::Check];

    const fn text(self) -> &'static str {
        match self {
            Self::Moderators => "moderators",
            Self::Rooms => "rooms",
            Self::Defaults => "defaults",
            Self::Check => "check",
        }
    }

    /// Its place, from 1.
    #[must_use]
    pub const fn number(self) -> usize {
        match self {
            Self::Moderators => 1,
            Self::Rooms => 2,
            Self::Defaults => 3,
            Self::Check => 4,
        }
    }

    /// The step before it.
    #[must_use]
    pub const fn before(self) -> Option<Self> {
        match self {
            Self::Moderators => None,
            Self::Rooms => Some(Self::Moderators),
            Self::Defaults => Some(Self::Rooms),
            Self::Check => Some(Self::Defaults),
        }
    }

    /// The step after it.
    #[must_use]
    pub const fn after(self) -> Option<Self> {
        match self {
            Self::Moderators => Some(Self::Rooms),
            Self::Rooms => Some(Self::Defaults),
            Self::Defaults => Some(Self::Check),
            Self::Check => None,
        }
    }
}

/// Everything on the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetupButton {
    /// Shows a step.
    Go(Step),
    /// Select: the moderators' role.
    ModeratorRole,
    /// Select: the moderators' channel.
    ModeratorsChannel,
    /// What new rooms are made as.
    RoomStyle(RoomStyle),
    /// Select: the hub channel.
    HubChannel,
    /// Opens the form for currency and expiry.
    Defaults,
    /// That form.
    DefaultsForm,
}

impl SetupButton {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Go(Step::Moderators),
        Self::Go(Step::Rooms),
        Self::Go(Step::Defaults),
        Self::Go(Step::Check),
        Self::ModeratorRole,
        Self::ModeratorsChannel,
        Self::RoomStyle(RoomStyle::Channels),
        Self::RoomStyle(RoomStyle::Threads),
        Self::HubChannel,
        Self::Defaults,
        Self::DefaultsForm,
    ];

    /// The step on which it stands.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Go(step) => step,
            Self::ModeratorRole | Self::ModeratorsChannel => Step::Moderators,
            Self::RoomStyle(_) | Self::HubChannel => Step::Rooms,
            Self::Defaults | Self::DefaultsForm => Step::Defaults,
        }
    }

    /// The value of a text behind `server:setup:`.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|button| button.to_string() == text)
    }
}

impl fmt::Display for SetupButton {
    /// The `custom_id` behind `server:setup:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Go(step) => write!(f, "go:{}", step.text()),
            Self::ModeratorRole => f.write_str("role"),
            Self::ModeratorsChannel => f.write_str("channel"),
            Self::RoomStyle(RoomStyle::Channels) => f.write_str("style:channels"),
            Self::RoomStyle(RoomStyle::Threads) => f.write_str("style:threads"),
            Self::HubChannel => f.write_str("hub"),
            Self::Defaults => f.write_str("offers"),
            Self::DefaultsForm => f.write_str("offers_form"),
        }
    }
}
