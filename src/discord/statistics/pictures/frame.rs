//! What every picture has: its card, its legend, and the marks by which series are told apart without colours.

use super::ink::Ink;
use super::render::{FAMILY, Renderer};
use maud::{Markup, html};

/// How wide a picture is, in units: what a phone shows, so a text of 14 units is read there.
pub(super) const WIDTH: f64 = 400.0;
/// Between the card's edge and what is on it.
pub(super) const MARGIN: f64 = 14.0;
/// The height of letters.
pub(super) const TEXT: f64 = 14.0;
/// A line of a legend.
const LINE: f64 = 22.0;
/// The mark before a name in a legend, with the space behind it.
const KEY: f64 = 24.0;
/// Between two names in a legend.
const GAP: f64 = 16.0;

/// How a series is drawn beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A full column.
    Full,
    /// A column with stripes.
    Striped,
    /// A column with dots.
    Dotted,
    /// A bar at the height of the value, in front of columns.
    Level,
    /// A line with circles.
    Circle,
    /// A dashed line with squares.
    Square,
    /// A dotted line with triangles.
    Triangle,
    /// A line of dashes and dots with diamonds.
    Diamond,
}

/// A row of values that belong together.
#[derive(Debug, Clone)]
pub(super) struct Series {
    /// What it's called.
    pub(super) name: String,
    /// Its colour.
    pub(super) ink: Ink,
    /// How it's drawn.
    pub(super) mark: Mark,
    /// A value for each span.
    pub(super) values: Vec<u64>,
}

impl Mark {
    /// The pattern that columns of a colour are filled with, if it's not the colour itself.
    fn pattern(self, ink: Ink) -> Option<Markup> {
        let id = self.fill(ink);
        let id = id.trim_start_matches("url(#").trim_end_matches(')');
        let inside = match self {
            Self::Striped => html! {
                rect width="6" height="6" fill=(ink.code()) {}
                path d="M-1,5 l2,2 M0,0 l6,6 M5,-1 l2,2" stroke=(Ink::Card.code()) stroke-width="1.7" {}
            },
            Self::Dotted => html! {
                rect width="6" height="6" fill=(ink.code()) {}
                circle cx="1.5" cy="1.5" r="1.1" fill=(Ink::Card.code()) {}
                circle cx="4.5" cy="4.5" r="1.1" fill=(Ink::Card.code()) {}
            },
            _ => return None,
        };
        Some(html! { pattern id=(id) width="6" height="6" patternUnits="userSpaceOnUse" { (inside) } })
    }

    /// What columns are filled with.
    pub(super) fn fill(self, ink: Ink) -> String {
        match self {
            Self::Striped => format!("url(#striped{})", ink.code().trim_start_matches('#')),
            Self::Dotted => format!("url(#dotted{})", ink.code().trim_start_matches('#')),
            _ => ink.code().to_owned(),
        }
    }

