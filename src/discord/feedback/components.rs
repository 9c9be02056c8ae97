//! Presses, choices and forms of feedback. Owns what each of them asks of `app` and shows.

use super::buttons::FeedbackButton;
use super::views::amend::allowed;
use super::views::give::{feedback_form, input, pressed_send, preview_feedback};
use super::views::notes::notes_list;
use super::views::received::received;
use super::views::reply::{replied, reply_form};
use super::views::same::same_list;
use crate::app::{self, App, Caller, FeedbackPreview};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::choices::values;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::feedback::draft::FeedbackDraft;
use crate::domain::refusal::Refusal;
use serenity::model::application::{ComponentInteraction, ModalInteraction};

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: FeedbackButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        FeedbackButton::AskFeedback(contract) => {
            previewed(caller, app.begin_feedback(caller, contract).await).map(Response::Reply)
        }
        FeedbackButton::ChooseStars { draft, stars } => {
            previewed(caller, app.choose_stars(caller, draft, stars).await).map(Response::Update)
        }
        FeedbackButton::ChooseTags(draft) => {
            let chosen = app.choose_tags(caller, draft, values(press)).await.transpose();
            let never = || HandlerError::Malformed("tags that were not offered".to_owned());
            previewed(caller, chosen.ok_or_else(never)?).map(Response::Update)
        }
        FeedbackButton::SendFeedback { draft, seen } => {
            Ok(Response::Update(pressed_send(language, &app.give_feedback(caller, draft, seen).await?)))
        }
        FeedbackButton::Same(page) => same_page(app, caller, page).await.map(Response::Update),
        FeedbackButton::Notes(page) => notes_page(app, caller, page).await.map(Response::Update),
        FeedbackButton::AllowEdit(contract) => {
            let done = app.allow_feedback_edit(caller, contract).await?;
            Ok(Response::Reply(allowed(language, &done)))
        }
        FeedbackButton::Received(of) => {
            Ok(Response::Reply(received(language, &app.received_feedback(caller, of, 1).await?)))
        }
        FeedbackButton::ReceivedPage { of, page } => {
            Ok(Response::Update(received(language, &app.received_feedback(caller, of, page).await?)))
        }
        FeedbackButton::AskReply(contract) => {
            app.load_to_reply(caller, contract).await?;
            Ok(Response::Modal(reply_form(language, contract)))
        }
        // Forms are submitted, never pressed.
        FeedbackButton::FeedbackForm(_) | FeedbackButton::ReplyForm(_) => {
            Ok(Response::Reply(unknown_action(language)))
        }
    }
}

/// Answers `submit` of the form. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn submit(
    app: &App,
    caller: &Caller,
    button: FeedbackButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match button {
        FeedbackButton::FeedbackForm(draft) => {
            // During a contract there is no note.
            let note = if inputs.has(input::NOTE) { inputs.get(input::NOTE)? } else { "" };
            let typed = (inputs.get(input::COMMENT)?, note);
            previewed(caller, app.fill_feedback(caller, draft, typed).await)?
        }
        FeedbackButton::ReplyForm(contract) => {
            let done = app.reply_to_feedback(caller, contract, inputs.get(input::REPLY)?).await?;
            replied(caller.language, &done)
        }
        // Buttons and lists are pressed, never submitted.
        _ => return Ok(Response::Reply(unknown_action(caller.language))),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}

/// The form of a draft, with what was typed in it.
pub(in crate::discord) fn form(caller: &Caller, draft: &Draft) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Feedback(FeedbackDraft::Feedback { comment, note, during, .. }) => {
            let note = (!during).then_some(note.as_str());
            Ok(Response::Modal(feedback_form(caller.language, draft.id, (comment, note))))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// What somebody would give, or what is wrong with what they typed.
pub(super) fn previewed(
    caller: &Caller,
    outcome: app::Result<FeedbackPreview>,
) -> Result<Post, HandlerError> {
    shown_or_problems(caller, outcome, |preview| preview_feedback(caller.language, preview))
}

/// One page of the accounts that are the same person's, from 1.
pub(in crate::discord) async fn same_page(
    app: &App,
    caller: &Caller,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(same_list(caller.language, &app.list_same(caller, page).await?))
}

/// One page of the moderators' notes, from 1.
pub(in crate::discord) async fn notes_page(
    app: &App,
    caller: &Caller,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(notes_list(caller.language, &app.feedback_notes(caller, page).await?))
}
