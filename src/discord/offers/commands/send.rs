//! `/offer send`: its definition, and the reading of its arguments.

use super::malformed::malformed;
use crate::app::Addressee;
use crate::discord::ui::response::HandlerError;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::ids::PersonId;
use crate::domain::offers::attachment::{ATTACHMENTS, Attachment};
use crate::domain::offers::draft::OfferOptions;
use crate::domain::offers::terms::MESSAGE_CHARS;
use crate::domain::refusal::Refusal;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommandOption;
use serenity::model::application::{CommandOptionType, ResolvedOption, ResolvedValue};
use serenity::model::channel::Attachment as GivenFile;
use serenity::model::guild::PartialMember;
use serenity::model::user::User;

/// Fewest and most days until an offer expires.
const EXPIRY_DAYS: std::ops::RangeInclusive<u32> = 1..=30;
/// The options that take a file.
const FILES: [&str; ATTACHMENTS] = ["file1", "file2", "file3"];
/// Longest name of an agency that is taken, in characters: longer than any has.
const AGENCY_CHARS: u16 = 100;
/// Longest note, in characters.
const NOTE_CHARS: u16 = 500;
const _: () = assert!(NOTE_CHARS as usize == MESSAGE_CHARS);

/// Its definition, below `/offer`.
pub(super) fn definition(language: Language) -> CreateCommandOption {
    use CommandOptionType::{Attachment, Integer, String, SubCommand, User};
    let option = CreateCommandOption::new;
    let send = option(SubCommand, "send", say!(language, "command-offer-send"))
        .add_sub_option(option(User, "to", say!(language, "command-offer-send.to")))
        .add_sub_option(
            option(String, "agency", say!(language, "command-offer-send.agency"))
                .set_autocomplete(true)
                .max_length(AGENCY_CHARS),
        )
        .add_sub_option(option(User, "member", say!(language, "command-offer-send.member")))
        .add_sub_option(
            option(String, "note", say!(language, "command-offer-send.note")).max_length(NOTE_CHARS),
        )
        .add_sub_option(
            option(Integer, "expires", say!(language, "command-offer-send.expires"))
                .min_int_value(u64::from(*EXPIRY_DAYS.start()))
                .max_int_value(u64::from(*EXPIRY_DAYS.end())),
        );
    FILES.into_iter().fold(send, |send, name| {
        send.add_sub_option(option(Attachment, name, say!(language, "command-offer-send.file")))
    })
}

/// To whom a command sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum To {
    Member(Addressee),
    Agency {
        /// As it was typed.
        name: String,
        /// Who of it the client would like.
        member: Option<PersonId>,
    },
}

/// The arguments of `/offer send`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SendArgs {
    pub(super) to: To,
    pub(super) options: OfferOptions,
}

