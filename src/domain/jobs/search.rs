//! Which open jobs somebody looks for: by a skill, by what they pay, and by their age. How a budget is typed is `form`'s.

use super::budget::{Budget, BudgetAmount};
use super::job::JobTerms;
use crate::domain::time::{DAY_MS, UnixMs};

/// How old a job may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum JobAge {
    /// Of any age.
    #[default]
    Any,
    /// Posted within a day.
    Day,
    /// Within a week.
    Week,
    /// Within 30 days.
    Month,
}

impl JobAge {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Any, Self::Day, Self::Week, Self::Month];

    /// The name in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.code() == code)
    }

    /// The moment after which such a job was posted.
    #[must_use]
    pub const fn since(self, now: UnixMs) -> UnixMs {
        match self {
            Self::Any => UnixMs(0),
            Self::Day => now.plus(-DAY_MS),
            Self::Week => now.plus(-7 * DAY_MS),
            Self::Month => now.plus(-30 * DAY_MS),
        }
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobSearch {
    /// The key of a skill that it asks for.
    pub skill: Option<String>,
    /// What it should pay: of one amount that or more.
    pub budget: Option<Budget>,
    /// How old it may be.
    pub age: JobAge,
}

/// From the least to the most, in minor units; a single amount that somebody looks for has no most.
#[must_use]
pub const fn ends(amount: BudgetAmount, is_wanted: bool) -> (i64, i64) {
    match amount {
        BudgetAmount::Exactly(amount) => (amount.minor, if is_wanted { i64::MAX } else { amount.minor }),
        BudgetAmount::UpTo(most) => (0, most.minor),
        BudgetAmount::Between(least, most) => (least.minor, most.minor),
    }
}

impl JobSearch {
    /// Whether a job that says this is one of those, whatever its age; the database finds the same ones.
    #[must_use]
    pub fn fits(&self, terms: &JobTerms) -> bool {
        let has = |key: &String| terms.skills.iter().any(|skill| skill.key == *key);
        self.skill.as_ref().is_none_or(has) && self.budget.is_none_or(|wanted| pays(&terms.budget, &wanted))
    }
}

fn pays(offered: &Budget, wanted: &Budget) -> bool {
    let (least, most) = ends(wanted.amount, true);
    let (from, to) = ends(offered.amount, false);
    offered.hourly == wanted.hourly
        && offered.amount.currency() == wanted.amount.currency()
        && from <= most
        && to >= least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jobs::decide::tests::job;
    use crate::domain::money::{Currency, Money};
    use crate::domain::people::profile::Skill;

    fn usd(minor: i64) -> Money {
        Money { minor, currency: Currency::USD }
    }

    fn budget(hourly: bool, amount: BudgetAmount) -> Budget {
        Budget { hourly, amount }
    }

    #[test]
    fn a_job_is_found_by_what_it_may_pay() {
        use BudgetAmount::{Between, Exactly, UpTo};
        let offered = [Exactly(usd(500)), UpTo(usd(900)), Between(usd(300), usd(700))];
        let found = |wanted| offered.map(|amount| pays(&budget(false, amount), &budget(false, wanted)));
        assert_eq!(found(Exactly(usd(500))), [true, true, true]);
        assert_eq!(found(Exactly(usd(800))), [false, true, false]);
        assert_eq!(found(UpTo(usd(400))), [false, true, true]);
        assert_eq!(found(Between(usd(600), usd(650))), [false, true, true]);
        let euros = Money { currency: Currency::from_code("EUR").expect("a currency"), ..usd(500) };
        assert!(!pays(&budget(false, Exactly(usd(500))), &budget(false, Exactly(euros))));
        assert!(!pays(&budget(true, Exactly(usd(500))), &budget(false, Exactly(usd(500)))));
    }

    #[test]
    fn a_job_is_found_by_its_skills_and_its_age() {
        let skill = |key: &str| Skill { label: key.to_uppercase(), key: key.to_owned() };
        let terms = JobTerms { skills: vec![skill("rust"), skill("web design")], ..job().terms };
        let by = |key: &str| JobSearch { skill: Some(key.to_owned()), ..JobSearch::default() };
        assert!(by("web design").fits(&terms) && !by("design").fits(&terms));
        assert!(JobSearch::default().fits(&terms));
        let now = UnixMs(40 * DAY_MS);
        let since = JobAge::ALL.map(|age| age.since(now).0 / DAY_MS);
        assert_eq!(since, [0, 39, 33, 10]);
        assert_eq!(JobAge::ALL.map(|age| JobAge::from_code(age.code())), JobAge::ALL.map(Some));
    }
}
