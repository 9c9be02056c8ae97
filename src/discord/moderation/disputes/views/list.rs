//! `/parley disputes`: ten lines, newest first, a way into each, and filters by stage and age.

use crate::app::DisputePage;
use crate::discord::contracts::views::disputes::reason_words;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::moderation::views::card::stage_sign;
use crate::discord::moderation::views::list::{age_word, stage_choice};
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, plain_line};
use crate::domain::moderation::dispute::Dispute;
use crate::domain::moderation::report::StageName;
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_code};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// The list with its filters and a way into each dispute.
#[must_use]
pub fn disputes_list(language: Language, page: &DisputePage) -> Post {
    if page.lines.is_empty() {
        let title = say!(language, "dispute-list-none");
        let post = notice_of(Colour::Quiet, title, say!(language, "moderation-list-none.text"));
        return with_filters(language, page.filter, post);
    }
    let lines: Vec<String> = page.lines.iter().map(|dispute| line(language, dispute)).collect();
    let footer =
        say!(language, "dispute-list-footer", total = page.total, page = page.page, pages = page.pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "dispute-list"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let options = page.lines.iter().map(|dispute| choice(language, dispute)).collect();
    let open = select(CaseButton::Open, options).placeholder(say!(language, "dispute-list-choose"));
    let turn = |to: u32| CaseButton::List { filter: page.filter, page: to };
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
    post.with_row(CreateActionRow::SelectMenu(select(CaseButton::ByStage(filter.age), stages)))
        .with_row(CreateActionRow::SelectMenu(select(CaseButton::ByAge(filter.stage), ages)))
}

fn line(language: Language, dispute: &Dispute) -> String {
    say!(
        language,
        "dispute-list-line",
        sign = stage_sign(dispute.stage.name()),
        number = dispute.number.to_string(),
        reason = reason_words(language, dispute.reason),
        person = name_of(dispute.opener),
        contract = dispute.contract_number.to_string(),
        when = ago(dispute.at)
    )
}

fn choice(language: Language, dispute: &Dispute) -> CreateSelectMenuOption {
    let label = format!("#{} · {}", dispute.number, reason_words(language, dispute.reason));
    let title = format!("#{} {}", dispute.contract_number, dispute.title);
    CreateSelectMenuOption::new(plain_line(&label, 100), dispute.id.to_string())
        .description(plain_line(&title, 100))
}
