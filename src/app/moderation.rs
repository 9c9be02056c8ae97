//! The moderators' queue: claiming reports and deciding them. Owns who may, and that a decision, what it does to offers and
//! people, its line in the audit and what people are told are one transaction.

pub(super) mod audit;
pub(super) mod briefs;
mod deliveries;
pub(super) mod disputes;
pub(super) mod reports;
pub(super) mod suspensions;
use super::caller::Caller;
use super::error::Result;
use super::transaction::{App, retry};
use crate::app::page::PAGE_LINES;
use crate::domain::draft::DraftContent;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::duration::write_duration;
use crate::domain::effect::{Effect, Lane, ModerationEffect};
use crate::domain::ids::{DraftId, ReportId, SanctionId};
use crate::domain::jobs::job::CloseReason;
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::draft::ModerationDraft;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report;
use crate::domain::moderation::report::filter::ReportFilter;
use crate::domain::moderation::report::{Outcome, Report, StageName, WHY_CHARS};
use crate::domain::moderation::sanction::{
    Sanction, SanctionKind, SanctionNews, USUAL_SUSPENSION_MS, USUAL_WARNING_MS, read_length,
};
use crate::domain::offers::decide;
use crate::domain::webhooks::of_report;
use crate::store::{AuditLine, Queries, ReportRange, Tx};
pub use deliveries::ModerationDelivery;

/// Reports that are looked through where some of them are kept from the reader.
const LOOKED_THROUGH: u32 = 1_000;

/// One page of a server's reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// Which reports these are.
    pub filter: ReportFilter,
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<Report>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Reports on all pages.
    pub total: u32,
}

/// A report as moderators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportCase {
    /// As it is now.
    pub report: Report,
    /// Other reports about the same person that moderators upheld.
    pub upheld: u32,
}

/// A decision that a moderator begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunDecision {
    /// About which report.
    pub report: Report,
    /// The reason as it was typed.
    pub why: String,
    /// The length as it was typed, or the usual one.
    pub length: String,
    draft: DraftId,
}

impl App {
    /// Whether the caller decides reports in their server: a moderator, or whoever manages it.
    pub(super) async fn may_moderate(&self, queries: &mut Queries<'_>, caller: &Caller) -> Result<bool> {
        Ok(caller.manages_server || self.is_moderator(queries, caller).await?)
    }

    pub(super) async fn check_moderates(&self, queries: &mut Queries<'_>, caller: &Caller) -> Result<()> {
        match self.may_moderate(queries, caller).await? {
            true => Ok(()),
            false => Err(ModerationRefusal::ModeratorsOnly.into()),
        }
    }

    /// A report of the caller's server, for whoever moderates it. For others it does not exist; nor, until it is decided, for
    /// a party to it.
    pub(super) async fn load_report(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        id: ReportId,
    ) -> Result<Report> {
        let found = queries.report(id).await?.filter(|report| report.guild == caller.guild);
        let report = found.ok_or(ModerationRefusal::NoSuchReport)?;
        match self.may_moderate(queries, caller).await? {
            true if !report.is_kept_from(caller.person) => Ok(report),
            _ => Err(ModerationRefusal::NoSuchReport.into()),
        }
    }

