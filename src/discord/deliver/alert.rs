//! Messages to a server's moderators about what is wrong there: posted once, taken away when it is solved.

use super::{DiscordDelivery, MessageMarker};
use crate::app::AlertBrief;
use crate::discord::failure::{Failure, code};
use crate::discord::rooms::views::alert;
use crate::outbox::{DeliveryError, DueEffect, Posted, Receipt};
use serenity::model::id::{ChannelId as Place, MessageId};

impl DiscordDelivery {
    /// Brings the message up to date. It is a convenience: where it cannot be posted, the people whose rooms are
    /// stopped still read what is wrong.
    pub(in crate::discord) async fn alert(
        &self,
        due: &DueEffect,
        brief: &AlertBrief,
    ) -> Result<Receipt, DeliveryError> {
        let place = brief.met.alert.map(|posted| posted.channel).or(brief.moderators_channel);
        if let Some(place) = place.filter(|_| !brief.met.solved)
            && self.is_public(brief.met.guild, place).await?
        {
            return Ok(Receipt::Alerted { obstacle: brief.met.id, alert: brief.met.alert });
        }
        let kept = match (brief.met.solved, brief.met.alert, brief.moderators_channel) {
            (true, Some(posted), _) => self.take_away(posted).await.map(|()| None),
            (true, None, _) => Ok(None),
            (false, Some(posted), _) => self.show_alert(brief, posted).await,
            (false, None, Some(channel)) => self.post_alert(due, brief, channel).await.map(Some),
            (false, None, None) => Ok(None),
        };
        match kept {
            Ok(alert) => Ok(Receipt::Alerted { obstacle: brief.met.id, alert }),
            Err(failure) if failure.is_forbidden() || failure.status == 404 => {
                tracing::warn!(guild = %brief.met.guild, %failure, "couldn't tell the moderators what's wrong");
                Ok(Receipt::Alerted { obstacle: brief.met.id, alert: None })
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn post_alert(
        &self,
        due: &DueEffect,
        brief: &AlertBrief,
        channel: crate::domain::ids::ChannelId,
    ) -> Result<Posted, Failure> {
        let place = Place::from(channel);
        if due.attempt > 1
            && let Some(found) = self.find(due, place, MessageMarker::Alert(brief.met.id)).await?
        {
            return Ok(Posted { channel, message: found.into() });
        }
        self.pace.turn().await;
        let post = alert(brief.language, &brief.met);
        let sent = place.send_message(&self.http, post.to_message(&format!("p{}", due.id))).await?;
        Ok(Posted { channel, message: sent.id.into() })
    }

    /// Gives the message its present face; `None` when somebody deleted it, and thereby said that they know.
    async fn show_alert(&self, brief: &AlertBrief, posted: Posted) -> Result<Option<Posted>, Failure> {
        self.pace.turn().await;
        let face = alert(brief.language, &brief.met).to_edit();
        let edited =
            Place::from(posted.channel).edit_message(&self.http, MessageId::from(posted.message), face).await;
        match edited.map_err(Failure::from) {
            Ok(_) => Ok(Some(posted)),
            Err(failure) if failure.code == code::UNKNOWN_MESSAGE => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    async fn take_away(&self, posted: Posted) -> Result<(), Failure> {
        self.pace.turn().await;
        let place = Place::from(posted.channel);
        let gone = self.http.delete_message(place, posted.message.into(), None).await;
        match gone.map_err(Failure::from) {
            // A moderator was faster.
            Err(failure) if failure.code == code::UNKNOWN_MESSAGE => Ok(()),
            outcome => outcome,
        }
    }
}
