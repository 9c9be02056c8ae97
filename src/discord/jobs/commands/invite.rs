//! `/job invite`: a person or an agency is invited to a job. Owns whom it may name, and the reading of that.

use super::{AGENCY, Asked, NUMBER, malformed};
use crate::app::{Addressee, App, Caller};
use crate::discord::invitations::views::invite::invited;
use crate::discord::offers::commands::addressee;
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::ids::JobId;
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::domain::refusal::Refusal;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommandOption;
use serenity::model::application::{CommandOptionType, ResolvedOption, ResolvedValue};

/// Who is invited.
const PERSON: &str = "person";

/// The options that say whom.
pub(super) fn whom(language: Language) -> [CreateCommandOption; 2] {
    let person = say!(language, "command-job-invite.person");
    let agency = say!(language, "command-job-invite.agency");
    [
        CreateCommandOption::new(CommandOptionType::User, PERSON, person),
        CreateCommandOption::new(CommandOptionType::String, AGENCY, agency).set_autocomplete(true),
    ]
}

/// What is asked for.
pub(super) fn read(arguments: &[ResolvedOption<'_>]) -> Result<Asked, HandlerError> {
    let (mut number, mut whom, mut agency) = (None, None, None);
    for argument in arguments {
        match (argument.name, &argument.value) {
            (NUMBER, ResolvedValue::String(typed)) => number = Some((*typed).to_owned()),
            (PERSON, ResolvedValue::User(user, member)) => whom = Some(addressee(user, *member)),
            (AGENCY, ResolvedValue::String(name)) => agency = Some((*name).to_owned()),
            (other, _) => return Err(malformed(&format!("unexpected option {other}"))),
        }
    }
    let number = number.ok_or_else(|| malformed("not exactly one job"))?;
    Ok(Asked::Invite(number, whom, agency))
}

/// Invites whoever is named.
pub(super) async fn invite(
    app: &App,
    caller: &Caller,
    job: JobId,
    whom: (Option<&Addressee>, Option<&str>),
) -> Result<Response, HandlerError> {
    let done = match whom {
        (Some(person), None) => app.invite_to_job(caller, job, person).await?,
        (None, Some(agency)) => app.invite_agency_to_job(caller, job, agency).await?,
        (Some(_), Some(_)) | (None, None) => {
            return Err(Refusal::Invitation(InvitationRefusal::OneAddressee).into());
        }
    };
    Ok(Response::Reply(invited(caller.language, &done)))
}
