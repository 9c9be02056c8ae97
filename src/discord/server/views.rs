//! The message of `/parley settings`: everything that counts in the server, with a control for each of it. Owns its looks;
//! `said` is what was just changed, in words.

pub mod check;
pub mod jobs;
pub mod refusals;
mod said;
pub mod score;
pub mod setup;

use super::buttons::ServerButton;
use crate::discord::ui::buttons::{blurple, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::custom_id::Control;
use crate::discord::ui::inputs::{fitting, one_line};
use crate::discord::ui::post::Post;
use crate::domain::duration::write_duration;
use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::money::Currency;
use crate::domain::server::setting::{LimitName, Setting, SettingProblem};
use crate::domain::server::{RoomStyle, ServerRules};
use crate::domain::time::DAY_MS;
use crate::say;
use crate::words::Language;
use chrono_tz::Tz;
use serenity::builder::{
    CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind,
};
use serenity::model::channel::ChannelType;
use serenity::model::id;

/// Names of the inputs that are no limit's.
pub mod input {
    /// The default currency.
    pub const CURRENCY: &str = "currency";
    /// How long an offer stays open.
    pub const EXPIRY: &str = "expiry";
    /// How long work waits before it counts as approved.
    pub const APPROVAL: &str = "approval";
    /// The time zone.
    pub const TIME_ZONE: &str = "time_zone";
}

/// Everything that counts, with controls.
#[must_use]
pub fn settings(language: Language, rules: &ServerRules) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "server-settings"))
        .description(say!(language, "server-settings.text"))
        .field(say!(language, "server-offers"), offers(language, rules), false)
        .field(say!(language, "server-limits"), limits(language, rules), false)
        .field(say!(language, "server-moderators"), moderators(language, rules), false)
        .field(say!(language, "server-rooms"), rooms(language, rules), false)
        .footer(CreateEmbedFooter::new(say!(language, "server-settings-footer")));
    Post::embed(embed)
        .with_buttons([
            blurple(ServerButton::Offers, say!(language, "server-button-offers")),
            blurple(ServerButton::Limits, say!(language, "server-button-limits")),
            confirm_switch(language, rules.confirm_accept),
            grey(ServerButton::Jobs, say!(language, "server-button-jobs")),
        ])
        .with_row(role_select(
            ServerButton::ModeratorRole,
            say!(language, "server-choose-role"),
            rules.moderator_role,
        ))
        .with_row(channel_select(
            ServerButton::ModeratorsChannel,
            say!(language, "server-choose-moderators-channel"),
            rules.moderators_channel,
        ))
        .with_row(channel_select(
            ServerButton::HubChannel,
            say!(language, "server-choose-hub"),
            rules.hub_channel,
        ))
        .with_buttons(
            [
                see_switch(language, rules.moderators_see_rooms),
                style_button(language, rules.room_style, ServerButton::RoomStyle),
            ]
            .into_iter()
            .chain(languages(language, rules)),
        )
}

