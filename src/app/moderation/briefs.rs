//! What deliveries about reports, sanctions and appeals must know. Owns loading it, at the moment of delivery.

use crate::app::error::Result;
use crate::app::moderation::disputes::{DisputeCase, case_of_dispute};
use crate::app::moderation::{ReportCase, case_of};
use crate::app::transaction::App;
use crate::domain::ids::{AppealId, ChannelId, DisputeId, GuildId, PersonId, ReportId, RoomId, SanctionId};
use crate::domain::moderation::report::Report;
use crate::domain::moderation::sanction::{Appeal, Sanction, SanctionNews};
use crate::store::{DmStatus, Posted, Queries};
use crate::words::Language;

/// A report's card for the moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is now.
    pub case: ReportCase,
    /// Where moderators are told things, if the server set it.
    pub channel: Option<ChannelId>,
    /// The card, if it was posted.
    pub card: Option<Posted>,
}

/// What whoever reported is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReporterBrief {
    /// The way to them.
    pub letter: LetterBrief,
    /// As it is now.
    pub report: Report,
    /// Whether moderators are told in a channel.
    pub moderators_are_told: bool,
}

/// What somebody is told of a sanction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanctionBrief {
    /// The way to them.
    pub letter: LetterBrief,
    /// As it is now.
    pub sanction: Sanction,
    /// What happened.
    pub news: SanctionNews,
}

/// How somebody is reached by direct message, and what stands in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the server is called.
    pub server: Option<String>,
    /// Who is told.
    pub to: PersonId,
    /// The way to them.
    pub dm_status: DmStatus,
    /// The room of the offer that it began with, if it began with one; not told.
    pub room: Option<RoomId>,
}

/// An appeal's message to the moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppealBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The appeal, with the suspension as it is now.
    pub appeal: Appeal,
    /// Whether the suspension still counts.
    pub counts: bool,
    /// Where moderators are told things, if the server set it.
    pub channel: Option<ChannelId>,
    /// The message, if it was posted.
    pub card: Option<Posted>,
}

/// A dispute's card for the moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisputeBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is now.
    pub case: DisputeCase,
    /// Where moderators are told things, if the server set it.
    pub channel: Option<ChannelId>,
    /// The card, if it was posted.
    pub card: Option<Posted>,
}

pub(in crate::app) async fn dispute(
    app: &App,
    queries: &mut Queries<'_>,
    id: DisputeId,
) -> Result<Option<Box<DisputeBrief>>> {
    let Some(dispute) = queries.dispute(id).await? else { return Ok(None) };
    let rules = app.rules(queries, dispute.guild).await?;
    Ok(Some(Box::new(DisputeBrief {
        language: Language::of_locale(&rules.language),
        channel: rules.moderators_channel,
        card: queries.dispute_card(id).await?,
        case: case_of_dispute(app, queries, dispute).await?,
    })))
}

pub(in crate::app) async fn report(
    app: &App,
    queries: &mut Queries<'_>,
    id: ReportId,
) -> Result<Option<Box<ReportBrief>>> {
    let Some(report) = queries.report(id).await? else { return Ok(None) };
    let rules = app.rules(queries, report.guild).await?;
    Ok(Some(Box::new(ReportBrief {
        language: Language::of_locale(&rules.language),
        channel: rules.moderators_channel,
        card: queries.report_card(id).await?,
        case: case_of(queries, report).await?,
    })))
}

pub(in crate::app) async fn reporter(
    app: &App,
    queries: &mut Queries<'_>,
    id: ReportId,
    to: PersonId,
) -> Result<Option<Box<ReporterBrief>>> {
    let Some(report) = queries.report(id).await? else { return Ok(None) };
    let Some(letter) = letter(app, queries, (report.guild, to), id).await? else { return Ok(None) };
    let moderators_are_told = app.rules(queries, report.guild).await?.moderators_channel.is_some();
    Ok(Some(Box::new(ReporterBrief { letter, report, moderators_are_told })))
}

pub(in crate::app) async fn sanction(
    app: &App,
    queries: &mut Queries<'_>,
    id: SanctionId,
    news: SanctionNews,
) -> Result<Option<Box<SanctionBrief>>> {
    let Some(sanction) = queries.sanction(id).await? else { return Ok(None) };
    let to = (sanction.guild, sanction.person);
    let Some(letter) = letter(app, queries, to, sanction.report).await? else { return Ok(None) };
    Ok(Some(Box::new(SanctionBrief { letter, sanction, news })))
}

pub(in crate::app) async fn appeal(
    app: &App,
    queries: &mut Queries<'_>,
    id: AppealId,
) -> Result<Option<Box<AppealBrief>>> {
    let Some((appeal, card)) = queries.appeal(id).await? else { return Ok(None) };
    let rules = app.rules(queries, appeal.sanction.guild).await?;
    let now = app.now();
    Ok(Some(Box::new(AppealBrief {
        language: Language::of_locale(&rules.language),
        counts: appeal.sanction.counts(now),
        appeal,
        channel: rules.moderators_channel,
        card,
    })))
}

async fn letter(
    app: &App,
    queries: &mut Queries<'_>,
    (guild, to): (GuildId, PersonId),
    report: ReportId,
) -> Result<Option<LetterBrief>> {
    let Some(report) = queries.report(report).await? else { return Ok(None) };
    let room = match report.about.offer() {
        Some(offer) => match queries.offer(offer).await? {
            Some(offer) => Some(offer.room),
            None => return Ok(None),
        },
        None => None,
    };
    Ok(Some(LetterBrief {
        language: app.language(queries, guild).await?,
        server: queries.guild_name(guild).await?,
        to,
        dm_status: queries.dm_status(to).await?,
        room,
    }))
}
