//! What differs between two sets of terms. Owns the parts that terms are compared by; how a part is shown is a view.

use super::terms::{Milestone, Price, Terms};

/// A part of the terms that can change on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The description.
    Description,
    /// The amount or rate, whether it is fixed or hourly, and the weekly limit; not how it is split.
    Price,
    /// The first day of work.
    Start,
    /// The day by which it is done.
    Due,
    /// How a fixed price is split.
    Milestones,
}

impl Part {
    /// All parts, in the order in which terms are shown.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Description, Self::Price, Self::Start, Self::Due, Self::Milestones];

    /// Whether this part is the same in both.
    #[must_use]
    pub fn is_same(self, old: &Terms, new: &Terms) -> bool {
        match self {
            Self::Title => old.title == new.title,
            Self::Description => old.description == new.description,
            Self::Price => is_same_price(&old.price, &new.price),
            Self::Start => old.start == new.start,
            Self::Due => old.due == new.due,
            Self::Milestones => old.milestones() == new.milestones(),
        }
    }
}

/// The parts that differ, in the order in which terms are shown; empty for equal terms.
#[must_use]
pub fn diff(old: &Terms, new: &Terms) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| !part.is_same(old, new)).collect()
}

impl Terms {
    /// The parts of a fixed price; empty for a price in one piece or by the hour.
    #[must_use]
    pub fn milestones(&self) -> &[Milestone] {
        match &self.price {
            Price::Fixed { milestones, .. } => milestones,
            Price::Hourly { .. } => &[],
        }
    }
}

fn is_same_price(old: &Price, new: &Price) -> bool {
    match old {
        Price::Fixed { total: old, .. } => matches!(new, Price::Fixed { total: new, .. } if old == new),
        Price::Hourly { .. } => old == new,
    }
}

#[cfg(test)]
mod tests {
    //! Each part is noticed alone.

    use super::*;
    use crate::domain::money::{Currency, Money};
    use crate::domain::time::date;

    fn usd(major: i64) -> Money {
        Money { minor: major * 100, currency: Currency::USD }
    }

    fn terms() -> Terms {
        let milestone =
            |name: &str, major| Milestone { name: name.to_owned(), amount: usd(major), due: None };
        Terms {
            title: "Logo".to_owned(),
            description: "Two drafts".to_owned(),
            price: Price::Fixed {
                total: usd(100),
                milestones: vec![milestone("Draft", 40), milestone("Final", 60)],
            },
            start: None,
            due: None,
        }
    }

    #[test]
    fn each_part_is_noticed_alone() {
        let old = terms();
        assert_eq!(diff(&old, &old), []);
        assert_eq!(diff(&old, &Terms { title: "Sign".to_owned(), ..terms() }), [Part::Title]);
        assert_eq!(diff(&old, &Terms { description: String::new(), ..terms() }), [Part::Description]);
        assert_eq!(diff(&old, &Terms { start: Some(date(2026, 12, 1)), ..terms() }), [Part::Start]);
        assert_eq!(diff(&old, &Terms { due: Some(date(2026, 12, 1)), ..terms() }), [Part::Due]);
        let split = |total, milestones| Terms { price: Price::Fixed { total, milestones }, ..terms() };
        assert_eq!(diff(&old, &split(usd(100), Vec::new())), [Part::Milestones]);
        assert_eq!(diff(&old, &split(usd(120), old.milestones().to_vec())), [Part::Price]);
        let hourly = |weekly_limit_hours| Terms {
            price: Price::Hourly { rate: usd(100), weekly_limit_hours },
            ..terms()
        };
        assert_eq!(diff(&old, &hourly(None)), [Part::Price, Part::Milestones]);
        assert_eq!(diff(&hourly(None), &hourly(Some(20))), [Part::Price]);
    }
}
