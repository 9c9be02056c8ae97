//! The submitted form of a profile. Owns reading it and what it asks of `app`.

use super::buttons::PeopleButton;
use super::views::modals::input;
use super::views::profile;
use crate::app::{App, Caller};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::form::ProfileForm;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`; if it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: PeopleButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let PeopleButton::Form(draft) = form else { return Ok(Response::Reply(unknown_action(caller.language))) };
    let inputs = Inputs::read(&submit.data.components);
    let form = ProfileForm {
        headline: inputs.get(input::HEADLINE)?.to_owned(),
        bio: inputs.get(input::BIO)?.to_owned(),
        skills: inputs.get(input::SKILLS)?.to_owned(),
        rate: inputs.get(input::RATE)?.to_owned(),
        links: inputs.get(input::LINKS)?.to_owned(),
    };
    let saved = app.save_profile(caller, draft, form).await;
    let post = shown_or_problems(caller, saved, |shown| profile::saved(caller.language, shown))?;
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
