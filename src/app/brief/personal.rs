//! What a delivery to one person outside the room must know: a notice, or that person's copy of a card.

use super::{Reach, change_of, expired_together, terms_and_former};
use crate::app::error::Result;
use crate::app::people::standing::record_of;
use crate::app::transaction::App;
use crate::domain::ids::{ChannelId, GuildId, MessageId, OfferId, PersonId};
use crate::domain::notifications::{ContractNotification, NotificationKind, OfferNotification};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Recipient, Side};
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::domain::safety::Note;
use crate::store::{
    ContractSubject, DmStatus, NotificationSubject, OfferSubject, Person, Posted, Queries, Subject,
};
use crate::words::Language;

/// Where in a server something stands, to be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The server.
    pub guild: GuildId,
    /// The channel.
    pub channel: ChannelId,
    /// The message, if it is known.
    pub message: Option<MessageId>,
}

impl Place {
    /// Its address, as Discord's clients open it.
    #[must_use]
    pub fn url(&self) -> String {
        let channel = format!("https://discord.com/channels/{}/{}", self.guild, self.channel);
        self.message.map_or(channel.clone(), |message| format!("{channel}/{}", message.0))
    }
}

/// What one person is told outside the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The offer as it is now.
    pub offer: Offer,
    /// What happened.
    pub news: NotificationKind,
    /// The change request that it is about.
    pub change: Option<Change>,
    /// Who sent the offer.
    pub client: Option<Person>,
    /// What who received it is called: a person or an agency.
    pub recipient: Option<String>,
    /// What the server is called.
    pub server: Option<String>,
    /// Who is told.
    pub to: PersonId,
    /// Where the room shows it, once there is a room.
    pub place: Option<Place>,
    /// Where several offers expired at once, all of them, this one first; otherwise nothing.
    pub together: Vec<Expired>,
}

/// One of several offers that expired at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expired {
    /// The offer.
    pub offer: Offer,
    /// What its other side is called, as far as that is known.
    pub other: Option<String>,
}

/// What one person is told by direct message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectBrief {
    /// The news.
    pub personal: PersonalBrief,
    /// The card to show with it, where the news is one that they answer.
    pub copy: Option<CopyBrief>,
    /// The way to them.
    pub dm_status: DmStatus,
}

/// One person's copy of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyBrief {
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
    /// What is known of them as a client.
    pub about: ClientRecord,
    /// What they are told to look at twice.
    pub notes: Vec<Note>,
    /// What the server is called.
    pub server: Option<String>,
    /// Whose copy.
    pub to: PersonId,
    /// Where the room shows the card, once there is a room.
    pub place: Option<Place>,
    /// The copy, if it was posted.
    pub posted: Option<Posted>,
}

/// What one person is told by direct message; `None` when the offer is gone.
pub(in crate::app) async fn direct(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    news: NotificationKind,
    to: PersonId,
) -> Result<Option<Box<DirectBrief>>> {
    let Some(personal) = personal(app, queries, id, news, to).await? else { return Ok(None) };
    let copy = match new_version(news, personal.change.as_ref()) {
        Some(version) => copy(app, queries, id, version, to).await?,
        None => None,
    };
    let dm_status = queries.dm_status(to).await?;
    Ok(Some(Box::new(DirectBrief { personal, copy, dm_status })))
}

/// What one person is told of an offer; `None` when the offer is gone.
pub(in crate::app) async fn personal(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    news: NotificationKind,
    to: PersonId,
) -> Result<Option<PersonalBrief>> {
    let Some(offer) = queries.offer(id).await? else { return Ok(None) };
    // Whoever left the agency meanwhile is told nothing more.
    if offer.side_of(to).is_none() {
        return Ok(None);
    }
    let Some(together) = together(queries, &offer, news, to).await? else { return Ok(None) };
    let change = change_of(queries, news).await?;
    let subject = shown_as(queries, &offer, news, change.as_ref()).await?;
    Ok(Some(PersonalBrief {
        language: app.language(queries, offer.guild).await?,
        news,
        client: queries.person_told_apart(offer.guild, offer.client).await?,
        recipient: recipient_name(queries, &offer).await?,
        server: queries.guild_name(offer.guild).await?,
        to,
        place: place(queries, &offer, subject).await?,
        change,
        offer,
        together,
    }))
}

async fn recipient_name(queries: &mut Queries<'_>, offer: &Offer) -> Result<Option<String>> {
    Ok(match &offer.recipient {
        Recipient::Freelancer(person) => {
            queries.person_told_apart(offer.guild, *person).await?.map(|person| person.name)
        }
        Recipient::Agency(team) => Some(team.name.clone()),
    })
}

