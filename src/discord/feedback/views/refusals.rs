//! Why something about feedback is not done, in words. Pure functions.

use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::feedback::edit::EDIT_MS;
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::reply::REPLY_CHARS;
use crate::domain::time::DAY_MS;
use crate::words::Language;

/// A refusal about feedback, for the person alone.
#[must_use]
pub fn feedback_refusal(language: Language, refusal: FeedbackRefusal) -> Post {
    match refusal {
        FeedbackRefusal::NotClosed => refused!(language, "refusal-feedback-not-closed"),
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
        FeedbackRefusal::ReplyLong { is } => {
            refused!(language, "refusal-reply-long", most = REPLY_CHARS, is = is)
        }
        FeedbackRefusal::OfBot => refused!(language, "refusal-feedback-bot"),
        FeedbackRefusal::OfBoth => refused!(language, "refusal-feedback-both"),
    }
}