impl SendArgs {
    /// The arguments of the command.
    pub(super) fn read(arguments: &[ResolvedOption<'_>]) -> Result<Self, HandlerError> {
        let (mut to, mut agency, mut wished, mut options) = (None, None, None, OfferOptions::default());
        for argument in arguments {
            match (argument.name, &argument.value) {
                ("to", ResolvedValue::User(user, member)) => to = Some(addressee(user, *member)),
                ("member", ResolvedValue::User(user, _)) => wished = Some(user.id.into()),
                ("agency", ResolvedValue::String(name)) => agency = Some((*name).to_owned()),
                ("note", ResolvedValue::String(note)) => {
                    options.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
                }
                ("expires", ResolvedValue::Integer(days)) => options.expires_days = Some(expiry(*days)?),
                (name, ResolvedValue::Attachment(file)) if FILES.contains(&name) => {
                    options.files.push(attachment(file));
                }
                (name, _) => return Err(malformed(&format!("unexpected option {name}"))),
            }
        }
        if options.note.as_ref().is_some_and(|note| note.chars().count() > MESSAGE_CHARS) {
            return Err(malformed("the note is longer than the option allows"));
        }
        if options.files.len() > ATTACHMENTS {
            return Err(malformed("more files than there are options"));
        }
        let to = match (to, agency) {
            (_, None) if wished.is_some() => {
                return Err(Refusal::from(AgencyRefusal::WishWithoutAgency).into());
            }
            (Some(member), None) => To::Member(member),
            (None, Some(name)) => To::Agency { name, member: wished },
            (Some(_), Some(_)) | (None, None) => {
                return Err(Refusal::from(AgencyRefusal::OneAddressee).into());
            }
        };
        Ok(Self { to, options })
    }
}

/// Discord keeps to the range that was registered; anything else did not come from it.
fn expiry(days: i64) -> Result<u32, HandlerError> {
    let days = u32::try_from(days).ok().filter(|days| EXPIRY_DAYS.contains(days));
    days.ok_or_else(|| malformed("expires is out of its range"))
}

/// A member whom a command names.
pub(in crate::discord) fn addressee(user: &User, member: Option<&PartialMember>) -> Addressee {
    let nick = member.and_then(|member| member.nick.as_deref());
    Addressee {
        person: user.id.into(),
        name: nick.unwrap_or_else(|| user.display_name()).to_owned(),
        username: Some(user.name.clone()),
        avatar_url: Some(user.face()),
        joined: member.and_then(|member| member.joined_at).map(Into::into),
        is_bot: user.bot,
        is_member: member.is_some(),
        is_pending: member.is_some_and(|member| member.pending),
    }
}

/// A file that a command gives.
fn attachment(file: &GivenFile) -> Attachment {
    Attachment { name: file.filename.clone(), size_bytes: u64::from(file.size), url: file.url.clone() }
}

/// The files that were given for these options, in their order.
pub(in crate::discord) fn attachments(arguments: &[ResolvedOption<'_>], options: &[&str]) -> Vec<Attachment> {
    let given = |name: &&str| {
        arguments.iter().find_map(|argument| match argument.value {
            ResolvedValue::Attachment(file) if argument.name == *name => Some(attachment(file)),
            _ => None,
        })
    };
    options.iter().filter_map(given).collect()
}

#[cfg(test)]
mod tests {
    //! What Discord sends for these commands, and what it never should.

    use super::*;
    use crate::app::Error;
    use crate::domain::time::UnixMs;
    use serde_json::{Value, json};
    use serenity::model::application::CommandData;

    fn read(data: &CommandData) -> Result<SendArgs, HandlerError> {
        match data.options().as_slice() {
            [ResolvedOption { value: ResolvedValue::SubCommand(arguments), .. }] => SendArgs::read(arguments),
            other => panic!("no subcommand: {other:?}"),
        }
    }

    fn data(options: &Value) -> CommandData {
        let ben = json!({ "id": "200", "username": "ben", "global_name": "Ben", "discriminator": "0", "avatar": null });
        let member = json!({ "roles": [], "nick": "Ben the Designer", "joined_at": "2026-01-01T00:00:00Z", "deaf": false,
                             "mute": false, "pending": false, "permissions": "0" });
        let file = json!({ "id": "300", "filename": "brief.pdf", "size": 2048, "proxy_url": "https://media.discordapp.net/a",
                           "url": "https://cdn.discordapp.com/ephemeral-attachments/1/300/brief.pdf?ex=1" });
        serde_json::from_value(json!({
            "id": "1", "name": "offer", "type": 1,
            "options": [{ "name": "send", "type": 1, "options": options }],
            "resolved": { "users": { "200": ben }, "members": { "200": member }, "attachments": { "300": file } },
        }))
        .expect("a command as Discord sends it")
    }

    #[test]
    fn arguments_are_read() {
        let args = read(&data(&json!([
            { "name": "to", "type": 6, "value": "200" },
            { "name": "note", "type": 3, "value": "  Hello  " },
            { "name": "expires", "type": 4, "value": 14 },
            { "name": "file2", "type": 11, "value": "300" },
        ])))
        .expect("good arguments");
        let files = vec![Attachment {
            name: "brief.pdf".to_owned(),
            size_bytes: 2_048,
            url: "https://cdn.discordapp.com/ephemeral-attachments/1/300/brief.pdf?ex=1".to_owned(),
        }];
        let note = Some("Hello".to_owned());
        assert_eq!(args.options, OfferOptions { note, expires_days: Some(14), files });
        let To::Member(to) = args.to else { panic!("a member: {:?}", args.to) };
        assert_eq!((to.person, to.name.as_str()), (PersonId(200), "Ben the Designer"));
        assert!(to.is_member && !to.is_bot);
        assert_eq!(to.joined, Some(UnixMs(1_767_225_600_000)));
        assert!(to.avatar_url.is_some_and(|url| url.starts_with("https://cdn.discordapp.com/")));
    }

    #[test]
    fn an_offer_goes_to_one_member_or_to_one_agency() {
        let to = json!({ "name": "to", "type": 6, "value": "200" });
        let agency = json!({ "name": "agency", "type": 3, "value": "Studio North" });
        let args = read(&data(&json!([agency]))).expect("good arguments");
        assert_eq!(args.to, To::Agency { name: "Studio North".to_owned(), member: None });
        let member = json!({ "name": "member", "type": 6, "value": "200" });
        let args = read(&data(&json!([agency, member]))).expect("good arguments");
        let named = To::Agency { name: "Studio North".to_owned(), member: Some(PersonId(200)) };
        assert_eq!(args.to, named);
        let refused = read(&data(&json!([to, member])));
        let alone = Refusal::Agency(AgencyRefusal::WishWithoutAgency);
        assert!(
            matches!(&refused, Err(HandlerError::App(Error::Refused(told))) if *told == alone),
            "{refused:?}"
        );
        for options in [json!([]), json!([to, agency])] {
            let refused = read(&data(&options));
            let one = Refusal::Agency(AgencyRefusal::OneAddressee);
            assert!(
                matches!(&refused, Err(HandlerError::App(Error::Refused(told))) if *told == one),
                "{refused:?}"
            );
        }
    }

    #[test]
    fn what_was_never_registered_is_refused_loudly() {
        let to = json!({ "name": "to", "type": 6, "value": "200" });
        for options in [
            json!([{ "name": "to", "type": 3, "value": "ben" }]),
            json!([to, { "name": "expires", "type": 4, "value": 0 }]),
            json!([to, { "name": "expires", "type": 4, "value": 31 }]),
            json!([to, { "name": "note", "type": 3, "value": "x".repeat(501) }]),
            json!([to, { "name": "rate", "type": 4, "value": 5 }]),
            json!([to, { "name": "file4", "type": 11, "value": "300" }]),
        ] {
            assert!(matches!(read(&data(&options)), Err(HandlerError::Malformed(_))), "{options}");
        }
    }
}
