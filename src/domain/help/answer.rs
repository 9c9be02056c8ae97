//! What people answer below a topic: whether it was helpful. Each person has one answer for a topic, their last.

use super::topic::HelpTopic;
use crate::domain::time::UnixMs;

/// What somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpAnswer {
    /// Below which topic.
    pub topic: HelpTopic,
    /// Whether it was helpful.
    pub is_helpful: bool,
    /// When.
    pub at: UnixMs,
}

/// What all of them answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelpCount {
    /// Below which topic.
    pub topic: HelpTopic,
    /// How many found it helpful.
    pub helpful: u32,
    /// How many didn't.
    pub unhelpful: u32,
}
