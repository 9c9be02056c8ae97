//! What is wrong in a server, for those whom it concerns: the people whose rooms it stops, and whoever can change it.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{GuildId, ObstacleId};
use crate::domain::server::obstacle::Obstacle;
use crate::domain::server::refusal::ServerRefusal;

impl App {
    /// What keeps the caller's rooms from being made or used at present; empty when all is well.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn obstacles_of(&self, caller: &Caller) -> Result<Vec<Obstacle>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let met = queries.open_obstacles(caller.guild).await?;
        if met.is_empty() {
            return Ok(Vec::new());
        }
        let rooms = queries.rooms_with(caller.guild, caller.person).await?;
        let concerns = |obstacle: &Obstacle| {
            let stops = |channel| match channel {
                Some(channel) => obstacle.channel() == Some(channel),
                None => obstacle.may_stop_a_new_room(),
            };
            rooms.iter().any(|room| stops(room.channel))
        };
        Ok(met.into_iter().map(|met| met.obstacle).filter(concerns).collect())
    }

    /// Tries at once what an obstacle stopped; gives how much that is. Only for whoever can change the obstacle.
    ///
    /// # Errors
    /// A refusal when there is no such obstacle here, or the caller is no moderator; or a failure of the database.
    pub async fn try_again(&self, caller: &Caller, id: ObstacleId) -> Result<u64> {
        let may = caller.looks_after(&self.rules_of(caller.guild).await?);
        let found = self.store.reader().await?.queries().obstacle(id).await?;
        let here = found.filter(|met| met.guild == caller.guild && !met.solved && may);
        self.release(here.ok_or(ServerRefusal::NoSuchObstacle)?.id).await
    }

    /// Something in a server changed that may have solved what was wrong there: everything that was stopped is tried.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn server_changed(&self, guild: GuildId) -> Result<()> {
        // Discord tells of every change, and mostly nothing is wrong: then nothing is written.
        if self.store.reader().await?.queries().open_obstacles(guild).await?.is_empty() {
            return Ok(());
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.release_all_blocked(guild, self.now()).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    async fn release(&self, id: ObstacleId) -> Result<u64> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.note_change(id, self.now()).await?;
            let released = tx.release_blocked(id, self.now()).await?;
            tx.commit().await?;
            Ok(released)
        })
        .await
    }
}
