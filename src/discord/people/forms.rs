//! The submitted form of a profile. Owns reading it and what it asks of `app`.

use super::buttons::PeopleButton;
use super::views::modals::input;
use super::views::profile;
use crate::app::{self, App, Caller};
use crate::discord::offers::views::draft::form_problems;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::form::ProfileForm;
use crate::domain::refusal::Refusal;
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
    let post = match app.save_profile(caller, draft, form).await {
        Ok(shown) => profile::saved(caller.language, &shown),
        Err(app::Error::Refused(Refusal::Draft(DraftRefusal::Form { draft, saved, problems }))) => {
            form_problems(caller.language, draft, saved, &problems)
        }
        Err(error) => return Err(error.into()),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
