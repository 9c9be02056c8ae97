//! What is wrong with the milestones, in words.

use crate::domain::form::problem::Problem;
use crate::domain::money::Money;

/// The sentence for a problem of milestones. Last of the chain, so it lists every other problem too: a new one does not
/// compile until somebody decided where its words stand.
pub(super) fn milestone_sentence(problem: &Problem) -> String {
    match problem {
        Problem::NoName => "the amount needs a name before it.".to_owned(),
        Problem::UnclearAmount { text } => {
            let text = super::quoted(text);
            format!("{text} may be one number or two. Put a colon between name and amount.")
        }
        Problem::TooSmall { least } => format!("a milestone is at least {least}."),
        Problem::OtherCurrency { is, expected } => {
            format!("this is in {is}, the price is in {expected}. Use one currency for both.")
        }
        Problem::HourlyMilestone => "a milestone has one amount, not a rate by the hour.".to_owned(),
        Problem::AfterDue { day, due } => format!("{day} is after all the work is due, on {due}."),
        Problem::TooManyMilestones { most, is } => {
            format!("{is} milestones are too many; {most} fit. Put some of them together.")
        }
        Problem::DoNotAddUp { sum, total } => add_up_sentence(*sum, *total),
        Problem::MilestonesWithHourly => {
            "milestones belong to a fixed price; this one is by the hour. Empty this field, or name a fixed price."
                .to_owned()
        }
        Problem::Empty
        | Problem::TooLong { .. }
        | Problem::NothingChanged
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
        | Problem::DueBeforeStart { .. } => "this could not be read.".to_owned(),
    }
}

fn add_up_sentence(sum: Money, total: Money) -> String {
    let difference = Money { minor: (total.minor - sum.minor).abs(), ..total };
    let direction = if sum.minor < total.minor { "missing" } else { "too much" };
    format!(
        "the lines add up to {sum}, but the price is {total}: {difference} {direction}. Change a line, or empty the \
         price, and their sum counts."
    )
}
