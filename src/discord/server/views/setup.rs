//! The guide of `/parley setup`: what one step asks, what is chosen so far, and the way on. Pure functions.

use super::{channel_or_none, channel_select, expiry, role_select, style_button, what_changed, zone_or_none};
use crate::discord::server::setup_buttons::{SetupButton, Step};
use crate::discord::ui::buttons::{blurple, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::domain::ids::RoleId;
use crate::domain::server::setting::{Setting, SettingProblem};
use crate::domain::server::{RoomStyle, ServerRules};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// One step, with what was just saved above it.
#[must_use]
pub fn step_view(
    language: Language,
    step: Step,
    rules: &ServerRules,
    changes: &[Setting],
    problems: &[SettingProblem],
) -> Post {
    let (title, text) = asked(language, step);
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(title)
        .description(text)
        .field(say!(language, "setup-so-far"), so_far(language, rules), false)
        .footer(progress(language, step));
    let mut post = Post::embed(embed);
    if !changes.is_empty() || !problems.is_empty() {
        post = post.saying(what_changed(language, rules, changes, problems));
    }
    for row in controls(language, step, rules) {
        post = post.with_row(row);
    }
    let mut buttons = Vec::new();
    match step {
        Step::Rooms => buttons.push(style_button(language, rules.room_style, SetupButton::RoomStyle)),
        Step::Defaults => {
            buttons.push(blurple(SetupButton::Defaults, say!(language, "server-button-offers")))
        }
        Step::Moderators | Step::Check => {}
    }
    post.with_buttons(buttons.into_iter().chain(ways(language, step)))
}

/// A step's message, with what an admin is to do where members with the moderators' role don't see `/parley`.
#[must_use]
pub fn with_hint(language: Language, post: Post, hidden_from: Option<RoleId>) -> Post {
    let Some(role) = hidden_from else { return post };
    let role = format!("<@&{role}>");
    let embed = CreateEmbed::new().colour(Colour::ChangeRequested.rgb()).description(say!(
        language,
        "check-hidden-command",
        role = role
    ));
    post.with_embed(embed)
}

/// The last step: what the check found, with the way back.
#[must_use]
pub fn finished(language: Language, check: Post) -> Post {
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "setup-check"))
        .description(say!(language, "setup-check.text"))
        .footer(progress(language, Step::Check));
    Post { embeds: std::iter::once(embed).chain(check.embeds).collect(), ..check }
        .with_buttons(ways(language, Step::Check))
}

fn asked(language: Language, step: Step) -> (String, String) {
    match step {
        Step::Moderators => (say!(language, "setup-moderators"), say!(language, "setup-moderators.text")),
        Step::Rooms => (say!(language, "setup-rooms"), say!(language, "setup-rooms.text")),
        Step::Defaults => (say!(language, "setup-defaults"), say!(language, "setup-defaults.text")),
        Step::Check => (say!(language, "setup-check"), say!(language, "setup-check.text")),
    }
}

/// Everything that is chosen, whatever the step: nobody needs to go back to look.
fn so_far(language: Language, rules: &ServerRules) -> String {
    let role = rules.moderator_role.map(|role| format!("<@&{role}>"));
    let style = match rules.room_style {
        RoomStyle::Channels => say!(language, "server-rooms-channels"),
        RoomStyle::Threads => say!(language, "server-rooms-threads"),
    };
    say!(
        language,
        "setup-so-far.text",
        role = role.unwrap_or_else(|| say!(language, "server-nobody")),
        channel = channel_or_none(language, rules.moderators_channel),
        style = style,
        hub = channel_or_none(language, rules.hub_channel),
        currency = rules.default_currency.code(),
        expiry = expiry(language, rules.expiry_ms),
        zone = zone_or_none(language, rules.time_zone)
    )
}

fn progress(language: Language, step: Step) -> CreateEmbedFooter {
    let (at, of) = (step.number(), Step::ALL.len());
    let done = "●".repeat(at) + &"○".repeat(of - at);
    CreateEmbedFooter::new(say!(language, "setup-progress", done = done, at = at, of = of))
}

fn controls(language: Language, step: Step, rules: &ServerRules) -> Vec<serenity::builder::CreateActionRow> {
    match step {
        Step::Moderators => vec![
            role_select(
                SetupButton::ModeratorRole,
                say!(language, "server-choose-role"),
                rules.moderator_role,
            ),
            channel_select(
                SetupButton::ModeratorsChannel,
                say!(language, "server-choose-moderators-channel"),
                rules.moderators_channel,
            ),
        ],
        Step::Rooms => {
            vec![channel_select(
                SetupButton::HubChannel,
                say!(language, "server-choose-hub"),
                rules.hub_channel,
            )]
        }
        Step::Defaults | Step::Check => Vec::new(),
    }
}

/// Back and on.
fn ways(language: Language, step: Step) -> impl Iterator<Item = CreateButton> {
    let go = |to: Step| SetupButton::Go(to);
    let back = step.before().map(|to| grey(go(to), say!(language, "setup-back")));
    let on = step.after().map(|to| match to {
        Step::Check => blurple(go(to), say!(language, "setup-finish")),
        Step::Moderators | Step::Rooms | Step::Defaults => blurple(go(to), say!(language, "setup-next")),
    });
    back.into_iter().chain(on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::offers::views::tests::limits;
    use crate::domain::server::setting::SettingProblem;

    #[test]
    fn every_step_fits() {
        let problems =
            [SettingProblem::Currency("*".repeat(4_000)), SettingProblem::Expiry("*".repeat(4_000))];
        for step in Step::ALL {
            limits::check(&step_view(Language::English, step, &ServerRules::default(), &[], &problems));
        }
    }

    #[test]
    fn the_way_leads_through_every_step_and_back() {
        let forth: Vec<Step> = std::iter::successors(Some(Step::Moderators), |step| step.after()).collect();
        assert_eq!(forth, Step::ALL);
        let mut back: Vec<Step> = std::iter::successors(Some(Step::Check), |step| step.before()).collect();
        back.reverse();
        assert_eq!(back, Step::ALL);
    }
}
