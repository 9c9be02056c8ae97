//! Draws components: buttons, select menus, and text displays.
//!
//! Must not know messages.

use serde_json::Value;

use super::paint::{Paint, paint};
use super::{Style, width};
use crate::json::list;

const ACTION_ROW: u64 = 1;
const BUTTON: u64 = 2;
const LINK_STYLE: u64 = 5;

/// Draws component rows, one line each if they fit in `columns`.
pub(super) fn draw(rows: &[Value], style: &Style, columns: usize) -> Vec<String> {
    rows.iter().flat_map(|row| draw_row(row, style, columns)).collect()
}

fn draw_row(row: &Value, style: &Style, columns: usize) -> Vec<String> {
    if row["type"].as_u64() != Some(ACTION_ROW) {
        return row["content"].as_str().map(|text| width::wrap(text, columns)).unwrap_or_default();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for component in list(&row["components"]) {
        if component["type"].as_u64() != Some(BUTTON) {
            lines.extend(select(component, columns));
            continue;
        }
        let shown = button(component, style);
        if !current.is_empty() && width::columns(&current) + 2 + width::columns(&shown) > columns {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push_str("  ");
        }
        current.push_str(&shown);
    }
    if !current.is_empty() {
        lines.push(current);
    }
    lines
}

fn button(component: &Value, style: &Style) -> String {
    let words = [&component["emoji"]["name"], &component["label"]];
    let mut label = words.iter().filter_map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    if component["style"].as_u64() == Some(LINK_STYLE) {
        label.push_str(" ↗");
    }
    if component["disabled"].as_bool() == Some(true) {
        return paint(&format!("( {label} )"), Paint::Faint, style);
    }
    let shown = format!("[ {label} ]");
    match component["style"].as_u64() {
        Some(1) => paint(&shown, Paint::Blue, style),
        Some(3) => paint(&shown, Paint::Green, style),
        Some(4) => paint(&shown, Paint::Red, style),
        _ => shown,
    }
}

/// The closed menu, with its options below.
fn select(component: &Value, columns: usize) -> Vec<String> {
    let placeholder = component["placeholder"].as_str().unwrap_or("Make a selection");
    let closed = component["disabled"].as_bool() == Some(true);
    let mut lines =
        vec![if closed { format!("( {placeholder} ▾ )") } else { format!("‹ {placeholder} ▾ ›") }];
    for option in list(&component["options"]) {
        let mark = if option["default"].as_bool() == Some(true) { "●" } else { "○" };
        let label = option["label"].as_str().unwrap_or_default();
        let more = option["description"].as_str().map(|text| format!(" — {text}")).unwrap_or_default();
        lines.extend(width::wrap(&format!("    {mark} {label}{more}"), columns));
    }
    lines
}
