//! Reports and sanctions in the world: cards for moderators, posted once and brought up to date, and direct messages to the
//! one person concerned. Logs here name nobody: who gets a message about a report is the reporter.

use super::{DiscordDelivery, MessageMarker};
use crate::app::{AppealBrief, LetterBrief, ReportBrief, ReporterBrief, SanctionBrief};
use crate::discord::failure::{Failure, code};
use crate::discord::moderation::reports::marks::{appeal_mark, report_footer, reporter_mark, sanction_mark};
use crate::discord::moderation::reports::views::letters::{reporter_letter, sanction_letter};
use crate::discord::moderation::views::card::report_card;
use crate::discord::moderation::views::suspensions::appeal;
use crate::discord::ui::post::Post;
use crate::domain::ids::{ChannelId, GuildId};
use crate::domain::moderation::sanction::SanctionNews;
use crate::outbox::{DeliveryError, Job, NotificationSubject, Posted, Receipt};
use serenity::model::id;

impl DiscordDelivery {
    /// Posts a report's card where moderators are told things; a server without such a place has its list.
    pub(in crate::discord) async fn post_report(
        &self,
        job: &Job,
        brief: &ReportBrief,
    ) -> Result<Receipt, DeliveryError> {
        let report = &brief.case.report;
        let shown = |card| Receipt::ReportShown { report: report.id, card };
        let (Some(channel), None) = (brief.channel, brief.card) else { return Ok(shown(brief.card)) };
        let post = report_card(brief.language, &brief.case);
        let mark = report_footer(report.number);
        self.post_for_moderators(job, (report.guild, channel), &post, &mark).await.map(shown)
    }

    /// Has a posted card show how far moderators are.
    pub(in crate::discord) async fn refresh_report(
        &self,
        brief: &ReportBrief,
    ) -> Result<Receipt, DeliveryError> {
        let report = &brief.case.report;
        let Some(card) = brief.card else { return Ok(Receipt::Done) };
        let face = report_card(brief.language, &brief.case);
        let card = self.put_for_moderators(report.guild, card, &face).await?;
        Ok(Receipt::ReportShown { report: report.id, card })
    }

    /// Posts an appeal where moderators are told things.
    pub(in crate::discord) async fn post_appeal(
        &self,
        job: &Job,
        brief: &AppealBrief,
    ) -> Result<Receipt, DeliveryError> {
        let shown = |card| Receipt::AppealShown { appeal: brief.appeal.id, card };
        let (Some(channel), None) = (brief.channel, brief.card) else { return Ok(shown(brief.card)) };
        let (guild, mark) = (brief.appeal.sanction.guild, appeal_mark(&brief.appeal));
        self.post_for_moderators(job, (guild, channel), &appeal(brief), &mark).await.map(shown)
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

    async fn post_for_moderators(
        &self,
        job: &Job,
        (guild, channel): (GuildId, ChannelId),
        post: &Post,
        mark: &str,
    ) -> Result<Option<Posted>, DeliveryError> {
        let earlier = (job.attempt > 1).then_some(MessageMarker::Mark(mark));
        match self.tell_in(job, channel, Some(post), earlier).await {
            Ok(card) => Ok(card),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                tracing::warn!(%guild, "the moderators' channel is gone; reports are only in the list");
                Ok(None)
            }
            Err(failure) => Err(self.cannot_use(guild, channel, failure).await),
        }
    }

    /// Puts a new face on a moderators' message; `None` when it is gone.
    async fn put_for_moderators(
        &self,
        guild: GuildId,
        card: Posted,
        post: &Post,
    ) -> Result<Option<Posted>, DeliveryError> {
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
        job: &Job,
        brief: &ReporterBrief,
        closed: bool,
    ) -> Result<Receipt, DeliveryError> {
        self.write(job, &brief.letter, &reporter_letter(brief, closed), &reporter_mark(brief, closed)).await
    }

    /// Tells somebody of a sanction of theirs; of its beginning only while it has not ended.
    pub(in crate::discord) async fn tell_sanction(
        &self,
        job: &Job,
        brief: &SanctionBrief,
    ) -> Result<Receipt, DeliveryError> {
        if brief.news == SanctionNews::Begun && brief.sanction.ended.is_some() && job.attempt == 1 {
            return Ok(Receipt::Done);
        }
        self.write(job, &brief.letter, &sanction_letter(brief), &sanction_mark(brief)).await
    }

    /// A direct message, once; none where the door is closed.
    async fn write(
        &self,
        job: &Job,
        letter: &LetterBrief,
        post: &Post,
        mark: &str,
    ) -> Result<Receipt, DeliveryError> {
        let retried = job.attempt > 1;
        if !retried && letter.dm_status.closed.is_some() {
            return Ok(Receipt::Done);
        }
        let post = Some(post).filter(|_| letter.dm_status.closed.is_none());
        let earlier = retried.then_some(MessageMarker::Mark(mark));
        match self.tell_through(job, letter.dm_status.channel, letter.to, post, earlier).await {
            Ok(Some(posted)) => {
                let subject = NotificationSubject::Notice(job.id).into();
                Ok(Receipt::Told { to: letter.to, subject, room: letter.room, posted })
            }
            Ok(None) => Ok(Receipt::Done),
            Err(failure) => self.unreachable(letter.to, None, failure),
        }
    }
}
