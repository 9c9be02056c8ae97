//! `/job apply`: a proposal with files. Owns its definition, and the reading of its arguments.

use super::{Asked, NUMBER, malformed};
use crate::discord::offers::commands::attachments;
use crate::discord::ui::response::HandlerError;
use crate::domain::offers::attachment::ATTACHMENTS;
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
    let apply =
        CreateCommandOption::new(CommandOptionType::SubCommand, APPLY, say!(language, "command-job-apply"))
            .add_sub_option(number.required(true));
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
    let number = arguments.iter().find_map(|argument| match argument.value {
        ResolvedValue::String(number) if argument.name == NUMBER => Some(number.to_owned()),
        _ => None,
    });
    let number = number.ok_or_else(|| malformed("not exactly one job"))?;
    Ok(Asked::Apply(number, attachments(arguments, &FILES)))
}
