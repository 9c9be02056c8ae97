//! What was changed, and what happens next because of it; and what was typed that a setting does not take.

use super::score;
use super::{channel_or_none, expiry};
use crate::discord::ui::text::escaped_line;
use crate::domain::server::setting::{LIMIT, LimitName, Setting, SettingProblem};
use crate::domain::server::{RoomStyle, ServerRules};
use crate::say;
use crate::words::Language;

/// One change, and what it means from now on.
pub(super) fn change(language: Language, rules: &ServerRules, setting: &Setting) -> String {
    match setting {
        Setting::Currency(currency) => say!(language, "server-saved-currency", currency = currency.code()),
        Setting::ExpiryMs(ms) => say!(language, "server-saved-expiry", expiry = expiry(language, *ms)),
        Setting::ApprovalMs(ms) => say!(language, "server-saved-approval", approval = expiry(language, *ms)),
        Setting::Limit(limit, most) => limit_saved(language, *limit, *most),
        Setting::ConfirmAccept(true) => say!(language, "server-saved-confirm-on"),
        Setting::ConfirmAccept(false) => say!(language, "server-saved-confirm-off"),
        Setting::ModeratorRole(Some(role)) => {
            say!(language, "server-saved-role", role = format!("<@&{role}>"))
        }
        Setting::ModeratorRole(None) => say!(language, "server-saved-no-role"),
        Setting::ModeratorsSeeRooms(true) if rules.moderator_role.is_none() => {
            say!(language, "server-saved-see-on-nobody")
        }
        Setting::ModeratorsSeeRooms(true) => say!(language, "server-saved-see-on"),
        Setting::ModeratorsSeeRooms(false) => say!(language, "server-saved-see-off"),
        Setting::ModeratorsChannel(channel @ Some(_)) => {
            say!(language, "server-saved-moderators-channel", channel = channel_or_none(language, *channel))
        }
        Setting::ModeratorsChannel(None) => say!(language, "server-saved-no-moderators-channel"),
        Setting::JobBoard(channel @ Some(_)) => {
            say!(language, "server-saved-job-board", channel = channel_or_none(language, *channel))
        }
        Setting::JobBoard(None) => say!(language, "server-saved-no-job-board"),
        Setting::RoomStyle(RoomStyle::Channels) => say!(language, "server-saved-channels"),
        Setting::RoomStyle(RoomStyle::Threads) => say!(language, "server-saved-threads"),
        Setting::HubChannel(channel @ Some(_)) => {
            say!(language, "server-saved-hub", channel = channel_or_none(language, *channel))
        }
        Setting::HubChannel(None) => say!(language, "server-saved-no-hub"),
        Setting::Language(tag) => {
            say!(language, "server-saved-language", language = Language::of_locale(tag).own_name())
        }
        Setting::TimeZone(Some(zone)) => say!(language, "server-saved-time-zone", zone = zone.name()),
        Setting::TimeZone(None) => say!(language, "server-saved-no-time-zone"),
        Setting::Score(setting) => score::change(language, rules, setting),
    }
}

fn limit_saved(language: Language, limit: LimitName, most: u32) -> String {
    match limit {
        LimitName::PendingPerClient => say!(language, "server-saved-pending", most = most),
        LimitName::PendingPerPair => say!(language, "server-saved-pair", most = most),
        LimitName::NewPerHour => say!(language, "server-saved-new", most = most),
        LimitName::ChangesPerHour => say!(language, "server-saved-changes", most = most),
    }
}

/// The label of a limit's input; also its name in a sentence.
pub(super) fn limit_label(language: Language, limit: LimitName) -> String {
    match limit {
        LimitName::PendingPerClient => say!(language, "server-form-pending"),
        LimitName::PendingPerPair => say!(language, "server-form-pair"),
        LimitName::NewPerHour => say!(language, "server-form-new"),
        LimitName::ChangesPerHour => say!(language, "server-form-changes"),
    }
}

/// A value that was not saved, as it was typed, and what can be.
pub(super) fn problem(language: Language, problem: &SettingProblem) -> String {
    match problem {
        SettingProblem::Currency(typed) => {
            say!(language, "server-wrong-currency", typed = escaped_line(typed, 100))
        }
        SettingProblem::Expiry(typed) => {
            say!(language, "server-wrong-expiry", typed = escaped_line(typed, 100))
        }
        SettingProblem::Approval(typed) => {
            say!(language, "server-wrong-approval", typed = escaped_line(typed, 100))
        }
        SettingProblem::TimeZone(typed, like) => {
            let typed = escaped_line(typed, 100);
            match like.as_slice() {
                [] => say!(language, "server-wrong-time-zone", typed = typed),
                like => {
                    let like: Vec<String> = like.iter().map(|zone| format!("`{}`", zone.name())).collect();
                    say!(language, "server-wrong-time-zone-like", typed = typed, like = like.join(", "))
                }
            }
        }
        SettingProblem::Score(problem) => score::problem(language, problem),
        SettingProblem::Limit(limit, typed) => say!(
            language,
            "server-wrong-limit",
            name = limit_label(language, *limit),
            typed = escaped_line(typed, 100),
            least = *LIMIT.start(),
            most = *LIMIT.end()
        ),
    }
}
