//! What somebody may have meant by a text that is refused. Owns how a meaning goes back into the form; which meanings there
//! are is decided where the text is read.

use super::OfferForm;
use super::problem::{Field, FieldProblem, Problem};

/// A text that mends a problem: what to put where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The field that it goes into.
    pub field: Field,
    /// The line of the milestones that it replaces, 1 for the first; `None` replaces the whole field.
    pub line: Option<usize>,
    /// What to put there.
    pub text: String,
}

impl Reading {
    /// The whole field.
    pub(super) const fn whole(field: Field, text: String) -> Self {
        Self { field, line: None, text }
    }

    /// One line of the milestones.
    pub(super) const fn of_line(line: usize, text: String) -> Self {
        Self { field: Field::Milestones, line: Some(line), text }
    }

    /// Puts it into the form of an offer. Fields of other forms are left alone.
    pub fn put_into(&self, form: &mut OfferForm) {
        let Some(field) = form.field_mut(self.field) else { return };
        let Some(line) = self.line else {
            field.clone_from(&self.text);
            return;
        };
        let lines =
            field.lines().enumerate().map(|(at, typed)| if at + 1 == line { &self.text } else { typed });
        *field = lines.collect::<Vec<_>>().join("\n");
    }
}

/// A refused text, with what may have been meant, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused<T> {
    pub(super) problem: Problem,
    pub(super) meant: Vec<T>,
}

impl<T> Refused<T> {
    pub(super) fn meaning(problem: impl Into<Problem>, meant: impl IntoIterator<Item = T>) -> Self {
        Self { problem: problem.into(), meant: meant.into_iter().collect() }
    }

    /// The same problem, with each meaning made into something larger; those that do not fit are left out.
    pub(super) fn and_then<U>(self, widen: impl FnMut(T) -> Option<U>) -> Refused<U> {
        Refused { problem: self.problem, meant: self.meant.into_iter().filter_map(widen).collect() }
    }

    /// On a field, with readings made of the meanings.
    pub(super) fn on(self, field: Field, reading: impl FnMut(T) -> Reading) -> FieldProblem {
        FieldProblem { field, problem: self.problem, readings: self.meant.into_iter().map(reading).collect() }
    }
}

impl<T, P: Into<Problem>> From<P> for Refused<T> {
    fn from(problem: P) -> Self {
        Self { problem: problem.into(), meant: Vec::new() }
    }
}
