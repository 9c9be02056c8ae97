//! This feature's buttons, lists and forms as typed values.

use crate::app::FreelancerFilter;
use crate::discord::ui::custom_id::{Carried, Parts, controls};
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::money::{Currency, Money};
use std::fmt;

/// Everything here that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleButton {
    /// Opens the form of the presser's own profile.
    Edit,
    /// Modal: the texts of a profile.
    Form(DraftId),
    /// The presser takes offers from now on.
    Resume,
    /// The presser takes none from now on.
    Pause,
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
    /// Profile: what went into this person's Job Success Score.
    Score(PersonId),
    /// What went into it: another page.
    ScorePage {
        /// Whose.
        person: PersonId,
        /// From 1.
        page: u32,
    },
}

controls! { PeopleButton:
    "people:edit" => [Edit] Modal;
    "people:form" => [Form(draft)] Reply;
    "people:open" => [Resume] Update;
    "people:pause" => [Pause] Update;
    "people:offer" => [Offer(person)] Modal;
    "people:show" => [Open] Reply;
    "people:found" => [Found { filter, page }] Update;
    "people:blocked" => [Blocked { page }] Update;
    "people:unblock" => [Unblock] Update;
    "people:score" => [Score(person)] Reply;
    "people:score_page" => [ScorePage { person, page }] Update;
}

impl Carried for FreelancerFilter {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.skill.write(f)?;
        f.write_str(if self.open_only { ":open" } else { ":all" })?;
        match self.most {
            Some(most) => write!(f, ":{}:{}", most.currency.code(), most.minor),
            None => f.write_str(":any:0"),
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let skill = Carried::read(parts)?;
        let open_only = parts.text()? == "open";
        let most = match (parts.text()?, i64::read(parts)?) {
            ("any", _) => None,
            (code, minor @ 1..) => Some(Money { minor, currency: Currency::from_code(code)? }),
            _ => return None,
        };
        Some(Self { skill, open_only, most })
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Control};
    use crate::domain::ids::SkillId;
    use proptest::prelude::*;

    fn any_button() -> impl Strategy<Value = PeopleButton> {
        let most = proptest::option::of((1..i64::MAX, 0..3_usize));
        (0_u8..10, any::<i64>(), any::<bool>(), any::<u32>(), most).prop_map(
            |(which, id, yes, page, most)| match which {
                0 => PeopleButton::Edit,
                1 => PeopleButton::Form(DraftId(id)),
                2 if yes => PeopleButton::Resume,
                2 => PeopleButton::Pause,
                3 => PeopleButton::Offer(PersonId(id)),
                4 => PeopleButton::Open,
                5 => {
                    let code = |at: usize| Currency::from_code(["USD", "JPY", "KWD"][at]).unwrap();
                    let most = most.map(|(minor, at)| Money { minor, currency: code(at) });
                    let filter = FreelancerFilter { skill: SkillId(id), open_only: yes, most };
                    PeopleButton::Found { filter, page }
                }
                6 => PeopleButton::Blocked { page },
                7 => PeopleButton::Score(PersonId(id)),
                8 => PeopleButton::ScorePage { person: PersonId(id), page },
                _ => PeopleButton::Unblock,
            },
        )
    }

    proptest! {
        #[test]
        fn every_button_comes_back_from_its_custom_id(button in any_button()) {
            let custom_id = button.to_string();
            prop_assert!(custom_id.len() <= CUSTOM_ID_CHARS);
            prop_assert_eq!(PeopleButton::parse(&custom_id), Some(button));
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
            "people:score",
            "people:score:1:2",
            "people:score_page:1",
        ] {
            assert_eq!(PeopleButton::parse(text), None, "{text:?}");
        }
    }
}
