//! Delivery to Discord: one effect, one message or channel. Owns which view belongs to which effect; how a message or a
//! channel comes to be exactly once is in `message` and `room`.

mod alert;
mod direct;
mod files;
mod message;
mod obstacle;
mod reports;
mod rights;
pub(super) mod room;

use super::agencies::views::handover;
use super::cdn::Cdn;
use super::offers::views::card::{CardView, card as card_view};
use super::offers::views::change::{ChangeView, change_request};
use super::offers::views::{contract as contract_views, notice, reminder};
use super::pace::Pace;
use super::rooms::views::left_server;
use crate::app::{App, Brief, CardBrief, ChangeBrief, ContractBrief, HandoverBrief, LeftBrief, NoticeBrief};
use crate::discord::ui::names::no_name;
use crate::discord::ui::post::Post;
use crate::domain::effect::{Effect, News};
use crate::domain::ids::{ChannelId, GuildId, ObstacleId, OfferNumber, RoomId};
use crate::outbox::{Deliver, DeliveryError, Job, Posted, Receipt, Subject};
use crate::words::Language;
use serenity::http::Http;
use serenity::model::id::UserId;
use std::sync::Arc;

/// Delivers to Discord.
#[derive(Debug)]
pub struct DiscordDelivery {
    app: App,
    http: Arc<Http>,
    bot: UserId,
    pace: Pace,
    doors: Pace,
    cdn: Cdn,
}

/// How a message is known again whose receipt was lost.
#[derive(Debug, Clone, Copy)]
enum Trace<'a> {
    /// By the job's id in its View offer button.
    Tag,
    /// A card loses its buttons when its offer is over; its footer stays.
    Footer(OfferNumber, u32),
    /// By the obstacle in its Try again button.
    Alert(ObstacleId),
    /// By how its footer starts.
    Mark(&'a str),
}

/// A message that is to stand in a room.
struct Placed {
    guild: GuildId,
    language: Language,
    trace: Trace<'static>,
    subject: Subject,
    room: RoomId,
    channel: ChannelId,
    posted: Option<Posted>,
    post: Post,
}

impl Deliver for DiscordDelivery {
    async fn deliver(&self, job: &Job) -> Result<Receipt, DeliveryError> {
        let brief = self.app.brief(&job.effect).await;
        let brief = brief
            .map_err(|error| DeliveryError::Retry { after_ms: None, why: format!("cannot load: {error}") })?;
        // What the effect was about is gone: there is nothing left to do.
        let Some(brief) = brief else {
            tracing::info!(effect = %job.id, kind = job.effect.kind(), "nothing left to deliver");
            return Ok(Receipt::Done);
        };
        match (&job.effect, brief) {
            (Effect::OpenRoom { .. }, Brief::OpenRoom(brief)) => self.open_room(job, &brief).await,
            (Effect::AdmitSides { .. }, Brief::Sides(room)) => self.admit_sides(&room).await,
            (Effect::ShowModerators { .. }, Brief::Moderators(brief)) => self.show_moderators(&brief).await,
            (Effect::TellLeft { .. }, Brief::Left(brief)) => self.post(job, left_placed(job, &brief)).await,
            (Effect::Alert { .. }, Brief::Alert(brief)) => self.alert(job, &brief).await,
            (Effect::PostCard { .. }, Brief::Card(brief)) => self.post(job, card(&brief)).await,
            (Effect::RefreshCard { .. }, Brief::Card(brief)) => self.edit(card(&brief)).await,
            (Effect::PostFiles { .. }, Brief::Files(brief)) => self.post_files(job, &brief).await,
            (Effect::PostChange { .. }, Brief::Change(brief)) => self.post(job, change(job, &brief)).await,
            (Effect::RefreshChange { .. }, Brief::Change(brief)) => self.edit(change(job, &brief)).await,
            (Effect::PostContract { .. }, Brief::Contract(brief)) => {
                self.post(job, contract(job, &brief)).await
            }
            (Effect::PinContract { .. }, Brief::Contract(brief)) => self.pin(contract(job, &brief)).await,
            (Effect::Notify { .. }, Brief::Notice(brief)) => match notice_placed(job, &brief) {
                Some(placed) => self.post(job, placed).await,
                // The news is not true any more; nobody is to be told.
                None => Ok(Receipt::Done),
            },
            (Effect::Direct { .. }, Brief::Direct(brief)) => self.tell(job, &brief).await,
            (Effect::ShutOut { .. }, Brief::ShutOut(brief)) => self.shut_out(&brief).await,
            (Effect::Invite { .. }, Brief::Invite(brief)) => self.invite(job, &brief).await,
            (Effect::PostHandover { .. }, Brief::Handover(brief)) => match handover_placed(job, &brief) {
                Some(placed) => self.post(job, placed).await,
                None => Ok(Receipt::Done),
            },
            (Effect::TellHandover { .. }, Brief::Handover(brief)) => self.tell_handover(job, &brief).await,
            (Effect::RefreshCopy { .. }, Brief::Copy(brief)) => self.refresh_copy(&brief).await,
            (Effect::PostReport { .. }, Brief::Report(brief)) => self.post_report(job, &brief).await,
            (Effect::RefreshReport { .. }, Brief::Report(brief)) => self.refresh_report(&brief).await,
            (Effect::TellReporter { closed, .. }, Brief::Reporter(brief)) => {
                self.tell_reporter(job, &brief, *closed).await
            }
            (Effect::TellSanction { .. }, Brief::Sanction(brief)) => self.tell_sanction(job, &brief).await,
            (Effect::PostAppeal { .. }, Brief::Appeal(brief)) => self.post_appeal(job, &brief).await,
            (Effect::RefreshAppeal { .. }, Brief::Appeal(brief)) => self.refresh_appeal(&brief).await,
            (effect, _) => Err(DeliveryError::GiveUp { why: format!("no delivery for {}", effect.kind()) }),
        }
    }
}

