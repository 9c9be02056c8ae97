//! What is typed about a contract is shown before it counts.

/// What a press below a preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewOutcome<P> {
    /// It is done as the preview showed it.
    Done(P),
    /// Nothing is: it would be something else than what was seen, which this shows.
    Renewed(P),
}
