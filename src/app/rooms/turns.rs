//! Turns in which Discord is asked who is still in a server: one search at a time in each, so that several at once ask about
//! nobody twice.

use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::people::presence::SIGHTING_COUNTS_MS;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OwnedMutexGuard;

type Turn = Arc<tokio::sync::Mutex<()>>;

/// The servers in which somebody asks, or waits to.
#[derive(Debug, Default)]
pub(in crate::app) struct Turns(Mutex<HashMap<GuildId, Turn>>);

impl Turns {
    fn of(&self, guild: GuildId) -> Turn {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What nobody holds any longer is forgotten.
        turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(turns.entry(guild).or_default())
    }
}

impl App {
    /// Waits until nobody else asks who is in `guild`; the next one waits until what this gives is dropped.
    pub async fn turn_to_ask(&self, guild: GuildId) -> OwnedMutexGuard<()> {
        self.turns.of(guild).lock_owned().await
    }

    /// Those of `people` of whom Discord has said nothing lately.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn not_seen_lately(&self, guild: GuildId, people: &[PersonId]) -> Result<Vec<PersonId>> {
        let lately = self.now().plus(-SIGHTING_COUNTS_MS);
        let mut reader = self.store.reader().await?;
        let mut unseen = Vec::new();
        for person in people {
            let known = reader.queries().presence(guild, *person).await?;
            if known.is_none_or(|known| known.left.is_none() && known.seen < lately) {
                unseen.push(*person);
            }
        }
        Ok(unseen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_server_has_one_turn_and_others_have_their_own() {
        let turns = Turns::default();
        let first = turns.of(GuildId(1)).lock_owned().await;
        assert!(turns.of(GuildId(1)).try_lock_owned().is_err(), "somebody asks");
        assert!(turns.of(GuildId(2)).try_lock_owned().is_ok(), "another server");
        drop(first);
        assert!(turns.of(GuildId(1)).try_lock_owned().is_ok());
        assert!(turns.0.lock().expect("whole").len() <= 2, "nothing is kept of the others");
    }
}
