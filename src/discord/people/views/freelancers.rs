//! `/freelancers find`: ten lines a page, those who take offers first, and a way into each profile.

use super::profile::rate_line;
use crate::app::{Found, FreelancerLine, FreelancerPage, KnownSkill};
use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, plain_line};
use crate::discord::wording::problems::problem_text;
use crate::domain::form::FieldProblem;
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// The answer to a search for what was typed.
#[must_use]
pub fn answer(language: Language, found: &Found, typed: &str, reader: PersonId) -> Post {
    match found {
        Found::Page(page) => list(language, page, reader),
        Found::NoSuchSkill { related } => {
            let title = say!(language, "people-found-unknown", skill = plain_line(typed, 60));
            let mut body = match related.is_empty() {
                true => say!(language, "people-found-unknown-hint"),
                false => related_line(language, related),
            };
            body.push('\n');
            body.push_str(&say!(language, "people-found-unknown-next"));
            notice_of(Colour::Quiet, title, body)
        }
    }
}

/// Another page of a list that somebody turns.
#[must_use]
pub fn found(language: Language, found: &Found, reader: PersonId) -> Post {
    match found {
        Found::Page(page) => list(language, page, reader),
        Found::NoSuchSkill { .. } => notice_of(
            Colour::Quiet,
            say!(language, "people-found-gone"),
            say!(language, "people-found-unknown-next"),
        ),
    }
}

/// A highest rate that could not be read.
#[must_use]
pub fn bad_rate(language: Language, problem: &FieldProblem, skill: &str) -> Post {
    let mut body = problem_text(language, problem);
    body.push('\n');
    body.push_str(&say!(language, "people-found-bad-rate-next", skill = escaped_line(skill, 100)));
    notice_of(Colour::ChangeRequested, say!(language, "people-found-bad-rate"), body)
}

/// A skill with how many have it, for a place without formatting.
#[must_use]
pub fn skill_count(language: Language, skill: &KnownSkill, most: usize) -> String {
    let people = say!(language, "people-skill-people", people = skill.people);
    plain_line(&format!("{} · {people}", plain_line(&skill.label, 60)), most)
}

fn list(language: Language, page: &FreelancerPage, reader: PersonId) -> Post {
    let title = say!(language, "people-found-title", skill = escaped_line(&page.skill, 100));
    if page.lines.is_empty() {
        let mut body = say!(language, "people-found-nobody");
        for note in notes(language, page) {
            body.push('\n');
            body.push_str(&note);
        }
        return notice_of(Colour::Quiet, title, body);
    }
    let lines = page.lines.iter().map(|found| list_line(language, found, reader));
    let mut text = lines.collect::<Vec<_>>().join("\n");
    for note in notes(language, page) {
        text.push_str("\n\n");
        text.push_str(&note);
    }
    let footer =
        say!(language, "people-found-footer", total = page.total, page = page.page, pages = page.pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(text)
        .footer(CreateEmbedFooter::new(footer));
    let select = select(PeopleButton::Open, page.lines.iter().map(|found| choice(language, found)).collect())
        .placeholder(say!(language, "people-found-choose"));
    let turn = |to| PeopleButton::Found { filter: page.filter, page: to };
    let mut turns = Vec::new();
    if page.page > 1 {
        turns.push(grey(turn(page.page - 1), say!(language, "people-page-back")));
    }
    if page.page < page.pages {
        turns.push(grey(turn(page.page + 1), say!(language, "people-page-more")));
    }
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns)
}

/// What stands below the lines.
fn notes(language: Language, page: &FreelancerPage) -> Vec<String> {
    let limit = page.filter.most.map(|most| {
        let (rate, currency) = (rate_line(language, most), most.currency.code());
        say!(language, "people-found-limit", rate = rate, currency = currency)
    });
    let related = (!page.related.is_empty()).then(|| related_line(language, &page.related));
    limit.into_iter().chain(related).collect()
}

fn related_line(language: Language, related: &[KnownSkill]) -> String {
    let names: Vec<String> = related.iter().map(|skill| escaped_line(&skill.label, 60)).collect();
    say!(language, "people-found-related", skills = names.join(" · "))
}

fn list_line(language: Language, found: &FreelancerLine, reader: PersonId) -> String {
    let sign = if found.is_open { "🟢" } else { "⚪" };
    let mut parts = vec![format!("{sign} {}", name_of(found.person)), escaped_line(&found.headline, 120)];
    parts.extend(found.rate.map(|rate| rate_line(language, rate)));
    if !found.is_open {
        parts.push(say!(language, "people-found-shut"));
    }
    if found.person == reader {
        parts.push(say!(language, "people-found-you"));
    }
    parts.join(" · ")
}

fn choice(language: Language, found: &FreelancerLine) -> CreateSelectMenuOption {
    let name = found.name.clone().unwrap_or_else(|| found.person.to_string());
    let rate = found.rate.map(|rate| format!(" · {}", rate_line(language, rate))).unwrap_or_default();
    let about = format!("{}{rate}", plain_line(&found.headline, 60));
    CreateSelectMenuOption::new(plain_line(&name, 100), found.person.to_string())
        .description(plain_line(&about, 100))
}
