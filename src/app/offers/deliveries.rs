//! What deliveries of offers in their rooms must know. Owns loading it, at the moment of delivery.

use crate::app::brief::{Reach, change_of, expired_together, placed, terms_and_former};
use crate::app::people::standing::record_of;
use crate::app::{App, FilesBrief, Result};
use crate::domain::effect::OfferEffect;
use crate::domain::ids::{ChangeId, ChannelId, GuildId, OfferId, PersonId};
use crate::domain::notifications::{NotificationKind, OfferNotification};
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::store::{OfferRow, OfferSubject, Person, Posted, Queries, Shown};
use crate::words::Language;

/// A delivery of an offer in its room, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferDelivery {
    /// Post a card.
    PostCard(Box<CardBrief>),
    /// Bring a card up to date.
    RefreshCard(Box<CardBrief>),
    /// Post an offer's files.
    PostFiles(Box<FilesBrief>),
    /// Post a change request.
    PostChange(Box<ChangeBrief>),
    /// Bring a change request up to date.
    RefreshChange(Box<ChangeBrief>),
    /// Tell somebody something.
    PostNotice(Box<NoticeBrief>),
    /// Ask whether somebody has passed a server's membership screening.
    AwaitScreening(GuildId, PersonId),
}

/// The card of one version of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// The version on the card.
    pub version: u32,
    /// The terms of that version.
    pub terms: Terms,
    /// The terms of the version before it.
    pub former: Option<Terms>,
    /// Who sent it.
    pub client: Option<Person>,
    /// What is known of them.
    pub about: ClientRecord,
    /// The room's channel.
    pub channel: ChannelId,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

/// A change request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// The request.
    pub change: Change,
    /// The terms that it wants to change.
    pub present: Terms,
    /// The room's channel.
    pub channel: ChannelId,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

/// A notice to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// What happened.
    pub news: NotificationKind,
    /// The change request that it is about.
    pub change: Option<Change>,
    /// Whom to mention.
    pub to: PersonId,
    /// The room's channel.
    pub channel: ChannelId,
    /// Where several offers of the room expired at once, all of them, this one first; otherwise nothing.
    pub together: Vec<Offer>,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn offer_delivery(&self, effect: &OfferEffect) -> Result<Option<OfferDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            OfferEffect::PostCard { offer, version } => {
                card_brief(self, queries, offer, version).await?.map(OfferDelivery::PostCard)
            }
            OfferEffect::RefreshCard { offer, version } => {
                card_brief(self, queries, offer, version).await?.map(OfferDelivery::RefreshCard)
            }
            OfferEffect::PostFiles { offer, file } => {
                self.files_brief(queries, offer, file).await?.map(OfferDelivery::PostFiles)
            }
            OfferEffect::PostChange { change } => {
                change_brief(self, queries, change).await?.map(OfferDelivery::PostChange)
            }
            OfferEffect::RefreshChange { change } => {
                change_brief(self, queries, change).await?.map(OfferDelivery::RefreshChange)
            }
            OfferEffect::AwaitScreening { guild, to } => {
                let is_waited_for = queries.is_waited_for(guild, to).await?;
                is_waited_for.then_some(OfferDelivery::AwaitScreening(guild, to))
            }
            OfferEffect::PostNotice { offer, news, to } => {
                notice_brief(self, queries, offer, news, to).await?.map(OfferDelivery::PostNotice)
            }
        })
    }
}

async fn card_brief(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    version: u32,
) -> Result<Option<Box<CardBrief>>> {
    let shown = OfferSubject::Card(id, version);
    let Some((found, channel)) = placed(queries, id, shown).await? else { return Ok(None) };
    let OfferRow { offer, settings, posted, .. } = found;
    let Some((terms, former)) = terms_and_former(queries, &offer, version).await? else { return Ok(None) };
    let (about, client) = record_of(queries, &offer, app.now()).await?;
    let language = app.language_in(&settings);
    Ok(Some(Box::new(CardBrief { language, offer, version, terms, former, client, about, channel, posted })))
}

async fn change_brief(
    app: &App,
    queries: &mut Queries<'_>,
    id: ChangeId,
) -> Result<Option<Box<ChangeBrief>>> {
    let Some(change) = queries.change(id).await? else { return Ok(None) };
    let shown = OfferSubject::Change(id);
    let Some((found, channel)) = placed(queries, change.offer, shown).await? else { return Ok(None) };
    let OfferRow { offer, settings, posted, .. } = found;
    let Some((present, _)) = terms_and_former(queries, &offer, change.version).await? else {
        return Ok(None);
    };
    let language = app.language_in(&settings);
    Ok(Some(Box::new(ChangeBrief { language, offer, change, present, channel, posted })))
}

async fn notice_brief(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    news: NotificationKind,
    to: PersonId,
) -> Result<Option<Box<NoticeBrief>>> {
    let Some((found, channel)) = placed(queries, id, Shown::Nothing).await? else { return Ok(None) };
    let OfferRow { offer, settings, .. } = found;
    let mut together = Vec::new();
    if news == NotificationKind::Offer(OfferNotification::Expired) {
        let Some(all) = expired_together(queries, &offer, to, Reach::Room).await? else { return Ok(None) };
        together = if all.len() > 1 { all } else { Vec::new() };
    }
    let change = change_of(queries, news).await?;
    let language = app.language_in(&settings);
    Ok(Some(Box::new(NoticeBrief { language, offer, news, change, to, channel, together })))
}
