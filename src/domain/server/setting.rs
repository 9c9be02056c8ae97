//! One setting of a server with its value: what an admin changes at a time. Owns the ranges, and how what an admin types is
//! read.

use crate::domain::duration::{read_duration, write_duration};
use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::money::Currency;
use crate::domain::server::score_setting::{ScoreProblem, ScoreSetting};
use crate::domain::server::{RoomStyle, ServerRules, ServerSettings};
use crate::domain::time::DAY_MS;
use crate::domain::time_zone::read_time_zone;
use chrono_tz::Tz;
use std::ops::RangeInclusive;

/// How long an offer may stay open, in milliseconds.
pub const EXPIRY_MS: RangeInclusive<i64> = DAY_MS..=30 * DAY_MS;

/// How long work may wait for the client before it counts as approved, in milliseconds.
pub const APPROVAL_MS: RangeInclusive<i64> = 3 * DAY_MS..=30 * DAY_MS;

/// The numbers that a limit takes, from an operator and from a server's admins alike.
pub const LIMIT: RangeInclusive<u32> = 1..=10_000;

/// One of the limits against spam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitName {
    /// Most pending offers of one client.
    PendingPerClient,
    /// Most pending offers of one client to one party.
    PendingPerPair,
    /// Most new offers of one client in an hour.
    NewPerHour,
    /// Most change requests for one offer in an hour.
    ChangesPerHour,
}

impl LimitName {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] =
        [Self::PendingPerClient, Self::PendingPerPair, Self::NewPerHour, Self::ChangesPerHour];

    /// The name in the audit, and of the form's input.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PendingPerClient => "pending_per_client",
            Self::PendingPerPair => "pending_per_pair",
            Self::NewPerHour => "new_per_hour",
            Self::ChangesPerHour => "changes_per_hour",
        }
    }

    /// What counts in a server with these rules.
    #[must_use]
    pub const fn of(self, rules: &ServerRules) -> u32 {
        match self {
            Self::PendingPerClient => rules.limits.pending_per_client,
            Self::PendingPerPair => rules.limits.pending_per_pair,
            Self::NewPerHour => rules.limits.new_per_hour,
            Self::ChangesPerHour => rules.limits.changes_per_hour,
        }
    }
}

/// A setting with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// See [`ServerRules::default_currency`].
    Currency(Currency),
    /// See [`ServerRules::expiry_ms`].
    ExpiryMs(i64),
    /// See [`ServerRules::approval_ms`].
    ApprovalMs(i64),
    /// One of the limits.
    Limit(LimitName, u32),
    /// See [`ServerRules::confirm_accept`].
    ConfirmAccept(bool),
    /// See [`ServerRules::moderator_role`].
    ModeratorRole(Option<RoleId>),
    /// See [`ServerRules::moderators_see_rooms`].
    ModeratorsSeeRooms(bool),
    /// See [`ServerRules::moderators_channel`].
    ModeratorsChannel(Option<ChannelId>),
    /// See [`ServerRules::job_board`].
    JobBoard(Option<ChannelId>),
    /// See [`ServerRules::room_style`].
    RoomStyle(RoomStyle),
    /// See [`ServerRules::hub_channel`].
    HubChannel(Option<ChannelId>),
    /// See [`ServerRules::language`].
    Language(String),
    /// See [`ServerRules::time_zone`].
    TimeZone(Option<Tz>),
    /// One about the Job Success Score.
    Score(ScoreSetting),
}

/// A value that a setting does not take, exactly as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingProblem {
    /// No currency of ISO 4217.
    Currency(String),
    /// No length of time, or one out of [`EXPIRY_MS`].
    Expiry(String),
    /// No length of time, or one out of [`APPROVAL_MS`].
    Approval(String),
    /// No number, or one out of [`LIMIT`].
    Limit(LimitName, String),
    /// No time zone, with those that have the text in their names.
    TimeZone(String, Vec<Tz>),
    /// Something about the Job Success Score.
    Score(ScoreProblem),
}

