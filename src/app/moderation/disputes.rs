//! Disputes in the moderators' queue: claimed, both sides asked, decided. Owns who may, and that a decision, what it does to the contract,
//! its line in the audit and what people are told are one transaction; how a dispute begins is `contracts::disputes`'.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::disputes::{ask, decide_dispute};
use crate::domain::contracts::entry::{DisputeOutcome, Verdict};
use crate::domain::contracts::payments::currency_of;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::VerdictForm;
use crate::domain::ids::{ChannelId, DisputeId, DraftId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::dispute::Dispute;
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::filter::ReportFilter;
use crate::domain::money::Money;
use crate::domain::refusal::Refusal;
use crate::store::{self, AuditLine, OfferRow, Queries, ReportRange, Shown, Tx};

/// A dispute as moderators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeCase {
    /// As it is now.
    pub dispute: Dispute,
    /// Its contract, with all that was said about it.
    pub found: ContractAtWork,
    /// Where both sides talk, once there is a channel.
    pub room_channel: Option<ChannelId>,
}

/// One page of a server's disputes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputePage {
    /// Which disputes these are.
    pub filter: ReportFilter,
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<Dispute>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Disputes on all pages.
    pub total: u32,
}

/// A decision that a moderator is about to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The dispute as it is now.
    pub case: DisputeCase,
    /// For whom.
    pub outcome: DisputeOutcome,
    /// What the client is to have paid in all, where both get something.
    pub amount: Option<Money>,
    /// Why.
    pub why: String,
}

impl VerdictPreview {
    /// Of everything that it shows and does.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let amount = self.amount.map(|amount| amount.minor);
        PreviewHash::of(&(self.case.dispute.id.0, self.outcome, amount, &self.why, self.can_close()))
    }

    /// Whether the contract can be closed by it: it is not closed already.
    #[must_use]
    pub fn can_close(&self) -> bool {
        let found = &self.case.found;
        found.work.state_beside_dispute(&found.contract) != ContractState::Closed
    }
}

/// What a press below the preview of a decision came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerdictPress {
    /// It is decided as the preview showed it.
    Decided(DisputeCase),
    /// Nothing is: it would be something else than what was seen, which this shows.
    Renewed(VerdictPreview),
}

impl App {
    /// A dispute of the caller's server with its contract, for whoever moderates it. For others it does not exist.
    async fn load_dispute(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        id: DisputeId,
    ) -> Result<DisputeCase> {
        let found = queries.dispute(id).await?.filter(|dispute| dispute.guild == caller.guild);
        let dispute = found.ok_or(ModerationRefusal::NoSuchDispute)?;
        match self.may_moderate(queries, caller).await? {
            true => case_of_dispute(self, queries, dispute).await,
            false => Err(ModerationRefusal::NoSuchDispute.into()),
        }
    }

