//! What is wrong with the milestones, in words.

use crate::domain::form::problem::Problem;
use crate::domain::money::Money;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of milestones. Last of the chain, so it lists every other problem too: a new one does not
/// compile until somebody decided where its words stand.
pub(super) fn milestone_sentence(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::NoName => say!(language, "form-no-name"),
        Problem::UnclearAmount { text } => say!(language, "form-unclear-amount", text = super::typed(text)),
        Problem::TooSmall { least } => say!(language, "form-too-small", least = least.to_string()),
        Problem::OtherCurrency { is, expected } => {
            say!(language, "form-other-currency", is = is.code(), expected = expected.code())
        }
        Problem::HourlyMilestone => say!(language, "form-hourly-milestone"),
        Problem::AfterDue { day, due } => {
            say!(language, "form-after-due", day = day.to_string(), due = due.to_string())
        }
        Problem::TooManyMilestones { most, is } => {
            say!(language, "form-too-many-milestones", is = *is, most = *most)
        }
        Problem::DoNotAddUp { sum, total } => add_up_sentence(language, *sum, *total),
        Problem::MilestonesWithHourly => say!(language, "form-milestones-with-hourly"),
        Problem::Empty
        | Problem::TooLong { .. }
        | Problem::OnLine { .. }
        | Problem::NoAmount { .. }
        | Problem::NotANumber { .. }
        | Problem::AmbiguousNumber { .. }
        | Problem::TwoAmounts { .. }
        | Problem::NotUnderstood { .. }
        | Problem::UnknownCurrency { .. }
        | Problem::SharedCurrencyName { .. }
        | Problem::TwoCurrencies { .. }
        | Problem::TooPrecise { .. }
        | Problem::NotPositive
        | Problem::TooLarge { .. }
        | Problem::RateUnit { .. }
        | Problem::FixedAndHourly
        | Problem::LimitWithoutRate
        | Problem::LimitUnit { .. }
        | Problem::LimitOutOfRange { .. }
        | Problem::TwoLimits
        | Problem::NotADate { .. }
        | Problem::ImpossibleDate { .. }
        | Problem::AmbiguousDate { .. }
        | Problem::TimeOfDay { .. }
        | Problem::DateInPast { .. }
        | Problem::TooFarAhead { .. }
        | Problem::NoDateAfter { .. }
        | Problem::DateTwice { .. }
        | Problem::TooManyDates { .. }
        | Problem::DueBeforeStart { .. }
        | Problem::LimitOfRate
        | Problem::SkillTooLong { .. }
        | Problem::TooManySkills { .. }
        | Problem::NotALink { .. }
        | Problem::NotHttps { .. }
        | Problem::LinkTooLong { .. }
        | Problem::TooManyLinks { .. } => say!(language, "form-unreadable"),
    }
}

fn add_up_sentence(language: Language, sum: Money, total: Money) -> String {
    let is_too_small = sum.minor < total.minor;
    let difference = Money { minor: (total.minor - sum.minor).abs(), ..total }.to_string();
    let (sum, total) = (sum.to_string(), total.to_string());
    if is_too_small {
        say!(language, "form-sum-too-small", sum = sum, total = total, difference = difference)
    } else {
        say!(language, "form-sum-too-large", sum = sum, total = total, difference = difference)
    }
}
