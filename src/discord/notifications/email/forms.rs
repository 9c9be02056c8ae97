//! Submitted forms of this feature. Owns reading them, and that an address that is none is shown as it was typed.

use super::buttons::EmailButton;
use super::views::{input, mail_refusal, with_typed};
use crate::app::{App, Caller, Error};
use crate::discord::notifications::commands::page;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::notifications::mail::MailRefusal;
use crate::domain::refusal::Refusal;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`; if it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: EmailButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let inputs = Inputs::read(&submit.data.components);
    let (typed, outcome) = match form {
        EmailButton::AddressForm => {
            let typed = inputs.get(input::ADDRESS)?;
            (typed, app.ask_mail_code(caller, typed).await)
        }
        EmailButton::CodeForm => {
            let typed = inputs.get(input::CODE)?;
            (typed, app.enter_mail_code(caller, typed).await)
        }
        // Buttons are pressed, never submitted.
        EmailButton::SetAddress | EmailButton::EnterCode | EmailButton::Remove => {
            return Ok(Response::Reply(unknown_action(language)));
        }
    };
    let post = match outcome {
        Ok(_) => page(app, caller).await?,
        Err(Error::Refused(Refusal::Mail(refusal @ MailRefusal::BadAddress(_)))) => {
            with_typed(language, mail_refusal(language, refusal), typed)
        }
        Err(Error::Refused(Refusal::Mail(refusal))) => mail_refusal(language, refusal),
        Err(error) => return Err(error.into()),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
