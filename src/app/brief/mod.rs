//! What a delivery must know. Owns loading it, at the moment of delivery, so that the world is told what is true then.

mod personal;

pub(super) use personal::personal;
pub use personal::{CopyBrief, DirectBrief, PersonalBrief, Place};

use super::agencies::handover::HandoverBrief;
use super::agencies::invitations::InviteBrief;
use super::error::Result;
use super::files::FilesBrief;
use super::mail::{CodeBrief, MailBrief};
use super::report_briefs::{self, AppealBrief, ReportBrief, ReporterBrief, SanctionBrief};
use super::room_briefs::{self, AlertBrief, LeftBrief, ModeratorsBrief, RoomBrief, ShutOutBrief};
use super::standing::record_of;
use super::transaction::App;
use crate::domain::change::Change;
use crate::domain::contract::Contract;
use crate::domain::effect::{Effect, News};
use crate::domain::ids::{ChangeId, ChannelId, ContractId, OfferId, PersonId, RoomId};
use crate::domain::offer::Offer;
use crate::domain::standing::ClientRecord;
use crate::domain::terms::Terms;
use crate::store::{Look, Person, Posted, Room, Subject};
use crate::words::Language;

/// Everything for one delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brief {
    /// Make a room's channel.
    OpenRoom(Box<RoomBrief>),
    /// See who of a room's sides is in the server, and let them in.
    Sides(Box<Room>),
    /// Let a room's moderators in or out.
    Moderators(Box<ModeratorsBrief>),
    /// Tell one side that the other left the server.
    Left(Box<LeftBrief>),
    /// Post, change or take away the moderators' message about an obstacle.
    Alert(Box<AlertBrief>),
    /// Post a card, or bring it up to date.
    Card(Box<CardBrief>),
    /// Post an offer's files.
    Files(Box<FilesBrief>),
    /// Post a change request, or bring it up to date.
    Change(Box<ChangeBrief>),
    /// Post a contract, or pin it.
    Contract(Box<ContractBrief>),
    /// Tell somebody something, in the room.
    Notice(Box<NoticeBrief>),
    /// Tell somebody something, by direct message.
    Direct(Box<DirectBrief>),
    /// Bring somebody's copy of a card up to date.
    Copy(Box<CopyBrief>),
    /// Tell somebody something, by email.
    Mail(Box<MailBrief>),
    /// Send a code to the address that it is to prove.
    Code(Box<CodeBrief>),
    /// Post a report's card, or bring it up to date.
    Report(Box<ReportBrief>),
    /// Tell whoever reported, by direct message.
    Reporter(Box<ReporterBrief>),
    /// Tell somebody of a sanction, by direct message.
    Sanction(Box<SanctionBrief>),
    /// Post an appeal, or bring it up to date.
    Appeal(Box<AppealBrief>),
    /// Take somebody out of a room.
    ShutOut(Box<ShutOutBrief>),
    /// Ask somebody whether they join or take over an agency.
    Invite(Box<InviteBrief>),
    /// Tell somebody that the work of an offer is theirs.
    Handover(Box<HandoverBrief>),
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

/// A contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The accepted offer.
    pub offer: Offer,
    /// The contract.
    pub contract: Contract,
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
    pub news: News,
    /// The change request that it is about.
    pub change: Option<Change>,
    /// Whom to mention.
    pub to: PersonId,
    /// The room's channel.
    pub channel: ChannelId,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver to or about.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn brief(&self, effect: &Effect) -> Result<Option<Brief>> {
        let mut reader = self.store.reader().await?;
        let mut look = reader.look();
        match *effect {
            Effect::OpenRoom { room } => room_briefs::open_room(self, &mut look, room).await,
            Effect::AdmitSides { room } => room_briefs::sides(&mut look, room).await,
            Effect::ShowModerators { room } => room_briefs::moderators(self, &mut look, room).await,
            Effect::TellLeft { offer, left, to } => room_briefs::left(self, &mut look, offer, left, to).await,
            Effect::Alert { obstacle } => room_briefs::alert(self, &mut look, obstacle).await,
            Effect::PostCard { offer, version } | Effect::RefreshCard { offer, version } => {
                card_brief(self, &mut look, offer, version).await
            }
            Effect::PostFiles { offer } => self.files_brief(&mut look, offer).await,
            Effect::PostChange { change } | Effect::RefreshChange { change } => {
                change_brief(self, &mut look, change).await
            }
            Effect::PostContract { contract } | Effect::PinContract { contract } => {
                contract_brief(self, &mut look, contract).await
            }
            Effect::Notify { offer, news, to } => notice_brief(self, &mut look, offer, news, to).await,
            Effect::Direct { offer, news, to } => {
                personal::direct_brief(self, &mut look, offer, news, to).await
            }
            Effect::Mail { offer, news, to } => self.mail_brief(&mut look, offer, news, to).await,
            Effect::MailCode { code, .. } => {
                Ok(self.code_brief(&mut look, code).await?.map(|brief| Brief::Code(Box::new(brief))))
            }
            Effect::PostReport { report } | Effect::RefreshReport { report } => {
                report_briefs::report(self, &mut look, report).await
            }
            Effect::TellReporter { report, to, .. } => {
                report_briefs::reporter(self, &mut look, report, to).await
            }
            Effect::TellSanction { sanction, news, .. } => {
                report_briefs::sanction(self, &mut look, sanction, news).await
            }
            Effect::PostAppeal { appeal } | Effect::RefreshAppeal { appeal } => {
                report_briefs::appeal(self, &mut look, appeal).await
            }
            Effect::ShutOut { room, person } => room_briefs::shut_out(&mut look, room, person).await,
            Effect::PostHandover { offer, to } | Effect::TellHandover { offer, to } => {
                self.handover_brief(&mut look, offer, to).await
            }
            Effect::Invite { invitation, .. } => self.invite_brief(&mut look, invitation).await,
            Effect::RefreshCopy { offer, version, to } => {
                personal::copy_brief(self, &mut look, offer, version, to).await
            }
        }
    }

    /// Whether some other room has this channel.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn channel_is_taken(&self, channel: ChannelId, room: RoomId) -> Result<bool> {
        Ok(self.store.reader().await?.look().channel_is_taken(channel, room).await?)
    }

    /// The channel of the pair's room, once it exists.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn room_channel(&self, room: RoomId) -> Result<Option<ChannelId>> {
        Ok(self.store.reader().await?.look().room(room).await?.and_then(|room| room.channel))
    }
}

