//! The forms in which moderators say why.

use super::buttons::ModerationButton;
use super::components::moved;
use super::views::forms::input;
use super::views::{card, suspensions};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::moderation::report::Outcome;
use serenity::model::application::ModalInteraction;

/// Answers `submit` of `form`.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: ModerationButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    match form {
        ModerationButton::DecideForm { report, outcome } => {
            let length = match outcome {
                Outcome::Dismissed | Outcome::Removed | Outcome::Hidden | Outcome::JobClosed => "",
                Outcome::Warned | Outcome::Suspended => inputs.get(input::LENGTH)?,
            };
            let why = inputs.get(input::WHY)?;
            let case = app.decide_report(caller, (report, outcome), why, length).await?;
            let words = card::decided(caller.language, &case, outcome);
            Ok(moved(caller, &case, words, opened_on_own(submit)))
        }
        ModerationButton::EndEarlyForm(id) => {
            let found = app.end_suspension(caller, id, inputs.get(input::WHY)?).await?;
            let post = suspensions::ended(caller.language, &found);
            Ok(if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) })
        }
        ModerationButton::ShowForm(report) => {
            let report = app.show_feedback(caller, report, inputs.get(input::WHY)?).await?;
            Ok(Response::Reply(card::shown_again(caller.language, &report)))
        }
        ModerationButton::Claim { .. }
        | ModerationButton::Decide { .. }
        | ModerationButton::Read { .. }
        | ModerationButton::List { .. }
        | ModerationButton::ByStage(_)
        | ModerationButton::ByAge(_)
        | ModerationButton::Suspensions { .. }
        | ModerationButton::Suspension
        | ModerationButton::EndEarly(_)
        | ModerationButton::AskShow(_)
        | ModerationButton::Audit { .. }
        | ModerationButton::AuditActs { .. }
        | ModerationButton::Open => Ok(Response::Reply(unknown_action(caller.language))),
    }
}
