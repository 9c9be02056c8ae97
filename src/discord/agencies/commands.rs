//! `/agency`: its definition, the reading of its arguments, and what each of its commands does.

use super::views;
use crate::app::{Addressee, App, Caller, Transferred};
use crate::discord::offers::commands::addressee;
use crate::discord::rooms::sighting::look_for;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::agencies::agency::{NAME_CHARS, Role};
use crate::say;
use crate::words::Language;
use serenity::builder::{AutocompleteChoice, CreateAutocompleteResponse, CreateCommand, CreateCommandOption};
use serenity::http::Http;
use serenity::model::application::{
    CommandInteraction, CommandOptionType, InstallationContext, InteractionContext, ResolvedOption,
    ResolvedValue,
};

/// Its name, by which Discord and this program know it.
pub const NAME: &str = "agency";
/// Longest reason of a moderator, in characters.
const REASON_CHARS: u16 = 500;
/// Longest name that is taken from the option, so that one that is too long is answered in words.
const TYPED_CHARS: u16 = 100;
/// The length of a new name, as Discord's own field shows it.
const MOST_NAME_CHARS: u16 = 50;
const _: () = assert!(NAME_CHARS == MOST_NAME_CHARS as usize);

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    use CommandOptionType::{Boolean, String, SubCommand, User};
    let option = CreateCommandOption::new;
    let which = || {
        option(String, "agency", say!(language, "agency-command-which"))
            .set_autocomplete(true)
            .max_length(TYPED_CHARS)
    };
    let member = || option(User, "member", say!(language, "agency-command-member")).required(true);
    let role = || {
        option(String, "role", say!(language, "agency-command-as"))
            .add_string_choice(say!(language, "agency-role-member"), Role::Member.code())
            .add_string_choice(say!(language, "agency-role-manager"), Role::Manager.code())
    };
    let command = |name: &str, about: std::string::String| CreateCommandOption::new(SubCommand, name, about);
    let agency = CreateCommand::new(NAME)
        .description(say!(language, "agency-command"))
        .add_option(
            command("create", say!(language, "agency-command-create")).add_sub_option(
                option(String, "name", say!(language, "agency-command-name"))
                    .required(true)
                    .min_length(1)
                    .max_length(MOST_NAME_CHARS),
            ),
        )
        .add_option(
            command("invite", say!(language, "agency-command-invite"))
                .add_sub_option(member())
                .add_sub_option(role())
                .add_sub_option(option(Boolean, "exclusive", say!(language, "agency-command-exclusive")))
                .add_sub_option(which()),
        )
        .add_option(
            command("role", say!(language, "agency-command-role"))
                .add_sub_option(member())
                .add_sub_option(role().required(true))
                .add_sub_option(which()),
        )
        .add_option(
            command("remove", say!(language, "agency-command-remove"))
                .add_sub_option(member())
                .add_sub_option(which()),
        )
        .add_option(
            command("transfer", say!(language, "agency-command-transfer"))
                .add_sub_option(member())
                .add_sub_option(which())
                .add_sub_option(
                    option(String, "reason", say!(language, "agency-command-reason"))
                        .max_length(REASON_CHARS),
                ),
        )
        .add_option(command("leave", say!(language, "agency-command-leave")).add_sub_option(which()))
        .add_option(command("view", say!(language, "agency-command-view")).add_sub_option(which()))
        .add_option(
            command("delete", say!(language, "agency-command-delete")).add_sub_option(which().required(true)),
        )
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild]);
    vec![agency]
}

/// The arguments of whichever of the commands.
#[derive(Default)]
struct Args<'a> {
    name: Option<&'a str>,
    member: Option<Addressee>,
    role: Option<Role>,
    exclusive: bool,
    agency: Option<&'a str>,
    reason: Option<&'a str>,
}

