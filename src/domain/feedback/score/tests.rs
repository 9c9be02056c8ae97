//! Worked examples of the score, as tables that a person can check with a pencil. How a row is written is said in `tests/notation.rs`.

mod badges;
mod basics;
mod left_out;
mod lines;
pub(crate) mod notation;
mod properties;
mod running;
mod weights;
mod windows;

use super::line::{InWindow, LeftOut, Line};
use super::*;
use crate::domain::ids::{AgencyId, ContractId};
use notation::{DEFAULT_DAY, Example, at_noon, contracts, day, examples, rules};

/// Every table.
const TABLES: [&str; 5] = [basics::TABLE, windows::TABLE, weights::TABLE, running::TABLE, left_out::TABLE];

/// What a row says and what the score says, compared cell by cell.
fn check(table: &str) {
    let wrong: Vec<String> = examples(table).iter().filter_map(difference).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn difference(example: &Example) -> Option<String> {
    let score = score(&example.records, &rules(), at_noon(example.today));
    let windows = score.windows.map(|window| as_arithmetic(&window));
    let is = (windows, as_shown(&score), as_left_out(&score.lines));
    let should = (example.windows.clone(), example.shown.clone(), example.left_out.clone());
    (is != should).then(|| format!("{}\n  is      {is:?}\n  should  {should:?}", example.name))
}

/// `(2.25-1)/4 = 31.25`, as it's written by hand; the percent to two digits, half up.
fn as_arithmetic(window: &WindowSum) -> String {
    if window.ratio().is_none() {
        return "-".to_owned();
    }
    let (successful, negative, all) = (window.successful, window.negative, window.total());
    let above = (successful.quarters() - negative.quarters()) * 20_000 + all.quarters();
    let hundredths = above.div_euclid(all.quarters() * 2);
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.abs());
    let digits = match size % 100 {
        0 => String::new(),
        rest => format!(".{rest:02}").trim_end_matches('0').to_owned(),
    };
    format!("({successful}-{negative})/{all} = {sign}{}{digits}", size / 100)
}

/// `100 excellent in 24`, or `1 contract of 1 client`.
fn as_shown(score: &Score) -> String {
    match score.current {
        JobSuccess::Scored { percent, band, window, months } => {
            assert_eq!(months, score.windows[window].months);
            let band = match band {
                Band::Excellent => "excellent",
                Band::Good => "good",
                Band::Struggling => "struggling",
            };
            format!("{percent} {band} in {months}")
        }
        JobSuccess::NotEnough { contracts, clients, .. } => format!("too few: {contracts} of {clients}"),
    }
}

