//! What a delivery to one person outside the room must know: a notice, or that person's copy of a card.

use super::contract_news::{WorkNews, work_told};
use super::feedback_news::{FeedbackNews, feedback_told};
use super::{Reach, change_of, expired_together, terms_and_former};
use crate::app::error::Result;
use crate::app::people::standing::record_of;
use crate::app::transaction::App;
use crate::domain::ids::{ChannelId, GuildId, MessageId, OfferId, PersonId};
use crate::domain::notifications::{NotificationKind, OfferNotification};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Recipient, Side};
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::domain::safety::Note;
use crate::store::{DmStatus, NotificationSubject, OfferRow, OfferSubject, Person, Posted, Queries, Shown};
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
    /// The line about a contract's work or payment that it is about.
    pub work: Option<WorkNews>,
    /// What they can do about feedback, where the news ask for it.
    pub feedback: Option<FeedbackNews>,
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
    let Some(told) = told(app, queries, (id, news), to).await? else { return Ok(None) };
    let version = new_version(news, told.change.as_ref());
    let Some(version) = version else {
        let dm_status = queries.dm_status(to).await?;
        let personal = named(app, queries, told, news, to).await?;
        return Ok(Some(Box::new(DirectBrief { personal, copy: None, dm_status })));
    };
    // Told by the copy of the card, which names the client alone.
    let Told { found, change, together, .. } = told;
    let copy_of = NotificationSubject::Copy(id, version, to);
    let (dm_status, copied) = queries.way_to_copy(to, copy_of).await?;
    let Some(copy) = copy_brief(app, queries, found, version, (to, copied)).await? else { return Ok(None) };
    let personal = PersonalBrief {
        language: copy.language,
        offer: copy.offer.clone(),
        news,
        change,
        work: None,
        feedback: None,
        client: copy.client.clone(),
        recipient: copy.offer.recipient.agency().map(|team| team.name.clone()),
        server: copy.server.clone(),
        to,
        place: copy.place,
        together,
    };
    Ok(Some(Box::new(DirectBrief { personal, copy: Some(copy), dm_status })))
}

/// What one person is told of an offer; `None` when the offer is gone.
pub(in crate::app) async fn personal(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    news: NotificationKind,
    to: PersonId,
) -> Result<Option<PersonalBrief>> {
    match told(app, queries, (id, news), to).await? {
        Some(told) => named(app, queries, told, news, to).await.map(Some),
        None => Ok(None),
    }
}

/// What news are about.
struct Told {
    found: OfferRow,
    change: Option<Change>,
    work: Option<WorkNews>,
    feedback: Option<FeedbackNews>,
    together: Vec<Expired>,
}

async fn told(
    app: &App,
    queries: &mut Queries<'_>,
    (id, news): (OfferId, NotificationKind),
    to: PersonId,
) -> Result<Option<Told>> {
    let change = change_of(queries, news).await?;
    let Some(found) = queries.offer_row(id, shown_as(id, news, change.as_ref())).await? else {
        return Ok(None);
    };
    // Whoever left the agency meanwhile is told nothing more.
    if found.offer.side_of(to).is_none() {
        return Ok(None);
    }
    let Some(together) = together(queries, &found.offer, news, to).await? else { return Ok(None) };
    let work = work_told(queries, &found, news).await?;
    let feedback = feedback_told(app, queries, &found, (news, to)).await?;
    Ok(Some(Told { found, change, work, feedback, together }))
}

async fn named(
    app: &App,
    queries: &mut Queries<'_>,
    Told { found, change, work, feedback, together }: Told,
    news: NotificationKind,
    to: PersonId,
) -> Result<PersonalBrief> {
    let place = place(&found);
    let OfferRow { offer, settings, server, .. } = found;
    let freelancer = match &offer.recipient {
        Recipient::Freelancer(person) => *person,
        Recipient::Agency(_) => PersonId(0),
    };
    let [client, freelancer] = queries.two_told_apart(offer.guild, offer.client, freelancer).await?;
    let agency = offer.recipient.agency().map(|team| team.name.clone());
    let recipient = agency.or(freelancer.map(|person| person.name));
    let language = app.language_in(&settings);
    Ok(PersonalBrief {
        language,
        news,
        client,
        recipient,
        server,
        to,
        place,
        change,
        work,
        feedback,
        offer,
        together,
    })
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
    let posted = queries.post(NotificationSubject::Copy(id, version, to)).await?;
    let Some(found) = queries.offer_row(id, OfferSubject::Card(id, version)).await? else { return Ok(None) };
    copy_brief(app, queries, found, version, (to, posted)).await
}

async fn copy_brief(
    app: &App,
    queries: &mut Queries<'_>,
    found: OfferRow,
    version: u32,
    (to, posted): (PersonId, Option<Posted>),
) -> Result<Option<CopyBrief>> {
    let place = place(&found);
    let OfferRow { offer, settings, server, .. } = found;
    let Some((terms, former)) = terms_and_former(queries, &offer, version).await? else { return Ok(None) };
    let (about, client) = record_of(queries, &offer, app.now()).await?;
    let notes = app.notes_for(queries, &offer, to).await?;
    let language = app.language_in(&settings);
    Ok(Some(CopyBrief {
        language,
        offer,
        version,
        terms,
        former,
        client,
        about,
        notes,
        server,
        to,
        place,
        posted,
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
        NotificationKind::Contract(_) | NotificationKind::Feedback(_) => None,
    }
}

/// The message in the room that shows what the news is about.
fn shown_as(id: OfferId, news: NotificationKind, change: Option<&Change>) -> Shown {
    let card =
        new_version(news, change).map_or(Shown::Card, |version| OfferSubject::Card(id, version).into());
    match news {
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
        NotificationKind::Contract(_) | NotificationKind::Feedback(_) => Shown::Contract,
    }
}

/// Where the room shows what was looked for.
fn place(found: &OfferRow) -> Option<Place> {
    let channel = found.channel?;
    // A message of a channel that was deleted and made again is no place to go.
    let posted = found.posted.filter(|posted| posted.channel == channel);
    Some(Place { guild: found.offer.guild, channel, message: posted.map(|posted| posted.message) })
}
