//! The problems of a form in words: one line for each, with the field, what is wrong, and an example that is right. Owns
//! wording only; which problem it is was decided by `domain::form`.

mod dates;
mod milestones;
mod prices;
mod profiles;

use crate::discord::ui::text::escaped_line;
use crate::domain::form::problem::hours::HoursProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, FieldProblem, Problem};
use crate::say;
use crate::words::Language;

/// Most of a person's own words that a line quotes.
const QUOTED_UNITS: usize = 60;
/// Longest reading that stands in a line.
const READING_BYTES: usize = 160;

/// One line of Discord markdown: **Price**: I couldn't find an amount in “abc”. Try `1,500 USD`.
///
/// What the person typed is quoted escaped and cut. Where it is known what may be meant, that takes the place of an example.
#[must_use]
pub fn problem_text(language: Language, found: &FieldProblem) -> String {
    let (line, problem) = match &found.problem {
        Problem::OnLine { line, problem } => (Some(*line), problem.as_ref()),
        problem => (None, problem),
    };
    let (field, what) = (label(language, found.field), sentence(language, problem));
    let next = match readings_text(language, found) {
        Some(readings) => say!(language, "form-did-you-mean", readings = readings),
        None => say!(language, "form-try", example = example_against(language, found.field, problem)),
    };
    match line {
        Some(line) => {
            say!(language, "form-problem-on-line", field = field, line = line, what = what, next = next)
        }
        None => say!(language, "form-problem", field = field, what = what, next = next),
    }
}

/// The readings as texts that can be copied; `None` without any, or where they are too long for a line.
fn readings_text(language: Language, found: &FieldProblem) -> Option<String> {
    let texts: Vec<String> = found
        .readings
        .iter()
        .filter(|reading| !reading.text.contains('\n') && reading.text.len() <= READING_BYTES)
        .map(|reading| format!("`{}`", reading.text.replace('`', "'")))
        .collect();
    match texts.as_slice() {
        [] => None,
        [only] => Some(only.clone()),
        [before @ .., last] => {
            Some(say!(language, "form-or", before = before.join(", "), last = last.as_str()))
        }
    }
}

/// The field's name, as its form shows it.
#[must_use]
pub fn label(language: Language, field: Field) -> String {
    match field {
        Field::Title => say!(language, "form-field-title"),
        Field::Description => say!(language, "form-field-description"),
        Field::Price => say!(language, "form-field-price"),
        Field::Schedule => say!(language, "form-field-schedule"),
        Field::Milestones => say!(language, "form-field-milestones"),
        Field::Message => say!(language, "form-field-message"),
        Field::Headline => say!(language, "form-field-headline"),
        Field::Bio => say!(language, "form-field-bio"),
        Field::Skills => say!(language, "form-field-skills"),
        Field::Rate => say!(language, "form-field-rate"),
        Field::Links => say!(language, "form-field-links"),
        Field::Amount => say!(language, "form-field-amount"),
        Field::Note => say!(language, "form-field-note"),
        Field::Time => say!(language, "form-field-time"),
        Field::Done => say!(language, "form-field-done"),
        Field::Comment => say!(language, "form-field-comment"),
        Field::ModeratorsNote => say!(language, "form-field-moderators-note"),
        Field::Budget => say!(language, "form-field-budget"),
        Field::Letter => say!(language, "form-field-letter"),
    }
}

/// A text for this field that is right on any day and with any default currency; also fit for a placeholder.
#[must_use]
pub fn example(language: Language, field: Field) -> String {
    match field {
        Field::Title => say!(language, "form-field-title.example"),
        Field::Description => say!(language, "form-field-description.example"),
        Field::Price => say!(language, "form-field-price.example"),
        Field::Schedule => say!(language, "form-field-schedule.example"),
        Field::Milestones => say!(language, "form-field-milestones.example"),
        Field::Message => say!(language, "form-field-message.example"),
        Field::Headline => say!(language, "form-field-headline.example"),
        Field::Bio => say!(language, "form-field-bio.example"),
        Field::Skills => say!(language, "form-field-skills.example"),
        Field::Rate => say!(language, "form-field-rate.example"),
        Field::Links => say!(language, "form-field-links.example"),
        Field::Amount => say!(language, "form-field-amount.example"),
        Field::Note => say!(language, "form-field-note.example"),
        Field::Time => say!(language, "form-field-time.example"),
        Field::Done => say!(language, "form-field-done.example"),
        Field::Comment => say!(language, "form-field-comment.example"),
        Field::ModeratorsNote => say!(language, "form-field-moderators-note.example"),
        Field::Budget => say!(language, "form-field-budget.example"),
        Field::Letter => say!(language, "form-field-letter.example"),
    }
}

/// An example that answers this very problem.
fn example_against(language: Language, field: Field, problem: &Problem) -> String {
    let better = match problem {
        Problem::Milestone(problem) => milestones::example_against(language, problem),
        Problem::Price(problem) if field == Field::Price => prices::example_against(language, problem),
        Problem::Date(problem) if field == Field::Schedule => dates::example_against(language, problem),
        Problem::OnLine { problem, .. } => Some(example_against(language, field, problem)),
        Problem::Text(_) | Problem::Price(_) | Problem::Date(_) | Problem::Profile(_) | Problem::Hours(_) => {
            None
        }
    };
    better.unwrap_or_else(|| example(language, field))
}

/// What is wrong; the words for each concept stand in its own file.
fn sentence(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Text(problem) => text_sentence(language, problem),
        Problem::Price(problem) => prices::price_sentence(language, problem),
        Problem::Date(problem) => dates::date_sentence(language, problem),
        Problem::Milestone(problem) => milestones::milestone_sentence(language, problem),
        Problem::Profile(problem) => profiles::profile_sentence(language, problem),
        Problem::Hours(problem) => hours_sentence(language, problem),
        Problem::OnLine { problem, .. } => sentence(language, problem),
    }
}

fn text_sentence(language: Language, problem: &TextProblem) -> String {
    match problem {
        TextProblem::Empty => say!(language, "form-empty"),
        TextProblem::Account => say!(language, "form-account"),
        TextProblem::TooLong { most, is } => {
            say!(language, "form-too-long", is = *is, over = is.saturating_sub(*most), most = *most)
        }
    }
}

fn hours_sentence(language: Language, problem: &HoursProblem) -> String {
    match problem {
        HoursProblem::NotUnderstood { text } => say!(language, "form-time-unknown", text = typed(text)),
        HoursProblem::HoursOrMinutes { number } => say!(language, "form-time-number", number = *number),
        HoursProblem::Days { text } => say!(language, "form-time-days", text = typed(text)),
        HoursProblem::AboveADay => say!(language, "form-time-above"),
    }
}

/// A person's own words, escaped and cut; the sentence puts them between quotation marks.
fn typed(text: &str) -> String {
    escaped_line(text, QUOTED_UNITS)
}

#[cfg(test)]
mod tests;
