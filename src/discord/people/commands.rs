//! `/profile`, `/freelancers`, `/block`, `/unblock`, `/blocked` and the menu entry "View profile". Owns their definitions
//! and the reading of their arguments.

use super::components::{blocked_page, edit};
use super::search;
use super::views::{blocks, freelancers, profile};
use crate::app::{Addressee, App, Caller, FreelancerFilter};
use crate::discord::offers::commands::addressee;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::form::read_rate;
use crate::domain::money::Money;
use crate::say;
use crate::words::Language;
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommand, CreateCommandOption};
use serenity::http::Http;
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, CommandType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedTarget, ResolvedValue,
};

/// The name of the entry in a member's context menu. Discord knows commands by their English names.
fn view_profile(language: Language) -> String {
    say!(language, "command-view-profile")
}

/// Most characters of a choice that is suggested (Discord's limit).
const CHOICE_CHARS: usize = 100;

/// Whether a command with this name is one of this feature's.
#[must_use]
pub fn owns(name: &str) -> bool {
    matches!(name, "profile" | "freelancers" | "block" | "unblock" | "blocked")
        || name == view_profile(Language::English)
}

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    use CommandOptionType::{SubCommand, User};
    let option = CreateCommandOption::new;
    let command = |name: &str, about: String| CreateCommand::new(name).description(about);
    let member = |about: String| option(User, "member", about);
    let view = option(SubCommand, "view", say!(language, "command-profile-view"))
        .add_sub_option(member(say!(language, "command-profile-view.member")));
    let commands = vec![
        command("profile", say!(language, "command-profile")).add_option(view).add_option(option(
            SubCommand,
            "edit",
            say!(language, "command-profile-edit"),
        )),
        command("freelancers", say!(language, "command-freelancers")).add_option(find_option(language)),
        command("block", say!(language, "command-block"))
            .add_option(member(say!(language, "command-block.member")).required(true)),
        command("unblock", say!(language, "command-unblock"))
            .add_option(member(say!(language, "command-unblock.member")).required(true)),
        command("blocked", say!(language, "command-blocked")),
        CreateCommand::new(view_profile(language)).kind(CommandType::User),
    ];
    let in_servers = |command: CreateCommand| {
        command.contexts(vec![InteractionContext::Guild]).integration_types(vec![InstallationContext::Guild])
    };
    commands.into_iter().map(in_servers).collect()
}

fn find_option(language: Language) -> CreateCommandOption {
    use CommandOptionType::{String, SubCommand};
    let option = CreateCommandOption::new;
    option(SubCommand, "find", say!(language, "command-freelancers-find"))
        .add_sub_option(
            option(String, "skill", say!(language, "command-freelancers-find.skill"))
                .required(true)
                .max_length(100)
                .set_autocomplete(true),
        )
        .add_sub_option(
            option(String, "availability", say!(language, "command-freelancers-find.availability"))
                .add_string_choice(say!(language, "command-freelancers-find.open"), "open")
                .add_string_choice(say!(language, "command-freelancers-find.all"), "all"),
        )
        .add_sub_option(
            option(String, "max_rate", say!(language, "command-freelancers-find.max-rate")).max_length(100),
        )
}

/// Answers one of these commands.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(
    app: &App,
    http: &Http,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let data = &command.data;
    let language = caller.language;
    match data.name.as_str() {
        "profile" => match (subcommand(data)?, member_of(data)) {
            ("edit", _) => edit(app, caller).await,
            ("view", Some(member)) => show(app, caller, &member).await,
            ("view", None) => {
                let shown = app.view_profile(caller, caller.person).await?;
                Ok(Response::Reply(profile::profile(language, &shown)))
            }
            (other, _) => Err(malformed(&format!("no subcommand {other}"))),
        },
        name if name == view_profile(Language::English) => match data.target() {
            Some(ResolvedTarget::User(user, member)) => show(app, caller, &addressee(user, member)).await,
            _ => Err(malformed("no member to view")),
        },
        "freelancers" => find(app, http, caller, FindArgs::read(data)?).await,
        "block" => {
            let done = app.block(caller, &needed_member(data)?).await?;
            Ok(Response::Reply(blocks::blocked(language, done)))
        }
        "unblock" => {
            let member = needed_member(data)?.person;
            let was_blocked = app.unblock(caller, member).await?;
            Ok(Response::Reply(blocks::unblocked(language, member, was_blocked)))
        }
        "blocked" => blocked_page(app, caller, 1).await.map(Response::Reply),
        other => Err(malformed(&format!("no command /{other}"))),
    }
}

