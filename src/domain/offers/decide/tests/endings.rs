//! Accept, decline, withdraw, expire: with and without an open change request.

use super::*;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::effect::ContractEffect;
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::offer::DeclineReason;
use crate::domain::offers::refusal::OfferRefusal;

/// The request that an ending closes, with the effect that shows it; nothing for an offer without one.
fn closed(offer: &Offer) -> (Option<Change>, Vec<Effect>) {
    match offer.open_change() {
        Some(_) => (Some(wish(Fate::Closed)), vec![OfferEffect::RefreshChange { change: CHANGE }.into()]),
        None => (None, Vec::new()),
    }
}

#[test]
fn accepting_makes_a_contract_with_the_terms_that_were_seen() {
    for offer in [pending(), asked()] {
        let decision = accept(&offer, press(BEN, 3, NOW), CONTRACT).expect("it may be accepted");
        assert_moved(&decision.next.change, &offer, |offer| {
            offer.state = State::Accepted { by: BEN, at: NOW }
        });
        let contract = Contract {
            id: CONTRACT,
            offer: OFFER,
            version: 3,
            guild: offer.guild,
            room: offer.room,
            client: ANA,
            contractor: offer.recipient.clone(),
            terms: terms(100),
            places: None,
            started: NOW,
            state: ContractState::Active,
            revision: 0,
        };
        assert_eq!(decision.next.contract, contract);
        assert_eq!(decision.entry, Entry { what: Happening::Accepted, by: Some(BEN), at: NOW });
        let (change, shown) = closed(&offer);
        let told = [
            Effect::from(ContractEffect::PostContract { contract: CONTRACT }),
            Effect::from(ContractEffect::PinContract { contract: CONTRACT }),
        ];
        assert_eq!(decision.effects, [vec![refresh_card()], shown, told.to_vec()].concat());
        assert_eq!(decision.next.change.change, change);
    }
}

/// An ending without a contract, and whom it tells what.
fn assert_ended(
    decision: &Decision<OfferChange>,
    offer: &Offer,
    state: State,
    told: &[(PersonId, OfferNotification)],
) {
    assert_moved(&decision.next, offer, |offer| offer.state = state);
    let (change, shown) = closed(offer);
    let told = told
        .iter()
        .map(|&(to, news)| Effect::from(OfferEffect::PostNotice { offer: OFFER, news: news.into(), to }))
        .collect();
    assert_eq!(decision.effects, [vec![refresh_card()], shown, told].concat());
    assert_eq!(decision.next.change, change);
}

#[test]
fn declining_tells_the_client_the_reason() {
    for offer in [pending(), asked()] {
        for reason in DeclineReason::ALL {
            let message = Some("Sorry.".to_owned());
            let decision = decline(&offer, press(BEN, 3, NOW), reason, message.clone()).expect("he may");
            let state = State::Declined { by: BEN, at: NOW, reason, message };
            assert_ended(&decision, &offer, state, &[(ANA, OfferNotification::Declined)]);
            assert_eq!(decision.entry, Entry { what: Happening::Declined, by: Some(BEN), at: NOW });
        }
    }
}

#[test]
fn withdrawing_tells_the_freelancer() {
    for offer in [pending(), asked()] {
        let decision = withdraw(&offer, press(ANA, 3, NOW), None).expect("she may");
        let state = State::Withdrawn { by: ANA, at: NOW, message: None };
        assert_ended(&decision, &offer, state, &[(BEN, OfferNotification::Withdrawn)]);
        assert_eq!(decision.entry, Entry { what: Happening::Withdrawn, by: Some(ANA), at: NOW });
    }
}

#[test]
fn moderators_end_an_offer_and_neither_side_is_told_who() {
    const MIA: PersonId = PersonId(9);
    for offer in [pending(), asked()] {
        let removed = remove(&offer, MIA, NOW).expect("it waits");
        let told = [(BEN, OfferNotification::Removed), (ANA, OfferNotification::Removed)];
        assert_ended(&removed, &offer, State::Removed { by: MIA, at: NOW }, &told);
        assert_eq!(removed.entry, Entry { what: Happening::Removed, by: None, at: NOW });
        let withdrawn = withdraw_for_suspension(&offer, MIA, NOW).expect("it waits");
        let state = State::Withdrawn { by: MIA, at: NOW, message: None };
        assert_ended(&withdrawn, &offer, state, &[(BEN, OfferNotification::Withdrawn)]);
        assert_eq!(withdrawn.entry, Entry { what: Happening::WithdrawnByModerators, by: None, at: NOW });
    }
    for (offer, state, by) in over() {
        let refusal = Err(Refusal::Offer(OfferRefusal::Over { number: offer.number, state, by, at: NOW }));
        assert_eq!(remove(&offer, MIA, NOW), refusal);
        assert_eq!(withdraw_for_suspension(&offer, MIA, NOW), refusal);
    }
}

#[test]
fn time_ends_an_offer_at_its_deadline_and_tells_both() {
    for offer in [pending(), asked()] {
        assert_eq!(expire(&offer, UnixMs(EXPIRES.0 - 1)), Ok(None));
        for now in [EXPIRES, UnixMs(EXPIRES.0 + 9 * HOUR_MS)] {
            let decision = expire(&offer, now).expect("it waits").expect("it is due");
            let told = [(BEN, OfferNotification::Expired), (ANA, OfferNotification::Expired)];
            assert_ended(&decision, &offer, State::Expired { at: now }, &told);
            assert_eq!(decision.entry, Entry { what: Happening::Expired, by: None, at: now });
        }
    }
}
