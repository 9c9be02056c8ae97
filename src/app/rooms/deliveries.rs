//! What deliveries in rooms themselves are. Owns which of them needs what, loaded at the moment of delivery.

use crate::app::rooms::briefs;
use crate::app::rooms::briefs::{LeftBrief, ModeratorsBrief, RemovalBrief, RoomBrief};
use crate::app::rooms::privacy::{PrivacyBrief, privacy};
use crate::app::{App, Result};
use crate::domain::effect::RoomEffect;
use crate::store::Room;

/// A delivery in a room, or so that there is one, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoomDelivery {
    /// Make a room's channel.
    OpenRoom(Box<RoomBrief>),
    /// See who of a room's sides is in the server, and let them in.
    AdmitSides(Box<Room>),
    /// Let a room's moderators in or out.
    ShowModerators(Box<ModeratorsBrief>),
    /// Take somebody out of a room.
    RemoveFromRoom(Box<RemovalBrief>),
    /// Tell one side that the other left the server.
    TellLeft(Box<LeftBrief>),
    /// Tell both sides of a room that outsiders could read it.
    TellExposed(Box<PrivacyBrief>),
    /// Tell the moderators so.
    ReportExposed(Box<PrivacyBrief>),
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn room_delivery(&self, effect: &RoomEffect) -> Result<Option<RoomDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            RoomEffect::OpenRoom { room } => {
                briefs::open_room(self, queries, room).await?.map(RoomDelivery::OpenRoom)
            }
            RoomEffect::AdmitSides { room } => {
                briefs::sides(queries, room).await?.map(RoomDelivery::AdmitSides)
            }
            RoomEffect::ShowModerators { room } => {
                briefs::moderators(self, queries, room).await?.map(RoomDelivery::ShowModerators)
            }
            RoomEffect::RemoveFromRoom { room, person } => {
                briefs::removal(queries, room, person).await?.map(RoomDelivery::RemoveFromRoom)
            }
            RoomEffect::TellLeft { offer, left, to } => {
                briefs::left(self, queries, offer, left, to).await?.map(RoomDelivery::TellLeft)
            }
            RoomEffect::TellExposed { room } => {
                let room = queries.room_in_server(room).await?;
                privacy(self, room).map(|brief| RoomDelivery::TellExposed(Box::new(brief)))
            }
            RoomEffect::ReportExposed { room } => {
                let room = queries.room_in_server(room).await?;
                privacy(self, room).map(|brief| RoomDelivery::ReportExposed(Box::new(brief)))
            }
        })
    }
}
