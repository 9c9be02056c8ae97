//! Every decision as a whole: the state it ends in, the change request's fate, the contract, and the exact list of effects.

mod changes;
mod delegating;
mod endings;
mod modifying;
mod refusals;
mod reminders;
mod screening;
mod sending;
mod waited;

use super::*;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::decision::Decision;
use crate::domain::effect::{Effect, OfferEffect};
use crate::domain::ids::{ChangeId, ContractId, GuildId, OfferId, OfferNumber, PersonId, RoomId};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Recipient, Side, State, StateName};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::offers::timeline::{Entry, Happening};
use crate::domain::refusal::Refusal;
use crate::domain::time::{HOUR_MS, UnixMs};

const ANA: PersonId = PersonId(1);
const BEN: PersonId = PersonId(2);
const CHIDI: PersonId = PersonId(3);
const OFFER: OfferId = OfferId(70);
const CHANGE: ChangeId = ChangeId(80);
const CONTRACT: ContractId = ContractId(90);
const NOW: UnixMs = UnixMs(1_800_000_000_000);
const EXPIRES: UnixMs = UnixMs(NOW.0 + HOUR_MS);

fn terms(price_minor: i64) -> Terms {
    let total = Money { minor: price_minor, currency: Currency::USD };
    Terms {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: Price::Fixed { total, milestones: Vec::new() },
        start: None,
        due: None,
    }
}

/// Ana's offer to Ben in its third version, which waits for him.
fn pending() -> Offer {
    Offer {
        id: OFFER,
        guild: GuildId(50),
        number: OfferNumber(7),
        room: RoomId(60),
        client: ANA,
        recipient: Recipient::Freelancer(BEN),
        version: 3,
        revision: 11,
        terms: terms(100),
        note: None,
        files: Vec::new(),
        created: UnixMs(NOW.0 - HOUR_MS),
        expires: EXPIRES,
        remind: None,
        waits_for: None,
        proposal: None,
        state: State::PENDING,
    }
}

/// A change request of Ben's for it.
fn wish(fate: Fate) -> Change {
    Change {
        id: CHANGE,
        offer: OFFER,
        version: 3,
        by: BEN,
        at: NOW,
        terms: terms(200),
        message: "More work.".to_owned(),
        fate,
    }
}

/// The offer while that request is open.
fn asked() -> Offer {
    Offer { state: State::Pending { open_change: Some(wish(Fate::Open)) }, ..pending() }
}

/// Offers in every state in which nothing can be done, with what a refusal says of them.
fn over() -> Vec<(Offer, StateName, Option<PersonId>)> {
    let at = NOW;
    let reason = crate::domain::offers::offer::DeclineReason::Spam;
    let states = [
        (State::Accepted { by: BEN, at }, Some(BEN)),
        (State::Declined { by: BEN, at, reason, message: None }, Some(BEN)),
        (State::Withdrawn { by: ANA, at, message: None }, Some(ANA)),
        (State::Withdrawn { by: PersonId(9), at, message: None }, None),
        (State::Removed { by: PersonId(9), at }, None),
        (State::Expired { at }, None),
    ];
    let offer = |(state, by): (State, Option<PersonId>)| {
        let name = state.name();
        (Offer { state, ..pending() }, name, by)
    };
    states.into_iter().map(offer).collect()
}

fn press(by: PersonId, version: u32, now: UnixMs) -> Press {
    Press { by, version, now }
}

fn new_change() -> NewChange {
    NewChange {
        id: CHANGE,
        terms: terms(200),
        message: "More work.".to_owned(),
        asked_last_hour: 0,
        most_per_hour: 3,
    }
}

fn refresh_card() -> Effect {
    OfferEffect::RefreshCard { offer: OFFER, version: 3 }.into()
}

/// What is shown when the next version takes the place of the open change request.
fn shown_with_version_4() -> [Effect; 3] {
    [
        refresh_card(),
        OfferEffect::RefreshChange { change: CHANGE }.into(),
        OfferEffect::PostCard { offer: OFFER, version: 4 }.into(),
    ]
}

/// A decision moves the row by one revision, and changes of the offer itself nothing but what `changed` says.
fn assert_moved(next: &OfferChange, from: &Offer, changed: impl FnOnce(&mut Offer)) {
    let mut expected = Offer { revision: from.revision + 1, ..from.clone() };
    changed(&mut expected);
    assert_eq!(next.offer, expected);
}
