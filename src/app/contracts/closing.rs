//! The end of a contract: typed and previewed, closed by one side, reopened by both.

use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::closing::{self, Reopening, Unanswered};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::CloseReason;
use crate::domain::contracts::payments;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::ClosingForm;
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::money::Money;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::store::Queries;

/// A contract that is about to be closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosePreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The side that closes it.
    pub side: Side,
    /// Why.
    pub reason: CloseReason,
    /// A word to the other side.
    pub message: Option<String>,
    /// What was paid in all, where no payment was recorded.
    pub paid: Option<Money>,
    /// What stays without an answer.
    pub unanswered: Unanswered,
}

impl ClosePreview {
    /// Of everything that it shows and does.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let paid = self.paid.map(|paid| paid.minor);
        PreviewHash::of(&(self.found.contract.id.0, self.reason, &self.message, paid, &self.unanswered))
    }
}

impl App {
    /// A contract for somebody who is about to close it.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_close(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        closing::check_close(&found, caller.person)?;
        Ok(found)
    }

    /// Begins to close a contract for a reason, or goes on with what was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_closing(
        &self,
        caller: &Caller,
        contract: ContractId,
        chosen: CloseReason,
    ) -> Result<(ContractAtWork, Draft)> {
        let found = self.load_to_close(caller, contract).await?;
        let (message, paid) = (String::new(), String::new());
        let fresh = ContractDraft::Close { contract, reason: chosen, message, paid };
        // What was typed for another reason stays.
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Close { reason, .. }) = content else { return false };
            *reason = chosen;
            true
        };
        Ok((found, self.begin_with(caller, &fresh.into(), put).await?))
    }

    /// Saves what was typed about the end of a contract, and shows what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_closing(
        &self,
        caller: &Caller,
        draft: DraftId,
        (typed_message, typed_paid): (&str, &str),
    ) -> Result<ClosePreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Close { message, paid, .. }) = content else {
                return false;
            };
            typed_message.clone_into(message);
            typed_paid.clone_into(paid);
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        preview_closing(self, &mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Closes a contract as its preview showed it, once; where something else would be said, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn close_contract(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<ClosePreview>> {
        retry(|| self.try_close_contract(caller, draft, seen)).await
    }

    async fn try_close_contract(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<ClosePreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let typed = self.load_draft(&mut tx.queries(), caller, id).await?;
        let preview = preview_closing(self, &mut tx.queries(), caller, &typed).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let ClosePreview { found, reason, message, paid, .. } = &preview;
        let by = (caller.person, self.now());
        let decision = closing::close(found, by, (*reason, *paid), message.as_deref())?;
        use_up(&mut tx, id).await?;
        self.save(tx, &decision).await?;
        Ok(PreviewOutcome::Done(preview))
    }

    /// A contract for somebody who would reopen it, with what they can do for that.
    ///
    /// # Errors
    /// A refusal where that is nothing, or a failure of the database.
    pub async fn load_to_reopen(
        &self,
        caller: &Caller,
        id: ContractId,
    ) -> Result<(ContractAtWork, Reopening)> {
        let found = self.load_contract(caller, id).await?;
        let reopening = closing::check_reopen(&found, caller.person, self.now())?;
        Ok((found, reopening))
    }

    /// Asks the other side to reopen a contract; where that side asked for the same, it runs again.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn request_reopen(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| closing::request_reopen(found, by)).await
    }

    /// Answers the request to reopen of line `seq`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn answer_reopen(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
        agrees: bool,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| closing::answer_reopen(found, by, seq, agrees)).await
    }
}

/// What a draft means for the contract as it is now.
async fn preview_closing(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    draft: &Draft,
) -> Result<ClosePreview> {
    let DraftContent::Contract(ContractDraft::Close { contract, reason, message, paid }) = &draft.content
    else {
        return Err(DraftRefusal::NoSuchDraft.into());
    };
    let found = load(app, queries, caller, *contract).await?;
    let side = closing::check_close(&found, caller.person)?;
    let (message, paid) = ClosingForm { message, needs_message: reason.needs_message(), paid }
        .read(payments::currency_of(&found.contract))
        .map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
    let paid = closing::declared(&found, paid);
    let unanswered = Unanswered::of(&found);
    Ok(ClosePreview { draft: draft.id, found, side, reason: *reason, message, paid, unanswered })
}