impl<'a> Args<'a> {
    fn read(options: &'a [ResolvedOption<'_>]) -> Result<Self, HandlerError> {
        let mut args = Self::default();
        for option in options {
            match (option.name, &option.value) {
                ("name", ResolvedValue::String(name)) => args.name = Some(name),
                ("agency", ResolvedValue::String(name)) => args.agency = Some(name),
                ("reason", ResolvedValue::String(reason)) => args.reason = Some(reason),
                ("exclusive", ResolvedValue::Boolean(exclusive)) => args.exclusive = *exclusive,
                ("member", ResolvedValue::User(user, member)) => {
                    args.member = Some(addressee(user, *member));
                }
                ("role", ResolvedValue::String(code)) => args.role = Some(role(code)?),
                (other, _) => return Err(malformed(&format!("unexpected option {other}"))),
            }
        }
        Ok(args)
    }

    fn member(&self) -> Result<&Addressee, HandlerError> {
        self.member.as_ref().ok_or_else(|| malformed("no member"))
    }
}

fn role(code: &str) -> Result<Role, HandlerError> {
    let given = [Role::Member, Role::Manager].into_iter().find(|role| role.code() == code);
    given.ok_or_else(|| malformed("a role that was not offered"))
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
    let options = command.data.options();
    let [ResolvedOption { name, value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice()
    else {
        return Err(malformed("not exactly one subcommand"));
    };
    let args = Args::read(arguments)?;
    let language = caller.language;
    Ok(Response::Reply(match *name {
        "create" => {
            let typed = args.name.ok_or_else(|| malformed("no name"))?;
            views::created(language, &app.create_agency(caller, typed).await?)
        }
        "invite" => {
            let terms = (args.role.unwrap_or(Role::Member), args.exclusive);
            views::asked(language, &app.invite_to_agency(caller, args.agency, args.member()?, terms).await?)
        }
        "role" => {
            let role = args.role.ok_or_else(|| malformed("no role"))?;
            let whom = args.member()?.person;
            let agency = app.set_agency_role(caller, args.agency, whom, role).await?;
            views::role_set(language, &agency, whom, role)
        }
        "remove" => {
            let whom = args.member()?.person;
            views::removed(language, &app.remove_from_agency(caller, args.agency, whom).await?, whom)
        }
        "transfer" => match transferred(app, http, caller, &args).await? {
            Transferred::Asked(invited) => views::asked(language, &invited),
            Transferred::Done(agency) => views::handed_over(language, &agency),
        },
        "leave" => views::leaving(language, &app.look_to_leave(caller, args.agency).await?),
        "delete" => views::deleted(language, &app.delete_agency(caller, args.agency).await?),
        "view" => match args.agency {
            Some(name) => views::agency(language, &app.view_agency(caller, name).await?, caller.person),
            None => views::own(language, &app.own_agencies(caller).await?, caller.person),
        },
        other => return Err(malformed(&format!("no subcommand {other}"))),
    }))
}

/// Hands an agency over. Whether its owner is still here is asked of Discord: what was seen last may be long ago.
async fn transferred(
    app: &App,
    http: &Http,
    caller: &Caller,
    args: &Args<'_>,
) -> Result<Transferred, HandlerError> {
    let owner = app.owner_of_agency(caller, args.agency).await?;
    if owner != caller.person {
        look_for(app, http, caller, owner).await;
    }
    Ok(app.transfer_agency(caller, args.agency, args.member()?, args.reason).await?)
}

/// Suggests agencies while the name of one is typed, here and where an offer goes to one.
///
/// # Errors
/// A fault of ours, or an option that suggests nothing.
pub async fn suggest(
    app: &App,
    caller: &Caller,
    typing: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let typed = typing.data.autocomplete().filter(|option| option.name == "agency");
    let typed = typed.ok_or_else(|| malformed("an option that suggests nothing"))?;
    let names = app.suggest_agencies(caller, typed.value).await?;
    let choices = names.into_iter().map(|name| AutocompleteChoice::new(name.clone(), name));
    Ok(Response::Choices(CreateAutocompleteResponse::new().set_choices(choices.collect())))
}

/// Something that was never registered so.
fn malformed(what: &str) -> HandlerError {
    HandlerError::Malformed(format!("/agency: {what}"))
}