    /// The dashes of a line; `None` for one without gaps, and for what is no line.
    pub(super) const fn dashes(self) -> Option<&'static str> {
        match self {
            Self::Square => Some("7 4"),
            Self::Triangle => Some("1.5 4"),
            Self::Diamond => Some("9 4 1.5 4"),
            _ => None,
        }
    }

    /// Whether it's a line.
    const fn is_line(self) -> bool {
        matches!(self, Self::Circle | Self::Square | Self::Triangle | Self::Diamond)
    }

    /// The mark itself, around a point of a line.
    pub(super) fn point(self, ink: Ink, (x, y): (f64, f64), r: f64) -> Markup {
        let edge = Ink::Card.code();
        match self {
            Self::Square => html! {
                rect x=(n(x - r)) y=(n(y - r)) width=(n(2.0 * r)) height=(n(2.0 * r)) fill=(ink.code()) stroke=(edge) {}
            },
            Self::Triangle => {
                let (top, low, side) = (n(y - 1.2 * r), n(y + r), 1.2 * r);
                let d = format!("M{},{top} L{},{low} L{},{low} Z", n(x), n(x + side), n(x - side));
                html! { path d=(d) fill=(ink.code()) stroke=(edge) {} }
            }
            Self::Diamond => {
                let side = 1.3 * r;
                let (right, left) = (n(x + side), n(x - side));
                let d = format!(
                    "M{0},{1} L{2},{3} L{0},{4} L{5},{3} Z",
                    n(x),
                    n(y - side),
                    right,
                    n(y),
                    n(y + side),
                    left
                );
                html! { path d=(d) fill=(ink.code()) stroke=(edge) {} }
            }
            _ => html! { circle cx=(n(x)) cy=(n(y)) r=(n(r)) fill=(ink.code()) stroke=(edge) {} },
        }
    }

    /// What stands before a name in a legend.
    fn key(self, ink: Ink, x: f64, middle: f64) -> Markup {
        if self == Self::Level {
            return html! {
                path d={ "M" (n(x)) "," (n(middle)) " H" (n(x + KEY - 7.0)) } stroke=(ink.code()) stroke-width="4" {}
            };
        }
        if self.is_line() {
            let d = format!("M{},{2} H{}", n(x), n(x + KEY - 6.0), n(middle));
            return html! {
                path d=(d) stroke=(ink.code()) stroke-width="2.5" stroke-dasharray=[self.dashes()] {}
                (self.point(ink, (x + (KEY - 6.0) / 2.0, middle), 4.0))
            };
        }
        html! {
            rect x=(n(x + 1.0)) y=(n(middle - 6.0)) width="14" height="12" rx="2.5" fill=(self.fill(ink)) stroke=(ink.code()) {}
        }
    }
}

/// A number as SVG needs it: two decimals.
pub(super) fn n(value: f64) -> String {
    let written = format!("{value:.2}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Where a text is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Hold {
    /// At its beginning.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// A text whose letters stand on `y`.
pub(super) fn label(text: &str, (x, y): (f64, f64), hold: Hold, ink: Ink) -> Markup {
    let anchor = match hold {
        Hold::Start => "start",
        Hold::Middle => "middle",
        Hold::End => "end",
    };
    html! { text x=(n(x)) y=(n(y)) text-anchor=(anchor) fill=(ink.code()) { (text) } }
}

/// A heading on the card.
pub(super) fn heading(text: &str, (x, y): (f64, f64)) -> Markup {
    html! { text x=(n(x)) y=(n(y)) font-weight="600" fill=(Ink::Text.code()) { (text) } }
}

/// A card with something on it.
pub(super) fn card(height: f64, series: &[Series], inside: &Markup) -> String {
    let (width, height) = (n(WIDTH), n(height));
    let picture = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) }
            font-family=(FAMILY) font-size=(n(TEXT)) {
            defs {
                @for series in series { @if let Some(pattern) = series.mark.pattern(series.ink) { (pattern) } }
            }
            rect width=(width) height=(height) rx="12" fill=(Ink::Card.code()) {}
            (inside)
        }
    };
    picture.into_string()
}

/// The names of the series, from the height `top` on, in as many lines as they need; and where they end.
pub(super) fn legend(renderer: &Renderer, series: &[Series], top: f64) -> (Markup, f64) {
    let (mut x, mut y) = (MARGIN, top);
    let mut places = Vec::new();
    for series in series {
        let width = KEY + renderer.width(&series.name, TEXT, 400);
        if x > MARGIN && x + width > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + LINE);
        }
        places.push((series, x, y + LINE / 2.0));
        x += width + GAP;
    }
    let drawn = html! {
        @for (series, x, middle) in places {
            (series.mark.key(series.ink, x, middle))
            (label(&series.name, (x + KEY, middle + 5.0), Hold::Start, Ink::Text))
        }
    };
    (drawn, y + LINE)
}
