//! Files of an offer or of submitted work, posted again in its room, and those of a proposal, sent to its client, because Discord's links to them expire. Owns what happens to one
//! that cannot be had any more: the room is told which, and whoever gave it is asked for it.

use super::{DiscordDelivery, MessageMarker, RoomMessage};
use crate::discord::cdn::NoFile;
use crate::discord::failure::{Failure, code};
use crate::discord::ui::post::Post;
use crate::domain::ids::PersonId;
use crate::domain::offers::attachment::Attachment;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use serenity::builder::CreateAttachment;
use serenity::model::id::ChannelId;

/// After so many tries a file that cannot be had is asked for in the room: what comes after it there waits.
const TRIES: u32 = 5;

impl DiscordDelivery {
    /// Posts files, all in one message, unless it is there already. `message` is that message, by those that could not be had, and
    /// whether that is because they are too large.
    pub(in crate::discord) async fn post_files(
        &self,
        due: &DueEffect,
        files: &[Attachment],
        message: impl Fn(&[&Attachment], bool) -> RoomMessage + Sync,
    ) -> Result<Receipt, DeliveryError> {
        let whole = message(&[], false);
        if whole.posted.is_some() || files.is_empty() {
            return Ok(Receipt::Done);
        }
        if let Some(found) = self.found(due, &whole).await? {
            return Ok(found);
        }
        let (had, lost) = self.had_and_lost(due, files).await?;
        let channel = ChannelId::from(whole.channel);
        self.keep_private(whole.room, whole.channel).await?;
        let outcome = self.send(due, channel, &message(&lost, false).post, had).await;
        match outcome {
            // Discord takes less here than where they came from: each has to be given by hand.
            Err(failure) if failure.code == code::TOO_LARGE => {
                let all: Vec<_> = files.iter().collect();
                let message = message(&all, true);
                let outcome = self.send(due, channel, &message.post, Vec::new()).await;
                self.receipt(&message, outcome).await
            }
            outcome => self.receipt(&message(&lost, false), outcome).await,
        }
    }

    /// Sends one person files in a direct message that carries the effect's id, unless it is there already. `message` is that message, by
    /// those that could not be had.
    pub(in crate::discord) async fn hand_files(
        &self,
        due: &DueEffect,
        to: PersonId,
        files: &[Attachment],
        message: impl Fn(&[&Attachment]) -> Post + Sync,
    ) -> Result<Receipt, DeliveryError> {
        let (had, lost) = self.had_and_lost(due, files).await?;
        let sent = async {
            let channel = ChannelId::from(self.open_door(to).await?);
            if due.attempt > 1 && self.find(due, channel, MessageMarker::Tag).await?.is_some() {
                return Ok(());
            }
            match self.send(due, channel, &message(&lost), had).await {
                // Each has to be given by hand.
                Err(failure) if failure.code == code::TOO_LARGE => {
                    let all: Vec<_> = files.iter().collect();
                    self.send(due, channel, &message(&all), Vec::new()).await.map(drop)
                }
                outcome => outcome.map(drop),
            }
        };
        let sent: Result<(), Failure> = sent.await;
        match sent {
            Ok(()) => Ok(Receipt::Done),
            Err(failure) => self.not_told(due, to, failure),
        }
    }

    /// Those that Discord still has, and those that it has not.
    async fn had_and_lost<'f>(
        &self,
        due: &DueEffect,
        files: &'f [Attachment],
    ) -> Result<(Vec<CreateAttachment>, Vec<&'f Attachment>), DeliveryError> {
        let (mut had, mut lost) = (Vec::new(), Vec::new());
        for file in files {
            match self.cdn.download(file).await {
                Ok(bytes) => had.push(CreateAttachment::bytes(bytes, file.name.as_str())),
                Err(NoFile::Unreachable(why)) if due.attempt < TRIES => {
                    return Err(DeliveryError::Retry { after_ms: None, why });
                }
                Err(NoFile::Gone | NoFile::Unreachable(_)) => lost.push(file),
            }
        }
        Ok((had, lost))
    }
}
