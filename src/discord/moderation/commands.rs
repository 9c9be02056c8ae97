//! The moderators' commands below `/parley`. Owns their definitions and the reading of their arguments; that they stand below
//! that command is `server`'s.

use super::components::{audit_page, list_page};
use super::disputes;
use super::views::audit::act_word;
use super::views::card::stage_word;
use super::views::list::{age_word, stage_choice};
use super::views::suspensions::suspensions_list;
use crate::app::{App, Caller};
use crate::discord::feedback::components::{notes_page, same_page};
use crate::discord::feedback::views::same::same_saved;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::moderation::report::StageName;
use crate::domain::moderation::report::WHY_CHARS;
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_code, stage_from_code};
use crate::domain::refusal::Refusal;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommandOption;
use serenity::model::application::{CommandInteraction, CommandOptionType, ResolvedOption, ResolvedValue};

/// Whether a subcommand with this name is one of this feature's.
#[must_use]
pub fn owns(name: &str) -> bool {
    matches!(name, "reports" | "suspensions" | "audit" | "disputes" | "notes" | "same")
}

/// The subcommands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommandOption> {
    let option = |name: &str, about: String| CreateCommandOption::new(CommandOptionType::String, name, about);
    let filters = |state: String, age: String| {
        let mut state = option("state", state);
        for stage in StageName::ALL {
            state = state.add_string_choice(stage_word(language, stage), stage.code());
        }
        state = state.add_string_choice(stage_choice(language, None), stage_code(None));
        let mut age = option("age", age);
        for choice in ReportAge::ALL {
            age = age.add_string_choice(age_word(language, choice), choice.code());
        }
        (state, age)
    };
    let (state, age) =
        filters(say!(language, "command-parley-reports.state"), say!(language, "command-parley-reports.age"));
    let (dispute_state, dispute_age) = filters(
        say!(language, "command-parley-reports.state"),
        say!(language, "command-parley-disputes.age"),
    );
    let mut act = option("action", say!(language, "command-parley-audit.action"));
    for choice in AuditedAct::ALL {
        act = act.add_string_choice(act_word(language, choice), choice.code());
    }
    let about = say!(language, "command-parley-audit.moderator");
    let moderator = CreateCommandOption::new(CommandOptionType::User, "moderator", about);
    let below =
        |name: &str, about: String| CreateCommandOption::new(CommandOptionType::SubCommand, name, about);
    vec![
        below("reports", say!(language, "command-parley-reports")).add_sub_option(state).add_sub_option(age),
        below("suspensions", say!(language, "command-parley-suspensions")),
        below("audit", say!(language, "command-parley-audit")).add_sub_option(act).add_sub_option(moderator),
        below("disputes", say!(language, "command-parley-disputes"))
            .add_sub_option(dispute_state)
            .add_sub_option(dispute_age),
        below("notes", say!(language, "command-parley-notes")),
        same(language),
    ]
}

/// The subcommand for accounts that are the same person's.
fn same(language: Language) -> CreateCommandOption {
    let option = |kind, name: &str, about: String| CreateCommandOption::new(kind, name, about);
    let why = option(CommandOptionType::String, "reason", say!(language, "command-parley-same.reason"));
    let undo = option(CommandOptionType::Boolean, "undo", say!(language, "command-parley-same.undo"));
    option(CommandOptionType::SubCommand, "same", say!(language, "command-parley-same"))
        .add_sub_option(option(
            CommandOptionType::User,
            "member",
            say!(language, "command-parley-same.member"),
        ))
        .add_sub_option(option(CommandOptionType::User, "other", say!(language, "command-parley-same.other")))
        .add_sub_option(why.max_length(u16::try_from(WHY_CHARS).unwrap_or(u16::MAX)))
        .add_sub_option(undo)
}

/// Marks two accounts, or takes that back; lists those that are marked where nothing is named.
async fn mark_same(
    app: &App,
    caller: &Caller,
    arguments: &[ResolvedOption<'_>],
) -> Result<Response, HandlerError> {
    if arguments.is_empty() {
        return same_page(app, caller, 1).await.map(Response::Reply);
    }
    let (mut one, mut other, mut why, mut undo) = (None, None, "", false);
    for argument in arguments {
        match (argument.name, &argument.value) {
            ("member", ResolvedValue::User(user, _)) => one = Some(user.id.into()),
            ("other", ResolvedValue::User(user, _)) => other = Some(user.id.into()),
            ("reason", ResolvedValue::String(typed)) => why = typed,
            ("undo", ResolvedValue::Boolean(wanted)) => undo = *wanted,
            _ => return Err(malformed("an option that was never offered")),
        }
    }
    let both = one.zip(other).ok_or(Refusal::from(FeedbackRefusal::AccountMissing))?;
    let pair = app.mark_same(caller, both, why, !undo).await?;
    Ok(Response::Reply(same_saved(caller.language, pair, !undo)))
}

/// Answers one of these subcommands.
///
/// # Errors
/// A refusal, a fault of ours, or a subcommand that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let options = command.data.options();
    match options.as_slice() {
        [ResolvedOption { name: "reports", value: ResolvedValue::SubCommand(arguments), .. }] => {
            list_page(app, caller, filter_of(arguments)?, 1).await.map(Response::Reply)
        }
        [ResolvedOption { name: "suspensions", .. }] => {
            let found = app.list_suspensions(caller, 1).await?;
            Ok(Response::Reply(suspensions_list(caller.language, &found)))
        }
        [ResolvedOption { name: "audit", value: ResolvedValue::SubCommand(arguments), .. }] => {
            audit_page(app, caller, audit_filter_of(arguments)?, 1).await.map(Response::Reply)
        }
        [ResolvedOption { name: "disputes", value: ResolvedValue::SubCommand(arguments), .. }] => {
            let filter = filter_of(arguments)?;
            disputes::components::list_page(app, caller, filter, 1).await.map(Response::Reply)
        }
        [ResolvedOption { name: "same", value: ResolvedValue::SubCommand(arguments), .. }] => {
            mark_same(app, caller, arguments).await
        }
        [ResolvedOption { name: "notes", .. }] => notes_page(app, caller, 1).await.map(Response::Reply),
        _ => Err(malformed("no such subcommand")),
    }
}

/// What the options choose.
fn filter_of(arguments: &[ResolvedOption<'_>]) -> Result<ReportFilter, HandlerError> {
    let mut filter = ReportFilter::default();
    for argument in arguments {
        match (argument.name, &argument.value) {
            ("state", ResolvedValue::String(code)) => {
                filter.stage = stage_from_code(code).ok_or_else(|| malformed("no such state"))?;
            }
            ("age", ResolvedValue::String(code)) => {
                filter.age = ReportAge::from_code(code).ok_or_else(|| malformed("no such age"))?;
            }
            _ => return Err(malformed("an option that was never offered")),
        }
    }
    Ok(filter)
}

/// What the options of the audit choose.
fn audit_filter_of(arguments: &[ResolvedOption<'_>]) -> Result<AuditFilter, HandlerError> {
    let mut filter = AuditFilter::default();
    for argument in arguments {
        match (argument.name, &argument.value) {
            ("action", ResolvedValue::String(code)) => {
                let act = AuditedAct::from_code(code).ok_or_else(|| malformed("no such action"))?;
                filter.act = Some(act);
            }
            ("moderator", ResolvedValue::User(user, _)) => {
                filter.by = Some(user.id.into());
            }
            _ => return Err(malformed("an option that was never offered")),
        }
    }
    Ok(filter)
}

fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/parley: {what}"))
}
