//! What deliveries of several features must know. Owns loading it, at the moment of delivery, so that the world is told what
//! is true then; each feature's own loader stands in its folder, as `deliveries`.

mod contract_news;
mod feedback_news;
mod personal;
mod together;

pub use contract_news::WorkNews;
pub use feedback_news::FeedbackNews;
pub use personal::{CopyBrief, DirectBrief, Expired, PersonalBrief, Place};
pub(super) use personal::{copy, direct, personal};
pub(super) use together::{Reach, expired_together};

use super::error::Result;
use super::transaction::App;
use crate::domain::ids::{ChannelId, OfferId, RoomId};
use crate::domain::notifications::NotificationKind;
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::Terms;
use crate::store::{OfferRow, Queries, Shown};

impl App {
    /// Whether some other room has this channel.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn channel_is_taken(&self, channel: ChannelId, room: RoomId) -> Result<bool> {
        Ok(self.store.reader().await?.queries().channel_is_taken(channel, room).await?)
    }

    /// The channel of the pair's room, once it exists.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn room_channel(&self, room: RoomId) -> Result<Option<ChannelId>> {
        Ok(self.store.reader().await?.queries().room_channel(room).await?)
    }
}

/// The offer and its room's channel, with what stands beside it and the newest message that shows `shown`.
pub(super) async fn placed(
    queries: &mut Queries<'_>,
    id: OfferId,
    shown: impl Into<Shown>,
) -> Result<Option<(OfferRow, ChannelId)>> {
    let found = queries.offer_row(id, shown).await?;
    Ok(found.and_then(|found| found.channel.map(|channel| (found, channel))))
}

/// The terms of a version, and those of the one before it.
pub(super) async fn terms_and_former(
    queries: &mut Queries<'_>,
    offer: &Offer,
    version: u32,
) -> Result<Option<(Terms, Option<Terms>)>> {
    if (version, offer.version) == (1, 1) {
        return Ok(Some((offer.terms.clone(), None)));
    }
    let mut versions = queries.versions(offer.id).await?;
    let mut take = |number: u32| {
        let at = versions.iter().position(|kept| kept.number == number)?;
        Some(versions.swap_remove(at).terms)
    };
    let Some(terms) = take(version) else { return Ok(None) };
    Ok(Some((terms, version.checked_sub(1).and_then(take))))
}

/// The change request that a piece of news is about.
pub(super) async fn change_of(queries: &mut Queries<'_>, news: NotificationKind) -> Result<Option<Change>> {
    match news.change() {
        Some(change) => Ok(queries.change(change).await?),
        None => Ok(None),
    }
}
