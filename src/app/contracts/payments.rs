//! Payments of a contract: typed and previewed, recorded by one side, answered by the other.

use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::drafts::{calendar_of, use_up};
use crate::app::transaction::{App, retry};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::Payment;
use crate::domain::contracts::payments::{self, PaymentKind};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::PaymentForm;
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::money::Money;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::server::ServerRules;
use crate::store::Queries;
use chrono::NaiveDate;

/// A payment that was typed and is not recorded yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The side that records it.
    pub side: Side,
    /// Which way the money went.
    pub kind: PaymentKind,
    /// For which piece: the place of a milestone from 1, or 0 for the whole.
    pub piece: u32,
    /// How much, and on which day.
    pub payment: Payment,
    /// A note.
    pub note: Option<String>,
    /// What is still to be paid for the piece, or can be given back, before this; `None` where the price names no sum.
    pub open: Option<Money>,
    /// Which day it is for the author.
    pub today: NaiveDate,
}

impl PaymentPreview {
    /// Of everything that it shows and records.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let open = self.open.map(|open| open.minor);
        PreviewHash::of(&(self.found.contract.id, self.kind, self.piece, self.payment, &self.note, open))
    }
}

impl App {
    /// A contract for somebody who is about to record a payment.
    ///
    /// # Errors
    /// A refusal for whoever says nothing of money, or a failure of the database.
    pub async fn load_for_payment(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        payments::side_of_money(&found.contract, caller.person)?;
        Ok(found)
    }

    /// Begins to record a payment for a piece, or for the whole (0), or goes on with one that was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_payment(
        &self,
        caller: &Caller,
        contract: ContractId,
        piece: u32,
    ) -> Result<(ContractAtWork, Draft)> {
        let found = self.load_for_payment(caller, contract).await?;
        if piece != 0 {
            found.work.piece(&found.contract, piece)?;
        }
        let (amount, note) = (String::new(), String::new());
        let fresh = ContractDraft::Payment { contract, piece, amount, note, day: None, is_refund: false };
        Ok((found, self.begin(caller, &fresh.into()).await?))
    }

    /// Begins to record that money was given back, or goes on with what was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_refund(
        &self,
        caller: &Caller,
        contract: ContractId,
    ) -> Result<(ContractAtWork, Draft)> {
        let found = self.load_contract(caller, contract).await?;
        payments::check_refund(&found.contract, caller.person)?;
        let (amount, note) = (String::new(), String::new());
        let fresh = ContractDraft::Payment { contract, piece: 0, amount, note, day: None, is_refund: true };
        Ok((found, self.begin(caller, &fresh.into()).await?))
    }

    /// Saves what was typed about a payment, and shows what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_payment(
        &self,
        caller: &Caller,
        draft: DraftId,
        (typed_amount, typed_note): (&str, &str),
    ) -> Result<PaymentPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Payment { amount, note, .. }) = content else {
                return false;
            };
            typed_amount.clone_into(amount);
            typed_note.clone_into(note);
            true
        };
        let saved = self.save_typed_in_server(caller, draft, put).await?;
        self.preview_payment(&mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Says on which day a payment was made that was typed before.
    ///
    /// # Errors
    /// As [`App::fill_payment`].
    pub async fn choose_payment_day(
        &self,
        caller: &Caller,
        draft: DraftId,
        chosen: NaiveDate,
    ) -> Result<PaymentPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Payment { day, .. }) = content else { return false };
            *day = Some(chosen);
            true
        };
        let saved = self.save_typed_in_server(caller, draft, put).await?;
        self.preview_payment(&mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Records a payment as its preview showed it, once; where something else would be recorded, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn record_payment(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<PaymentPreview>> {
        retry(|| self.try_record_payment(caller, draft, seen)).await
    }

    async fn try_record_payment(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<PaymentPreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let typed = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_payment(&mut tx.queries(), caller, &typed).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let PaymentPreview { found, kind, piece, payment, note, today, .. } = &preview;
        let by = (caller.person, self.now(), *today);
        let decision = match kind {
            PaymentKind::Payment => payments::record(found, by, *piece, *payment, note.as_deref()),
            PaymentKind::Refund => payments::record_refund(found, by, *payment, note.as_deref()),
        }?;
        use_up(&mut tx, id).await?;
        self.save(tx, &decision).await?;
        Ok(PreviewOutcome::Done(preview))
    }

    /// A contract for somebody who is about to answer the payment of line `seq`.
    ///
    /// # Errors
    /// A refusal for whoever cannot, or a failure of the database.
    pub async fn load_payment(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        payments::payment_to_answer(&found, caller.person, seq)?;
        Ok(found)
    }

    /// A contract for somebody who answers its payments, with the line of the one that they look at next.
    ///
    /// # Errors
    /// A refusal where there is none, or a failure of the database.
    pub async fn load_next_payment(&self, caller: &Caller, id: ContractId) -> Result<(ContractAtWork, i64)> {
        let found = self.load_contract(caller, id).await?;
        let seq = payments::next_to_answer(&found.contract, &found.work, caller.person)?.recorded.seq;
        Ok((found, seq))
    }

    /// Says whether the payment of line `seq` is as it was recorded.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn answer_payment(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
        is_so: bool,
    ) -> Result<ContractAtWork> {
        let by = (caller.person, self.now());
        self.decide_work(caller, id, |found, _| payments::answer(found, by, seq, is_so)).await
    }

    /// What a draft means for the contract as it is now.
    async fn preview_payment(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        (draft, rules): &(Draft, ServerRules),
    ) -> Result<PaymentPreview> {
        let DraftContent::Contract(ContractDraft::Payment { contract, piece, amount, note, day, is_refund }) =
            &draft.content
        else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let kind = if *is_refund { PaymentKind::Refund } else { PaymentKind::Payment };
        let (found, piece) = (load(self, queries, caller, *contract).await?, *piece);
        let side = payments::side_of_money(&found.contract, caller.person)?;
        let (amount, note) = PaymentForm { amount, note }
            .read(payments::currency_of(&found.contract))
            .map_err(|problems| {
                Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
            })?;
        let today = calendar_of(caller, rules, self.now()).today();
        let day = day.filter(|day| payments::payment_days(today).any(|one| one == *day)).unwrap_or(today);
        let open = match kind {
            PaymentKind::Payment => payments::open_amount(&found, piece),
            PaymentKind::Refund => Some(payments::kept_amount(&found)),
        };
        let payment = Payment { amount, day };
        Ok(PaymentPreview { draft: draft.id, found, side, kind, piece, payment, note, open, today })
    }
}
