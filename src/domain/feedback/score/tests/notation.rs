//! How examples are written. A row of a table is
//!
//! `name | today | contracts | 6 months | 12 months | 24 months | what is shown | what is left out`
//!
//! Days are `yy-mm-dd`; an empty `today` is [`DEFAULT_DAY`]. Contracts are divided by `;`, and each is
//!
//! - the client's name, or a number: so many contracts with as many different clients;
//! - `5*`: the client's stars. `5*h`: hidden by moderators, `5*s`: of a suspended client. None: no feedback;
//! - `250.01`, `250.01EUR`: a payment (USD unless it says otherwise), `-50` one that was given back; `250?` isn't confirmed;
//!   `250@26-11-01,26-12-01` was paid on each of these days, otherwise on the day on which the contract was closed;
//! - `→26-11-01`: closed on that day, after 10 days; `26-01-01→26-11-01`: from another day; `26-01-01→`: runs; a `!` behind it: disputed;
//! - `for:client`: moderators decided a dispute so; `same`: they marked the two accounts as one person's.
//!
//! The windows hold the arithmetic, `(successful-negative)/all = percent`, `-` where nothing counts, and `=` for the same as in the cell
//! before. 1 EUR is 1.08 USD, 1 JPY 0.0065 USD, 1 KWD 3.25 USD; CHF has no rate.

use crate::domain::contracts::entry::DisputeOutcome;
use crate::domain::feedback::score::record::{
    ClientFeedback, ContractRecord, FeedbackStanding, PaidAmount, RecordState, Worker,
};
use crate::domain::feedback::score::rules::{Rate, ScoreRules};
use crate::domain::ids::{ContractId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::time::{DAY_MS, HOUR_MS, UnixMs};
use chrono::NaiveDate;

/// What `today` is where a row says nothing: the windows begin on 2026-05-30, 2025-11-30 and 2024-11-30.
pub(crate) const DEFAULT_DAY: &str = "26-11-30";

/// One row.
pub(super) struct Example {
    pub(super) name: String,
    pub(super) today: NaiveDate,
    pub(super) records: Vec<ContractRecord>,
    pub(super) windows: [String; 3],
    pub(super) shown: String,
    pub(super) left_out: String,
}

/// The rules of the tables.
pub(crate) fn rules() -> ScoreRules {
    let rate = |code, millionths| Rate { currency: currency(code), millionths };
    let rates = vec![rate("EUR", 1_080_000), rate("JPY", 6_500), rate("KWD", 3_250_000)];
    ScoreRules { rates, ..ScoreRules::of(Currency::USD) }
}

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect("a currency")
}

/// The rows of a table; empty lines and those that begin with `#` are for the reader.
pub(super) fn examples(table: &str) -> Vec<Example> {
    let rows = table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [name, today, typed, six, twelve, most, shown, left_out] = cells[..] else {
            panic!("eight cells: {row}")
        };
        let same = |cell: &str, before: &str| if cell == "=" { before.to_owned() } else { cell.to_owned() };
        let twelve = same(twelve, six);
        let most = same(most, &twelve);
        Example {
            name: name.to_owned(),
            today: day(if today.is_empty() { DEFAULT_DAY } else { today }),
            records: contracts(typed),
            windows: [six.to_owned(), twelve, most],
            shown: shown.to_owned(),
            left_out: left_out.to_owned(),
        }
    })
    .collect()
}

/// The contracts of a cell, numbered from 1.
pub(crate) fn contracts(typed: &str) -> Vec<ContractRecord> {
    let mut records = Vec::new();
    for one in typed.split(';').map(str::trim).filter(|one| !one.is_empty()) {
        let (client, rest) = one.split_once(' ').expect("a client and what they said");
        let next = || i64::try_from(records.len()).expect("few") + 1;
        match client.parse::<i64>() {
            Ok(many) => {
                let first = next();
                records.extend((first..first + many).map(|id| record(rest, id, PersonId(1_000_000 + id))));
            }
            Err(_) => {
                // Names are told apart by their letters, so that each row can use its own.
                let id = client.bytes().fold(0_i64, |sum, byte| sum * 31 % 999_983 + i64::from(byte));
                records.push(record(rest, next(), PersonId(id)));
            }
        }
    }
    records
}

fn record(typed: &str, id: i64, client: PersonId) -> ContractRecord {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let span = words.iter().find(|word| word.contains('→')).expect("from when to when");
    let is_disputed = span.ends_with('!');
    let (from, until) = span.trim_end_matches('!').split_once('→').expect("an arrow");
    let closed = (!until.is_empty()).then(|| at_noon(day(until)));
    let started = match (from, closed) {
        ("", Some(closed)) => closed.plus(-10 * DAY_MS),
        (from, _) => at_noon(day(from)),
    };
    let mut record = ContractRecord {
        contract: ContractId(id),
        client,
        worker: Worker::Freelancer(PersonId(2)),
        started,
        state: match (is_disputed, closed) {
            (true, closed) => RecordState::Disputed { closed },
            (false, Some(at)) => RecordState::Closed(at),
            (false, None) => RecordState::Running,
        },
        feedback: None,
        payments: Vec::new(),
        verdict: None,
        is_same_person: false,
    };
    for word in words.into_iter().filter(|word| !word.contains('→')) {
        add(&mut record, word, closed.unwrap_or(started).day());
    }
    record
}

fn add(record: &mut ContractRecord, word: &str, paid_on: NaiveDate) {
    if let Some((stars, standing)) = word.split_once('*') {
        let standing = match standing {
            "" => FeedbackStanding::Counts,
            "h" => FeedbackStanding::Hidden,
            "s" => FeedbackStanding::WriterSuspended,
            other => panic!("{other} says nothing of feedback"),
        };
        record.feedback = Some(ClientFeedback { stars: stars.parse().expect("stars"), standing });
    } else if let Some(outcome) = word.strip_prefix("for:") {
        record.verdict = Some(DisputeOutcome::from_code(outcome).expect("an outcome"));
    } else if word == "same" {
        record.is_same_person = true;
    } else {
        let (amount, days) = word.split_once('@').map_or((word, None), |(of, days)| (of, Some(days)));
        let is_confirmed = !amount.ends_with('?');
        let amount = money(amount.trim_end_matches('?'));
        let days = days.map_or_else(|| vec![paid_on], |days| days.split(',').map(day).collect());
        record.payments.extend(days.into_iter().map(|day| PaidAmount { day, amount, is_confirmed }));
    }
}

/// `250.01`, `-50EUR`.
fn money(typed: &str) -> Money {
    let at = typed.find(|c: char| c.is_ascii_uppercase()).unwrap_or(typed.len());
    let (number, code) = typed.split_at(at);
    let currency = currency(if code.is_empty() { "USD" } else { code });
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = currency.minor_digits() as usize;
    assert!(rest.len() <= digits, "{typed} has too many digits");
    let minor = format!("{whole}{rest:0<digits$}").parse().expect("an amount");
    Money { minor, currency }
}

/// `26-11-30`.
pub(crate) fn day(typed: &str) -> NaiveDate {
    NaiveDate::parse_from_str(&format!("20{typed}"), "%Y-%m-%d")
        .unwrap_or_else(|_| panic!("{typed} is no day"))
}

/// 12:00 UTC.
pub(crate) fn at_noon(day: NaiveDate) -> UnixMs {
    UnixMs(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()).plus(12 * HOUR_MS)
}
