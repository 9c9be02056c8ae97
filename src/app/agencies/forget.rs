//! Somebody has what is kept about them deleted: they leave their agencies. Owns that an agency with other people in it is
//! handed over before, and that one of theirs alone is closed.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, Role};
use crate::domain::ids::{AgencyId, OfferId};
use crate::domain::refusal::Refusal;
use crate::store::Queries;

impl App {
    /// Offers that wait for an answer of agencies that the caller alone is in.
    ///
    /// # Errors
    /// A refusal where the caller owns an agency with others in it, or a failure of the database.
    pub(in crate::app) async fn offers_before_leaving(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
    ) -> Result<Vec<OfferId>> {
        let mut offers = Vec::new();
        for agency in queries.agencies_of(caller.guild, caller.person).await? {
            check_may_go(&agency, caller)?;
            if agency.role_of(caller.person) == Some(Role::Owner) {
                let pending = queries.pending_of_agency(caller.guild, agency.id).await?;
                offers.extend(pending.into_iter().map(|(offer, _)| offer));
            }
        }
        Ok(offers)
    }

    /// Takes the caller out of all agencies, and closes those that nobody else is in. What an agency agreed on stays with
    /// whoever it agreed with.
    pub(in crate::app) async fn leave_all_agencies(&self, caller: &Caller) -> Result<()> {
        let agencies = self.store.reader().await?.queries().agencies_of(caller.guild, caller.person).await?;
        for agency in agencies {
            retry(|| self.try_leave_for_good(caller, agency.id)).await?;
        }
        retry(|| async {
            let mut tx = self.store.begin().await?;
            for asked in tx.queries().invitations_to(caller.guild, caller.person).await? {
                tx.end_invitation(asked.id).await?;
                tx.forget_question(asked.id).await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }

    async fn try_leave_for_good(&self, caller: &Caller, id: AgencyId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        // Sends in one server take turns with this, so that no offer comes while it is looked whether there is one.
        tx.next_offer_turn(caller.guild).await?;
        let before = tx.queries().agency(id).await?.filter(|agency| !agency.closed);
        let Some(before) = before else { return Ok(()) };
        match before.role_of(caller.person) {
            None => return Ok(()),
            Some(Role::Owner) => {
                check_may_go(&before, caller)?;
                let pending = tx.queries().pending_of_agency(caller.guild, id).await?;
                let pending = pending.into_iter().map(|(_, number)| number).collect();
                let after =
                    agency::delete(&before, caller.person, pending, Vec::new()).map_err(Refusal::from)?;
                self.save_agency(&mut tx, caller.person, &before, &after).await?;
                let over = tx.close_agency(&after, self.now()).await?;
                self.end_all_questions(&mut tx, &after, over).await?;
                self.withdraw_proposals_of(&mut tx, after.id).await?;
                self.end_invitations_of(&mut tx, after.id).await?;
            }
            Some(Role::Manager | Role::Member) => {
                let after = agency::leave(&before, caller.person).map_err(Refusal::from)?;
                self.save_agency(&mut tx, caller.person, &before, &after).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}

fn check_may_go(agency: &Agency, caller: &Caller) -> Result<()> {
    let owns = agency.role_of(caller.person) == Some(Role::Owner);
    if owns && agency.staff.len() > 1 {
        return Err(AgencyRefusal::OthersRemain { agency: agency.name.clone() }.into());
    }
    Ok(())
}
