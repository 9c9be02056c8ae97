//! Other terms for a contract that runs: typed and previewed, proposed by one side, agreed to or not by the other.

use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::offers::drafts::{calendar_of, use_up};
use crate::app::transaction::{App, retry};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::refusal::TermsObstacle;
use crate::domain::contracts::terms::{self, changes_rate, rate_days};
use crate::domain::contracts::weeks::day_in;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::{ChangeForm, OfferForm, Remark};
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Terms;
use crate::domain::refusal::Refusal;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::Queries;
use chrono::NaiveDate;

/// Other terms that were typed and are not proposed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The side that would propose them.
    pub side: Side,
    /// The terms as they would be.
    pub terms: Terms,
    /// What should be said about how they were read.
    pub remarks: Vec<Remark>,
    /// Why, for the other side.
    pub message: Option<String>,
    /// From which day another rate would count; `None` where the rate stays.
    pub from: Option<NaiveDate>,
    /// Why the contract can't have such terms, if it can't.
    pub obstacle: Option<TermsObstacle>,
    /// Which day it is in the server.
    pub today: NaiveDate,
}

impl TermsPreview {
    /// Of everything that it shows and proposes.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let open = self.found.work.open_proposal().map(|(open, _)| open.seq);
        let contract = (self.found.contract.id, self.found.version(), open);
        PreviewHash::of(&(contract, &self.terms, &self.message, self.from, self.obstacle))
    }

    /// Whether there is nothing to propose.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.terms == self.found.contract.terms
    }

    /// The proposal of the other side's that it would answer.
    #[must_use]
    pub fn answers(&self) -> Option<i64> {
        let (open, _) = self.found.work.open_proposal()?;
        (open.side(&self.found.contract) != self.side).then_some(open.seq)
    }
}

/// Terms that one side proposed and the other side has not answered, as somebody on one of them reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenProposal {
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The line that proposes them.
    pub seq: i64,
    /// Whether the reader's own side proposed them.
    pub is_own: bool,
    /// From which day another rate would count if they were agreed to now.
    pub counts_from: Option<NaiveDate>,
    /// Why they can't be agreed to, if they can't: something was approved since.
    pub obstacle: Option<TermsObstacle>,
}

/// What was typed into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedTerms<'a> {
    /// What both sides do.
    pub description: &'a str,
    /// The price, or the rate.
    pub price: &'a str,
    /// Start and due.
    pub schedule: &'a str,
    /// One a line; `None` for a contract by the hour, whose form has none.
    pub milestones: Option<&'a str>,
    /// A message to the other side.
    pub message: &'a str,
}

