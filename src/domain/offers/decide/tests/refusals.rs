//! Who may not act, and when nobody may: in this order, for every action alike.

use super::*;
use crate::domain::offers::offer::DeclineReason;
use crate::domain::offers::refusal::OfferRefusal;

/// What an action comes to, by name.
type Outcome = (&'static str, Result<(), Refusal>);

fn done<T>(outcome: Result<Decision<T>, Refusal>) -> Result<(), Refusal> {
    outcome.map(|_| ())
}

/// Everything that may be done to an offer, by somebody who saw `version` of it.
fn all(offer: &Offer, by: PersonId, version: u32, now: UnixMs) -> Vec<Outcome> {
    let (seen, message) = (press(by, version, now), String::new());
    vec![
        ("accept", done(accept(offer, seen, CONTRACT))),
        ("decline", done(decline(offer, seen, DeclineReason::Other, None))),
        ("request change", done(request_change(offer, seen, new_change()))),
        ("withdraw", done(withdraw(offer, seen, None))),
        ("modify", done(modify(offer, seen, terms(300), None))),
        ("approve", done(approve_change(offer, CHANGE, by, now))),
        ("reject", done(reject_change(offer, CHANGE, by, now, message))),
        ("look for the client", check_may_act(offer, by, now, Some(version), Some(Side::Client))),
        ("look for the party", check_may_act(offer, by, now, Some(version), Some(Side::Recipient))),
    ]
}

/// Who may do it, by its name.
fn side_of(action: &str) -> Side {
    match action {
        "accept" | "decline" | "request change" | "look for the party" => Side::Recipient,
        _ => Side::Client,
    }
}

#[test]
fn strangers_learn_nothing_in_any_state() {
    let offers = over().into_iter().map(|(offer, ..)| offer).chain([pending(), asked()]);
    for offer in offers {
        for (action, outcome) in all(&offer, CHIDI, 3, NOW) {
            assert_eq!(outcome, Err(Refusal::Offer(OfferRefusal::NoSuchOffer)), "{action} {:?}", offer.state);
        }
    }
}

#[test]
fn the_other_side_is_told_whose_it_is_in_any_state() {
    let offers = over().into_iter().map(|(offer, ..)| offer).chain([pending(), asked()]);
    for offer in offers {
        for (by, has) in [(ANA, Side::Client), (BEN, Side::Recipient)] {
            for (action, outcome) in all(&offer, by, 3, NOW) {
                let needs = side_of(action);
                if needs != has {
                    assert_eq!(
                        outcome,
                        Err(Refusal::Offer(OfferRefusal::OtherSide { needs })),
                        "{action} {:?}",
                        offer.state
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_over_stays_as_it_is_whatever_version_was_seen() {
    for (offer, state, ended_by) in over() {
        for (by, has) in [(ANA, Side::Client), (BEN, Side::Recipient)] {
            for (action, outcome) in all(&offer, by, 2, NOW).into_iter().filter(|it| side_of(it.0) == has) {
                let told =
                    Refusal::Offer(OfferRefusal::Over { number: offer.number, state, by: ended_by, at: NOW });
                assert_eq!(outcome, Err(told), "{action} {state:?}");
            }
        }
        assert!(expire(&offer, EXPIRES).is_err(), "{state:?}");
    }
}

#[test]
fn a_deadline_holds_also_before_anybody_noticed_it() {
    for now in [EXPIRES, UnixMs(EXPIRES.0 + 1)] {
        for (by, has) in [(ANA, Side::Client), (BEN, Side::Recipient)] {
            for (action, outcome) in all(&asked(), by, 3, now).into_iter().filter(|it| side_of(it.0) == has) {
                let state = StateName::Expired;
                let told = Refusal::Offer(OfferRefusal::Over {
                    number: OfferNumber(7),
                    state,
                    by: None,
                    at: EXPIRES,
                });
                assert_eq!(outcome, Err(told), "{action}");
            }
        }
    }
    assert!(accept(&asked(), press(BEN, 3, UnixMs(EXPIRES.0 - 1)), CONTRACT).is_ok());
}

#[test]
fn old_terms_are_not_acted_on() {
    for seen in [0, 1, 2, 4, u32::MAX] {
        for (by, actions) in
            [(ANA, &["withdraw", "modify"][..]), (BEN, &["accept", "decline", "request change"][..])]
        {
            for (action, outcome) in all(&pending(), by, seen, NOW) {
                if actions.contains(&action) {
                    let told =
                        Refusal::Offer(OfferRefusal::Stale { number: OfferNumber(7), seen, current: 3 });
                    assert_eq!(outcome, Err(told), "{action}");
                }
            }
        }
    }
}
