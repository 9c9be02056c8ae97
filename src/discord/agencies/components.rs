//! Presses about agencies: the answers to a question, in a direct message or under `/agency view`, and who does the work of an
//! offer.

use super::buttons::AgencyButton;
use super::views::{answered, handover, left};
use crate::app::{App, Caller};
use crate::discord::people::components::explain;
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::feedback::score::record::Worker;
use crate::domain::ids::{InvitationId, OfferId, PersonId};
use serenity::model::application::ComponentInteraction;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: AgencyButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    match button {
        AgencyButton::Accept { invitation, .. } => answer(app, caller, invitation, true).await,
        AgencyButton::Decline(invitation) => answer(app, caller, invitation, false).await,
        AgencyButton::Delegate(offer) => {
            let found = app.look_to_hand_over(caller, offer).await?;
            Ok(Response::Reply(handover::whom(caller.language, &found)))
        }
        AgencyButton::DelegateTo { offer, .. } => {
            let member = chosen(values(press), |value| value.parse().ok().map(PersonId))?;
            hand_over(app, caller, offer, Some(member)).await
        }
        AgencyButton::TakeBack(offer) => hand_over(app, caller, offer, None).await,
        AgencyButton::Leave(agency) => {
            let agency = app.leave_agency(caller, agency).await?;
            Ok(Response::Update(left(caller.language, &agency)))
        }
        AgencyButton::Score(agency) => {
            explain(app, caller, Worker::Agency(agency), 1).await.map(Response::Reply)
        }
        AgencyButton::ScorePage { agency, page } => {
            explain(app, caller, Worker::Agency(agency), page).await.map(Response::Update)
        }
    }
}

async fn answer(
    app: &App,
    caller: &Caller,
    invitation: InvitationId,
    accepts: bool,
) -> Result<Response, HandlerError> {
    let done = app.answer_invitation(caller, invitation, accepts).await?;
    Ok(Response::Update(answered(caller.language, &done, accepts)))
}

async fn hand_over(
    app: &App,
    caller: &Caller,
    offer: OfferId,
    to: Option<PersonId>,
) -> Result<Response, HandlerError> {
    let offer = app.hand_over(caller, offer, to).await?;
    Ok(Response::Update(handover::handed(caller.language, &offer)))
}
