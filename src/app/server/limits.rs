//! A server's limits against spam, as they are asked before anything is typed.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::domain::ids::RoomId;
use crate::domain::offers::decide::Limits;
use crate::domain::offers::offer::Recipient;
use crate::domain::refusal::Refusal;
use crate::domain::time::{HOUR_MS, UnixMs};
use crate::store::Queries;

/// Whether the limits let the caller send to this party now: they are told before they fill in a form.
pub(in crate::app) async fn check_limits(
    queries: &mut Queries<'_>,
    caller: &Caller,
    to: &Recipient,
    limits: Limits,
    now: UnixMs,
) -> Result<()> {
    // Without a room there is no offer of the pair: no room has the id 0.
    let room = queries.room_of_pair(caller.guild, caller.person, to).await?.unwrap_or(RoomId(0));
    let hour_ago = now.plus(-HOUR_MS);
    let counts = queries.counts(caller.guild, caller.person, room, hour_ago, limits.most()).await?;
    Ok(limits.check(counts).map_err(Refusal::from)?)
}
