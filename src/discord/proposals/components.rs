//! Presses, choices and forms of proposals. Owns what each of them asks of `app` and shows.

use super::buttons::{OWN_NAME, ProposalButton};
use super::views::answers::{ask_applicant, ask_decline, ask_withdraw, channel, declined, withdrawn};
use super::views::form::{decline_form, edited, input, preview, proposal_form, renewed, sent};
use super::views::list::{own_proposals, proposals_for};
use super::views::record::view_proposal;
use crate::app::{self, App, Caller, ProposalPress, ProposalPreview};
use crate::discord::jobs::components::with_notes;
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::offers::views::draft::message_problem;
use crate::discord::offers::views::modals::offer_form;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::{ProposalForm, read_message};
use crate::domain::ids::{AgencyId, DraftId, JobId, ProposalId};
use crate::domain::offers::draft::OfferDraft;
use crate::domain::proposals::draft::ProposalDraft;
use crate::domain::proposals::proposal::{ProposalDecline, Shelf};
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ProposalButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let id_of = |value: &str| value.parse().ok().map(ProposalId);
    match button {
        ProposalButton::Apply(job) => apply(app, caller, job).await,
        ProposalButton::ApplyAs(job) => {
            let agency = |value: &str| match value {
                OWN_NAME => Some(None),
                id => id.parse().ok().map(AgencyId).map(Some),
            };
            form(caller, &app.begin_proposal(caller, job, chosen(values(press), agency)?).await?)
        }
        ProposalButton::Edit(proposal) => form(caller, &app.begin_proposal_edit(caller, proposal).await?),
        ProposalButton::Send { draft, seen } => send(app, caller, draft, seen).await.map(Response::Update),
        ProposalButton::List(job) => {
            let page = app.list_proposals_for(caller, job, (Shelf::New, 1)).await?;
            Ok(Response::Reply(proposals_for(language, &page)))
        }
        ProposalButton::Page { job, shelf, page } => {
            let page = app.list_proposals_for(caller, job, (shelf, page)).await?;
            Ok(Response::Update(proposals_for(language, &page)))
        }
        ProposalButton::Choose(_) | ProposalButton::ChooseOwn => {
            view(app, caller, chosen(values(press), id_of)?, 0).await.map(Response::Reply)
        }
        ProposalButton::View { proposal, .. } => view(app, caller, proposal, 0).await.map(Response::Reply),
        ProposalButton::Read { proposal, page } => {
            view(app, caller, proposal, page).await.map(Response::Update)
        }
        ProposalButton::Shelve { proposal, shelf } => {
            app.shelve_proposal(caller, proposal, shelf).await?;
            view(app, caller, proposal, 0).await.map(Response::Update)
        }
        ProposalButton::Decline(proposal) => {
            let (proposal, job) = app.load_to_decline_proposal(caller, proposal).await?;
            Ok(Response::Reply(ask_decline(language, &proposal, &job)))
        }
        ProposalButton::DeclineReason(proposal) => {
            let reason = chosen(values(press), ProposalDecline::from_code)?;
            let (_, job) = app.load_to_decline_proposal(caller, proposal).await?;
            Ok(Response::Modal(decline_form(language, (proposal, reason), job.number)))
        }
        ProposalButton::Write(proposal) => {
            Ok(Response::Reply(channel(language, &app.write_to_applicant(caller, proposal).await?)))
        }
        ProposalButton::Hire(proposal) => hire(app, caller, proposal).await,
        ProposalButton::AskWithdraw(proposal) => {
            let (proposal, job) = app.load_to_withdraw_proposal(caller, proposal).await?;
            Ok(Response::Reply(ask_withdraw(language, &proposal, &job)))
        }
        ProposalButton::Withdraw(proposal) => {
            let (_, job) = app.withdraw_proposal(caller, proposal).await?;
            Ok(Response::Update(withdrawn(language, &job)))
        }
        ProposalButton::OwnPage(page) => {
            Ok(Response::Update(own_proposals(language, &app.list_own_proposals(caller, page).await?)))
        }
        // Forms are submitted, never pressed.
        ProposalButton::Form(_) | ProposalButton::DeclineForm(..) => {
            Ok(Response::Reply(unknown_action(language)))
        }
    }
}