impl Setting {
    /// The currency that was typed.
    ///
    /// # Errors
    /// A text that is no code of a currency.
    pub fn read_currency(typed: &str) -> Result<Self, SettingProblem> {
        let found = Currency::from_code(typed.trim());
        found.map(Self::Currency).ok_or_else(|| SettingProblem::Currency(typed.to_owned()))
    }

    /// The length of time that was typed; a number alone counts days.
    ///
    /// # Errors
    /// A text that is no length of time, or one out of range.
    pub fn read_expiry(typed: &str) -> Result<Self, SettingProblem> {
        let ms = read_days(typed).filter(|ms| EXPIRY_MS.contains(ms));
        ms.map(Self::ExpiryMs).ok_or_else(|| SettingProblem::Expiry(typed.to_owned()))
    }

    /// The length of time that was typed for the approval of work; a number alone counts days.
    ///
    /// # Errors
    /// A text that is no length of time, or one out of range.
    pub fn read_approval(typed: &str) -> Result<Self, SettingProblem> {
        let ms = read_days(typed).filter(|ms| APPROVAL_MS.contains(ms));
        ms.map(Self::ApprovalMs).ok_or_else(|| SettingProblem::Approval(typed.to_owned()))
    }

    /// The number that was typed for a limit.
    ///
    /// # Errors
    /// A text that is no number, or one out of range.
    pub fn read_limit(limit: LimitName, typed: &str) -> Result<Self, SettingProblem> {
        let number = typed.trim().parse().ok().filter(|number| LIMIT.contains(number));
        let number = number.ok_or_else(|| SettingProblem::Limit(limit, typed.to_owned()))?;
        Ok(Self::Limit(limit, number))
    }

    /// The time zone that was typed; nothing takes it back.
    ///
    /// # Errors
    /// A text that names none.
    pub fn read_time_zone(typed: &str) -> Result<Self, SettingProblem> {
        if typed.trim().is_empty() {
            return Ok(Self::TimeZone(None));
        }
        let zone = read_time_zone(typed);
        zone.map(|zone| Self::TimeZone(Some(zone)))
            .map_err(|like| SettingProblem::TimeZone(typed.to_owned(), like))
    }

    /// The same setting with the value that it has now.
    #[must_use]
    pub fn present(&self, rules: &ServerRules) -> Self {
        match self {
            Self::Currency(_) => Self::Currency(rules.default_currency),
            Self::ExpiryMs(_) => Self::ExpiryMs(rules.expiry_ms),
            Self::ApprovalMs(_) => Self::ApprovalMs(rules.approval_ms),
            Self::Limit(limit, _) => Self::Limit(*limit, limit.of(rules)),
            Self::ConfirmAccept(_) => Self::ConfirmAccept(rules.confirm_accept),
            Self::ModeratorRole(_) => Self::ModeratorRole(rules.moderator_role),
            Self::ModeratorsSeeRooms(_) => Self::ModeratorsSeeRooms(rules.moderators_see_rooms),
            Self::ModeratorsChannel(_) => Self::ModeratorsChannel(rules.moderators_channel),
            Self::JobBoard(_) => Self::JobBoard(rules.job_board),
            Self::RoomStyle(_) => Self::RoomStyle(rules.room_style),
            Self::HubChannel(_) => Self::HubChannel(rules.hub_channel),
            Self::Language(_) => Self::Language(rules.language.clone()),
            Self::TimeZone(_) => Self::TimeZone(rules.time_zone),
            Self::Score(setting) => Self::Score(setting.present(&rules.score, rules.badge_roles)),
        }
    }

