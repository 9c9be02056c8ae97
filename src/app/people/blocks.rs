//! Who takes offers from whom: blocks, and the check before an offer goes out. Owns that a block and a pause are answered
//! alike, so that nobody learns that they are blocked.

use crate::app::caller::{Addressee, Caller};
use crate::app::error::Result;
use crate::app::moderation::suspensions::is_suspended;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::people::refusal::PeopleRefusal;
use crate::domain::time::UnixMs;
use crate::store::{Blocked, Queries};

/// One page of those whom somebody has blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockedPage {
    /// The last first, at most [`PAGE_LINES`].
    pub lines: Vec<Blocked>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// People on all pages.
    pub total: u32,
}

/// What a block changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockOutcome {
    /// Who is blocked now.
    pub person: PersonId,
    /// Whether they were before.
    pub was_blocked: bool,
    /// Their offers that still wait for the blocker's answer: these stay as they are.
    pub pending: u32,
}

/// Whether `to` would take an offer from `client` now.
pub(in crate::app) async fn takes_offers(
    queries: &mut Queries<'_>,
    guild: GuildId,
    client: PersonId,
    to: PersonId,
    now: UnixMs,
) -> Result<bool> {
    // All are asked in any case: how long the answer takes must not tell which it was.
    let paused = queries.is_paused(guild, to).await?;
    let blocked = queries.is_blocked(guild, to, client).await?;
    let suspended = is_suspended(queries, guild, to, now).await?;
    Ok(!paused && !blocked && !suspended)
}

/// Refuses an offer from the caller to somebody who does not take it, or whom the caller has blocked.
pub(in crate::app) async fn check_takes_offers(
    queries: &mut Queries<'_>,
    caller: &Caller,
    to: PersonId,
    now: UnixMs,
) -> Result<()> {
    if queries.is_blocked(caller.guild, caller.person, to).await? {
        return Err(OfferRefusal::ToBlocked { person: to }.into());
    }
    if !takes_offers(queries, caller.guild, caller.person, to, now).await? {
        return Err(OfferRefusal::NotAccepting { person: to }.into());
    }
    Ok(())
}

impl App {
    /// Blocks somebody: no new offers from them to the caller. Asked again, nothing changes.
    ///
    /// # Errors
    /// A refusal (oneself, a bot), or a failure of the database.
    pub async fn block(&self, caller: &Caller, whom: &Addressee) -> Result<BlockOutcome> {
        if whom.person == caller.person {
            return Err(PeopleRefusal::BlockSelf.into());
        }
        if whom.is_bot {
            return Err(PeopleRefusal::BlockBot.into());
        }
        retry(|| self.try_block(caller, whom)).await
    }

    async fn try_block(&self, caller: &Caller, whom: &Addressee) -> Result<BlockOutcome> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        tx.upsert_person(caller.guild, &whom.as_person(), self.now()).await?;
        let fresh = tx.block(caller.guild, caller.person, whom.person, self.now()).await?;
        let pending = tx.queries().pending_between(caller.guild, whom.person, caller.person).await?;
        tx.commit().await?;
        Ok(BlockOutcome { person: whom.person, was_blocked: !fresh, pending })
    }

    /// Blocks somebody whom Parley has met in this server.
    pub(in crate::app) async fn block_known(&self, caller: &Caller, person: PersonId) -> Result<()> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.block(caller.guild, caller.person, person, self.now()).await?;
            Ok(tx.commit().await?)
        })
        .await
    }

    /// Takes a block back; says whether there was one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn unblock(&self, caller: &Caller, whom: PersonId) -> Result<bool> {
        retry(|| self.try_unblock(caller, whom)).await
    }

    async fn try_unblock(&self, caller: &Caller, whom: PersonId) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let was_blocked = tx.unblock(caller.guild, caller.person, whom).await?;
        tx.commit().await?;
        Ok(was_blocked)
    }

    /// A page of those whom the caller has blocked; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_blocked(&self, caller: &Caller, page: u32) -> Result<BlockedPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let total = queries.count_blocked_by(caller.guild, caller.person).await?;
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let skip = (page - 1) * PAGE_LINES;
        let lines = queries.blocked_by(caller.guild, caller.person, skip, PAGE_LINES).await?;
        Ok(BlockedPage { lines, page, pages, total })
    }
}
