//! What can be wrong with any text.

/// What is wrong with the length of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextProblem {
    /// Nothing to read in a field that is required.
    Empty,
    /// More characters than the field holds.
    TooLong {
        /// Most characters allowed.
        most: usize,
        /// Characters typed, after white space was tidied.
        is: usize,
    },
    /// What looks like the number of a card or of a bank account, which others would read.
    Account,
}
