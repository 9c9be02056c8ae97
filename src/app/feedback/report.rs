//! Published feedback that is reported: a report like those about offers, what moderators hide because of it, and what they show again. Owns
//! that what they decide and what becomes of the feedback is one transaction.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::moderation::reports::{NewReport, Reported, shortened, snapshot_now};
use crate::app::transaction::{App, retry};
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::hide::{hide, show};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::ids::{ContractId, OfferNumber, PersonId, ReportId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{Outcome, Report, ReportReason, Stage, WHY_CHARS};
use crate::domain::moderation::reported_feedback::snapshot_of;
use crate::domain::offers::offer::Side;
use crate::store::{Queries, Shown, Tx};

/// Feedback that somebody is about to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackToReport {
    /// The number of the contract.
    pub number: OfferNumber,
    /// The contract.
    pub contract: ContractId,
    /// Who wrote it.
    pub by: PersonId,
}

/// What the other side published about that of `person`, while it's shown.
async fn about_theirs(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    contract: ContractId,
) -> Result<(ContractAtWork, Feedback)> {
    let found = load_contract_in(app, queries, caller, contract).await?;
    let giver = match Seat::of(&found.contract, caller.person) {
        Some(Seat::Client) => Side::Recipient,
        Some(Seat::Freelancer | Seat::Agency | Seat::Member) => Side::Client,
        None => return Err(FeedbackRefusal::NothingToReport.into()),
    };
    let given = queries.feedback_of(contract).await?.into_iter();
    let mut shown = given.filter(|one| one.side == giver && one.published.is_some() && one.hidden.is_none());
    let feedback = shown.next().ok_or(FeedbackRefusal::NothingToReport)?;
    match queries.has_open_report(found.offer.id, caller.person, Some(giver)).await? {
        true => Err(FeedbackRefusal::Reported.into()),
        false => Ok((found, feedback)),
    }
}

impl App {
    /// Begins a report of what the other side published about the caller's.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_feedback_report(
        &self,
        caller: &Caller,
        contract: ContractId,
    ) -> Result<FeedbackToReport> {
        let mut reader = self.store.reader().await?;
        let (found, feedback) = about_theirs(self, &mut reader.queries(), caller, contract).await?;
        Ok(FeedbackToReport { number: found.offer.number, contract, by: feedback.by })
    }

    /// Reports it to the moderators.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn report_feedback(
        &self,
        caller: &Caller,
        contract: ContractId,
        (reason, text): (ReportReason, &str),
    ) -> Result<Reported> {
        retry(|| self.try_report_feedback(caller, contract, (reason, text))).await
    }

    async fn try_report_feedback(
        &self,
        caller: &Caller,
        contract: ContractId,
        (reason, text): (ReportReason, &str),
    ) -> Result<Reported> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let (found, feedback) = about_theirs(self, &mut tx.queries(), caller, contract).await?;
        let ContractAtWork { offer, contract, .. } = found;
        let snapshot = snapshot_of(snapshot_now(&mut tx.queries(), &offer).await?, &contract, &feedback);
        let report = NewReport { reported: feedback.by, reason, text: &shortened(text), snapshot };
        let Some(reported) = self.open_report(&mut tx, caller, offer, report).await? else {
            return Err(FeedbackRefusal::Reported.into());
        };
        tx.commit().await?;
        Ok(reported)
    }

    /// The contract that a report of feedback is about, with what was given on it and by which side.
    async fn reported_feedback(
        &self,
        tx: &mut Tx,
        report: &Report,
    ) -> Result<Option<(ContractAtWork, Vec<Feedback>, Side)>> {
        let Some(side) = report.snapshot.feedback.as_ref().map(|feedback| feedback.side) else {
            return Ok(None);
        };
        let found = tx.queries().offer_row(report.offer, Shown::Nothing).await?;
        let Some(found) = self.contract_in(&mut tx.queries(), found).await? else { return Ok(None) };
        let given = tx.queries().feedback_of(found.contract.id).await?;
        Ok(Some((found, given, side)))
    }

    /// Hides the feedback that a report is about, if nobody else did yet.
    pub(in crate::app) async fn hide_feedback(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        report: &Report,
    ) -> Result<()> {
        let found = self.reported_feedback(tx, report).await?;
        let (on, given, side) = found.ok_or(ModerationRefusal::NoSuchReport)?;
        match hide(&on, &given, side, (caller.person, self.now())) {
            Some(decision) => self.put(tx, &decision).await,
            None => Ok(()),
        }
    }

    /// A report because of which feedback was hidden, for a moderator who is about to show that again.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_show_feedback(&self, caller: &Caller, id: ReportId) -> Result<Report> {
        let mut reader = self.store.reader().await?;
        self.check_shows(&mut reader.queries(), caller, id).await
    }

    async fn check_shows(&self, queries: &mut Queries<'_>, caller: &Caller, id: ReportId) -> Result<Report> {
        let report = self.load_report(queries, caller, id).await?;
        let number = report.number;
        if report.involves(caller.person) {
            return Err(ModerationRefusal::Involved { number }.into());
        }
        match report.stage {
            Stage::Closed { outcome: Outcome::Hidden, .. } => Ok(report),
            _ => Err(ModerationRefusal::NotHidden { number }.into()),
        }
    }

    /// Shows hidden feedback again, with a reason for the audit.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn show_feedback(&self, caller: &Caller, id: ReportId, why: &str) -> Result<Report> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let report = self.check_shows(&mut tx.queries(), caller, id).await?;
            let number = report.number;
            let found = self.reported_feedback(&mut tx, &report).await?;
            let decision = found.and_then(|(on, given, side)| show(&on, &given, side, caller.person));
            let decision = decision.ok_or(ModerationRefusal::NotHidden { number })?;
            let why: String = why.trim().chars().take(WHY_CHARS).collect();
            if why.is_empty() {
                return Err(ModerationRefusal::NoWhy.into());
            }
            self.note_of_report(&mut tx, caller, &report, (AuditedAct::FeedbackShown, &why)).await?;
            self.save(tx, &decision).await?;
            Ok(report)
        })
        .await
    }
}
