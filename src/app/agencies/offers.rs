//! What offers need of agencies: beginning one to an agency, who is told when its owner cannot be reached, and to whom offers
//! come through an agency alone.

use super::named;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::moderation::suspensions::check_not_suspended;
use crate::app::people::blocks::check_takes_offers;
use crate::app::server::limits::check_limits;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::draft::Draft;
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::Notification;
use crate::domain::offers::draft::{Addressed, OfferOptions};
use crate::domain::offers::offer::{Offer, Recipient, StateName};
use crate::store::{Queries, Tx};

/// Refuses an offer to somebody whom offers reach through an agency alone.
pub(in crate::app) async fn check_unbound(
    queries: &mut Queries<'_>,
    guild: GuildId,
    person: PersonId,
) -> Result<()> {
    for agency in queries.agencies_of(guild, person).await? {
        if agency.staff.iter().any(|staff| staff.person == person && staff.exclusive) {
            return Err(AgencyRefusal::Exclusive { person, agency: agency.name }.into());
        }
    }
    Ok(())
}

impl App {
    /// Begins an offer to an agency: a new draft, or the one that was begun and not sent, with everything in it.
    ///
    /// # Errors
    /// A refusal (no such agency, one's own, not accepting), or a failure of the database.
    pub async fn begin_agency_offer(
        &self,
        caller: &Caller,
        name: &str,
        member: Option<PersonId>,
        options: OfferOptions,
    ) -> Result<Draft> {
        options.check_files()?;
        retry(|| self.try_begin_agency_offer(caller, name, member, &options)).await
    }

    async fn try_begin_agency_offer(
        &self,
        caller: &Caller,
        name: &str,
        member: Option<PersonId>,
        options: &OfferOptions,
    ) -> Result<Draft> {
        let mut tx = self.store.begin().await?;
        tx.upsert_person(caller.guild, &caller.as_person(), self.now()).await?;
        let agency = named(&mut tx.queries(), caller.guild, name).await?;
        if agency.role_of(caller.person).is_some() {
            return Err(AgencyRefusal::OwnAgency.into());
        }
        if let Some(person) = member.filter(|person| agency.role_of(*person).is_none()) {
            return Err(AgencyRefusal::NotStaff { person }.into());
        }
        let team = tx.queries().team(agency.id).await?;
        let owner = team.owner;
        check_not_suspended(&mut tx.queries(), caller, self.now()).await?;
        check_takes_offers(&mut tx.queries(), caller, owner, self.now()).await?;
        let limits = self.rules(&mut tx.queries(), caller.guild).await?.limits;
        check_limits(&mut tx.queries(), caller, &Recipient::Agency(team), limits, self.now()).await?;
        let to = Addressed::Agency { agency: agency.id, member };
        let draft = self.resume_offer(&mut tx, caller, to, options).await?;
        tx.commit().await?;
        Ok(draft)
    }

    /// Who is told of a decision: where an agency's owner is to be and cannot be reached, its managers are. Without an
    /// owner in the server, moderators hear of it while an answer is owed.
    pub(in crate::app) async fn everybody_told(
        &self,
        tx: &mut Tx,
        offer: &Offer,
        told: &[Notification],
    ) -> Result<Vec<Notification>> {
        let mut everybody = Vec::new();
        for told in told {
            let Some(team) = offer.recipient.agency().filter(|team| team.owner == told.to) else {
                everybody.push(*told);
                continue;
            };
            let known = tx.queries().presence(offer.guild, team.owner).await?;
            let has_left = known.is_some_and(|known| known.left.is_some());
            let is_closed = tx.queries().dm_status(team.owner).await?.closed.is_some();
            if has_left && offer.state.name() == StateName::Pending {
                self.raise_no_owner(tx, offer.guild, team.id, &team.name).await?;
            }
            if !has_left {
                everybody.push(*told);
            }
            if has_left || is_closed {
                everybody.extend(team.managers.iter().map(|to| Notification { to: *to, ..*told }));
            }
        }
        Ok(everybody)
    }
}
