//! Work that is submitted with files: the command, choices, forms and presses by which it is typed, previewed and submitted. Owns what
//! each of them asks of `app` and shows.

use super::buttons::ContractButton;
use super::components::place;
use super::views::modals::submit_draft_form;
use super::views::submissions::{choose_for_draft, pressed_submit, preview_work};
use crate::app::{App, BegunSubmission, Caller, ContractAtWork};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::draft::Draft;
use crate::domain::ids::DraftId;
use crate::domain::offers::attachment::Attachment;
use crate::domain::refusal::Refusal;
use serenity::model::application::ComponentInteraction;

/// Answers the command: the form where it's known which piece is submitted, and otherwise the list of those that can be.
pub(super) async fn begin(
    app: &App,
    caller: &Caller,
    found: &ContractAtWork,
    (milestone, files): (Option<&str>, &[Attachment]),
) -> Result<Response, HandlerError> {
    let place = milestone.map(|typed| read_milestone(found, typed)).transpose()?;
    Ok(form(caller, &app.begin_submission(caller, found.contract.id, place, files).await?))
}

/// How what is chosen from the suggestions begins: a number that somebody types is the one that they read.
const PLACE: &str = "place-";

/// What stands for a piece of the work among the suggestions.
pub(super) fn suggested(place: u32) -> String {
    format!("{PLACE}{place}")
}

/// The place of the milestone that was chosen from what is suggested, or typed: `2`, `2. Build` or `Build`.
fn read_milestone(found: &ContractAtWork, typed: &str) -> Result<u32, Refusal> {
    let typed = typed.trim();
    if let Some(place) = typed.strip_prefix(PLACE).and_then(|place| place.parse().ok()) {
        return Ok(place);
    }
    let digits = typed.find(|c: char| !c.is_ascii_digit()).map_or(typed, |end| &typed[..end]);
    let number: Option<usize> = digits.parse().ok();
    let is_named = |name: &str| name.trim().to_lowercase() == typed.to_lowercase();
    let milestones: Vec<_> = found.contract.milestones().collect();
    let named = milestones.iter().find(|(_, milestone)| is_named(&milestone.name));
    let meant = named.or_else(|| milestones.get(number?.checked_sub(1)?));
    meant.map(|(place, _)| *place).ok_or_else(|| ContractRefusal::NoSuchMilestone.into())
}

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub(super) async fn handle(
    app: &App,
    caller: &Caller,
    button: ContractButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    match button {
        ContractButton::DraftPiece(draft) => {
            let place = chosen(values(press), place)?;
            Ok(form(caller, &app.choose_submission(caller, draft, place).await?))
        }
        ContractButton::SubmitDraft { draft, seen } => {
            let outcome = app.submit_previewed(caller, draft, seen).await?;
            Ok(Response::Update(pressed_submit(caller.language, &outcome)))
        }
        // Forms are submitted, never pressed; the rest is answered by others.
        _ => Ok(Response::Reply(unknown_action(caller.language))),
    }
}

/// What was typed into the form, as it would be submitted.
pub(super) async fn filled(
    app: &App,
    caller: &Caller,
    draft: DraftId,
    message: &str,
) -> Result<Post, HandlerError> {
    Ok(preview_work(caller.language, &app.fill_submission(caller, draft, message).await?))
}

/// The form of a draft, with what was typed in it.
///
/// # Errors
/// A draft of something else, work that can't be submitted any more, or a fault of ours.
pub(in crate::discord) async fn form_of_work(
    app: &App,
    caller: &Caller,
    draft: &Draft,
) -> Result<Response, HandlerError> {
    Ok(form(caller, &app.reopen_submission(caller, draft).await?))
}

fn form(caller: &Caller, begun: &BegunSubmission) -> Response {
    let BegunSubmission { draft, found, places, message } = begun;
    match places.as_slice() {
        [place] => {
            Response::Modal(submit_draft_form(caller.language, &found.contract, *place, (*draft, message)))
        }
        places => Response::Reply(choose_for_draft(caller.language, &found.contract, places, *draft)),
    }
}
