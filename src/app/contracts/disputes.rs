//! Disputes of a contract as its sides have them: opened after a preview, withdrawn, and the moderators' questions answered. Owns that a
//! dispute is a line of its contract and stands in the moderators' queue, or neither; what moderators do with it is `moderation::disputes`'.

use super::export::{WrittenDocument, document_of};
use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::disputes::{
    answer_question, check_answer, check_open_dispute, check_withdraw, open_dispute, withdraw_dispute,
};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::entry::DisputeReason;
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::effect::{Effect, Lane, ModerationEffect};
use crate::domain::form::DisputeForm;
use crate::domain::ids::{ContractId, DisputeId, DraftId, GuildId};
use crate::domain::moderation::dispute::{Dispute, DisputeStage, parties_of};
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::store::{self, Queries, Tx};

/// A dispute that is about to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputePreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now; with the dispute, once it's open.
    pub found: ContractAtWork,
    /// The side that opens it.
    pub side: Side,
    /// What it is about.
    pub reason: DisputeReason,
    /// What happened.
    pub text: String,
    /// Whether moderators are told in a channel; otherwise it waits in their list.
    pub moderators_are_told: bool,
}

impl DisputePreview {
    /// Of everything that it shows and does.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        PreviewHash::of(&(self.found.contract.id.0, self.reason, &self.text, self.is_closed()))
    }

    /// Whether the contract is closed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.found.work.state_beside_dispute(&self.found.contract) == ContractState::Closed
    }
}

impl App {
    /// A contract for somebody who is about to open a dispute.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_dispute(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        check_open_dispute(&found, caller.person, self.now())?;
        Ok(found)
    }

    /// Begins a dispute for a reason, or goes on with what was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_dispute(
        &self,
        caller: &Caller,
        contract: ContractId,
        chosen: DisputeReason,
    ) -> Result<Draft> {
        self.load_to_dispute(caller, contract).await?;
        let fresh = ContractDraft::Dispute { contract, reason: chosen, text: String::new() };
        // What was typed for another reason stays.
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Dispute { reason, .. }) = content else { return false };
            *reason = chosen;
            true
        };
        self.begin_with(caller, &fresh.into(), put).await
    }

    /// Saves what was typed about a dispute, and shows what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_dispute(&self, caller: &Caller, draft: DraftId, typed: &str) -> Result<DisputePreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Contract(ContractDraft::Dispute { text, .. }) = content else { return false };
            typed.clone_into(text);
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        preview_dispute(self, &mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Opens a dispute as its preview showed it, once; where something else would be said, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn open_dispute(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<DisputePreview>> {
        retry(|| self.try_open_dispute(caller, draft, seen)).await
    }

    async fn try_open_dispute(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<DisputePreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let typed = self.load_draft(&mut tx.queries(), caller, id).await?;
        let preview = preview_dispute(self, &mut tx.queries(), caller, &typed).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let now = self.now();
        let decision = open_dispute(&preview.found, (caller.person, now), preview.reason, &preview.text)?;
        use_up(&mut tx, id).await?;
        // Each side reads amounts, and so do moderators.
        let document = document_of(&mut tx.queries(), &preview.found, Seat::Client).await?;
        let snapshot = WrittenDocument::of(&document)
            .map_err(|reason| store::Error::Unreadable { column: "snapshot", why: reason.to_string() })?;
        let contract = &preview.found.contract;
        let dispute = Dispute {
            id: DisputeId(self.new_id()),
            guild: caller.guild,
            number: tx.next_dispute_number(caller.guild).await?,
            contract: contract.id,
            contract_number: preview.found.offer.number,
            seq: decision.entry.seq,
            opener: caller.person,
            reason: preview.reason,
            title: contract.terms.title.clone(),
            parties: parties_of(contract),
            at: now,
            stage: DisputeStage::Open,
            revision: 1,
        };
        self.put(&mut tx, &decision).await?;
        tx.insert_dispute(&dispute, &snapshot.text).await?;
        let post = Effect::from(ModerationEffect::PostDispute { dispute: dispute.id });
        self.enqueue_alone(&mut tx, &post, Lane::Reports(caller.guild), caller.guild).await?;
        tx.commit().await?;
        Ok(PreviewOutcome::Done(DisputePreview { found: decision.next, ..preview }))
    }

    /// A contract whose dispute the caller is about to withdraw.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_withdraw(&self, caller: &Caller, id: ContractId) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        check_withdraw(&found, caller.person)?;
        Ok(found)
    }

    /// Withdraws the dispute that line `seen` opened.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw_dispute(
        &self,
        caller: &Caller,
        id: ContractId,
        seen: i64,
    ) -> Result<ContractAtWork> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let found = load(self, &mut tx.queries(), caller, id).await?;
            let now = self.now();
            let decision = withdraw_dispute(&found, (caller.person, now), seen)?;
            let open = open_of(&mut tx.queries(), id).await?;
            tx.update_dispute(&open.ended(caller.person, now, None)).await?;
            self.put(&mut tx, &decision).await?;
            self.refresh_dispute(&mut tx, caller.guild, open.id).await?;
            tx.commit().await?;
            Ok(decision.next)
        })
        .await
    }

    /// A contract for somebody who is about to answer the question of line `seq`.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_question(&self, caller: &Caller, id: ContractId, seq: i64) -> Result<ContractAtWork> {
        let found = self.load_contract(caller, id).await?;
        check_answer(&found, caller.person, seq)?;
        Ok(found)
    }

    /// Answers the moderators' question of line `seq`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn answer_question(
        &self,
        caller: &Caller,
        id: ContractId,
        seq: i64,
        text: &str,
    ) -> Result<ContractAtWork> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let found = load(self, &mut tx.queries(), caller, id).await?;
            let decision = answer_question(&found, (caller.person, self.now()), seq, text)?;
            let open = open_of(&mut tx.queries(), id).await?;
            self.put(&mut tx, &decision).await?;
            self.refresh_dispute(&mut tx, caller.guild, open.id).await?;
            tx.commit().await?;
            Ok(decision.next)
        })
        .await
    }

    /// Has the moderators' card of a dispute follow.
    pub(in crate::app) async fn refresh_dispute(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        dispute: DisputeId,
    ) -> Result<()> {
        let refresh = Effect::from(ModerationEffect::RefreshDispute { dispute });
        self.enqueue_alone(tx, &refresh, Lane::Reports(guild), guild).await
    }
}

/// The dispute of a contract whose lines say that one is open.
async fn open_of(queries: &mut Queries<'_>, contract: ContractId) -> Result<Dispute> {
    let open = queries.open_dispute_of(contract).await?;
    // On Postgres, another press may end it between the two questions: then the lines say so, asked again.
    open.ok_or(Error::Store(store::Error::Conflict))
}

/// What a draft means for the contract as it is now.
async fn preview_dispute(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    draft: &Draft,
) -> Result<DisputePreview> {
    let DraftContent::Contract(ContractDraft::Dispute { contract, reason, text }) = &draft.content else {
        return Err(DraftRefusal::NoSuchDraft.into());
    };
    let found = load(app, queries, caller, *contract).await?;
    let side = check_open_dispute(&found, caller.person, app.now())?;
    let text = DisputeForm { text }.read().map_err(|problems| {
        Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
    })?;
    let moderators_are_told = app.rules(queries, caller.guild).await?.moderators_channel.is_some();
    Ok(DisputePreview { draft: draft.id, found, side, reason: *reason, text, moderators_are_told })
}
