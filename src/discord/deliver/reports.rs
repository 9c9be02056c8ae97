//! Reports and sanctions in the world: cards for moderators, posted once and brought up to date, and direct messages to the
//! one person concerned. Logs here name nobody: who gets a message about a report is the reporter.

use super::{DiscordDelivery, MessageMarker};
use crate::app::{AppealBrief, DisputeBrief, LetterBrief, ReportBrief, ReporterBrief, SanctionBrief};
use crate::discord::audience::Audience;
use crate::discord::failure::{Failure, code};
use crate::discord::moderation::disputes::views::card::dispute_card;
use crate::discord::moderation::reports::marks::{
    appeal_mark, dispute_footer, report_footer, reporter_mark, sanction_mark,
};
use crate::discord::moderation::reports::views::letters::{reporter_letter, sanction_letter};
use crate::discord::moderation::views::card::report_card;
use crate::discord::moderation::views::suspensions::appeal;
use crate::discord::server::moderators_channel::is_public;
use crate::discord::ui::post::Post;
use crate::domain::ids::{ChannelId, GuildId};
use crate::domain::moderation::report::Report;
use crate::domain::moderation::sanction::SanctionNews;
use crate::domain::server::obstacle::{Blocked, Obstacle};
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, Posted, Receipt};
use serenity::model::id;

impl DiscordDelivery {
    /// Posts a report's card where moderators are told things; a server without such a place has its list. So has a report
    /// about somebody who reads that place.
    pub(in crate::discord) async fn post_report(
        &self,
        due: &DueEffect,
        brief: &ReportBrief,
    ) -> Result<Receipt, DeliveryError> {
        let report = &brief.case.report;
        let shown = |card| Receipt::ReportShown { report: report.id, card };
        let (Some(channel), None) = (brief.channel, brief.card) else { return Ok(shown(brief.card)) };
        if self.is_read_by_party(report, channel).await? {
            return Ok(shown(None));
        }
        let post = report_card(brief.language, &brief.case);
        let mark = report_footer(report.number);
        self.post_for_moderators(due, (report.guild, channel), &post, &mark).await.map(shown)
    }

    /// Has a posted card show how far moderators are.
    pub(in crate::discord) async fn refresh_report(
        &self,
        brief: &ReportBrief,
    ) -> Result<Receipt, DeliveryError> {
        let report = &brief.case.report;
        let Some(card) = brief.card else { return Ok(Receipt::Done) };
        if self.is_read_by_party(report, card.channel).await? {
            self.withdraw_card(report.guild, card).await?;
            return Ok(Receipt::ReportShown { report: report.id, card: None });
        }
        let face = report_card(brief.language, &brief.case);
        let card = self.put_for_moderators(report.guild, card, &face).await?;
        Ok(Receipt::ReportShown { report: report.id, card })
    }

    /// Posts a dispute's card where moderators are told things; a server without such a place has its list. Both sides know of a dispute,
    /// so it doesn't matter who of them reads that place.
    pub(in crate::discord) async fn post_dispute(
        &self,
        due: &DueEffect,
        brief: &DisputeBrief,
    ) -> Result<Receipt, DeliveryError> {
        let dispute = &brief.case.dispute;
        let shown = |card| Receipt::DisputeShown { dispute: dispute.id, card };
        let (Some(channel), None) = (brief.channel, brief.card) else { return Ok(shown(brief.card)) };
        let post = dispute_card(brief.language, &brief.case);
        let mark = dispute_footer(dispute.number);
        self.post_for_moderators(due, (dispute.guild, channel), &post, &mark).await.map(shown)
    }

    /// Has a posted card show how far moderators are.
    pub(in crate::discord) async fn refresh_dispute(
        &self,
        brief: &DisputeBrief,
    ) -> Result<Receipt, DeliveryError> {
        let dispute = &brief.case.dispute;
        let Some(card) = brief.card else { return Ok(Receipt::Done) };
        let face = dispute_card(brief.language, &brief.case);
        let card = self.put_for_moderators(dispute.guild, card, &face).await?;
        Ok(Receipt::DisputeShown { dispute: dispute.id, card })
    }

    /// Posts an appeal where moderators are told things.
    pub(in crate::discord) async fn post_appeal(
        &self,
        due: &DueEffect,
        brief: &AppealBrief,
    ) -> Result<Receipt, DeliveryError> {
        let shown = |card| Receipt::AppealShown { appeal: brief.appeal.id, card };
        let (Some(channel), None) = (brief.channel, brief.card) else { return Ok(shown(brief.card)) };
        let (guild, mark) = (brief.appeal.sanction.guild, appeal_mark(&brief.appeal));
        self.post_for_moderators(due, (guild, channel), &appeal(brief), &mark).await.map(shown)
    }

    /// Has a posted appeal show what became of the suspension.
    pub(in crate::discord) async fn refresh_appeal(
        &self,
        brief: &AppealBrief,
    ) -> Result<Receipt, DeliveryError> {
        let Some(card) = brief.card else { return Ok(Receipt::Done) };
        let face = appeal(brief);
        let card = self.put_for_moderators(brief.appeal.sanction.guild, card, &face).await?;
        Ok(Receipt::AppealShown { appeal: brief.appeal.id, card })
    }

