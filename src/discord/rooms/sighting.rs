//! Whether somebody is still in the server, asked of Discord where much depends on it. Best effort: when Discord does not
//! answer in time, things go on, and the room's delivery asks again.

use crate::app::{App, Caller};
use crate::discord::answer::NoAnswer;
use crate::discord::deliver::room::access::presence_of;
use crate::discord::deliver::room::{guild_id, user};
use crate::domain::ids::DraftId;
use crate::domain::presence::Presence;
use crate::domain::refusal::Refusal;
use serenity::http::Http;
use std::time::Duration;
use tracing::warn;

/// How long a press waits for the answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// How long a press in a direct message waits for it: a form cannot come late.
const HASTE: Duration = Duration::from_secs(1);

/// Before anything is done in a direct message, which stays when its reader leaves the server that it is about.
///
/// # Errors
/// A refusal when they left, or a failure of the database.
pub async fn check_still_here(app: &App, http: &Http, caller: &Caller) -> Result<(), NoAnswer> {
    let asked = presence_of(http, guild_id(caller.guild), user(caller.person));
    match tokio::time::timeout(HASTE, asked).await {
        Ok(Ok(Presence::Away)) => {
            Err(Refusal::LeftServer { server: app.guild_name(caller.guild).await? }.into())
        }
        Ok(Ok(Presence::Here { .. })) => Ok(()),
        Ok(Err(failure)) => {
            warn!(%failure, "Discord does not say whether somebody is in a server");
            Ok(())
        }
        Err(_) => {
            warn!("Discord does not say in time whether somebody is in a server");
            Ok(())
        }
    }
}

/// Before a draft is sent: looks whether its addressee is still here, and remembers it.
pub async fn look_for_addressee(app: &App, http: &Http, caller: &Caller, draft: DraftId) {
    let Ok(Some(to)) = app.addressee_of(caller, draft).await else { return };
    let asked = presence_of(http, guild_id(caller.guild), user(to));
    let presence = match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(presence)) => presence,
        Ok(Err(failure)) => return warn!(%failure, "Discord does not say whether somebody is in a server"),
        Err(_) => return warn!("Discord does not say in time whether somebody is in a server"),
    };
    if let Err(failure) = app.note_presence(caller.guild, to, presence).await {
        warn!(%failure, "a sighting could not be kept");
    }
}
