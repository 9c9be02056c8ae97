//! `/parley stats`. Owns its definition and its option; that it stands below `/parley` is `server`'s.

use super::components::statistics_of;
use crate::app::{App, Caller};
use crate::discord::ui::response::{HandlerError, Response};
use crate::domain::statistics::period::Period;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateCommandOption;
use serenity::model::application::{CommandInteraction, CommandOptionType, ResolvedOption, ResolvedValue};

/// The name of the subcommand.
pub const NAME: &str = "stats";

/// The subcommand, with the texts of one language.
pub fn definition(language: Language) -> CreateCommandOption {
    let about = say!(language, "command-parley-stats.days");
    let mut days = CreateCommandOption::new(CommandOptionType::Integer, "days", about);
    for period in Period::ALL {
        let name = say!(language, "statistics-button", days = i64::from(period.days()));
        days = days.add_int_choice(name, i32::from(period.days()));
    }
    let about = say!(language, "command-parley-stats");
    CreateCommandOption::new(CommandOptionType::SubCommand, NAME, about).add_sub_option(days)
}

/// Answers it.
///
/// # Errors
/// A refusal, a fault of ours, or a number of days that was never offered.
pub async fn handle(
    app: &App,
    caller: &Caller,
    command: &CommandInteraction,
) -> Result<Response, HandlerError> {
    let malformed =
        || HandlerError::Malformed("/parley stats: a number of days that was never offered".to_owned());
    let options = command.data.options();
    let [ResolvedOption { value: ResolvedValue::SubCommand(arguments), .. }] = options.as_slice() else {
        return Err(malformed());
    };
    let period = match arguments.as_slice() {
        [] => Period::default(),
        [ResolvedOption { name: "days", value: ResolvedValue::Integer(days), .. }] => {
            u16::try_from(*days).ok().and_then(Period::of_days).ok_or_else(malformed)?
        }
        _ => return Err(malformed()),
    };
    let (post, files) = statistics_of(app, caller, period).await?;
    Ok(Response::ReplyWith(post, files))
}
