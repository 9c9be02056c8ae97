//! What people read of a score: everything of their own, only how many of another one's; within Discord's limits, and with no word of
//! its own.

use super::{explain_button, explanation, score_line};
use crate::app::{ScoreRecord, ScoredContract, ShownScore};
use crate::discord::offers::views::tests::languages::check_post;
use crate::discord::offers::views::tests::limits;
use crate::discord::offers::views::tests::render::render;
use crate::domain::feedback::score::record::Worker;
use crate::domain::feedback::score::rules::Minimum;
use crate::domain::feedback::score::tests::notation::{DEFAULT_DAY, at_noon, contracts, day, rules};
use crate::domain::feedback::score::{Badge, Band, JobSuccess, score};
use crate::domain::ids::{AgencyId, OfferNumber, PersonId};
use crate::words::Language;
use insta::assert_snapshot;

const BEN: Worker = Worker::Freelancer(PersonId(2));

const SCORED: JobSuccess = JobSuccess::Scored { percent: 100, band: Band::Struggling, window: 2, months: 24 };

/// A score with the longest line.
pub(in crate::discord) fn longest() -> ShownScore {
    let agency = Some("*".repeat(100));
    ShownScore {
        worker: Worker::Agency(AgencyId(i64::MAX)),
        agency,
        reads_all: true,
        current: SCORED,
        badge: Some(Badge::TopRated),
    }
}

/// What a reader reads of these contracts; of all of them, or only how many there are.
fn record(typed: &str, worker: Worker, reads_all: bool, page: u32) -> ScoreRecord {
    let records = contracts(typed);
    let score = score(&records, &rules(), at_noon(day(DEFAULT_DAY)));
    let known = records.iter().map(|record| ScoredContract {
        id: record.contract,
        number: OfferNumber(record.contract.0),
        title: format!("Work no. {} *as agreed*", record.contract),
    });
    ScoreRecord {
        worker,
        agency: matches!(worker, Worker::Agency(_)).then(|| "Studio *North*".to_owned()),
        rules: rules(),
        badge: Some(Badge::Rising),
        excellent_weeks: 12,
        known: reads_all.then(|| known.collect()),
        page,
        pages: u32::try_from(score.lines.len()).expect("few").div_ceil(10).max(1),
        score,
    }
}

/// Every kind of line.
const MANY: &str = "Ana 5* 900@26-06-20,26-09-01 26-06-10→26-11-10; Ana 4* 100 →26-10-01; Ana 3* 100 →26-09-01; \
    Ana 5* 50 →25-02-01; Eve 1* 400 →26-08-01 for:client; Eve 100@26-11-01 26-10-20→; Uma 5* 70CHF →26-07-01; \
    Uma 5* 30 →26-06-01 same; Uma 5* 30? →26-06-02; Ida 5* →26-06-03; Ida 100 →26-06-04; Ida 1*h 100 →26-06-05; \
    Ida 100@26-01-05 26-01-01→; Ida 9@26-11-01 26-10-20→!; Ida 5* 9 →24-01-01";

#[test]
fn a_score_explains_itself_to_whose_it_is() {
    let read = |page| render(&explanation(Language::English, &record(MANY, BEN, true, page)));
    assert_snapshot!("own_first_page", read(1));
    assert_snapshot!("own_second_page", read(2));
    let few = record("Ana 5* 100 →26-11-01", BEN, true, 1);
    assert_snapshot!("own_not_enough", render(&explanation(Language::English, &few)));
}

#[test]
fn others_read_how_many_contracts_came_out_how_and_nothing_else() {
    let shown = render(&explanation(Language::English, &record(MANY, BEN, false, 1)));
    assert!(!shown.contains("Work no.") && !shown.contains("**#") && !shown.contains("weight"), "{shown}");
    assert_snapshot!("anothers", shown);
    let studio = Worker::Agency(AgencyId(7));
    assert_snapshot!("agency", render(&explanation(Language::English, &record(MANY, studio, false, 1))));
}

#[test]
fn what_is_missing_for_a_score_is_counted() {
    let line = |contracts, clients, needed: (u32, u32)| {
        let needed = Minimum { contracts: needed.0, clients: needed.1 };
        score_line(Language::English, JobSuccess::NotEnough { contracts, clients, needed })
    };
    let rows = [
        (0, 0, (2, 2), "contracts with **2** more clients are needed."),
        (1, 1, (2, 2), "a contract with **1** more client is needed."),
        (5, 1, (2, 2), "a contract with **1** more client is needed."),
        (3, 2, (4, 2), "**1** more contract is needed."),
        (1, 1, (5, 2), "**4** more contracts are needed, with at least **1** new client."),
    ];
    for (contracts, clients, needed, says) in rows {
        assert_eq!(line(contracts, clients, needed), format!("Not enough outcomes yet: {says}"));
    }
    let shown = record(MANY, BEN, true, 1).score;
    let line = score_line(Language::English, shown.current);
    assert_eq!(line, "**55%** · Struggling · last 24 months");
}

#[test]
fn a_button_leads_only_to_what_its_reader_may_read() {
    let has = |current: Option<JobSuccess>, reads_all| {
        let shown =
            current.map(|current| ShownScore { worker: BEN, agency: None, reads_all, current, badge: None });
        explain_button(Language::English, shown.as_ref()).is_some()
    };
    let few = record("Ana 5* 100 →26-11-01", BEN, true, 1).score.current;
    assert_eq!([has(None, true), has(None, false)], [false, false]);
    assert_eq!([has(Some(few), true), has(Some(few), false)], [true, false]);
    assert_eq!([has(Some(SCORED), true), has(Some(SCORED), false)], [true, true]);
}

#[test]
fn everything_fits_and_is_in_the_readers_language() {
    // As long as lines get: weighed by length, decided, and beyond the third contract in one window.
    let long = "Ana 5* 2000@25-01-10,25-04-10,25-07-10,25-10-10,26-01-10,26-04-10,26-07-10 24-12-15→25-12-15 for:nothing; ".repeat(4);
    let fair = "Ana 5* 0.50 →26-11-01 for:nothing; ".repeat(3);
    let newer = "Ana 5* 9000@26-02-01,26-05-01,26-08-01 26-01-01→26-11-20 for:nothing; ".repeat(3);
    let few = "Ana 5* 100 →26-11-01";
    for language in [Language::English, Language::Pseudo] {
        for typed in [format!("{long}{newer}{fair}").as_str(), MANY, few, ""] {
            for (worker, reads_all) in [(BEN, true), (BEN, false), (Worker::Agency(AgencyId(7)), true)] {
                let mut record = record(typed, worker, reads_all, 1);
                record.agency = record.agency.map(|_| "*".repeat(100));
                for known in record.known.iter_mut().flatten() {
                    known.title = "*".repeat(100);
                    known.number = OfferNumber(99_999_999);
                }
                for line in &mut record.score.lines {
                    line.client = PersonId(i64::MAX);
                }
                let post = explanation(language, &record);
                limits::check(&post);
                if language == Language::Pseudo {
                    check_post(&post);
                }
            }
        }
    }
}
