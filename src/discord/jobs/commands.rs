//! `/job` and `/jobs`: post, find, view, edit, invite to, report and close one, and list one's own. Owns their definitions, the reading of their arguments, and
//! what is suggested while somebody types.

mod apply;
mod invite;

use super::components::{form, shown};
use super::views::alerts::alert_list;
use super::views::close::ask_close;
use super::views::found::{age_word, found_jobs};
use super::views::list::job_list;
use super::views::report::job_reasons;
use super::views::{length_word, visibility_word};
use crate::app::{Addressee, App, Caller, TypedSearch};
use crate::discord::proposals::components::form as proposal_form;
use crate::discord::ui::response::{HandlerError, Response};
use crate::discord::ui::text::plain_line;
use crate::domain::jobs::draft::JobOptions;
use crate::domain::jobs::job::{JobLength, PLACES, Visibility};
use crate::domain::jobs::search::JobAge;
use crate::domain::offers::attachment::Attachment;
use crate::say;
use crate::words::Language;
use apply::{APPLY, apply, read_apply};
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "job";
/// Lists one's own.
const LIST: &str = "jobs";
/// Posts one.
const POST: &str = "post";
/// Shows one.
const VIEW: &str = "view";
/// Edits one.
const EDIT: &str = "edit";
/// Looks for some.
const FIND: &str = "find";
/// A skill that is looked for.
const SKILL: &str = "skill";
/// What it should pay.
const BUDGET: &str = "budget";
/// How old it may be.
const AGE: &str = "age";
/// Lists the searches that one is told of.
const ALERTS: &str = "alerts";
/// Invites somebody to one.
const INVITE: &str = "invite";
/// One of the caller's agencies, or one that is invited.
const AGENCY: &str = "agency";
/// Reports one.
const REPORT: &str = "report";
/// Closes one.
const CLOSE: &str = "close";
/// The option that names a job.
const NUMBER: &str = "number";
/// How many people are wanted.
const HIRE: &str = "hire";
/// How long it would take.
const LENGTH: &str = "length";
/// Who sees it.
const VISIBLE: &str = "visible";

/// Whether this is the name of one of these commands.
#[must_use]
pub fn owns(name: &str) -> bool {
    matches!(name, NAME | LIST)
}

/// The commands, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    let option = |kind, name: &str, about: String| CreateCommandOption::new(kind, name, about);
    let mut length = option(CommandOptionType::String, LENGTH, say!(language, "command-job-post.length"));
    for choice in JobLength::ALL {
        length = length.add_string_choice(length_word(language, choice), choice.code());
    }
    let mut visible = option(CommandOptionType::String, VISIBLE, say!(language, "command-job-post.visible"));
    for choice in Visibility::ALL {
        visible = visible.add_string_choice(visibility_word(language, choice), choice.code());
    }
    let hire = option(CommandOptionType::Integer, HIRE, say!(language, "command-job-post.hire"));
    let hire = hire.min_int_value(1).max_int_value(u64::from(PLACES));
    let post = option(CommandOptionType::SubCommand, POST, say!(language, "command-job-post"))
        .add_sub_option(hire.clone())
        .add_sub_option(length.clone())
        .add_sub_option(visible);
    let named = |name: &str, about: String, which: String| {
        let number = option(CommandOptionType::String, NUMBER, which);
        option(CommandOptionType::SubCommand, name, about)
            .add_sub_option(number.required(true).set_autocomplete(true))
    };
    let edit = named(EDIT, say!(language, "command-job-edit"), say!(language, "command-job-edit.number"))
        .add_sub_option(hire)
        .add_sub_option(length);
    let invite =
        named(INVITE, say!(language, "command-job-invite"), say!(language, "command-job-invite.number"));
    let invite = invite::whom(language).into_iter().fold(invite, CreateCommandOption::add_sub_option);
    let reported = option(CommandOptionType::String, NUMBER, say!(language, "command-job-report.number"));
    let command = CreateCommand::new(NAME)
        .description(say!(language, "command-job"))
        .add_option(post)
        .add_option(named(
            VIEW,
            say!(language, "command-job-view"),
            say!(language, "command-job-view.number"),
        ))
        .add_option(edit)
        .add_option(invite)
        .add_option(find(language))
        .add_option(option(CommandOptionType::SubCommand, ALERTS, say!(language, "command-job-alerts")))
        .add_option(apply(language))
        .add_option(
            // No job is suggested: those would be the caller's own.
            option(CommandOptionType::SubCommand, REPORT, say!(language, "command-job-report"))
                .add_sub_option(reported.required(true)),
        )
        .add_option(named(
            CLOSE,
            say!(language, "command-job-close"),
            say!(language, "command-job-close.number"),
        ));
    let list = CreateCommand::new(LIST).description(say!(language, "command-jobs"));
    let in_servers = |command: CreateCommand| {
        command.contexts(vec![InteractionContext::Guild]).integration_types(vec![InstallationContext::Guild])
    };
    vec![in_servers(command), in_servers(list)]
}

