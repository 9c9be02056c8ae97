//! Delivery in rooms themselves. Owns which effect is which call or message, and what it is called where it could not be
//! delivered; how a room comes to be, and who sees it, is in `discord::deliver::room`.

use super::views::left_server;
use crate::app::{LeftBrief, RoomDelivery};
use crate::discord::deliver::{DiscordDelivery, RoomMessage, loaded};
use crate::domain::effect::RoomEffect;
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what concerns a room itself.
    pub(in crate::discord) async fn deliver_room(
        &self,
        due: &DueEffect,
        effect: &RoomEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.room_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            RoomDelivery::OpenRoom(brief) => self.open_room(due, &brief).await,
            RoomDelivery::AdmitSides(room) => self.admit_sides(&room).await,
            RoomDelivery::ShowModerators(brief) => self.show_moderators(&brief).await,
            RoomDelivery::RemoveFromRoom(brief) => self.remove_from_room(&brief).await,
            RoomDelivery::TellLeft(brief) => self.post(due, left_message(due, &brief)).await,
            RoomDelivery::TellExposed(brief) => self.tell_exposed(due, &brief).await,
            RoomDelivery::ReportExposed(brief) => self.report_exposed(due, &brief).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &RoomEffect) -> String {
    match effect {
        RoomEffect::OpenRoom { .. } => say!(language, "check-effect-room"),
        RoomEffect::AdmitSides { .. } | RoomEffect::RemoveFromRoom { .. } => {
            say!(language, "check-effect-sides")
        }
        RoomEffect::ShowModerators { .. } => say!(language, "check-effect-moderators"),
        RoomEffect::TellLeft { .. } | RoomEffect::TellExposed { .. } => say!(language, "check-effect-notice"),
        RoomEffect::ReportExposed { .. } => say!(language, "check-effect-alert"),
    }
}

fn left_message(due: &DueEffect, brief: &LeftBrief) -> RoomMessage {
    let LeftBrief { language, offer, left, to, channel } = brief;
    let post = left_server(*language, offer, left.as_ref(), *to, Some(due.id));
    RoomMessage::tagged(offer, *language, (*channel, None), NotificationSubject::Notice(due.id), post)
}