    /// A dispute as its card shows it.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn dispute_case(&self, caller: &Caller, id: DisputeId) -> Result<DisputeCase> {
        self.load_dispute(&mut self.store.reader().await?.queries(), caller, id).await
    }

    /// A dispute with its contract in full: for moderators who are on neither side.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn read_dispute(&self, caller: &Caller, id: DisputeId) -> Result<DisputeCase> {
        check_uninvolved(self.dispute_case(caller, id).await?, caller)
    }

    /// The contract as it was when the dispute was opened, as a file: for moderators who are on neither side.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn dispute_snapshot(&self, caller: &Caller, id: DisputeId) -> Result<(Dispute, String)> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let case = check_uninvolved(self.load_dispute(&mut queries, caller, id).await?, caller)?;
        let snapshot = queries.dispute_snapshot(id).await?.ok_or(ModerationRefusal::NoSuchDispute)?;
        Ok((case.dispute, snapshot))
    }

    /// A page of the server's disputes; a page past the end is the last one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn list_disputes(
        &self,
        caller: &Caller,
        filter: ReportFilter,
        page: u32,
    ) -> Result<DisputePage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let (after, until) = filter.age.range(self.now());
        let range = ReportRange { stage: filter.stage, after, until };
        let total = queries.count_disputes_in(caller.guild, range).await?;
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let lines = queries.disputes_in(caller.guild, range, (page - 1) * PAGE_LINES, PAGE_LINES).await?;
        Ok(DisputePage { filter, lines, page, pages, total })
    }

    /// Takes a dispute, as it was at revision `seen`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn claim_dispute(&self, caller: &Caller, id: DisputeId, seen: i64) -> Result<DisputeCase> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let case = self.load_dispute(&mut tx.queries(), caller, id).await?;
            let by = (caller.person, self.now());
            let dispute = case.dispute.claim(&case.found.contract, by, seen)?;
            tx.update_dispute(&dispute).await?;
            self.note_act(&mut tx, caller, &dispute, (AuditedAct::DisputeClaimed, "")).await?;
            tx.commit().await?;
            Ok(DisputeCase { dispute, ..case })
        })
        .await
    }

    /// A dispute for a moderator who is about to ask both sides, or to decide it.
    ///
    /// # Errors
    /// A refusal for everybody who can't, or a failure of the database.
    pub async fn load_to_judge(&self, caller: &Caller, id: DisputeId) -> Result<DisputeCase> {
        let case = self.dispute_case(caller, id).await?;
        case.dispute.check_may_act(&case.found.contract, caller.person)?;
        Ok(case)
    }

    /// Asks both sides of a dispute something, in their room.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn ask_sides(&self, caller: &Caller, id: DisputeId, question: &str) -> Result<DisputeCase> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let case = self.load_dispute(&mut tx.queries(), caller, id).await?;
            case.dispute.check_may_act(&case.found.contract, caller.person)?;
            check_as_read(&case)?;
            let decision = ask(&case.found, (caller.person, self.now()), question)?;
            self.put(&mut tx, &decision).await?;
            let why = decision.entry.message.as_deref().unwrap_or_default();
            self.note_act(&mut tx, caller, &case.dispute, (AuditedAct::DisputeAsked, why)).await?;
            tx.commit().await?;
            Ok(DisputeCase { found: decision.next, ..case })
        })
        .await
    }

    /// Begins a decision for somebody, or goes on with what was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_verdict(
        &self,
        caller: &Caller,
        dispute: DisputeId,
        chosen: DisputeOutcome,
    ) -> Result<(DisputeCase, Draft)> {
        let case = self.load_to_judge(caller, dispute).await?;
        let (why, amount) = (String::new(), String::new());
        let fresh = ModerationDraft::Verdict { dispute, outcome: chosen, why, amount };
        // What was typed for another outcome stays.
        let put = |content: &mut DraftContent| {
            let DraftContent::Moderation(ModerationDraft::Verdict { outcome, .. }) = content else {
                return false;
            };
            *outcome = chosen;
            true
        };
        Ok((case, self.begin_with(caller, &fresh.into(), put).await?))
    }

    /// Saves what was typed of a decision, and shows what it means. Where no amount was asked for, what was typed of one stays.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_verdict(
        &self,
        caller: &Caller,
        draft: DraftId,
        (typed_why, typed_amount): (&str, Option<&str>),
    ) -> Result<VerdictPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Moderation(ModerationDraft::Verdict { why, amount, .. }) = content else {
                return false;
            };
            typed_why.clone_into(why);
            if let Some(typed) = typed_amount {
                typed.clone_into(amount);
            }
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        self.preview_verdict(&mut self.store.reader().await?.queries(), caller, &saved).await
    }

    /// Decides a dispute as the preview showed it, once; where something else would be decided, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn decide_dispute(
        &self,
        caller: &Caller,
        draft: DraftId,
        (seen, closes): (PreviewHash, bool),
    ) -> Result<VerdictPress> {
        retry(|| self.try_decide_dispute(caller, draft, (seen, closes))).await
    }

    async fn try_decide_dispute(
        &self,
        caller: &Caller,
        id: DraftId,
        (seen, closes): (PreviewHash, bool),
    ) -> Result<VerdictPress> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let typed = self.load_draft(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_verdict(&mut tx.queries(), caller, &typed).await?;
        check_as_read(&preview.case)?;
        if preview.hash() != seen {
            return Ok(VerdictPress::Renewed(preview));
        }
        let VerdictPreview { case, outcome, amount, why, .. } = preview;
        let now = self.now();
        let verdict = Verdict { outcome, amount, closes };
        let decision = decide_dispute(&case.found, (caller.person, now), case.dispute.seq, verdict, &why)?;
        let dispute = case.dispute.ended(caller.person, now, Some(outcome));
        if !tx.discard_draft(id).await? {
            return Err(store::Error::Conflict.into());
        }
        tx.update_dispute(&dispute).await?;
        self.put(&mut tx, &decision).await?;
        self.note_act(&mut tx, caller, &dispute, (AuditedAct::DisputeDecided, &why)).await?;
        tx.commit().await?;
        Ok(VerdictPress::Decided(DisputeCase { dispute, found: decision.next, ..case }))
    }

    /// What a draft means for the dispute as it is now.
    async fn preview_verdict(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
    ) -> Result<VerdictPreview> {
        let DraftContent::Moderation(ModerationDraft::Verdict { dispute, outcome, why, amount }) =
            &draft.content
        else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let case = self.load_dispute(queries, caller, *dispute).await?;
        case.dispute.check_may_act(&case.found.contract, caller.person)?;
        let amount = (*outcome == DisputeOutcome::Split).then_some(amount.as_str());
        let read = VerdictForm { why, amount }.read(currency_of(&case.found.contract));
        let (why, amount) = read.map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        Ok(VerdictPreview { draft: draft.id, case, outcome: *outcome, amount, why })
    }

    /// Adds a line about a dispute to the audit, and has its card follow.
    async fn note_act(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        dispute: &Dispute,
        (what, why): (AuditedAct, &str),
    ) -> Result<()> {
        let line = AuditLine {
            guild: dispute.guild,
            by: caller.person,
            what,
            subject: dispute.number.to_string(),
            on: None,
            report: None,
            why: why.to_owned(),
            at: self.now(),
        };
        tx.insert_audit(self.new_id(), &line).await?;
        self.refresh_dispute(tx, dispute.guild, dispute.id).await
    }
}

