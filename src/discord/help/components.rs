//! Presses below help. Owns what each step opens: the same that its command shows, as a new message.

use super::buttons::{HelpButton, Step};
use super::views::pages::{answers, overview, topic_page};
use crate::app::{App, Caller};
use crate::discord::ui::choices::{chosen, values};
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::{
    agencies, contracts, feedback, moderation, notifications, offers, people, privacy, safety, server,
};
use crate::domain::contracts::filter::ContractFilter;
use crate::domain::help::topic::HelpTopic;
use crate::domain::moderation::audit::AuditFilter;
use crate::domain::moderation::report::filter::ReportFilter;
use crate::domain::offers::filter::OfferFilter;
use serenity::http::Http;
use serenity::model::application::ComponentInteraction;

/// Answers a press or a choice.
///
/// # Errors
/// A refusal of what a step opens, a fault of ours, or a choice that was never offered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    button: HelpButton,
    press: &ComponentInteraction,
) -> Result<Response, HandlerError> {
    let topic = match button {
        HelpButton::All => {
            let (rules, audiences) = app.open_help(caller).await?;
            return Ok(Response::Update(overview(caller.language, &rules, audiences, "")));
        }
        HelpButton::Open(step) => return open(app, http, caller, step).await,
        HelpButton::Helpful { topic, is_helpful } => {
            let record = app.answer_help(caller, topic, is_helpful).await?;
            return Ok(Response::Update(topic_page(caller, &record, topic)));
        }
        HelpButton::Answers => {
            return Ok(Response::Reply(answers(caller.language, &app.count_help(caller).await?)));
        }
        HelpButton::Choose(_) => chosen(values(press), HelpTopic::from_code)?,
        HelpButton::Topic(topic) => topic,
    };
    Ok(Response::Update(topic_page(caller, &app.read_help(caller, topic).await?, topic)))
}

/// What a step opens.
async fn open(app: &App, http: &Http, caller: &Caller, step: Step) -> Result<Response, HandlerError> {
    let language = caller.language;
    let reports = ReportFilter::default();
    Ok(Response::Reply(match step {
        Step::Offers => offers::list::list_page(app, caller, OfferFilter::default(), 1).await?,
        Step::Contracts => contracts::list::list_page(app, caller, ContractFilter::default(), 1).await?,
        Step::Profile => {
            people::views::profile::profile(language, &app.view_profile(caller, caller.person).await?)
        }
        Step::Notifications => notifications::commands::page(app, caller).await?,
        Step::Blocked => people::components::blocked_page(app, caller, 1).await?,
        Step::Agencies => agencies::views::own(language, &app.own_agencies(caller).await?, caller.person),
        Step::Safety => safety::views::advice(language),
        Step::Export => return privacy::commands::export(app, caller).await,
        Step::Delete => privacy::views::what_goes(language),
        Step::Reports => moderation::components::list_page(app, caller, reports, 1).await?,
        Step::Disputes => moderation::disputes::components::list_page(app, caller, reports, 1).await?,
        Step::Suspensions => moderation::views::suspensions::suspensions_list(
            language,
            &app.list_suspensions(caller, 1).await?,
        ),
        Step::Audit => moderation::components::audit_page(app, caller, AuditFilter::default(), 1).await?,
        Step::Notes => feedback::components::notes_page(app, caller, 1).await?,
        Step::Check => server::check::check(app, http, caller).await?,
        Step::Setup => {
            server::setup::show(app, http, caller, server::setup_buttons::Step::Moderators).await?
        }
        Step::Settings => server::views::settings(language, &app.open_settings(caller).await?),
        Step::ScoreSettings => {
            server::views::score::score_settings(language, &app.open_settings(caller).await?)
        }
    }))
}
