//! What an obstacle does to the outbox: noted once, told to moderators once, and everything that it stopped goes on at the
//! moment when one delivery shows that it is gone.

use super::receipt::Receipt;
use crate::clock::Random;
use crate::domain::effect::{Lane, ServerEffect};
use crate::domain::ids::{EffectId, GuildId, ObstacleId};
use crate::domain::server::obstacle::{Blocked, Obstacle};
use crate::domain::time::{SECOND_MS, UnixMs};
use crate::store::{Claim, RecordedObstacle, Result, Tx};

/// For so long after a change in a server, what is stopped there is tried again soon.
const CHANGE_COUNTS_MS: i64 = 10 * SECOND_MS;
/// How soon.
const SOON_MS: i64 = SECOND_MS;

/// Notes what stopped `claim`, and has moderators told unless they know.
pub(super) async fn block(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    claim: &Claim,
    by: &Blocked,
) -> Result<()> {
    let (stands, before) = tx.note_obstacle(ObstacleId(random.id(now)), by.guild, &by.obstacle, now).await?;
    // What changed while this was tried may have come too late for it.
    if stands.changed.is_some_and(|changed| now.since(changed) < CHANGE_COUNTS_MS) {
        tx.postpone(claim, now.plus(SOON_MS), "something changed in the server").await?;
    }
    // Postponing forgets what stopped it before.
    tx.stop_effect(claim, stands.id).await?;
    let known = |met: &RecordedObstacle| !met.solved && met.alert.is_some() && met.obstacle == by.obstacle;
    if !before.as_ref().is_some_and(known) {
        tell(tx, random, now, &stands).await?;
    }
    match claim.obstacle {
        // It met another one than last time: that one is gone.
        Some(former) if former != stands.id => solve(tx, random, now, former).await,
        _ => Ok(()),
    }
}

/// What a successful delivery says about obstacles: the one that had stopped it is gone, and so is whatever would have.
pub(super) async fn prove(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    claim: &Claim,
    receipt: &Receipt,
) -> Result<()> {
    if let Some(former) = claim.obstacle {
        got_through(tx, random, now, former).await?;
    }
    let Receipt::RoomOpened { room, .. } = receipt else { return Ok(()) };
    for met in tx.queries().open_obstacles_around(*room).await? {
        if met.obstacle.stops_new_rooms() {
            solve(tx, random, now, met.id).await?;
        }
    }
    Ok(())
}

/// One delivery that an obstacle had stopped was made.
async fn got_through(tx: &mut Tx, random: &Random, now: UnixMs, id: ObstacleId) -> Result<()> {
    let Some(met) = tx.queries().obstacle(id).await? else { return Ok(()) };
    // It may stop others still, each for its own reason: they are tried, and the last one ends it.
    if met.obstacle.is_met_singly() && tx.release_blocked(id, now).await? > 0 {
        return Ok(());
    }
    solve(tx, random, now, id).await
}

/// Ends every obstacle of a server that `fits`.
pub(super) async fn solve_all(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    guild: GuildId,
    fits: impl Fn(&Obstacle) -> bool,
) -> Result<()> {
    for met in tx.queries().open_obstacles(guild).await? {
        if fits(&met.obstacle) {
            solve(tx, random, now, met.id).await?;
        }
    }
    Ok(())
}

/// Notes an obstacle that stops no delivery, and has moderators told unless they know.
pub(super) async fn raise(
    tx: &mut Tx,
    random: &Random,
    now: UnixMs,
    guild: GuildId,
    obstacle: &Obstacle,
) -> Result<()> {
    let (stands, before) = tx.note_obstacle(ObstacleId(random.id(now)), guild, obstacle, now).await?;
    match before {
        Some(before) if !before.solved && before.alert.is_some() => Ok(()),
        _ => tell(tx, random, now, &stands).await,
    }
}

async fn solve(tx: &mut Tx, random: &Random, now: UnixMs, id: ObstacleId) -> Result<()> {
    if !tx.solve_obstacle(id, now).await? {
        return Ok(());
    }
    tx.release_blocked(id, now).await?;
    match tx.queries().obstacle(id).await? {
        Some(met) => tell(tx, random, now, &met).await,
        None => Ok(()),
    }
}

/// Has the moderators' message brought up to date.
async fn tell(tx: &mut Tx, random: &Random, now: UnixMs, met: &RecordedObstacle) -> Result<()> {
    // Nobody can be told anything in a server that Parley isn't in. Once it's back, nothing is left to tell.
    if met.obstacle == Obstacle::NotInServer {
        return tx.keep_alert(met.id, None).await;
    }
    let alert = ServerEffect::Alert { obstacle: met.id }.into();
    tx.enqueue_in(Lane::Alerts(met.guild), EffectId(random.id(now)), &alert, Some(met.guild), now).await
}
