//! Presses, choices and forms of invitations. Owns what each of them asks of `app` and shows.

use super::buttons::InvitationButton;
use super::views::answers::{ask_decline, decline_form, declined, input, set_aside};
use super::views::fits::who_fits;
use super::views::invite::{ask_job, ask_whom, invited};
use super::views::invited::{ask_withdraw, invited_people, withdrawn};
use super::views::list::own_invitations;
use super::views::record::view_invitation;
use crate::app::{Addressee, App, Caller};
use crate::discord::offers::commands::addressee;
use crate::discord::offers::views::draft::message_problem;
use crate::discord::proposals::components::form;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::form::read_message;
use crate::domain::ids::{JobId, JobInvitationId, PersonId};
use crate::domain::invitations::invitation::InvitationDecline;
use serenity::model::application::{ComponentInteraction, ComponentInteractionDataKind, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: InvitationButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        InvitationButton::AskWhom(job) => {
            Ok(Response::Reply(ask_whom(language, &app.load_to_change(caller, job).await?)))
        }
        InvitationButton::Whom(job) => {
            let done = app.invite_to_job(caller, job, &chosen_person(press)?).await?;
            Ok(Response::Update(invited(language, &done)))
        }
        InvitationButton::AskFits(job) => {
            Ok(Response::Reply(who_fits(language, &app.who_fits_job(caller, job).await?)))
        }
        InvitationButton::Fit(job) => {
            let person = chosen(values(press), |id| id.parse().ok().map(PersonId))?;
            Ok(Response::Update(invited(language, &app.invite_known_to_job(caller, job, person).await?)))
        }
        InvitationButton::AskJob(person) => {
            Ok(Response::Reply(ask_job(language, person, &app.jobs_to_invite_to(caller).await?)))
        }
        InvitationButton::ToJob(person) => {
            let job = chosen(values(press), |id| id.parse().ok().map(JobId))?;
            Ok(Response::Update(invited(language, &app.invite_known_to_job(caller, job, person).await?)))
        }
        InvitationButton::View { invitation, .. } => view(app, caller, invitation).await,
        InvitationButton::Choose => {
            view(app, caller, chosen(values(press), |id| id.parse().ok().map(JobInvitationId))?).await
        }
        InvitationButton::Propose(invitation) => {
            form(caller, &app.begin_invited_proposal(caller, invitation).await?)
        }
        InvitationButton::Decline(invitation) => {
            let (invitation, job) = app.load_to_answer_invitation(caller, invitation).await?;
            Ok(Response::Reply(ask_decline(language, &invitation, &job)))
        }
        InvitationButton::DeclineReason(invitation) => {
            let reason = chosen(values(press), InvitationDecline::from_code)?;
            let (_, job) = app.load_to_answer_invitation(caller, invitation).await?;
            Ok(Response::Modal(decline_form(language, (invitation, reason), job.number)))
        }
        InvitationButton::Ignore(invitation) => {
            let (_, job) = app.ignore_invitation(caller, invitation).await?;
            Ok(Response::Reply(set_aside(language, &job)))
        }
        InvitationButton::AskWithdraw(invitation) => {
            let (invitation, job) = app.load_to_withdraw_invitation(caller, invitation).await?;
            Ok(Response::Reply(ask_withdraw(language, &invitation, &job)))
        }
        InvitationButton::Withdraw(invitation) => {
            let (invitation, job) = app.withdraw_invitation(caller, invitation).await?;
            Ok(Response::Update(withdrawn(language, &invitation, &job)))
        }
        InvitationButton::Invited(job) => {
            Ok(Response::Reply(invited_people(language, &app.list_invited(caller, job, 1).await?)))
        }
        InvitationButton::InvitedPage { job, page } => {
            Ok(Response::Update(invited_people(language, &app.list_invited(caller, job, page).await?)))
        }
        InvitationButton::Page { is_archive, page } => {
            let page = app.list_invitations(caller, is_archive, page).await?;
            Ok(Response::Update(own_invitations(language, &page)))
        }
        // A form is submitted, never pressed.
        InvitationButton::DeclineForm(..) => Ok(Response::Reply(unknown_action(language))),
    }
}

async fn view(app: &App, caller: &Caller, id: JobInvitationId) -> Result<Response, HandlerError> {
    let record = app.view_invitation(caller, id).await?;
    Ok(Response::Reply(view_invitation(caller.language, caller.person, &record)))
}

/// The person who was chosen from a list of people.
fn chosen_person(press: &ComponentInteraction) -> Result<Addressee, HandlerError> {
    let malformed = || HandlerError::Malformed("not exactly one person".to_owned());
    let ComponentInteractionDataKind::UserSelect { values } = &press.data.kind else {
        return Err(malformed());
    };
    let [id] = values.as_slice() else { return Err(malformed()) };
    let user = press.data.resolved.users.get(id).ok_or_else(malformed)?;
    Ok(addressee(user, press.data.resolved.members.get(id)))
}

/// Answers `submit` of the form. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: InvitationButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        InvitationButton::DeclineForm(invitation, reason) => {
            let typed = inputs.get(input::MESSAGE)?;
            match read_message(typed) {
                Ok(message) => {
                    let message = Some(message).filter(|message| !message.is_empty());
                    let (invitation, job) =
                        app.decline_invitation(caller, invitation, reason, message).await?;
                    declined(caller.language, (&invitation, &job), reason)
                }
                Err(problem) => message_problem(caller.language, &problem, typed),
            }
        }
        // Buttons and lists are pressed, never submitted.
        _ => unknown_action(caller.language),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
