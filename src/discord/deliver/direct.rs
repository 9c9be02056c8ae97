//! Direct messages of the outbox: one for each notice, posted once; and copies of a card, brought up to date. Owns how the
//! channel to a person comes to be, and what a closed door means: no error, and no further try.

use super::{DiscordDelivery, MessageMarker};
use crate::app::{CopyBrief, DirectBrief};
use crate::discord::failure::{Failure, code};
use crate::discord::notifications::views::copy::copy;
use crate::discord::notifications::views::news::news;
use crate::discord::ui::post::Post;
use crate::domain::ids::{ChannelId, PersonId};
use crate::domain::offers::offer::State;
use crate::domain::time::{MINUTE_MS, UnixMs};
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, Posted, Receipt};
use serde_json::json;
use serenity::model::id;
use tracing::info;

/// Wait after Discord said that channels to people are opened too fast.
const OPENING_WAIT_MS: i64 = MINUTE_MS;

/// What is left to do of a first try where somebody takes no direct messages: nothing is sent, and a door that was found closed since
/// this was decided leaves others to be told.
pub(in crate::discord) fn at_closed_door(
    due: &DueEffect,
    (closed, to): (Option<UnixMs>, PersonId),
) -> Option<Receipt> {
    let since = closed.filter(|_| due.attempt <= 1)?;
    Some(if since > due.created { Receipt::DmsClosed { to } } else { Receipt::Done })
}

impl DiscordDelivery {
    /// Tells one person something, unless an earlier try did, it is not true any more, or they cannot be reached.
    pub(in crate::discord) async fn tell(
        &self,
        due: &DueEffect,
        brief: &DirectBrief,
    ) -> Result<Receipt, DeliveryError> {
        let to = brief.personal.to;
        let post = direct_post(due, brief);
        let retried = due.attempt > 1;
        // A first try has nothing to look for.
        if post.is_none() && !retried {
            return Ok(Receipt::Done);
        }
        if let Some(left) = at_closed_door(due, (brief.dm_status.closed, to)) {
            return Ok(left);
        }
        let subject = match &brief.copy {
            Some(copy) => NotificationSubject::Copy(copy.offer.id, copy.version, to),
            None => NotificationSubject::Notice(due.id),
        };
        let room = brief.personal.offer.room;
        let earlier = retried.then_some(MessageMarker::Tag);
        let outcome = self.tell_through(due, brief.dm_status.channel, to, post.as_ref(), earlier).await;
        match outcome {
            Ok(Some(posted)) => {
                let is_known_door = brief.dm_status.channel == Some(posted.channel);
                Ok(Receipt::Told { to, subject: subject.into(), room, posted, is_known_door })
            }
            Ok(None) => Ok(Receipt::Done),
            Err(failure) => self.not_told(due, to, failure),
        }
    }

    /// A direct message that carries the effect's id, unless an earlier try left it.
    pub(in crate::discord) async fn tell_once(
        &self,
        due: &DueEffect,
        (known, to): (Option<ChannelId>, PersonId),
        post: &Post,
    ) -> Result<Receipt, DeliveryError> {
        let earlier = (due.attempt > 1).then_some(MessageMarker::Tag);
        match self.tell_through(due, known, to, Some(post), earlier).await {
            Ok(_) => Ok(Receipt::Done),
            Err(failure) => self.not_told(due, to, failure),
        }
    }

    /// The same for a message that has no button, by how its footer starts.
    pub(in crate::discord) async fn tell_marked(
        &self,
        due: &DueEffect,
        (known, to): (Option<ChannelId>, PersonId),
        post: &Post,
        mark: &str,
    ) -> Result<Receipt, DeliveryError> {
        let earlier = (due.attempt > 1).then_some(MessageMarker::Mark(mark));
        match self.tell_through(due, known, to, Some(post), earlier).await {
            Ok(_) => Ok(Receipt::Done),
            Err(failure) => self.not_told(due, to, failure),
        }
    }

    /// What it means that a direct message could not be sent, for news that is no secret: the log says whose door is closed.
    pub(in crate::discord) fn not_told(
        &self,
        due: &DueEffect,
        to: PersonId,
        failure: Failure,
    ) -> Result<Receipt, DeliveryError> {
        let code = failure.code;
        let outcome = self.unreachable(to, failure);
        if matches!(outcome, Ok(Receipt::DmsClosed { .. })) {
            info!(effect = %due.id, person = %to, code, "this person doesn't accept direct messages; not retrying");
        }
        outcome
    }

