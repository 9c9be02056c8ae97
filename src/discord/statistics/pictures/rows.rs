//! Shares of a whole: a line for each, with its name, a bar, and the number behind it.

use super::frame::{Hold, MARGIN, TEXT, WIDTH, card, heading, label, n};
use super::ink::Ink;
use super::render::Renderer;
use maud::{Markup, html};

/// The height of a line.
const LINE: f64 = 25.0;
/// The height of a bar.
const BAR: f64 = 12.0;

/// A line.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// What it's called.
    pub(super) name: String,
    /// How long its bar is, from 0 to 1; `None` where there is nothing to show.
    pub(super) length: Option<f64>,
    /// What is said behind the bar.
    pub(super) value: String,
}

/// Lines below a heading.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// The heading.
    pub(super) heading: String,
    /// Of what colour the bars are.
    pub(super) ink: Ink,
    /// The lines.
    pub(super) rows: Vec<Row>,
}

/// The drawing of all of them, below each other.
pub(super) fn draw(renderer: &Renderer, parts: &[Rows]) -> String {
    let all = || parts.iter().flat_map(|part| &part.rows);
    let widest =
        |text: fn(&Row) -> &str| all().map(|row| renderer.width(text(row), TEXT, 400)).fold(0.0, f64::max);
    let left = MARGIN + widest(|row| &row.name) + 10.0;
    let right = WIDTH - MARGIN - widest(|row| &row.value) - 10.0;
    let mut y = MARGIN;
    let mut drawn = Vec::new();
    for part in parts {
        drawn.push(heading(&part.heading, (MARGIN, y + TEXT)));
        y += LINE;
        for row in &part.rows {
            drawn.push(draw_row(row, part.ink, (left, right), y));
            y += LINE;
        }
        y += MARGIN - 4.0;
    }
    card(y + 2.0, &[], &html! { @for part in drawn { (part) } })
}

fn draw_row(row: &Row, ink: Ink, (left, right): (f64, f64), y: f64) -> Markup {
    let (middle, width) = (y + LINE / 2.0, (right - left).max(1.0));
    let bar = |width: f64, ink: Ink| {
        html! {
            rect x=(n(left)) y=(n(middle - BAR / 2.0)) width=(n(width)) height=(n(BAR)) rx="3" fill=(ink.code()) {}
        }
    };
    html! {
        (label(&row.name, (MARGIN, middle + 5.0), Hold::Start, Ink::Text))
        (bar(width, Ink::Grid))
        @if let Some(length) = row.length.filter(|length| *length > 0.0) { (bar((width * length).max(3.0), ink)) }
        (label(&row.value, (WIDTH - MARGIN, middle + 5.0), Hold::End, Ink::Text))
    }
}
