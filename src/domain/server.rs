//! The rules of one server: what its admins set, over what the operator set for all servers. Owns which settings there
//! are, their defaults and their ranges; knows nothing of how they are stored or asked for.
//!
//! Settings are stored as JSON. A key that is not there means "as the operator says", so a new setting needs no migration,
//! and a key that this program does not know is passed over.

pub mod checkup;
pub mod effects;
pub mod obstacle;
pub mod refusal;
pub mod score_setting;
pub mod setting;
use super::ids::{ChannelId, RoleId};
use super::money::Currency;
use super::time::DAY_MS;
use crate::domain::feedback::score::rules::ScoreRules;
use crate::domain::offers::decide::Limits;
use chrono_tz::Tz;
use score_setting::{BadgeRoles, ScoreSettings};
use serde::{Deserialize, Serialize};

/// Every rule that counts in one server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerRules {
    /// The currency of a price that names none.
    pub default_currency: Currency,
    /// How long an offer stays open unless its sender says otherwise, in milliseconds.
    pub expiry_ms: i64,
    /// How long after it was submitted work counts as approved without an answer, in milliseconds.
    pub approval_ms: i64,
    /// Limits against spam.
    pub limits: Limits,
    /// Whether Accept shows the terms once more and asks to confirm.
    pub confirm_accept: bool,
    /// Whoever has this role may look at every offer of the server.
    pub moderator_role: Option<RoleId>,
    /// Whether the moderator role is let into the rooms.
    pub moderators_see_rooms: bool,
    /// Where moderators are told what concerns them.
    pub moderators_channel: Option<ChannelId>,
    /// Where jobs are posted.
    pub job_board: Option<ChannelId>,
    /// What a new room is made as.
    pub room_style: RoomStyle,
    /// Where rooms that are threads live.
    pub hub_channel: Option<ChannelId>,
    /// The language of what everybody in a room reads: a tag such as `en`.
    pub language: String,
    /// The time zone in which a day begins and ends; `None` is not known.
    pub time_zone: Option<Tz>,
    /// How the Job Success Score is computed.
    pub score: ScoreRules,
    /// Which roles go with badges.
    pub badge_roles: BadgeRoles,
}

impl Default for ServerRules {
    fn default() -> Self {
        Self {
            default_currency: Currency::USD,
            expiry_ms: 7 * DAY_MS,
            approval_ms: 14 * DAY_MS,
            limits: Limits::default(),
            confirm_accept: true,
            moderator_role: None,
            moderators_see_rooms: false,
            moderators_channel: None,
            job_board: None,
            room_style: RoomStyle::Channels,
            hub_channel: None,
            language: "en".to_owned(),
            time_zone: None,
            score: ScoreRules::of(Currency::USD),
            badge_roles: BadgeRoles::default(),
        }
    }
}

impl ServerRules {
    /// Whether somebody with these roles is a moderator.
    #[must_use]
    pub fn makes_moderator(&self, roles: &[RoleId]) -> bool {
        self.moderator_role.is_some_and(|role| roles.contains(&role))
    }
}

/// What a room is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomStyle {
    /// A text channel, while the server has space for one.
    Channels,
    /// A private thread under the hub channel.
    Threads,
}

/// What one server's admins have set; `None` is what the operator set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServerSettings {
    /// See [`ServerRules::default_currency`].
    pub currency: Option<Currency>,
    /// See [`ServerRules::expiry_ms`].
    pub expiry_ms: Option<i64>,
    /// See [`ServerRules::approval_ms`]. Left out where there is none, as settings were before they had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval_ms: Option<i64>,
    /// See [`Limits`].
    pub pending_per_client: Option<u32>,
    /// See [`Limits`].
    pub pending_per_pair: Option<u32>,
    /// See [`Limits`].
    pub new_per_hour: Option<u32>,
    /// See [`Limits`].
    pub changes_per_hour: Option<u32>,
    /// See [`ServerRules::confirm_accept`].
    pub confirm_accept: Option<bool>,
    /// See [`ServerRules::moderator_role`].
    pub moderator_role: Option<RoleId>,
    /// See [`ServerRules::moderators_see_rooms`].
    pub moderators_see_rooms: Option<bool>,
    /// See [`ServerRules::moderators_channel`].
    pub moderators_channel: Option<ChannelId>,
    /// See [`ServerRules::room_style`].
    pub room_style: Option<RoomStyle>,
    /// See [`ServerRules::hub_channel`].
    pub hub_channel: Option<ChannelId>,
    /// See [`ServerRules::language`].
    pub language: Option<String>,
    /// See [`ServerRules::time_zone`]. Left out where there is none, as settings were before they had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Tz>,
    /// See [`ServerRules::job_board`]. Left out where there is none, as settings were before they had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_board: Option<ChannelId>,
    /// See [`ServerRules::score`].
    #[serde(skip_serializing_if = "ScoreSettings::is_empty")]
    pub score: ScoreSettings,
}

