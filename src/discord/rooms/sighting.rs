//! Whether somebody is still in the server, asked of Discord where much depends on it. Best effort: when Discord does not
//! answer in time, things go on, and the room's delivery asks again.

use crate::app::{self, App, Caller};
use crate::discord::deliver::room::access::presence_of;
use crate::discord::failure::{Failure, code};
use crate::discord::ui::response::HandlerError;
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::people::presence::Presence;
use crate::domain::refusal::Refusal;
use crate::domain::server::refusal::ServerRefusal;
use crate::domain::time::UnixMs;
use serenity::futures::stream::{self, StreamExt as _};
use serenity::http::Http;
use std::time::Duration;
use tracing::warn;

/// How long a press waits for the answer, and a search for all of them.
const PATIENCE: Duration = Duration::from_secs(4);

/// People who are asked about at the same time: Discord limits such questions for the whole server.
const AT_ONCE: usize = 2;

/// How long a press in a direct message waits for it: a form cannot come late.
const HASTE: Duration = Duration::from_secs(1);

/// Before anything is done in a direct message, which stays when its reader leaves the server that it is about. Gives until when
/// the server has them in time-out.
///
/// # Errors
/// A refusal when they left or haven't passed its membership screening, or a failure of the database.
pub async fn check_still_here(
    app: &App,
    http: &Http,
    caller: &Caller,
) -> Result<Option<UnixMs>, HandlerError> {
    let asked = http.get_member(caller.guild.into(), caller.person.into());
    match tokio::time::timeout(HASTE, asked).await.map(|found| found.map_err(Failure::from)) {
        Ok(Ok(member)) if member.pending => {
            let server = app.guild_name(caller.guild).await?;
            Err(Refusal::Server(ServerRefusal::Screening { server }).into())
        }
        Ok(Ok(member)) => Ok(member.communication_disabled_until.map(Into::into)),
        Ok(Err(failure)) if matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER) => {
            Err(Refusal::Server(ServerRefusal::LeftServer { server: app.guild_name(caller.guild).await? })
                .into())
        }
        Ok(Err(failure)) => {
            warn!(%failure, "couldn't find out whether someone is in a server");
            Ok(None)
        }
        Err(_) => {
            warn!("finding out whether someone is in a server took too long");
            Ok(None)
        }
    }
}

/// Before a draft is sent: looks whether its addressee is still here, and remembers it.
pub async fn look_for_addressee(app: &App, http: &Http, caller: &Caller, draft: DraftId) {
    if let Ok(Some((to, known))) = app.addressee_of(caller, draft).await
        && let Some(presence) = ask(http, caller, to).await
    {
        warn_unsaved(app.note_sighting((caller.guild, to), known, presence).await);
    }
}

/// Before people are shown: looks for those whom nobody saw lately, a few at a time, and remembers it. Whether something was
/// found out since they were read, by this or by another search that was faster. Whoever could not be asked in time is shown,
/// and asked about by the next look.
pub async fn look_for_all(app: &App, http: &Http, caller: &Caller, people: &[PersonId]) -> bool {
    if people.is_empty() {
        return false;
    }
    tokio::time::timeout(PATIENCE, look_in_turn(app, http, caller, people)).await.unwrap_or(false)
}

async fn look_in_turn(app: &App, http: &Http, caller: &Caller, people: &[PersonId]) -> bool {
    let _turn = app.turn_to_ask(caller.guild).await;
    let unseen = match app.not_seen_lately(caller.guild, people).await {
        Ok(unseen) => unseen,
        Err(failure) => {
            if !failure.is_outage() {
                warn!(%failure, "couldn't read who was seen in a server lately");
            }
            return false;
        }
    };
    let found: Vec<_> = stream::iter(unseen.iter().copied())
        .map(|person| look_for(app, http, caller, person))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    unseen.len() < people.len() || found.contains(&Some(Presence::Away))
}

/// Looks whether somebody is still here, and remembers it; `None` where that could not be found out in time.
pub async fn look_for(app: &App, http: &Http, caller: &Caller, person: PersonId) -> Option<Presence> {
    let presence = ask(http, caller, person).await?;
    warn_unsaved(app.note_presence(caller.guild, person, presence).await);
    Some(presence)
}

fn warn_unsaved(noted: app::Result<()>) {
    if let Err(failure) = noted
        && !failure.is_outage()
    {
        warn!(%failure, "couldn't save whether someone is in a server");
    }
}

/// What Discord says, if it does so in time.
async fn ask(http: &Http, caller: &Caller, person: PersonId) -> Option<Presence> {
    let asked = presence_of(http, caller.guild.into(), person.into());
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(Ok(presence)) => Some(presence),
        Ok(Err(failure)) => {
            warn!(%failure, "couldn't find out whether someone is in a server");
            None
        }
        Err(_) => {
            warn!("finding out whether someone is in a server took too long");
            None
        }
    }
}
