//! What is kept about a person: giving it to them (`file`), and forgetting it. Owns what belongs to somebody and what stays
//! because it is also somebody else's record.

mod file;
mod jobs;

use super::caller::Caller;
use super::error::{Error, Result};
use super::transaction::{App, retry};
use crate::domain::ids::OfferId;
use crate::domain::offers::offer::{DeclineReason, Offer, Side, State};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::{say, store};

/// How often an offer is looked at again whose terms change while it is ended.
const TRIES: u32 = 64;

/// What deleting ended first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ended {
    /// Offers of theirs that waited for an answer.
    pub withdrawn: u32,
    /// Offers to them that waited for theirs.
    pub declined: u32,
}

impl App {
    /// Ends what of the caller's still waits, and then forgets what is theirs alone. Done twice it does nothing more.
    ///
    /// # Errors
    /// A refusal where they own an agency with others in it, before anything is ended; or a failure of the database.
    pub async fn forget(&self, caller: &Caller) -> Result<Ended> {
        let mut ended = Ended::default();
        let offers = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let mut offers = self.offers_before_leaving(&mut queries, caller).await?;
            offers.extend(queries.all_offers_of(caller.guild, caller.person).await?);
            offers
        };
        for id in offers {
            match self.end_for_good(caller, id).await? {
                Some(Side::Client) => ended.withdrawn += 1,
                Some(Side::Recipient) => ended.declined += 1,
                None => {}
            }
        }
        self.leave_all_agencies(caller).await?;
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let language = self.language(&mut tx.queries(), caller.guild).await?;
            let name = say!(language, "privacy-former-member");
            tx.forget_person(caller.guild, caller.person, &name).await?;
            let title = say!(language, "job-deleted");
            self.forget_jobs(&mut tx, caller, &title).await?;
            let title = say!(language, "proposal-deleted");
            self.forget_proposals(&mut tx, caller, &title).await?;
            self.forget_invitations(&mut tx, caller).await?;
            self.badge_role_returns(&mut tx, caller.guild, caller.person).await?;
            tx.commit().await?;
            Ok(())
        })
        .await?;
        Ok(ended)
    }

    /// Withdraws or declines an offer that waits, whatever its terms are by now; the side that did it, or nothing where it
    /// was over. Terms that change meanwhile are ended as well.
    async fn end_for_good(&self, caller: &Caller, id: OfferId) -> Result<Option<Side>> {
        for _ in 0..TRIES {
            let found = self.store.reader().await?.queries().offer(id).await?;
            let waits = |offer: &Offer| matches!(offer.state, State::Pending { .. });
            let Some(offer) = found.filter(waits) else { return Ok(None) };
            let Some(side) = offer.side_of(caller.person) else { return Ok(None) };
            let done = match side {
                Side::Client => self.withdraw(caller, id, offer.version, None).await,
                Side::Recipient => self.decline(caller, id, offer.version, DeclineReason::Other, None).await,
            };
            match done {
                Ok(_) => return Ok(Some(side)),
                // The client changed the terms at this moment: the new ones are ended.
                Err(Error::Refused(Refusal::Offer(OfferRefusal::Stale { .. }))) => {}
                Err(Error::Refused(Refusal::Offer(OfferRefusal::Over { .. }))) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        // Nobody changes terms that often while a press is answered.
        Err(store::Error::Conflict.into())
    }
}
