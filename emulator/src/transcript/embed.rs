//! Draws an embed: a bar on the left, then title, text, fields and footer in Discord's layout.
//!
//! Must not know messages.

use serde_json::Value;

use super::paint::{Paint, paint};
use super::{Names, Style, markup, width};
use crate::json::{list, read_timestamp};

/// Most inline fields in a row.
const FIELDS_IN_A_ROW: usize = 3;
const GAP: usize = 2;

/// Draws an embed in at most `columns` columns, bar included.
pub(super) fn draw(embed: &Value, names: &dyn Names, style: &Style, columns: usize) -> Vec<String> {
    let inner = columns - 2;
    let text = |value: &Value| {
        value.as_str().filter(|text| !text.is_empty()).map(|text| markup::plain(text, names, style))
    };
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let head = [&embed["author"]["name"], &embed["title"]];
    let head: Vec<String> =
        head.iter().filter_map(|value| text(value)).flat_map(|line| width::wrap(&line, inner)).collect();
    blocks.push(painted(head, Paint::Strong, style));
    if let Some(description) = text(&embed["description"]) {
        blocks.push(width::wrap(&description, inner));
    }
    let rows = rows(list(&embed["fields"]));
    let columns = column(&rows, names, style, inner);
    blocks.extend(
        rows.iter().map(|row| fields(row, names, style, if row.len() > 1 { columns } else { inner })),
    );
    for picture in ["image", "thumbnail"] {
        if let Some(url) = embed[picture]["url"].as_str() {
            blocks.push(width::wrap(&format!("[picture {}]", url.rsplit('/').next().unwrap_or(url)), inner));
        }
    }
    if let Some(footer) = footer_line(embed, names, style) {
        blocks.push(painted(width::wrap(&footer, inner), Paint::Faint, style));
    }
    blocks.retain(|block| !block.is_empty());
    let lines = blocks.join(&String::new());
    let bar = paint("│", Paint::Faint, style);
    lines.into_iter().map(|line| format!("{bar} {line}")).collect()
}

fn painted(lines: Vec<String>, how: Paint, style: &Style) -> Vec<String> {
    lines.iter().map(|line| paint(line, how, style)).collect()
}

fn footer_line(embed: &Value, names: &dyn Names, style: &Style) -> Option<String> {
    let footer = embed["footer"]["text"].as_str().map(|text| markup::plain(text, names, style));
    let stamp = embed["timestamp"].as_str().filter(|_| !style.stable);
    let stamp = stamp.and_then(read_timestamp).map(|time| time.format("%-d %B %Y %H:%M").to_string());
    let parts: Vec<String> = footer.into_iter().chain(stamp).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Groups consecutive inline fields; any other field is a row of its own.
fn rows(all: &[Value]) -> Vec<Vec<&Value>> {
    let mut rows: Vec<Vec<&Value>> = Vec::new();
    let mut open = false;
    for field in all {
        let inline = field["inline"].as_bool() == Some(true);
        match rows.last_mut().filter(|row| inline && open && row.len() < FIELDS_IN_A_ROW) {
            Some(row) => row.push(field),
            None => rows.push(vec![field]),
        }
        open = inline;
    }
    rows
}

fn fields(row: &[&Value], names: &dyn Names, style: &Style, columns: usize) -> Vec<String> {
    let cells: Vec<Vec<String>> = row.iter().map(|field| cell(field, names, style, columns)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts = cells.iter().map(|cell| width::pad(cell.get(at).map_or("", String::as_str), columns));
        parts.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// The width of a column of inline fields: that of the widest field, so that rows align, but at most an equal share.
fn column(rows: &[Vec<&Value>], names: &dyn Names, style: &Style, inner: usize) -> usize {
    let across = rows.iter().map(Vec::len).max().unwrap_or(1);
    let share = (inner - GAP * (across - 1)) / across;
    let inline = rows.iter().filter(|row| row.len() > 1).flatten();
    let lines = inline.flat_map(|field| cell(field, names, style, inner));
    lines.map(|line| width::columns(&line)).max().unwrap_or(share).clamp(14.min(share), share)
}

/// A field's name on its own line, its value indented below, so that both can be distinguished without color.
fn cell(field: &Value, names: &dyn Names, style: &Style, columns: usize) -> Vec<String> {
    let part = |key: &str| markup::plain(field[key].as_str().unwrap_or_default(), names, style);
    let mut lines = painted(width::wrap(&part("name"), columns), Paint::Strong, style);
    lines.extend(width::wrap(&part("value"), columns - 2).into_iter().map(|line| format!("  {line}")));
    lines
}