    /// The setting's stored name, for the audit.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Currency(_) => "currency",
            Self::ExpiryMs(_) => "expiry",
            Self::ApprovalMs(_) => "approval",
            Self::Limit(limit, _) => limit.code(),
            Self::ConfirmAccept(_) => "confirm_accept",
            Self::ModeratorRole(_) => "moderator_role",
            Self::ModeratorsSeeRooms(_) => "moderators_see_rooms",
            Self::ModeratorsChannel(_) => "moderators_channel",
            Self::JobBoard(_) => "job_board",
            Self::RoomStyle(_) => "room_style",
            Self::HubChannel(_) => "hub_channel",
            Self::Language(_) => "language",
            Self::TimeZone(_) => "time_zone",
            Self::Score(setting) => setting.code(),
        }
    }

    /// The value as the audit keeps it.
    #[must_use]
    pub fn value(&self) -> String {
        fn id_or_none<T: ToString>(id: Option<T>) -> String {
            id.map_or_else(|| "none".to_owned(), |id| id.to_string())
        }
        match self {
            Self::Currency(currency) => currency.to_string(),
            Self::ExpiryMs(ms) | Self::ApprovalMs(ms) => write_duration(*ms),
            Self::Limit(_, number) => number.to_string(),
            Self::ConfirmAccept(on) | Self::ModeratorsSeeRooms(on) => on.to_string(),
            Self::ModeratorRole(role) => id_or_none(*role),
            Self::ModeratorsChannel(channel) | Self::HubChannel(channel) | Self::JobBoard(channel) => {
                id_or_none(*channel)
            }
            Self::RoomStyle(RoomStyle::Channels) => "channels".to_owned(),
            Self::RoomStyle(RoomStyle::Threads) => "threads".to_owned(),
            Self::Language(tag) => tag.clone(),
            Self::TimeZone(zone) => id_or_none(*zone),
            Self::Score(setting) => setting.value(),
        }
    }
}

/// A length of time, where a number alone counts days.
fn read_days(typed: &str) -> Option<i64> {
    let days = || typed.trim().parse::<i64>().ok().and_then(|days| days.checked_mul(DAY_MS));
    read_duration(typed).or_else(days)
}

