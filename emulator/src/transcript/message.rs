//! Draws one message: author and time, content, embeds, attachments, components.
//!
//! Must not know the world: the caller has already filtered ephemeral messages.

use serde_json::Value;

use super::paint::{Paint, paint};
use super::{Names, Style, controls, embed, markup, width};
use crate::json::{display_name, list};

const EPHEMERAL: u64 = 1 << 6;
const LOADING: u64 = 1 << 7;
/// The indent of all lines below a message's first line.
const INDENT: usize = 2;

pub(super) fn draw(message: &Value, names: &dyn Names, style: &Style) -> Vec<String> {
    if let Some(line) = system_line(message, names) {
        let lines = width::wrap(&format!("→ {line}{}", time(message, style)), style.width);
        return lines.iter().map(|line| paint(line, Paint::Faint, style)).collect();
    }
    let mut lines = above(message, names, style);
    lines.push(author_line(message, style));
    let body = draw_body(message, names, style, style.width - INDENT);
    lines.extend(body.into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT))));
    lines
}

/// The lines below a message's first line, in at most `inner` columns.
pub(super) fn draw_body(message: &Value, names: &dyn Names, style: &Style, inner: usize) -> Vec<String> {
    let mut body = Vec::new();
    let content = message["content"].as_str().unwrap_or_default();
    if !content.is_empty() {
        body.extend(width::wrap(&markup::plain(content, names, style), inner));
    } else if flags(message) & LOADING != 0 {
        body.push("is thinking…".to_owned());
    }
    for (at, each) in list(&message["embeds"]).iter().enumerate() {
        if at > 0 {
            body.push(String::new());
        }
        body.extend(embed::draw(each, names, style, inner));
    }
    for each in list(&message["attachments"]) {
        body.push(attachment(each));
    }
    body.extend(controls::draw(list(&message["components"]), style, inner));
    body
}

fn flags(message: &Value) -> u64 {
    message["flags"].as_u64().unwrap_or(0)
}

/// The text of a system message, as Discord's client words it.
fn system_line(message: &Value, names: &dyn Names) -> Option<String> {
    let who = display_name(&message["author"]);
    let text = match message["type"].as_u64().unwrap_or(0) {
        1 => {
            let added = list(&message["mentions"]).first().map(display_name);
            format!("{who} added {}", added.unwrap_or_else(|| "someone".to_owned()))
        }
        2 => format!("{who} left"),
        6 => format!("{who} pinned a message"),
        7 => format!("{who} joined the server"),
        18 => format!("{who} started a thread: {}", message["content"].as_str().unwrap_or_default()),
        21 => {
            let parent = message["message_reference"]["channel_id"].as_str().and_then(|id| names.channel(id));
            format!(
                "{who} started this thread{}",
                parent.map(|name| format!(" in #{name}")).unwrap_or_default()
            )
        }
        _ => return None,
    };
    Some(text)
}

/// The message or command that the message replies to.
fn above(message: &Value, names: &dyn Names, style: &Style) -> Vec<String> {
    let line = if let Some(name) = message["interaction"]["name"].as_str() {
        let slash = if message["interaction"]["type"].as_u64() == Some(2) { "/" } else { "" };
        Some(format!("╭ {} used {slash}{name}", display_name(&message["interaction"]["user"])))
    } else if message["referenced_message"].is_object() {
        let first = &message["referenced_message"];
        let said = markup::plain(first["content"].as_str().unwrap_or_default(), names, style);
        let said = said.lines().next().unwrap_or_default();
        Some(format!("╭ {}: {said}", display_name(&first["author"])))
    } else {
        None
    };
    let shorten = |line: String| width::wrap(&line, style.width).into_iter().next().unwrap_or_default();
    line.map(|line| paint(&shorten(line), Paint::Faint, style)).into_iter().collect()
}

fn author_line(message: &Value, style: &Style) -> String {
    let author = &message["author"];
    let mut line = paint(&display_name(author), Paint::Strong, style);
    let bot = if author["bot"].as_bool() == Some(true) { " · bot" } else { "" };
    line.push_str(&paint(&format!("{bot}{}", time(message, style)), Paint::Faint, style));
    // Only edits by a person or bot have a timestamp; embeds that Discord adds later do not count.
    if message["edited_timestamp"].is_string() {
        line.push_str(" [edited]");
    }
    if flags(message) & EPHEMERAL != 0 {
        line.push_str(" (only you can see this)");
    }
    if message["pinned"].as_bool() == Some(true) {
        line.push_str(" 📌");
    }
    line
}

fn time(message: &Value, style: &Style) -> String {
    if style.stable {
        return String::new();
    }
    let time = message["timestamp"].as_str().and_then(markup::clock);
    time.map(|time| format!("  {time}")).unwrap_or_default()
}

fn attachment(file: &Value) -> String {
    let name = file["filename"].as_str().unwrap_or("file");
    let bytes = file["size"].as_u64().unwrap_or(0);
    let size = match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} kB", bytes.div_ceil(1_024)),
        _ => format!("{} MB", bytes.div_ceil(1_048_576)),
    };
    format!("📎 {name} ({size})")
}