/// The subcommand that looks for jobs.
fn find(language: Language) -> CreateCommandOption {
    let option = |kind, name: &str, about: String| CreateCommandOption::new(kind, name, about);
    let mut age = option(CommandOptionType::String, AGE, say!(language, "command-job-find.age"));
    for choice in JobAge::ALL {
        age = age.add_string_choice(age_word(language, choice), choice.code());
    }
    let skill = option(CommandOptionType::String, SKILL, say!(language, "command-job-find.skill"));
    let budget = option(CommandOptionType::String, BUDGET, say!(language, "command-job-find.budget"));
    option(CommandOptionType::SubCommand, FIND, say!(language, "command-job-find"))
        .add_sub_option(skill.max_length(100))
        .add_sub_option(budget.max_length(100))
        .add_sub_option(age)
}

/// Answers the command.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    if command.data.name == LIST {
        return Ok(Response::Reply(job_list(caller.language, &app.list_jobs(caller, 1).await?)));
    }
    match read(&command.data)? {
        Asked::Post(options) => form(caller, &app.begin_job(caller, options).await?),
        Asked::View(number) => {
            let found = app.job_named(caller, &number).await?;
            Ok(Response::Reply(shown(app, caller, &found).await?))
        }
        Asked::Find(typed) => {
            Ok(Response::Reply(found_jobs(caller.language, &app.find_jobs(caller, &typed).await?)))
        }
        Asked::Apply(number, agency, files) => {
            let job = app.job_named(caller, &number).await?.job.id;
            let draft = apply::begin(app, caller, job, (agency.as_deref(), &files)).await?;
            proposal_form(caller, &draft)
        }
        Asked::Alerts => {
            Ok(Response::Reply(alert_list(caller.language, &app.list_job_alerts(caller).await?)))
        }
        Asked::Edit(number, options) => {
            let found = app.job_named(caller, &number).await?;
            form(caller, &app.begin_job_edit(caller, found.job.id, options).await?)
        }
        Asked::Invite(number, whom, agency) => {
            let job = app.job_named(caller, &number).await?.job.id;
            invite::invite(app, caller, job, (whom.as_ref(), agency.as_deref())).await
        }
        Asked::Report(number) => {
            let found = app.job_named(caller, &number).await?;
            let job = app.load_to_report(caller, found.job.id).await?;
            Ok(Response::Reply(job_reasons(caller.language, &job)))
        }
        Asked::Close(number) => {
            let found = app.job_named(caller, &number).await?;
            let job = app.load_to_change(caller, found.job.id).await?;
            Ok(Response::Reply(ask_close(caller.language, &job)))
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    /// To post a job.
    Post(JobOptions),
    /// To read the one that is named.
    View(String),
    /// To look for jobs.
    Find(TypedSearch),
    /// To apply for the one that is named, in an agency's name or not, with files.
    Apply(String, Option<String>, Vec<Attachment>),
    /// To list their alerts.
    Alerts,
    /// To edit it.
    Edit(String, JobOptions),
    /// To invite a person or an agency to it.
    Invite(String, Option<Addressee>, Option<String>),
    /// To report it.
    Report(String),
    /// To close it.
    Close(String),
}

fn read(data: &CommandData) -> Result<Asked, HandlerError> {
    let options = data.options();
    let [ResolvedOption { name, value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice()
    else {
        return Err(malformed("not exactly one subcommand"));
    };
    match (*name, arguments.as_slice()) {
        (POST, arguments) => read_options(arguments).map(Asked::Post),
        (VIEW, [ResolvedOption { name: NUMBER, value: ResolvedValue::String(number), .. }]) => {
            Ok(Asked::View((*number).to_owned()))
        }
        (FIND, arguments) => read_search(arguments).map(Asked::Find),
        (APPLY, arguments) => read_apply(arguments),
        (ALERTS, []) => Ok(Asked::Alerts),
        (EDIT, arguments) => {
            let (named, rest): (Vec<_>, Vec<_>) =
                arguments.iter().cloned().partition(|argument| argument.name == NUMBER);
            match named.as_slice() {
                [ResolvedOption { value: ResolvedValue::String(number), .. }] => {
                    Ok(Asked::Edit((*number).to_owned(), read_options(&rest)?))
                }
                _ => Err(malformed("not exactly one job")),
            }
        }
        (INVITE, arguments) => invite::read(arguments),
        (REPORT, [ResolvedOption { name: NUMBER, value: ResolvedValue::String(number), .. }]) => {
            Ok(Asked::Report((*number).to_owned()))
        }
        (CLOSE, [ResolvedOption { name: NUMBER, value: ResolvedValue::String(number), .. }]) => {
            Ok(Asked::Close((*number).to_owned()))
        }
        (other, _) => Err(malformed(&format!("no such {other}"))),
    }
}

fn read_search(arguments: &[ResolvedOption<'_>]) -> Result<TypedSearch, HandlerError> {
    let mut read = TypedSearch::default();
    for argument in arguments {
        let never = || malformed(&format!("unexpected option {}", argument.name));
        match (argument.name, &argument.value) {
            (SKILL, ResolvedValue::String(skill)) => read.skill = Some((*skill).to_owned()),
            (BUDGET, ResolvedValue::String(budget)) => read.budget = Some((*budget).to_owned()),
            (AGE, ResolvedValue::String(code)) => read.age = JobAge::from_code(code).ok_or_else(never)?,
            _ => return Err(never()),
        }
    }
    Ok(read)
}

fn read_options(arguments: &[ResolvedOption<'_>]) -> Result<JobOptions, HandlerError> {
    let mut read = JobOptions::default();
    for argument in arguments {
        let never = || malformed(&format!("unexpected option {}", argument.name));
        match (argument.name, &argument.value) {
            (HIRE, ResolvedValue::Integer(places)) => {
                let places = u32::try_from(*places).ok().filter(|places| (1..=PLACES).contains(places));
                read.places = Some(places.ok_or_else(never)?);
            }
            (LENGTH, ResolvedValue::String(code)) => {
                read.length = Some(JobLength::from_code(code).ok_or_else(never)?);
            }
            (VISIBLE, ResolvedValue::String(code)) => {
                read.visibility = Some(Visibility::from_code(code).ok_or_else(never)?);
            }
            _ => return Err(never()),
        }
    }
    Ok(read)
}

/// What is suggested while somebody types which job, or which agency: their own, and nobody else's.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    if let Some(agencies) = suggest_agencies(app, caller, typing).await? {
        return Ok(agencies);
    }
    let typed = typing.data.autocomplete().filter(|typed| typed.name == NUMBER);
    let typed = typed.ok_or_else(|| malformed("suggestions for nothing"))?;
    let jobs = app.suggest_jobs(caller, typed.value).await?;
    let choices = jobs.iter().map(|job| {
        let line = format!("#{} · {}", job.number, plain_line(&job.terms.title, 90));
        AutocompleteChoice::new(plain_line(&line, 100), job.number.to_string())
    });
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// What is suggested while somebody types which agency: to apply for it, those that they answer for. `None` for another option.
async fn suggest_agencies(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Option<Response>, HandlerError> {
    let Some(typed) = typing.data.autocomplete().filter(|typed| typed.name == AGENCY) else {
        return Ok(None);
    };
    let names = match typing.data.options.first().is_some_and(|asked| asked.name == APPLY) {
        true => app.suggest_own_agencies(caller, typed.value).await?,
        false => app.suggest_agencies(caller, typed.value).await?,
    };
    let choices = names.into_iter().map(|name| AutocompleteChoice::new(name.clone(), name)).collect();
    Ok(Some(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices))))
}

/// Something that was never registered so.
fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/job: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn data(options: &Value) -> CommandData {
        serde_json::from_value(json!({ "id": "1", "name": "job", "type": 1, "options": options }))
            .expect("a command as Discord sends it")
    }

    #[test]
    fn what_is_asked_is_read_and_what_was_never_registered_is_refused_loudly() {
        let sub = |name: &str, options: Value| json!([{ "name": name, "type": 1, "options": options }]);
        let text = |name: &str, value: &str| json!({ "name": name, "type": 3, "value": value });
        let hire = |places: i64| json!({ "name": "hire", "type": 4, "value": places });
        let asked = |options: &Value| read(&data(options)).expect("a good command");
        assert_eq!(asked(&sub("view", json!([text("number", "#7")]))), Asked::View("#7".to_owned()));
        assert_eq!(asked(&sub("report", json!([text("number", "7")]))), Asked::Report("7".to_owned()));
        assert_eq!(asked(&sub("close", json!([text("number", "7")]))), Asked::Close("7".to_owned()));
        assert_eq!(asked(&sub("alerts", json!([]))), Asked::Alerts);
        let apply = json!([text("number", "7")]);
        assert_eq!(asked(&sub("apply", apply)), Asked::Apply("7".to_owned(), None, Vec::new()));
        assert_eq!(asked(&sub("post", json!([]))), Asked::Post(JobOptions::default()));
        let options = JobOptions {
            places: Some(2),
            length: Some(JobLength::Weeks),
            visibility: Some(Visibility::Invited),
        };
        let all = json!([hire(2), text("length", "weeks"), text("visible", "invited")]);
        assert_eq!(asked(&sub("post", all)), Asked::Post(options));
        let search = TypedSearch { skill: Some("Rust".to_owned()), budget: None, age: JobAge::Week };
        let typed = json!([text("skill", "Rust"), text("age", "week")]);
        assert_eq!(asked(&sub("find", typed)), Asked::Find(search));
        let options = JobOptions { visibility: None, ..options };
        let all = json!([text("number", "7"), hire(2), text("length", "weeks")]);
        assert_eq!(asked(&sub("edit", all)), Asked::Edit("7".to_owned(), options));
        for options in [
            json!([]),
            sub("view", json!([])),
            sub("view", json!([text("job", "7")])),
            sub("take", json!([text("number", "7")])),
            sub("apply", json!([])),
            sub("edit", json!([hire(2)])),
            sub("find", json!([text("age", "decade")])),
            sub("post", json!([hire(0)])),
            sub("post", json!([hire(21)])),
            sub("post", json!([text("length", "years")])),
            sub("post", json!([text("visible", "nobody")])),
            sub("invite", json!([text("agency", "Studio")])),
        ] {
            assert!(matches!(read(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
