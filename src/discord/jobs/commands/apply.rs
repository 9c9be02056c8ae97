//! `/job apply`: a proposal with files. Owns its definition, and the reading of its arguments.

use super::{AGENCY, Asked, NUMBER, malformed};
use crate::app::{App, Caller};
use crate::discord::offers::commands::attachments;
use crate::discord::ui::response::HandlerError;
use crate::domain::draft::Draft;
use crate::domain::ids::JobId;
use crate::domain::offers::attachment::{ATTACHMENTS, Attachment};
use crate::domain::offers::offer::Recipient;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommandOption;
use serenity::model::application::{CommandOptionType, ResolvedOption, ResolvedValue};

/// Its name.
pub(super) const APPLY: &str = "apply";
/// The options that take a file.
const FILES: [&str; ATTACHMENTS] = ["file1", "file2", "file3"];

/// The subcommand that applies for one. No job is suggested: those would be the caller's own.
pub(super) fn apply(language: Language) -> CreateCommandOption {
    let number = CreateCommandOption::new(
        CommandOptionType::String,
        NUMBER,
        say!(language, "command-job-apply.number"),
    );
    let agency = CreateCommandOption::new(
        CommandOptionType::String,
        AGENCY,
        say!(language, "command-job-apply.agency"),
    );
    let apply =
        CreateCommandOption::new(CommandOptionType::SubCommand, APPLY, say!(language, "command-job-apply"))
            .add_sub_option(number.required(true))
            .add_sub_option(agency.set_autocomplete(true));
    let file = |name| {
        CreateCommandOption::new(
            CommandOptionType::Attachment,
            name,
            say!(language, "command-job-apply.file"),
        )
    };
    FILES.into_iter().map(file).fold(apply, CreateCommandOption::add_sub_option)
}

/// What is asked for.
pub(super) fn read_apply(arguments: &[ResolvedOption<'_>]) -> Result<Asked, HandlerError> {
    let text = |name: &str| {
        arguments.iter().find_map(|argument| match argument.value {
            ResolvedValue::String(text) if argument.name == name => Some(text.to_owned()),
            _ => None,
        })
    };
    let number = text(NUMBER).ok_or_else(|| malformed("not exactly one job"))?;
    Ok(Asked::Apply(number, text(AGENCY), attachments(arguments, &FILES)))
}

/// Begins the proposal: in the name of the agency that is named, else in the caller's own, if they may in that.
pub(super) async fn begin(
    app: &App,
    caller: &Caller,
    job: JobId,
    (agency, files): (Option<&str>, &[Attachment]),
) -> Result<Draft, HandlerError> {
    let agency = match agency {
        Some(name) => Some(app.agency_to_apply(caller, name).await?),
        None => {
            let may = app.may_apply_as(caller, job).await?.may;
            may.first().and_then(Recipient::agency).map(|team| team.id)
        }
    };
    Ok(app.begin_proposal_with(caller, job, agency, files).await?)
}
