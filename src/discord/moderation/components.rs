//! Presses of moderators' buttons and choices from their lists. Owns what each asks of `app` and shows.

use super::buttons::ModerationButton;
use super::views::{audit, card, case, forms, list, suspensions};
use crate::app::{App, Caller, ReportCase};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::ids::{ReportId, SanctionId};
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_from_code};
use serenity::model::application::ComponentInteraction;
use serenity::model::channel::MessageFlags;

/// Answers a press of `button`, which `press` carries.
///
/// # Errors
/// A refusal, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    button: ModerationButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let language = caller.language;
    let on_own = press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
    let values = values(press);
    match button {
        ModerationButton::Claim { report, seen } => {
            let taken = app.claim_report(caller, report, seen).await?;
            Ok(moved(caller, &taken, card::claimed(language, &taken), on_own))
        }
        ModerationButton::Decide { report, outcome } => {
            let begun = app.begin_decision(caller, report, outcome).await?;
            Ok(Response::Modal(forms::decide_form(language, &begun, outcome)))
        }
        ModerationButton::Read { report, page } => {
            let shown = case::read_report(language, &app.read_report(caller, report).await?, page);
            // The first page is opened from a card, the others turn it.
            Ok(if on_own && page > 0 { Response::Update(shown) } else { Response::Reply(shown) })
        }
        ModerationButton::List { filter, page } => {
            list_page(app, caller, filter, page).await.map(Response::Update)
        }
        ModerationButton::ByStage(age) => {
            let stage = chosen(values, stage_from_code)?;
            list_page(app, caller, ReportFilter { stage, age }, 1).await.map(Response::Update)
        }
        ModerationButton::ByAge(stage) => {
            let age = chosen(values, ReportAge::from_code)?;
            list_page(app, caller, ReportFilter { stage, age }, 1).await.map(Response::Update)
        }
        ModerationButton::Open => {
            let report = chosen(values, |value| value.parse().ok().map(ReportId))?;
            let case = app.report_case(caller, report).await?;
            Ok(Response::Reply(card::own_card(language, &case, caller.person)))
        }
        ModerationButton::Suspensions { page } => {
            let found = app.list_suspensions(caller, page).await?;
            Ok(Response::Update(suspensions::suspensions_list(language, &found)))
        }
        ModerationButton::Suspension => {
            let id = chosen(values, |value| value.parse().ok().map(SanctionId))?;
            Ok(Response::Reply(suspensions::suspension(language, &app.suspension_case(caller, id).await?)))
        }
        ModerationButton::EndEarly(id) => {
            let case = app.suspension_case(caller, id).await?;
            Ok(Response::Modal(suspensions::end_form(language, &case.suspension)))
        }
        ModerationButton::AskShow(report) => {
            let report = app.load_to_show_feedback(caller, report).await?;
            Ok(Response::Modal(forms::show_form(language, &report)))
        }
        ModerationButton::Audit { filter, page } => {
            audit_page(app, caller, filter, page).await.map(Response::Update)
        }
        ModerationButton::AuditActs { by } => {
            let act = chosen(values, |code| match code {
                audit::EVERY => Some(None),
                code => AuditedAct::from_code(code).map(Some),
            })?;
            audit_page(app, caller, AuditFilter { act, by }, 1).await.map(Response::Update)
        }
        // Forms are submitted, never pressed.
        ModerationButton::DecideForm { .. }
        | ModerationButton::EndEarlyForm(_)
        | ModerationButton::ShowForm(_) => Ok(Response::Reply(unknown_action(language))),
    }
}

/// A report moved on: on a card that only the moderator sees, its new face; else in words, and the card follows.
pub(super) fn moved(caller: &Caller, case: &ReportCase, words: Post, on_own: bool) -> Response {
    match on_own {
        true => Response::Update(card::own_card(caller.language, case, caller.person)),
        false => Response::Reply(words),
    }
}

/// One page of the audit, from 1.
pub(in crate::discord) async fn audit_page(
    app: &App,
    caller: &Caller,
    filter: AuditFilter,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(audit::audit(caller.language, &app.read_audit(caller, filter, page).await?))
}

/// One page of the reports, from 1.
pub(in crate::discord) async fn list_page(
    app: &App,
    caller: &Caller,
    filter: ReportFilter,
    page: u32,
) -> Result<Post, HandlerError> {
    Ok(list::reports_list(caller.language, &app.list_reports(caller, filter, page).await?))
}
