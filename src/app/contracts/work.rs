//! The work of a contract: submitting a piece, approving it, asking for a revision. Loads, decides and saves.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, Next, retry};
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::waiting::waiting;
use crate::domain::contracts::work::{self, ContractAtWork};
use crate::domain::decision::Decision;
use crate::domain::feedback;
use crate::domain::feedback::conduct::conduct;
use crate::domain::feedback::interim::may_change_interim;
use crate::domain::feedback::received::{is_public, may_change_public};
use crate::domain::feedback::reminders::reminders;
use crate::domain::ids::{ChannelId, ContractId};
use crate::domain::offers::offer::Offer;
use crate::domain::refusal::Refusal;
use crate::domain::server::{ServerRules, ServerSettings};
use crate::domain::time::UnixMs;
use crate::domain::webhooks::event::Event;
use crate::domain::webhooks::of_contract;
use crate::store;
use crate::store::{OfferRow, Queries, Shown, Tx};
use chrono_tz::Tz;

/// What somebody says of a contract, or why not.
type Decided = std::result::Result<Decision<ContractAtWork, ContractEntry>, Refusal>;

/// Another line of the contract.
impl Next for ContractAtWork {
    type Entry = ContractEntry;

    async fn write(&self, tx: &mut Tx, entry: &ContractEntry) -> store::Result<()> {
        tx.insert_contract_entry(&self.contract, entry, (waiting(self), next_due(self), conduct(self)))
            .await?;
        if feedback::is_moved_by(entry) {
            let round = feedback::round(&self.work);
            tx.set_feedback_due(self.contract.id, round, feedback::due(self)).await?;
            tx.set_feedback_reminders(self.contract.id, round, reminders(self)).await?;
        }
        if may_change_public(&self.work, entry) {
            tx.set_feedback_public(self.contract.id, is_public(&self.work)).await?;
        }
        if may_change_interim(&self.contract, entry) {
            tx.set_interim_public(self.contract.id, is_public(&self.work)).await?;
        }
        Ok(())
    }

    fn offer(&self) -> &Offer {
        &self.offer
    }

    fn events(&self, entry: &ContractEntry, _: UnixMs) -> Vec<Event> {
        of_contract(self, entry).into_iter().collect()
    }
}

impl App {
    /// A contract for somebody who is about to submit some of its work, with the places of the pieces that can be.
    ///
    /// # Errors
    /// A refusal where there is none of these, or a failure of the database.
    pub async fn load_to_submit(
        &self,
        caller: &Caller,
        id: ContractId,
    ) -> Result<(ContractAtWork, Vec<u32>)> {
        let found = self.load_contract(caller, id).await?;
        let places = work::open_pieces(&found, caller.person)?;
        Ok((found, places))
    }

