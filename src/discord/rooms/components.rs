//! Presses about rooms, and what is added to answers while rooms cannot be made or used.

use super::buttons::RoomsButton;
use super::views::{stopped, trying_again};
use crate::app::{App, Caller};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{Answer, NoAnswer};
use tracing::error;

/// Answers a press.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: RoomsButton) -> Result<Answer, NoAnswer> {
    match button {
        RoomsButton::TryAgain(obstacle) => {
            app.try_again(caller, obstacle).await?;
            Ok(Answer::Say(trying_again(caller.language)))
        }
    }
}

/// `answer`, with what keeps the caller's rooms from being made or used, where anything does.
pub async fn with_obstacles(app: &App, caller: &Caller, answer: Answer) -> Answer {
    let obstacles = match app.obstacles_of(caller).await {
        Ok(obstacles) if obstacles.is_empty() => return answer,
        Ok(obstacles) => obstacles,
        Err(failure) => {
            error!(%failure, "obstacles could not be read");
            return answer;
        }
    };
    let add = |post: Post| post.with_embed(stopped(caller.language, &obstacles));
    match answer {
        Answer::Say(post) => Answer::Say(add(post)),
        Answer::SayOf(post, offer) => Answer::SayOf(add(post), offer),
        Answer::Update(post) => Answer::Update(add(post)),
        other => other,
    }
}
