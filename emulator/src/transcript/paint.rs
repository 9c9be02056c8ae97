//! Emphasis for terminals that show it, and nothing for files and tests. Must not know what it emphasises.

use super::Style;

/// How a piece of text stands out.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    /// Names and headings.
    Strong,
    /// Times, bars, what is not for reading first.
    Faint,
    /// A button for the main thing to do.
    Blue,
    /// A button that agrees.
    Green,
    /// A button that refuses.
    Red,
}

/// `text` with its emphasis. Apply it to single lines, after they were wrapped.
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

/// `text` without the marks that [`paint`] makes.
pub(super) fn bare(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once('m').map_or(piece, |(_, rest)| rest));
    }
    out
}