/// Whether the contract, which was read after the dispute, has it open as well. On Postgres, somebody may have ended it in between: read
/// again, it says so.
fn check_as_read(case: &DisputeCase) -> Result<()> {
    let open = case.found.work.dispute().map(|dispute| dispute.opened.seq);
    if open == Some(case.dispute.seq) { Ok(()) } else { Err(store::Error::Conflict.into()) }
}

fn check_uninvolved(case: DisputeCase, caller: &Caller) -> Result<DisputeCase> {
    match case.dispute.involves(&case.found.contract, caller.person) {
        false => Ok(case),
        true => Err(ModerationRefusal::InDispute { number: case.dispute.number }.into()),
    }
}

/// A dispute with its contract as it is now.
pub(super) async fn case_of_dispute(
    app: &App,
    queries: &mut Queries<'_>,
    dispute: Dispute,
) -> Result<DisputeCase> {
    let found = queries.contract_row(dispute.contract, Shown::Nothing).await?;
    let Some(OfferRow { offer, contract: Some(contract), channel: room_channel, settings, .. }) = found
    else {
        return Err(ModerationRefusal::NoSuchDispute.into());
    };
    let work = queries.work_of(&contract).await?;
    let zone = app.zone_of(&settings);
    Ok(DisputeCase { dispute, found: ContractAtWork { offer, contract, work, zone }, room_channel })
}
