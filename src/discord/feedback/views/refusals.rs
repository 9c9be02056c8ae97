//! Why something about feedback is not done, in words. Pure functions.

use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, moment};
use crate::domain::feedback::edit::EDIT_MS;
use crate::domain::feedback::interim::INTERIM_PAID_DAYS;
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::reply::REPLY_CHARS;
use crate::domain::time::DAY_MS;
use crate::words::Language;

/// A refusal about feedback, for the person alone.
#[must_use]
pub fn feedback_refusal(language: Language, refusal: FeedbackRefusal) -> Post {
    match refusal {
        FeedbackRefusal::NotClosed => refused!(language, "refusal-feedback-not-closed"),
        FeedbackRefusal::TooYoung { from } => {
            refused!(language, "refusal-feedback-young", from = moment(from), ago = ago(from))
        }
        FeedbackRefusal::NotPaidLately => {
            refused!(language, "refusal-feedback-unpaid", days = INTERIM_PAID_DAYS)
        }
        FeedbackRefusal::SaidLately { again } => {
            refused!(language, "refusal-feedback-said", again = moment(again), ago = ago(again))
        }
        FeedbackRefusal::ClosedMeanwhile => refused!(language, "refusal-feedback-closed-meanwhile"),
        FeedbackRefusal::TooLate => refused!(language, "refusal-feedback-late"),
        FeedbackRefusal::Published => refused!(language, "refusal-feedback-published"),
        FeedbackRefusal::NothingToReply => refused!(language, "refusal-no-feedback"),
        FeedbackRefusal::NothingToAllow => refused!(language, "refusal-feedback-none-to-allow"),
        FeedbackRefusal::AlreadyAllowed => refused!(language, "refusal-feedback-allowed"),
        FeedbackRefusal::AlreadyEdited => refused!(language, "refusal-feedback-edited"),
        FeedbackRefusal::EditLate => {
            refused!(language, "refusal-feedback-edit-late", days = EDIT_MS / DAY_MS)
        }
        FeedbackRefusal::Hidden => refused!(language, "refusal-feedback-hidden"),
        FeedbackRefusal::NothingToReport => refused!(language, "refusal-feedback-none-to-report"),
        FeedbackRefusal::Reported => refused!(language, "refusal-feedback-reported"),
        FeedbackRefusal::AlreadyReplied => refused!(language, "refusal-feedback-replied"),
        FeedbackRefusal::ReplyLate => refused!(language, "refusal-reply-late"),
        FeedbackRefusal::ReplyMissing => refused!(language, "refusal-reply-missing"),
        FeedbackRefusal::OneAccount => refused!(language, "refusal-same-one"),
        FeedbackRefusal::OwnAccount => refused!(language, "refusal-same-own"),
        FeedbackRefusal::SameAlready => refused!(language, "refusal-same-already"),
        FeedbackRefusal::NotSame => refused!(language, "refusal-same-not"),
        FeedbackRefusal::AccountMissing => refused!(language, "refusal-same-missing"),
        FeedbackRefusal::ReplyLong { is } => {
            refused!(language, "refusal-reply-long", most = REPLY_CHARS, is = is)
        }
        FeedbackRefusal::OfBot => refused!(language, "refusal-feedback-bot"),
        FeedbackRefusal::OfBoth => refused!(language, "refusal-feedback-both"),
    }
}
