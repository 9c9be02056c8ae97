//! The form in which deleting is confirmed. Owns that nothing is deleted before the word was typed.

use super::buttons::PrivacyButton;
use super::views::{WORD, confirm_form, forgotten, not_confirmed};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::say;
use serenity::model::application::ModalInteraction;

/// Answers a press: opens the form.
#[must_use]
pub fn press(caller: &Caller, button: PrivacyButton) -> Response {
    match button {
        PrivacyButton::Delete => Response::Modal(confirm_form(caller.language)),
        // Forms are submitted, never pressed.
        PrivacyButton::DeleteForm => Response::Reply(unknown_action(caller.language)),
    }
}

/// Answers `submit` of `form`.
///
/// # Errors
/// A fault of ours, or a submit without the input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: PrivacyButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    if form != PrivacyButton::DeleteForm {
        return Ok(Response::Reply(unknown_action(language)));
    }
    let inputs = Inputs::read(&submit.data.components);
    let typed = inputs.get(WORD)?;
    let is_meant = typed.trim().to_lowercase() == say!(language, "privacy-word").to_lowercase();
    let post = if is_meant {
        forgotten(language, app.forget(caller).await?)
    } else {
        not_confirmed(language, typed)
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
