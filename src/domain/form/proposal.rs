//! The form of a proposal for a job: from what people type to [`ProposalTerms`]. Owns how its fields fit together; price, days and
//! milestones are read as an offer's.

use super::calendar::Calendar;
use super::offer::{Deal, OfferForm};
use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem};
use super::remark::Remark;
use crate::domain::money::Currency;
use crate::domain::proposals::proposal::{LETTER_CHARS, ProposalTerms};
use serde::{Deserialize, Serialize};

/// What was typed for a proposal, exactly, field by field; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProposalForm {
    /// Several lines to the client.
    pub letter: String,
    /// `1500 USD`, `€40/h`; may be empty when the milestones have amounts.
    pub price: String,
    /// `start 2026-12-01, due in 3 weeks`; may be empty.
    pub schedule: String,
    /// One a line, `Design: 500, due 2026-12-10`; may be empty.
    pub milestones: String,
}

impl ProposalForm {
    /// What was typed, without files, and what should be said about how it was read.
    ///
    /// `calendar` says which day it is for the author; `default` is the server's currency, for amounts that name none.
    ///
    /// # Errors
    /// Every problem of every field, in the order of the form.
    pub fn read(
        &self,
        calendar: &Calendar,
        default: Currency,
    ) -> Result<(ProposalTerms, Vec<Remark>), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let letter = super::text::clean_block(&self.letter);
        let letter = super::text::check_length(letter, Field::Letter, true, LETTER_CHARS);
        let letter = letter.map_err(|problem| problems.push(problem));
        let deal = Deal { price: &self.price, schedule: &self.schedule, milestones: &self.milestones };
        let deal = deal.read(default, calendar).map_err(|more| problems.extend(more));
        match (letter, deal) {
            (Ok(letter), Ok((price, dates, remarks))) => {
                let (start, due) = (dates.start, dates.due);
                Ok((ProposalTerms { letter, price, start, due, files: Vec::new() }, remarks))
            }
            _ => Err(problems),
        }
    }

    /// Texts that read back to the same.
    #[must_use]
    pub fn from_terms(terms: &ProposalTerms) -> Self {
        let OfferForm { price, schedule, milestones, .. } = OfferForm::from_terms(&terms.for_job("", ""));
        Self { letter: terms.letter.clone(), price, schedule, milestones }
    }

    /// Puts what was meant in the place of what was typed. Readings for fields of other forms are left alone.
    pub fn apply(&mut self, reading: &Reading) {
        let typed = match reading.field {
            Field::Price => &mut self.price,
            Field::Schedule => &mut self.schedule,
            Field::Milestones => &mut self.milestones,
            _ => return,
        };
        reading.put_into(typed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offers::terms::Price;
    use crate::domain::time::UnixMs;
    use chrono_tz::Tz;

    fn form(letter: &str, price: &str) -> ProposalForm {
        ProposalForm { letter: letter.to_owned(), price: price.to_owned(), ..ProposalForm::default() }
    }

    fn read(form: &ProposalForm) -> Result<ProposalTerms, Vec<FieldProblem>> {
        let calendar = Calendar::at(UnixMs(1_764_000_000_000), Tz::UTC);
        form.read(&calendar, Currency::USD).map(|(terms, _)| terms)
    }

    #[test]
    fn what_was_typed_is_read_and_written_as_it_was_meant() {
        let typed = ProposalForm {
            schedule: "due in 3 weeks".to_owned(),
            milestones: "Sketch: 200\nLogo: 300".to_owned(),
            ..form("I draw logos.\n\nSince 2010.", "500 USD")
        };
        let terms = read(&typed).expect("it's right");
        assert_eq!(terms.letter, "I draw logos.\n\nSince 2010.");
        assert!(matches!(&terms.price, Price::Fixed { milestones, .. } if milestones.len() == 2));
        assert!(terms.due.is_some() && terms.start.is_none());
        assert_eq!(read(&ProposalForm::from_terms(&terms)), Ok(terms));
    }

    #[test]
    fn every_field_that_is_wrong_is_named() {
        let problems = read(&form(" \n ", "a lot")).expect_err("both are wrong");
        let fields: Vec<Field> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [Field::Letter, Field::Price]);
        let long = "x".repeat(LETTER_CHARS + 1);
        let problems = read(&form(&long, "5 USD")).expect_err("the letter is too long");
        assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), [Field::Letter]);
    }

    #[test]
    fn a_reading_takes_the_place_of_what_was_typed() {
        let mut typed = form("Hello", "1.000,00");
        typed.apply(&Reading::whole(Field::Price, "1,000 USD".to_owned()));
        typed.apply(&Reading::whole(Field::Title, "A title".to_owned()));
        assert_eq!(typed, form("Hello", "1,000 USD"));
    }
}
