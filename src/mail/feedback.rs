//! Emails about feedback.

use super::letter::Block;
use super::news::Writer;
use crate::domain::notifications::FeedbackNotification;
use crate::domain::offers::offer::Side;
use crate::say;

impl Writer<'_> {
    pub(super) fn subject_of_feedback(&self, news: FeedbackNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            FeedbackNotification::Published => {
                say!(language, "mail-feedback-subject", number = number, server = server)
            }
            FeedbackNotification::Replied => {
                say!(language, "mail-feedback-replied-subject", number = number, server = server)
            }
            FeedbackNotification::During { .. } => {
                say!(language, "mail-feedback-during-subject", number = number, server = server)
            }
            FeedbackNotification::EditAllowed => {
                say!(language, "mail-feedback-edit-allowed-subject", number = number, server = server)
            }
            FeedbackNotification::Edited => {
                say!(language, "mail-feedback-edited-subject", number = number, server = server)
            }
            FeedbackNotification::Hidden => {
                say!(language, "mail-feedback-hidden-subject", number = number, server = server)
            }
            FeedbackNotification::Shown => {
                say!(language, "mail-feedback-shown-subject", number = number, server = server)
            }
            FeedbackNotification::Waiting { .. } => {
                say!(language, "mail-feedback-waiting-subject", number = number, server = server)
            }
        }
    }

    pub(super) fn body_of_feedback(&self, news: FeedbackNotification) -> Option<Vec<Block>> {
        let (language, number, title) = (self.language, self.number(), self.title());
        let who = match self.side() {
            Side::Client => self.recipient(),
            Side::Recipient => self.client(),
        };
        let read = || say!(language, "mail-feedback-next");
        let (words, next) = match news {
            FeedbackNotification::Published => {
                (say!(language, "mail-feedback", who = who, number = number, title = title), read())
            }
            FeedbackNotification::Replied => {
                (say!(language, "mail-feedback-replied", who = who, number = number, title = title), read())
            }
            FeedbackNotification::During { .. } => (
                say!(language, "mail-feedback-during", who = who, number = number, title = title),
                say!(language, "mail-feedback-during-next"),
            ),
            FeedbackNotification::EditAllowed => {
                let when = self.moment(self.brief.personal.feedback?.until);
                (
                    say!(language, "mail-feedback-edit-allowed", who = who, number = number, title = title),
                    say!(language, "mail-feedback-edit-allowed-next", number = number, when = when),
                )
            }
            FeedbackNotification::Edited => {
                (say!(language, "mail-feedback-edited", who = who, number = number, title = title), read())
            }
            FeedbackNotification::Hidden => (
                say!(language, "mail-feedback-hidden", who = who, number = number, title = title),
                say!(language, "mail-feedback-hidden-next"),
            ),
            FeedbackNotification::Shown => {
                (say!(language, "mail-feedback-shown", who = who, number = number, title = title), read())
            }
            FeedbackNotification::Waiting { .. } => {
                let when = self.moment(self.brief.personal.feedback?.until);
                (
                    say!(
                        language,
                        "mail-feedback-waiting",
                        who = who,
                        number = number,
                        title = title,
                        when = when
                    ),
                    say!(language, "mail-feedback-waiting-next", number = number),
                )
            }
        };
        Some(vec![Block::Words(words), Block::Words(next)])
    }
}
