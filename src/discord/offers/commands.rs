//! `/offer send` and `/offers`. Owns their definitions and the reading of their arguments.

use super::components::list_page;
use super::views::modals::offer_form;
use crate::app::{Addressee, App, Caller};
use crate::discord::answer::{Answer, NoAnswer};
use crate::domain::draft::{DraftContent, OfferOptions};
use crate::domain::ids::PersonId;
use crate::domain::terms::MESSAGE_CHARS;
use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandData, CommandInteraction, CommandOptionType, InstallationContext, InteractionContext,
    ResolvedOption, ResolvedValue,
};
use serenity::model::guild::PartialMember;
use serenity::model::user::User;

/// Fewest and most days until an offer expires.
const EXPIRY_DAYS: std::ops::RangeInclusive<u32> = 1..=30;

/// The commands of this feature.
#[must_use]
pub fn definitions() -> Vec<CreateCommand> {
    use CommandOptionType::{Integer, String, SubCommand, User};
    let option = CreateCommandOption::new;
    let send = option(SubCommand, "send", "Send a direct offer to a member of this server")
        .add_sub_option(option(User, "to", "Whom you would like to hire").required(true))
        .add_sub_option(
            option(String, "note", "A personal message that goes with the offer").max_length(NOTE_CHARS),
        )
        .add_sub_option(
            option(Integer, "expires", "Days until the offer expires (7 unless you say otherwise)")
                .min_int_value(u64::from(*EXPIRY_DAYS.start()))
                .max_int_value(u64::from(*EXPIRY_DAYS.end())),
        );
    [
        CreateCommand::new("offer").description("Hire somebody with a direct offer").add_option(send),
        CreateCommand::new("offers").description("The offers that you sent and received here"),
    ]
    .into_iter()
    .map(|command| {
        command.contexts(vec![InteractionContext::Guild]).integration_types(vec![InstallationContext::Guild])
    })
    .collect()
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
        "offers" => list_page(app, caller, 1).await.map(Answer::Say),
        other => Err(NoAnswer::Malformed(format!("no command /{other}"))),
    }
}

async fn send(app: &App, caller: &Caller, args: SendArgs) -> Result<Answer, NoAnswer> {
    let draft = app.begin_offer(caller, &args.to, args.options).await?;
    match &draft.content {
        DraftContent::Offer { form, .. } => Ok(Answer::Modal(offer_form(draft.id, form))),
        DraftContent::Change { .. } => Err(NoAnswer::Malformed(format!("draft {} is no offer", draft.id))),
    }
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

fn addressee(user: &User, member: Option<&PartialMember>) -> Addressee {
    let nick = member.and_then(|member| member.nick.as_deref());
    Addressee {
        person: PersonId(i64::try_from(user.id.get()).unwrap_or(i64::MAX)),
        name: nick.unwrap_or_else(|| user.display_name()).to_owned(),
        avatar_url: Some(user.face()),
        is_bot: user.bot,
        is_member: member.is_some(),
    }
}
