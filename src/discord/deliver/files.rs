//! Files of an offer, posted again in its room, because Discord's links to them expire. Owns what happens to one that
//! cannot be had any more: the room is told which, and the client is asked for it.

use super::{DiscordDelivery, MessageMarker, RoomMessage};
use crate::app::FilesBrief;
use crate::discord::cdn::NoFile;
use crate::discord::failure::code;
use crate::discord::offers::views::files::{FilesView, files};
use crate::domain::offers::attachment::Attachment;
use crate::outbox::{DeliveryError, Job, OfferSubject, Receipt};
use serenity::builder::CreateAttachment;
use serenity::model::id::ChannelId;

/// After so many tries a file that cannot be had is asked for in the room: what comes after it there waits.
const TRIES: u32 = 5;

impl DiscordDelivery {
    /// Posts a file of an offer, or all in one message, unless it is there already.
    pub(in crate::discord) async fn post_files(
        &self,
        job: &Job,
        brief: &FilesBrief,
    ) -> Result<Receipt, DeliveryError> {
        let message = |lost: &[&Attachment], are_too_large: bool| RoomMessage {
            language: brief.language,
            guild: brief.offer.guild,
            marker: MessageMarker::Tag,
            subject: OfferSubject::Files(brief.offer.id, brief.file).into(),
            room: brief.offer.room,
            channel: brief.channel,
            posted: brief.posted,
            post: files(FilesView {
                language: brief.language,
                offer: &brief.offer,
                meant: brief.files.len(),
                lost,
                are_too_large,
                tag: Some(job.id),
            }),
        };
        if brief.posted.is_some() || brief.files.is_empty() {
            return Ok(Receipt::Done);
        }
        if let Some(found) = self.found(job, &message(&[], false)).await? {
            return Ok(found);
        }
        let (mut had, mut lost) = (Vec::new(), Vec::new());
        for file in &brief.files {
            match self.cdn.download(file).await {
                Ok(bytes) => had.push(CreateAttachment::bytes(bytes, file.name.as_str())),
                Err(NoFile::Unreachable(why)) if job.attempt < TRIES => {
                    return Err(DeliveryError::Retry { after_ms: None, why });
                }
                Err(NoFile::Gone | NoFile::Unreachable(_)) => lost.push(file),
            }
        }
        let channel = ChannelId::from(brief.channel);
        self.keep_private(brief.offer.room, brief.channel).await?;
        let outcome = self.send(job, channel, &message(&lost, false).post, had).await;
        match outcome {
            // Discord takes less here than where they came from: each has to be given by hand.
            Err(failure) if failure.code == code::TOO_LARGE => {
                let all: Vec<_> = brief.files.iter().collect();
                let message = message(&all, true);
                let outcome = self.send(job, channel, &message.post, Vec::new()).await;
                self.receipt(&message, outcome).await
            }
            outcome => self.receipt(&message(&lost, false), outcome).await,
        }
    }
}
