//! Job alerts: searches that somebody wants to be told of. Owns how many one may have, when a digest is due, and the text that a search
//! is stored and carried as.

use super::budget::{Budget, BudgetAmount};
use super::job::{Job, JobTerms};
use super::refusal::JobRefusal;
use super::search::JobSearch;
use crate::domain::ids::{GuildId, JobAlertId, PersonId};
use crate::domain::money::{Currency, Money};
use crate::domain::time::{DAY_MS, HOUR_MS, UnixMs};
use chrono::{Days, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono_tz::Tz;

/// Most alerts of one person in one server.
pub const ALERTS: u32 = 10;
/// The hour of the day, in the server's time zone, at which digests are due.
pub const DIGEST_HOUR: u32 = 9;
/// For so long it's kept who was told of which job.
pub const NEWS_KEPT_MS: i64 = 14 * DAY_MS;
/// Most jobs that one message names.
pub const TOLD_JOBS: u32 = 10;

/// How soon somebody is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// Of each job as it's posted.
    Now,
    /// Once a day, of all that were posted since.
    #[default]
    Daily,
}

impl Pace {
    /// Both; whoever is told at once isn't told again in a digest.
    pub const ALL: [Self; 2] = [Self::Now, Self::Daily];

    /// The stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Daily => "daily",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.code() == code)
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Now => Self::Daily,
            Self::Daily => Self::Now,
        }
    }
}

/// What somebody wants to be told of, whatever its age: a skill, a budget, both or any job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WantedJobs {
    /// The key of a skill that a job asks for.
    pub skill: Option<String>,
    /// What it should pay.
    pub budget: Option<Budget>,
}

impl From<JobSearch> for WantedJobs {
    fn from(search: JobSearch) -> Self {
        Self { skill: search.skill, budget: search.budget }
    }
}

impl WantedJobs {
    /// Whether a job that says this is one of those.
    #[must_use]
    pub fn fits(&self, terms: &JobTerms) -> bool {
        let search = JobSearch { skill: self.skill.clone(), budget: self.budget, ..JobSearch::default() };
        search.fits(terms)
    }

    /// The one text of it: the budget, a tilde, the skill.
    #[must_use]
    pub fn code(&self) -> String {
        let budget = self.budget.map_or_else(String::new, |budget| {
            let (kind, amounts) = match budget.amount {
                BudgetAmount::Exactly(amount) => ("e", amount.minor.to_string()),
                BudgetAmount::UpTo(most) => ("u", most.minor.to_string()),
                BudgetAmount::Between(least, most) => ("b", format!("{}.{}", least.minor, most.minor)),
            };
            let basis = if budget.hourly { "h" } else { "f" };
            format!("{basis}{kind}.{}.{amounts}", budget.amount.currency().code())
        });
        format!("{budget}~{}", self.skill.as_deref().unwrap_or_default())
    }

    /// What has this text; `None` for a text that nothing has.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (budget, skill) = code.split_once('~')?;
        let budget = if budget.is_empty() { None } else { Some(budget_of(budget)?) };
        let skill = Some(skill).filter(|skill| !skill.is_empty()).map(str::to_owned);
        Some(Self { skill, budget }).filter(|wanted| wanted.code() == code)
    }
}

fn budget_of(code: &str) -> Option<Budget> {
    let mut parts = code.split('.');
    let (kind, currency) = (parts.next()?, Currency::from_code(parts.next()?)?);
    let mut amount = || Some(Money { minor: parts.next()?.parse().ok()?, currency });
    let least = amount()?;
    let (basis, kind) = kind.split_at_checked(1)?;
    let amount = match kind {
        "e" => BudgetAmount::Exactly(least),
        "u" => BudgetAmount::UpTo(least),
        "b" => BudgetAmount::Between(least, amount()?),
        _ => return None,
    };
    Some(Budget { hourly: basis == "h", amount })
}

/// A search of which somebody is told when a job like that is posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobAlert {
    /// Never shown.
    pub id: JobAlertId,
    /// Where jobs are looked at.
    pub guild: GuildId,
    /// Whose it is.
    pub person: PersonId,
    /// What they want to be told of.
    pub wanted: WantedJobs,
    /// How soon.
    pub pace: Pace,
    /// Since when.
    pub made: UnixMs,
}

