//! A freelancer's profile: what somebody says about themselves in one server. Owns its shape and its limits; parsing what
//! people type is `form`, showing it is a view.

use crate::domain::money::Money;
use serde::{Deserialize, Serialize};

/// Longest headline, in characters.
pub const HEADLINE_CHARS: usize = 100;
/// Longest bio, in characters.
pub const BIO_CHARS: usize = 1_500;
/// Most skills.
pub const SKILLS: usize = 15;
/// Longest name of a skill, in characters.
pub const SKILL_CHARS: usize = 30;
/// Most links.
pub const LINKS: usize = 5;
/// Longest link, in characters.
pub const LINK_CHARS: usize = 150;

/// What somebody says about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// 1 to [`HEADLINE_CHARS`] characters, one line.
    pub headline: String,
    /// At most [`BIO_CHARS`] characters; may be empty.
    pub bio: String,
    /// At most [`SKILLS`], none twice.
    pub skills: Vec<Skill>,
    /// Per hour.
    pub rate: Option<Money>,
    /// At most [`LINKS`] addresses, all `https` and in plain ASCII, so that each shows where it leads.
    pub links: Vec<String>,
}

/// A skill under the name that its owner gave it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Skill {
    /// 1 to [`SKILL_CHARS`] characters, one line.
    pub label: String,
    /// The same for every spelling of the same skill; see [`form::skill_key`](crate::domain::form::skill_key).
    pub key: String,
}
