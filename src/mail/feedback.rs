//! Emails about feedback.

use super::letter::Block;
use super::news::Writer;
use crate::domain::offers::offer::Side;
use crate::say;

impl Writer<'_> {
    pub(super) fn subject_of_feedback(&self, server: &str) -> String {
        say!(self.language, "mail-feedback-subject", number = self.number(), server = server)
    }

    pub(super) fn body_of_feedback(&self) -> Vec<Block> {
        let language = self.language;
        let who = match self.side() {
            Side::Client => self.recipient(),
            Side::Recipient => self.client(),
        };
        let words = say!(language, "mail-feedback", who = who, number = self.number(), title = self.title());
        vec![Block::Words(words), Block::Words(say!(language, "mail-feedback-next"))]
    }
}