/// Refuses an alert that there is, or one more than there may be.
///
/// # Errors
/// There is the same, or there are too many.
pub fn check_new(there: &[JobAlert], wanted: &WantedJobs) -> Result<(), JobRefusal> {
    if there.iter().any(|alert| alert.wanted == *wanted) {
        return Err(JobRefusal::SameAlert);
    }
    match there.len() >= ALERTS as usize {
        true => Err(JobRefusal::ManyAlerts { most: ALERTS }),
        false => Ok(()),
    }
}

/// The skills by which alerts for a job are found: no skill, which any job has, and those that it asks for.
#[must_use]
pub fn skills_of(job: &Job) -> Vec<&str> {
    std::iter::once("").chain(job.terms.skills.iter().map(|skill| skill.key.as_str())).collect()
}

/// When the next digest is due after `now`. Where clocks skip the hour, an hour later.
#[must_use]
pub fn next_digest(zone: Tz, now: UnixMs) -> UnixMs {
    let hour = NaiveTime::from_hms_opt(DIGEST_HOUR, 0, 0).unwrap_or_default();
    let today = now.utc().with_timezone(&zone).date_naive();
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    let due = moment(zone, today.and_time(hour));
    if due > now { due } else { moment(zone, tomorrow.and_time(hour)) }
}

fn moment(zone: Tz, local: NaiveDateTime) -> UnixMs {
    let found = zone.from_local_datetime(&local).earliest().map(|at| UnixMs(at.timestamp_millis()));
    found.unwrap_or_else(|| UnixMs(local.and_utc().timestamp_millis()).plus(HOUR_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(minor: i64) -> Money {
        Money { minor, currency: Currency::USD }
    }

    #[test]
    fn a_search_has_one_text() {
        use BudgetAmount::{Between, Exactly, UpTo};
        let budget = |hourly, amount| Some(Budget { hourly, amount });
        let skill = |key: &str| Some(key.to_owned());
        for (code, skill, budget) in [
            ("~", None, None),
            ("~c++", skill("c++"), None),
            ("~a ~ b", skill("a ~ b"), None),
            ("he.USD.4000~", None, budget(true, Exactly(usd(4_000)))),
            ("fu.USD.90000~web design", skill("web design"), budget(false, UpTo(usd(90_000)))),
            ("fb.USD.100.200~", None, budget(false, Between(usd(100), usd(200)))),
        ] {
            let wanted = WantedJobs { skill, budget };
            assert_eq!(wanted.code(), code);
            assert_eq!(WantedJobs::from_code(code), Some(wanted), "{code}");
        }
        for code in
            ["", "rust", "xe.USD.1~", "he.USD.01~", "he.USD.1.2~", "fb.USD.1~", "hé.USD.1~", "he.XXQ.1~"]
        {
            assert_eq!(WantedJobs::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn a_digest_is_due_at_the_same_hour_of_each_day() {
        let at = |text: &str| {
            UnixMs(chrono::DateTime::parse_from_rfc3339(text).expect("a moment").timestamp_millis())
        };
        let berlin = Tz::Europe__Berlin;
        for (now, due) in [
            ("2026-06-01T06:59:59Z", "2026-06-01T07:00:00Z"),
            ("2026-06-01T07:00:00Z", "2026-06-02T07:00:00Z"),
            ("2026-06-01T22:30:00Z", "2026-06-02T07:00:00Z"),
            // The clocks go back in this night.
            ("2026-10-24T12:00:00Z", "2026-10-25T08:00:00Z"),
        ] {
            assert_eq!(next_digest(berlin, at(now)), at(due), "{now}");
        }
        let noon = at("2026-06-01T12:00:00Z");
        assert_eq!(next_digest(Tz::UTC, noon), noon.plus(DAY_MS - 3 * HOUR_MS));
    }

    #[test]
    fn there_is_one_alert_for_a_search_and_not_too_many() {
        let wanted = |nth: u32| WantedJobs { skill: Some(nth.to_string()), budget: None };
        let alert = |nth| JobAlert {
            id: JobAlertId(i64::from(nth)),
            guild: GuildId(1),
            person: PersonId(2),
            wanted: wanted(nth),
            pace: Pace::default(),
            made: UnixMs(0),
        };
        let all: Vec<JobAlert> = (0..ALERTS).map(alert).collect();
        assert_eq!(check_new(&all[1..], &wanted(0)), Ok(()));
        assert_eq!(check_new(&all[1..], &wanted(1)), Err(JobRefusal::SameAlert));
        assert_eq!(check_new(&all, &wanted(ALERTS)), Err(JobRefusal::ManyAlerts { most: ALERTS }));
        assert_eq!(Pace::ALL.map(|pace| Pace::from_code(pace.code())), Pace::ALL.map(Some));
    }
}
