//! Presses of this feature's buttons. Owns what each asks of `app` and shows.

use super::buttons::{NoticesButton, OnOff};
use super::commands::page;
use crate::app::{App, Caller};
use crate::discord::ui::response::{HandlerError, Response};

/// Answers a press of `button`: the page as it is after it.
///
/// # Errors
/// A fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: NoticesButton) -> Result<Response, HandlerError> {
    let NoticesButton::Choose { topic, way, wanted: OnOff(wanted) } = button;
    app.choose_notice(caller, topic, way, wanted).await?;
    Ok(Response::Update(page(app, caller).await?))
}