impl ServerSettings {
    /// The rules that count where the operator set `defaults` for all servers.
    #[must_use]
    pub fn over(&self, defaults: &ServerRules) -> ServerRules {
        let limits = defaults.limits;
        let default_currency = self.currency.unwrap_or(defaults.default_currency);
        ServerRules {
            default_currency,
            score: self.score.rules(default_currency),
            badge_roles: self.score.roles,
            expiry_ms: self.expiry_ms.unwrap_or(defaults.expiry_ms),
            approval_ms: self.approval_ms.unwrap_or(defaults.approval_ms),
            limits: Limits {
                pending_per_client: self.pending_per_client.unwrap_or(limits.pending_per_client),
                pending_per_pair: self.pending_per_pair.unwrap_or(limits.pending_per_pair),
                new_per_hour: self.new_per_hour.unwrap_or(limits.new_per_hour),
                changes_per_hour: self.changes_per_hour.unwrap_or(limits.changes_per_hour),
            },
            confirm_accept: self.confirm_accept.unwrap_or(defaults.confirm_accept),
            moderator_role: self.moderator_role.or(defaults.moderator_role),
            moderators_see_rooms: self.moderators_see_rooms.unwrap_or(defaults.moderators_see_rooms),
            moderators_channel: self.moderators_channel.or(defaults.moderators_channel),
            job_board: self.job_board.or(defaults.job_board),
            room_style: self.room_style.unwrap_or(defaults.room_style),
            hub_channel: self.hub_channel.or(defaults.hub_channel),
            language: self.language.clone().unwrap_or_else(|| defaults.language.clone()),
            time_zone: self.time_zone.or(defaults.time_zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_set_nothing_has_the_operators_rules() {
        let operators =
            ServerRules { expiry_ms: 3 * DAY_MS, confirm_accept: false, ..ServerRules::default() };
        assert_eq!(ServerSettings::default().over(&operators), operators);
    }

    #[test]
    fn what_a_server_set_counts_and_nothing_else_changes() {
        let settings = ServerSettings {
            currency: Currency::from_code("EUR"),
            new_per_hour: Some(1),
            confirm_accept: Some(false),
            ..ServerSettings::default()
        };
        let expected = ServerRules {
            default_currency: Currency::from_code("EUR").expect("a currency"),
            limits: Limits { new_per_hour: 1, ..Limits::default() },
            confirm_accept: false,
            score: ScoreRules::of(Currency::from_code("EUR").expect("a currency")),
            ..ServerRules::default()
        };
        assert_eq!(settings.over(&ServerRules::default()), expected);
    }

    #[test]
    fn settings_of_an_older_and_of_a_newer_program_are_understood() {
        let older: ServerSettings = serde_json::from_str(r#"{"expiry_ms":86400000}"#).expect("it decodes");
        assert_eq!(older, ServerSettings { expiry_ms: Some(DAY_MS), ..ServerSettings::default() });
        let newer: ServerSettings =
            serde_json::from_str(r#"{"currency":null,"colour":"red"}"#).expect("it decodes");
        assert_eq!(newer, ServerSettings::default());
    }

    #[test]
    fn only_the_chosen_role_makes_a_moderator() {
        let mut rules = ServerRules::default();
        assert!(!rules.makes_moderator(&[RoleId(1)]));
        rules.moderator_role = Some(RoleId(2));
        assert!(!rules.makes_moderator(&[RoleId(1)]));
        assert!(rules.makes_moderator(&[RoleId(1), RoleId(2)]));
    }
}
