//! The moderators' channel: that nobody outside the team can read it, before it is chosen and whenever the server is checked.

use crate::app::{App, Caller};
use crate::discord::audience::Audience;
use crate::discord::failure::Failure;
use crate::discord::ui::response::HandlerError;
use crate::domain::ids::{ChannelId, GuildId, RoleId};
use crate::domain::refusal::Refusal;
use crate::domain::server::refusal::ServerRefusal;
use crate::domain::server::setting::Setting;
use serenity::http::Http;
use std::time::Duration;
use tracing::warn;

/// How long a choice waits for Discord.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whether people outside the team can read a channel.
///
/// # Errors
/// A call that Discord refuses.
pub async fn is_public(
    http: &Http,
    guild: GuildId,
    channel: ChannelId,
    moderators: Option<RoleId>,
) -> Result<bool, Failure> {
    let audience = Audience::read(http, guild, channel).await?;
    Ok(audience.is_some_and(|audience| audience.is_public(moderators)))
}

/// Before a channel becomes the moderators': refuses one that people outside the team can read. Where Discord doesn't say in
/// time, it is chosen: nothing is posted there before it is asked again.
///
/// # Errors
/// A refusal, or a failure of the database.
pub async fn check_choice(
    app: &App,
    http: &Http,
    caller: &Caller,
    setting: &Setting,
) -> Result<(), HandlerError> {
    let Setting::ModeratorsChannel(Some(channel)) = setting else { return Ok(()) };
    let moderators = app.open_settings(caller).await?.moderator_role;
    let asked = tokio::time::timeout(PATIENCE, is_public(http, caller.guild, *channel, moderators)).await;
    match asked {
        Ok(Ok(true)) => {
            Err(Refusal::Server(ServerRefusal::PublicModeratorsChannel { channel: *channel }).into())
        }
        Ok(Ok(false)) => Ok(()),
        Ok(Err(failure)) => {
            warn!(guild = %caller.guild, %failure, "couldn't check who can read a channel");
            Ok(())
        }
        Err(_) => {
            warn!(guild = %caller.guild, "checking who can read a channel took too long");
            Ok(())
        }
    }
}
