//! Why feedback is not given or shown. Owns the kinds; their words are `discord::feedback`'s.

use crate::domain::time::UnixMs;

/// Why something about feedback is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackRefusal {
    /// The contract runs.
    NotClosed,
    /// The contract isn't old enough for feedback during it.
    TooYoung {
        /// From when on it is.
        from: UnixMs,
    },
    /// Nothing was paid lately, so there is no feedback during the contract.
    NotPaidLately,
    /// Their side gave feedback during the contract lately.
    SaidLately {
        /// From when on it can again.
        again: UnixMs,
    },
    /// The contract was closed while they typed feedback during it.
    ClosedMeanwhile,
    /// The time is over.
    TooLate,
    /// Both sides read it already.
    Published,
    /// Nothing that the other side said about them is published, so it can't be replied to.
    NothingToReply,
    /// The same, so nothing can be allowed.
    NothingToAllow,
    /// They allowed to edit it before.
    AlreadyAllowed,
    /// They edited it already.
    AlreadyEdited,
    /// It was allowed too long ago.
    EditLate,
    /// Moderators hide it.
    Hidden,
    /// Nothing that the other side said about theirs is shown, so there is nothing to report.
    NothingToReport,
    /// They reported it, and that's open.
    Reported,
    /// Their side replied already.
    AlreadyReplied,
    /// It was published too long ago for a reply.
    ReplyLate,
    /// The reply says nothing.
    ReplyMissing,
    /// Somebody names one account twice.
    OneAccount,
    /// A moderator names their own account.
    OwnAccount,
    /// These accounts are marked already.
    SameAlready,
    /// These accounts aren't marked.
    NotSame,
    /// Not both accounts are named.
    AccountMissing,
    /// The reply is too long.
    ReplyLong {
        /// How many characters it has.
        is: usize,
    },
    /// A bot's feedback.
    OfBot,
    /// Feedback of a person and of an agency at once.
    OfBoth,
}
