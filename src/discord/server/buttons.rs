//! What an admin can press, choose or submit about a server's settings, as typed values. Those of the guide stand in
//! `setup_buttons`.

use crate::discord::ui::custom_id::{Carried, Parts, controls};
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
    /// Opens the choice of the job board.
    Jobs,
    /// Select: the job board.
    JobBoard,
    /// What new rooms are made as.
    RoomStyle(RoomStyle),
    /// Select: the hub channel.
    HubChannel,
    /// The language of rooms.
    Language(Language),
    /// On `/parley score`: opens the form for minimum, time spans and bands.
    Score,
    /// That form.
    ScoreForm,
    /// Opens the form for currency rates.
    Rates,
    /// That form.
    RatesForm,
    /// Select: the role for Top Rated.
    TopRatedRole,
    /// Select: the role for Rising.
    RisingRole,
    /// On the result of `/parley check`: tries again, and looks again.
    CheckAgain,
}

impl Carried for RoomStyle {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Channels => ":channels",
            Self::Threads => ":threads",
        })
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        match parts.text()? {
            "channels" => Some(Self::Channels),
            "threads" => Some(Self::Threads),
            _ => None,
        }
    }
}

impl Carried for Language {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", self.tag())
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let tag = parts.text()?;
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

controls! { ServerButton:
    "server:offers" => [Offers] Modal;
    "server:offers_form" => [OffersForm] Update;
    "server:limits" => [Limits] Modal;
    "server:limits_form" => [LimitsForm] Update;
    "server:confirm" => [ConfirmAccept(on)] Update;
    "server:moderators" => [ModeratorRole] Update;
    "server:moderators_see" => [ModeratorsSeeRooms(on)] Update;
    "server:moderators_channel" => [ModeratorsChannel] Update;
    "server:jobs" => [Jobs] Reply;
    "server:job_board" => [JobBoard] Update;
    "server:rooms" => [RoomStyle(style)] Update;
    "server:hub" => [HubChannel] Update;
    "server:language" => [Language(language)] Update;
    "server:score" => [Score] Modal;
    "server:score_form" => [ScoreForm] Update;
    "server:rates" => [Rates] Modal;
    "server:rates_form" => [RatesForm] Update;
    "server:top_rated" => [TopRatedRole] Update;
    "server:rising" => [RisingRole] Update;
    "server:check_again" => [CheckAgain] Update;
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::server::setup_buttons::SetupButton;
    use crate::discord::ui::custom_id::Control;

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
            ServerButton::Jobs,
            ServerButton::JobBoard,
            ServerButton::RoomStyle(RoomStyle::Channels),
            ServerButton::RoomStyle(RoomStyle::Threads),
            ServerButton::HubChannel,
            ServerButton::Language(Language::English),
            ServerButton::Score,
            ServerButton::ScoreForm,
            ServerButton::Rates,
            ServerButton::RatesForm,
            ServerButton::TopRatedRole,
            ServerButton::RisingRole,
        ];
        for button in all.into_iter().chain([ServerButton::CheckAgain]) {
            assert_eq!(ServerButton::parse(&button.to_string()), Some(button), "{button}");
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
            assert_eq!(ServerButton::parse(text), None, "{text:?}");
            assert_eq!(SetupButton::parse(text), None, "{text:?}");
        }
    }
}
