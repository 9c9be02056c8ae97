//! Rooms that are private threads, looked at for who else reads them. Owns how many are looked at: a thread has no overwrites, so
//! that each one takes calls of its own.

use crate::app::{App, Health};
use crate::discord::audience::Audience;
use crate::discord::failure::{Failure, code};
use crate::discord::pace::Pace;
use crate::discord::rights::read;
use crate::domain::ids::{ChannelId, GuildId, PersonId};
use crate::domain::server::RoomStyle;
use serde::Deserialize;
use serenity::http::{Http, Route};
use std::collections::{BTreeMap, HashSet};
use tracing::warn;

/// Channels above threads that are looked at: nearly every server has one.
const HUBS: usize = 3;
/// Threads with more members than usual that are looked at, as Discord lists them.
const CROWDED: usize = 20;
/// Members of those that are asked for one by one, over all threads; what is beyond counts as nobody's.
const ASKED: usize = 20;
/// The bot and two people.
const USUAL: u32 = 3;

/// A thread that is not archived.
#[derive(Debug, Deserialize)]
pub(super) struct Thread {
    pub(super) id: String,
    pub(super) parent_id: Option<String>,
    /// Discord counts as far as 50.
    #[serde(default)]
    member_count: u32,
}

#[derive(Debug, Deserialize)]
struct ThreadMember {
    user_id: String,
}

/// What is found there.
#[derive(Debug, Default)]
pub(super) struct ThreadSight {
    /// Channels above threads in which people outside the team manage threads, and thereby read all of them.
    pub(super) exposed_hubs: Vec<ChannelId>,
    /// Threads with people who are on neither side, and how many.
    pub(super) crowded: Vec<(ChannelId, u32)>,
}

/// Looks at the rooms among these threads, one after the other.
///
/// # Errors
/// A call that Discord refuses.
pub(super) async fn look(
    app: &App,
    http: &Http,
    guild: GuildId,
    health: &Health,
    threads: &[Thread],
) -> Result<ThreadSight, Failure> {
    let rooms: HashSet<ChannelId> = health
        .rooms
        .iter()
        .filter(|(_, style)| *style == RoomStyle::Threads)
        .map(|(channel, _)| *channel)
        .collect();
    let own = threads.iter().filter_map(|thread| {
        let (id, hub) = (thread.id.parse().ok()?, thread.parent_id.as_deref()?.parse().ok()?);
        rooms.contains(&ChannelId(id)).then_some((ChannelId(id), ChannelId(hub), thread.member_count))
    });
    let own: Vec<_> = own.collect();
    let (pace, moderators) = (Pace::of_calls(app.standing()), health.rules.moderator_role);
    let mut sight = ThreadSight::default();
    let mut hubs: BTreeMap<ChannelId, Audience> = BTreeMap::new();
    for (_, hub, _) in &own {
        if hubs.contains_key(hub) || hubs.len() >= HUBS {
            continue;
        }
        pace.turn().await;
        let Some(audience) = Audience::read(http, guild, *hub).await? else { continue };
        if audience.lets_others_manage_threads(moderators) {
            sight.exposed_hubs.push(*hub);
        }
        hubs.insert(*hub, audience);
    }
    let bot = http.get_current_user().await?.id.to_string();
    let mut asked = 0;
    for (thread, hub, members) in own.iter().filter(|(.., members)| *members > USUAL).take(CROWDED) {
        let people = match app.people_in(*thread).await {
            Ok(Some(people)) => people,
            Ok(None) => continue,
            Err(failure) => {
                warn!(%guild, %failure, "couldn't look up who belongs in a thread");
                continue;
            }
        };
        let belong = u32::try_from(people.len()).unwrap_or(u32::MAX).saturating_add(1);
        let beyond = members.saturating_sub(belong);
        if beyond == 0 {
            continue;
        }
        pace.turn().await;
        let others = match listed(http, *thread).await? {
            // An operator's choice: without the intent GUILD_MEMBERS Discord shows the number alone.
            None => beyond,
            Some(mut listed) => {
                listed.retain(|id| *id != bot && !people.iter().any(|person| person.to_string() == *id));
                let mut others = 0;
                for person in listed.iter().filter_map(|id| id.parse().ok()).map(PersonId) {
                    asked += 1;
                    let is_team = match hubs.get(hub).filter(|_| asked <= ASKED) {
                        Some(audience) => {
                            pace.turn().await;
                            audience.is_of_team(http, guild, person, moderators).await?
                        }
                        None => false,
                    };
                    others += u32::from(!is_team);
                }
                others
            }
        };
        if others > 0 {
            sight.crowded.push((*thread, others));
        }
    }
    Ok(sight)
}

/// Who is in a thread; `None` where Discord doesn't say.
async fn listed(http: &Http, thread: ChannelId) -> Result<Option<Vec<String>>, Failure> {
    let found: Result<Vec<ThreadMember>, Failure> =
        read(http, Route::ChannelThreadMembers { channel_id: thread.into() }).await;
    match found {
        Ok(members) => Ok(Some(members.into_iter().map(|member| member.user_id).collect())),
        Err(failure) if failure.is_forbidden() => Ok(None),
        // Somebody deleted it meanwhile.
        Err(failure) if failure.code == code::UNKNOWN_CHANNEL => Ok(Some(Vec::new())),
        Err(failure) => Err(failure),
    }
}
