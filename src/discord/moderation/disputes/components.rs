//! Presses of moderators' buttons about disputes, and choices from their lists. Owns what each asks of `app` and shows.

use super::buttons::CaseButton;
use super::views::{card, case, decide, list};
use crate::app::{App, Caller, DisputeCase};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{File, HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::ids::DisputeId;
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_from_code};
use crate::domain::refusal::Refusal;
use serenity::model::application::ComponentInteraction;
use serenity::model::channel::MessageFlags;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: CaseButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let on_own = press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let values = values(press);
    match button {
        CaseButton::Claim { dispute, seen } => {
            let taken = app.claim_dispute(caller, dispute, seen).await?;
            Ok(moved(caller, &taken, card::claimed(language, &taken), on_own))
        }
        CaseButton::Read { dispute, page } => {
            let shown = case::read_dispute(language, &app.read_dispute(caller, dispute).await?, page);
            // The first page is opened from a card, the others turn it.
            Ok(if on_own && page > 0 { Response::Update(shown) } else { Response::Reply(shown) })
        }
        CaseButton::Snapshot(dispute) => {
            let (dispute, text) = app.dispute_snapshot(caller, dispute).await?;
            let name = format!("contract-{}-dispute-{}.json", dispute.contract_number, dispute.number);
            let files = vec![File { name, bytes: text.into_bytes(), about: None }];
            Ok(Response::ReplyWith(case::snapshot(language, &dispute), files))
        }
        CaseButton::Ask(dispute) => {
            let case = app.load_to_judge(caller, dispute).await?;
            Ok(Response::Modal(decide::ask_form(language, &case)))
        }
        CaseButton::AskDecide(dispute) => {
            let case = app.load_to_judge(caller, dispute).await?;
            Ok(Response::Reply(decide::choose_outcome(language, &case)))
        }
        CaseButton::Outcome(dispute) => {
            let outcome = chosen(values, DisputeOutcome::from_code)?;
            let (case, draft) = app.begin_verdict(caller, dispute, outcome).await?;
            form_of(caller, &case, &draft)
        }
        CaseButton::Decide { draft, seen, closes } => {
            let pressed = app.decide_dispute(caller, draft, (seen, closes == 1)).await?;
            Ok(Response::Update(decide::pressed_decide(language, &pressed)))
        }
        CaseButton::List { filter, page } => list_page(app, caller, filter, page).await.map(Response::Update),
        CaseButton::ByStage(age) => {
            let stage = chosen(values, stage_from_code)?;
            list_page(app, caller, ReportFilter { stage, age }, 1).await.map(Response::Update)
        }
        CaseButton::ByAge(stage) => {
            let age = chosen(values, ReportAge::from_code)?;
            list_page(app, caller, ReportFilter { stage, age }, 1).await.map(Response::Update)
        }
        CaseButton::Open => {
            let dispute = chosen(values, |value| value.parse().ok().map(DisputeId))?;
            let case = app.dispute_case(caller, dispute).await?;
            Ok(Response::Reply(card::own_card(language, &case, caller.person)))
        }
        // Forms are submitted, never pressed.
        CaseButton::AskForm(_) | CaseButton::DecideForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// A dispute moved on: on a card that only the moderator sees, its new face; else in words, and the card follows.
pub(super) fn moved(caller: &Caller, case: &DisputeCase, words: Post, on_own: bool) -> Response {
    match on_own {
        true => Response::Update(card::own_card(caller.language, case, caller.person)),
        false => Response::Reply(words),
    }
}

/// The form of a decision, with what was typed in it.
///
/// # Errors
/// A draft of something else.
pub(in crate::discord) fn form_of(
    caller: &Caller,
    case: &DisputeCase,
    draft: &Draft,
) -> Result<Response, HandlerError> {
    match &draft.content {
        DraftContent::Moderation(ModerationDraft::Verdict { outcome, why, amount, .. }) => {
            let typed = (why.as_str(), amount.as_str());
            Ok(Response::Modal(decide::decide_form(caller.language, draft.id, (case, *outcome), typed)))
        }
        _ => Err(Refusal::Draft(DraftRefusal::NoSuchDraft).into()),
    }
}

/// One page of the disputes, from 1.
pub(in crate::discord) async fn list_page(
    app: &App,
    caller: &Caller,
    filter: ReportFilter,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(list::disputes_list(caller.language, &app.list_disputes(caller, filter, page).await?))
}