/// The form of a proposal, or the question in whose name it is.
async fn apply(app: &App, caller: &Caller, job: JobId) -> Result<Response, HandlerError> {
    let found = app.may_apply_as(caller, job).await?;
    match found.may.as_slice() {
        [only] => {
            let agency = only.agency().map(|team| team.id);
            form(caller, &app.begin_proposal(caller, job, agency).await?)
        }
        _ => Ok(Response::Reply(ask_applicant(caller.language, &found))),
    }
}

async fn view(app: &App, caller: &Caller, proposal: ProposalId, page: u32) -> Result<Post, HandlerError> {
    Ok(view_proposal(caller.language, &app.view_proposal(caller, proposal).await?, page))
}

/// The form of an offer with the terms of a proposal.
async fn hire(app: &App, caller: &Caller, proposal: ProposalId) -> Result<Response, HandlerError> {
    let draft = app.begin_hire(caller, proposal).await?;
    match &draft.content {
        DraftContent::Offer(OfferDraft::New { form, .. }) => {
            Ok(Response::Modal(offer_form(caller.language, draft.id, form)))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// Sends what the preview shows. A preview from before the last edit is brought up to date instead.
async fn send(app: &App, caller: &Caller, draft: DraftId, seen: PreviewHash) -> Result<Post, HandlerError> {
    let language = caller.language;
    match app.send_proposal(caller, draft, seen).await {
        Ok(ProposalPress::Sent(_, job)) => Ok(sent(language, &job)),
        Ok(ProposalPress::Edited(_, job)) => Ok(edited(language, &job)),
        Ok(ProposalPress::Renewed(newest)) => {
            Ok(with_notes(app, caller, renewed(language, &newest), &newest.job))
        }
        // A day that was to come when it was typed may have passed.
        Err(failure) => previewed(app, caller, Err(failure)),
    }
}

/// Answers `submit` of the form. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: ProposalButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        ProposalButton::Form(draft) => {
            let form = ProposalForm {
                letter: inputs.get(input::LETTER)?.to_owned(),
                price: inputs.get(input::PRICE)?.to_owned(),
                schedule: inputs.get(input::SCHEDULE)?.to_owned(),
                milestones: inputs.get(input::MILESTONES)?.to_owned(),
            };
            previewed(app, caller, app.fill_proposal(caller, draft, form).await)?
        }
        ProposalButton::DeclineForm(proposal, reason) => {
            let typed = inputs.get(input::MESSAGE)?;
            match read_message(typed) {
                Ok(message) => {
                    let message = Some(message).filter(|message| !message.is_empty());
                    let (proposal, job) = app.decline_proposal(caller, proposal, reason, message).await?;
                    declined(caller.language, (&proposal, &job), reason)
                }
                Err(problem) => message_problem(caller.language, &problem, typed),
            }
        }
        // Buttons and lists are pressed, never submitted.
        _ => unknown_action(caller.language),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}

/// The form of a draft, with what was typed in it.
pub(in crate::discord) fn form(caller: &Caller, draft: &Draft) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Proposal(content) => {
            let is_new = matches!(content, ProposalDraft::Proposal { .. });
            Ok(Response::Modal(proposal_form(caller.language, draft.id, content.form(), is_new)))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// Puts a reading that the problems offered into a form, and shows what it says then.
pub(in crate::discord) async fn use_reading(
    app: &App,
    caller: &Caller,
    draft: (DraftId, UnixMs),
    which: (usize, usize),
) -> Result<Post, HandlerError> {
    previewed(app, caller, app.use_proposal_reading(caller, draft, which).await)
}

/// What would be sent, or what is wrong with what was typed.
fn previewed(
    app: &App,
    caller: &Caller,
    outcome: app::Result<ProposalPreview>,
) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |found| {
        with_notes(app, caller, preview(caller.language, found), &found.job)
    })
}
