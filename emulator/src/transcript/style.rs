//! How a transcript is drawn. Owns the options, and knows no layout.

/// How a transcript is drawn.
#[derive(Debug, Clone)]
pub struct Style {
    /// Columns to use at most; 100 by default.
    pub width: usize,
    /// Leaves out what differs between runs (times, dates, ids without a known name), for snapshot tests.
    pub stable: bool,
    /// Emphasis and colors, for terminals.
    pub color: bool,
    /// The current time, Unix milliseconds, for "in 7 days"; without it such a timestamp shows the date.
    pub now_ms: Option<u64>,
}

impl Default for Style {
    fn default() -> Self {
        Style { width: 100, stable: false, color: false, now_ms: None }
    }
}

impl Style {
    /// A style for snapshot tests: the same messages always give the same text.
    #[must_use]
    pub fn stable() -> Self {
        Style { stable: true, ..Style::default() }
    }
}
