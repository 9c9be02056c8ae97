//! `/block`, `/unblock` and `/blocked`: what a block does, what it leaves, and the way back.

use crate::app::{BlockOutcome, Blocked, BlockedPage};
use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, plain_line};
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// What the blocker sees.
#[must_use]
pub fn blocked(language: Language, done: BlockOutcome) -> Post {
    let person = name_of(done.person);
    let title = match done.was_blocked {
        true => say!(language, "people-blocked-before"),
        false => say!(language, "people-blocked-now"),
    };
    let mut body = say!(language, "people-blocked-means", person = person.clone());
    if done.pending > 0 {
        body.push('\n');
        body.push_str(&say!(language, "people-blocked-pending", pending = done.pending));
    }
    body.push('\n');
    body.push_str(&say!(language, "people-blocked-next"));
    notice_of(Colour::Quiet, title, body)
}

/// What somebody sees who took a block back, or wanted to.
#[must_use]
pub fn unblocked(language: Language, person: PersonId, was_blocked: bool) -> Post {
    let title = match was_blocked {
        true => say!(language, "people-unblocked"),
        false => say!(language, "people-not-blocked"),
    };
    notice_of(Colour::Quiet, title, unblocked_line(language, person, was_blocked))
}

/// The same on one line, above the list.
#[must_use]
pub fn unblocked_line(language: Language, person: PersonId, was_blocked: bool) -> String {
    match was_blocked {
        true => say!(language, "people-unblocked-means", person = name_of(person)),
        false => say!(language, "people-not-blocked-means", person = name_of(person)),
    }
}

/// One page of the blocked, each a choice that unblocks.
#[must_use]
pub fn blocked_list(language: Language, page: &BlockedPage) -> Post {
    if page.lines.is_empty() {
        return notice_of(
            Colour::Quiet,
            say!(language, "people-blocked-nobody"),
            say!(language, "people-blocked-nobody-next"),
        );
    }
    let line = |found: &Blocked| {
        say!(language, "people-blocked-line", person = name_of(found.person), since = ago(found.at))
    };
    let lines: Vec<String> = page.lines.iter().map(line).collect();
    let footer =
        say!(language, "people-blocked-footer", total = page.total, page = page.page, pages = page.pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "people-blocked-title"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let select = select(PeopleButton::Unblock, page.lines.iter().map(choice).collect())
        .placeholder(say!(language, "people-blocked-choose"));
    let turn = |to| PeopleButton::Blocked { page: to };
    let mut turns = Vec::new();
    if page.page > 1 {
        turns.push(grey(turn(page.page - 1), say!(language, "people-page-back")));
    }
    if page.page < page.pages {
        turns.push(grey(turn(page.page + 1), say!(language, "people-page-more")));
    }
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns)
}

fn choice(found: &Blocked) -> CreateSelectMenuOption {
    let name = found.name.clone().unwrap_or_else(|| found.person.to_string());
    CreateSelectMenuOption::new(plain_line(&name, 100), found.person.to_string())
}
