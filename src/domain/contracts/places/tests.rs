//! Each milestone keeps its place: by its name, or where it stood.

use super::*;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
use crate::domain::contracts::work::{ContractAtWork, approve, submit};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Price;
use proptest::prelude::*;

fn terms(names: &[&str]) -> Terms {
    let amount = Money { minor: 500, currency: Currency::USD };
    let milestones: Vec<_> =
        names.iter().map(|name| Milestone { name: (*name).to_owned(), amount, due: None }).collect();
    let total = Money { minor: 500 * names.len().max(1) as i64, ..amount };
    let on = agreed(0, Work::default());
    Terms { price: Price::Fixed { total, milestones }, ..on.contract.terms }
}

/// A contract with milestones of these names, and these places.
fn contract(names: &[&str], places: Option<Places>) -> Contract {
    let on = agreed(0, Work::default());
    Contract { terms: terms(names), places, ..on.contract }
}

fn after(old: &[&str], new: &[&str]) -> (Vec<u32>, Vec<u32>) {
    let places = places_after(&contract(old, None), &Work::default(), &terms(new));
    (places.current, places.dropped.iter().map(|dropped| dropped.place).collect())
}

#[test]
fn a_milestone_is_found_by_its_name_or_where_it_stood() {
    type Case<'a> = (&'a [&'a str], &'a [&'a str], &'a [u32], &'a [u32]);
    let cases: [Case<'_>; 12] = [
        (&["A", "B", "C"], &["A", "B", "C"], &[1, 2, 3], &[]),
        (&["A", "B", "C"], &["C", "A", "B"], &[3, 1, 2], &[]),
        (&["A", "B", "C"], &["A", "X", "C"], &[1, 2, 3], &[]),
        (&["A", "B", "C"], &["X", "B", "C"], &[1, 2, 3], &[]),
        (&["A", "B", "C"], &["A", "B", "X"], &[1, 2, 3], &[]),
        (&["A", "B", "C"], &["A", "C"], &[1, 3], &[2]),
        (&["A", "B", "C"], &["A", "B", "C", "D"], &[1, 2, 3, 4], &[]),
        (&["A", "B", "C"], &["A", "X", "Y", "C"], &[1, 4, 5, 3], &[2]),
        (&["A", "B", "C"], &["X", "Y", "Z"], &[1, 2, 3], &[]),
        (&["A", "A"], &["A", "A", "A"], &[1, 2, 3], &[]),
        (&["A", "B"], &[], &[], &[1, 2]),
        (&[], &["A", "B"], &[1, 2], &[]),
    ];
    for (old, new, current, dropped) in cases {
        assert_eq!(after(old, new), (current.to_vec(), dropped.to_vec()), "{old:?} {new:?}");
    }
}

#[test]
fn a_place_is_never_given_twice_and_a_dropped_name_stays_known() {
    let first = places_after(&contract(&["A", "B"], None), &Work::default(), &terms(&["A"]));
    let shorter = contract(&["A"], Some(first));
    assert_eq!((shorter.milestone(2), shorter.milestone_name(2)), (None, Some("B")));
    let again = places_after(&shorter, &Work::default(), &terms(&["A", "B"]));
    assert_eq!(again.current, [1, 3]);
    let longer = contract(&["A", "B"], Some(again));
    assert_eq!(longer.milestones().map(|(place, _)| place).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(longer.milestone(3).map(|found| found.name.as_str()), Some("B"));
}

#[test]
fn what_waits_for_the_client_or_is_done_isn_t_taken_for_another() {
    let on = agreed(2, Work::default());
    let submitted = submit(&on, (BEN, NOW), 1, "Done.", 1).expect("submitted").next;
    let done = approve(&submitted, (ANA, NOW), 1, 1).expect("approved").next;
    for ContractAtWork { contract, work, .. } in [submitted, done] {
        let places = places_after(&contract, &work, &terms(&["Texts", "Part 2"]));
        assert_eq!(places.current, [3, 2]);
        let places = places_after(&contract, &work, &terms(&["Part 1", "Texts"]));
        assert_eq!(places.current, [1, 2]);
    }
}

proptest! {
    #[test]
    fn names_that_stay_keep_their_places(
        old in proptest::collection::vec(0_u8..8, 0..6), steps in proptest::collection::vec(proptest::collection::vec(0_u8..8, 0..6), 1..5),
    ) {
        let named = |numbers: &[u8]| numbers.iter().map(u8::to_string).collect::<Vec<_>>();
        let terms_of = |numbers: &[u8]| {
            let names = named(numbers);
            terms(&names.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let mut contract = Contract { terms: terms_of(&old), ..agreed(0, Work::default()).contract };
        let mut ever: Vec<u32> = contract.milestones().map(|(place, _)| place).collect();
        for step in steps {
            let new = terms_of(&step);
            let places = places_after(&contract, &Work::default(), &new);
            let mut all = places.current.clone();
            all.extend(places.dropped.iter().map(|dropped| dropped.place));
            let mut unique = all.clone();
            unique.sort_unstable();
            unique.dedup();
            prop_assert_eq!(unique.len(), all.len(), "a place was given twice: {:?}", places);
            prop_assert!(ever.iter().all(|place| all.contains(place)), "a place was lost: {:?}", places);
            for (place, milestone) in contract.milestones() {
                let stays = new.milestones().iter().filter(|other| other.name == milestone.name).count();
                let had = contract.milestones().filter(|(_, other)| other.name == milestone.name).count();
                if stays >= had {
                    prop_assert!(places.current.contains(&place), "{} lost its place", milestone.name);
                }
            }
            ever = all;
            contract = Contract { terms: new, places: Some(places), ..contract };
        }
    }
}
