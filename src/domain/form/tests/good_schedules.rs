//! Schedules that are understood, with the exact days.

use super::{form, parse};
use crate::domain::form::OfferForm;
use crate::domain::time::date;
use chrono::NaiveDate;

const DEC_1: Option<NaiveDate> = Some(date(2026, 12, 1));
const DEC_20: Option<NaiveDate> = Some(date(2026, 12, 20));

/// Typed, start, due. Today is Monday, 23 November 2026.
const CASES: &[(&str, Option<NaiveDate>, Option<NaiveDate>)] = &[
    ("", None, None),
    ("none", None, None),
    ("2026-12-20", None, DEC_20),
    ("due 2026-12-20", None, DEC_20),
    ("Due: 2026-12-20", None, DEC_20),
    ("start 2026-12-01", DEC_1, None),
    ("start 2026-12-01, due 2026-12-20", DEC_1, DEC_20),
    ("due 2026-12-20, start 2026-12-01", DEC_1, DEC_20),
    ("start 2026-12-01\ndue 2026-12-20", DEC_1, DEC_20),
    ("start date: 2026-12-01; due date: 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01 to 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01 - 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01 – 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01..2026-12-20", DEC_1, DEC_20),
    ("between 1 Dec and 20 Dec", DEC_1, DEC_20),
    ("2026-12-01 -> 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01, 2026-12-20", DEC_1, DEC_20),
    ("2026-12-01, due 2026-12-20", DEC_1, DEC_20),
    ("start 2026-12-01, 2026-12-20", DEC_1, DEC_20),
    ("from 1 Dec until 20 Dec", DEC_1, DEC_20),
    ("starts on Dec 1 and ends on Dec 20", DEC_1, DEC_20),
    ("from December 1st, 2026 to the 20th of December, 2026", DEC_1, DEC_20),
    ("start 2026/12/01 due 2026.12.20", DEC_1, DEC_20),
    ("start 2026-12-01, due in 3 weeks", DEC_1, Some(date(2026, 12, 14))),
    ("from next monday to 2027-01-15", Some(date(2026, 11, 30)), Some(date(2027, 1, 15))),
    ("due next friday", None, Some(date(2026, 11, 27))),
    ("due friday", None, Some(date(2026, 11, 27))),
    ("by 1 Feb", None, Some(date(2027, 2, 1))),
    ("by 23 Nov", None, Some(date(2026, 11, 23))),
    ("tomorrow – in 2 weeks", Some(date(2026, 11, 24)), Some(date(2026, 12, 7))),
    ("start today, due in 10 days", Some(date(2026, 11, 23)), Some(date(2026, 12, 3))),
    ("start now, due in a month", Some(date(2026, 11, 23)), Some(date(2026, 12, 23))),
    ("in two weeks", None, Some(date(2026, 12, 7))),
    ("2 weeks from now", None, Some(date(2026, 12, 7))),
    ("in 2 weeks' time", None, Some(date(2026, 12, 7))),
    ("monday", None, Some(date(2026, 11, 30))),
    ("next month", None, Some(date(2026, 12, 23))),
    ("day after tomorrow", None, Some(date(2026, 11, 25))),
    ("due by Sun", None, Some(date(2026, 11, 29))),
    ("friday, 4 December", None, Some(date(2026, 12, 4))),
    ("due Fri 2026-12-04", None, Some(date(2026, 12, 4))),
    ("２０２６-１２-２０", None, DEC_20),
    ("2026\u{2011}12\u{2011}20", None, DEC_20),
    ("2026-11-23 to 2026-11-23", Some(date(2026, 11, 23)), Some(date(2026, 11, 23))),
    ("due 2029-11-23", None, Some(date(2029, 11, 23))),
];

#[test]
fn schedules_are_exact() {
    for (typed, start, due) in CASES {
        let form = OfferForm { schedule: (*typed).to_owned(), ..form() };
        let terms = parse(&form).unwrap_or_else(|problems| panic!("{typed}: {problems:?}"));
        assert_eq!((terms.start, terms.due), (*start, *due), "{typed}");
    }
}
