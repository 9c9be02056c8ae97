//! Presses of this feature's buttons and choices from its lists. Owns what each asks of `app` and shows.

use super::buttons::PeopleButton;
use super::search;
use super::views::{blocks, freelancers, profile};
use crate::app::{App, Caller};
use crate::discord::feedback::views::score;
use crate::discord::offers::components::form_of;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::feedback::score::record::Worker;
use crate::domain::ids::PersonId;
use serenity::http::Http;
use serenity::model::application::ComponentInteraction;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: PeopleButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    match button {
        PeopleButton::Edit => edit(app, caller).await,
        PeopleButton::Resume => set_accepting(app, caller, true).await,
        PeopleButton::Pause => set_accepting(app, caller, false).await,
        PeopleButton::Offer(person) => {
            let draft = app.begin_offer_to(caller, person).await?;
            form_of(app, caller, &draft).await
        }
        PeopleButton::Open => {
            let shown = app
                .view_profile(caller, chosen(values(press), |value| value.parse().ok().map(PersonId))?)
                .await?;
            Ok(Response::Reply(profile::profile(caller.language, &shown)))
        }
        PeopleButton::Found { filter, page } => {
            let found = search::turn(app, http, caller, filter, page).await?;
            Ok(Response::Update(freelancers::found(caller.language, &found, caller.person)))
        }
        PeopleButton::Blocked { page } => blocked_page(app, caller, page).await.map(Response::Update),
        PeopleButton::Unblock => {
            let person = chosen(values(press), |value| value.parse().ok().map(PersonId))?;
            let was_blocked = app.unblock(caller, person).await?;
            let page = blocked_page(app, caller, 1).await?;
            Ok(Response::Update(page.saying(blocks::unblocked_line(caller.language, person, was_blocked))))
        }
        PeopleButton::Score(person) => {
            explain(app, caller, Worker::Freelancer(person), 1).await.map(Response::Reply)
        }
        PeopleButton::ScorePage { person, page } => {
            explain(app, caller, Worker::Freelancer(person), page).await.map(Response::Update)
        }
        // A form is submitted, never pressed.
        PeopleButton::Form(_) => Ok(Response::Reply(unknown_action(caller.language))),
    }
}

async fn set_accepting(app: &App, caller: &Caller, accepting: bool) -> Result<Response, HandlerError> {
    let shown = app.set_accepting(caller, accepting).await?;
    Ok(Response::Update(profile::profile(caller.language, &shown)))
}

/// The form of the caller's own profile.
pub(super) async fn edit(app: &App, caller: &Caller) -> Result<Response, HandlerError> {
    let draft = app.begin_profile(caller).await?;
    form_of(app, caller, &draft).await
}

/// What went into the score of a freelancer or an agency.
pub(in crate::discord) async fn explain(
    app: &App,
    caller: &Caller,
    worker: Worker,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(score::explanation(caller.language, &app.explain_score(caller, worker, page).await?))
}

/// One page of those whom the caller has blocked.
pub(in crate::discord) async fn blocked_page(
    app: &App,
    caller: &Caller,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(blocks::blocked_list(caller.language, &app.list_blocked(caller, page).await?))
}
