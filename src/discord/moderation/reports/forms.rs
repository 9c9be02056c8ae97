//! The forms of a report and of an appeal.

use super::buttons::ReportsButton;
use super::views::appeal::appealed;
use super::views::feedback::feedback_received;
use super::views::{WORDS, received};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without the form's input.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: ReportsButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let post = match form {
        ReportsButton::Form(offer, reason) => {
            let reported = app.send_report(caller, offer, reason, inputs.get(WORDS)?).await?;
            received(caller.language, &reported)
        }
        ReportsButton::FeedbackForm(what, reason) => {
            let words = inputs.get(WORDS)?;
            feedback_received(caller.language, app.report_feedback(caller, what, (reason, words)).await?)
        }
        ReportsButton::AppealForm(sanction) => {
            let told = app.send_appeal(caller, sanction, inputs.get(WORDS)?).await?;
            return Ok(Response::Reply(appealed(caller.language, told)));
        }
        ReportsButton::Begin(_)
        | ReportsButton::Reason(_)
        | ReportsButton::BeginFeedback(_)
        | ReportsButton::FeedbackReason(_)
        | ReportsButton::TurnAway(_)
        | ReportsButton::Appeal(_) => unknown_action(caller.language),
    };
    Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
}
