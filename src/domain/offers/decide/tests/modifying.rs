//! The client changes the terms of an offer that waits.

use super::*;
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::refusal::OfferRefusal;

#[test]
fn other_terms_are_the_next_version_with_a_card_of_its_own() {
    let decision = modify(&pending(), press(ANA, 3, NOW), terms(250), None).expect("she may");
    assert_moved(&decision.next, &pending(), |offer| {
        offer.version = 4;
        offer.terms = terms(250);
    });
    assert_eq!(decision.effects, [refresh_card(), OfferEffect::PostCard { offer: OFFER, version: 4 }.into()]);
    assert_eq!(decision.entry, Entry { what: Happening::Modified, by: Some(ANA), at: NOW });
    assert_eq!(decision.next.change, None);
    assert_eq!(
        decision.told,
        [Notification { to: BEN, kind: OfferNotification::Modified { version: 4 }.into() }]
    );
}

#[test]
fn an_open_request_is_closed_by_them_whether_or_not_they_answer_it() {
    for answers in [None, Some(CHANGE)] {
        let decision = modify(&asked(), press(ANA, 3, NOW), terms(150), answers).expect("she may");
        assert_moved(&decision.next, &asked(), |offer| {
            offer.version = 4;
            offer.terms = terms(150);
            offer.state = State::PENDING;
        });
        assert_eq!(decision.effects, shown_with_version_4());
        assert_eq!(decision.next.change, Some(wish(Fate::Modified { version: 4 })));
    }
}

#[test]
fn an_answer_to_a_request_that_is_not_the_open_one_is_refused() {
    let gone = Err(Refusal::Offer(OfferRefusal::ChangeOver { number: OfferNumber(7) }));
    assert_eq!(modify(&pending(), press(ANA, 3, NOW), terms(150), Some(CHANGE)), gone);
    assert_eq!(modify(&asked(), press(ANA, 3, NOW), terms(150), Some(ChangeId(81))), gone);
}

#[test]
fn the_same_terms_are_nothing_to_send() {
    let same = Err(Refusal::Offer(OfferRefusal::SameTerms { number: OfferNumber(7) }));
    assert_eq!(modify(&pending(), press(ANA, 3, NOW), pending().terms, None), same);
    let new = NewChange { terms: pending().terms, message: String::new(), ..new_change() };
    assert_eq!(request_change(&pending(), press(BEN, 3, NOW), new.clone()), same);
    let asked = NewChange { message: "Why so soon?".to_owned(), ..new };
    assert!(request_change(&pending(), press(BEN, 3, NOW), asked).is_ok());
}
