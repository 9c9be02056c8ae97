//! Suspensions and appeals as moderators see them: the list, one of them with what was written against it, and the message of an
//! appeal in their channel.

use crate::app::{AppealBrief, SuspensionCase, SuspensionPage};
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::reports::marks::appeal_mark;
use crate::discord::moderation::views::forms::input;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped, moment, quoted};
use crate::domain::moderation::report::WHY_CHARS;
use crate::domain::moderation::sanction::Sanction;
use crate::say;
use crate::words::Language;
use serenity::builder::{
    CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter, CreateModal, CreateSelectMenuOption,
};

/// How much of a reason is shown.
const WHY_UNITS: usize = 900;
/// How much of an appeal is shown: all of it, nearly however it is escaped.
const APPEAL_UNITS: usize = 2_800;
/// How many appeals are shown.
const APPEALS: usize = 1;

/// The list, with a way into each.
#[must_use]
pub fn suspensions_list(language: Language, page: &SuspensionPage) -> Post {
    if page.lines.is_empty() {
        let title = say!(language, "moderation-suspensions-none");
        return notice_of(Colour::Quiet, title, say!(language, "moderation-suspensions-none.text"));
    }
    let line = |found: &Sanction| {
        say!(
            language,
            "moderation-suspensions-line",
            number = found.number.to_string(),
            person = name_of(found.person),
            until = moment(found.until),
            ago = ago(found.until)
        )
    };
    let lines: Vec<String> = page.lines.iter().map(line).collect();
    let footer = say!(
        language,
        "moderation-suspensions-footer",
        total = page.total,
        page = page.page,
        pages = page.pages
    );
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "moderation-suspensions"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let option = |found: &Sanction| {
        let label = say!(language, "moderation-suspension", number = found.number.to_string());
        CreateSelectMenuOption::new(label, found.id.to_string())
    };
    let select = select(ModerationButton::Suspension, page.lines.iter().map(option).collect())
        .placeholder(say!(language, "moderation-suspensions-choose"));
    let turn = |to: u32| ModerationButton::Suspensions { page: to };
    let mut turns = Vec::new();
    if page.page > 1 {
        turns.push(grey(turn(page.page - 1), say!(language, "people-page-back")));
    }
    if page.page < page.pages {
        turns.push(grey(turn(page.page + 1), say!(language, "people-page-more")));
    }
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(select)).with_buttons(turns)
}

/// One suspension, with the last thing that was written against it.
#[must_use]
pub fn suspension(language: Language, case: &SuspensionCase) -> Post {
    let found = &case.suspension;
    let mut embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(say!(language, "moderation-suspension", number = found.number.to_string()))
        .description(facts(language, found));
    for appeal in case.appeals.iter().take(APPEALS) {
        let heading = say!(language, "moderation-suspension-appeal");
        embed = embed.field(
            heading,
            format!("{}\n{}", moment(appeal.at), quoted(&appeal.text, WHY_UNITS)),
            false,
        );
    }
    Post::embed(embed).with_buttons([end_button(language, found)])
}

/// A suspension that was ended, for whoever ended it.
#[must_use]
pub fn ended(language: Language, found: &Sanction) -> Post {
    let title = say!(language, "moderation-ended", number = found.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "moderation-ended.text", person = name_of(found.person)))
}

/// An appeal in the moderators' channel.
#[must_use]
pub fn appeal(brief: &AppealBrief) -> Post {
    let (language, found) = (brief.language, &brief.appeal.sanction);
    let state = match (&found.ended, brief.counts) {
        (Some(ended), _) => {
            say!(language, "moderation-appeal-ended", who = name_of(ended.by), when = ago(ended.at))
        }
        (None, true) => say!(language, "moderation-appeal-counts"),
        (None, false) => say!(language, "moderation-appeal-over"),
    };
    let colour = if brief.counts { Colour::ChangeRequested } else { Colour::Quiet };
    let embed = CreateEmbed::new()
        .colour(colour.rgb())
        .title(say!(language, "moderation-appeal", number = found.number.to_string()))
        .description(escaped(&brief.appeal.text, APPEAL_UNITS))
        .field(say!(language, "moderation-appeal-about"), facts(language, found), false)
        .field(say!(language, "offer-next"), state, false)
        .footer(CreateEmbedFooter::new(appeal_mark(&brief.appeal)));
    let post = Post::embed(embed);
    if brief.counts { post.with_buttons([end_button(language, found)]) } else { post }
}

fn facts(language: Language, found: &Sanction) -> String {
    let facts = say!(
        language,
        "moderation-suspension-facts",
        person = name_of(found.person),
        by = name_of(found.by),
        when = ago(found.at),
        until = moment(found.until)
    );
    format!("{facts}\n{}", quoted(&found.why, WHY_UNITS.min(700)))
}

fn end_button(language: Language, found: &Sanction) -> CreateButton {
    let button = ModerationButton::EndEarly(found.id);
    grey(button, say!(language, "moderation-button-end"))
}

/// The form in which a moderator says why a suspension ends early.
pub fn end_form(language: Language, found: &Sanction) -> CreateModal {
    let title = say!(language, "moderation-form-end", number = found.number.to_string());
    let id = ModerationButton::EndEarlyForm(found.id).to_string();
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(input::WHY, say!(language, "moderation-form-why-told"))
            .example(say!(language, "moderation-form-why.example"))
            .must_be_filled()
            .row("", WHY_CHARS),
    ])
}
