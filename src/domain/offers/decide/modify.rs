//! How the client changes the terms of an offer that still waits for its answer.

use super::checks::{Press, check_press};
use super::next::{OfferChange, entry};
use crate::domain::decision::Decision;
use crate::domain::effect::{Effect, OfferEffect};
use crate::domain::ids::ChangeId;
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Terms;
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;

/// The client sends other terms: they are the next version, and an open change request is closed by them. `answers` names
/// the change request that the client had in view, if they answer one this way.
///
/// # Errors
/// The wrong side, an offer that is over, new terms since, a request that is not open any more, or terms that are the
/// present ones.
pub fn modify(
    offer: &Offer,
    press: Press,
    terms: Terms,
    answers: Option<ChangeId>,
) -> Result<Decision<OfferChange>, Refusal> {
    let open = check_press(offer, press, Side::Client)?;
    if answers.is_some_and(|wanted| open.as_ref().is_none_or(|open| open.id != wanted)) {
        return Err(OfferRefusal::ChangeOver { number: offer.number }.into());
    }
    if terms == offer.terms {
        return Err(OfferRefusal::SameTerms { number: offer.number }.into());
    }
    let version = offer.version + 1;
    let mut effects: Vec<Effect> =
        vec![OfferEffect::RefreshCard { offer: offer.id, version: offer.version }.into()];
    effects.extend(open.as_ref().map(|open| Effect::from(OfferEffect::RefreshChange { change: open.id })));
    effects.push(OfferEffect::PostCard { offer: offer.id, version }.into());
    let mut changed = offer.clone();
    changed.revision += 1;
    changed.version = version;
    changed.terms = terms;
    changed.state = State::PENDING;
    Ok(Decision {
        next: OfferChange {
            offer: changed,
            change: open.map(|open| Change { fate: Fate::Modified { version }, ..open }),
        },
        entry: entry(Happening::Modified, Some(press.by), press.now),
        effects,
        told: vec![Notification {
            to: offer.recipient.spokesperson(),
            kind: OfferNotification::Modified { version }.into(),
        }],
    })
}
