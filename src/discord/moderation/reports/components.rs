//! Presses of this feature's buttons and choices from its list.

use super::buttons::ReportsButton;
use super::views::appeal::appeal_form;
use super::views::feedback::{feedback_reasons, feedback_report_form};
use super::views::{reasons, report_form, turned_away};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::moderation::report::ReportReason;
use serenity::model::application::ComponentInteraction;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ReportsButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    match button {
        ReportsButton::Begin(offer) => {
            let begun = app.begin_report(caller, offer, "").await?;
            Ok(Response::Reply(reasons(language, &begun.offer, caller.person)))
        }
        ReportsButton::Reason(offer) => {
            let reason = chosen(values(press), ReportReason::from_code)?;
            let begun = app.begin_report(caller, offer, "").await?;
            Ok(Response::Modal(report_form(language, &begun, reason)))
        }
        ReportsButton::BeginFeedback(what) => {
            let begun = app.begin_feedback_report(caller, what).await?;
            Ok(Response::Reply(feedback_reasons(language, &begun)))
        }
        ReportsButton::FeedbackReason(what) => {
            let reason = chosen(values(press), ReportReason::from_code)?;
            let begun = app.begin_feedback_report(caller, what).await?;
            Ok(Response::Modal(feedback_report_form(language, &begun, reason)))
        }
        ReportsButton::TurnAway(offer) => {
            Ok(Response::Update(turned_away(language, app.turn_away(caller, offer).await?)))
        }
        ReportsButton::Appeal(sanction) => {
            let suspension = app.begin_appeal(caller, Some(sanction)).await?;
            Ok(Response::Modal(appeal_form(language, &suspension)))
        }
        // Forms are submitted, never pressed.
        ReportsButton::Form(..) | ReportsButton::FeedbackForm(..) | ReportsButton::AppealForm(_) => {
            Ok(Response::Reply(unknown_action(language)))
        }
    }
}
