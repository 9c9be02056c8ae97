//! Which characters of a user's text are shown at all. Owns the list of those that are not: controls, bidi overrides,
//! invisible characters, and marks stacked without end.

use super::cluster::is_mark;
use crate::domain::form::is_invisible;

/// Most combining marks on one character; more of them only serve to write over other lines.
const MARKS: usize = 4;
/// Most line ends in a row.
const LINE_ENDS: usize = 2;

/// `text` with only what can be seen, trimmed: line ends are `\n`, at most two in a row.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut marks, mut line_ends) = (0, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let c = match c {
            '\r' if next == Some('\n') => continue,
            '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c if is_hidden(c, out.chars().next_back(), next) => continue,
            c => c,
        };
        marks = if is_mark(c) { marks + 1 } else { 0 };
        line_ends = if c == '\n' { line_ends + 1 } else { 0 };
        if marks <= MARKS && line_ends <= LINE_ENDS {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// Whether `c` shows nothing of its own and may mislead. Joiners stay where scripts and emoji need them: between two
/// characters beyond ASCII; tags stay where they make a flag.
fn is_hidden(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\n' => false,
        '\u{200C}' | '\u{200D}' => !(before.is_some_and(joins) && after.is_some_and(joins)),
        '\u{E0020}'..='\u{E007F}' => {
            !before.is_some_and(|before| matches!(before, '\u{1F3F4}' | '\u{E0020}'..='\u{E007F}'))
        }
        c => c.is_control() || is_invisible(c),
    }
}

/// Whether a joiner beside `c` can mean anything.
fn joins(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !matches!(c, '\u{200B}'..='\u{200F}')
}
