//! Messages of the outbox: posted once, edited, pinned. Owns how a message is found again whose receipt was lost.

use super::{DiscordDelivery, Placed, Trace};
use crate::discord::button;
use crate::discord::failure::{Failure, code};
use crate::domain::time::{MINUTE_MS, UnixMs};
use crate::outbox::{DeliveryError, Job, Posted, Receipt};
use crate::say;
use serenity::builder::GetMessages;
use serenity::model::channel::Message;
use serenity::model::id::{ChannelId, MessageId};

/// Discord's ids count milliseconds from here (the first second of 2015).
const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;
/// Clocks of this machine and of Discord may differ by this much.
const CLOCK_SKEW_MS: i64 = 5 * MINUTE_MS;
/// Messages on one page, Discord's most.
const PAGE: u8 = 100;
/// Pages that are searched for a message whose receipt was lost.
const PAGES: u32 = 20;

impl DiscordDelivery {
    /// Posts a message, unless it is there already: the receipt says so, or, after a first try, the channel itself.
    pub(super) async fn post(&self, job: &Job, placed: Placed) -> Result<Receipt, DeliveryError> {
        if placed.posted.is_some() {
            return Ok(Receipt::Done);
        }
        let channel = channel_of(placed.channel);
        let outcome: Result<MessageId, Failure> = async {
            if job.attempt > 1
                && let Some(found) = self.find(job, channel, &placed).await?
            {
                return Ok(found);
            }
            self.pace.turn().await;
            let nonce = format!("p{}", job.id);
            let sent = channel.send_message(&self.http, placed.post.to_message(&nonce)).await?;
            Ok(sent.id)
        }
        .await;
        match outcome {
            Ok(message) => {
                let posted = Posted { channel: placed.channel, message: message_of(message) };
                Ok(Receipt::Posted { subject: placed.subject, room: placed.room, posted })
            }
            Err(failure) => missing(&placed, failure),
        }
    }

    /// Gives a posted message its present face. One that was never posted has nothing to follow: when it is posted, it
    /// shows what is true then.
    pub(super) async fn edit(&self, placed: Placed) -> Result<Receipt, DeliveryError> {
        let Some(posted) = placed.posted else { return Ok(Receipt::Done) };
        self.pace.turn().await;
        let message = MessageId::new(positive(posted.message.0));
        let edited =
            channel_of(posted.channel).edit_message(&self.http, message, placed.post.to_edit()).await;
        match edited.map_err(Failure::from) {
            Ok(_) => Ok(Receipt::Done),
            Err(failure) => missing(&placed, failure),
        }
    }

    /// Pins a posted message.
    pub(super) async fn pin(&self, placed: Placed) -> Result<Receipt, DeliveryError> {
        let Some(posted) = placed.posted else { return Ok(Receipt::Done) };
        self.pace.turn().await;
        let message = MessageId::new(positive(posted.message.0));
        let reason = say!(placed.language, "room-reason-pin");
        let pinned = self.http.pin_message(channel_of(posted.channel), message, Some(&reason)).await;
        match pinned.map_err(Failure::from) {
            Ok(()) => Ok(Receipt::Done),
            Err(failure) => missing(&placed, failure),
        }
    }

    /// Looks for the message that an earlier try of this job may have left, among what the bot posted since the job
    /// was decided. The job's id is in its View offer button; a card that is over has no buttons, but its footer.
    async fn find(
        &self,
        job: &Job,
        channel: ChannelId,
        placed: &Placed,
    ) -> Result<Option<MessageId>, Failure> {
        let mut after = snowflake(job.created.plus(-CLOCK_SKEW_MS));
        for _ in 0..PAGES {
            self.pace.turn().await;
            let page = GetMessages::new().after(after).limit(PAGE);
            let mut messages = channel.messages(&self.http, page).await?;
            messages.sort_by_key(|message| message.id);
            let own = messages.iter().filter(|message| message.author.id == self.bot);
            if let Some(found) = own.into_iter().find(|message| is_it(job, placed.trace, message)) {
                return Ok(Some(found.id));
            }
            match messages.last() {
                Some(last) if messages.len() == usize::from(PAGE) => after = last.id,
                _ => return Ok(None),
            }
        }
        Ok(None)
    }
}

fn is_it(job: &Job, trace: Trace, message: &Message) -> bool {
    match trace {
        Trace::Tag => button::tag_of(message) == Some(job.id),
        Trace::Footer(number, version) => button::is_card(message, number, version),
    }
}

/// What a failed call says about the room or the message: that one of them is gone, or that it is to be tried again.
fn missing(placed: &Placed, failure: Failure) -> Result<Receipt, DeliveryError> {
    match (failure.code, placed.posted) {
        (code::UNKNOWN_CHANNEL, _) => Ok(Receipt::RoomGone { room: placed.room, channel: placed.channel }),
        (code::UNKNOWN_MESSAGE, Some(posted)) => Ok(Receipt::PostGone { message: posted.message }),
        _ => Err(failure.into()),
    }
}

/// The smallest message id of a moment.
fn snowflake(moment: UnixMs) -> MessageId {
    let ms = moment.0.saturating_sub(DISCORD_EPOCH_MS).max(1);
    MessageId::new(u64::try_from(ms).unwrap_or(1) << 22)
}

fn channel_of(channel: crate::domain::ids::ChannelId) -> ChannelId {
    ChannelId::new(positive(channel.0))
}

fn message_of(message: MessageId) -> crate::domain::ids::MessageId {
    crate::domain::ids::MessageId(i64::try_from(message.get()).unwrap_or(i64::MAX))
}

/// Discord's ids are positive, and so are the stored ones; 0 would be refused by the library.
fn positive(id: i64) -> u64 {
    u64::try_from(id).unwrap_or(1).max(1)
}
