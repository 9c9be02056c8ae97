//! A job as people read it: on the job board, in its preview and from `/job view`.

use super::report::report_button;
use super::saved::save_button;
use super::{budget_line, input, length_word, reason_word, visibility_word};
use crate::app::{JobPreview, JobRow};
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::invitations::views::fits::fits_button;
use crate::discord::invitations::views::invited::invited_button;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::jobs::marks::job_mark;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::ui::buttons::{green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{INPUT_CHARS, fitting, one_line, paragraph};
use crate::discord::ui::names::{author_of, name_of, no_name};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped, escaped_line};
use crate::domain::form::JobForm;
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::jobs::job::{Job, JobState, JobTerms, Visibility};
use crate::domain::offers::terms::{DESCRIPTION_CHARS, TITLE_CHARS};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter, CreateModal};

/// Most of a description on one message, in Discord's units.
const DESCRIPTION_UNITS: usize = 3_500;
/// Most of all skills.
const SKILLS_UNITS: usize = 1_000;

/// The form of a job, with what was typed in it.
pub fn job_form(language: Language, draft: DraftId, form: &JobForm) -> CreateModal {
    let id = JobButton::Form(draft).to_string();
    CreateModal::new(id, fitting(&say!(language, "job-form"))).components(vec![
        one_line(input::TITLE, say!(language, "form-field-title"))
            .example(say!(language, "form-field-title.example"))
            .must_be_filled()
            .row(&form.title, TITLE_CHARS),
        paragraph(input::DESCRIPTION, say!(language, "form-field-description"))
            .example(say!(language, "job-form-description.example"))
            .must_be_filled()
            .row(&form.description, DESCRIPTION_CHARS.min(INPUT_CHARS)),
        paragraph(input::SKILLS, say!(language, "job-form-skills"))
            .example(say!(language, "form-field-skills.example"))
            .row(&form.skills, 1_000),
        one_line(input::BUDGET, say!(language, "form-field-budget"))
            .example(say!(language, "job-form-budget.example"))
            .must_be_filled()
            .row(&form.budget, 100),
    ])
}

/// What a job says.
fn body(language: Language, terms: &JobTerms, colour: Colour) -> CreateEmbed {
    let skills: Vec<String> = terms.skills.iter().map(|skill| escaped_line(&skill.label, 60)).collect();
    let embed = CreateEmbed::new()
        .colour(colour.rgb())
        .title(escaped_line(&terms.title, 250))
        .description(escaped(&terms.description, DESCRIPTION_UNITS))
        .field(say!(language, "job-budget"), budget_line(language, &terms.budget), true);
    let embed = match terms.length {
        Some(length) => embed.field(say!(language, "job-length-field"), length_word(language, length), true),
        None => embed,
    };
    let embed = embed.field(
        say!(language, "job-places"),
        say!(language, "job-places.text", count = terms.places),
        true,
    );
    match skills.is_empty() {
        true => embed,
        false => embed.field(say!(language, "job-skills"), escaped_list(&skills), false),
    }
}

/// The skills in one line, as far as they fit.
fn escaped_list(skills: &[String]) -> String {
    let mut line = String::new();
    for skill in skills {
        if line.len() + skill.len() > SKILLS_UNITS {
            break;
        }
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(skill);
    }
    line
}

/// How a job stands.
pub(super) fn state_word(language: Language, job: &Job) -> String {
    match job.state {
        JobState::Open if job.edited.is_some() => say!(language, "job-state", state = "edited"),
        JobState::Open => say!(language, "job-state", state = "open"),
        JobState::Closed { .. } => say!(language, "job-state", state = "closed"),
    }
}

/// What the client of an open job can do with it.
pub(super) fn own_buttons(language: Language, job: &Job) -> Vec<CreateButton> {
    if !job.is_open() {
        return Vec::new();
    }
    let keep = job.warned.map(|_| green(JobButton::Keep(job.id), say!(language, "job-button-keep")));
    let always = [
        grey(JobButton::Edit(job.id), say!(language, "job-button-edit")),
        grey(JobButton::Close(job.id), say!(language, "job-button-close")),
    ];
    keep.into_iter().chain(always).collect()
}

/// The job, with what became of it.
pub(in crate::discord) fn job_embed(language: Language, job: &Job) -> CreateEmbed {
    let colour = if job.is_open() { Colour::Pending } else { Colour::Quiet };
    let embed = body(language, &job.terms, colour);
    let embed = match job.state {
        JobState::Open => embed,
        JobState::Closed { reason, at } => embed.field(
            say!(language, "job-closed-field"),
            say!(language, "job-closed-field.text", reason = reason_word(language, reason), when = ago(at)),
            false,
        ),
    };
    let embed = match job.edited {
        Some(at) => embed.field(say!(language, "job-edited-field"), ago(at), true),
        None => embed,
    };
    let state = state_word(language, job);
    embed.footer(CreateEmbedFooter::new(format!("{}{state}", job_mark(job.number))))
}

/// The post on the job board, with what the client can do.
#[must_use]
pub fn job_card(language: Language, job: &Job, client_name: Option<&str>) -> Post {
    let by = client_name.map_or_else(|| no_name(language), str::to_owned);
    let embed = job_embed(language, job).author(author_of(&by, None));
    Post::embed(embed.field(say!(language, "job-client"), name_of(job.client), true))
        .with_buttons(others_buttons(language, job, (true, save_button(language, job))))
        .with_buttons(
            job.is_open()
                .then(|| [list_button(language, job), invite_button(language, job)])
                .into_iter()
                .flatten()
                .chain(own_buttons(language, job)),
        )
}