    /// Posts something where moderators are told things, once.
    pub(super) async fn post_for_moderators(
        &self,
        due: &DueEffect,
        (guild, channel): (GuildId, ChannelId),
        post: &Post,
        mark: &str,
    ) -> Result<Option<Posted>, DeliveryError> {
        if self.is_public(guild, channel).await? {
            let by = Blocked { guild, obstacle: Obstacle::PublicModeratorsChannel { channel } };
            let why = "people outside the team can read the moderators' channel".to_owned();
            return Err(DeliveryError::Blocked { by, why });
        }
        let earlier = (due.attempt > 1).then_some(MessageMarker::Mark(mark));
        match self.tell_in(due, channel, Some(post), earlier).await {
            Ok(card) => Ok(card),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                tracing::warn!(%guild, "the moderators' channel is gone; reports are only in the list");
                Ok(None)
            }
            Err(failure) => Err(self.cannot_use(guild, channel, failure).await),
        }
    }

    /// Whether people outside the team can read the moderators' channel: nothing is told there then.
    pub(super) async fn is_public(&self, guild: GuildId, channel: ChannelId) -> Result<bool, DeliveryError> {
        let moderators = self.app.rules_of(guild).await.map_err(DeliveryError::not_loaded)?.moderator_role;
        self.pace.turn().await;
        Ok(is_public(&self.http, guild, channel, moderators).await?)
    }

    /// Whether somebody reads the moderators' channel whom an open report is about: then its card would tell them.
    async fn is_read_by_party(&self, report: &Report, channel: ChannelId) -> Result<bool, DeliveryError> {
        let parties = report.parties_beside_reporter();
        if report.is_closed() {
            return Ok(false);
        }
        self.pace.turn().await;
        let Some(audience) = Audience::read(&self.http, report.guild, channel).await? else {
            return Ok(false);
        };
        let rules = self.app.rules_of(report.guild).await.map_err(DeliveryError::not_loaded)?;
        // One that everybody reads is not posted to either; the card waits until that is mended.
        Ok(!audience.is_public(rules.moderator_role)
            && audience.holds_any(&self.http, report.guild, &parties).await?)
    }

    /// Takes a moderators' message away that somebody could read who must not.
    async fn withdraw_card(&self, guild: GuildId, card: Posted) -> Result<(), DeliveryError> {
        self.pace.turn().await;
        let (channel, message) = (id::ChannelId::from(card.channel), id::MessageId::from(card.message));
        match channel.delete_message(&self.http, message).await.map_err(Failure::from) {
            Ok(()) => Ok(()),
            Err(failure) if matches!(failure.code, code::UNKNOWN_MESSAGE | code::UNKNOWN_CHANNEL) => Ok(()),
            Err(failure) => Err(self.cannot_use(guild, card.channel, failure).await),
        }
    }

    /// Puts a new face on a moderators' message; `None` when it is gone.
    async fn put_for_moderators(
        &self,
        guild: GuildId,
        card: Posted,
        post: &Post,
    ) -> Result<Option<Posted>, DeliveryError> {
        if self.is_public(guild, card.channel).await? {
            self.withdraw_card(guild, card).await?;
            return Ok(None);
        }
        self.pace.turn().await;
        let (channel, message) = (id::ChannelId::from(card.channel), id::MessageId::from(card.message));
        let edited = channel.edit_message(&self.http, message, post.to_edit()).await.map_err(Failure::from);
        match edited {
            Ok(_) => Ok(Some(card)),
            Err(failure) if matches!(failure.code, code::UNKNOWN_MESSAGE | code::UNKNOWN_CHANNEL) => Ok(None),
            Err(failure) => Err(self.cannot_use(guild, card.channel, failure).await),
        }
    }

    /// Tells whoever reported.
    pub(in crate::discord) async fn tell_reporter(
        &self,
        due: &DueEffect,
        brief: &ReporterBrief,
        closed: bool,
    ) -> Result<Receipt, DeliveryError> {
        self.write(due, &brief.letter, &reporter_letter(brief, closed), &reporter_mark(brief, closed)).await
    }

    /// Tells somebody of a sanction of theirs; of its beginning only while it has not ended.
    pub(in crate::discord) async fn tell_sanction(
        &self,
        due: &DueEffect,
        brief: &SanctionBrief,
    ) -> Result<Receipt, DeliveryError> {
        if brief.news == SanctionNews::Begun && brief.sanction.ended.is_some() && due.attempt == 1 {
            return Ok(Receipt::Done);
        }
        self.write(due, &brief.letter, &sanction_letter(brief), &sanction_mark(brief)).await
    }

    /// A direct message, once; none where the door is closed.
    async fn write(
        &self,
        due: &DueEffect,
        letter: &LetterBrief,
        post: &Post,
        mark: &str,
    ) -> Result<Receipt, DeliveryError> {
        let retried = due.attempt > 1;
        if !retried && letter.dm_status.closed.is_some() {
            return Ok(Receipt::Done);
        }
        let post = Some(post).filter(|_| letter.dm_status.closed.is_none());
        let earlier = retried.then_some(MessageMarker::Mark(mark));
        match self.tell_through(due, letter.dm_status.channel, letter.to, post, earlier).await {
            Ok(Some(posted)) => {
                let subject = NotificationSubject::Notice(due.id).into();
                let is_known_door = letter.dm_status.channel == Some(posted.channel);
                Ok(letter.room.map_or(Receipt::Done, |room| Receipt::Told {
                    to: letter.to,
                    subject,
                    room,
                    posted,
                    is_known_door,
                }))
            }
            Ok(None) => Ok(Receipt::Done),
            Err(failure) => self.unreachable(letter.to, failure),
        }
    }
}
