//! What somebody may have meant by a text that is refused. Owns how a meaning goes back into the field; which meanings there
//! are is decided where the text is read.

use super::Field;

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
    pub(in crate::domain::form) const fn whole(field: Field, text: String) -> Self {
        Self { field, line: None, text }
    }

    /// One line of the milestones.
    pub(in crate::domain::form) const fn of_line(line: usize, text: String) -> Self {
        Self { field: Field::Milestones, line: Some(line), text }
    }

    /// Puts it into the text of its field.
    pub(in crate::domain::form) fn put_into(&self, typed: &mut String) {
        let Some(line) = self.line else {
            typed.clone_from(&self.text);
            return;
        };
        let lines =
            typed.lines().enumerate().map(|(at, typed)| if at + 1 == line { &self.text } else { typed });
        *typed = lines.collect::<Vec<_>>().join(
            "
",
        );
    }
}
