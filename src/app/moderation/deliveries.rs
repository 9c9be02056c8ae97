//! What deliveries about reports, sanctions and appeals are. Owns which of them needs what, loaded at the moment of delivery.

use crate::app::moderation::briefs;
use crate::app::moderation::briefs::{AppealBrief, DisputeBrief, ReportBrief, ReporterBrief, SanctionBrief};
use crate::app::{App, Result};
use crate::domain::effect::ModerationEffect;

/// A delivery about a report, a sanction or an appeal, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModerationDelivery {
    /// Post a report's card.
    PostReport(Box<ReportBrief>),
    /// Bring a report's card up to date.
    RefreshReport(Box<ReportBrief>),
    /// Tell whoever reported.
    TellReporter {
        /// What they are told.
        brief: Box<ReporterBrief>,
        /// That it was closed; otherwise that it was received.
        closed: bool,
    },
    /// Tell somebody of a sanction.
    TellSanction(Box<SanctionBrief>),
    /// Post an appeal.
    PostAppeal(Box<AppealBrief>),
    /// Bring an appeal up to date.
    RefreshAppeal(Box<AppealBrief>),
    /// Post a dispute's card.
    PostDispute(Box<DisputeBrief>),
    /// Bring a dispute's card up to date.
    RefreshDispute(Box<DisputeBrief>),
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn moderation_delivery(&self, effect: &ModerationEffect) -> Result<Option<ModerationDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            ModerationEffect::PostReport { report } => {
                briefs::report(self, queries, report).await?.map(ModerationDelivery::PostReport)
            }
            ModerationEffect::RefreshReport { report } => {
                briefs::report(self, queries, report).await?.map(ModerationDelivery::RefreshReport)
            }
            ModerationEffect::TellReporter { report, closed, to } => {
                let brief = briefs::reporter(self, queries, report, to).await?;
                brief.map(|brief| ModerationDelivery::TellReporter { brief, closed })
            }
            ModerationEffect::TellSanction { sanction, news, .. } => {
                let brief = briefs::sanction(self, queries, sanction, news).await?;
                brief.map(ModerationDelivery::TellSanction)
            }
            ModerationEffect::PostAppeal { appeal } => {
                briefs::appeal(self, queries, appeal).await?.map(ModerationDelivery::PostAppeal)
            }
            ModerationEffect::RefreshAppeal { appeal } => {
                briefs::appeal(self, queries, appeal).await?.map(ModerationDelivery::RefreshAppeal)
            }
            ModerationEffect::PostDispute { dispute } => {
                briefs::dispute(self, queries, dispute).await?.map(ModerationDelivery::PostDispute)
            }
            ModerationEffect::RefreshDispute { dispute } => {
                briefs::dispute(self, queries, dispute).await?.map(ModerationDelivery::RefreshDispute)
            }
        })
    }
}
