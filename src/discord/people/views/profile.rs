//! A profile: what somebody says about themselves, and what their past in this server says.

use super::record::{on_day, together_line};
use crate::app::ProfileRecord;
use crate::discord::feedback::views::received::{SHORT_COMMENT_UNITS, all_button, summary};
use crate::discord::feedback::views::score::{explain_button, profile_line};
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::buttons::{blurple, green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{author_of, name_of, no_name};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped, escaped_line, units};
use crate::domain::money::Money;
use crate::domain::people::profile::Profile;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed};

/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;

/// A profile for its reader, who may be its owner.
#[must_use]
pub fn profile(language: Language, shown: &ProfileRecord) -> Post {
    let known = shown.known.as_ref();
    let name = known.map_or_else(|| no_name(language), |person| person.name.clone());
    let colour = if shown.is_open { Colour::Pending } else { Colour::Quiet };
    let embed = CreateEmbed::new()
        .colour(colour.rgb())
        .author(author_of(&name, known.and_then(|person| person.avatar_url.as_deref())));
    let embed = match &shown.profile {
        Some(profile) => told(language, embed, profile),
        None if shown.is_own => embed.description(say!(language, "people-profile-none-own")),
        None => embed.description(say!(language, "people-profile-none", person = name_of(shown.person))),
    };
    let embed = match &shown.score {
        Some(score) => embed.field(say!(language, "score-field"), profile_line(language, score), true),
        None => embed,
    };
    let embed = match summary(language, &shown.received, SHORT_COMMENT_UNITS) {
        Some(said) => embed.field(say!(language, "feedback-field"), said, false),
        None => embed,
    };
    let embed = embed
        .field(say!(language, "people-profile-availability"), availability(language, shown), true)
        .field(say!(language, "people-profile-record"), record(language, shown), false);
    let embed = embed.field(say!(language, "people-profile-next"), next(language, shown), false);
    Post::embed(embed).with_buttons(buttons(language, shown))
}

/// The owner's profile after it was saved.
#[must_use]
pub fn saved(language: Language, shown: &ProfileRecord) -> Post {
    profile(language, shown).saying(say!(language, "people-profile-saved"))
}

/// A rate as people read it.
pub(in crate::discord) fn rate_line(language: Language, rate: Money) -> String {
    say!(language, "people-rate", rate = rate.to_string())
}

fn told(language: Language, embed: CreateEmbed, profile: &Profile) -> CreateEmbed {
    let mut embed = embed.title(escaped_line(&profile.headline, 256));
    if !profile.bio.is_empty() {
        embed = embed.description(escaped(&profile.bio, 3_500));
    }
    if !profile.skills.is_empty() {
        let labels = profile.skills.iter().map(|skill| escaped_line(&skill.label, 80));
        embed = embed.field(say!(language, "people-profile-skills"), fitting(labels, " · "), false);
    }
    if !profile.links.is_empty() {
        // Each as it is: the address that is read is the one that a click opens.
        let links = profile.links.iter().map(|link| escaped_line(link, 200));
        embed = embed.field(say!(language, "people-profile-links"), fitting(links, "\n"), false);
    }
    match profile.rate {
        Some(rate) => embed.field(say!(language, "people-profile-rate"), rate_line(language, rate), true),
        None => embed,
    }
}

/// As many parts as fit a field.
fn fitting(parts: impl Iterator<Item = String>, between: &str) -> String {
    let mut out = String::new();
    for part in parts {
        if units(&out) + units(between) + units(&part) > FIELD_UNITS {
            break;
        }
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push_str(&part);
    }
    out
}

fn availability(language: Language, shown: &ProfileRecord) -> String {
    if shown.is_open { say!(language, "people-open") } else { say!(language, "people-shut") }
}

fn record(language: Language, shown: &ProfileRecord) -> String {
    let mut lines = vec![match shown.offers.accepted {
        0 => say!(language, "people-profile-no-contracts"),
        contracts => say!(language, "people-profile-contracts", contracts = contracts),
    }];
    if let Some(joined) = shown.known.as_ref().and_then(|person| person.joined) {
        lines.push(say!(language, "people-profile-joined", day = on_day(joined)));
    }
    lines.extend(shown.together.as_ref().map(|past| together_line(language, past)));
    lines.join("\n")
}

fn next(language: Language, shown: &ProfileRecord) -> String {
    match (shown.is_own, shown.profile.is_some(), shown.is_open) {
        (true, true, true) => say!(language, "people-next-own"),
        (true, false, true) => say!(language, "people-next-own-none"),
        (true, _, false) => say!(language, "people-next-own-shut"),
        (false, _, true) => say!(language, "people-next", person = name_of(shown.person)),
        (false, _, false) => say!(language, "people-next-shut", person = name_of(shown.person)),
    }
}

fn buttons(language: Language, shown: &ProfileRecord) -> Vec<CreateButton> {
    let all = all_button(language, shown.received.receiver, shown.received.stars);
    let explain = explain_button(language, shown.score.as_ref()).into_iter().chain(all);
    if !shown.is_own {
        let offer = PeopleButton::Offer(shown.person);
        let offer = shown.is_open.then(|| green(offer, say!(language, "people-button-offer")));
        let invite = InvitationButton::AskJob(shown.person);
        let invite = (shown.is_open && shown.may_invite)
            .then(|| grey(invite, say!(language, "invitation-button-invite-to")));
        return offer.into_iter().chain(invite).chain(explain).collect();
    }
    let edit = match shown.profile {
        Some(_) => say!(language, "people-button-edit"),
        None => say!(language, "people-button-create"),
    };
    let toggle = if shown.is_open {
        grey(PeopleButton::Pause, say!(language, "people-button-pause"))
    } else {
        green(PeopleButton::Resume, say!(language, "people-button-resume"))
    };
    [blurple(PeopleButton::Edit, edit), toggle].into_iter().chain(explain).collect()
}
