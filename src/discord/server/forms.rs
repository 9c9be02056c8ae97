//! The forms of `/parley settings` and of the guide. What is right in a form is saved; what is not is named, with what was typed.

use super::buttons::ServerButton;
use super::setup_buttons::{SetupButton, Step};
use super::views::score::{input as score_input, saved_score};
use super::views::setup::step_view;
use super::views::{input, saved};
use crate::app::{App, Caller};
use crate::discord::ui::inputs::{Inputs, opened_on_own};
use crate::discord::ui::post::Post;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::wording::refusals::unknown_action;
use crate::domain::server::ServerRules;
use crate::domain::server::score_setting::{ScoreProblem, ScoreSetting};
use crate::domain::server::setting::{LimitName, Setting, SettingProblem};
use serenity::model::application::ModalInteraction;

/// What the inputs of a form say, one by one.
type Read = Vec<Result<Setting, SettingProblem>>;

/// What became of a form.
struct Outcome {
    rules: ServerRules,
    changes: Vec<Setting>,
    problems: Vec<SettingProblem>,
}

impl Outcome {
    /// The message of `/parley score` after it.
    fn score(&self, caller: &Caller) -> Post {
        saved_score(caller.language, &self.rules, &self.changes, &self.problems)
    }
}

/// Answers `submit` of `form`, of the settings.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle(
    app: &App,
    caller: &Caller,
    form: ServerButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    let inputs = Inputs::read(&submit.data.components);
    let read = match form {
        ServerButton::OffersForm => read_defaults(&inputs)?,
        ServerButton::LimitsForm => {
            let limit = |limit: LimitName| Ok(Setting::read_limit(limit, inputs.get(limit.code())?));
            LimitName::ALL.into_iter().map(limit).collect::<Result<_, HandlerError>>()?
        }
        ServerButton::ScoreForm => {
            let outcome = save(app, caller, read_score(&inputs)?).await?;
            return Ok(placed(submit, outcome.score(caller)));
        }
        ServerButton::RatesForm => {
            let own = app.open_settings(caller).await?.default_currency;
            let read = ScoreSetting::read_rates(inputs.get(score_input::RATES)?, own);
            let outcome = save(app, caller, vec![of_score(read)]).await?;
            return Ok(placed(submit, outcome.score(caller)));
        }
        // Buttons and lists are pressed, never submitted.
        _ => return Ok(Response::Reply(unknown_action(caller.language))),
    };
    let Outcome { rules, changes, problems } = save(app, caller, read).await?;
    Ok(placed(submit, saved(caller.language, &rules, &changes, &problems)))
}

/// Answers `submit` of `form`, of the guide.
///
/// # Errors
/// A refusal, a fault of ours, or a submit without an input that the form has.
pub async fn handle_guide(
    app: &App,
    caller: &Caller,
    form: SetupButton,
    submit: &ModalInteraction,
) -> Result<Response, HandlerError> {
    if form != SetupButton::DefaultsForm {
        return Ok(Response::Reply(unknown_action(caller.language)));
    }
    let read = read_defaults(&Inputs::read(&submit.data.components))?;
    let Outcome { rules, changes, problems } = save(app, caller, read).await?;
    Ok(placed(submit, step_view(caller.language, Step::Defaults, &rules, &changes, &problems)))
}

fn read_defaults(inputs: &Inputs<'_>) -> Result<Read, HandlerError> {
    let mut read = vec![
        Setting::read_currency(inputs.get(input::CURRENCY)?),
        Setting::read_expiry(inputs.get(input::EXPIRY)?),
    ];
    // Forms that were opened before there was this input are still submitted.
    if inputs.has(input::APPROVAL) {
        read.push(Setting::read_approval(inputs.get(input::APPROVAL)?));
    }
    if inputs.has(input::TIME_ZONE) {
        read.push(Setting::read_time_zone(inputs.get(input::TIME_ZONE)?));
    }
    Ok(read)
}

fn read_score(inputs: &Inputs<'_>) -> Result<Read, HandlerError> {
    let (contracts, clients) = (inputs.get(score_input::CONTRACTS)?, inputs.get(score_input::CLIENTS)?);
    let (excellent, good) = (inputs.get(score_input::EXCELLENT)?, inputs.get(score_input::GOOD)?);
    Ok(vec![
        of_score(ScoreSetting::read_minimum(contracts, clients)),
        of_score(ScoreSetting::read_windows(inputs.get(score_input::WINDOWS)?)),
        of_score(ScoreSetting::read_bands(excellent, good)),
    ])
}

fn of_score(read: Result<ScoreSetting, ScoreProblem>) -> Result<Setting, SettingProblem> {
    read.map(Setting::Score).map_err(SettingProblem::Score)
}

async fn save(app: &App, caller: &Caller, read: Read) -> Result<Outcome, HandlerError> {
    let mut problems: Vec<SettingProblem> = Vec::new();
    let mut changes: Vec<Setting> = Vec::new();
    let before = app.open_settings(caller).await?;
    for outcome in read {
        match outcome {
            // What was left as it was is no change, and would undo another admin's.
            Ok(setting) if setting.present(&before) == setting => {}
            Ok(setting) => changes.push(setting),
            Err(problem) => problems.push(problem),
        }
    }
    let rules = if changes.is_empty() { before } else { app.change_settings(caller, &changes).await? };
    Ok(Outcome { rules, changes, problems })
}

/// Where the form was opened from a message that only the person sees, the answer replaces that.
fn placed(submit: &ModalInteraction, post: Post) -> Response {
    if opened_on_own(submit) { Response::Update(post) } else { Response::Reply(post) }
}
