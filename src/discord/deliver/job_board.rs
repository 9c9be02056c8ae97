//! Jobs on a server's job board: each posted once, and brought up to date.

mod forum;

use super::{DiscordDelivery, MessageMarker};
use crate::app::JobBrief;
use crate::discord::failure::{Failure, code};
use crate::discord::jobs::marks::job_mark;
use crate::discord::jobs::views::card::job_card;
use crate::domain::ids::ChannelId;
use crate::outbox::{DeliveryError, DueEffect, Posted, Receipt};

impl DiscordDelivery {
    /// Has a job's post show how the job is; an open one that has none is posted on the board. Where the board was deleted, the job
    /// waits for another one.
    pub(in crate::discord) async fn show_job(
        &self,
        due: &DueEffect,
        brief: &JobBrief,
    ) -> Result<Receipt, DeliveryError> {
        let job = &brief.found.job;
        let face = job_card(brief.language, job, brief.client_name.as_deref());
        let shown = |post| Ok(Receipt::JobShown { job: job.id, post });
        if let Some(posted) = brief.found.post {
            match self.put(posted, &face).await {
                Ok(()) => {
                    if forum::is_post(posted) {
                        self.align_post(brief, posted).await;
                    }
                    return shown(Some(posted));
                }
                Err(failure) if is_gone(&failure) => {}
                Err(failure) => return Err(self.cannot_use(job.guild, posted.channel, failure).await),
            }
        }
        let Some(board) = brief.board.filter(|_| job.is_open() || due.attempt > 1) else {
            return shown(None);
        };
        match self.post_job(due, brief, board).await {
            Ok(post) => shown(post),
            Err(failure) if failure.code == code::UNKNOWN_CHANNEL => {
                tracing::warn!(guild = %job.guild, "the job board is gone; jobs are posted once another one is chosen");
                shown(None)
            }
            Err(failure) => Err(self.cannot_use(job.guild, board, failure).await),
        }
    }

    /// Posts an open job, unless an earlier try did.
    async fn post_job(
        &self,
        due: &DueEffect,
        brief: &JobBrief,
        board: ChannelId,
    ) -> Result<Option<Posted>, Failure> {
        let found = self.read_board(board).await?;
        if found.is_forum() {
            let posted = self.post_in_forum(due, brief, (board, found)).await?;
            if let Some(earlier) = posted.filter(|_| due.attempt > 1) {
                self.put(earlier, &job_card(brief.language, &brief.found.job, brief.client_name.as_deref()))
                    .await?;
                self.align_post(brief, earlier).await;
            }
            return Ok(posted);
        }
        let job = &brief.found.job;
        let (mark, face) =
            (job_mark(job.number), job_card(brief.language, job, brief.client_name.as_deref()));
        let earlier = (due.attempt > 1).then_some(MessageMarker::Mark(&mark));
        let post = Some(&face).filter(|_| job.is_open());
        let posted = self.tell_in(due, board, post, earlier).await?;
        // What an earlier try left shows what was true then.
        if let Some(found) = posted.filter(|_| due.attempt > 1) {
            self.put(found, &face).await?;
        }
        Ok(posted)
    }
}

/// Whether a message, or the channel around it, was deleted.
fn is_gone(failure: &Failure) -> bool {
    matches!(failure.code, code::UNKNOWN_MESSAGE | code::UNKNOWN_CHANNEL)
}
