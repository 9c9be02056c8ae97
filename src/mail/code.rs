//! The email with a code in it. Owns its words: it tells somebody who asked for nothing that they need do nothing.

use super::letter::{Block, Letter};
use super::quote;
use crate::app::CodeBrief;
use crate::domain::notifications::mail::CODE_LIFE_MS;
use crate::domain::time::MINUTE_MS;
use crate::say;

/// Longest name of a person, as Discord allows it.
const NAME_CHARS: usize = 32;

pub(super) fn code_letter(brief: &CodeBrief) -> Letter {
    let language = brief.language;
    let asked = match &brief.person {
        Some(name) => say!(language, "mail-code-asked", person = quote::line(name, NAME_CHARS)),
        None => say!(language, "mail-code-asked-unnamed"),
    };
    Letter {
        language,
        subject: say!(language, "mail-code-subject"),
        blocks: vec![
            Block::Words(asked),
            Block::Code(brief.code.code.clone()),
            Block::Words(say!(language, "mail-code-next", minutes = CODE_LIFE_MS / MINUTE_MS)),
            Block::Foot(say!(language, "mail-code-foot")),
        ],
        // It is sent to whoever asked, once.
        unsubscribe: None,
    }
}
