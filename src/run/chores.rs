//! What is done when its time comes: deadlines are met, what is old is deleted, and deliveries whose private channel never came
//! are given up. Owns when that is looked at: where nothing changed and nothing is due, the database is asked nothing.

use crate::app::{App, Result};
use crate::domain::time::{HOUR_MS, MINUTE_MS, UnixMs};
use std::time::Duration;
use tracing::{error, info, warn};

/// How long a deadline may wait to be looked at. Beside other processes, of whose changes only the database tells, that's a
/// statement each time.
const STEP: Duration = Duration::from_secs(5);
/// How often what is old is deleted.
const SWEEP_EVERY_MS: i64 = HOUR_MS;
/// How often private channels that never came are looked for beside other processes.
const UNOPENED_EVERY_MS: i64 = MINUTE_MS;

/// How long another process may take for what is due, before this one does it.
const LEFT_MS: i64 = MINUTE_MS;

/// What is known of what comes.
#[derive(Debug, Default)]
struct Known {
    /// Of how many changes.
    changes: Option<u64>,
    /// The next deadline.
    next: Option<UnixMs>,
    swept: Option<UnixMs>,
    /// When, and after how many changes.
    unopened: Option<(UnixMs, u64)>,
    /// When it was looked at what another process left.
    left: Option<UnixMs>,
}

/// Does what is due, for ever. Of several processes on one database, one does it; each deadline would be met once in any case, but
/// all would look for all of them, and decide about each at the same moment.
pub(super) async fn keep(app: App) {
    let (mut known, mut standing) = (Known::default(), app.standing());
    loop {
        if let Err(failure) = known.step(&app).await
            && !failure.is_outage()
        {
            error!(%failure, "couldn't check deadlines");
        }
        tokio::select! {
            () = tokio::time::sleep(STEP) => {}
            Ok(()) = standing.changed() => {}
        }
    }
}

impl Known {
    /// Whether the process that does it for all has left something: it may hang.
    async fn is_left(&mut self, app: &App, now: UnixMs) -> Result<bool> {
        if self.left.is_some_and(|looked| now.since(looked) < LEFT_MS) {
            return Ok(false);
        }
        *self = Self { left: Some(now), ..Self::default() };
        Ok(app.next_deadline().await?.is_some_and(|next| now.since(next) >= LEFT_MS))
    }

    async fn step(&mut self, app: &App) -> Result<()> {
        let (now, changes) = (app.now(), app.changes());
        if !app.is_first() && !self.is_left(app, now).await? {
            return Ok(());
        }
        let may_be_due = self.changes != Some(changes) || self.next.is_some_and(|next| next <= now);
        if !app.is_alone() || may_be_due {
            self.next = app.next_deadline().await?;
            if self.next.is_some_and(|next| next <= now) {
                loop {
                    match app.step_deadlines().await? {
                        0 => break,
                        met => info!(met, "deadlines were met, or their reminders were sent"),
                    }
                }
                self.next = app.next_deadline().await?;
            }
            self.changes = Some(changes);
        }
        if self.swept.is_none_or(|swept| now.since(swept) >= SWEEP_EVERY_MS) {
            app.sweep_drafts().await?;
            self.swept = Some(now);
        }
        let is_known = |(at, after): (UnixMs, u64)| match app.is_alone() {
            true => after == changes,
            false => now.since(at) < UNOPENED_EVERY_MS,
        };
        if !self.unopened.is_some_and(is_known) {
            let given_up = app.give_up_unopened().await?;
            if given_up > 0 {
                warn!(given_up, "gave up deliveries: their private channel was never created");
            }
            self.unopened = Some((now, changes));
        }
        Ok(())
    }
}
