//! News of feedback in a direct message: that it's published, was replied to, or can still be given.

use super::news::{Words, other};
use crate::app::PersonalBrief;
use crate::discord::feedback::views::amend::edit_button;
use crate::discord::feedback::views::give::give_button;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::text::moment;
use crate::domain::notifications::{FeedbackNotification, NotificationKind};
use crate::say;
use serenity::builder::CreateButton;

/// What happened; `None` where it isn't so any more.
pub(super) fn of_feedback<'a>(
    brief: &PersonalBrief,
    news: FeedbackNotification,
    server: &str,
) -> Option<Words<'a>> {
    let (language, who) = (brief.language, other(brief));
    let read = || say!(language, "notice-feedback.next");
    let (colour, news, next) = match news {
        FeedbackNotification::Published => {
            (Colour::Accepted, say!(language, "notice-feedback", who = who, server = server), read())
        }
        FeedbackNotification::Replied => {
            (Colour::Accepted, say!(language, "notice-feedback-replied", who = who, server = server), read())
        }
        FeedbackNotification::During { .. } => (
            Colour::Accepted,
            say!(language, "notice-feedback-during", who = who, server = server),
            say!(language, "notice-feedback-during.next"),
        ),
        FeedbackNotification::EditAllowed => {
            let when = moment(brief.feedback?.until);
            (
                Colour::Pending,
                say!(language, "notice-feedback-edit-allowed", who = who, server = server, when = when),
                say!(language, "notice-feedback-edit-allowed.next"),
            )
        }
        FeedbackNotification::Edited => {
            (Colour::Accepted, say!(language, "notice-feedback-edited", who = who, server = server), read())
        }
        FeedbackNotification::Hidden => (
            Colour::Quiet,
            say!(language, "notice-feedback-hidden", who = who, server = server),
            say!(language, "notice-feedback-hidden.next"),
        ),
        FeedbackNotification::Shown => (
            Colour::Quiet,
            say!(language, "notice-feedback-shown", who = who, server = server),
            say!(language, "notice-feedback-shown.next"),
        ),
        FeedbackNotification::Waiting { .. } => {
            let when = moment(brief.feedback?.until);
            (
                Colour::Pending,
                say!(language, "notice-feedback-waiting", who = who, server = server, when = when),
                say!(language, "notice-feedback-waiting.next"),
            )
        }
    };
    Some(Words { colour, news, message: None, next })
}

/// What the reader can do at once.
pub(super) fn feedback_buttons(brief: &PersonalBrief) -> Option<CreateButton> {
    match (brief.news, brief.feedback) {
        (NotificationKind::Feedback(FeedbackNotification::Waiting { .. }), Some(told)) => {
            Some(give_button(brief.language, told.contract))
        }
        (NotificationKind::Feedback(FeedbackNotification::EditAllowed), Some(told)) => {
            Some(edit_button(brief.language, told.contract))
        }
        _ => None,
    }
}
