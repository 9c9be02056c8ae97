//! What offers need of agencies: beginning one to an agency, who is told when its owner cannot be reached, and to whom offers
//! come through an agency alone.

use super::named;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::draft::Draft;
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::Notification;
use crate::domain::offers::draft::{Addressed, OfferOptions, check_sizes};
use crate::domain::offers::offer::{Offer, Recipient, StateName};
use crate::store::Tx;

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
        check_sizes(&options.files)?;
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
        self.upsert_caller(&mut tx, caller).await?;
        let agency = named(&mut tx.queries(), caller.guild, name).await?;
        if agency.role_of(caller.person).is_some() {
            return Err(AgencyRefusal::OwnAgency.into());
        }
        if let Some(person) = member.filter(|person| agency.role_of(*person).is_none()) {
            return Err(AgencyRefusal::NotStaff { person }.into());
        }
        let team = tx.queries().team(agency.id).await?;
        let recipient = Recipient::Agency(team);
        let found = self.look_before_sending(&mut tx, caller, &recipient, u32::MAX).await?;
        self.check_may_begin(&found, &recipient)?;
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

    /// Who is told what isn't about an offer: `told`, and where an agency's owner can't be reached, everybody who answers for it.
    pub(in crate::app) async fn whoever_reads(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        side: &Recipient,
        told: Vec<PersonId>,
    ) -> Result<Vec<PersonId>> {
        let Some(team) = side.agency() else { return Ok(told) };
        let known = tx.queries().presence(guild, team.owner).await?;
        let has_left = known.is_some_and(|known| known.left.is_some());
        let is_away = has_left || tx.queries().dm_status(team.owner).await?.closed.is_some();
        Ok(if is_away { side.people() } else { told })
    }
}
