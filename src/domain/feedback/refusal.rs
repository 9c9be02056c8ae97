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
}
