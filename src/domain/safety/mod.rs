//! Safety notes: what the addressed side of an offer is told to look at twice. Owns which kinds of note there are and when
//! each stands; a note warns and never blocks. What a text asks for is found by a small model, which `safety/` in the workspace
//! trains; the words come from a view.

mod category;
mod concepts;
mod finder;
mod fold;
mod links;
mod model;
mod patterns;
mod pieces;
mod price;
mod table;
mod words;

pub use category::{Category, Found};
pub use concepts::compiled;
pub use finder::{Finder, Sureness};
pub use links::LinkLists;
pub use model::{Line, MOST_STEPS, Model, PerCategory, share, stretches};
pub use patterns::{Exception, PatternSet, Patterns, Place, Wrong};
pub use pieces::Stretch;
pub use price::{PriceNote, USUAL_FROM, Usual};

use super::time::{DAY_MS, UnixMs};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::people::standing::account_since;

/// How old an account is that is not young any more.
pub const YOUNG_ACCOUNT_MS: i64 = 30 * DAY_MS;

/// One thing to look at twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Something in the texts.
    Text(Found),
    /// The price is far from usual in this server.
    Price(PriceNote),
    /// The client's Discord account is younger than [`YOUNG_ACCOUNT_MS`].
    YoungAccount {
        /// Since when it exists.
        since: UnixMs,
    },
    /// The two sides never had an offer before.
    FirstContact,
    /// The freelancer never got an offer in this server before: what one is.
    FirstOffer,
}

/// What is known beside the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Who sent the offer.
    pub client: super::ids::PersonId,
    /// Whether the two sides had no offer before this one.
    pub is_first_contact: bool,
    /// Whether the freelancer whom it's for got no offer at all before this one.
    pub is_first_offer: bool,
    /// What others offered in this server before.
    pub usual: Vec<Price>,
}

/// What the notes on an offer rest on. Nothing of it depends on the present, so that it's found once, however often the
/// offer is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    texts: Vec<Found>,
    price: Option<PriceNote>,
    /// Since when the client's account exists.
    since: UnixMs,
    is_first_contact: bool,
    is_first_offer: bool,
}

/// The texts of an offer that the other side typed.
pub fn texts<'a>(terms: &'a Terms, note: Option<&'a str>) -> Vec<&'a str> {
    let milestones = terms.milestones().iter().map(|milestone| milestone.name.as_str());
    [terms.title.as_str(), terms.description.as_str()].into_iter().chain(note).chain(milestones).collect()
}

impl Findings {
    /// What there is to find in these terms.
    #[must_use]
    pub fn of(finder: &Finder, terms: &Terms, note: Option<&str>, facts: &Facts) -> Self {
        Self {
            texts: finder.find(&texts(terms, note)),
            price: Usual::of(&facts.usual, &terms.price).and_then(|usual| usual.judge(&terms.price)),
            since: account_since(facts.client),
            is_first_contact: facts.is_first_contact,
            is_first_offer: facts.is_first_offer,
        }
    }

    /// What to look at twice now, the gravest first.
    #[must_use]
    pub fn notes(&self, now: UnixMs) -> Vec<Note> {
        let since = self.since;
        let is_young = now.since(since) < YOUNG_ACCOUNT_MS;
        let texts = self.texts.iter().cloned().map(Note::Text);
        texts
            .chain(self.price.map(Note::Price))
            .chain(is_young.then_some(Note::YoungAccount { since }))
            .chain(self.is_first_contact.then_some(Note::FirstContact))
            .chain(self.is_first_offer.then_some(Note::FirstOffer))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;
    use crate::domain::money::{Currency, Money};

    fn terms() -> Terms {
        let total = Money { minor: 10_000, currency: Currency::USD };
        Terms {
            title: "Logo".to_owned(),
            description: "A logo.".to_owned(),
            price: Price::Fixed { total, milestones: Vec::new() },
            start: None,
            due: None,
        }
    }

    /// The notes on plain terms of a client whose account is so old.
    fn noted(age_ms: i64, is_first_contact: bool) -> Vec<Note> {
        let client = PersonId(175_928_847_299_117_063);
        let facts = Facts { client, is_first_contact, is_first_offer: false, usual: Vec::new() };
        let findings = Findings::of(&Finder::default(), &terms(), None, &facts);
        findings.notes(account_since(client).plus(age_ms))
    }

    #[test]
    fn an_account_is_young_for_thirty_days() {
        assert!(matches!(noted(30 * DAY_MS - 1, false)[..], [Note::YoungAccount { .. }]));
        assert_eq!(noted(30 * DAY_MS, false), []);
    }

    #[test]
    fn a_first_contact_is_noted() {
        assert_eq!(noted(90 * DAY_MS, true), [Note::FirstContact]);
    }

    #[test]
    fn every_category_is_known_by_its_code() {
        for category in Category::ALL {
            let read: Category = serde_json::from_value(category.code().into()).expect("its code");
            assert_eq!(read, category);
        }
    }
}
