//! Change requests: asked for, approved, rejected.

use super::*;
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::refusal::OfferRefusal;

#[test]
fn asking_leaves_the_terms_and_shows_the_request() {
    let decision = request_change(&pending(), press(BEN, 3, NOW), new_change()).expect("he may ask");
    let open = wish(Fate::Open);
    assert_moved(&decision.next, &pending(), |offer| {
        offer.state = State::Pending { open_change: Some(open.clone()) };
    });
    assert_eq!(decision.effects, [refresh_card(), OfferEffect::PostChange { change: CHANGE }.into()]);
    assert_eq!(decision.entry, Entry { what: Happening::ChangeRequested, by: Some(BEN), at: NOW });
    assert_eq!(decision.next.change, Some(open));
}

#[test]
fn approving_makes_the_next_version_with_a_card_of_its_own() {
    let decision = approve_change(&asked(), CHANGE, ANA, NOW).expect("she may");
    assert_moved(&decision.next, &asked(), |offer| {
        offer.version = 4;
        offer.terms = terms(200);
        offer.state = State::PENDING;
    });
    assert_eq!(decision.effects, shown_with_version_4());
    assert_eq!(decision.entry, Entry { what: Happening::ChangeApproved, by: Some(ANA), at: NOW });
    assert_eq!(decision.next.change, Some(wish(Fate::Approved { version: 4 })));
}

#[test]
fn rejecting_keeps_the_terms_and_tells_the_freelancer() {
    let message = "The budget is fixed.".to_owned();
    let decision = reject_change(&asked(), CHANGE, ANA, NOW, message.clone()).expect("she may");
    assert_moved(&decision.next, &asked(), |offer| offer.state = State::PENDING);
    let news = OfferNotification::ChangeRejected { change: CHANGE }.into();
    let shown = [
        refresh_card(),
        OfferEffect::RefreshChange { change: CHANGE }.into(),
        OfferEffect::PostNotice { offer: OFFER, news, to: BEN }.into(),
    ];
    assert_eq!(decision.effects, shown);
    assert_eq!(decision.entry, Entry { what: Happening::ChangeRejected, by: Some(ANA), at: NOW });
    assert_eq!(decision.next.change, Some(wish(Fate::Rejected { message })));
}

#[test]
fn a_request_that_is_not_the_open_one_is_over() {
    let gone = Err(Refusal::Offer(OfferRefusal::ChangeOver { number: OfferNumber(7) }));
    for (offer, change) in [(asked(), ChangeId(81)), (pending(), CHANGE)] {
        assert_eq!(approve_change(&offer, change, ANA, NOW), gone);
        assert_eq!(reject_change(&offer, change, ANA, NOW, String::new()), gone);
    }
}

#[test]
fn one_request_is_open_at_a_time_and_three_are_made_in_an_hour() {
    let open = request_change(&asked(), press(BEN, 3, NOW), new_change());
    assert_eq!(open, Err(Refusal::Offer(OfferRefusal::ChangeOpen { number: OfferNumber(7) })));
    let asked_before = |asked_last_hour| {
        let new = NewChange { asked_last_hour, ..new_change() };
        request_change(&pending(), press(BEN, 3, NOW), new).map(|_| ())
    };
    assert_eq!(asked_before(2), Ok(()));
    for count in [3, 4, u32::MAX] {
        assert_eq!(asked_before(count), Err(Refusal::Offer(OfferRefusal::TooManyChanges { most: 3 })));
    }
}
