//! `/parley reports`: ten lines, newest first, a way into each, and filters by stage and age.

use super::card::{stage_sign, stage_word};
use crate::app::ReportPage;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::reports::views::reason_text;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, plain_line};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_code};
use crate::domain::moderation::report::{Report, ReportSubject, StageName};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// The list with its filters and a way into each report.
#[must_use]
pub fn reports_list(language: Language, page: &ReportPage) -> Post {
    if page.lines.is_empty() {
        let title = say!(language, "moderation-list-none");
        let post = notice_of(Colour::Quiet, title, say!(language, "moderation-list-none.text"));
        return with_filters(language, page.filter, post);
    }
    let lines: Vec<String> = page.lines.iter().map(|report| line(language, report)).collect();
    let footer =
        say!(language, "moderation-list-footer", total = page.total, page = page.page, pages = page.pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "moderation-list"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let options = page.lines.iter().map(|report| choice(language, report)).collect();
    let open = select(ModerationButton::Open, options).placeholder(say!(language, "moderation-list-choose"));
    let turn = |to: u32| ModerationButton::List { filter: page.filter, page: to };
    let post = Post::embed(embed).with_row(CreateActionRow::SelectMenu(open));
    with_filters(language, page.filter, post).with_buttons(turns(
        language,
        (page.page, page.page < page.pages),
        turn,
    ))
}

/// The message with the two filters below it, each showing what is chosen.
fn with_filters(language: Language, filter: ReportFilter, post: Post) -> Post {
    let stage = |stage: Option<StageName>| {
        CreateSelectMenuOption::new(stage_choice(language, stage), stage_code(stage))
            .default_selection(stage == filter.stage)
    };
    let age = |age: ReportAge| {
        CreateSelectMenuOption::new(age_word(language, age), age.code()).default_selection(age == filter.age)
    };
    let stages = StageName::ALL.map(Some).into_iter().chain([None]).map(stage).collect();
    let ages = ReportAge::ALL.map(age).to_vec();
    post.with_row(CreateActionRow::SelectMenu(select(ModerationButton::ByStage(filter.age), stages)))
        .with_row(CreateActionRow::SelectMenu(select(ModerationButton::ByAge(filter.stage), ages)))
}

/// A choice of a stage, or of all.
#[must_use]
pub fn stage_choice(language: Language, stage: Option<StageName>) -> String {
    match stage {
        Some(stage) => stage_word(language, stage),
        None => say!(language, "moderation-stage-all"),
    }
}

/// An age in a few words, for filters and options.
#[must_use]
pub fn age_word(language: Language, age: ReportAge) -> String {
    match age {
        ReportAge::Any => say!(language, "moderation-age-any"),
        ReportAge::Day => say!(language, "moderation-age-day"),
        ReportAge::Week => say!(language, "moderation-age-week"),
        ReportAge::Older => say!(language, "moderation-age-older"),
    }
}

fn line(language: Language, report: &Report) -> String {
    let (sign, number) = (stage_sign(report.stage.name()), report.number.to_string());
    let (reason, person) = (reason_text(language, report.reason), name_of(report.reported));
    let (about, when) = (report.about.number().to_string(), ago(report.at));
    match report.about {
        ReportSubject::Offer { .. } => say!(
            language,
            "moderation-list-line",
            sign = sign,
            number = number,
            reason = reason,
            person = person,
            offer = about,
            when = when
        ),
        ReportSubject::Job { .. } => say!(
            language,
            "moderation-list-line.job",
            sign = sign,
            number = number,
            reason = reason,
            person = person,
            job = about,
            when = when
        ),
    }
}

fn choice(language: Language, report: &Report) -> CreateSelectMenuOption {
    let label = format!("#{} · {}", report.number, reason_text(language, report.reason));
    let title = format!("#{} {}", report.about.number(), report.about.title());
    CreateSelectMenuOption::new(plain_line(&label, 100), report.id.to_string())
        .description(plain_line(&title, 100))
}
