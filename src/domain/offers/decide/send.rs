//! How an offer begins: the limits against spam, and the first effects.

use super::next::entry;
use super::remind::next_reminder;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::decision::Decision;
use crate::domain::effect::{Effect, OfferEffect, RoomEffect};
use crate::domain::ids::{GuildId, OfferId, OfferNumber, PersonId, ProposalId, RoomId};
use crate::domain::notifications::{Notification, OfferNotification};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::effects::posts_of_files;
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Terms;
use crate::domain::offers::timeline::Happening;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Limits against spam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Most pending offers of one client in one server.
    pub pending_per_client: u32,
    /// Most pending offers of one client to one party.
    pub pending_per_pair: u32,
    /// Most new offers of one client in an hour.
    pub new_per_hour: u32,
    /// Most change requests for one offer in an hour.
    pub changes_per_hour: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { pending_per_client: 10, pending_per_pair: 3, new_per_hour: 5, changes_per_hour: 3 }
    }
}

impl Limits {
    /// The highest that a client's offers are held to: counting can stop there.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.pending_per_client.max(self.pending_per_pair).max(self.new_per_hour)
    }

    /// Whether a client with so much under way may send another offer. Asked before the form, and again when it is sent.
    ///
    /// # Errors
    /// The limit that is reached.
    pub const fn check(&self, counts: Counts) -> Result<(), OfferRefusal> {
        if counts.pending_for_pair >= self.pending_per_pair {
            Err(OfferRefusal::TooManyForPair { most: self.pending_per_pair })
        } else if counts.pending >= self.pending_per_client {
            Err(OfferRefusal::TooManyPending { most: self.pending_per_client })
        } else if counts.new_last_hour >= self.new_per_hour {
            Err(OfferRefusal::TooManyNew { most: self.new_per_hour })
        } else {
            Ok(())
        }
    }
}

/// What a client has under way, as far as the limits reach, counted in the transaction that sends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pending offers in this server.
    pub pending: u32,
    /// Pending offers to this party.
    pub pending_for_pair: u32,
    /// Offers sent in the last hour.
    pub new_last_hour: u32,
}

/// A new offer, checked and numbered.
#[derive(Debug, Clone)]
pub struct NewOffer {
    /// Its id.
    pub id: OfferId,
    /// The server.
    pub guild: GuildId,
    /// Its number there.
    pub number: OfferNumber,
    /// The pair's room.
    pub room: RoomId,
    /// Whether the room's channel exists.
    pub room_is_open: bool,
    /// Who sends.
    pub client: PersonId,
    /// To whom.
    pub recipient: Recipient,
    /// The first version.
    pub terms: Terms,
    /// A personal message.
    pub note: Option<String>,
    /// Files that go with it.
    pub files: Vec<Attachment>,
    /// When it ends unless it is answered before.
    pub expires: UnixMs,
    /// Who must pass the server's membership screening before the addressed side gets it.
    pub waits_for: Option<PersonId>,
    /// The proposal for a job that it answers, if it does.
    pub proposal: Option<ProposalId>,
}

/// The client sends a direct offer.
///
/// # Errors
/// An offer to oneself, or more than the limits allow.
pub fn send(new: NewOffer, counts: Counts, limits: Limits, now: UnixMs) -> Result<Decision<Offer>, Refusal> {
    match &new.recipient {
        Recipient::Freelancer(person) if *person == new.client => return Err(OfferRefusal::ToSelf.into()),
        Recipient::Agency(team) if team.has(new.client) => return Err(AgencyRefusal::OwnAgency.into()),
        Recipient::Freelancer(_) | Recipient::Agency(_) => {}
    }
    limits.check(counts)?;
    let mut effects = Vec::new();
    if !new.room_is_open {
        effects.push(RoomEffect::OpenRoom { room: new.room }.into());
    }
    effects.push(OfferEffect::PostCard { offer: new.id, version: 1 }.into());
    effects.extend(posts_of_files(new.id, new.files.len()).map(Effect::from));
    Ok(Decision {
        entry: entry(Happening::Sent, Some(new.client), now),
        effects,
        told: vec![Notification {
            to: new.recipient.spokesperson(),
            kind: OfferNotification::Received.into(),
        }],
        next: Offer {
            id: new.id,
            guild: new.guild,
            number: new.number,
            room: new.room,
            client: new.client,
            recipient: new.recipient,
            version: 1,
            revision: 1,
            terms: new.terms,
            note: new.note,
            files: new.files,
            created: now,
            expires: new.expires,
            remind: next_reminder(now, new.expires),
            waits_for: new.waits_for,
            proposal: new.proposal,
            state: State::PENDING,
        },
    })
}
