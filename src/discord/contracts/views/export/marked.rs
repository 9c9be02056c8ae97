//! What people wrote, on its way into a page: cleaned, and marked as theirs also in the middle of a sentence of ours. Owns the marks;
//! that nothing becomes markup is `maud`'s, which escapes every text.

use crate::discord::ui::text::{clean, plain_line};
use maud::{Markup, html};

/// Before and behind somebody's words in a sentence. A cleaned text holds no controls, so nobody can write them.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';
/// Longer than any line that people can write here.
const LINE_UNITS: usize = 10_000;

/// Somebody's words on one line, to be put into a sentence.
pub(super) fn quoted_line(text: &str) -> String {
    format!("{BEGIN}{}{END}", plain_line(text, LINE_UNITS))
}

/// A sentence with somebody's words in it: each of them in an element of its own, which keeps its direction to itself.
pub(super) fn sentence(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split(BEGIN).enumerate() {
            @match (at, part.split_once(END)) {
                (1.., Some((theirs, ours))) => { bdi { (theirs) } (ours) }
                _ => (part)
            }
        }
    }
}

/// Somebody's words on one line, standing alone.
pub(super) fn line(text: &str) -> Markup {
    html! { bdi { (plain_line(text, LINE_UNITS)) } }
}

/// Somebody's words as they wrote them, on as many lines.
pub(super) fn block(text: &str) -> Markup {
    html! { div.words dir="auto" { (clean(text)) } }
}

/// The same of what somebody said with something; nothing where they said nothing.
pub(super) fn message(text: Option<&str>) -> Markup {
    let text = text.map(clean).filter(|text| !text.is_empty());
    html! { @if let Some(text) = text { blockquote.words dir="auto" { (text) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_sentence_is_marked_and_escaped() {
        let said =
            format!("Approved by {}: {}", quoted_line("A<b>\u{2}\u{202E}&"), quoted_line("1. \"x\"\u{3}"));
        let expected = "Approved by <bdi>A&lt;b&gt;&amp;</bdi>: <bdi>1. &quot;x&quot;</bdi>";
        assert_eq!(sentence(&said).into_string(), expected);
        assert_eq!(sentence("Resumed").into_string(), "Resumed");
    }

    #[test]
    fn what_cannot_be_seen_is_left_out_and_lines_stay() {
        assert_eq!(
            block("a\0b\r\n<i>\u{202E}c").into_string(),
            "<div class=\"words\" dir=\"auto\">ab\n&lt;i&gt;c</div>"
        );
        assert_eq!(message(Some(" \0")).into_string(), "");
    }
}
