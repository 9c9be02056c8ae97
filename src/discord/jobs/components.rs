//! Presses, choices and forms of jobs. Owns what each of them asks of `app` and shows.

use super::buttons::JobButton;
use super::views::alerts::{alert_list, alert_made, alert_page, alert_removed};
use super::views::card::{edited, job_form, posted, preview, renewed, view_job};
use super::views::close::{ask_close, closed};
use super::views::input;
use super::views::list::job_list;
use super::views::own_news::kept;
use super::views::report::{job_reasons, job_report_form, job_reported};
use super::views::saved::{job_saved, job_unsaved, saved_list, view_saved_job};
use crate::app::{self, App, Caller, JobPress, JobPreview, JobRow};
use crate::discord::moderation::reports::views::WORDS;
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::safety::views::notes_on_job;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::form::JobForm;
use crate::domain::ids::{JobAlertId, JobId};
use crate::domain::jobs::draft::JobOptions;
use crate::domain::jobs::job::{CloseReason, Job};
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::moderation::report::ReportReason;
use crate::domain::refusal::Refusal;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: JobButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        JobButton::Post { draft, seen } => {
            Ok(Response::Update(match app.post_job(caller, draft, seen).await? {
                JobPress::Posted(job) => posted(language, &job),
                JobPress::Edited(job) => edited(language, &job),
                JobPress::Renewed(newest) => renewed(language, &newest),
            }))
        }
        JobButton::Edit(job) => form(caller, &app.begin_job_edit(caller, job, JobOptions::default()).await?),
        JobButton::Keep(job) => Ok(Response::Reply(kept(language, &app.keep_job(caller, job).await?))),
        JobButton::Report(job) => {
            Ok(Response::Reply(job_reasons(language, &app.load_to_report(caller, job).await?)))
        }
        JobButton::ReportReason(job) => {
            let reason = chosen(values(press), ReportReason::from_code)?;
            let job = app.load_to_report(caller, job).await?;
            Ok(Response::Modal(job_report_form(language, &job, reason)))
        }
        JobButton::Page(page) => {
            Ok(Response::Update(job_list(language, &app.list_jobs(caller, page).await?)))
        }
        JobButton::Open => {
            let job = chosen(values(press), |id| id.parse().ok().map(JobId))?;
            let found = app.view_job(caller, job).await?;
            Ok(Response::Reply(shown(app, caller, &found).await?))
        }
        JobButton::Save(job) => {
            Ok(Response::Reply(job_saved(language, &app.keep_job_for_later(caller, job).await?)))
        }
        JobButton::Unsave(job) => {
            Ok(Response::Update(job_unsaved(language, &app.forget_saved_job(caller, job).await?)))
        }
        JobButton::Saved(page) => {
            Ok(Response::Update(saved_list(language, &app.list_saved_jobs(caller, page).await?)))
        }
        JobButton::OpenSaved => {
            let job = chosen(values(press), |id| id.parse().ok().map(JobId))?;
            let found = app.view_job(caller, job).await?;
            let is_invited = app.is_invited_to(caller, &found.job).await?;
            Ok(Response::Reply(view_saved_job(language, (caller.person, is_invited), &found)))
        }
        JobButton::Alert(wanted) => {
            let wanted = wanted.wanted().ok_or(Refusal::Job(JobRefusal::NoSuchAlert))?;
            Ok(Response::Reply(alert_made(language, &app.alert_of_jobs(caller, wanted).await?)))
        }
        JobButton::Alerts => Ok(Response::Update(alert_list(language, &app.list_job_alerts(caller).await?))),
        JobButton::OpenAlert => {
            let alert = chosen(values(press), |id| id.parse().ok().map(JobAlertId))?;
            Ok(Response::Update(alert_page(language, &app.view_job_alert(caller, alert).await?)))
        }
        JobButton::AlertPace { alert, pace } => {
            Ok(Response::Update(alert_page(language, &app.pace_job_alert(caller, alert, pace).await?)))
        }
        JobButton::RemoveAlert(alert) => {
            Ok(Response::Update(alert_removed(language, &app.remove_job_alert(caller, alert).await?)))
        }
        JobButton::Close(job) => {
            Ok(Response::Reply(ask_close(language, &app.load_to_change(caller, job).await?)))
        }
        JobButton::CloseReason(job) => {
            let clients = |code: &str| CloseReason::from_code(code).filter(|reason| reason.is_clients());
            let reason = chosen(values(press), clients)?;
            Ok(Response::Update(closed(language, &app.close_job(caller, job, reason).await?)))
        }
        // Forms are submitted, never pressed.
        JobButton::Form(_) | JobButton::ReportForm(..) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// Answers `submit` of the form. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: JobButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        JobButton::Form(draft) => previewed(caller, app.fill_job(caller, draft, read_form(&inputs)?).await)?,
        JobButton::ReportForm(job, reason) => {
            let words = inputs.get(WORDS)?;
            job_reported(caller.language, app.report_job(caller, job, (reason, words)).await?)
        }
        _ => return Ok(Response::Reply(unknown_action(caller.language))),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}

/// What was typed into the form of a job.
fn read_form(inputs: &Inputs<'_>) -> Result<JobForm, HandlerError> {
    Ok(JobForm {
        title: inputs.get(input::TITLE)?.to_owned(),
        description: inputs.get(input::DESCRIPTION)?.to_owned(),
        skills: inputs.get(input::SKILLS)?.to_owned(),
        budget: inputs.get(input::BUDGET)?.to_owned(),
    })
}

/// A job for the caller, who may have been invited to it, with what to look at twice before they apply.
pub(super) async fn shown(app: &App, caller: &Caller, found: &JobRow) -> Result<Post, HandlerError> {
    let is_invited = app.is_invited_to(caller, &found.job).await?;
    let post = view_job(caller.language, (caller.person, is_invited), found);
    Ok(with_notes(app, caller, post, &found.job))
}

/// Something that the caller reads before they apply for a job, with what to look at twice in that.
pub(in crate::discord) fn with_notes(app: &App, caller: &Caller, post: Post, job: &Job) -> Post {
    let notes = notes_on_job(caller.language, &app.notes_on_job(caller, job));
    notes.into_iter().fold(post, Post::with_embed)
}

/// The form of a draft, with what was typed in it.
pub(in crate::discord) fn form(caller: &Caller, draft: &Draft) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Job(typed) => Ok(Response::Modal(job_form(caller.language, draft.id, typed.typed().0))),
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// What would be posted, or what is wrong with what was typed.
fn previewed(caller: &Caller, outcome: app::Result<JobPreview>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |found| preview(caller.language, found))
}
