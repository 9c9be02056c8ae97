//! Presses of this feature's buttons. Owns what each asks of `app` and shows.

use super::buttons::EmailButton;
use super::views::{address_form, code_form, settings};
use crate::app::{App, Caller};
use crate::discord::answer::{Answer, NoAnswer};
use crate::discord::wording::refusals::unknown_action;

/// Answers a press of `button`.
///
/// # Errors
/// A fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: EmailButton) -> Result<Answer, NoAnswer> {
    let language = caller.language;
    match button {
        EmailButton::Show => Ok(Answer::Update(settings(language, &app.mail_standing(caller).await?))),
        EmailButton::SetAddress => Ok(Answer::Modal(address_form(language))),
        EmailButton::EnterCode => Ok(Answer::Modal(code_form(language))),
        EmailButton::Remove => {
            Ok(Answer::Update(settings(language, &app.forget_mail_address(caller).await?)))
        }
        // Forms are submitted, never pressed.
        EmailButton::AddressForm | EmailButton::CodeForm => Ok(Answer::Say(unknown_action(language))),
    }
}
