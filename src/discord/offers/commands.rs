//! `/offer send` and `/offers`. Owns their definitions and the reading of their arguments.

use super::components::form_of;
use super::list;
use super::views::list::direction_word;
use super::views::palette::state_word;
use crate::app::{Addressee, App, Caller};
use crate::discord::answer::{Answer, NoAnswer};
use crate::discord::inbound::moment_of;
use crate::domain::draft::OfferOptions;
use crate::domain::filter::Direction;
use crate::domain::ids::PersonId;
use crate::domain::offer::StateName;
use crate::domain::terms::MESSAGE_CHARS;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};
use serenity::model::guild::PartialMember;
use serenity::model::user::User;

/// Fewest and most days until an offer expires.
const EXPIRY_DAYS: std::ops::RangeInclusive<u32> = 1..=30;

/// The commands of this feature, with the texts of one language.
#[must_use]
pub fn definitions(language: Language) -> Vec<CreateCommand> {
    use CommandOptionType::{Integer, String, SubCommand, User};
    let option = CreateCommandOption::new;
    let send = option(SubCommand, "send", say!(language, "command-offer-send"))
        .add_sub_option(option(User, "to", say!(language, "command-offer-send.to")).required(true))
        .add_sub_option(
            option(String, "note", say!(language, "command-offer-send.note")).max_length(NOTE_CHARS),
        )
        .add_sub_option(
            option(Integer, "expires", say!(language, "command-offer-send.expires"))
                .min_int_value(u64::from(*EXPIRY_DAYS.start()))
                .max_int_value(u64::from(*EXPIRY_DAYS.end())),
        );
    [
        CreateCommand::new("offer").description(say!(language, "command-offer")).add_option(send),
        offers_definition(language),
    ]
    .into_iter()
    .map(|command| {
        command.contexts(vec![InteractionContext::Guild]).integration_types(vec![InstallationContext::Guild])
    })
    .collect()
}

fn offers_definition(language: Language) -> CreateCommand {
    let option = |name: &str, about: String| CreateCommandOption::new(CommandOptionType::String, name, about);
    let mut state = option("state", say!(language, "command-offers.state"));
    for choice in StateName::ALL {
        state = state.add_string_choice(state_word(language, choice, false), choice.code());
    }
    let mut direction = option("direction", say!(language, "command-offers.direction"));
    for choice in Direction::ALL {
        direction = direction.add_string_choice(direction_word(language, choice), choice.code());
    }
    CreateCommand::new("offers")
        .description(say!(language, "command-offers"))
        .add_option(state)
        .add_option(direction)
}

/// Longest note, in characters.
const NOTE_CHARS: u16 = 500;
const _: () = assert!(NOTE_CHARS as usize == MESSAGE_CHARS);

/// Answers one of these commands.
///
/// # Errors
/// A refusal, a fault of ours, or a command that was never registered.
pub async fn handle(app: &App, caller: &Caller, command: &CommandInteraction) -> Result<Answer, NoAnswer> {
    let data = &command.data;
    match data.name.as_str() {
        "offer" => send(app, caller, SendArgs::read(data)?).await,
        "offers" => list::command(app, caller, data).await,
        other => Err(NoAnswer::Malformed(format!("no command /{other}"))),
    }
}

async fn send(app: &App, caller: &Caller, args: SendArgs) -> Result<Answer, NoAnswer> {
    let draft = app.begin_offer(caller, &args.to, args.options).await?;
    form_of(app, caller, &draft).await
}

/// The arguments of `/offer send`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SendArgs {
    to: Addressee,
    options: OfferOptions,
}

impl SendArgs {
    fn read(data: &CommandData) -> Result<Self, NoAnswer> {
        let malformed = |what: &str| NoAnswer::Malformed(format!("/offer: {what}"));
        let options = data.options();
        let [ResolvedOption { name: "send", value: ResolvedValue::SubCommand(arguments), .. }] =
            options.as_slice()
        else {
            return Err(malformed("no subcommand send"));
        };
        let (mut to, mut options) = (None, OfferOptions::default());
        for argument in arguments {
            match (argument.name, &argument.value) {
                ("to", ResolvedValue::User(user, member)) => to = Some(addressee(user, *member)),
                ("note", ResolvedValue::String(note)) => {
                    options.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
                }
                ("expires", ResolvedValue::Integer(days)) => options.expires_days = Some(expiry(*days)?),
                (name, _) => return Err(malformed(&format!("unexpected option {name}"))),
            }
        }
        if options.note.as_ref().is_some_and(|note| note.chars().count() > MESSAGE_CHARS) {
            return Err(malformed("the note is longer than the option allows"));
        }
        Ok(Self { to: to.ok_or_else(|| malformed("no option to"))?, options })
    }
}