impl App {
    /// Begins other terms with those that count filled in, or continues what was begun.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn begin_terms(
        &self,
        caller: &Caller,
        contract: ContractId,
    ) -> Result<(ContractAtWork, Draft)> {
        let found = self.load_contract(caller, contract).await?;
        terms::check_propose(&found, caller.person)?;
        let form = ChangeForm::from_terms(&found.contract.terms);
        let version = found.version();
        let fresh = ContractDraft::Terms { contract, version, answers: None, form, from: None };
        let draft = self.begin(caller, &fresh.into()).await?;
        Ok((found, draft))
    }

    /// The same as an answer to the proposal of line `seq`, whose terms are filled in.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn begin_counter_terms(
        &self,
        caller: &Caller,
        contract: ContractId,
        seq: i64,
    ) -> Result<(ContractAtWork, Draft)> {
        let found = self.load_contract(caller, contract).await?;
        let (proposed, asked) = terms::proposal_to_answer(&found, caller.person, seq)?;
        let form = ChangeForm::from_terms(&asked.is);
        let (version, answers, from) = (found.version(), Some(seq), proposed.counts_from);
        let fresh = ContractDraft::Terms { contract, version, answers, form, from };
        let draft = self.begin(caller, &fresh.into()).await?;
        Ok((found, draft))
    }

    /// A contract whose terms somebody is about to edit again.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_propose(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        terms::check_propose(&found, caller.person)?;
        Ok(found)
    }

    /// Saves what was typed, and shows what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_terms(
        &self,
        caller: &Caller,
        draft: DraftId,
        typed: TypedTerms<'_>,
    ) -> Result<TermsPreview> {
        self.put_terms(caller, draft, |form, _| {
            let OfferForm { description, price, schedule, milestones, .. } = &mut form.terms;
            typed.description.clone_into(description);
            typed.price.clone_into(price);
            typed.schedule.clone_into(schedule);
            typed.milestones.unwrap_or_default().clone_into(milestones);
            typed.message.clone_into(&mut form.message);
        })
        .await
    }

    /// Says from which day another rate would count.
    ///
    /// # Errors
    /// As [`App::fill_terms`].
    pub async fn choose_rate_day(
        &self,
        caller: &Caller,
        draft: DraftId,
        chosen: NaiveDate,
    ) -> Result<TermsPreview> {
        self.put_terms(caller, draft, |_, from| *from = Some(chosen)).await
    }

    /// Puts one of the readings that a form's problems offered into the form that was saved then, and shows what it means now.
    ///
    /// # Errors
    /// As [`App::fill_terms`]; [`DraftRefusal::DraftChanged`] when the form was changed since.
    pub async fn use_reading_of_terms(
        &self,
        caller: &Caller,
        (draft, saved): (DraftId, UnixMs),
        (problem, reading): (usize, usize),
    ) -> Result<TermsPreview> {
        let (now, rules) =
            self.load_draft_in_server(&mut self.store.reader().await?.queries(), caller, draft).await?;
        let is_same = now.saved == saved;
        let shown = {
            let mut reader = self.store.reader().await?;
            self.preview_terms(&mut reader.queries(), caller, &now, &rules).await
        };
        let problems = match shown {
            Err(Error::Refused(Refusal::Draft(DraftRefusal::Form { problems, .. }))) if is_same => problems,
            shown => return shown,
        };
        let found = problems.get(problem).and_then(|found| found.readings.get(reading));
        let reading = found.ok_or(DraftRefusal::DraftChanged)?.clone();
        self.put_terms(caller, draft, |form, _| form.terms.apply(&reading)).await
    }

    async fn put_terms(
        &self,
        caller: &Caller,
        draft: DraftId,
        put: impl Fn(&mut ChangeForm, &mut Option<NaiveDate>) + Sync,
    ) -> Result<TermsPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Terms { form, from, .. }) = content else {
                return false;
            };
            put(form, from);
            true
        };
        let (saved, rules) = self.save_typed_in_server(caller, draft, put).await?;
        self.preview_terms(&mut self.store.reader().await?.queries(), caller, &saved, &rules).await
    }

    /// What a draft means for the contract as it is now.
    async fn preview_terms(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
        rules: &ServerRules,
    ) -> Result<TermsPreview> {
        let DraftContent::Contract(ContractDraft::Terms { contract, form, from, .. }) = &draft.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let found = load(self, queries, caller, *contract).await?;
        let side = terms::check_propose(&found, caller.person)?;
        let present = &found.contract.terms;
        let read = form.read(present, &calendar_of(caller, rules, draft.saved));
        let (terms, message, remarks) = read.map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        let today = day_in(found.zone, self.now());
        let day = from.filter(|day| rate_days(today).any(|one| one == *day)).unwrap_or(today);
        let from = changes_rate(present, &terms).then_some(day);
        let obstacle = terms::obstacle(&found, &terms);
        let message = Some(message).filter(|message| !message.is_empty());
        Ok(TermsPreview { draft: draft.id, found, side, terms, remarks, message, from, obstacle, today })
    }

    /// Proposes terms as their preview showed them, once; where something else would be proposed, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn propose_terms(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<TermsPreview>> {
        retry(|| self.try_propose_terms(caller, draft, seen)).await
    }

    async fn try_propose_terms(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<TermsPreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let (typed, rules) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_terms(&mut tx.queries(), caller, &typed, &rules).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let TermsPreview { found, terms, from, message, .. } = &preview;
        let by = (caller.person, self.now());
        let decision = terms::propose(found, by, (terms.clone(), *from), message.as_deref())?;
        use_up(&mut tx, id).await?;
        self.save(tx, &decision).await?;
        Ok(PreviewOutcome::Done(preview))
    }

    /// The terms that wait for an answer: those of line `seq`, where somebody saw one.
    ///
    /// # Errors
    /// A refusal where there are none, or a failure of the database.
    pub async fn load_proposal(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: Option<i64>,
    ) -> Result<OpenProposal> {
        let found = self.load_contract(caller, id).await?;
        let (open, proposed, is_own) = terms::open_proposal(&found, caller.person, seq)?;
        let (seq, counts_from) = (open.seq, terms::counts_from(&found, open, self.now()));
        let obstacle = terms::obstacle(&found, &proposed.is);
        Ok(OpenProposal { found, seq, is_own, counts_from, obstacle })
    }

    /// The same for somebody who is about to answer the proposal of line `seq`.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_answer_terms(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<()> {
        let found = self.load_contract(caller, id).await?;
        terms::proposal_to_answer(&found, caller.person, seq)?;
        Ok(())
    }

    /// Agrees to the proposal of line `seq`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn approve_terms(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| terms::approve(found, by, seq)).await
    }

    /// Keeps the terms, against the proposal of line `seq`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn reject_terms(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
        message: &str,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| terms::reject(found, by, seq, Some(message))).await
    }

    /// Takes the proposal of line `seq` back.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw_terms(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| terms::withdraw(found, by, seq)).await
    }
}
