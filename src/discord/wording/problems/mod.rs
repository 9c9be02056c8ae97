//! The problems of a form in words: one line for each, with the field, what is wrong, and an example that is right. Owns
//! wording only; which problem it is was decided by `domain::form`.

mod dates;
mod milestones;
mod prices;

use crate::discord::text::escaped_line;
use crate::domain::form::problem::{Field, FieldProblem, Problem};
use std::borrow::Cow;

/// Most of a person's own words that a line quotes.
const QUOTED_UNITS: usize = 60;

/// One line of Discord markdown: **Price**: “abc” has no amount in it. For example: `1,500 USD`
///
/// What the person typed is quoted escaped and cut.
#[must_use]
pub fn problem_text(found: &FieldProblem) -> String {
    let (place, problem) = match &found.problem {
        Problem::OnLine { line, problem } => (format!(", line {line}"), problem.as_ref()),
        problem => (String::new(), problem),
    };
    let sentence = text_sentence(problem);
    let example = example_against(found.field, problem);
    format!("**{}**{place}: {sentence} For example: `{example}`", label(found.field))
}

/// The field's name, as its form shows it.
#[must_use]
pub const fn label(field: Field) -> &'static str {
    match field {
        Field::Title => "Title",
        Field::Description => "Description",
        Field::Price => "Price",
        Field::Schedule => "Schedule",
        Field::Milestones => "Milestones",
        Field::Message => "Message",
    }
}

/// A text for this field that is right on any day and with any default currency; also fit for a placeholder.
#[must_use]
pub const fn example(field: Field) -> &'static str {
    match field {
        Field::Title => "Logo for a coffee shop",
        Field::Description => "A logo in three sizes, two rounds of changes, source files included.",
        Field::Price => "1,500 USD",
        Field::Schedule => "start next monday, due in 3 weeks",
        Field::Milestones => "Design: 500, due in 2 weeks",
        Field::Message => "Could we start a week later? The text is not ready yet.",
    }
}

/// An example that answers this very problem.
fn example_against(field: Field, problem: &Problem) -> Cow<'static, str> {
    Cow::Borrowed(match (field, problem) {
        // Any other milestone would not add up either.
        (_, Problem::DoNotAddUp { total, .. }) => {
            return Cow::Owned(format!("Design: {total}, due in 2 weeks"));
        }
        (Field::Price, Problem::LimitUnit { .. } | Problem::LimitOutOfRange { .. } | Problem::TwoLimits) => {
            "40 EUR/h, max 20 h/week"
        }
        (Field::Price, Problem::LimitWithoutRate | Problem::RateUnit { .. } | Problem::FixedAndHourly) => {
            "40 EUR/h"
        }
        (
            Field::Schedule,
            Problem::NotADate { .. } | Problem::TimeOfDay { .. } | Problem::TooFarAhead { .. },
        ) => "due in 3 weeks",
        _ => example(field),
    })
}

/// What is wrong with a text; prices, dates and milestones have their own files.
fn text_sentence(problem: &Problem) -> String {
    match problem {
        Problem::Empty => "nothing was typed here yet.".to_owned(),
        Problem::TooLong { most, is } => {
            format!("{is} characters are {} too many; {most} fit.", is.saturating_sub(*most))
        }
        Problem::NothingChanged => {
            "nothing is different from the present terms. Change one of them, or write what you would like."
                .to_owned()
        }
        other => prices::price_sentence(other),
    }
}

/// A person's own words between quotation marks, escaped and cut.
fn quoted(text: &str) -> String {
    format!("“{}”", escaped_line(text, QUOTED_UNITS))
}

#[cfg(test)]
mod tests;
