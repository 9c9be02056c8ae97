//! The days that a form may name. Owns what "today" is for the one who types, and how far an offer reaches; how a day is
//! written is `day`'s.

use super::problem::date::DateProblem;
use super::refused::Refused;
use crate::domain::time::{HOUR_MS, UnixMs};
use chrono::{Datelike, Months, NaiveDate};
use chrono_tz::Tz;

/// Months ahead that an offer may reach: three years.
const MONTHS_AHEAD: Months = Months::new(36);
/// The westernmost time zone is twelve hours behind UTC: there a day ends last.
const LAST_ZONE_BEHIND_MS: i64 = 12 * HOUR_MS;

/// The days that a form accepts, as of one moment in one time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The person's day, as far as it is known.
    pub(super) today: NaiveDate,
    /// The first day that is not over everywhere on earth.
    first: NaiveDate,
    /// The time zone in which `today` is a day.
    zone: Tz,
    /// Days already agreed on, which stay allowed when they have passed.
    kept: Vec<NaiveDate>,
}

impl Calendar {
    /// The calendar of somebody in `zone` at this moment.
    #[must_use]
    pub fn at(moment: UnixMs, zone: Tz) -> Self {
        let today = moment.utc().with_timezone(&zone).date_naive();
        Self { today, first: moment.plus(-LAST_ZONE_BEHIND_MS).day(), zone, kept: Vec::new() }
    }

    /// The person's day, as far as it is known.
    #[must_use]
    pub const fn today(&self) -> NaiveDate {
        self.today
    }

    /// The calendar of noon UTC on a day, for tests.
    #[cfg(test)]
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        Self::at(crate::domain::time::moment_on(today).plus(2 * HOUR_MS), Tz::UTC)
    }

    /// The same, with days that stay allowed when they have passed.
    #[must_use]
    pub(super) fn keeping(&self, kept: Vec<NaiveDate>) -> Self {
        Self { kept, ..self.clone() }
    }

    /// A day that an offer may name.
    pub(super) fn check(&self, day: NaiveDate) -> Result<NaiveDate, Refused<NaiveDate>> {
        if self.kept.contains(&day) {
            Ok(day)
        } else if day < self.first {
            Err(self.passed(day))
        } else if day > self.latest() {
            Err(self.too_far())
        } else {
            Ok(day)
        }
    }

    /// A day of the month without a year: the next one, unless it was missed only lately or is far away, which is asked about.
    pub(super) fn next_yearly(&self, month: u32, day: u32) -> Option<Result<NaiveDate, Refused<NaiveDate>>> {
        const LATELY_DAYS: i64 = 92;
        const YEARS_TO_LEAP: i32 = 8;
        let in_year = |year| NaiveDate::from_ymd_opt(year, month, day);
        let this_year = self.today.year();
        if let Some(kept) = self.kept.iter().find(|kept| (kept.month(), kept.day()) == (month, day)) {
            return Some(Ok(*kept));
        }
        let next = (this_year - 1..=this_year.saturating_add(YEARS_TO_LEAP))
            .filter_map(in_year)
            .find(|date| *date >= self.first)?;
        let lately =
            [this_year - 1, this_year].into_iter().filter_map(in_year).rfind(|date| *date < self.first);
        if let Some(missed) = lately.filter(|missed| (self.today - *missed).num_days() <= LATELY_DAYS) {
            return Some(Err(Refused::meaning(
                DateProblem::DateInPast { day: missed, today: self.today },
                self.check(next).ok(),
            )));
        }
        if (month, day) == (2, 29)
            && let Some(near) = (this_year..next.year())
                .filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 28))
                .find(|date| *date >= self.first)
        {
            let problem = DateProblem::NotThisYear { next };
            return Some(Err(Refused::meaning(
                problem,
                [Some(near), near.succ_opt(), Some(next)].into_iter().flatten(),
            )));
        }
        Some(Ok(next))
    }

    /// The day in the person's time zone of a moment in seconds of Unix time, as in Discord's `<t:…>`.
    pub(super) fn day_of_moment(&self, seconds: i64) -> Option<NaiveDate> {
        let moment = chrono::DateTime::from_timestamp(seconds, 0)?;
        Some(moment.with_timezone(&self.zone).date_naive())
    }

    /// The last day that an offer may name.
    pub(super) fn latest(&self) -> NaiveDate {
        self.today.checked_add_months(MONTHS_AHEAD).unwrap_or(NaiveDate::MAX)
    }

    /// The refusal of a day beyond it.
    pub(super) fn too_far(&self) -> Refused<NaiveDate> {
        let latest = self.latest();
        Refused::meaning(DateProblem::TooFarAhead { latest }, [latest])
    }

    /// The refusal of a day that is over: the same day of the next year may be meant, or today.
    fn passed(&self, day: NaiveDate) -> Refused<NaiveDate> {
        let mut years =
            (day.year()..=self.today.year().saturating_add(1)).filter_map(|year| day.with_year(year));
        let again = years.find(|date| *date >= self.today && *date <= self.latest());
        let meant = [Some(self.today), again.filter(|date| *date != self.today)];
        Refused::meaning(DateProblem::DateInPast { day, today: self.today }, meant.into_iter().flatten())
    }
}