/// Discord keeps to the range that was registered; anything else did not come from it.
fn expiry(days: i64) -> Result<u32, NoAnswer> {
    let days = u32::try_from(days).ok().filter(|days| EXPIRY_DAYS.contains(days));
    days.ok_or_else(|| NoAnswer::Malformed("/offer: expires is out of its range".to_owned()))
}

/// A member whom a command names.
pub(in crate::discord) fn addressee(user: &User, member: Option<&PartialMember>) -> Addressee {
    let nick = member.and_then(|member| member.nick.as_deref());
    Addressee {
        person: PersonId(i64::try_from(user.id.get()).unwrap_or(i64::MAX)),
        name: nick.unwrap_or_else(|| user.display_name()).to_owned(),
        avatar_url: Some(user.face()),
        joined: member.and_then(|member| member.joined_at).map(moment_of),
        is_bot: user.bot,
        is_member: member.is_some(),
    }
}

#[cfg(test)]
mod tests {
    //! What Discord sends for these commands, and what it never should.

    use super::*;
    use crate::domain::time::UnixMs;
    use serde_json::{Value, json};

    fn data(options: &Value) -> CommandData {
        let ben = json!({ "id": "200", "username": "ben", "global_name": "Ben", "discriminator": "0", "avatar": null });
        let member = json!({ "roles": [], "nick": "Ben the Designer", "joined_at": "2026-01-01T00:00:00Z", "deaf": false,
                             "mute": false, "pending": false, "permissions": "0" });
        serde_json::from_value(json!({
            "id": "1", "name": "offer", "type": 1,
            "options": [{ "name": "send", "type": 1, "options": options }],
            "resolved": { "users": { "200": ben }, "members": { "200": member } },
        }))
        .expect("a command as Discord sends it")
    }

    #[test]
    fn arguments_are_read() {
        let args = SendArgs::read(&data(&json!([
            { "name": "to", "type": 6, "value": "200" },
            { "name": "note", "type": 3, "value": "  Hello  " },
            { "name": "expires", "type": 4, "value": 14 },
        ])))
        .expect("good arguments");
        assert_eq!(args.options, OfferOptions { note: Some("Hello".to_owned()), expires_days: Some(14) });
        assert_eq!((args.to.person, args.to.name.as_str()), (PersonId(200), "Ben the Designer"));
        assert!(args.to.is_member && !args.to.is_bot);
        assert_eq!(args.to.joined, Some(UnixMs(1_767_225_600_000)));
        assert!(args.to.avatar_url.is_some_and(|url| url.starts_with("https://cdn.discordapp.com/")));
    }

    #[test]
    fn what_was_never_registered_is_refused_loudly() {
        let to = json!({ "name": "to", "type": 6, "value": "200" });
        for options in [
            json!([]),
            json!([{ "name": "to", "type": 3, "value": "ben" }]),
            json!([to, { "name": "expires", "type": 4, "value": 0 }]),
            json!([to, { "name": "expires", "type": 4, "value": 31 }]),
            json!([to, { "name": "note", "type": 3, "value": "x".repeat(501) }]),
            json!([to, { "name": "rate", "type": 4, "value": 5 }]),
        ] {
            assert!(matches!(SendArgs::read(&data(&options)), Err(NoAnswer::Malformed(_))), "{options}");
        }
    }

    #[test]
    fn commands_exist_in_servers_only() {
        for command in definitions(Language::English) {
            let command = serde_json::to_value(command).expect("builders serialize");
            assert_eq!(command["contexts"], json!([0]), "{command}");
            assert_eq!(command["integration_types"], json!([0]), "{command}");
        }
    }
}
