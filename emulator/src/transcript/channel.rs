//! Draws a whole channel: its header, then its messages.

use super::markup::Names;
use super::paint::{Paint, paint};
use super::style::Style;
use crate::json::{display_name, list};
use serde_json::Value;

/// Draws a channel: a header line, then each message, oldest first.
///
/// `channel` is a channel object and `messages` are message objects in display order.
#[must_use]
pub fn render(channel: &Value, messages: &[Value], names: &dyn Names, style: &Style) -> String {
    let mut lines = header(channel, names, style);
    for message in messages {
        lines.push(String::new());
        lines.extend(super::message::draw(message, names, style));
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
    let title = if style.stable { super::markup::hide_ids(&title) } else { title };
    let about = describe(channel, names, style);
    let full = if about.is_empty() { title } else { format!("{title} — {about}") };
    let mut lines: Vec<String> = super::width::wrap(&full, style.width);
    lines.iter_mut().for_each(|line| *line = paint(line, Paint::Strong, style));
    lines.push(paint(&"─".repeat(style.width), Paint::Faint, style));
    lines
}

fn describe(channel: &Value, names: &dyn Names, style: &Style) -> String {
    let topic = channel["topic"].as_str().unwrap_or_default();
    if !topic.is_empty() {
        return super::markup::plain(topic, names, style);
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
