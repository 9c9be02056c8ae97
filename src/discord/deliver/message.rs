//! Messages of the outbox: posted once, edited, pinned. Owns how a message is found again whose receipt was lost.

use super::{DiscordDelivery, MessageMarker, RoomMessage};
use crate::discord::failure::{Failure, code};
use crate::discord::marks;
use crate::discord::ui::post::Post;
use crate::domain::time::{MINUTE_MS, UnixMs};
use crate::outbox::{DeliveryError, DueEffect, Posted, Receipt};
use crate::say;
use serenity::builder::{CreateAttachment, EditThread, GetMessages};
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
    /// Posts a message, unless it is there already: Discord says so of one with a receipt, and after a first try the channel
    /// itself. One with a receipt that somebody deleted is for `outbox::heal`.
    pub(in crate::discord) async fn post(
        &self,
        due: &DueEffect,
        wanted: RoomMessage,
    ) -> Result<Receipt, DeliveryError> {
        if let Some(posted) = wanted.posted {
            self.pace.turn().await;
            let (channel, message) = (ChannelId::from(posted.channel), MessageId::from(posted.message));
            return match self.http.get_message(channel, message).await.map_err(Failure::from) {
                Ok(_) => Ok(Receipt::Done),
                Err(failure) => self.missing(&wanted, failure).await,
            };
        }
        if let Some(found) = self.found(due, &wanted).await? {
            return Ok(found);
        }
        self.keep_private(wanted.room, wanted.channel).await?;
        let outcome = self.send(due, wanted.channel.into(), &wanted.post, Vec::new()).await;
        self.receipt(&wanted, outcome).await
    }

    /// The receipt of the message that an earlier try of this effect left, if it did.
    pub(super) async fn found(
        &self,
        due: &DueEffect,
        wanted: &RoomMessage,
    ) -> Result<Option<Receipt>, DeliveryError> {
        if due.attempt <= 1 {
            return Ok(None);
        }
        match self.find(due, wanted.channel.into(), wanted.marker).await {
            Ok(None) => Ok(None),
            Ok(Some(message)) => self.receipt(wanted, Ok(message)).await.map(Some),
            Err(failure) => self.missing(wanted, failure).await.map(Some),
        }
    }

    /// Sends a new message. Discord takes it once in a few minutes, however often it is sent.
    pub(super) async fn send(
        &self,
        due: &DueEffect,
        channel: ChannelId,
        post: &Post,
        files: Vec<CreateAttachment>,
    ) -> Result<MessageId, Failure> {
        self.pace.turn().await;
        let nonce = format!("p{}", due.id);
        let message = post.to_message(&nonce).add_files(files);
        Ok(channel.send_message(&self.http, message).await?.id)
    }

    /// What sending came to.
    pub(super) async fn receipt(
        &self,
        wanted: &RoomMessage,
        outcome: Result<MessageId, Failure>,
    ) -> Result<Receipt, DeliveryError> {
        match outcome {
            Ok(message) => {
                let posted = Posted { channel: wanted.channel, message: message.into() };
                Ok(Receipt::Posted { subject: wanted.subject, room: wanted.room, posted })
            }
            Err(failure) => self.missing(wanted, failure).await,
        }
    }

    /// Gives a posted message its present face. One that was never posted has nothing to follow: when it is posted, it
    /// shows what is true then.
    pub(in crate::discord) async fn edit(&self, wanted: RoomMessage) -> Result<Receipt, DeliveryError> {
        let Some(posted) = wanted.posted else { return Ok(Receipt::Done) };
        match self.put(posted, &wanted.post).await {
            Ok(()) => Ok(Receipt::Done),
            Err(failure) => self.missing(&wanted, failure).await,
        }
    }

    /// Puts a new face on a message that stands.
    pub(in crate::discord) async fn put(&self, posted: Posted, post: &Post) -> Result<(), Failure> {
        let (channel, message) = (ChannelId::from(posted.channel), MessageId::from(posted.message));
        self.awake(channel, || channel.edit_message(&self.http, message, post.to_edit())).await?;
        Ok(())
    }

    /// Pins a posted message.
    pub(in crate::discord) async fn pin(&self, wanted: RoomMessage) -> Result<Receipt, DeliveryError> {
        let Some(posted) = wanted.posted else { return Ok(Receipt::Done) };
        let (channel, message) = (ChannelId::from(posted.channel), MessageId::from(posted.message));
        let reason = say!(wanted.language, "room-reason-pin");
        let pinned = self.awake(channel, || self.http.pin_message(channel, message, Some(&reason))).await;
        match pinned {
            Ok(()) => Ok(Receipt::Done),
            Err(failure) => self.missing(&wanted, failure).await,
        }
    }

    /// Makes a call that changes something in a channel; if that is an archived thread, wakes it first.
    pub(super) async fn awake<T, F>(&self, channel: ChannelId, call: impl Fn() -> F) -> Result<T, Failure>
    where
        F: Future<Output = serenity::Result<T>>,
    {
        self.pace.turn().await;
        match call().await.map_err(Failure::from) {
            Err(failure) if failure.code == code::THREAD_ARCHIVED => {
                self.pace.turn().await;
                let woken = channel.edit_thread(&self.http, EditThread::new().archived(false)).await;
                woken.map_err(Failure::from).map_err(locked)?;
                self.pace.turn().await;
                Ok(call().await?)
            }
            outcome => outcome,
        }
    }

    /// What a failed call says about the room or the message: that one of them is gone, or that it is to be tried again.
    async fn missing(&self, wanted: &RoomMessage, failure: Failure) -> Result<Receipt, DeliveryError> {
        match (failure.code, wanted.posted) {
            (code::UNKNOWN_CHANNEL, _) => {
                Ok(Receipt::RoomGone { room: wanted.room, channel: wanted.channel })
            }
            (code::UNKNOWN_MESSAGE, Some(posted)) => Ok(Receipt::PostGone { message: posted.message }),
            _ => Err(self.cannot_use(wanted.guild, wanted.channel, failure).await),
        }
    }

    /// Looks for the message that an earlier try of this effect may have left, among what the bot posted since the effect
    /// was decided. The effect's id is in its View offer button; a card that is over has no buttons, but its footer.
    pub(super) async fn find(
        &self,
        due: &DueEffect,
        channel: ChannelId,
        marker: MessageMarker<'_>,
    ) -> Result<Option<MessageId>, Failure> {
        let mut after = MessageId::new(snowflake_at(due.created));
        for _ in 0..PAGES {
            self.pace.turn().await;
            let page = GetMessages::new().after(after).limit(PAGE);
            let mut messages = channel.messages(&self.http, page).await?;
            messages.sort_by_key(|message| message.id);
            let own = messages.iter().filter(|message| message.author.id == self.bot);
            if let Some(found) = own.into_iter().find(|message| is_it(due, marker, message)) {
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

/// Whoever may not wake a thread by posting is kept out by its lock, not by anything that the channel says.
fn locked(failure: Failure) -> Failure {
    match failure.code {
        code::MISSING_PERMISSION => Failure { code: code::THREAD_LOCKED, ..failure },
        _ => failure,
    }
}

fn is_it(due: &DueEffect, marker: MessageMarker<'_>, message: &Message) -> bool {
    match marker {
        MessageMarker::Tag => marks::tag_of(message) == Some(due.id),
        MessageMarker::Alert(obstacle) => marks::obstacle_of(message) == Some(obstacle),
        MessageMarker::Footer(number, version) => marks::is_card(message, number, version),
        MessageMarker::Mark(start) => marks::has_footer(message, start),
    }
}

/// The smallest id of anything that was made at a moment, as far as the clocks agree.
pub(super) fn snowflake_at(moment: UnixMs) -> u64 {
    first_id_at(moment.plus(-CLOCK_SKEW_MS))
}

/// The smallest id that Discord gives at a moment of its own clock; never 0, which is no id.
pub(in crate::discord) fn first_id_at(moment: UnixMs) -> u64 {
    let ms = moment.0.saturating_sub(DISCORD_EPOCH_MS).max(1);
    u64::try_from(ms).unwrap_or(1) << 22
}
