//! Who fits a job: up to ten people, with what speaks for each, and a way to invite them.

use crate::app::JobFits;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::people::views::profile::rate_line;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, plain_line};
use crate::domain::invitations::fit::Fit;
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{
    CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption,
};

/// Most of a headline in a line.
const HEADLINE_UNITS: usize = 80;
/// Most of the skills that somebody has.
const SKILLS_UNITS: usize = 120;

/// The way to those who fit a job, for its client.
pub(in crate::discord) fn fits_button(language: Language, job: &Job) -> CreateButton {
    grey(InvitationButton::AskFits(job.id), say!(language, "invitation-button-fits"))
}

/// Those who fit; a choice invites one of them.
#[must_use]
pub fn who_fits(language: Language, found: &JobFits) -> Post {
    let JobFits { job, fits } = found;
    let number = job.number.to_string();
    let title = say!(language, "invitation-fits", number = number.as_str());
    if job.terms.skills.is_empty() {
        let edit = grey(JobButton::Edit(job.id), say!(language, "job-button-edit"));
        let text = say!(language, "invitation-fits.no-skills", number = number);
        return notice_of(Colour::Quiet, title, text).with_buttons([edit]);
    }
    if fits.is_empty() {
        return notice_of(Colour::Quiet, title, say!(language, "invitation-fits.none"));
    }
    let wanted = job.terms.skills.len();
    let lines: Vec<String> = fits.iter().map(|fit| line(language, fit, wanted)).collect();
    let text = say!(language, "invitation-fits.text", people = lines.join("\n"));
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(text)
        .footer(CreateEmbedFooter::new(say!(language, "invitation-fits.footer")));
    let options = fits.iter().map(|fit| option(language, fit, wanted)).collect();
    let menu =
        select(InvitationButton::Fit(job.id), options).placeholder(say!(language, "invitation-fits.choose"));
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(menu))
}

/// Who, and what speaks for them.
fn line(language: Language, fit: &Fit, wanted: usize) -> String {
    let one = &fit.candidate;
    let headline = escaped_line(&one.headline, HEADLINE_UNITS);
    let who = say!(language, "invitation-fit", who = name_of(one.person), headline = headline);
    let skills = say!(
        language,
        "invitation-fit-skills",
        count = fit.skills.len(),
        wanted = wanted,
        skills = escaped_line(&fit.skills.join(", "), SKILLS_UNITS)
    );
    let score = match one.percent {
        Some(percent) => say!(language, "invitation-fit-score", percent = percent),
        None => say!(language, "invitation-fit-score.none"),
    };
    let together =
        (one.completed > 0).then(|| say!(language, "invitation-fit-together", count = one.completed));
    let rate = one.rate.map(|rate| rate_line(language, rate));
    let reasons: Vec<String> = [skills, score].into_iter().chain(together).chain(rate).collect();
    format!("{who}\n{}", reasons.join(" · "))
}

fn option(language: Language, fit: &Fit, wanted: usize) -> CreateSelectMenuOption {
    let one = &fit.candidate;
    let count = fit.skills.len();
    let skills = say!(language, "invitation-fit-skills.short", count = count, wanted = wanted);
    CreateSelectMenuOption::new(plain_line(&one.name, 100), one.person.to_string())
        .description(plain_line(&skills, 100))
}
