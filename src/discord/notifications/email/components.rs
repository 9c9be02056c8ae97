//! Presses of this feature's buttons. Owns what each asks of `app` and shows.

use super::buttons::EmailButton;
use super::views::{address_form, code_form};
use crate::app::{App, Caller};
use crate::discord::notifications::commands::page;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;

/// Answers a press of `button`.
///
/// # Errors
/// A fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: EmailButton) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        EmailButton::SetAddress => {
            let typed = app.typed_mail_address(caller).await?;
            Ok(Response::Modal(address_form(language, &typed)))
        }
        EmailButton::EnterCode => Ok(Response::Modal(code_form(language))),
        EmailButton::Remove => {
            app.forget_mail_address(caller).await?;
            Ok(Response::Update(page(app, caller).await?))
        }
        // Forms are submitted, never pressed.
        EmailButton::AddressForm | EmailButton::CodeForm => Ok(Response::Reply(unknown_action(language))),
    }
}
