//! Renders one channel, as one person sees it, as plain text for terminals and tests.
//!
//! Owns only the layout of a transcript: `render` takes messages as Discord's JSON and a way to look up names, and must
//! not know the world, sockets or the clock; `of` takes both from the world.

mod controls;
mod embed;
mod markup;
mod message;
mod of_world;
mod paint;
mod timestamp;
mod width;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::json::{display_name, list};
use paint::{Paint, paint};

pub use markup::Names;
pub use of_world::{of, of_message};

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

/// Draws a channel: a header line, then each message, oldest first.
///
/// `channel` is a channel object and `messages` are message objects in display order.
#[must_use]
pub fn render(channel: &Value, messages: &[Value], names: &dyn Names, style: &Style) -> String {
    let mut lines = header(channel, names, style);
    for message in messages {
        lines.push(String::new());
        lines.extend(message::draw(message, names, style));
    }
    if messages.is_empty() {
        lines.push(String::new());
        lines.push("(no messages yet)".to_owned());
    }
    let mut text: String = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

fn header(channel: &Value, names: &dyn Names, style: &Style) -> Vec<String> {
    let name = channel["name"].as_str().unwrap_or_default();
    let title = match channel["type"].as_u64() {
        Some(1) => format!("@ {}", recipients(channel)),
        Some(10..=12) => format!("⌁ {name}"),
        _ => format!("# {name}"),
    };
    let title = if style.stable { markup::hide_ids(&title) } else { title };
    let about = describe(channel, names, style);
    let full = if about.is_empty() { title } else { format!("{title} — {about}") };
    let mut lines: Vec<String> = width::wrap(&full, style.width);
    lines.iter_mut().for_each(|line| *line = paint(line, Paint::Strong, style));
    lines.push(paint(&"─".repeat(style.width), Paint::Faint, style));
    lines
}

fn describe(channel: &Value, names: &dyn Names, style: &Style) -> String {
    let topic = channel["topic"].as_str().unwrap_or_default();
    if !topic.is_empty() {
        return markup::plain(topic, names, style);
    }
    match channel["type"].as_u64() {
        Some(1) => "direct messages".to_owned(),
        Some(12) => "private thread".to_owned(),
        Some(10 | 11) => "thread".to_owned(),
        _ => String::new(),
    }
}

fn recipients(channel: &Value) -> String {
    list(&channel["recipients"]).iter().map(display_name).collect::<Vec<_>>().join(", ")
}
