//! Submitted forms. Owns reading their inputs, loudly where one is missing, and what each form asks of `app`.

use super::stale::{offer_of, seen_version, show_new_terms};
use super::views::change::rejected;
use super::views::decline::declined;
use super::views::draft::{PreviewView, form_problems, message_problem, preview};
use super::views::modals::input;
use super::views::other_terms::other_terms;
use super::views::withdraw::withdrawn;
use crate::app::{self, App, Caller, Filled};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::discord::wording::typed::{give_back_beside, typed_into};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::form::{OfferForm, read_message};
use crate::domain::ids::DraftId;
use crate::domain::refusal::Refusal;
use crate::words::Language;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: OfferButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let on_own = opened_on_own(submit);
    let inputs = &Inputs::read(&submit.data.components);
    let place = |post: Post| if on_own { Response::Update(post) } else { Response::Reply(post) };
    let error = match answer(app, caller, form, inputs).await {
        Ok(post) => return Ok(place(post)),
        Err(error) => error,
    };
    // A preview of what was typed before must not stay beside the problems of what was typed now.
    if let HandlerError::App(failure) = &error
        && let Some(problems) = problems_view(caller, failure)
    {
        return Ok(place(problems));
    }
    let Some(seen) = seen_version(&error) else { return Err(error) };
    let Some(offer) = offer_of(app, caller, form).await? else { return Err(error) };
    let new_terms = show_new_terms(app, caller, offer, seen).await?;
    let typed = typed_into(&submit.data.components);
    Ok(match typed.is_empty() {
        true => place(new_terms),
        false => give_back_beside(caller.language, new_terms, &typed),
    })
}

async fn answer(
    app: &App,
    caller: &Caller,
    form: OfferButton,
    inputs: &Inputs<'_>,
) -> Result<Post, HandlerError> {
    let language = caller.language;
    match form {
        OfferButton::OfferForm(draft) => fill(app, caller, draft, inputs).await,
        OfferButton::MessageForm(draft) => {
            let message = match message(language, inputs)? {
                Ok(message) => message.unwrap_or_default(),
                Err(problem) => return Ok(problem),
            };
            Ok(filled_view(caller, &app.fill_message(caller, draft, &message).await?))
        }
        OfferButton::DeclineForm(drawn, reason) => {
            let message = match message(language, inputs)? {
                Ok(message) => message,
                Err(problem) => return Ok(problem),
            };
            let offer = app.decline(caller, drawn.offer, drawn.version, reason, message).await?;
            Ok(declined(language, &offer, reason))
        }
        OfferButton::WithdrawForm(drawn) => {
            let message = match message(language, inputs)? {
                Ok(message) => message,
                Err(problem) => return Ok(problem),
            };
            Ok(withdrawn(language, &app.withdraw(caller, drawn.offer, drawn.version, message).await?))
        }
        OfferButton::RejectForm(change) => {
            let message = match message(language, inputs)? {
                Ok(message) => message.unwrap_or_default(),
                Err(problem) => return Ok(problem),
            };
            Ok(rejected(language, &app.reject_change(caller, change, &message).await?))
        }
        // Buttons and lists are pressed, never submitted.
        _ => Ok(unknown_action(language)),
    }
}

/// The optional message of an answer; `Err` holds what to say about one that is too long.
fn message(language: Language, inputs: &Inputs<'_>) -> Result<Result<Option<String>, Post>, HandlerError> {
    let typed = inputs.get(input::MESSAGE)?;
    Ok(match read_message(typed) {
        Ok(message) => Ok(Some(message).filter(|message| !message.is_empty())),
        Err(problem) => Err(message_problem(language, &problem, typed)),
    })
}

async fn fill(app: &App, caller: &Caller, draft: DraftId, inputs: &Inputs<'_>) -> Result<Post, HandlerError> {
    let form = OfferForm {
        title: inputs.get(input::TITLE)?.to_owned(),
        description: inputs.get(input::DESCRIPTION)?.to_owned(),
        price: inputs.get(input::PRICE)?.to_owned(),
        schedule: inputs.get(input::SCHEDULE)?.to_owned(),
        milestones: inputs.get(input::MILESTONES)?.to_owned(),
    };
    Ok(filled_view(caller, &app.fill(caller, draft, form).await?))
}

/// What a filled form means, or what is wrong with it, in the place of what was shown before.
pub(super) fn filled_or_problems(caller: &Caller, filled: app::Result<Filled>) -> Result<Post, HandlerError> {
    shown_or_problems(caller, filled, |filled| filled_view(caller, filled))
}

/// What was typed into any form, as `show` writes it, or what is wrong with it.
///
/// # Errors
/// Another refusal, or a fault of ours.
pub(in crate::discord) fn shown_or_problems<T>(
    caller: &Caller,
    typed: app::Result<T>,
    show: impl FnOnce(&T) -> Post,
) -> Result<Post, HandlerError> {
    match typed {
        Ok(found) => Ok(show(&found)),
        Err(failure) => problems_view(caller, &failure).ok_or_else(|| failure.into()),
    }
}

/// What is wrong with a form, if that is why it was refused.
fn problems_view(caller: &Caller, failure: &app::Error) -> Option<Post> {
    match failure {
        app::Error::Refused(Refusal::Draft(DraftRefusal::Form { draft, saved, problems })) => {
            Some(form_problems(caller.language, *draft, *saved, problems))
        }
        _ => None,
    }
}

/// What sending would do: the card of a new offer, or other terms beside the present ones.
pub(super) fn filled_view(caller: &Caller, filled: &Filled) -> Post {
    match filled {
        Filled::Offer { offer, about, party } => preview(PreviewView {
            language: caller.language,
            draft: offer.draft.id,
            seen: offer.hash(),
            to: &offer.to,
            terms: &offer.terms,
            note: offer.note.as_deref(),
            files: &offer.files,
            expires: offer.expires,
            client_name: &caller.name,
            client_avatar_url: caller.avatar_url.as_deref(),
            about,
            party,
            remarks: &offer.remarks,
        }),
        Filled::Terms(typed) => other_terms(caller.language, typed),
    }
}
