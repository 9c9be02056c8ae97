//! What is known of a caller as they come, looked at once for each press and command, and which process answers it.

use super::caller::{Caller, is_known};
use super::error::Result;
use super::transaction::App;
use crate::store::{KnownPresence, Tx};

/// What is known of a caller as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// What is known of their presence in the server.
    pub presence: Option<KnownPresence>,
    /// Whether their direct messages were closed when Parley last tried.
    pub is_door_closed: bool,
    /// Whether anything is wrong in the server.
    pub has_obstacles: bool,
}

impl App {
    /// Somebody begins to use Parley: gives what is known of them, and notes in `caller` whether that is all there is to know.
    /// What another process changes about them meanwhile is seen at the next press.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn arrive(&self, caller: &mut Caller) -> Result<Arrival> {
        let known = self.store.reader().await?.queries().known_caller(caller.guild, caller.person).await?;
        let person = caller.as_person();
        let both = known.person.as_ref().zip(known.presence.as_ref());
        caller.is_known = both.is_some_and(|known| is_known(&person, known, self.now()));
        Ok(Arrival {
            presence: known.presence,
            is_door_closed: known.is_door_closed,
            has_obstacles: known.has_obstacles,
        })
    }

    /// Whether this process is the one that answers the interaction with this id, which several may have got. Where it's alone on its
    /// database, it is.
    ///
    /// # Errors
    /// A failure of the database; then nobody knows.
    pub async fn take_interaction(&self, id: i64) -> Result<bool> {
        if self.store.is_exclusive() {
            return Ok(true);
        }
        let mut tx = self.store.begin().await?;
        let is_ours = tx.take_interaction(id).await?;
        tx.commit().await?;
        Ok(is_ours)
    }

    /// Remembers how the caller is called, unless that is known.
    pub(super) async fn upsert_caller(&self, tx: &mut Tx, caller: &Caller) -> Result<()> {
        if !caller.is_known {
            tx.upsert_person(caller.guild, &caller.as_person(), self.now()).await?;
        }
        Ok(())
    }
}
