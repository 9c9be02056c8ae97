//! Why feedback is not given or shown. Owns the kinds; their words are `discord::feedback`'s.

/// Why something about feedback is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackRefusal {
    /// The contract runs.
    NotClosed,
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
