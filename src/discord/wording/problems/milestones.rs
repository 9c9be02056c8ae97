//! What is wrong with the milestones, in words.

use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::money::Money;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of milestones.
pub(super) fn milestone_sentence(language: Language, problem: &MilestoneProblem) -> String {
    match problem {
        MilestoneProblem::NoName => say!(language, "form-no-name"),
        MilestoneProblem::UnclearAmount { text } => {
            say!(language, "form-unclear-amount", text = super::typed(text))
        }
        MilestoneProblem::CodeOrName { code } => say!(language, "form-code-or-name", code = code.code()),
        MilestoneProblem::SomeNameCurrency { named, default } => {
            say!(language, "form-some-name-currency", named = named.code(), default = default.code())
        }
        MilestoneProblem::OtherTotal { sum, total } => {
            say!(language, "form-other-total", sum = sum.to_string(), total = total.to_string())
        }
        MilestoneProblem::CentsMissing { missing, total, name, to } => say!(
            language,
            "form-cents-missing",
            missing = missing.to_string(),
            total = total.to_string(),
            name = super::typed(name),
            to = to.to_string()
        ),
        MilestoneProblem::TooSmall { least } => say!(language, "form-too-small", least = least.to_string()),
        MilestoneProblem::OtherCurrency { is, expected } => {
            say!(language, "form-other-currency", is = is.code(), expected = expected.code())
        }
        MilestoneProblem::HourlyMilestone => say!(language, "form-hourly-milestone"),
        MilestoneProblem::AfterDue { day, due } => {
            say!(language, "form-after-due", day = day.to_string(), due = due.to_string())
        }
        MilestoneProblem::TooManyMilestones { most, is } => {
            say!(language, "form-too-many-milestones", is = *is, most = *most)
        }
        MilestoneProblem::DoNotAddUp { sum, total } => add_up_sentence(language, *sum, *total),
        MilestoneProblem::MilestonesWithHourly => say!(language, "form-milestones-with-hourly"),
    }
}

/// An example that answers this very problem, where the field's own would not: any other milestone would not add up either.
pub(super) fn example_against(language: Language, problem: &MilestoneProblem) -> Option<String> {
    match problem {
        MilestoneProblem::DoNotAddUp { total, .. } => {
            Some(say!(language, "form-field-milestones.example-sum", total = total.to_string()))
        }
        MilestoneProblem::NoName
        | MilestoneProblem::UnclearAmount { .. }
        | MilestoneProblem::CodeOrName { .. }
        | MilestoneProblem::SomeNameCurrency { .. }
        | MilestoneProblem::OtherTotal { .. }
        | MilestoneProblem::CentsMissing { .. }
        | MilestoneProblem::TooSmall { .. }
        | MilestoneProblem::OtherCurrency { .. }
        | MilestoneProblem::HourlyMilestone
        | MilestoneProblem::AfterDue { .. }
        | MilestoneProblem::TooManyMilestones { .. }
        | MilestoneProblem::MilestonesWithHourly => None,
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