    /// A report as its card shows it.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn report_case(&self, caller: &Caller, id: ReportId) -> Result<ReportCase> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let report = self.load_report(&mut queries, caller, id).await?;
        case_of(&mut queries, report).await
    }

    /// A report with who reported it and what they wrote: for moderators who are no party to it.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn read_report(&self, caller: &Caller, id: ReportId) -> Result<Report> {
        let report = self.report_case(caller, id).await?.report;
        match report.involves(caller.person) {
            false => Ok(report),
            true => Err(ModerationRefusal::Involved { number: report.number }.into()),
        }
    }

    /// A page of the server's reports; a page past the end is the last one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn list_reports(&self, caller: &Caller, filter: ReportFilter, page: u32) -> Result<ReportPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let (after, until) = filter.age.range(self.now());
        let range = ReportRange { stage: filter.stage, after, until };
        let open = ReportRange { stage: Some(StageName::Open), ..range };
        let claimed = ReportRange { stage: Some(StageName::Claimed), ..range };
        let mut kept = Vec::new();
        for waiting in [open, claimed] {
            let found = queries.reports_in(caller.guild, waiting, 0, LOOKED_THROUGH).await?;
            kept.extend(found.into_iter().filter(|report| report.is_kept_from(caller.person)));
        }
        let total = queries.count_reports_in(caller.guild, range).await?;
        if !kept.is_empty() {
            let mut lines = queries.reports_in(caller.guild, range, 0, LOOKED_THROUGH).await?;
            lines.retain(|report| !report.is_kept_from(caller.person));
            return Ok(page_of(filter, lines, page));
        }
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let lines = queries.reports_in(caller.guild, range, (page - 1) * PAGE_LINES, PAGE_LINES).await?;
        Ok(ReportPage { filter, lines, page, pages, total })
    }

    /// Takes a report, as it was at revision `seen`.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn claim_report(&self, caller: &Caller, id: ReportId, seen: i64) -> Result<ReportCase> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = self.load_report(&mut tx.queries(), caller, id).await?;
            let report = report::rules::claim(&found, caller.person, seen, self.now())?;
            self.save_report(&mut tx, caller, &report, AuditedAct::ReportClaimed, "").await?;
            let case = case_of(&mut tx.queries(), report).await?;
            tx.commit().await?;
            Ok(case)
        })
        .await
    }

    /// Begins a decision: its form holds what was typed before.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_decision(
        &self,
        caller: &Caller,
        id: ReportId,
        outcome: Outcome,
    ) -> Result<BegunDecision> {
        let report = self.report_case(caller, id).await?.report;
        report.check_may_act(caller.person)?;
        let length = match outcome {
            Outcome::Dismissed | Outcome::Removed | Outcome::Hidden | Outcome::JobClosed => String::new(),
            Outcome::Warned => write_duration(USUAL_WARNING_MS),
            Outcome::Suspended => write_duration(USUAL_SUSPENSION_MS),
        };
        let fresh = ModerationDraft::Decision { report: id, outcome, why: String::new(), length }.into();
        let draft = self.begin(caller, &fresh).await?;
        let DraftContent::Moderation(ModerationDraft::Decision { why, length, .. }) = draft.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        Ok(BegunDecision { report, why, length, draft: draft.id })
    }

    /// Decides a report as the form says, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database; what was typed is kept in either case.
    pub async fn decide_report(
        &self,
        caller: &Caller,
        (report, outcome): (ReportId, Outcome),
        why: &str,
        length: &str,
    ) -> Result<ReportCase> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Moderation(ModerationDraft::Decision {
                why: kept, length: kept_length, ..
            }) = content
            else {
                return false;
            };
            why.clone_into(kept);
            length.clone_into(kept_length);
            true
        };
        let draft = self.begin_decision(caller, report, outcome).await?.draft;
        self.save_typed(caller, draft, put).await?;
        retry(|| self.try_decide_report(caller, draft)).await
    }

    async fn try_decide_report(&self, caller: &Caller, id: DraftId) -> Result<ReportCase> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let draft = self.load_draft(&mut tx.queries(), caller, id).await?;
        let DraftContent::Moderation(ModerationDraft::Decision { report, outcome, why, length }) =
            draft.content
        else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        // Before anything is read of offers: none is sent while a suspension is decided.
        tx.hold_sends(caller.guild).await?;
        let found = self.load_report(&mut tx.queries(), caller, report).await?;
        let why: String = why.trim().chars().take(WHY_CHARS).collect();
        let report = report::rules::close(&found, caller.person, self.now(), outcome, why.clone())?;
        if why.is_empty() {
            return Err(ModerationRefusal::NoWhy.into());
        }
        match outcome {
            Outcome::Dismissed => {}
            Outcome::Removed => self.remove_offer(&mut tx, caller, &report).await?,
            Outcome::Hidden => self.hide_feedback(&mut tx, caller, &report).await?,
            Outcome::JobClosed => self.close_reported_job(&mut tx, &report).await?,
            Outcome::Warned | Outcome::Suspended => {
                let lasts_ms = read_length(&length).map_err(|problem| ModerationRefusal::Length {
                    report: report.id,
                    outcome,
                    problem,
                })?;
                self.lay_sanction(&mut tx, &report, (outcome, lasts_ms), &why, caller).await?;
            }
        }
        self.save_report(&mut tx, caller, &report, what_of(outcome), &why).await?;
        self.tell_reporter(&mut tx, &report, true).await?;
        tx.discard_draft(id).await?;
        let case = case_of(&mut tx.queries(), report).await?;
        tx.commit().await?;
        Ok(case)
    }

    async fn remove_offer(&self, tx: &mut Tx, caller: &Caller, report: &Report) -> Result<()> {
        let id = report.about.offer().ok_or(ModerationRefusal::NoSuchReport)?;
        let offer = tx.queries().offer(id).await?.ok_or(ModerationRefusal::NoSuchReport)?;
        let removed = decide::remove(&offer, caller.person, self.now());
        let decision = removed.map_err(|_| ModerationRefusal::OfferOver { number: report.number })?;
        self.put(tx, &decision).await
    }

    async fn lay_sanction(
        &self,
        tx: &mut Tx,
        report: &Report,
        (outcome, lasts_ms): (Outcome, i64),
        why: &str,
        caller: &Caller,
    ) -> Result<()> {
        let now = self.now();
        let kind = match outcome {
            Outcome::Suspended => SanctionKind::Suspension,
            Outcome::Warned
            | Outcome::Removed
            | Outcome::Hidden
            | Outcome::JobClosed
            | Outcome::Dismissed => SanctionKind::Warning,
        };
        let sanction = Sanction {
            id: SanctionId(self.new_id()),
            guild: report.guild,
            number: tx.next_sanction_number(report.guild).await?,
            person: report.reported,
            kind,
            by: caller.person,
            why: why.to_owned(),
            at: now,
            until: now.plus(lasts_ms),
            report: report.id,
            ended: None,
        };
        tx.insert_sanction(&sanction).await?;
        self.tell_sanction(tx, &sanction, SanctionNews::Begun).await?;
        if kind == SanctionKind::Warning {
            return Ok(());
        }
        for id in tx.queries().pending_from(report.guild, report.reported).await? {
            let Some(offer) = tx.queries().offer(id).await? else { continue };
            let decision = decide::withdraw_for_suspension(&offer, caller.person, now)?;
            self.put(tx, &decision).await?;
        }
        self.close_jobs_of(tx, (report.guild, report.reported), CloseReason::Suspended).await
    }

    /// Has somebody told of a sanction of theirs. What moderators decide about a person is not theirs to turn off.
    pub(super) async fn tell_sanction(
        &self,
        tx: &mut Tx,
        sanction: &Sanction,
        news: SanctionNews,
    ) -> Result<()> {
        let to = sanction.person;
        let tell = Effect::from(ModerationEffect::TellSanction { sanction: sanction.id, news, to });
        self.enqueue_alone(tx, &tell, Lane::Direct(sanction.guild, to), sanction.guild).await
    }

    /// Writes a line about a report into the audit.
    pub(super) async fn note_of_report(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        report: &Report,
        (what, why): (AuditedAct, &str),
    ) -> Result<()> {
        let line = AuditLine {
            guild: report.guild,
            by: caller.person,
            what,
            subject: report.number.to_string(),
            on: Some(report.reported),
            report: Some(report.id),
            why: why.to_owned(),
            at: self.now(),
        };
        Ok(tx.insert_audit(self.new_id(), &line).await?)
    }

    /// Saves the next stage of a report with its line in the audit, and has its card follow.
    async fn save_report(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        report: &Report,
        what: AuditedAct,
        why: &str,
    ) -> Result<()> {
        tx.update_report(report).await?;
        self.note_of_report(tx, caller, report, (what, why)).await?;
        let refresh = Effect::from(ModerationEffect::RefreshReport { report: report.id });
        self.enqueue_alone(tx, &refresh, Lane::Reports(report.guild), report.guild).await?;
        self.announce(tx, || of_report(report)).await
    }
}

