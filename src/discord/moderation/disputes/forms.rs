//! The forms in which moderators ask both sides of a dispute, and decide it.

use super::buttons::CaseButton;
use super::components::moved;
use super::views::card;
use super::views::decide::{input, preview_verdict};
use crate::app::{self, App, Caller};
use crate::discord::offers::views::draft::form_problems;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::refusal::Refusal;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`. If it was opened from a message that only the person sees, the answer replaces that.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: CaseButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    match form {
        CaseButton::AskForm(dispute) => {
            let case = app.ask_sides(caller, dispute, inputs.get(input::QUESTION)?).await?;
            let words = card::asked(caller.language, &case);
            Ok(moved(caller, &case, words, opened_on_own(submit)))
        }
        CaseButton::DecideForm(draft) => {
            // An amount is asked for where both get something.
            let amount = if inputs.has(input::AMOUNT) { Some(inputs.get(input::AMOUNT)?) } else { None };
            let typed = (inputs.get(input::WHY)?, amount);
            let post = match app.fill_verdict(caller, draft, typed).await {
                Ok(preview) => preview_verdict(caller.language, &preview),
                Err(app::Error::Refused(Refusal::Draft(DraftRefusal::Form { draft, saved, problems }))) => {
                    form_problems(caller.language, draft, saved, &problems)
                }
                Err(error) => return Err(error.into()),
            };
            Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
        }
        // Buttons and lists are pressed, never submitted.
        _ => Ok(Response::Reply(unknown_action(caller.language))),
    }
}
