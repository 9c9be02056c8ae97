//! Hours of a contract: typed and previewed, logged, taken out, objected to.

use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::Hours;
use crate::domain::contracts::hours;
use crate::domain::contracts::refusal::HoursObstacle;
use crate::domain::contracts::statement::WeekSum;
use crate::domain::contracts::weeks::{day_in, week_of};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::HoursForm;
use crate::domain::ids::{ContractId, DraftId, PersonId};
use crate::domain::money::Money;
use crate::domain::refusal::Refusal;
use crate::store::Queries;
use chrono::NaiveDate;
use chrono_tz::Tz;

/// Hours that were typed and are not logged yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// Who types.
    pub by: PersonId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// How long, and on which day.
    pub hours: Hours,
    /// What was done.
    pub done: String,
    /// Why so many can't be logged, if they can't.
    pub obstacle: Option<HoursObstacle>,
    /// Which day it is in the server.
    pub today: NaiveDate,
}

impl HoursPreview {
    /// Of everything that it shows and logs.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        // Not what they come to: the hash can be read by those who may not read that. The version says it as well.
        let contract = (self.found.contract.id, self.found.version());
        PreviewHash::of(&(contract, self.hours, &self.done, self.obstacle, self.today))
    }

    /// What these hours come to, were they alone in their week; `None` where the price is fixed.
    #[must_use]
    pub fn worth(&self) -> Option<Money> {
        let rate = self.found.work.rates(&self.found.contract)?.on(self.hours.day);
        let sum = WeekSum::of(week_of(self.hours.day), [self.hours], |_| rate);
        Some(Money { minor: sum.minor(), ..rate })
    }
}

/// What a command says of hours, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedHours<'a> {
    /// How long.
    pub time: &'a str,
    /// What was done.
    pub done: &'a str,
    /// The day, if one was chosen.
    pub day: Option<NaiveDate>,
}

impl App {
    /// Which day it is in the server of a contract.
    #[must_use]
    pub fn today(&self, found: &ContractAtWork) -> NaiveDate {
        day_in(found.zone, self.now())
    }

    /// Which day it is in the caller's server.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn today_of(&self, caller: &Caller) -> Result<NaiveDate> {
        let zone = self.rules_of(caller.guild).await?.time_zone.unwrap_or(Tz::UTC);
        Ok(day_in(zone, self.now()))
    }

    /// A contract for somebody who looks at its hours, with those that count.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or where there are none, or a failure of the database.
    pub async fn load_hours(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        hours::open_hours(&found, caller.person)?;
        Ok(found)
    }

    /// The same for the hours that line `seq` logs.
    ///
    /// # Errors
    /// A refusal where there are none, or a failure of the database.
    pub async fn load_logged(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        found.work.logged(seq)?;
        Ok(found)
    }

    /// Begins to log hours, or continues what was begun.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn begin_hours(&self, caller: &Caller, contract: ContractId) -> Result<Draft> {
        let found = self.load_contract(caller, contract).await?;
        hours::check_log(&found, caller.person)?;
        let (time, done) = (String::new(), String::new());
        let draft =
            self.begin(caller, &ContractDraft::Hours { contract, time, done, day: None }.into()).await?;
        // What was typed comes back; a day that was chosen then is seldom the one that is meant now.
        let today = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Hours { day, .. }) = content else { return false };
            *day = None;
            true
        };
        match &draft.content {
            DraftContent::Contract(ContractDraft::Hours { day: Some(_), .. }) => {
                Ok(self.save_typed_in_server(caller, draft.id, today).await?.0)
            }
            _ => Ok(draft),
        }
    }

    /// Saves all of it, as a command has it, and shows what it means.
    ///
    /// # Errors
    /// As [`App::begin_hours`] and [`App::fill_hours`].
    pub async fn type_hours(
        &self,
        caller: &Caller,
        contract: ContractId,
        typed: TypedHours<'_>,
    ) -> Result<HoursPreview> {
        let draft = self.begin_hours(caller, contract).await?;
        self.put_hours(caller, draft.id, |time, done, day| {
            typed.time.clone_into(time);
            typed.done.clone_into(done);
            *day = typed.day;
        })
        .await
    }

    /// Saves what was typed about hours, and shows what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_hours(
        &self,
        caller: &Caller,
        draft: DraftId,
        (typed_time, typed_done): (&str, &str),
    ) -> Result<HoursPreview> {
        self.put_hours(caller, draft, |time, done, _| {
            typed_time.clone_into(time);
            typed_done.clone_into(done);
        })
        .await
    }

    /// Says on which day somebody worked.
    ///
    /// # Errors
    /// As [`App::fill_hours`].
    pub async fn choose_hours_day(
        &self,
        caller: &Caller,
        draft: DraftId,
        chosen: NaiveDate,
    ) -> Result<HoursPreview> {
        self.put_hours(caller, draft, |_, _, day| *day = Some(chosen)).await
    }

    async fn put_hours(
        &self,
        caller: &Caller,
        draft: DraftId,
        put: impl Fn(&mut String, &mut String, &mut Option<NaiveDate>) + Sync,
    ) -> Result<HoursPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Hours { time, done, day, .. }) = content else {
                return false;
            };
            put(time, done, day);
            true
        };
        let (saved, _) = self.save_typed_in_server(caller, draft, put).await?;
        self.preview_hours(&mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Logs hours as their preview showed them, once; where something else would be logged, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn log_hours(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<HoursPreview>> {
        retry(|| self.try_log_hours(caller, draft, seen)).await
    }

    async fn try_log_hours(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<HoursPreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let (typed, _) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_hours(&mut tx.queries(), caller, &typed).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let HoursPreview { found, hours: worked, done, .. } = &preview;
        let decision = hours::log(found, (caller.person, self.now()), *worked, done)?;
        use_up(&mut tx, id).await?;
        self.save(tx, &decision).await?;
        Ok(PreviewOutcome::Done(HoursPreview { found: decision.next, ..preview }))
    }

    /// What a draft means for the contract as it is now.
    async fn preview_hours(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
    ) -> Result<HoursPreview> {
        let DraftContent::Contract(ContractDraft::Hours { contract, time, done, day }) = &draft.content
        else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let found = load(self, queries, caller, *contract).await?;
        hours::check_log(&found, caller.person)?;
        let (minutes, done) = HoursForm { time, done }.read().map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        let today = day_in(found.zone, self.now());
        let day = day.filter(|day| hours::log_days(&found, today).any(|one| one == *day)).unwrap_or(today);
        let worked = Hours { minutes, day };
        let obstacle = hours::obstacle(&found, worked);
        let by = caller.person;
        Ok(HoursPreview { draft: draft.id, by, found, hours: worked, done, obstacle, today })
    }

    /// Takes out the hours that line `seq` logged.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn remove_hours(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| hours::remove(found, by, seq)).await
    }

    /// A contract for a client who is about to object to the hours that line `seq` logged.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_object(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<()> {
        let found = self.load_contract(caller, id).await?;
        hours::check_object(&found, (caller.person, self.now()), seq)?;
        Ok(())
    }

    /// Objects to the hours that line `seq` logged.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn object_to_hours(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
        message: &str,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| hours::object(found, by, seq, message)).await
    }

    /// Takes the objection to the hours that line `seq` logged back.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw_objection(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| hours::withdraw_objection(found, by, seq)).await
    }
}
