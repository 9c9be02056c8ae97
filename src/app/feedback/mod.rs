//! Feedback: its part of the use cases. Knows no Discord and no SQL.

mod amend;
mod badges;
mod deliveries;
mod give;
mod notes;
mod publish;
mod received;
mod remind;
mod reply;
mod report;
mod score;

pub use crate::domain::feedback::edit::{Amended, Purpose};
pub use crate::domain::feedback::reply::Replied;
pub use deliveries::{FeedbackBrief, FeedbackDelivery};
pub use give::{FeedbackPress, FeedbackPreview};
pub use notes::{FeedbackNote, FeedbackNotes};
pub(in crate::app) use received::summary_of;
pub use received::{
    RECEIVED_PAGE, ReceivedFeedback, ReceivedLine, ReceivedSummary, ReceiverStanding, WorkerRecord,
};
pub use report::FeedbackToReport;
pub use score::{ScoreRecord, ShownScore};