    /// The same for any news. Says nothing in the log: who is told may be a secret.
    pub(super) fn unreachable(&self, to: PersonId, failure: Failure) -> Result<Receipt, DeliveryError> {
        match failure.code {
            code::CANNOT_MESSAGE | code::NO_MUTUAL_SERVERS | code::UNKNOWN_USER | code::INVALID_RECIPIENT => {
                Ok(Receipt::DmsClosed { to })
            }
            code::OPENING_TOO_FAST => {
                Err(DeliveryError::Retry { after_ms: Some(OPENING_WAIT_MS), why: failure.to_string() })
            }
            _ => Err(failure.into()),
        }
    }

    /// Posts through the channel that is known, or through one that is opened: also when the known one is no more, as
    /// after the bot's account was replaced.
    pub(in crate::discord) async fn tell_through(
        &self,
        due: &DueEffect,
        known: Option<ChannelId>,
        to: PersonId,
        post: Option<&Post>,
        earlier: Option<MessageMarker<'_>>,
    ) -> Result<Option<Posted>, Failure> {
        if let Some(channel) = known {
            match self.tell_in(due, channel, post, earlier).await {
                Err(Failure { code: code::UNKNOWN_CHANNEL | code::MISSING_ACCESS, .. }) => {}
                outcome => return outcome,
            }
        }
        let channel = self.open_door(to).await?;
        self.tell_in(due, channel, post, earlier).await
    }

    /// The message of this effect in a channel: the one that an earlier try left, where there was one, or a new one.
    pub(super) async fn tell_in(
        &self,
        due: &DueEffect,
        channel: ChannelId,
        post: Option<&Post>,
        earlier: Option<MessageMarker<'_>>,
    ) -> Result<Option<Posted>, Failure> {
        let place = id::ChannelId::from(channel);
        let posted = |message: id::MessageId| Posted { channel, message: message.into() };
        if let Some(marker) = earlier
            && let Some(found) = self.find(due, place, marker).await?
        {
            return Ok(Some(posted(found)));
        }
        let Some(post) = post else { return Ok(None) };
        Ok(Some(posted(self.send(due, place, post, Vec::new()).await?)))
    }

    /// The channel to a person. Discord opens one for each pair ever, and gives it again when asked again.
    pub(super) async fn open_door(&self, to: PersonId) -> Result<ChannelId, Failure> {
        self.pace.turn().await;
        self.doors.turn().await;
        let opened = self.http.create_private_channel(&json!({ "recipient_id": to.to_string() })).await?;
        Ok(opened.id.into())
    }

    /// Brings somebody's copy of a card up to date, if there is one.
    pub(in crate::discord) async fn refresh_copy(&self, brief: &CopyBrief) -> Result<Receipt, DeliveryError> {
        let Some(posted) = brief.posted else { return Ok(Receipt::Done) };
        match self.put(posted, &copy(brief, None, None)).await {
            Ok(()) => Ok(Receipt::Done),
            Err(Failure { code: code::UNKNOWN_MESSAGE, .. }) => {
                Ok(Receipt::PostGone { message: posted.message })
            }
            Err(failure) if is_out_of_reach(&failure) => Ok(Receipt::Done),
            Err(failure) => Err(failure.into()),
        }
    }
}

/// Whether a direct message can't be changed any more: it is gone, or nobody can be shown anything there.
pub(in crate::discord) const fn is_out_of_reach(failure: &Failure) -> bool {
    matches!(
        failure.code,
        code::UNKNOWN_MESSAGE
            | code::UNKNOWN_CHANNEL
            | code::MISSING_ACCESS
            | code::CANNOT_MESSAGE
            | code::NO_MUTUAL_SERVERS
    )
}

/// The message; `None` when there is nothing to tell any more.
fn direct_post(due: &DueEffect, brief: &DirectBrief) -> Option<Post> {
    let Some(card) = &brief.copy else { return news(&brief.personal, Some(due.id)) };
    // Answered, over or replaced meanwhile: what came after is told by itself.
    let waits = card.version == card.offer.version && matches!(card.offer.state, State::Pending { .. });
    waits.then(|| copy(card, Some(brief.personal.news), Some(due.id)))
}
