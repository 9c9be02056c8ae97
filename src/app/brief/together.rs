//! Offers that expired in the same moment, and are told in one message: which they are, and which of them speaks for all.

use crate::app::error::Result;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::{Offer, Recipient, Side, State};
use crate::store::Queries;

/// Who hears of it, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Reach {
    /// In the room of the offer.
    Room,
    /// Outside of rooms, in the whole server.
    Server,
}

/// The offers that expired together with `offer` for the side of `to`, this one first; alone where it did so alone. `None` where
/// another one of them tells of all. Decided from what is saved, so that it is the same however often it is asked.
pub(in crate::app) async fn expired_together(
    queries: &mut Queries<'_>,
    offer: &Offer,
    to: PersonId,
    reach: Reach,
) -> Result<Option<Vec<Offer>>> {
    let State::Expired { at } = offer.state else { return Ok(Some(vec![offer.clone()])) };
    let side = offer.side_of(to);
    let mut together = Vec::new();
    for id in queries.expired_at(offer.guild, at).await? {
        let Some(other) = queries.offer(id).await? else { continue };
        let is_same = other.side_of(to) == side
            && (side == Some(Side::Client) || is_same_recipient(&other.recipient, &offer.recipient))
            && (reach == Reach::Server || other.room == offer.room);
        if is_same {
            together.push(other);
        }
    }
    let speaks = together.first().is_none_or(|first| first.id == offer.id);
    Ok(speaks.then_some(together).map(|found| if found.is_empty() { vec![offer.clone()] } else { found }))
}

fn is_same_recipient(one: &Recipient, other: &Recipient) -> bool {
    match (one, other) {
        (Recipient::Freelancer(one), Recipient::Freelancer(other)) => one == other,
        (Recipient::Agency(one), Recipient::Agency(other)) => one.id == other.id,
        (Recipient::Freelancer(_), Recipient::Agency(_))
        | (Recipient::Agency(_), Recipient::Freelancer(_)) => false,
    }
}
