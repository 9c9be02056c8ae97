//! Statistics as text: what each picture says in words, and a table of all days. The command line prints the same.

use super::pictures::PictureKind;
use super::words::{day, grouped, length, share, span_word};
use crate::domain::statistics::{ContractCounts, OfferCounts, ReportCounts, SpanStatistics, Statistics};
use crate::say;
use crate::words::Language;

/// What a picture is called.
#[must_use]
pub fn title(language: Language, kind: PictureKind) -> String {
    match kind {
        PictureKind::Offers => say!(language, "statistics-offers"),
        PictureKind::Running => say!(language, "statistics-running"),
        PictureKind::Answers => say!(language, "statistics-answers"),
        PictureKind::Reports => say!(language, "statistics-reports"),
    }
}

/// The numbers of a picture, a line or a few; or that there are none.
#[must_use]
pub fn numbers(language: Language, statistics: &Statistics, kind: PictureKind) -> String {
    let Statistics { offers, contracts, contract_states, first_answers, hires, reports, .. } = statistics;
    let median = |ms: Option<i64>| {
        ms.map_or_else(|| say!(language, "statistics-median-none"), |ms| length(language, ms))
    };
    let has_data = kind.has_data(statistics);
    match kind {
        PictureKind::Offers if has_data => say!(
            language,
            "statistics-offers.text",
            sent = grouped(offers.sent),
            accepted = grouped(offers.accepted),
            declined = grouped(offers.declined),
            expired = grouped(offers.expired),
            withdrawn = grouped(offers.withdrawn),
            removed = grouped(offers.removed),
        ),
        PictureKind::Offers => say!(language, "statistics-offers.none"),
        PictureKind::Running if has_data => say!(
            language,
            "statistics-running.text",
            offers = grouped(statistics.open_offers),
            active = grouped(contract_states.active),
            paused = grouped(contract_states.paused),
            disputed = grouped(contract_states.disputed),
            started = grouped(contracts.started),
            closed = grouped(contracts.closed),
            reopened = grouped(contracts.reopened),
        ),
        PictureKind::Running => say!(language, "statistics-running.none"),
        PictureKind::Answers if has_data => say!(
            language,
            "statistics-answers.text",
            median = median(first_answers.median_ms),
            answered = share(language, first_answers.answered),
            accepted = share(language, statistics.acceptance),
            jobs = share(language, hires.jobs),
            proposals = share(language, hires.proposals),
            invited = share(language, hires.invitations_answered),
            invitations = share(language, hires.invitations),
        ),
        PictureKind::Answers => say!(language, "statistics-answers.none"),
        PictureKind::Reports if has_data => say!(
            language,
            "statistics-reports.text",
            opened = grouped(reports.opened),
            decided = grouped(reports.decided),
            open = grouped(statistics.open_reports),
            median = median(statistics.decision_median_ms),
        ),
        PictureKind::Reports => say!(language, "statistics-reports.none"),
    }
}

/// Of which days they are, in one line.
#[must_use]
pub fn heading(language: Language, statistics: &Statistics) -> String {
    say!(language, "statistics-title", days = i64::from(statistics.days))
}

/// The first day and the last one.
#[must_use]
pub fn ends(language: Language, statistics: &Statistics) -> (String, String) {
    let name = |span: Option<&SpanStatistics>, is_first: bool| {
        span.map(|span| day(language, if is_first { span.from } else { span.to })).unwrap_or_default()
    };
    (name(statistics.spans.first(), true), name(statistics.spans.last(), false))
}

/// The numbers in all, and then two tables with a line for each span.
#[must_use]
pub fn text(language: Language, statistics: &Statistics) -> String {
    let (from, to) = ends(language, statistics);
    let span = span_word(language, statistics.span);
    let mut text = heading(language, statistics);
    let about = say!(
        language,
        "statistics-column-about",
        from = from,
        to = to,
        zone = statistics.time_zone.name(),
        span = span
    );
    text += &format!("\n{about}\n");
    for kind in PictureKind::ALL {
        let title = title(language, kind);
        text += &format!("\n{title}\n{}\n", numbers(language, statistics, kind));
        let columns = columns(language, kind);
        if kind.has_data(statistics) && !columns.is_empty() {
            text += &table(language, &spans_with_news(statistics, kind), &columns);
        }
    }
    text
}

/// A column: its name, and its number in a span.
type Column = (String, fn(&SpanStatistics) -> u64);

fn columns(language: Language, kind: PictureKind) -> Vec<Column> {
    match kind {
        PictureKind::Offers => vec![
            (say!(language, "statistics-column-sent"), |span| span.offers.sent),
            (say!(language, "statistics-column-accepted"), |span| span.offers.accepted),
            (say!(language, "statistics-column-declined"), |span| span.offers.declined),
            (say!(language, "statistics-column-expired"), |span| span.offers.expired),
            (say!(language, "statistics-column-withdrawn"), |span| span.offers.withdrawn),
            (say!(language, "statistics-column-removed"), |span| span.offers.removed),
        ],
        PictureKind::Running => vec![
            (say!(language, "statistics-open-offers"), |span| span.open_offers),
            (say!(language, "statistics-column-active"), |span| span.contract_states.active),
            (say!(language, "statistics-column-paused"), |span| span.contract_states.paused),
            (say!(language, "statistics-column-disputed"), |span| span.contract_states.disputed),
            (say!(language, "statistics-column-started"), |span| span.contracts.started),
            (say!(language, "statistics-column-closed"), |span| span.contracts.closed),
            (say!(language, "statistics-column-reopened"), |span| span.contracts.reopened),
        ],
        PictureKind::Reports => vec![
            (say!(language, "statistics-column-reported"), |span| span.reports.opened),
            (say!(language, "statistics-column-decided"), |span| span.reports.decided),
            (say!(language, "statistics-open-reports"), |span| span.open_reports),
        ],
        PictureKind::Answers => Vec::new(),
    }
}

/// The spans in which something happened that a table shows. Of how things stood, the first one always says it.
fn spans_with_news(statistics: &Statistics, kind: PictureKind) -> Vec<&SpanStatistics> {
    let stood = |span: &SpanStatistics| (span.open_offers, span.contract_states);
    let mut shown = Vec::new();
    let mut last: Option<&SpanStatistics> = None;
    for span in &statistics.spans {
        let has_news = match kind {
            PictureKind::Offers => span.offers != OfferCounts::default(),
            PictureKind::Running => {
                span.contracts != ContractCounts::default()
                    || last.is_none_or(|last| stood(last) != stood(span))
            }
            PictureKind::Reports => {
                span.reports != ReportCounts::default()
                    || last.is_none_or(|last| last.open_reports != span.open_reports)
            }
            PictureKind::Answers => false,
        };
        if has_news {
            shown.push(span);
        }
        last = Some(span);
    }
    shown
}

/// A line of names, and a line for each span; each column as wide as its widest cell.
fn table(language: Language, spans: &[&SpanStatistics], columns: &[Column]) -> String {
    let mut lines =
        vec![vec![say!(language, "statistics-column-from"), say!(language, "statistics-column-to")]];
    lines[0].extend(columns.iter().map(|(name, _)| name.clone()));
    for span in spans {
        let mut line = vec![span.from.to_string(), span.to.to_string()];
        line.extend(columns.iter().map(|(_, number)| grouped(number(span))));
        lines.push(line);
    }
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns.len() + 2).map(width).collect();
    let row = |line: &Vec<String>| {
        let cells = line.iter().zip(&widths).enumerate().map(|(at, (cell, width))| match at {
            0 | 1 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    lines.iter().map(row).collect()
}
