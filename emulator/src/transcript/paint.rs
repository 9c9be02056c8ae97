//! Emphasis for terminals, and none for files and tests. Must not know what it emphasizes.

use super::Style;

/// How a piece of text is emphasized.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    /// Names and headings.
    Strong,
    /// Times and bars.
    Faint,
    /// A primary button.
    Blue,
    /// A success button.
    Green,
    /// A danger button.
    Red,
}

/// `text` with its emphasis. Apply it to single lines, after wrapping.
pub(super) fn paint(text: &str, paint: Paint, style: &Style) -> String {
    if !style.color || text.is_empty() {
        return text.to_owned();
    }
    let code = match paint {
        Paint::Strong => 1,
        Paint::Faint => 2,
        Paint::Blue => 34,
        Paint::Green => 32,
        Paint::Red => 31,
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// `text` without the escape codes of [`paint`].
pub(super) fn bare(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once('m').map_or(piece, |(_, rest)| rest));
    }
    out
}
