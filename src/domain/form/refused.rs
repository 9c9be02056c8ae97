//! A text that is refused, beside what may have been meant by it: what all readers of a form give.

use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem, Problem};

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
