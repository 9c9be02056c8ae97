//! Whose day it is: a day is over when it is over everywhere, and "tomorrow" is the author's.

use super::form;
use crate::domain::form::{Calendar, OfferForm};
use crate::domain::money::Currency;
use crate::domain::time::{HOUR_MS, date, moment_on};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// The due date that is read three hours into 29 November in UTC, in a zone; `None` if it is refused.
fn due(typed: &str, zone: Tz) -> Option<NaiveDate> {
    let moment = moment_on(date(2026, 11, 29)).plus(-7 * HOUR_MS);
    let form = OfferForm { schedule: typed.to_owned(), ..form() };
    form.read(&Calendar::at(moment, zone), Currency::USD).ok()?.0.due
}

#[test]
fn today_is_the_authors_day() {
    for (zone, today) in [
        (Tz::America__New_York, date(2026, 11, 28)),
        (Tz::UTC, date(2026, 11, 29)),
        (Tz::Asia__Tokyo, date(2026, 11, 29)),
    ] {
        assert_eq!(due("today", zone), Some(today), "{zone}");
        assert_eq!(due("tomorrow", zone), today.succ_opt(), "{zone}");
    }
    assert_eq!(due("<t:1796176800:D>", Tz::America__New_York), Some(date(2026, 12, 1)));
    assert_eq!(due("<t:1796176800:D>", Tz::Asia__Tokyo), Some(date(2026, 12, 2)));
}

#[test]
fn a_day_that_still_is_somewhere_is_never_refused() {
    for zone in [Tz::UTC, Tz::Asia__Tokyo, Tz::Pacific__Kiritimati, Tz::America__New_York] {
        assert_eq!(due("2026-11-28", zone), Some(date(2026, 11, 28)), "{zone}");
        assert_eq!(due("Nov 28", zone), Some(date(2026, 11, 28)), "{zone}");
        assert_eq!(due("2026-11-27", zone), None, "{zone}");
    }
}
