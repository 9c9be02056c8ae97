//! Agencies: made, looked at, changed and deleted. Owns which agency somebody means, and the transaction around each change of
//! its staff; who is asked to join is `invitations`, what its offers need of it is `offers`, who does their work
//! `handover`, and what follows in rooms `follow`.

mod deliveries;
mod follow;
mod forget;
pub(super) mod handover;
pub(super) mod invitations;
pub(in crate::app) mod named;
pub(super) mod offers;
pub(super) mod questions;
pub(super) mod staff_news;

use self::named::named;
use super::caller::Caller;
use super::error::Result;
use super::feedback::{ReceivedSummary, ShownScore, summary_of};
use super::transaction::{App, retry};
use crate::domain::agencies::agency;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, Invitation, Role, name_key};
use crate::domain::contracts::contract::ContractState;
use crate::domain::feedback::score::record::Worker;
use crate::domain::ids::{AgencyId, OfferNumber, PersonId};
use crate::domain::refusal::Refusal;
use crate::store::{Queries, Tx};
pub use deliveries::AgencyDelivery;

/// Most suggestions that Discord shows.
const SUGGESTIONS: usize = 25;

/// An agency as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyView {
    /// As it is now.
    pub agency: Agency,
    /// Whom it asks; for those who may ask.
    pub asked: Vec<Invitation>,
    /// Its Job Success Score, where it's viewed alone and has had a contract.
    pub score: Option<ShownScore>,
    /// What others said of its work, where it's viewed alone.
    pub received: Option<ReceivedSummary>,
}

/// What somebody has to do with agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Those that they belong to.
    pub agencies: Vec<AgencyView>,
    /// What they are asked, with the name of the agency that asks.
    pub asked: Vec<(Invitation, String)>,
}

/// What a change makes of an agency.
type Changed = std::result::Result<Agency, AgencyRefusal>;

