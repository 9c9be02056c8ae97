//! The pictures of `/parley stats`. Owns what each of them shows. All numbers are those of `Statistics`, and everything that is read in a
//! picture is in the reader's language; the texts for people who don't see it are `table`'s.

mod columns;
mod frame;
mod ink;
mod render;
mod rows;
mod scale;

pub use render::NotDrawn;

use super::words::{answer_words, day, grouped, span_word};
use crate::domain::statistics::{Share, SpanStatistics, Statistics};
use crate::say;
use crate::words::Language;
use columns::OverTime;
use frame::{Mark, Series};
use ink::Ink;
use render::Renderer;
use rows::{Row, Rows};

/// Which pictures there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// Offers by what happened to them.
    Offers,
    /// Offers and contracts by how they stood.
    Running,
    /// First answers, acceptance and hires.
    Answers,
    /// Reports.
    Reports,
}

impl PictureKind {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Offers, Self::Running, Self::Answers, Self::Reports];

    /// What its file is called.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Offers => "offers.png",
            Self::Running => "open-offers-and-contracts.png",
            Self::Answers => "answers-and-hires.png",
            Self::Reports => "reports.png",
        }
    }

    /// Whether there is anything to draw.
    #[must_use]
    pub fn has_data(self, statistics: &Statistics) -> bool {
        let Statistics { offers, hires, reports, spans, .. } = statistics;
        match self {
            Self::Offers => offers.sent + offers.ended() > 0,
            Self::Running => spans.iter().any(|span| span.open_offers + span.contract_states.all() > 0),
            Self::Answers => {
                offers.sent + offers.ended() + hires.jobs.of + hires.proposals.of + hires.invitations.of > 0
            }
            Self::Reports => {
                reports.opened + reports.decided > 0 || spans.iter().any(|span| span.open_reports > 0)
            }
        }
    }
}

/// Draws the pictures that have anything to show, each with which one it is.
///
/// # Errors
/// A fault of ours.
pub fn draw(language: Language, statistics: &Statistics) -> Result<Vec<(PictureKind, Vec<u8>)>, NotDrawn> {
    let renderer = Renderer::new();
    let shown = PictureKind::ALL.into_iter().filter(|kind| kind.has_data(statistics));
    shown.map(|kind| Ok((kind, renderer.png(&drawing(language, statistics, kind, &renderer))?))).collect()
}

fn drawing(language: Language, statistics: &Statistics, kind: PictureKind, renderer: &Renderer) -> String {
    match kind {
        PictureKind::Offers => offers(language, statistics).draw(renderer),
        PictureKind::Running => running(language, statistics).draw(renderer),
        PictureKind::Answers => rows::draw(renderer, &answers(language, statistics)),
        PictureKind::Reports => reports(language, statistics).draw(renderer),
    }
}

fn series(
    statistics: &Statistics,
    name: String,
    (ink, mark): (Ink, Mark),
    value: fn(&SpanStatistics) -> u64,
) -> Series {
    Series { name, ink, mark, values: statistics.spans.iter().map(value).collect() }
}

fn days(language: Language, statistics: &Statistics) -> Vec<String> {
    statistics.spans.iter().map(|span| day(language, span.from)).collect()
}

fn offers(language: Language, statistics: &Statistics) -> OverTime {
    let of = |name, look, value| series(statistics, name, look, value);
    OverTime {
        caption: say!(language, "statistics-per", span = span_word(language, statistics.span)),
        days: days(language, statistics),
        columns: vec![
            of(say!(language, "statistics-accepted"), (Ink::Green, Mark::Full), |span| span.offers.accepted),
            of(say!(language, "statistics-declined"), (Ink::Orange, Mark::Striped), |span| {
                span.offers.declined
            }),
            of(say!(language, "statistics-expired"), (Ink::Grey, Mark::Full), |span| span.offers.expired),
            of(say!(language, "statistics-taken-out"), (Ink::Purple, Mark::Dotted), |span| {
                span.offers.withdrawn + span.offers.removed
            }),
        ],
        is_stacked: true,
        lines: vec![of(say!(language, "statistics-sent"), (Ink::Blue, Mark::Level), |span| span.offers.sent)],
    }
}

fn running(language: Language, statistics: &Statistics) -> OverTime {
    let of = |name, look, value| series(statistics, name, look, value);
    OverTime {
        caption: say!(language, "statistics-at-end", span = span_word(language, statistics.span)),
        days: days(language, statistics),
        lines: vec![
            of(say!(language, "statistics-active"), (Ink::Green, Mark::Circle), |span| {
                span.contract_states.active
            }),
            of(say!(language, "statistics-paused"), (Ink::Yellow, Mark::Square), |span| {
                span.contract_states.paused
            }),
            of(say!(language, "statistics-disputed"), (Ink::Vermilion, Mark::Triangle), |span| {
                span.contract_states.disputed
            }),
            of(say!(language, "statistics-open-offers"), (Ink::Blue, Mark::Diamond), |span| span.open_offers),
        ],
        ..OverTime::default()
    }
}

fn reports(language: Language, statistics: &Statistics) -> OverTime {
    let of = |name, look, value| series(statistics, name, look, value);
    OverTime {
        caption: say!(language, "statistics-per", span = span_word(language, statistics.span)),
        days: days(language, statistics),
        columns: vec![
            of(say!(language, "statistics-reported"), (Ink::Orange, Mark::Striped), |span| {
                span.reports.opened
            }),
            of(say!(language, "statistics-decided"), (Ink::Blue, Mark::Full), |span| span.reports.decided),
        ],
        is_stacked: false,
        lines: vec![of(say!(language, "statistics-open-reports"), (Ink::Yellow, Mark::Level), |span| {
            span.open_reports
        })],
    }
}

fn answers(language: Language, statistics: &Statistics) -> Vec<Rows> {
    let Statistics { first_answers, acceptance, hires, .. } = statistics;
    let most = first_answers.within.iter().copied().max().unwrap_or_default().max(1);
    let times = first_answers.within.iter().enumerate().map(|(at, count)| Row {
        name: answer_words(language, at),
        length: Some(*count as f64 / most as f64),
        value: grouped(*count),
    });
    let share = |name: String, share: Share| Row {
        name,
        length: (share.of > 0).then(|| share.part as f64 / share.of as f64),
        value: share.percent().map_or_else(
            || "–".to_owned(),
            |percent| say!(language, "statistics-percent", percent = percent.to_string()),
        ),
    };
    vec![
        Rows { heading: say!(language, "statistics-first-answer"), ink: Ink::Blue, rows: times.collect() },
        Rows {
            heading: say!(language, "statistics-rates"),
            ink: Ink::Green,
            rows: vec![
                share(say!(language, "statistics-rate-offers"), *acceptance),
                share(say!(language, "statistics-rate-jobs"), hires.jobs),
                share(say!(language, "statistics-rate-proposals"), hires.proposals),
                share(say!(language, "statistics-rate-invitations"), hires.invitations),
            ],
        },
    ]
}

#[cfg(test)]
mod tests;
