//! What can be good about somebody, to be chosen from a list. Owns the tags, and which of them are about whom.

use crate::domain::offers::offer::Side;
use serde::{Deserialize, Serialize};

/// Most tags of one feedback.
pub const TAGS: usize = 5;

/// One thing that was good. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The work came on time.
    OnTime,
    /// They said clearly what they meant.
    ClearCommunication,
    /// The work was good.
    GoodWork,
    /// They know their trade.
    Skilled,
    /// They could be relied on.
    Reliable,
    /// They took suggestions well.
    OpenToFeedback,
    /// They did more than was agreed.
    WentBeyond,
    /// The description said what was wanted.
    ClearBrief,
    /// They paid on time.
    PaidOnTime,
    /// They answered quickly.
    QuickAnswers,
    /// What they asked for was fair.
    Fair,
    /// They treated the other side with respect.
    Respectful,
    /// They let the other side do its work.
    Trusting,
    /// The other side would work together with them again.
    WorkAgain,
}

/// About freelancers and agencies.
const OF_RECIPIENTS: [Tag; 8] = [
    Tag::OnTime,
    Tag::ClearCommunication,
    Tag::GoodWork,
    Tag::Skilled,
    Tag::Reliable,
    Tag::OpenToFeedback,
    Tag::WentBeyond,
    Tag::WorkAgain,
];

/// About clients.
const OF_CLIENTS: [Tag; 8] = [
    Tag::ClearBrief,
    Tag::PaidOnTime,
    Tag::ClearCommunication,
    Tag::QuickAnswers,
    Tag::Fair,
    Tag::Respectful,
    Tag::Trusting,
    Tag::WorkAgain,
];

impl Tag {
    /// The tags that a side chooses from, which are about the other one, in the order in which they are offered.
    #[must_use]
    pub const fn offered_to(side: Side) -> &'static [Self] {
        match side {
            Side::Client => &OF_RECIPIENTS,
            Side::Recipient => &OF_CLIENTS,
        }
    }

    /// The stable code that lists hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::ClearCommunication => "clear_communication",
            Self::GoodWork => "good_work",
            Self::Skilled => "skilled",
            Self::Reliable => "reliable",
            Self::OpenToFeedback => "open_to_feedback",
            Self::WentBeyond => "went_beyond",
            Self::ClearBrief => "clear_brief",
            Self::PaidOnTime => "paid_on_time",
            Self::QuickAnswers => "quick_answers",
            Self::Fair => "fair",
            Self::Respectful => "respectful",
            Self::Trusting => "trusting",
            Self::WorkAgain => "work_again",
        }
    }

    /// The tag with this [`code`](Self::code), if `side` can choose it.
    #[must_use]
    pub fn offered_with_code(side: Side, code: &str) -> Option<Self> {
        Self::offered_to(side).iter().copied().find(|tag| tag.code() == code)
    }
}
