//! Published feedback that is reported: a report like those about offers, what moderators hide because of it, and what they show again. Owns
//! that what they decide and what becomes of the feedback is one transaction.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::moderation::reports::Reported;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::effect::{Effect, Lane, ModerationEffect};
use crate::domain::feedback::Feedback;
use crate::domain::feedback::hide::{hide, show};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::ids::{ContractId, OfferNumber, PersonId, ReportId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{
    Outcome, REPORT_CHARS, Report, ReportReason, Snapshot, SnapshotVersion, Stage, WHY_CHARS,
};
use crate::domain::moderation::reported_feedback::snapshot_of;
use crate::domain::offers::offer::Side;
use crate::store::{OfferRow, Queries, Shown, Tx};

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
        let versions = tx.queries().versions(offer.id).await?.into_iter().map(|version| SnapshotVersion {
            number: version.number,
            at: version.at,
            terms: version.terms,
        });
        let snapshot = snapshot_of(Snapshot::of(&offer, versions.collect()), &contract, &feedback);
        let id = self.new_id();
        let report = Report {
            id: ReportId(id),
            guild: caller.guild,
            number: tx.next_report_number(caller.guild, self.random.secret_step(id)).await?,
            offer: offer.id,
            reporter: caller.person,
            reported: feedback.by,
            reason,
            text: text.trim().chars().take(REPORT_CHARS).collect(),
            at: self.now(),
            snapshot,
            stage: Stage::Open,
            revision: 1,
        };
        if !tx.insert_report(&report).await? {
            return Err(FeedbackRefusal::Reported.into());
        }
        let post = Effect::from(ModerationEffect::PostReport { report: report.id });
        self.enqueue_alone(&mut tx, &post, Lane::Reports(caller.guild), caller.guild).await?;
        self.tell_reporter(&mut tx, &report, false).await?;
        let rules = self.rules(&mut tx.queries(), caller.guild).await?;
        tx.commit().await?;
        Ok(Reported {
            number: report.number,
            moderators_are_told: rules.moderators_channel.is_some(),
            side: offer.side_of(caller.person),
            offer,
        })
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
        let Some(OfferRow { offer, contract: Some(contract), settings, .. }) = found else { return Ok(None) };
        let work = tx.queries().work_of(&contract).await?;
        let given = tx.queries().feedback_of(contract.id).await?;
        let zone = self.zone_of(&settings);
        Ok(Some((ContractAtWork { offer, contract, work, zone }, given, side)))
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
