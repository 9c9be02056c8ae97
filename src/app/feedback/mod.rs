//! Feedback: its part of the use cases. Knows no Discord and no SQL.

mod score;

pub use score::ScoreRecord;