fn card(brief: &CardBrief) -> Placed {
    let no_name = no_name(brief.language);
    Placed {
        guild: brief.offer.guild,
        language: brief.language,
        trace: Trace::Footer(brief.offer.number, brief.version),
        subject: Subject::Card(brief.offer.id, brief.version),
        room: brief.offer.room,
        channel: brief.channel,
        posted: brief.posted,
        post: card_view(CardView {
            language: brief.language,
            offer: &brief.offer,
            version: brief.version,
            terms: &brief.terms,
            former: brief.former.as_ref(),
            client_name: brief.client.as_ref().map_or(no_name.as_str(), |client| client.name.as_str()),
            client_avatar_url: brief.client.as_ref().and_then(|client| client.avatar_url.as_deref()),
            about: &brief.about,
        }),
    }
}

fn change(job: &Job, brief: &ChangeBrief) -> Placed {
    Placed {
        guild: brief.offer.guild,
        language: brief.language,
        trace: Trace::Tag,
        subject: Subject::Change(brief.change.id),
        room: brief.offer.room,
        channel: brief.channel,
        posted: brief.posted,
        post: change_request(ChangeView {
            language: brief.language,
            offer: &brief.offer,
            change: &brief.change,
            present: &brief.present,
            tag: Some(job.id),
        }),
    }
}

fn contract(job: &Job, brief: &ContractBrief) -> Placed {
    Placed {
        guild: brief.offer.guild,
        language: brief.language,
        trace: Trace::Tag,
        subject: Subject::Contract(brief.contract.id),
        room: brief.offer.room,
        channel: brief.channel,
        posted: brief.posted,
        post: contract_views::contract(brief.language, &brief.contract, &brief.offer, Some(job.id)),
    }
}

fn notice_placed(job: &Job, brief: &NoticeBrief) -> Option<Placed> {
    let (language, tag) = (brief.language, Some(job.id));
    let post = match (brief.news, &brief.change) {
        (News::ChangeRejected { .. }, Some(change)) => {
            notice::change_rejected(language, &brief.offer, change, tag)
        }
        (News::ChangeRejected { .. }, None) => None,
        (News::Expiring { .. }, _) => reminder::expiring(language, &brief.offer, brief.to, tag),
        (News::Declined | News::Withdrawn | News::Expired | News::Removed, _) => {
            notice::ended(language, &brief.offer, brief.to, tag)
        }
        // Told in the room by the card, the change request and the contract themselves.
        (
            News::Received
            | News::Modified { .. }
            | News::ChangeRequested { .. }
            | News::ChangeApproved { .. }
            | News::Accepted,
            _,
        ) => None,
    };
    Some(Placed {
        guild: brief.offer.guild,
        language,
        trace: Trace::Tag,
        subject: Subject::Notice(job.id),
        room: brief.offer.room,
        channel: brief.channel,
        posted: None,
        post: post?,
    })
}

fn left_placed(job: &Job, brief: &LeftBrief) -> Placed {
    Placed {
        guild: brief.offer.guild,
        language: brief.language,
        trace: Trace::Tag,
        subject: Subject::Notice(job.id),
        room: brief.offer.room,
        channel: brief.channel,
        posted: None,
        post: left_server(brief.language, &brief.offer, brief.left.as_ref(), brief.to, Some(job.id)),
    }
}

fn handover_placed(job: &Job, brief: &HandoverBrief) -> Option<Placed> {
    Some(Placed {
        guild: brief.offer.guild,
        language: brief.language,
        trace: Trace::Tag,
        subject: Subject::Notice(job.id),
        room: brief.offer.room,
        channel: brief.channel?,
        posted: None,
        post: handover::in_room(brief, Some(job.id)),
    })
}

impl DiscordDelivery {
    /// Delivers as `bot`, over `http`.
    #[must_use]
    pub fn new(app: App, http: Arc<Http>, bot: UserId, cdn: Cdn) -> Self {
        Self { app, http, bot, pace: Pace::default(), doors: Pace::of_doors(), cdn }
    }
}
