//! Buttons that were drawn for one version of an offer, and the card that carries them: a card that another one took the place
//! of answers nothing.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::{MessageId, OfferId};
use crate::domain::offers::decide::check_may_act;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::refusal::OfferRefusal;
use crate::store::{NotificationSubject, OfferRow, OfferSubject, Shown};

/// What a button was drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// The version of the offer.
    pub version: u32,
    /// The card that carries it; `None` for a button elsewhere.
    pub card: Option<PressedCard>,
}

/// A card whose button was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PressedCard {
    /// Which message.
    pub message: MessageId,
    /// Whether it is the one in the room; otherwise it is the presser's own copy.
    pub is_in_room: bool,
}

impl From<u32> for Drawn {
    fn from(version: u32) -> Self {
        Self { version, card: None }
    }
}

impl App {
    /// Gives an offer to look at before acting on it, by a button: checks the server and the person, the card, the side that may
    /// act, and the version that they saw. Where the database was put back from a backup, a version's number comes a second
    /// time, for other terms: then another message is its card.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_drawn(
        &self,
        caller: &Caller,
        id: OfferId,
        drawn: impl Into<Drawn>,
        needs: Side,
    ) -> Result<Offer> {
        let Drawn { version, card } = drawn.into();
        let shown = match card {
            None => Shown::Nothing,
            Some(PressedCard { is_in_room: true, .. }) => OfferSubject::Card(id, version).into(),
            Some(_) => Shown::This(NotificationSubject::Copy(id, version, caller.person).into()),
        };
        let found = self.store.reader().await?.queries().offer_row(id, shown).await?;
        let found = found.filter(|found| found.offer.guild == caller.guild);
        let OfferRow { offer, posted, .. } = found.ok_or(OfferRefusal::NoSuchOffer)?;
        let is_superseded = card.zip(posted).is_some_and(|(card, posted)| card.message != posted.message);
        if is_superseded {
            let (number, current) = (offer.number, offer.version);
            return Err(OfferRefusal::Stale { number, seen: version, current }.into());
        }
        Self::check_theirs(&offer, caller)?;
        check_may_act(&offer, caller.person, self.now(), Some(version), Some(needs))?;
        Ok(offer)
    }
}