/// The offer and its room's channel.
pub(super) async fn placed(look: &mut Look<'_>, id: OfferId) -> Result<Option<(Offer, ChannelId)>> {
    let Some(offer) = look.offer(id).await? else { return Ok(None) };
    let channel = look.room(offer.room).await?.and_then(|room| room.channel);
    Ok(channel.map(|channel| (offer, channel)))
}

/// The terms of a version, and those of the one before it.
async fn terms_and_former(
    look: &mut Look<'_>,
    offer: OfferId,
    version: u32,
) -> Result<Option<(Terms, Option<Terms>)>> {
    let mut versions = look.versions(offer).await?;
    let mut take = |number: u32| {
        let at = versions.iter().position(|kept| kept.number == number)?;
        Some(versions.swap_remove(at).terms)
    };
    let Some(terms) = take(version) else { return Ok(None) };
    Ok(Some((terms, version.checked_sub(1).and_then(take))))
}

async fn card_brief(app: &App, look: &mut Look<'_>, id: OfferId, version: u32) -> Result<Option<Brief>> {
    let Some((offer, channel)) = placed(look, id).await? else { return Ok(None) };
    let Some((terms, former)) = terms_and_former(look, id, version).await? else { return Ok(None) };
    let client = look.person(offer.guild, offer.client).await?;
    let about = record_of(look, &offer, app.now()).await?;
    let posted = look.post(Subject::Card(id, version)).await?;
    let language = app.language(look, offer.guild).await?;
    Ok(Some(Brief::Card(Box::new(CardBrief {
        language,
        offer,
        version,
        terms,
        former,
        client,
        about,
        channel,
        posted,
    }))))
}

async fn change_brief(app: &App, look: &mut Look<'_>, id: ChangeId) -> Result<Option<Brief>> {
    let Some(change) = look.change(id).await? else { return Ok(None) };
    let Some((offer, channel)) = placed(look, change.offer).await? else { return Ok(None) };
    let Some((present, _)) = terms_and_former(look, offer.id, change.version).await? else { return Ok(None) };
    let posted = look.post(Subject::Change(id)).await?;
    let language = app.language(look, offer.guild).await?;
    Ok(Some(Brief::Change(Box::new(ChangeBrief { language, offer, change, present, channel, posted }))))
}

async fn contract_brief(app: &App, look: &mut Look<'_>, id: ContractId) -> Result<Option<Brief>> {
    let Some(contract) = look.contract(id).await? else { return Ok(None) };
    let Some((offer, channel)) = placed(look, contract.offer).await? else { return Ok(None) };
    let posted = look.post(Subject::Contract(id)).await?;
    let language = app.language(look, offer.guild).await?;
    Ok(Some(Brief::Contract(Box::new(ContractBrief { language, offer, contract, channel, posted }))))
}

async fn notice_brief(
    app: &App,
    look: &mut Look<'_>,
    id: OfferId,
    news: News,
    to: PersonId,
) -> Result<Option<Brief>> {
    let Some((offer, channel)) = placed(look, id).await? else { return Ok(None) };
    let change = change_of(look, news).await?;
    let language = app.language(look, offer.guild).await?;
    Ok(Some(Brief::Notice(Box::new(NoticeBrief { language, offer, news, change, to, channel }))))
}

/// The change request that a piece of news is about.
async fn change_of(look: &mut Look<'_>, news: News) -> Result<Option<Change>> {
    match news {
        News::ChangeRequested { change }
        | News::ChangeApproved { change }
        | News::ChangeRejected { change } => Ok(look.change(change).await?),
        News::Received
        | News::Modified { .. }
        | News::Withdrawn
        | News::Expiring { .. }
        | News::Expired
        | News::Removed
        | News::Accepted
        | News::Declined => Ok(None),
    }
}
