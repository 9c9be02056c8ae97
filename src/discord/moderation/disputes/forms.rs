//! The forms in which moderators ask both sides of a dispute, and decide it.

use super::buttons::CaseButton;
use super::components::moved;
use super::views::card;
use super::views::decide::{input, preview_verdict};
use crate::app::{App, Caller};
use crate::discord::offers::forms::shown_or_problems;
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
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
            let filled = app.fill_verdict(caller, draft, typed).await;
            let post =
                shown_or_problems(caller, filled, |preview| preview_verdict(caller.language, preview))?;
            Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
        }
        // Buttons and lists are pressed, never submitted.
        _ => Ok(Response::Reply(unknown_action(caller.language))),
    }
}
