//! What an admin can press, choose or submit, and the text that carries it behind `server:`.

use super::setup_buttons::SetupButton;
use crate::discord::inbound::control::Manner;
use crate::domain::server::RoomStyle;
use crate::words::Language;
use std::fmt;

/// Everything on the message of `/parley settings`. A switch carries the value that it switches to, so that pressing it
/// twice is the same as once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerButton {
    /// Opens the form for currency and expiry.
    Offers,
    /// That form.
    OffersForm,
    /// Opens the form for the limits.
    Limits,
    /// That form.
    LimitsForm,
    /// Whether Accept asks to confirm.
    ConfirmAccept(bool),
    /// Select: the moderators' role.
    ModeratorRole,
    /// Whether moderators are let into rooms.
    ModeratorsSeeRooms(bool),
    /// Select: the moderators' channel.
    ModeratorsChannel,
    /// What new rooms are made as.
    RoomStyle(RoomStyle),
    /// Select: the hub channel.
    HubChannel,
    /// The language of rooms.
    Language(Language),
    /// On the guide of `/parley setup`.
    Setup(SetupButton),
    /// On the result of `/parley check`: tries again, and looks again.
    CheckAgain,
}

impl fmt::Display for ServerButton {
    /// The `custom_id` behind `server:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offers => f.write_str("offers"),
            Self::OffersForm => f.write_str("offers_form"),
            Self::Limits => f.write_str("limits"),
            Self::LimitsForm => f.write_str("limits_form"),
            Self::ConfirmAccept(on) => write!(f, "confirm:{on}"),
            Self::ModeratorRole => f.write_str("moderators"),
            Self::ModeratorsSeeRooms(on) => write!(f, "moderators_see:{on}"),
            Self::ModeratorsChannel => f.write_str("moderators_channel"),
            Self::RoomStyle(RoomStyle::Channels) => f.write_str("rooms:channels"),
            Self::RoomStyle(RoomStyle::Threads) => f.write_str("rooms:threads"),
            Self::HubChannel => f.write_str("hub"),
            Self::Language(language) => write!(f, "language:{}", language.tag()),
            Self::Setup(button) => write!(f, "setup:{button}"),
            Self::CheckAgain => f.write_str("check_again"),
        }
    }
}

impl ServerButton {
    /// The value of a text behind `server:`.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        let language = |tag: &str| Language::ALL.into_iter().find(|language| language.tag() == tag);
        Some(match text.split_once(':') {
            None => match text {
                "offers" => Self::Offers,
                "offers_form" => Self::OffersForm,
                "limits" => Self::Limits,
                "limits_form" => Self::LimitsForm,
                "moderators" => Self::ModeratorRole,
                "moderators_channel" => Self::ModeratorsChannel,
                "hub" => Self::HubChannel,
                "check_again" => Self::CheckAgain,
                _ => return None,
            },
            Some(("confirm", on)) => Self::ConfirmAccept(on.parse().ok()?),
            Some(("moderators_see", on)) => Self::ModeratorsSeeRooms(on.parse().ok()?),
            Some(("rooms", "channels")) => Self::RoomStyle(RoomStyle::Channels),
            Some(("rooms", "threads")) => Self::RoomStyle(RoomStyle::Threads),
            Some(("setup", button)) => Self::Setup(SetupButton::parse(button)?),
            Some(("language", tag)) => Self::Language(language(tag)?),
            Some(_) => return None,
        })
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Offers | Self::Limits | Self::Setup(SetupButton::Defaults) => Manner::Modal,
            Self::OffersForm
            | Self::LimitsForm
            | Self::ConfirmAccept(_)
            | Self::ModeratorRole
            | Self::ModeratorsSeeRooms(_)
            | Self::ModeratorsChannel
            | Self::RoomStyle(_)
            | Self::HubChannel
            | Self::Language(_)
            | Self::Setup(_)
            | Self::CheckAgain => Manner::Update,
        }
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::inbound::control::Button;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let all = [
            ServerButton::Offers,
            ServerButton::OffersForm,
            ServerButton::Limits,
            ServerButton::LimitsForm,
            ServerButton::ConfirmAccept(true),
            ServerButton::ConfirmAccept(false),
            ServerButton::ModeratorRole,
            ServerButton::ModeratorsSeeRooms(true),
            ServerButton::ModeratorsSeeRooms(false),
            ServerButton::ModeratorsChannel,
            ServerButton::RoomStyle(RoomStyle::Channels),
            ServerButton::RoomStyle(RoomStyle::Threads),
            ServerButton::HubChannel,
            ServerButton::Language(Language::English),
        ];
        let guide = SetupButton::ALL.into_iter().map(ServerButton::Setup);
        let all = all.into_iter().chain(guide).chain([ServerButton::CheckAgain]);
        for button in all.map(Button::Server) {
            assert_eq!(Button::parse(&button.to_string()), Some(button), "{button}");
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "server",
            "server:",
            "server:offers:",
            "server:offers:1",
            "server:confirm",
            "server:confirm:yes",
            "server:confirm:true:",
            "server:rooms:forum",
            "server:language:xx",
            "server:language:EN",
            "server:setup",
            "server:setup:",
            "server:setup:go",
            "server:setup:go:end",
            "server:check_again:",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
