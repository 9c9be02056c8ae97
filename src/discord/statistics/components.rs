//! Presses below statistics, and the message with its pictures. Drawing takes a moment of a processor, so it's done beside the threads that
//! answer everybody else.

use super::buttons::StatisticsButton;
use super::{pictures, views};
use crate::app::{App, Caller};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{File, HandlerError, Response};
use crate::domain::statistics::period::Period;
use std::sync::Arc;
use tracing::error;

/// Answers a press of `button`.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: StatisticsButton) -> Result<Response, HandlerError> {
    match button {
        StatisticsButton::Show(period) => {
            let (post, files) = statistics_of(app, caller, period).await?;
            Ok(Response::UpdateWith(post, files))
        }
    }
}

/// The message, and its files. Without pictures if they can't be drawn: the numbers are in its text as well.
pub(super) async fn statistics_of(
    app: &App,
    caller: &Caller,
    period: Period,
) -> Result<(Post, Vec<File>), HandlerError> {
    let language = caller.language;
    let statistics = Arc::new(app.read_statistics(caller, period).await?);
    let shown = Arc::clone(&statistics);
    let drawn = tokio::task::spawn_blocking(move || pictures::draw(language, &shown)).await;
    let drawn = match drawn {
        Ok(Ok(drawn)) => Some(drawn),
        Ok(Err(failure)) => {
            error!(%failure, "statistics are shown without pictures");
            None
        }
        Err(failure) => {
            error!(%failure, "statistics are shown without pictures");
            None
        }
    };
    Ok(views::statistics(language, period, &statistics, drawn))
}
