//! Feedback that is reported: a report like those about offers, what moderators hide because of it, and what they show again. Owns
//! that what they decide and what becomes of the feedback is one transaction.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::moderation::reports::{Filed, NewReport, shortened, snapshot_now};
use crate::app::transaction::{App, retry};
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::feedback::hide::{hide, show};
use crate::domain::feedback::interim::hide_or_show;
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::which::{FeedbackRef, InterimRef};
use crate::domain::ids::{OfferNumber, PersonId, ReportId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{
    Outcome, Report, ReportReason, ReportSubject, SnapshotFeedback, Stage, WHY_CHARS,
};
use crate::domain::moderation::reported_feedback::snapshot_of;
use crate::domain::offers::offer::Side;
use crate::domain::time::UnixMs;
use crate::store::{Queries, Shown, Tx};

/// Feedback that somebody is about to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackToReport {
    /// The number of the contract.
    pub number: OfferNumber,
    /// The feedback.
    pub what: FeedbackRef,
    /// Who wrote it.
    pub by: PersonId,
}

/// What the other side said about that of `person` and who wrote it, while it's shown.
async fn about_theirs(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    what: FeedbackRef,
) -> Result<(ContractAtWork, PersonId, SnapshotFeedback)> {
    let found = load_contract_in(app, queries, caller, what.contract()).await?;
    let giver = match Seat::of(&found.contract, caller.person) {
        Some(Seat::Client) => Side::Recipient,
        Some(Seat::Freelancer | Seat::Agency | Seat::Member) => Side::Client,
        None => return Err(FeedbackRefusal::NothingToReport.into()),
    };
    let shown: Option<(PersonId, SnapshotFeedback)> = match what {
        FeedbackRef::Published(contract) => {
            let given = queries.feedback_of(contract).await?.into_iter();
            let mut shown = given.filter(|one| one.side == giver && one.published.is_some());
            shown.find(|one| one.hidden.is_none()).map(|one| (one.by, one.into()))
        }
        FeedbackRef::During(which) => {
            let mut said = queries.interim_of(which.contract).await?.into_iter();
            let shown = said.find(|one| one.which == which && which.side == giver && one.hidden.is_none());
            shown.map(|one| (one.by, one.into()))
        }
    };
    let (by, feedback) = shown.ok_or(FeedbackRefusal::NothingToReport)?;
    match queries.has_open_report(found.offer.id, caller.person, Some(&feedback)).await? {
        true => Err(FeedbackRefusal::Reported.into()),
        false => Ok((found, by, feedback)),
    }
}

impl App {
    /// Begins a report of what the other side said about the caller's.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_feedback_report(
        &self,
        caller: &Caller,
        what: FeedbackRef,
    ) -> Result<FeedbackToReport> {
        let mut reader = self.store.reader().await?;
        let (found, by, _) = about_theirs(self, &mut reader.queries(), caller, what).await?;
        Ok(FeedbackToReport { number: found.offer.number, what, by })
    }

    /// Reports it to the moderators.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn report_feedback(
        &self,
        caller: &Caller,
        what: FeedbackRef,
        (reason, text): (ReportReason, &str),
    ) -> Result<Filed> {
        retry(|| self.try_report_feedback(caller, what, (reason, text))).await
    }

    async fn try_report_feedback(
        &self,
        caller: &Caller,
        what: FeedbackRef,
        (reason, text): (ReportReason, &str),
    ) -> Result<Filed> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let (found, by, feedback) = about_theirs(self, &mut tx.queries(), caller, what).await?;
        let ContractAtWork { offer, contract, .. } = found;
        let snapshot = snapshot_of(snapshot_now(&mut tx.queries(), &offer).await?, &contract, feedback);
        let about = ReportSubject::Offer { id: offer.id, snapshot };
        let report = NewReport { reported: by, reason, text: &shortened(text), about };
        let Some(filed) = self.open_report(&mut tx, caller, report).await? else {
            return Err(FeedbackRefusal::Reported.into());
        };
        tx.commit().await?;
        Ok(filed)
    }

    /// Hides the feedback that a report is about since then, or shows it again. Gives whether that changed something.
    async fn hide_or_show_reported(
        &self,
        tx: &mut Tx,
        report: &Report,
        (by, hidden): (PersonId, Option<UnixMs>),
    ) -> Result<bool> {
        let none = ModerationRefusal::NoSuchReport;
        let (Some(offer), Some(reported)) = (report.about.offer(), report.about.feedback()) else {
            return Err(none.into());
        };
        let found = tx.queries().offer_row(offer, Shown::Nothing).await?;
        let found = self.contract_in(&mut tx.queries(), found).await?;
        let on = found.ok_or(none)?;
        let (contract, side) = (on.contract.id, reported.side);
        if let Some(nth) = reported.during {
            let said = tx.queries().interim_of(contract).await?;
            let which = InterimRef { contract, side, nth };
            let Some(decision) = hide_or_show(&on, &said, which, (by, hidden)) else { return Ok(false) };
            self.put(tx, &decision).await?;
            return Ok(true);
        }
        let given = tx.queries().feedback_of(contract).await?;
        let decision = match hidden {
            Some(at) => hide(&on, &given, side, (by, at)),
            None => show(&on, &given, side, by),
        };
        let Some(decision) = decision else { return Ok(false) };
        self.put(tx, &decision).await?;
        Ok(true)
    }

    /// Hides the feedback that a report is about, if nobody else did yet.
    pub(in crate::app) async fn hide_feedback(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        report: &Report,
    ) -> Result<()> {
        self.hide_or_show_reported(tx, report, (caller.person, Some(self.now()))).await.map(|_| ())
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
            if !self.hide_or_show_reported(&mut tx, &report, (caller.person, None)).await? {
                return Err(ModerationRefusal::NotHidden { number }.into());
            }
            let why: String = why.trim().chars().take(WHY_CHARS).collect();
            if why.is_empty() {
                return Err(ModerationRefusal::NoWhy.into());
            }
            self.note_of_report(&mut tx, caller, &report, (AuditedAct::FeedbackShown, &why)).await?;
            tx.commit().await?;
            Ok(report)
        })
        .await
    }
}