/// A job for somebody who asks for it, and who was invited to it or wasn't: where it's posted, who sees it, and what they can do.
#[must_use]
pub fn view_job(language: Language, whose: (PersonId, bool), found: &JobRow) -> Post {
    view_with(language, whose, found, save_button(language, &found.job))
}

/// The same; `keep` is the button by which others save it, or remove it from what they saved.
pub(super) fn view_with(
    language: Language,
    (reader, is_invited): (PersonId, bool),
    found: &JobRow,
    keep: Option<CreateButton>,
) -> Post {
    let job = &found.job;
    let place = match (found.post, job.visibility) {
        (Some(post), _) => say!(
            language,
            "job-place",
            link = format!("https://discord.com/channels/{}/{}/{}", job.guild, post.channel, post.message)
        ),
        (None, Visibility::Everyone) if job.is_open() => say!(language, "job-place.nowhere"),
        (None, _) => say!(language, "job-place.not-on-board"),
    };
    let embed = job_embed(language, job)
        .field(say!(language, "job-client"), name_of(job.client), true)
        .field(say!(language, "job-posted-field"), ago(job.posted), true)
        .field(say!(language, "job-place-field"), place, false);
    let buttons: Vec<_> = match job.client == reader {
        true => [list_button(language, job)]
            .into_iter()
            .chain(job.is_open().then(|| invite_button(language, job)))
            .chain(own_buttons(language, job))
            .collect(),
        false => others_buttons(language, job, (is_invited || job.visibility == Visibility::Everyone, keep)),
    };
    let post = Post::embed(embed).with_buttons(buttons);
    match job.client == reader && job.is_open() {
        true => post.with_buttons([fits_button(language, job), invited_button(language, job)]),
        false => post,
    }
}

/// What others can do with a job, who may apply for it or may not; `keep` saves it, or removes it from what they saved.
fn others_buttons(
    language: Language,
    job: &Job,
    (may_apply, keep): (bool, Option<CreateButton>),
) -> Vec<CreateButton> {
    let apply = if may_apply { apply_button(language, job) } else { None };
    apply.into_iter().chain(keep).chain([report_button(language, job.id)]).collect()
}

/// The way to apply for it, while it's open.
fn apply_button(language: Language, job: &Job) -> Option<CreateButton> {
    job.is_open().then(|| green(ProposalButton::Apply(job.id), say!(language, "proposal-button-apply")))
}

/// The way to invite somebody to it, for its client.
fn invite_button(language: Language, job: &Job) -> CreateButton {
    grey(InvitationButton::AskWhom(job.id), say!(language, "invitation-button-invite"))
}

/// The way to those who applied, for its client.
fn list_button(language: Language, job: &Job) -> CreateButton {
    grey(ProposalButton::List(job.id), say!(language, "proposal-button-list"))
}

/// What would be posted, with Post, Edit and Discard.
#[must_use]
pub fn preview(language: Language, found: &JobPreview) -> Post {
    let next = match found.visibility {
        _ if found.edits.is_some() => say!(language, "job-preview.edit"),
        Visibility::Everyone => say!(language, "job-preview.everyone"),
        Visibility::Invited => say!(language, "job-preview.invited"),
    };
    let embed = body(language, &found.terms, Colour::Pending)
        .field(say!(language, "job-visible-field"), visibility_word(language, found.visibility), true)
        .field(say!(language, "offer-next"), next, false);
    let label = match found.edits {
        Some(_) => say!(language, "job-button-save"),
        None => say!(language, "job-button-post"),
    };
    let buttons = [
        green(JobButton::Post { draft: found.draft, seen: found.hash() }, label),
        grey(OfferButton::EditDraft(found.draft), say!(language, "offer-preview-edit")),
        red(OfferButton::DiscardDraft(found.draft), say!(language, "offer-preview-discard")),
    ];
    let title = match &found.edits {
        Some(job) => say!(language, "job-preview-edited", number = job.number.to_string()),
        None => say!(language, "job-preview"),
    };
    Post::embed(embed).saying(title).with_buttons(buttons)
}

/// The preview that takes the place of an older one, whose Post was pressed.
#[must_use]
pub fn renewed(language: Language, newest: &JobPreview) -> Post {
    preview(language, newest).saying(match newest.edits {
        Some(_) => say!(language, "job-preview-renewed.edit"),
        None => say!(language, "job-preview-renewed"),
    })
}

/// What a client sees who posted a job.
#[must_use]
pub fn posted(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-posted", number = job.number.to_string());
    let text = match job.visibility {
        Visibility::Everyone => say!(language, "job-posted.everyone", number = job.number.to_string()),
        Visibility::Invited => say!(language, "job-posted.invited", number = job.number.to_string()),
    };
    notice_of(Colour::Pending, title, text)
        .with_buttons([invite_button(language, job), fits_button(language, job)])
}

/// What a client sees who edited a job.
#[must_use]
pub fn edited(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-edited", number = job.number.to_string());
    let text = match job.visibility {
        Visibility::Everyone => say!(language, "job-edited.everyone"),
        Visibility::Invited => say!(language, "job-edited.invited"),
    };
    notice_of(Colour::Pending, title, text)
}
