//! The press beside safety notes. Owns that only a side of the offer gets an answer.

use super::buttons::SafetyButton;
use super::views::advice;
use crate::app::{App, Caller};
use crate::discord::ui::response::{HandlerError, Response};

/// Answers a press.
///
/// # Errors
/// A refusal for whoever has nothing to do with the offer, or a fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: SafetyButton) -> Result<Response, HandlerError> {
    let SafetyButton::Advice(offer) = button;
    app.view_offer(caller, offer).await?;
    Ok(Response::Reply(advice(caller.language)))
}
