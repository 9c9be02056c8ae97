//! What people type, made safe to show and simple to read. Owns which characters are dropped or folded; knows nothing
//! of what the text means.

use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem, Problem};

/// One line: unsafe characters dropped, white space collapsed to single spaces, ends trimmed.
pub(super) fn clean_line(text: &str) -> String {
    keep_joiners(&drop_unsafe(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: unsafe characters dropped, line ends made `\n`, spaces at line ends and empty lines at both ends cut.
pub(super) fn clean_block(text: &str) -> String {
    let kept = keep_joiners(&drop_unsafe(text));
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// A required or optional text of a field, cleaned and counted in characters.
pub(super) fn check_length(
    text: String,
    field: Field,
    required: bool,
    most: usize,
) -> Result<String, FieldProblem> {
    let is = text.chars().count();
    match is {
        0 if required => Err(Problem::Text(TextProblem::Empty).on(field)),
        _ if is > most => Err(Problem::Text(TextProblem::TooLong { most, is }).on(field)),
        _ => Ok(text),
    }
}

/// Cut to 60 characters, for a problem that quotes what was typed.
pub(super) fn quote(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

/// ASCII for what only looks different: full-width forms, other scripts' digits, the many spaces, hyphens and
/// apostrophes. For reading numbers and dates, never for text that is kept.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(c).wrapping_sub(zero), 10).unwrap_or(c);
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6F0}'..='\u{6F9}' => digit(0x6F0),
        '\u{966}'..='\u{96F}' => digit(0x966),
        '\u{FFE1}' => '£',
        '\u{FFE5}' => '¥',
        '\u{66B}' => '.',
        '\u{66C}' | '\u{3001}' => ',',
        '\u{2019}' | '\u{2BC}' | '`' | '´' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2013}' | '\u{2015}' => '\u{2014}',
        _ if c.is_whitespace() && c != '\n' => ' ',
        _ => c,
    }
}

/// First pass: characters that are never kept, and every other line end as `\n`.
fn drop_unsafe(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter_map(|c| match c {
            '\n' => Some(c),
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' => Some('\n'),
            '\t' => Some(' '),
            _ if c.is_control() || is_invisible(c) => None,
            _ => Some(c),
        })
        .collect()
}

/// Characters that show nothing but reorder, hide or split what is shown: direction marks and overrides (Unicode's
/// "Trojan Source" set), zero-width spaces, fillers, annotations.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFC}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E001F}'
            | '\u{E0080}'..='\u{E0FFF}'
    )
}

/// Second pass: joiners and tag characters stay only where a script or an emoji needs them.
fn keep_joiners(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let before = kept.chars().next_back();
        let keep = match c {
            '\u{200C}' => joins(before, rest.peek(), is_joined_letter),
            '\u{200D}' => {
                joins(before, rest.peek(), is_joined_letter) || joins(before, rest.peek(), is_emoji_part)
            }
            '\u{E0020}'..='\u{E007F}' => before.is_some_and(|b| b == '\u{1F3F4}' || b >= '\u{E0020}'),
            _ => true,
        };
        if keep {
            kept.push(c);
        }
    }
    kept
}

fn joins(before: Option<char>, after: Option<&char>, fits: fn(char) -> bool) -> bool {
    before.is_some_and(fits) && after.copied().is_some_and(fits)
}

/// Letters of the scripts that are written with joiners: Arabic's family and those of India.
fn is_joined_letter(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}')
}

fn is_emoji_part(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}
