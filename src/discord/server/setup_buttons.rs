//! What an admin can press, choose or submit on the message of `/parley setup`, as typed values.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::server::RoomStyle;

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

    const fn code(self) -> &'static str {
        match self {
            Self::Moderators => "moderators",
            Self::Rooms => "rooms",
            Self::Defaults => "defaults",
            Self::Check => "check",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
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
}

carry_codes!(Step);

controls! { SetupButton:
    "server:setup:go" => [Go(step)] Update;
    "server:setup:role" => [ModeratorRole] Update;
    "server:setup:channel" => [ModeratorsChannel] Update;
    "server:setup:style" => [RoomStyle(style)] Update;
    "server:setup:hub" => [HubChannel] Update;
    "server:setup:offers" => [Defaults] Modal;
    "server:setup:offers_form" => [DefaultsForm] Update;
}
