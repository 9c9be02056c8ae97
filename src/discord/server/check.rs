//! `/parley check`: looks at the server, and has what is stopped tried again. Owns how long Discord may take to answer.

use super::survey::survey;
use super::views::check::checkup;
use crate::app::{App, Caller};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::HandlerError;
use serenity::http::Http;
use std::time::Duration;
use tracing::warn;

/// How long looking may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is wrong in the caller's server, and what to do.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn check(app: &App, http: &Http, caller: &Caller) -> Result<Post, HandlerError> {
    let health = app.health(caller).await?;
    let seen = match tokio::time::timeout(PATIENCE, survey(app, http, caller.guild, &health)).await {
        Ok(Ok(survey)) => Some(survey),
        Ok(Err(failure)) => {
            warn!(guild = %caller.guild, %failure, "couldn't check a server");
            None
        }
        Err(_) => {
            warn!(guild = %caller.guild, "checking a server took too long");
            None
        }
    };
    Ok(checkup(caller.language, &health, seen.as_ref()))
}

/// Has everything tried again that is stopped or was given up, and looks again.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn try_again(app: &App, http: &Http, caller: &Caller) -> Result<Post, HandlerError> {
    let tried = app.try_all_again(caller).await?;
    let post = check(app, http, caller).await?;
    Ok(post.saying(super::views::check::tried(caller.language, tried)))
}
