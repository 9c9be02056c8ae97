//! How an offer begins, and the limits against spam.

use super::*;
use crate::domain::effect::RoomEffect;
use crate::domain::offers::refusal::OfferRefusal;

fn new(room_is_open: bool) -> NewOffer {
    NewOffer {
        id: OFFER,
        guild: GuildId(50),
        number: OfferNumber(7),
        room: RoomId(60),
        room_is_open,
        client: ANA,
        recipient: Recipient::Freelancer(BEN),
        terms: terms(100),
        note: Some("Hello".to_owned()),
        files: Vec::new(),
        expires: EXPIRES,
        waits_for: None,
        proposal: None,
    }
}

#[test]
fn an_offer_opens_its_room_once_and_then_shows_its_card() {
    let card = Effect::from(OfferEffect::PostCard { offer: OFFER, version: 1 });
    let both = vec![RoomEffect::OpenRoom { room: RoomId(60) }.into(), card.clone()];
    for (room_is_open, effects) in [(true, vec![card]), (false, both)] {
        let decision = send(new(room_is_open), Counts::default(), Limits::default(), NOW).expect("she may");
        assert_eq!(decision.effects, effects);
        let note = Some("Hello".to_owned());
        let sent = Offer { version: 1, revision: 1, note, created: NOW, ..pending() };
        assert_eq!(decision.next, sent);
        assert_eq!(decision.entry, Entry { what: Happening::Sent, by: Some(ANA), at: NOW });
    }
}

#[test]
fn limits_are_reached_and_not_passed() {
    let limits = Limits::default();
    let outcome = |counts| send(new(true), counts, limits, NOW).map(|_| ());
    let below = Counts { pending: 9, pending_for_pair: 2, new_last_hour: 4 };
    assert_eq!(outcome(below), Ok(()));
    assert_eq!(
        outcome(Counts { pending_for_pair: 3, ..below }),
        Err(Refusal::Offer(OfferRefusal::TooManyForPair { most: 3 }))
    );
    assert_eq!(
        outcome(Counts { pending: 10, ..below }),
        Err(Refusal::Offer(OfferRefusal::TooManyPending { most: 10 }))
    );
    assert_eq!(
        outcome(Counts { new_last_hour: 5, ..below }),
        Err(Refusal::Offer(OfferRefusal::TooManyNew { most: 5 }))
    );
}

#[test]
fn nobody_sends_to_themselves() {
    let to_self = NewOffer { recipient: Recipient::Freelancer(ANA), ..new(true) };
    let outcome = send(to_self, Counts::default(), Limits::default(), NOW);
    assert_eq!(outcome.map(|_| ()), Err(Refusal::Offer(OfferRefusal::ToSelf)));
}