/// `2 NoFeedback, 4 SameClient in 24`: contracts by their place in the row.
fn as_left_out(lines: &[Line]) -> String {
    let mut found: Vec<(ContractId, String)> = Vec::new();
    for line in lines {
        if let Some(why) = line.left_out {
            found.push((line.contract, format!("{} {why:?}", line.contract)));
            continue;
        }
        for (at, months) in rules().windows.iter().enumerate() {
            if line.windows[at] == InWindow::SameClient {
                found.push((line.contract, format!("{} SameClient in {months}", line.contract)));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, what)| what).collect::<Vec<_>>().join(", ")
}

#[test]
fn there_are_enough_examples_and_each_has_a_name_of_its_own() {
    let all: Vec<Example> = TABLES.iter().flat_map(|table| examples(table)).collect();
    let names: HashSet<&str> = all.iter().map(|example| example.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "two rows have the same name");
    assert!(all.len() >= 100, "{} rows", all.len());
    let scored = all.iter().filter(|example| !example.shown.starts_with("too few")).count();
    assert!(scored >= 60, "only {scored} rows have a score");
}

#[test]
fn a_window_begins_with_a_day_in_utc_whatever_the_time_of_day() {
    let first = at_noon(day("26-05-30")).plus(-12 * crate::domain::time::HOUR_MS);
    let closed_at = |closed| {
        let mut records = contracts("Ana 5* 100 →26-05-30; Eve 1* 100 →26-02-01");
        records[0].state = record::RecordState::Closed(closed);
        score(&records, &rules(), at_noon(day(DEFAULT_DAY))).windows[0].contracts
    };
    assert_eq!(closed_at(first), 1, "the first millisecond of the first day");
    assert_eq!(closed_at(first.plus(-1)), 0, "the last millisecond of the day before");
}

#[test]
fn an_agency_has_a_score_like_a_freelancer() {
    let mut records = contracts("Ana 5* 100 →26-11-01; Eve 2* 100 →26-11-02; Uma 4* 300 →26-11-03");
    let as_freelancer = score(&records, &rules(), at_noon(day(DEFAULT_DAY)));
    for record in &mut records {
        record.worker = record::Worker::Agency(AgencyId(7));
    }
    assert_eq!(score(&records, &rules(), at_noon(day(DEFAULT_DAY))), as_freelancer);
    // (1 + 1.25 − 1) / 3.25 = 38.46
    assert_eq!(as_freelancer.current.percent(), Some(38));
}

#[test]
fn one_more_contract_does_what_the_explanation_says() {
    let rows = [
        // Nothing yet: one more is one of the two that are needed.
        ("", "too few: 1 of 1", "too few: 1 of 1"),
        // (1+1)/2 = 100, or (1−1)/2 = 0.
        ("Ana 5* 100 →26-11-01", "100 excellent in 24", "0 struggling in 24"),
        // Two of one client: the third is of another one. 3/3, or (2−1)/3 = 33.33.
        ("Ana 5* 100 →26-11-01; Ana 5* 100 →26-11-02", "100 excellent in 24", "33 struggling in 24"),
        // (9+1)/10 = 100 and (9−1)/10 = 80.
        ("9 5* 100 →26-11-01", "100 excellent in 24", "80 good in 24"),
        // 6 months: none, and so 1/1 with one more that is good. A bad one is best in 24: (3−1)/4 = 50.
        ("3 5* 100 →25-11-01", "100 excellent in 24", "50 struggling in 24"),
        // (1.5+1−1)/3.5 = 42.86 and (1.5−2)/3.5 < 0.
        ("Ana 5* 2000 →26-11-01; Eve 1* 100 →26-11-01", "43 struggling in 24", "0 struggling in 24"),
    ];
    for (typed, good, bad) in rows {
        let mut score = score(&contracts(typed), &rules(), at_noon(day(DEFAULT_DAY)));
        let next = score.next;
        let mut said = |current| {
            score.current = current;
            as_shown(&score)
        };
        assert_eq!((said(next.successful).as_str(), said(next.negative).as_str()), (good, bad), "{typed}");
    }
}

/// What is told of one more contract is what happens when it's there.
#[test]
fn one_more_contract_is_computed_as_if_it_were_there() {
    for example in TABLES.iter().flat_map(|table| examples(table)) {
        let now = at_noon(example.today);
        let with = |stars: &str| {
            let mut records = example.records.clone();
            let closed = example.today.format("%y-%m-%d");
            let mut more = contracts(&format!("Somebody-else {stars} 100 →{closed}"));
            more[0].contract = ContractId(9_999);
            records.append(&mut more);
            score(&records, &rules(), now).current
        };
        let next = score(&example.records, &rules(), now).next;
        assert_eq!((next.successful, next.negative), (with("5*"), with("1*")), "{}", example.name);
    }
}

#[test]
fn a_server_sets_the_minimum_the_windows_and_the_bands() {
    let records = contracts("Ana 5* 100 →26-11-01; Eve 3* 100 →26-09-15; Uma 5* 400 →26-07-01");
    let now = at_noon(day(DEFAULT_DAY));
    let shown = |change: fn(&mut ScoreRules)| {
        let mut rules = rules();
        change(&mut rules);
        as_shown(&score(&records, &rules, now))
    };
    // (1 + 1.25) / 3.25 = 69.23
    assert_eq!(shown(|_| {}), "69 struggling in 24");
    assert_eq!(shown(|rules| rules.minimum.contracts = 4), "too few: 3 of 3");
    assert_eq!(shown(|rules| rules.minimum.clients = 4), "too few: 3 of 3");
    assert_eq!(shown(|rules| rules.good = 69), "69 good in 24");
    assert_eq!(shown(|rules| rules.excellent = 60), "69 excellent in 24");
    // One month back from November 30 is October 30: Ana's alone.
    assert_eq!(shown(|rules| rules.windows = [1, 3, 6]), "100 excellent in 1");
    // All weigh 1: 2/3.
    assert_eq!(shown(|rules| rules.weights.light_up_to = 400), "67 struggling in 24");
    // Nobody asks for anything, and there is nothing: still no score.
    let mut none = rules();
    none.minimum = Minimum { contracts: 0, clients: 0 };
    assert_eq!(as_shown(&score(&[], &none, now)), "too few: 0 of 0");
}

#[test]
fn a_mark_by_moderators_reads_like_a_suspended_client_and_like_a_tiny_payment() {
    let line_of = |typed: &str| {
        let mut lines = score(&contracts(typed), &rules(), at_noon(day(DEFAULT_DAY))).lines;
        lines.remove(0)
    };
    let marked = line_of("Ana 5* 100 →26-11-01 same");
    assert_eq!(marked.left_out, Some(LeftOut::FairPlay));
    assert_eq!(marked, line_of("Ana 5*s 100 →26-11-01"), "no field tells which of the two it was");
    assert_eq!(line_of("Ana 5* 0.50 →26-11-01").left_out, marked.left_out);
    assert_eq!(line_of("Ana 5* 100? →26-11-01").left_out, marked.left_out);
}
