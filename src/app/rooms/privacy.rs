//! Whether people outside a private channel can read it. Owns who may read one, and that both sides and the moderators are told
//! once where others could; asking Discord, and putting the channel right, is `discord::deliver`'s.

use crate::app::error::Result;
use crate::app::rooms::shown::shown_to;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, RoomEffect};
use crate::domain::ids::{ChannelId, PersonId, RoleId, RoomId};
use crate::domain::server::{RoomStyle, ServerSettings};
use crate::store::Room;
use crate::words::Language;

/// Who may read a private channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivacyBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The room, with its people.
    pub room: Room,
    /// Its channel.
    pub channel: ChannelId,
    /// The role that is to see it beside its people.
    pub moderators: Option<RoleId>,
    /// Where moderators are told things, if the server set it.
    pub moderators_channel: Option<ChannelId>,
}

impl PrivacyBrief {
    /// Whether a role may read it: the moderators', and the one before until it is taken out.
    #[must_use]
    pub fn lets_in(&self, role: RoleId) -> bool {
        self.moderators == Some(role) || self.room.moderators == Some(role)
    }
}

impl App {
    /// Who may read a room; `None` when it has no channel of its own.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn room_privacy(&self, room: RoomId) -> Result<Option<PrivacyBrief>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let room = queries.room_in_server(room).await?;
        Ok(privacy(self, room))
    }

    /// The same, by the room's channel.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn privacy_of(&self, channel: ChannelId) -> Result<Option<PrivacyBrief>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let Some(room) = queries.room_in(channel).await? else { return Ok(None) };
        let settings = queries.server_settings(room.guild).await?.settings;
        Ok(privacy(self, Some((room, settings))))
    }

    /// Who belongs in the room that this channel or thread is; `None` where it is none.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn people_in(&self, channel: ChannelId) -> Result<Option<Vec<PersonId>>> {
        let mut reader = self.store.reader().await?;
        Ok(reader.queries().room_in(channel).await?.map(|room| room.members))
    }

    /// Those of `people` for whom nothing is under way that takes them out of the room.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn who_stays(&self, room: &Room, people: Vec<PersonId>) -> Result<Vec<PersonId>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let mut staying = Vec::new();
        for person in people {
            let removal = Effect::from(RoomEffect::RemoveFromRoom { room: room.id, person });
            if !queries.is_waiting(&removal, room.guild, room.id).await? {
                staying.push(person);
            }
        }
        Ok(staying)
    }

    /// Outsiders can read a room: it is put right, its people are let in again, and they and the moderators are told.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn note_exposed(&self, id: RoomId) -> Result<()> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let Some(room) = tx.queries().room(id).await? else { return Ok(()) };
            // Until it is told, it is the same event, however often it is noticed.
            let tell = Effect::from(RoomEffect::TellExposed { room: id });
            if tx.queries().is_waiting(&tell, room.guild, id).await? {
                return Ok(());
            }
            for effect in [
                RoomEffect::AdmitSides { room: id }.into(),
                tell,
                RoomEffect::ReportExposed { room: id }.into(),
            ] {
                self.enqueue_once(&mut tx, &effect, room.guild, id).await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }
}

/// Who may read a room of a server with these settings.
pub(in crate::app) fn privacy(app: &App, room: Option<(Room, ServerSettings)>) -> Option<PrivacyBrief> {
    let (room, settings) = room.filter(|(room, _)| room.style == RoomStyle::Channels)?;
    let channel = room.channel?;
    let rules = settings.over(&app.defaults);
    Some(PrivacyBrief {
        language: Language::of_locale(&rules.language),
        moderators: shown_to(&rules),
        moderators_channel: rules.moderators_channel,
        room,
        channel,
    })
}
