//! Display widths: how many columns a text takes, and breaking it into lines.
//!
//! Must not know messages.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::paint::bare;

/// The columns that `text` takes in a terminal.
pub(super) fn columns(text: &str) -> usize {
    if text.contains('\u{1b}') { bare(text).width() } else { text.width() }
}

/// `text` followed by as many spaces as it needs to fill `width` columns.
pub(super) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Breaks `text` into lines of at most `width` columns: at its line breaks, then between words, and inside a word only
/// if it is longer than a line. Continued lines of a list item are indented like its text.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| wrap_line(line, width.max(8))).collect()
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    if columns(line) <= width {
        return vec![line.to_owned()];
    }
    let indent = " ".repeat(hanging(line).min(width / 2));
    let start = line.len() - line.trim_start().len();
    let mut lines = Vec::new();
    let mut current = line[..start].to_owned();
    let mut fresh = true;
    for word in line[start..].split(' ') {
        let gap = usize::from(!fresh);
        if columns(&current) + gap + columns(word) > width && !fresh {
            lines.push(std::mem::replace(&mut current, indent.clone()));
            fresh = true;
        }
        if !fresh {
            current.push(' ');
        }
        fresh = false;
        push_word(word, width, &indent, &mut current, &mut lines);
    }
    lines.push(current);
    lines
}

fn push_word(word: &str, width: usize, indent: &str, current: &mut String, lines: &mut Vec<String>) {
    for letter in word.chars() {
        if columns(current) + letter.width().unwrap_or(0) > width {
            lines.push(std::mem::replace(current, indent.to_owned()));
        }
        current.push(letter);
    }
}

/// The indent of a list item's continued lines; the line's own indent otherwise.
fn hanging(line: &str) -> usize {
    let lead = line.len() - line.trim_start().len();
    let rest = line.trim_start();
    let marker = ["- ", "* ", "• ", "> "].iter().find(|marker| rest.starts_with(**marker));
    if let Some(marker) = marker {
        return lead + columns(marker);
    }
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && rest[digits..].starts_with(". ") { lead + digits + 2 } else { lead }
}
