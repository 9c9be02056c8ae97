//! Delivery to Discord: one effect, one message or channel. Owns which feature delivers what; which view belongs to which
//! effect is the feature's own (`offers::deliver` and its like), and how a message or a channel comes to be exactly once is
//! in `message` and `room`.

mod absent;
mod alert;
mod badge_role;
pub(in crate::discord) mod direct;
mod files;
mod job_board;
pub(in crate::discord) mod message;
mod obstacle;
mod reports;
mod rights;
pub(super) mod room;
mod screening;

use super::cdn::Cdn;

use super::pace::Pace;
use crate::app;
use crate::app::App;
use crate::discord::ui::post::Post;
use crate::domain::effect::Effect;
use crate::domain::ids::{ChannelId, GuildId, ObstacleId, OfferNumber, RoomId};
use crate::domain::offers::offer::Offer;
use crate::outbox::{Deliver, DeliveryError, DueEffect, Posted, Receipt, Subject};
use crate::words::Language;
use serenity::http::Http;
use serenity::model::id::UserId;
use std::sync::Arc;

/// Delivers to Discord. Clones share one pace.
#[derive(Debug, Clone)]
pub struct DiscordDelivery {
    pub(super) app: App,
    http: Arc<Http>,
    bot: UserId,
    pace: Pace,
    doors: Pace,
    cdn: Cdn,
}

/// How a message is known again whose receipt was lost.
#[derive(Debug, Clone, Copy)]
pub(super) enum MessageMarker<'a> {
    /// By the effect's id in its View offer button.
    Tag,
    /// A card loses its buttons when its offer is over; its footer stays.
    Footer(OfferNumber, u32),
    /// By the obstacle in its Try again button.
    Alert(ObstacleId),
    /// By how its footer starts.
    Mark(&'a str),
}

/// A message that is to stand in a room.
pub(super) struct RoomMessage {
    pub(super) guild: GuildId,
    pub(super) language: Language,
    pub(super) marker: MessageMarker<'static>,
    pub(super) subject: Subject,
    pub(super) room: RoomId,
    pub(super) channel: ChannelId,
    pub(super) posted: Option<Posted>,
    pub(super) post: Post,
}

impl RoomMessage {
    /// A message about an offer or what became of it, in its room; it's found again by the tag in its button.
    pub(super) fn tagged(
        offer: &Offer,
        language: Language,
        (channel, posted): (ChannelId, Option<Posted>),
        subject: impl Into<Subject>,
        post: Post,
    ) -> Self {
        Self {
            guild: offer.guild,
            language,
            marker: MessageMarker::Tag,
            subject: subject.into(),
            room: offer.room,
            channel,
            posted,
            post,
        }
    }
}

impl Deliver for DiscordDelivery {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        let outcome = match &due.effect {
            Effect::Room(effect) => self.deliver_room(due, effect).await,
            Effect::Server(effect) => self.deliver_server(due, effect).await,
            Effect::Offer(effect) => self.deliver_offer(due, effect).await,
            Effect::Contract(effect) => self.deliver_contract(due, effect).await,
            Effect::Feedback(effect) => self.deliver_feedback(due, effect).await,
            Effect::Job(effect) => self.deliver_job(due, effect).await,
            Effect::Proposal(effect) => self.deliver_proposal(due, effect).await,
            Effect::Invitation(effect) => self.deliver_invitation(due, effect).await,
            Effect::Agency(effect) => self.deliver_agency(due, effect).await,
            Effect::Moderation(effect) => self.deliver_moderation(due, effect).await,
            Effect::Notification(effect) => self.deliver_notification(due, effect).await,
            Effect::Mail(_) | Effect::Webhook(_) => Err(DeliveryError::not_carried(due)),
        };
        self.unless_absent(due, outcome).await
    }
}

/// What a feature's delivery found in the database; `None` when what the effect was about is gone and nothing is left to do.
pub(super) fn loaded<T>(due: &DueEffect, found: app::Result<Option<T>>) -> Result<Option<T>, DeliveryError> {
    let found = found.map_err(DeliveryError::not_loaded)?;
    if found.is_none() {
        tracing::info!(effect = %due.id, kind = due.effect.kind(), "nothing left to deliver");
    }
    Ok(found)
}

impl DiscordDelivery {
    /// Delivers as `bot`, over `http`.
    #[must_use]
    pub fn new(app: App, http: Arc<Http>, bot: UserId, cdn: Cdn) -> Self {
        let (pace, doors) = (Pace::of_calls(app.standing()), Pace::of_doors(app.standing()));
        Self { app, http, bot, pace, doors, cdn }
    }

    /// Posts a message in a room, where there still is something to say.
    pub(super) async fn post_if_any(
        &self,
        due: &DueEffect,
        message: Option<RoomMessage>,
    ) -> Result<Receipt, DeliveryError> {
        match message {
            Some(message) => self.post(due, message).await,
            None => Ok(Receipt::Done),
        }
    }
}
