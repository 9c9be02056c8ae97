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
        }
    }

    pub(super) fn body_of_feedback(&self, news: FeedbackNotification) -> Vec<Block> {
        let (language, number, title) = (self.language, self.number(), self.title());
        let who = match self.side() {
            Side::Client => self.recipient(),
            Side::Recipient => self.client(),
        };
        let words = match news {
            FeedbackNotification::Published => {
                say!(language, "mail-feedback", who = who, number = number, title = title)
            }
            FeedbackNotification::Replied => {
                say!(language, "mail-feedback-replied", who = who, number = number, title = title)
            }
        };
        vec![Block::Words(words), Block::Words(say!(language, "mail-feedback-next"))]
    }
}
