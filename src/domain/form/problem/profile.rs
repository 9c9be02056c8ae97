//! What can be wrong with a profile's skills, rate and links.

/// What is wrong with a profile. Every `text` is the person's own, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileProblem {
    /// A weekly limit beside the rate of a profile.
    LimitOfRate,
    /// A skill with a longer name than skills have.
    SkillTooLong {
        /// Its name.
        text: String,
        /// Most characters.
        most: usize,
    },
    /// More skills than a profile holds.
    TooManySkills {
        /// The most.
        most: usize,
        /// How many were typed.
        is: usize,
    },
    /// Not the address of a page, or one that looks like another's.
    NotALink {
        /// What was typed.
        text: String,
    },
    /// An address that does not begin with `https`.
    NotHttps {
        /// What was typed.
        text: String,
    },
    /// A longer address than a profile holds.
    LinkTooLong {
        /// What was typed.
        text: String,
        /// Most characters.
        most: usize,
    },
    /// More links than a profile holds.
    TooManyLinks {
        /// The most.
        most: usize,
        /// How many were typed.
        is: usize,
    },
}