impl ServerSettings {
    /// Takes the value of one setting.
    pub fn set(&mut self, setting: &Setting) {
        match setting {
            Setting::Currency(currency) => self.currency = Some(*currency),
            Setting::ExpiryMs(ms) => self.expiry_ms = Some(*ms),
            Setting::ApprovalMs(ms) => self.approval_ms = Some(*ms),
            Setting::Limit(LimitName::PendingPerClient, most) => self.pending_per_client = Some(*most),
            Setting::Limit(LimitName::PendingPerPair, most) => self.pending_per_pair = Some(*most),
            Setting::Limit(LimitName::NewPerHour, most) => self.new_per_hour = Some(*most),
            Setting::Limit(LimitName::ChangesPerHour, most) => self.changes_per_hour = Some(*most),
            Setting::ConfirmAccept(on) => self.confirm_accept = Some(*on),
            Setting::ModeratorRole(role) => self.moderator_role = *role,
            Setting::ModeratorsSeeRooms(on) => self.moderators_see_rooms = Some(*on),
            Setting::ModeratorsChannel(channel) => self.moderators_channel = *channel,
            Setting::JobBoard(channel) => self.job_board = *channel,
            Setting::RoomStyle(style) => self.room_style = Some(*style),
            Setting::HubChannel(channel) => self.hub_channel = *channel,
            Setting::Language(tag) => self.language = Some(tag.clone()),
            Setting::TimeZone(zone) => self.time_zone = *zone,
            Setting::Score(setting) => self.score.set(setting),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::server::score_setting::Bands;
    use proptest::prelude::*;

    fn any_setting() -> impl Strategy<Value = Setting> {
        let limit = (0..4_usize, 1..50_u32).prop_map(|(at, most)| Setting::Limit(LimitName::ALL[at], most));
        let id = proptest::option::of(1..i64::MAX);
        prop_oneof![
            Just(Setting::Currency(Currency::from_code("EUR").expect("a currency"))),
            EXPIRY_MS.prop_map(Setting::ExpiryMs),
            APPROVAL_MS.prop_map(Setting::ApprovalMs),
            limit,
            any::<bool>().prop_map(Setting::ConfirmAccept),
            id.clone().prop_map(|id| Setting::ModeratorRole(id.map(RoleId))),
            any::<bool>().prop_map(Setting::ModeratorsSeeRooms),
            id.clone().prop_map(|id| Setting::ModeratorsChannel(id.map(ChannelId))),
            id.clone().prop_map(|id| Setting::JobBoard(id.map(ChannelId))),
            Just(Setting::RoomStyle(RoomStyle::Threads)),
            id.prop_map(|id| Setting::HubChannel(id.map(ChannelId))),
            Just(Setting::Language("de".to_owned())),
            Just(Setting::TimeZone(Some(Tz::Asia__Tokyo))),
            Just(Setting::Score(ScoreSetting::Windows([3, 6, 9]))),
            (1..50_u8).prop_map(|good| Setting::Score(ScoreSetting::Bands(Bands { excellent: 50, good }))),
        ]
    }

    proptest! {
        #[test]
        fn what_is_set_counts_and_the_last_one_wins(all in proptest::collection::vec(any_setting(), 1..20)) {
            let mut settings = ServerSettings::default();
            for setting in &all {
                settings.set(setting);
                prop_assert_eq!(&setting.present(&settings.over(&ServerRules::default())), setting);
            }
            let rules = settings.over(&ServerRules::default());
            for (at, setting) in all.iter().enumerate() {
                let later = all[at + 1..].iter().any(|other| other.code() == setting.code());
                prop_assert!(later || setting.present(&rules) == *setting);
            }
        }
    }

    #[test]
    fn ranges_are_kept_to_and_what_was_typed_is_given_back() {
        assert_eq!(
            Setting::read_currency(" eur "),
            Ok(Setting::Currency(Currency::from_code("EUR").expect("one")))
        );
        for typed in ["", "euros", "XAU", "U$D"] {
            assert_eq!(Setting::read_currency(typed), Err(SettingProblem::Currency(typed.to_owned())));
        }
        for (typed, days) in [("7d", 7), ("10", 10), ("2 weeks", 14), ("24h", 1), ("30 days", 30)] {
            assert_eq!(Setting::read_expiry(typed), Ok(Setting::ExpiryMs(days * DAY_MS)), "{typed}");
        }
        for typed in ["", "0", "31", "23h", "31d", "soon", "-7", "9223372036854775807"] {
            assert_eq!(Setting::read_expiry(typed), Err(SettingProblem::Expiry(typed.to_owned())), "{typed}");
        }
        for (typed, days) in [("3", 3), ("2 weeks", 14), ("30d", 30)] {
            assert_eq!(Setting::read_approval(typed), Ok(Setting::ApprovalMs(days * DAY_MS)), "{typed}");
        }
        for typed in ["", "2", "31", "71h", "soon"] {
            assert_eq!(
                Setting::read_approval(typed),
                Err(SettingProblem::Approval(typed.to_owned())),
                "{typed}"
            );
        }
        assert_eq!(Setting::read_time_zone(" "), Ok(Setting::TimeZone(None)));
        assert_eq!(Setting::read_time_zone("Tokyo"), Ok(Setting::TimeZone(Some(Tz::Asia__Tokyo))));
        let unknown = SettingProblem::TimeZone("Atlantis".to_owned(), Vec::new());
        assert_eq!(Setting::read_time_zone("Atlantis"), Err(unknown));
        for limit in LimitName::ALL {
            let most = *LIMIT.end();
            assert_eq!(Setting::read_limit(limit, &format!(" {most}")), Ok(Setting::Limit(limit, most)));
            for typed in ["", "0", "-1", "many", "1.5", &(most + 1).to_string()] {
                let problem = Err(SettingProblem::Limit(limit, typed.to_owned()));
                assert_eq!(Setting::read_limit(limit, typed), problem, "{typed}");
            }
        }
    }
}
