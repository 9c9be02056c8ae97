//! The terms of an offer: what both sides agree on. Owns their shape and their limits; parsing what people type is
//! `form`, formatting for people is a view.

use crate::domain::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest title, in characters.
pub const TITLE_CHARS: usize = 100;
/// Longest description, in characters.
pub const DESCRIPTION_CHARS: usize = 4_000;
/// Most milestones in one fixed price.
pub const MILESTONES: usize = 20;
/// Longest name of a milestone, in characters.
pub const MILESTONE_NAME_CHARS: usize = 80;
/// Least amount of one milestone, in major units of its currency (Upwork's own minimum is 5 dollars).
pub const MILESTONE_LEAST_MAJOR: i64 = 5;
/// Most hours in one week that a weekly limit can name.
pub const WEEKLY_HOURS: u32 = 168;
/// Longest message that goes with an answer (decline, withdraw, reject, request changes), in characters.
pub const MESSAGE_CHARS: usize = 500;

/// One immutable set of terms: a version of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Terms {
    /// 1 to [`TITLE_CHARS`] characters, one line.
    pub title: String,
    /// 1 to [`DESCRIPTION_CHARS`] characters.
    pub description: String,
    /// What is paid, and how.
    pub price: Price,
    /// First day of work.
    pub start: Option<NaiveDate>,
    /// Day by which the work is done; never before `start`.
    pub due: Option<NaiveDate>,
}

/// How the work is paid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Price {
    /// One amount, in one piece or in milestones that add up to it.
    Fixed {
        /// The whole amount; above zero.
        total: Money,
        /// Empty, or 1 to [`MILESTONES`] parts in `total`'s currency that add up to `total`.
        milestones: Vec<Milestone>,
    },
    /// By the hour.
    Hourly {
        /// Per hour; above zero.
        rate: Money,
        /// Most hours in a week, 1 to [`WEEKLY_HOURS`]; `None` is no limit.
        weekly_limit_hours: Option<u32>,
    },
}

/// One part of a fixed price.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Milestone {
    /// 1 to [`MILESTONE_NAME_CHARS`] characters, one line.
    pub name: String,
    /// At least [`MILESTONE_LEAST_MAJOR`].
    pub amount: Money,
    /// Day by which this part is done.
    pub due: Option<NaiveDate>,
}
