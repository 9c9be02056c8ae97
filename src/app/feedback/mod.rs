//! Feedback: its part of the use cases. Knows no Discord and no SQL.

mod amend;
mod badge_roles;
mod badges;
mod deliveries;
mod give;
mod interim;
mod notes;
mod publish;
mod received;
mod remind;
mod reply;
mod report;
mod same;
mod score;

pub use crate::domain::feedback::edit::{Amended, Purpose};
pub use crate::domain::feedback::reply::Replied;
pub use badge_roles::BadgeRoleBrief;
pub use deliveries::{FeedbackBrief, FeedbackDelivery, InterimBrief};
pub use give::{FeedbackPress, FeedbackPreview};
pub use notes::{FeedbackNote, FeedbackNotes};
pub(in crate::app) use received::summary_of;
pub use received::{
    RECEIVED_PAGE, ReceivedFeedback, ReceivedLine, ReceivedSummary, ReceiverStanding, WorkerRecord,
};
pub use report::FeedbackToReport;
pub use same::SamePage;
pub use score::{ScoreRecord, ShownScore};
