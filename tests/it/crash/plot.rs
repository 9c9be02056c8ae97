//! What is played while Parley dies again and again, and what then is known of its end.

use crate::persist::Story;

/// What is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plot {
    /// The whole story, in a room that is a channel.
    Whole,
    /// Its first offer, where rooms are threads: all that is different there.
    FirstInThread,
    /// The first offer is accepted, and the work is submitted, sent back, submitted again, approved and paid; the contract is closed and
    /// reopened, and its terms are changed.
    Worked,
    /// The first offer is reported, and its client suspended until her appeal is heard.
    Suspended,
    /// An offer by the hour is accepted; hours are logged, objected to, removed and logged again, and the week ends.
    Hourly,
    /// The first offer is accepted; its contract is disputed, asked about, and closed by a moderator's decision.
    Disputed,
    /// The first offer is accepted, paid, and rated during its contract, which brings a badge and its role; it's closed, both sides give
    /// feedback, and one replies.
    Rated,
    /// The first offer is accepted and its contract closed; one side gives feedback, which is published when the time is over.
    RatedLate,
    /// A job is posted and applied for, and the first offer answers that; it's accepted, which closes the job.
    Hired,
}

impl Plot {
    /// The last offer whose card is posted.
    pub(super) const fn last_offer(self) -> u32 {
        match self {
            Self::Whole => 2,
            Self::FirstInThread
            | Self::Worked
            | Self::Hourly
            | Self::Suspended
            | Self::Disputed
            | Self::Rated
            | Self::RatedLate
            | Self::Hired => 1,
        }
    }

    /// How often Ana and Ben are told something.
    pub(super) const fn pings(self) -> [usize; 2] {
        match self {
            Self::Whole => [3, 4],
            Self::FirstInThread => [0, 1],
            // The contract, what is submitted twice, the confirmed payment, the request to reopen and the other terms; the offer, the
            // revision, the approval, the payment, the end, that it runs again, and that other terms count.
            Self::Worked => [6, 7],
            // The offer, and that it was withdrawn.
            Self::Suspended => [0, 2],
            // The contract, that hours were removed, and the statement; the offer, and the objection.
            Self::Hourly => [3, 2],
            // The contract, what is submitted, the question, the answer and the decision; the offer, the dispute, the question and the
            // decision.
            Self::Disputed => [5, 4],
            // The contract, the feedback and the reply; the offer, the end, and the feedback.
            // And that the payment is confirmed; the payment, and what is said during the contract.
            Self::Rated => [4, 5],
            Self::RatedLate => [3, 3],
            // The contract; the offer.
            Self::Hired => [1, 1],
        }
    }

    /// Plays it.
    pub(super) async fn play(self, story: &Story<'_>) {
        match self {
            Self::Whole => story.play().await,
            Self::FirstInThread => story.play_first_offer().await,
            Self::Worked => story.play_work().await,
            Self::Hourly => story.play_hours().await,
            Self::Suspended => story.play_suspension().await,
            Self::Disputed => story.play_dispute().await,
            Self::Rated => story.play_feedback().await,
            Self::RatedLate => story.play_late_feedback().await,
            Self::Hired => story.play_hiring().await,
        }
    }
}
