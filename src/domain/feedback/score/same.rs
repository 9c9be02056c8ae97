//! Accounts that moderators marked as the same person's. Owns what follows from pairs of them.

use crate::domain::ids::PersonId;

/// Two accounts that are one person's, as moderators say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SamePair {
    /// The one with the lower id.
    pub first: PersonId,
    /// The other one.
    pub second: PersonId,
}

impl SamePair {
    /// These two, in whatever order; `None` for one account alone.
    #[must_use]
    pub fn of(one: PersonId, other: PersonId) -> Option<Self> {
        (one != other).then(|| Self { first: one.min(other), second: one.max(other) })
    }

    /// Whether an account is one of them.
    #[must_use]
    pub fn involves(self, person: PersonId) -> bool {
        self.first == person || self.second == person
    }

    fn other_than(self, person: PersonId) -> Option<PersonId> {
        match person {
            person if person == self.first => Some(self.second),
            person if person == self.second => Some(self.first),
            _ => None,
        }
    }
}

/// All pairs of a server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SamePeople(pub Vec<SamePair>);

impl SamePeople {
    /// All accounts of the person to whom this one belongs, this one included: of two pairs with an account in common, all three.
    #[must_use]
    pub fn accounts_of(&self, person: PersonId) -> Vec<PersonId> {
        let mut found = vec![person];
        let mut at = 0;
        while let Some(known) = found.get(at).copied() {
            for other in self.0.iter().filter_map(|pair| pair.other_than(known)) {
                if !found.contains(&other) {
                    found.push(other);
                }
            }
            at += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_with_an_account_in_common_are_one_person() {
        let pair = |one, other| SamePair::of(PersonId(one), PersonId(other)).expect("two accounts");
        assert_eq!(pair(2, 1), pair(1, 2));
        assert_eq!(SamePair::of(PersonId(1), PersonId(1)), None);
        let known = SamePeople(vec![pair(1, 2), pair(3, 2), pair(5, 6), pair(3, 1)]);
        let accounts = |person| {
            let mut all: Vec<i64> = known.accounts_of(PersonId(person)).iter().map(|it| it.0).collect();
            all.sort_unstable();
            all
        };
        assert_eq!([accounts(1), accounts(3)], [[1, 2, 3], [1, 2, 3]]);
        assert_eq!(accounts(6), [5, 6]);
        assert_eq!(accounts(7), [7]);
    }
}
