//! What is drawn, whatever the numbers and the language: texts are inside the picture and apart from each other, and the same numbers give
//! the same bytes.

use super::*;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::{
    ContractCounts, ContractStates, Counted, FirstAnswers, Hires, OfferCounts, ReportCounts, SpanCounts,
};
use crate::domain::time::UnixMs;
use chrono_tz::Tz;

/// 30 November 2026, noon.
const NOW: UnixMs = UnixMs(1_796_040_000_000);

/// Statistics with numbers up to about `size`, up and down as weeks go.
fn lively(period: Period, size: u64) -> Statistics {
    let count = period.spans(NOW, Tz::UTC).len() as u64;
    let wave = |at: u64, of: u64| size * (of + (at * 5 + of) % 7) / 12;
    let spans = (0..count).map(|at| SpanCounts {
        offers: OfferCounts {
            sent: wave(at, 6),
            accepted: wave(at, 3),
            declined: wave(at, 1),
            expired: wave(at, 0) / 2,
            withdrawn: wave(at, 0) / 4,
            removed: at % 2,
        },
        contracts: ContractCounts { started: wave(at, 3), closed: wave(at, 2), reopened: 0 },
        moved: [
            i64::try_from(at % 3).unwrap_or_default() - 1,
            1 - i64::try_from(at % 2).unwrap_or_default(),
            0,
        ],
        reports: ReportCounts { opened: at % 4, decided: at % 3 },
    });
    let share = |part, of| Share { part: part * size / 10, of: of * size / 10 };
    let counted = Counted {
        spans: spans.collect(),
        open_offers: size * 2,
        contracts: ContractStates { active: size * 4, paused: size / 2, disputed: size / 5 },
        open_reports: 3,
        first_answers: FirstAnswers {
            answered: share(8, 9),
            median_ms: Some(19_200_000),
            within: [size, size * 3, size * 2, size, size / 2, size / 4],
        },
        hires: Hires {
            jobs: share(4, 7),
            proposals: share(4, 23),
            invitations_answered: share(5, 12),
            invitations: share(2, 12),
        },
        decision_median_ms: Some(97_200_000),
    };
    Statistics::new(period, (NOW, Tz::UTC), &counted)
}

#[test]
fn texts_are_inside_the_picture_and_apart_from_each_other() {
    let renderer = Renderer::new();
    let mut letters = std::collections::BTreeSet::new();
    for language in Language::ALL {
        for (period, size) in
            Period::ALL.into_iter().flat_map(|period| [1, 12, 4_000].map(|size| (period, size)))
        {
            let statistics = lively(period, size);
            for kind in PictureKind::ALL {
                assert!(kind.has_data(&statistics), "{kind:?}");
                let drawn = drawing(language, &statistics, kind, &renderer);
                let tree = renderer.tree(&drawn).expect("SVG");
                let texts = render::texts(tree.root());
                assert!(texts.len() > 6, "{kind:?}: {texts:?}");
                assert_eq!(
                    drawn.matches("<text").count(),
                    texts.len(),
                    "the font has letters for {language:?}"
                );
                letters.extend(texts.iter().flat_map(|text| text.0.chars()).filter(|c| !c.is_whitespace()));
                let (right, bottom) = (tree.size().width(), tree.size().height());
                for (at, (words, x, width, y, height)) in texts.iter().enumerate() {
                    let is_inside = *x >= 0.0 && x + width <= right && *y >= 0.0 && y + height <= bottom;
                    assert!(
                        is_inside,
                        "{kind:?} of {period:?} at {size}: {words} at {x},{y} +{width},{height}"
                    );
                    for (other, ox, owidth, oy, oheight) in &texts[at + 1..] {
                        let apart =
                            x + width <= *ox || ox + owidth <= *x || y + height <= *oy || oy + oheight <= *y;
                        assert!(apart, "{kind:?} of {period:?} at {size}: {words} and {other}");
                    }
                }
            }
        }
    }
    for letter in letters {
        assert!(renderer.width(&letter.to_string(), 1_000.0, 400) != 600.0, "the font lacks {letter}");
    }
}

#[test]
fn the_same_numbers_give_the_same_bytes() {
    let statistics = lively(Period::Month, 12);
    let drawn = draw(Language::English, &statistics).expect("pictures");
    assert_eq!(drawn.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), PictureKind::ALL);
    assert!(drawn.iter().all(|(_, png)| png.starts_with(b"\x89PNG") && png.len() < 200_000));
    assert_eq!(draw(Language::English, &statistics).expect("pictures"), drawn);
    let other = draw(Language::English, &lively(Period::Month, 13)).expect("pictures");
    assert!(other.iter().zip(&drawn).any(|(one, other)| one != other), "other numbers look different");
}

#[test]
fn a_picture_without_anything_in_it_is_left_out() {
    let mut counted = Counted { spans: vec![SpanCounts::default(); 7], ..Counted::default() };
    let kinds = |counted: &Counted| -> Vec<PictureKind> {
        let statistics = Statistics::new(Period::Week, (NOW, Tz::UTC), counted);
        let drawn = draw(Language::English, &statistics).expect("pictures");
        drawn.into_iter().map(|(kind, _)| kind).collect()
    };
    assert_eq!(kinds(&counted), []);
    counted.open_reports = 1;
    assert_eq!(kinds(&counted), [PictureKind::Reports]);
    counted.spans[3].offers.sent = 1;
    counted.open_offers = 1;
    assert_eq!(kinds(&counted), PictureKind::ALL);
}
