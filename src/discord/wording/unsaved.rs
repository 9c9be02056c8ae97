//! What a person reads while the database takes nothing: that nothing changed, and what they typed, to copy. It is the only
//! place where what was typed is left.

use super::typed::{blocks, file};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::response::Response;
use crate::say;
use crate::words::Language;

/// Nothing was saved, or, where it is not certain, perhaps nothing; with what was typed.
pub(in crate::discord) fn unsaved(language: Language, is_certain: bool, typed: &[&str]) -> Response {
    let (title, text) = match is_certain {
        true => (say!(language, "refusal-unsaved"), say!(language, "refusal-unsaved.text")),
        false => (say!(language, "refusal-uncertain"), say!(language, "refusal-uncertain.text")),
    };
    if typed.is_empty() {
        return Response::Reply(notice_of(Colour::Red, title, text));
    }
    let text = format!("{text}\n\n{}", say!(language, "refusal-typed"));
    match blocks(typed) {
        Some(blocks) => Response::Reply(notice_of(Colour::Red, title, text + &blocks)),
        None => Response::ReplyWith(notice_of(Colour::Red, title, text), vec![file(typed)]),
    }
}
