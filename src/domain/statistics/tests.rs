//! How numbers follow from others.

use super::*;
use crate::domain::time::date;

/// 30 November 2026, noon.
const NOW: UnixMs = UnixMs(1_796_040_000_000);

fn week(counted: &Counted) -> Statistics {
    Statistics::new(Period::Week, (NOW, Tz::UTC), counted)
}

fn sent(sent: u64, accepted: u64) -> OfferCounts {
    OfferCounts { sent, accepted, ..OfferCounts::default() }
}

#[test]
fn how_it_stood_follows_from_how_it_stands() {
    let mut spans = vec![SpanCounts::default(); 7];
    spans[4].offers = sent(5, 2);
    spans[4].contracts = ContractCounts { started: 2, closed: 0, reopened: 0 };
    spans[5].offers = OfferCounts { expired: 1, ..sent(1, 1) };
    spans[5].contracts = ContractCounts { started: 1, closed: 1, reopened: 0 };
    // One was paused, one was closed.
    spans[5].moved = [-2, 1, 0];
    spans[6].moved = [1, -1, 0];
    spans[6].reports = ReportCounts { opened: 2, decided: 1 };
    let counted = Counted {
        spans,
        open_offers: 4,
        contracts: ContractStates { active: 3, paused: 0, disputed: 1 },
        open_reports: 1,
        ..Counted::default()
    };
    let found = week(&counted);
    let open: Vec<_> = found.spans.iter().map(|span| span.open_offers).collect();
    assert_eq!(open, [2, 2, 2, 2, 5, 4, 4]);
    let states: Vec<_> = found.spans.iter().map(|span| span.contract_states).collect();
    let state = |active, paused| ContractStates { active, paused, disputed: 1 };
    let before = state(1, 0);
    assert_eq!(states, [before, before, before, before, state(3, 0), state(2, 1), state(3, 0)]);
    assert_eq!(found.spans.iter().map(|span| span.open_reports).collect::<Vec<_>>(), [0, 0, 0, 0, 0, 0, 1]);
    assert_eq!((found.offers.sent, found.offers.accepted, found.offers.ended()), (6, 3, 4));
    assert_eq!((found.contracts.started, found.contracts.closed), (3, 1));
    assert_eq!(found.acceptance, Share { part: 3, of: 4 });
    assert_eq!((found.spans[6].from, found.spans[6].to), (date(2026, 11, 30), date(2026, 11, 30)));
    assert!(!found.is_empty());
}

#[test]
fn more_may_start_in_a_span_than_are_active_at_its_end() {
    let mut spans = vec![SpanCounts::default(); 7];
    spans[6].contracts = ContractCounts { started: 26, closed: 18, reopened: 0 };
    spans[6].moved = [-30, 8, 4];
    let contracts = ContractStates { active: 20, paused: 9, disputed: 4 };
    let found = week(&Counted { spans, contracts, ..Counted::default() });
    assert_eq!(found.spans[5].contract_states, ContractStates { active: 24, paused: 1, disputed: 0 });
}

#[test]
fn nothing_at_all_is_nothing_to_show() {
    let mut counted = Counted { spans: vec![SpanCounts::default(); 7], ..Counted::default() };
    assert!(week(&counted).is_empty());
    counted.open_offers = 1;
    assert!(!week(&counted).is_empty(), "an older one that still waits");
}

#[test]
fn withdrawn_and_removed_offers_say_nothing_about_acceptance() {
    let counts = OfferCounts { sent: 0, accepted: 1, declined: 1, expired: 1, withdrawn: 5, removed: 5 };
    assert_eq!(counts.acceptance(), Share { part: 1, of: 3 });
}

#[test]
fn percents_are_rounded_to_the_nearest() {
    let percent = |part, of| Share { part, of }.percent();
    assert_eq!([percent(0, 0), percent(0, 3), percent(3, 3)], [None, Some(0), Some(100)]);
    assert_eq!([percent(1, 3), percent(2, 3), percent(1, 200), percent(1, 201)], [33, 67, 1, 0].map(Some));
}

#[test]
fn a_median_is_the_middle() {
    assert_eq!([median((5, 5)), median((4, 7)), median((0, i64::MAX))], [5, 5, i64::MAX / 2]);
}

#[test]
fn in_json_each_number_has_a_name_and_each_share_its_percent() {
    let mut counted = Counted { spans: vec![SpanCounts::default(); 7], ..Counted::default() };
    counted.spans[6].offers = sent(3, 1);
    let json = serde_json::to_value(week(&counted)).expect("JSON");
    assert_eq!(json["days"], 7);
    assert_eq!((&json["time_zone"], &json["until"]), (&"UTC".into(), &"2026-11-30T12:00:00Z".into()));
    assert_eq!(json["acceptance"], serde_json::json!({ "part": 1, "of": 1, "percent": 100 }));
    assert_eq!(json["spans"][6]["offers"]["sent"], 3);
    assert_eq!(
        (&json["spans"][6]["from"], &json["spans"][6]["to"]),
        (&"2026-11-30".into(), &"2026-11-30".into())
    );
}