impl App {
    /// Makes an agency that the caller owns.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn create_agency(&self, caller: &Caller, name: &str) -> Result<Agency> {
        retry(|| self.try_create_agency(caller, name)).await
    }

    async fn try_create_agency(&self, caller: &Caller, name: &str) -> Result<Agency> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let present = tx.queries().agencies_of(caller.guild, caller.person).await?;
        let owned = present.iter().filter(|agency| agency.role_of(caller.person) == Some(Role::Owner));
        let id = AgencyId(self.new_id());
        let made = agency::create(id, caller.guild, name, caller.person, owned.count());
        let made = made.map_err(Refusal::from)?;
        if !tx.insert_agency(&made, self.now()).await? {
            return Err(AgencyRefusal::NameTaken { name: made.name }.into());
        }
        tx.commit().await?;
        Ok(made)
    }

    /// An agency of the caller's server.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_agency(&self, caller: &Caller, name: &str) -> Result<AgencyView> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let agency = named(&mut queries, caller.guild, name).await?;
        let score = self.agency_score(&mut queries, caller, &agency).await?;
        let received = Some(summary_of(&mut queries, caller, Worker::Agency(agency.id)).await?);
        Ok(AgencyView { score, received, ..self.seen(&mut queries, caller, agency).await? })
    }

    /// What the caller has to do with agencies.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn own_agencies(&self, caller: &Caller) -> Result<Own> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let mut own = Own { agencies: Vec::new(), asked: Vec::new() };
        for agency in queries.agencies_of(caller.guild, caller.person).await? {
            own.agencies.push(self.seen(&mut queries, caller, agency).await?);
        }
        for asked in queries.invitations_to(caller.guild, caller.person).await? {
            let agency = queries.agency(asked.agency).await?;
            if let Some(agency) = agency.filter(|_| self.now() < asked.ends()) {
                own.asked.push((asked, agency.name));
            }
        }
        Ok(own)
    }

    async fn seen(&self, queries: &mut Queries<'_>, caller: &Caller, agency: Agency) -> Result<AgencyView> {
        let mut asked = Vec::new();
        if agency.role_of(caller.person).is_some_and(Role::answers) {
            asked = queries.invitations_from(agency.id).await?;
            asked.retain(|asked| self.now() < asked.ends());
        }
        Ok(AgencyView { agency, asked, score: None, received: None })
    }

    /// Names of the server's agencies that hold what was typed so far.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_agencies(&self, caller: &Caller, typed: &str) -> Result<Vec<String>> {
        let names = self.store.reader().await?.queries().agency_names(caller.guild).await?;
        let wanted = name_key(typed);
        Ok(names.into_iter().filter(|name| name_key(name).contains(&wanted)).take(SUGGESTIONS).collect())
    }

    /// Names of the agencies whose offers the caller answers that hold what was typed so far.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_own_agencies(&self, caller: &Caller, typed: &str) -> Result<Vec<String>> {
        let own = self.store.reader().await?.queries().agencies_of(caller.guild, caller.person).await?;
        let wanted = name_key(typed);
        let answered =
            own.into_iter().filter(|agency| agency.role_of(caller.person).is_some_and(Role::answers));
        let names = answered.map(|agency| agency.name).filter(|name| name_key(name).contains(&wanted));
        Ok(names.take(SUGGESTIONS).collect())
    }

    /// Makes somebody a manager or a member.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn set_agency_role(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: PersonId,
        role: Role,
    ) -> Result<Agency> {
        self.change_agency(caller, Meant::by_name(name), |agency| {
            agency::set_role(agency, caller.person, whom, role)
        })
        .await
    }

    /// The agency that the caller can leave.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn look_to_leave(&self, caller: &Caller, name: Option<&str>) -> Result<Agency> {
        let mut reader = self.store.reader().await?;
        let agency = meant(&mut reader.queries(), caller, Meant::by_name(name)).await?;
        agency::leave(&agency, caller.person).map_err(Refusal::from)?;
        Ok(agency)
    }

    /// The caller leaves an agency.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn leave_agency(&self, caller: &Caller, agency: AgencyId) -> Result<Agency> {
        self.change_agency(caller, Meant::This(agency), |agency| agency::leave(agency, caller.person)).await
    }

    /// Takes somebody out of an agency, or takes back what they are asked.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn remove_from_agency(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: PersonId,
    ) -> Result<Agency> {
        if let Some(agency) = retry(|| self.try_withdraw_invitation(caller, name, whom)).await? {
            return Ok(agency);
        }
        self.change_agency(caller, Meant::by_name(name), |agency| agency::remove(agency, caller.person, whom))
            .await
    }

    /// Deletes an agency that owes nothing.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn delete_agency(&self, caller: &Caller, name: Option<&str>) -> Result<Agency> {
        retry(|| self.try_delete_agency(caller, name)).await
    }

    async fn try_delete_agency(&self, caller: &Caller, name: Option<&str>) -> Result<Agency> {
        let mut tx = self.store.begin().await?;
        // Sends in one server take turns with this, so that no offer comes while it is looked whether there is one.
        tx.next_offer_turn(caller.guild).await?;
        let before = meant(&mut tx.queries(), caller, Meant::by_name(name)).await?;
        let pending = tx.queries().pending_of_agency(caller.guild, before.id).await?;
        let pending = pending.into_iter().map(|(_, number)| number).collect();
        let contracts = self.open_contracts(&mut tx.queries(), &before).await?;
        let after = agency::delete(&before, caller.person, pending, contracts).map_err(Refusal::from)?;
        self.save_agency(&mut tx, caller.person, &before, &after).await?;
        let over = tx.close_agency(&after, self.now()).await?;
        self.end_all_questions(&mut tx, &after, over).await?;
        self.withdraw_proposals_of(&mut tx, after.id).await?;
        self.end_invitations_of(&mut tx, after.id).await?;
        tx.commit().await?;
        Ok(after)
    }

    /// Who owns the agency that the caller means.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn owner_of_agency(&self, caller: &Caller, name: Option<&str>) -> Result<PersonId> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let agency = meant(&mut queries, caller, Meant::by_name(name)).await?;
        Ok(queries.team(agency.id).await?.owner)
    }

    /// The offers whose contracts with an agency have not ended: one ends when it's closed, and where nobody closes it, after the
    /// day on which it is due, or after a while without such a day.
    async fn open_contracts(&self, queries: &mut Queries<'_>, agency: &Agency) -> Result<Vec<OfferNumber>> {
        let now = self.now();
        let mut open = Vec::new();
        for (id, number) in queries.contracts_of_agency(agency.guild, agency.id).await? {
            let Some(contract) = queries.contract_of(id).await? else { continue };
            if contract.state != ContractState::Closed && now < contract.ends() {
                open.push(number);
            }
        }
        Ok(open)
    }

    async fn change_agency(
        &self,
        caller: &Caller,
        which: Meant<'_>,
        change: impl Fn(&Agency) -> Changed + Sync,
    ) -> Result<Agency> {
        retry(|| self.try_change_agency(caller, which, &change)).await
    }

    async fn try_change_agency(
        &self,
        caller: &Caller,
        which: Meant<'_>,
        change: &(impl Fn(&Agency) -> Changed + Sync),
    ) -> Result<Agency> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let before = meant(&mut tx.queries(), caller, which).await?;
        let after = change(&before).map_err(Refusal::from)?;
        self.save_agency(&mut tx, caller.person, &before, &after).await?;
        tx.commit().await?;
        Ok(after)
    }

    /// Saves a change of staff, with what follows for rooms and offers.
    async fn save_agency(&self, tx: &mut Tx, by: PersonId, before: &Agency, after: &Agency) -> Result<()> {
        tx.update_agency(after).await?;
        self.follow_staff(tx, before, after).await?;
        self.tell_staff(tx, by, before, after).await
    }
}

/// Which agency a caller means.
#[derive(Debug, Clone, Copy)]
enum Meant<'a> {
    /// The one with this name.
    Named(&'a str),
    /// Their only one.
    Only,
    /// The one that they were shown.
    This(AgencyId),
}

impl<'a> Meant<'a> {
    fn by_name(name: Option<&'a str>) -> Self {
        name.map_or(Self::Only, Self::Named)
    }
}

/// The agency that the caller means.
async fn meant(queries: &mut Queries<'_>, caller: &Caller, which: Meant<'_>) -> Result<Agency> {
    match which {
        Meant::Named(name) => return named(queries, caller.guild, name).await,
        Meant::This(id) => {
            let found = queries.agency(id).await?;
            let found = found.filter(|agency| agency.guild == caller.guild && !agency.closed);
            return Ok(found.ok_or(AgencyRefusal::NoSuchAgency)?);
        }
        Meant::Only => {}
    }
    let mut own = queries.agencies_of(caller.guild, caller.person).await?;
    match (own.pop(), own.len()) {
        (Some(only), 0) => Ok(only),
        (Some(_), _) => Err(AgencyRefusal::Which.into()),
        (None, _) => Err(AgencyRefusal::InNone.into()),
    }
}
