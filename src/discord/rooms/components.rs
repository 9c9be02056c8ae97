//! Presses about rooms, and what is added to answers while rooms cannot be made or used.

use super::buttons::RoomsButton;
use super::views::{stopped, trying_again};
use crate::app::{App, Caller};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use tracing::error;

/// Answers a press.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: RoomsButton) -> Result<Response, HandlerError> {
    match button {
        RoomsButton::TryAgain(obstacle) => {
            app.try_again(caller, obstacle).await?;
            Ok(Response::Reply(trying_again(caller.language)))
        }
    }
}

/// `answer`, with what keeps the caller's rooms from being made or used, where anything does.
pub async fn with_obstacles(app: &App, caller: &Caller, answer: Response) -> Response {
    let obstacles = match app.obstacles_of(caller).await {
        Ok(obstacles) if obstacles.is_empty() => return answer,
        Ok(obstacles) => obstacles,
        Err(failure) => {
            error!(%failure, "couldn't read what keeps deliveries from working");
            return answer;
        }
    };
    let add = |post: Post| post.with_embed(stopped(caller.language, &obstacles));
    match answer {
        Response::Reply(post) => Response::Reply(add(post)),
        Response::ReplyAbout(post, offer) => Response::ReplyAbout(add(post), offer),
        Response::Update(post) => Response::Update(add(post)),
        other => other,
    }
}