/// What expired together with an offer; `None` where another one of them tells of it.
async fn together(
    queries: &mut Queries<'_>,
    offer: &Offer,
    news: NotificationKind,
    to: PersonId,
) -> Result<Option<Vec<Expired>>> {
    if news != NotificationKind::Offer(OfferNotification::Expired) {
        return Ok(Some(Vec::new()));
    }
    let Some(all) = expired_together(queries, offer, to, Reach::Server).await? else { return Ok(None) };
    let mut together = Vec::new();
    for offer in all {
        let other = match offer.side_of(to) {
            Some(Side::Client) => recipient_name(queries, &offer).await?,
            Some(Side::Recipient) | None => {
                queries.person(offer.guild, offer.client).await?.map(|client| client.name)
            }
        };
        together.push(Expired { offer, other });
    }
    Ok(Some(if together.len() > 1 { together } else { Vec::new() }))
}

/// One person's copy of a card; `None` when the offer is gone.
pub(in crate::app) async fn copy(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    version: u32,
    to: PersonId,
) -> Result<Option<CopyBrief>> {
    let Some(offer) = queries.offer(id).await? else { return Ok(None) };
    let Some((terms, former)) = terms_and_former(queries, id, version).await? else { return Ok(None) };
    Ok(Some(CopyBrief {
        language: app.language(queries, offer.guild).await?,
        version,
        terms,
        former,
        about: record_of(queries, &offer, app.now()).await?,
        notes: app.notes_for(queries, &offer, to).await?,
        client: queries.person_told_apart(offer.guild, offer.client).await?,
        server: queries.guild_name(offer.guild).await?,
        to,
        place: place(queries, &offer, OfferSubject::Card(id, version).into()).await?,
        posted: queries.post(NotificationSubject::Copy(id, version, to)).await?,
        offer,
    }))
}

/// The version that a piece of news brings, for the side that answers it.
fn new_version(news: NotificationKind, change: Option<&Change>) -> Option<u32> {
    match news {
        NotificationKind::Offer(news) => match news {
            OfferNotification::Received => Some(1),
            OfferNotification::Modified { version } => Some(version),
            OfferNotification::ChangeApproved { .. } => match change?.fate {
                Fate::Approved { version } => Some(version),
                Fate::Open | Fate::Rejected { .. } | Fate::Modified { .. } | Fate::Closed => None,
            },
            OfferNotification::Withdrawn
            | OfferNotification::Expiring { .. }
            | OfferNotification::Expired
            | OfferNotification::Removed
            | OfferNotification::ChangeRequested { .. }
            | OfferNotification::ChangeRejected { .. }
            | OfferNotification::Declined => None,
        },
        NotificationKind::Contract(ContractNotification::Started) => None,
    }
}

/// The message in the room that shows what the news is about.
async fn shown_as(
    queries: &mut Queries<'_>,
    offer: &Offer,
    news: NotificationKind,
    change: Option<&Change>,
) -> Result<Subject> {
    let card: Subject =
        OfferSubject::Card(offer.id, new_version(news, change).unwrap_or(offer.version)).into();
    Ok(match news {
        NotificationKind::Offer(news) => match news {
            OfferNotification::ChangeRequested { change } | OfferNotification::ChangeRejected { change } => {
                OfferSubject::Change(change).into()
            }
            OfferNotification::Received
            | OfferNotification::Modified { .. }
            | OfferNotification::ChangeApproved { .. }
            | OfferNotification::Withdrawn
            | OfferNotification::Expiring { .. }
            | OfferNotification::Expired
            | OfferNotification::Removed
            | OfferNotification::Declined => card,
        },
        NotificationKind::Contract(ContractNotification::Started) => queries
            .contract_of(offer.id)
            .await?
            .map_or(card, |made| ContractSubject::Contract(made.id).into()),
    })
}

async fn place(queries: &mut Queries<'_>, offer: &Offer, subject: Subject) -> Result<Option<Place>> {
    let channel = queries.room(offer.room).await?.and_then(|room| room.channel);
    let Some(channel) = channel else { return Ok(None) };
    // A message of a channel that was deleted and made again is no place to go.
    let posted = queries.post(subject).await?.filter(|posted| posted.channel == channel);
    Ok(Some(Place { guild: offer.guild, channel, message: posted.map(|posted| posted.message) }))
}
