//! This feature's buttons, lists and forms as typed values. Owns their text behind `people:`; that it is the only text of a
//! value is checked by `inbound::control`, which carries them.

use crate::app::FreelancerFilter;
use crate::discord::inbound::control::Manner;
use crate::domain::ids::{DraftId, PersonId, SkillId};
use crate::domain::money::{Currency, Money};
use std::fmt;
use std::str::FromStr;

/// Everything here that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleButton {
    /// Opens the form of the presser's own profile.
    Edit,
    /// Modal: the texts of a profile.
    Form(DraftId),
    /// The presser takes offers from now on, or does not.
    Accepting(bool),
    /// Profile: opens the form of an offer to this person.
    Offer(PersonId),
    /// List of freelancers: a select whose values are people's ids.
    Open,
    /// List of freelancers: another page of it.
    Found {
        /// Whom it holds.
        filter: FreelancerFilter,
        /// From 1.
        page: u32,
    },
    /// List of the blocked: another page of it, from 1.
    Blocked {
        /// From 1.
        page: u32,
    },
    /// List of the blocked: a select whose values are people's ids.
    Unblock,
}

impl fmt::Display for PeopleButton {
    /// The `custom_id` behind `people:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edit => f.write_str("edit"),
            Self::Form(draft) => write!(f, "form:{draft}"),
            Self::Accepting(true) => f.write_str("open"),
            Self::Accepting(false) => f.write_str("pause"),
            Self::Offer(person) => write!(f, "offer:{person}"),
            Self::Open => f.write_str("show"),
            Self::Found { filter, page } => {
                let open = if filter.open_only { "open" } else { "all" };
                write!(f, "found:{}:{open}:", filter.skill)?;
                match filter.most {
                    Some(most) => write!(f, "{}:{}:{page}", most.currency.code(), most.minor),
                    None => write!(f, "any:0:{page}"),
                }
            }
            Self::Blocked { page } => write!(f, "blocked:{page}"),
            Self::Unblock => f.write_str("unblock"),
        }
    }
}

impl PeopleButton {
    /// The value of a text behind `people:`, also of texts that are not quite its own.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        Some(match parts.next()? {
            "edit" => Self::Edit,
            "form" => Self::Form(DraftId(number(parts.next())?)),
            "open" => Self::Accepting(true),
            "pause" => Self::Accepting(false),
            "offer" => Self::Offer(PersonId(number(parts.next())?)),
            "show" => Self::Open,
            "found" => {
                let skill = SkillId(number(parts.next())?);
                let open_only = parts.next()? == "open";
                let most = match (parts.next()?, number::<i64>(parts.next())?) {
                    ("any", _) => None,
                    (code, minor @ 1..) => Some(Money { minor, currency: Currency::from_code(code)? }),
                    _ => return None,
                };
                let filter = FreelancerFilter { skill, open_only, most };
                Self::Found { filter, page: number(parts.next())? }
            }
            "blocked" => Self::Blocked { page: number(parts.next())? },
            "unblock" => Self::Unblock,
            _ => return None,
        })
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Edit | Self::Offer(_) => Manner::Modal,
            Self::Accepting(_) | Self::Found { .. } | Self::Blocked { .. } | Self::Unblock => Manner::Update,
            Self::Form(_) | Self::Open => Manner::Say,
        }
    }
}

fn number<N: FromStr>(part: Option<&str>) -> Option<N> {
    part?.parse().ok()
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::inbound::control::{Button, CUSTOM_ID_CHARS};
    use proptest::prelude::*;

    fn any_button() -> impl Strategy<Value = PeopleButton> {
        let most = proptest::option::of((1..i64::MAX, 0..3_usize));
        (0_u8..8, any::<i64>(), any::<bool>(), any::<u32>(), most).prop_map(|(which, id, yes, page, most)| {
            match which {
                0 => PeopleButton::Edit,
                1 => PeopleButton::Form(DraftId(id)),
                2 => PeopleButton::Accepting(yes),
                3 => PeopleButton::Offer(PersonId(id)),
                4 => PeopleButton::Open,
                5 => {
                    let code = |at: usize| Currency::from_code(["USD", "JPY", "KWD"][at]).unwrap();
                    let most = most.map(|(minor, at)| Money { minor, currency: code(at) });
                    let filter = FreelancerFilter { skill: SkillId(id), open_only: yes, most };
                    PeopleButton::Found { filter, page }
                }
                6 => PeopleButton::Blocked { page },
                _ => PeopleButton::Unblock,
            }
        })
    }

    proptest! {
        #[test]
        fn every_button_comes_back_from_its_custom_id(button in any_button()) {
            let custom_id = Button::People(button).to_string();
            prop_assert!(custom_id.len() <= CUSTOM_ID_CHARS);
            prop_assert_eq!(Button::parse(&custom_id), Some(Button::People(button)));
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "people",
            "people:",
            "people:edit:",
            "people:edit:1",
            "people:offer",
            "people:offer:+1",
            "people:offer:01",
            "people:found:1:open:USD:0:1",
            "people:found:1:open:USD:-5:1",
            "people:found:1:open:usd:5:1",
            "people:found:1:open:XXX:5:1",
            "people:found:1:some:any:0:1",
            "people:found:1:all:any:1:1",
            "people:found:1:all:any:0",
            "people:found:1:all:any:0:1:2",
            "people:blocked:-1",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
