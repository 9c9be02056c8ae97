//! The work of an offer, handed to a member of the agency: who may hand it over, who is told, and what that member reads of it.
//! Owns that this is the work and never the price.

use crate::app::brief::Place;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::work::Work;
use crate::domain::effect::{AgencyEffect, Effect};
use crate::domain::ids::{ChannelId, EffectId, OfferId, PersonId};
use crate::domain::notifications::OfferNotification;
use crate::domain::notifications::settings::NotificationChannel;
use crate::domain::offers::decide;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::refusal::OfferRefusal;
use crate::store::{DmStatus, OfferRow, Person, Queries, Shown, Tx};
use crate::words::Language;

/// An offer, for the member to whom it was handed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkRecord {
    /// As it is now. Its price is not theirs to read.
    pub offer: Offer,
    /// Who sent it.
    pub client: Option<Person>,
    /// Where they talk, once there is a channel.
    pub room_channel: Option<ChannelId>,
    /// What it became, if it was accepted.
    pub contract: Option<Contract>,
    /// What was said about the work.
    pub work: Work,
}

/// Who may do the work of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// As it is now.
    pub offer: Offer,
    /// The members of its agency, each with what they are called.
    pub members: Vec<(PersonId, String)>,
}

/// What telling somebody needs to whom an offer was handed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is now.
    pub offer: Offer,
    /// Who sent it.
    pub client: Option<Person>,
    /// What the server is called.
    pub server: Option<String>,
    /// Whom.
    pub to: PersonId,
    /// The room's channel, once there is one.
    pub channel: Option<ChannelId>,
    /// The way to them.
    pub dm_status: DmStatus,
}

impl HandoverBrief {
    /// Where they talk.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.channel.map(|channel| Place { guild: self.offer.guild, channel, message: None })
    }
}

impl App {
    /// An offer to an agency, for somebody who may hand it to a member.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn look_to_hand_over(&self, caller: &Caller, id: OfferId) -> Result<Handover> {
        let offer = self.load_for_action(caller, id, None, Some(Side::Recipient)).await?;
        let people = decide::check_handover(&offer)?.members.clone();
        let mut reader = self.store.reader().await?;
        let mut members = Vec::with_capacity(people.len());
        for person in people {
            let known = reader.queries().person(offer.guild, person).await?;
            members.push((person, known.map_or_else(|| person.to_string(), |known| known.name)));
        }
        Ok(Handover { offer, members })
    }

    /// Hands an offer to a member of its agency, or takes it back.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn hand_over(&self, caller: &Caller, id: OfferId, to: Option<PersonId>) -> Result<Offer> {
        retry(|| self.try_hand_to(caller, id, to)).await
    }

    async fn try_hand_to(&self, caller: &Caller, id: OfferId, to: Option<PersonId>) -> Result<Offer> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let offer = Self::load(&mut tx.queries(), caller, id).await?;
        let decision = decide::delegate(&offer, caller.person, to, self.now())?;
        self.put(&mut tx, &decision).await?;
        if let Some(to) = to {
            self.tell_delegate(&mut tx, &decision.next.offer, to).await?;
        }
        tx.commit().await?;
        Ok(decision.next.offer)
    }

    async fn tell_delegate(&self, tx: &mut Tx, offer: &Offer, to: PersonId) -> Result<()> {
        let choices = tx.queries().notice_choices(offer.guild, to).await?;
        if choices.wants(OfferNotification::Received.topic(), NotificationChannel::Direct)
            && tx.queries().dm_status(to).await?.closed.is_none()
        {
            let tell = Effect::from(AgencyEffect::TellHandover { offer: offer.id, to });
            tx.enqueue(EffectId(self.new_id()), &tell, offer.guild, offer.room, self.now()).await?;
        }
        Ok(())
    }

    /// The work of an offer, for whom it was handed to.
    ///
    /// # Errors
    /// A refusal for anybody else, or a failure of the database.
    pub async fn view_work(&self, caller: &Caller, id: OfferId) -> Result<WorkRecord> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let theirs = |found: &OfferRow| {
            found.offer.guild == caller.guild && found.offer.recipient.is_handed_to(caller.person)
        };
        let found = queries.offer_row(id, Shown::Nothing).await?.filter(theirs);
        let OfferRow { offer, channel, contract, .. } = found.ok_or(OfferRefusal::NoSuchOffer)?;
        let work = queries.work_if_any(contract.as_ref()).await?;
        let client = queries.person_told_apart(offer.guild, offer.client).await?;
        Ok(WorkRecord { offer, client, room_channel: channel, contract, work })
    }

    /// What telling `to` needs; `None` when the offer was taken back meanwhile.
    pub(in crate::app) async fn handover_brief(
        &self,
        queries: &mut Queries<'_>,
        id: OfferId,
        to: PersonId,
    ) -> Result<Option<Box<HandoverBrief>>> {
        let found = queries.offer(id).await?.filter(|offer| offer.recipient.is_handed_to(to));
        let Some(offer) = found else { return Ok(None) };
        Ok(Some(Box::new(HandoverBrief {
            language: self.language(queries, offer.guild).await?,
            client: queries.person_told_apart(offer.guild, offer.client).await?,
            server: queries.guild_name(offer.guild).await?,
            channel: queries.room(offer.room).await?.and_then(|room| room.channel),
            dm_status: queries.dm_status(to).await?,
            to,
            offer,
        })))
    }
}