/// The same, with what was just saved, and what was typed and could not be, right above what was pressed: the settings are
/// longer than a phone.
#[must_use]
pub fn saved(
    language: Language,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> Post {
    settings(language, rules).with_embed(saving(language, rules, changes, problems))
}

/// What is shown above settings that were just saved.
fn saving(
    language: Language,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> CreateEmbed {
    let colour = if problems.is_empty() { Colour::Accepted } else { Colour::ChangeRequested };
    let changed = what_changed(language, rules, changes, problems);
    CreateEmbed::new().colour(colour.rgb()).description(changed)
}

/// What was just saved, line by line, and what was typed and could not be.
fn what_changed(
    language: Language,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> String {
    let mut lines: Vec<String> =
        changes.iter().map(|setting| format!("✅ {}", said::change(language, rules, setting))).collect();
    lines.extend(problems.iter().map(|problem| format!("✋ {}", said::problem(language, problem))));
    if lines.is_empty() {
        lines.push(say!(language, "server-nothing-changed"));
    }
    lines.join("\n")
}

/// How long offers stay open, or work waits, in words.
pub(in crate::discord) fn expiry(language: Language, ms: i64) -> String {
    if ms % DAY_MS == 0 { say!(language, "server-days", days = ms / DAY_MS) } else { write_duration(ms) }
}

fn zone_or_none(language: Language, zone: Option<Tz>) -> String {
    zone.map_or_else(|| say!(language, "server-no-time-zone"), |zone| zone.name().to_owned())
}

fn on_or_off(language: Language, on: bool) -> String {
    if on { say!(language, "server-on") } else { say!(language, "server-off") }
}

fn offers(language: Language, rules: &ServerRules) -> String {
    say!(
        language,
        "server-offers.text",
        currency = rules.default_currency.code(),
        expiry = expiry(language, rules.expiry_ms),
        approval = expiry(language, rules.approval_ms),
        zone = zone_or_none(language, rules.time_zone),
        confirm = on_or_off(language, rules.confirm_accept)
    )
}

fn limits(language: Language, rules: &ServerRules) -> String {
    say!(
        language,
        "server-limits.text",
        pending = rules.limits.pending_per_client,
        pair = rules.limits.pending_per_pair,
        new = rules.limits.new_per_hour,
        changes = rules.limits.changes_per_hour
    )
}

fn channel_or_none(language: Language, channel: Option<ChannelId>) -> String {
    channel.map_or_else(|| say!(language, "server-no-channel"), |channel| format!("<#{channel}>"))
}

fn moderators(language: Language, rules: &ServerRules) -> String {
    let role = rules.moderator_role.map(|role| format!("<@&{role}>"));
    say!(
        language,
        "server-moderators.text",
        role = role.unwrap_or_else(|| say!(language, "server-nobody")),
        channel = channel_or_none(language, rules.moderators_channel),
        see = on_or_off(language, rules.moderators_see_rooms)
    )
}

fn rooms(language: Language, rules: &ServerRules) -> String {
    let style = match rules.room_style {
        RoomStyle::Channels => say!(language, "server-rooms-channels"),
        RoomStyle::Threads => say!(language, "server-rooms-threads"),
    };
    let tag = Language::of_locale(&rules.language);
    say!(
        language,
        "server-rooms.text",
        style = style,
        hub = channel_or_none(language, rules.hub_channel),
        language = tag.own_name()
    )
}

fn confirm_switch(language: Language, on: bool) -> CreateButton {
    let label = if on {
        say!(language, "server-button-confirm-off")
    } else {
        say!(language, "server-button-confirm-on")
    };
    grey(ServerButton::ConfirmAccept(!on), label)
}

fn see_switch(language: Language, on: bool) -> CreateButton {
    let label =
        if on { say!(language, "server-button-see-off") } else { say!(language, "server-button-see-on") };
    grey(ServerButton::ModeratorsSeeRooms(!on), label)
}

fn style_button<C: Control>(
    language: Language,
    style: RoomStyle,
    button: impl Fn(RoomStyle) -> C,
) -> CreateButton {
    let (other, label) = match style {
        RoomStyle::Channels => (RoomStyle::Threads, say!(language, "server-button-threads")),
        RoomStyle::Threads => (RoomStyle::Channels, say!(language, "server-button-channels")),
    };
    grey(button(other), label)
}

/// A button for each other language that there is, as many as the row holds.
fn languages(language: Language, rules: &ServerRules) -> impl Iterator<Item = CreateButton> {
    let present = Language::of_locale(&rules.language);
    Language::ALL.into_iter().filter(move |other| *other != present).take(3).map(move |other| {
        let label = say!(language, "server-button-language", language = other.own_name());
        grey(ServerButton::Language(other), label)
    })
}

fn role_select(button: impl Control, words: String, chosen: Option<RoleId>) -> CreateActionRow {
    let chosen = chosen.and_then(|role| u64::try_from(role.0).ok()).filter(|id| *id > 0);
    let kind = CreateSelectMenuKind::Role { default_roles: chosen.map(|id| vec![id::RoleId::new(id)]) };
    one_or_none(button, kind, words)
}

fn channel_select(button: impl Control, words: String, chosen: Option<ChannelId>) -> CreateActionRow {
    channel_select_of(vec![ChannelType::Text], button, words, chosen)
}

/// The same with channels of these types.
fn channel_select_of(
    types: Vec<ChannelType>,
    button: impl Control,
    words: String,
    chosen: Option<ChannelId>,
) -> CreateActionRow {
    let chosen = chosen.and_then(|channel| u64::try_from(channel.0).ok()).filter(|id| *id > 0);
    let kind = CreateSelectMenuKind::Channel {
        channel_types: Some(types),
        default_channels: chosen.map(|id| vec![id::ChannelId::new(id)]),
    };
    one_or_none(button, kind, words)
}

/// A menu in which the choice can be taken back.
fn one_or_none(button: impl Control, kind: CreateSelectMenuKind, words: String) -> CreateActionRow {
    let menu = CreateSelectMenu::new(button.to_string(), kind);
    CreateActionRow::SelectMenu(menu.placeholder(words).min_values(0).max_values(1))
}

/// Longest text of an input of these forms.
const INPUT_CHARS: usize = 40;

/// The form for currency, expiry, approval and time zone, with what counts now in it.
pub fn offers_form(language: Language, form: impl Control, rules: &ServerRules) -> CreateModal {
    let title = fitting(&say!(language, "server-form-offers"));
    CreateModal::new(form.to_string(), title).components(vec![
        one_line(input::CURRENCY, say!(language, "server-form-currency"))
            .example(Currency::USD.code().to_owned())
            .must_be_filled()
            .row(rules.default_currency.code(), INPUT_CHARS),
        one_line(input::EXPIRY, say!(language, "server-form-expiry"))
            .example("7d".to_owned())
            .must_be_filled()
            .row(&write_duration(rules.expiry_ms), INPUT_CHARS),
        one_line(input::APPROVAL, say!(language, "server-form-approval"))
            .example("14d".to_owned())
            .must_be_filled()
            .row(&write_duration(rules.approval_ms), INPUT_CHARS),
        one_line(input::TIME_ZONE, say!(language, "server-form-time-zone"))
            .example("Europe/Berlin".to_owned())
            .row(rules.time_zone.map_or("", Tz::name), INPUT_CHARS),
    ])
}

/// The form for the limits, with what counts now in it.
pub fn limits_form(language: Language, rules: &ServerRules) -> CreateModal {
    let row = |limit: LimitName| {
        one_line(limit.code(), said::limit_label(language, limit))
            .must_be_filled()
            .row(&limit.of(rules).to_string(), INPUT_CHARS)
    };
    let title = fitting(&say!(language, "server-form-limits"));
    CreateModal::new(ServerButton::LimitsForm.to_string(), title).components(LimitName::ALL.map(row).to_vec())
}
