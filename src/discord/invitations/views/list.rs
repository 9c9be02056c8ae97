//! `/invitations`: ten lines, newest first, those that wait and all others, and a way into each.

use super::state_word;
use crate::app::{InvitationLine, InvitationPage};
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::ui::buttons::{blurple, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, plain_line};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// Most of a job's title in a line.
const TITLE_UNITS: usize = 80;
/// Most of an agency's name.
const NAME_UNITS: usize = 60;

/// The reader's own invitations.
#[must_use]
pub fn own_invitations(language: Language, found: &InvitationPage) -> Post {
    let InvitationPage { is_archive, lines, page, pages, total } = found;
    let turn = |is_archive: bool, page: u32| InvitationButton::Page { is_archive, page };
    let tabs = [(false, "new"), (true, "archive")].map(|(other, name)| {
        let label = say!(language, "invitation-tab", tab = name);
        match other == *is_archive {
            true => blurple(turn(other, *page), label),
            false => grey(turn(other, 1), label),
        }
    });
    let title = say!(language, "invitation-list");
    if lines.is_empty() {
        let text = match is_archive {
            true => say!(language, "invitation-list.none-archived"),
            false => say!(language, "invitation-list.none"),
        };
        return notice_of(Colour::Quiet, title, text).with_buttons(tabs);
    }
    let text: Vec<String> = lines.iter().map(|found| line(language, found)).collect();
    let options = lines.iter().map(|found| option(language, found)).collect();
    let menu =
        select(InvitationButton::Choose, options).placeholder(say!(language, "invitation-list.choose"));
    let turns = turns(language, (*page, page < pages), |page| turn(*is_archive, page));
    let footer = say!(language, "invitation-list-footer", total = *total, page = *page, pages = *pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(text.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(menu)).with_buttons(tabs.into_iter().chain(turns))
}

fn line(language: Language, found: &InvitationLine) -> String {
    let client = name_of(found.invitation.client);
    let client = match found.invitation.to.agency() {
        None => client,
        Some(team) => {
            let agency = escaped_line(&team.name, NAME_UNITS);
            say!(language, "invitation-line.agency", client = client, agency = agency)
        }
    };
    say!(
        language,
        "invitation-line",
        number = found.number.to_string(),
        title = escaped_line(&found.title, TITLE_UNITS),
        client = client,
        state = state_word(language, &found.invitation),
        when = ago(found.invitation.sent)
    )
}

fn option(language: Language, found: &InvitationLine) -> CreateSelectMenuOption {
    let label = format!("#{} {}", found.number, found.title);
    CreateSelectMenuOption::new(plain_line(&label, 100), found.invitation.id.to_string())
        .description(plain_line(&state_word(language, &found.invitation), 100))
}