/// A page of reports that are all here.
fn page_of(filter: ReportFilter, mut lines: Vec<Report>, page: u32) -> ReportPage {
    let total = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let pages = total.div_ceil(PAGE_LINES).max(1);
    let page = page.clamp(1, pages);
    let (skip, take) = ((page - 1) * PAGE_LINES, PAGE_LINES);
    lines = lines.into_iter().skip(skip as usize).take(take as usize).collect();
    ReportPage { filter, lines, page, pages, total }
}

pub(super) async fn case_of(queries: &mut Queries<'_>, report: Report) -> Result<ReportCase> {
    let itself = matches!(&report.stage, report::Stage::Closed { outcome, .. } if outcome.upholds());
    let upheld =
        queries.upheld_reports(report.guild, report.reported).await?.saturating_sub(u32::from(itself));
    Ok(ReportCase { report, upheld })
}

/// What the audit calls a decision.
const fn what_of(outcome: Outcome) -> AuditedAct {
    match outcome {
        Outcome::Dismissed => AuditedAct::ReportDismissed,
        Outcome::Removed => AuditedAct::OfferRemoved,
        Outcome::Hidden => AuditedAct::FeedbackHidden,
        Outcome::JobClosed => AuditedAct::JobClosed,
        Outcome::Warned => AuditedAct::PersonWarned,
        Outcome::Suspended => AuditedAct::PersonSuspended,
    }
}
