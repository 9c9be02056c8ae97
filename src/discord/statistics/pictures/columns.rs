//! What happened over time: columns, lines above them, and the days below.

use super::frame::{Hold, MARGIN, Mark, Series, TEXT, WIDTH, card, label, legend, n};
use super::ink::Ink;
use super::render::Renderer;
use super::scale::{Scale, labelled};
use crate::discord::statistics::words::grouped;
use maud::{Markup, html};

/// How high the part with the columns is.
const PLOT: f64 = 150.0;
/// Days that are named below.
const DAYS: usize = 4;
/// Up to so many points of a line are marked.
const MARKED: usize = 14;
/// How often a longer one is.
const MARKED_OF_MANY: usize = 9;

/// What a picture over time shows.
#[derive(Debug, Clone, Default)]
pub(super) struct OverTime {
    /// What is counted, such as "per day".
    pub(super) caption: String,
    /// What each span is called.
    pub(super) days: Vec<String>,
    /// Drawn as columns.
    pub(super) columns: Vec<Series>,
    /// Whether these stand on each other; otherwise they stand beside each other.
    pub(super) is_stacked: bool,
    /// Drawn as lines.
    pub(super) lines: Vec<Series>,
}

/// Where a value is drawn.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    scale: Scale,
    count: usize,
}

impl Plot {
    fn slot(&self) -> f64 {
        (self.right - self.left) / self.count.max(1) as f64
    }

    fn middle(&self, at: usize) -> f64 {
        self.left + self.slot() * (at as f64 + 0.5)
    }

    fn y(&self, value: u64) -> f64 {
        self.top + PLOT * (1.0 - self.scale.height(value))
    }
}

impl OverTime {
    /// The drawing, without series that say nothing.
    pub(super) fn draw(mut self, renderer: &Renderer) -> String {
        for series in [&mut self.lines, &mut self.columns] {
            series.retain(|series| series.values.iter().any(|value| *value > 0));
        }
        let series: Vec<Series> = self.lines.iter().chain(&self.columns).cloned().collect();
        let (legend, below) = legend(renderer, &series, MARGIN - 4.0);
        let scale = Scale::reaching(self.highest());
        let widest = scale.lines().map(|line| renderer.width(&grouped(line), TEXT, 400)).fold(0.0, f64::max);
        let caption = below + TEXT + 6.0;
        let plot = Plot {
            left: MARGIN + widest + 8.0,
            right: WIDTH - MARGIN,
            top: caption + 12.0,
            scale,
            count: self.days.len(),
        };
        let bottom = plot.top + PLOT;
        let inside = html! {
            (legend)
            (label(&self.caption, (MARGIN, caption), Hold::Start, Ink::Muted))
            @for line in scale.lines() {
                path d={ "M" (n(plot.left)) "," (n(plot.y(line))) " H" (n(plot.right)) } stroke=(Ink::Grid.code()) {}
                (label(&grouped(line), (plot.left - 8.0, plot.y(line) + 5.0), Hold::End, Ink::Muted))
            }
            (self.draw_columns(&plot))
            @for series in &self.lines {
                @if series.mark == Mark::Level { (draw_levels(series, &plot)) } @else { (draw_line(series, &plot)) }
            }
            (self.draw_days(renderer, &plot, bottom + TEXT + 8.0))
        };
        card(bottom + TEXT + 8.0 + MARGIN, &series, &inside)
    }

    fn highest(&self) -> u64 {
        let column = |at: usize| {
            let values = self.columns.iter().map(|series| series.values.get(at).copied().unwrap_or_default());
            if self.is_stacked { values.sum() } else { values.max().unwrap_or_default() }
        };
        let columns = (0..self.days.len()).map(column);
        let lines = self.lines.iter().flat_map(|series| series.values.iter().copied());
        columns.chain(lines).max().unwrap_or_default()
    }

    fn draw_columns(&self, plot: &Plot) -> Markup {
        let beside = if self.is_stacked { 1 } else { self.columns.len().max(1) };
        let all = (plot.slot() * 0.74).min(34.0);
        let width = all / beside as f64;
        html! {
            @for at in 0..plot.count {
                @let left = plot.middle(at) - all / 2.0;
                @for (nth, series) in self.columns.iter().enumerate() {
                    @let value = series.values.get(at).copied().unwrap_or_default();
                    @let below = if self.is_stacked { below(&self.columns[..nth], at) } else { 0 };
                    @let x = if self.is_stacked { left } else { left + width * nth as f64 };
                    @let (top, foot) = (plot.y(below + value), plot.y(below));
                    @if value > 0 {
                        (column(series, (x, top), (width - if beside > 1 && width > 4.0 { 1.5 } else { 0.0 }, foot - top)))
                    }
                }
            }
        }
    }

    fn draw_days(&self, renderer: &Renderer, plot: &Plot, y: f64) -> Markup {
        let places = labelled(self.days.len(), DAYS);
        html! {
            @for at in places {
                @let half = renderer.width(&self.days[at], TEXT, 400) / 2.0;
                @let x = plot.middle(at).clamp(plot.left + half - 8.0, plot.right - half);
                path d={ "M" (n(plot.middle(at))) "," (n(plot.top + PLOT)) " v5" } stroke=(Ink::Muted.code()) {}
                (label(&self.days[at], (x, y + 2.0), Hold::Middle, Ink::Muted))
            }
        }
    }
}

/// What stands below in a stack.
fn below(series: &[Series], at: usize) -> u64 {
    series.iter().map(|series| series.values.get(at).copied().unwrap_or_default()).sum()
}

fn column(series: &Series, (x, y): (f64, f64), (width, height): (f64, f64)) -> Markup {
    // A line of the card's colour above it keeps it apart from what stands on it.
    let height = (height - 1.0).max(1.0);
    let y = y + 1.0;
    html! {
        rect x=(n(x)) y=(n(y)) width=(n(width)) height=(n(height)) fill=(series.mark.fill(series.ink)) {}
    }
}

/// A bar for each value: no line leads from one day to another, because what happens on one says nothing about what is between them.
fn draw_levels(series: &Series, plot: &Plot) -> Markup {
    let half = (plot.slot() * 0.44).min(20.0);
    html! {
        @for (at, value) in series.values.iter().enumerate() {
            @if *value > 0 {
                @let (x, y) = (plot.middle(at), plot.y(*value));
                @let d = format!("M{},{} H{}", n(x - half), n(y), n(x + half));
                // In front of columns it's seen by its edge.
                path d=(d) stroke=(Ink::Card.code()) stroke-width="7" {}
                path d=(d) stroke=(series.ink.code()) stroke-width="4" {}
            }
        }
    }
}

fn draw_line(series: &Series, plot: &Plot) -> Markup {
    let points: Vec<(f64, f64)> =
        series.values.iter().enumerate().map(|(at, value)| (plot.middle(at), plot.y(*value))).collect();
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
    let marked = if points.len() > MARKED { MARKED_OF_MANY } else { points.len() };
    let path = path.join(" ");
    html! {
        // In front of columns it's seen by its edge.
        polyline points=(path) fill="none" stroke=(Ink::Card.code()) stroke-width="5.5" stroke-linejoin="round" {}
        polyline points=(path) fill="none" stroke=(series.ink.code()) stroke-width="2.5"
            stroke-linejoin="round" stroke-linecap="round" stroke-dasharray=[series.mark.dashes()] {}
        @for at in labelled(points.len(), marked) {
            @if let Some(point) = points.get(at) { (series.mark.point(series.ink, *point, 4.0)) }
        }
    }
}