    /// The same for one piece that they chose.
    ///
    /// # Errors
    /// A refusal where it cannot be submitted, or a failure of the database.
    pub async fn load_piece_to_submit(
        &self,
        caller: &Caller,
        id: ContractId,
        place: u32,
    ) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        work::check_open(&found, caller.person, place)?;
        Ok(found)
    }

    /// A contract for a client who is about to answer, with the lines by which the pieces were submitted that wait for it.
    ///
    /// # Errors
    /// A refusal where there is none of these, or a failure of the database.
    pub async fn load_submissions(
        &self,
        caller: &Caller,
        id: ContractId,
    ) -> Result<(ContractAtWork, Vec<ContractEntry>)> {
        let found = self.load_contract(caller, id).await?;
        let waiting = work::submissions(&found, caller.person)?.into_iter().cloned().collect();
        Ok((found, waiting))
    }

    /// The same for one piece that they chose, as it was submitted in line `seen` if they saw one.
    ///
    /// # Errors
    /// A refusal where it does not wait for this answer, or a failure of the database.
    pub async fn load_submission(
        &self,
        caller: &Caller,
        id: ContractId,
        place: u32,
        seen: Option<i64>,
    ) -> Result<(ContractAtWork, ContractEntry)> {
        let found = self.load_contract(caller, id).await?;
        let submitted = work::submission(&found, caller.person, place, seen)?.clone();
        Ok((found, submitted))
    }

    pub(super) async fn load_contract(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        load(self, &mut self.store.reader().await?.queries(), caller, id).await
    }

    /// Submits a piece of the work.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn submit_work(
        &self,
        caller: &Caller,
        id: ContractId,
        place: u32,
        message: &str,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, rules| {
            work::submit(found, by, place, message, rules.approval_ms)
        })
        .await
    }

    /// Approves a piece as it was submitted in line `seen`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn approve_work(
        &self,
        caller: &Caller,
        id: ContractId,
        (place, seen): (u32, i64),
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| work::approve(found, by, place, seen)).await
    }

    /// Asks for a revision of a piece as it was submitted in line `seen`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn request_revision(
        &self,
        caller: &Caller,
        id: ContractId,
        (place, seen): (u32, i64),
        message: &str,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| work::request_revision(found, by, (place, seen), message))
            .await
    }

    /// Does what time does to a contract next, if it is due. Gives whether it was.
    pub(in crate::app) async fn meet_contract(&self, id: ContractId) -> Result<bool> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = tx.queries().contract_row(id, Shown::Nothing).await?;
            let Some(found) = self.contract_in(&mut tx.queries(), found).await? else { return Ok(false) };
            match meet(&found, self.now()) {
                Some(decision) => self.save(tx, &decision).await.map(|_| true),
                None => self.meet_later(tx, &found).await,
            }
        })
        .await
    }

    /// Nothing is due by now: another process was faster, or the server's time zone is another one. Gives whether something is later.
    async fn meet_later(&self, mut tx: Tx, found: &ContractAtWork) -> Result<bool> {
        tx.set_contract_due(&found.contract, (next_due(found), conduct(found))).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The contract of what was found, whoever asks; `None` where there is none.
    pub(in crate::app) async fn contract_in(
        &self,
        queries: &mut Queries<'_>,
        found: Option<OfferRow>,
    ) -> Result<Option<ContractAtWork>> {
        let Some(OfferRow { offer, contract: Some(contract), settings, .. }) = found else { return Ok(None) };
        let work = queries.work_of(&contract).await?;
        Ok(Some(ContractAtWork { offer, contract, work, zone: self.zone_of(&settings) }))
    }

    /// In which time zone the days of a server with these settings begin.
    pub(in crate::app) fn zone_of(&self, settings: &ServerSettings) -> Tz {
        settings.over(&self.defaults).time_zone.unwrap_or(Tz::UTC)
    }

    pub(super) async fn decide_work(
        &self,
        caller: &Caller,
        id: ContractId,
        decide: impl Fn(&ContractAtWork, &ServerRules) -> Decided + Sync,
    ) -> Result<ContractAtWork> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let (found, settings) = load_in_server(self, &mut tx.queries(), caller, id).await?;
            let decision = decide(&found, &settings.over(&self.defaults))?;
            self.save(tx, &decision).await?;
            Ok(decision.next)
        })
        .await
    }
}

/// A contract of this server, for somebody on one of its sides; for others there is none.
pub(in crate::app) async fn load(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    id: ContractId,
) -> Result<ContractAtWork> {
    Ok(load_in_server(app, queries, caller, id).await?.0)
}

/// The same with what the admins of its server have set.
async fn load_in_server(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    id: ContractId,
) -> Result<(ContractAtWork, ServerSettings)> {
    let found = queries.contract_row(id, Shown::Nothing).await?;
    let Found { at_work, settings, .. } = at_work(app, queries, caller, found).await?;
    Ok((at_work, settings))
}

/// A contract with what stands beside it.
pub(super) struct Found {
    pub(super) at_work: ContractAtWork,
    /// Of its room, once there is one.
    pub(super) channel: Option<ChannelId>,
    /// What the admins of its server have set.
    pub(super) settings: ServerSettings,
}

/// The same of what was found.
pub(super) async fn at_work(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    found: Option<OfferRow>,
) -> Result<Found> {
    let found = found.filter(|found| found.offer.guild == caller.guild);
    let Some(OfferRow { offer, contract: Some(contract), channel, settings, .. }) = found else {
        return Err(ContractRefusal::NoSuchContract.into());
    };
    if work::side_at_work(&contract, caller.person).is_none() {
        return Err(ContractRefusal::NoSuchContract.into());
    }
    let work = queries.work_of(&contract).await?;
    let zone = app.zone_of(&settings);
    Ok(Found { at_work: ContractAtWork { offer, contract, work, zone }, channel, settings })
}