/// Suggests skills while one is typed.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let typed = command.data.autocomplete().filter(|option| option.name == "skill");
    let typed = typed.ok_or_else(|| malformed("an option that suggests nothing"))?;
    let skills = app.suggest_skills(caller, typed.value).await?;
    let choices = skills.iter().map(|skill| {
        let name = freelancers::skill_count(caller.language, skill, CHOICE_CHARS);
        AutocompleteChoice::new(name, skill.label.clone())
    });
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

async fn show(app: &App, caller: &Caller, member: &Addressee) -> Result<Response, HandlerError> {
    let shown = app.view_member(caller, member).await?;
    Ok(Response::Reply(profile::profile(caller.language, &shown)))
}

async fn find(app: &App, http: &Http, caller: &Caller, args: FindArgs<'_>) -> Result<Response, HandlerError> {
    let currency = app.rules_of(caller.guild).await?.default_currency;
    let most: Option<Money> = match read_rate(args.max_rate, currency) {
        Ok(most) => most,
        Err(problem) => {
            return Ok(Response::Reply(freelancers::bad_rate(caller.language, &problem, args.skill)));
        }
    };
    let wish = |skill| FreelancerFilter { skill, open_only: args.open_only, most };
    let found = search::find(app, http, caller, args.skill, wish).await?;
    Ok(Response::Reply(freelancers::answer(caller.language, &found, args.skill, caller.person)))
}

fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("people: {what}"))
}

/// The one subcommand that was called.
fn subcommand(data: &CommandData) -> Result<&str, HandlerError> {
    match data.options.as_slice() {
        [only] => Ok(&only.name),
        _ => Err(malformed("not one subcommand")),
    }
}

/// The member whom a command or its subcommand names.
fn member_of(data: &CommandData) -> Option<Addressee> {
    let options = data.options();
    let arguments = match options.as_slice() {
        [ResolvedOption { value: ResolvedValue::SubCommand(arguments), .. }] => arguments,
        other => other,
    };
    arguments.iter().find_map(|argument| match (argument.name, &argument.value) {
        ("member", ResolvedValue::User(user, member)) => Some(addressee(user, *member)),
        _ => None,
    })
}

fn needed_member(data: &CommandData) -> Result<Addressee, HandlerError> {
    member_of(data).ok_or_else(|| malformed("no option member"))
}

/// The arguments of `/freelancers find`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FindArgs<'a> {
    skill: &'a str,
    open_only: bool,
    max_rate: &'a str,
}

impl<'a> FindArgs<'a> {
    fn read(data: &'a CommandData) -> Result<Self, HandlerError> {
        let options = data.options();
        let [ResolvedOption { name: "find", value: ResolvedValue::SubCommand(arguments), .. }] =
            options.as_slice()
        else {
            return Err(malformed("no subcommand find"));
        };
        let mut read = Self { skill: "", open_only: false, max_rate: "" };
        for argument in arguments {
            match (argument.name, &argument.value) {
                ("skill", ResolvedValue::String(skill)) => read.skill = skill,
                ("availability", ResolvedValue::String(choice)) => read.open_only = *choice == "open",
                ("max_rate", ResolvedValue::String(rate)) => read.max_rate = rate,
                (name, _) => return Err(malformed(&format!("unexpected option {name}"))),
            }
        }
        Ok(read)
    }
}
