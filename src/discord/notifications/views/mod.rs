//! What people see of notices. Owns their looks, as pure functions; decides nothing, loads nothing. Texts stand in
//! `locales/`, in the file `notices.ftl`.

mod contract_news;
pub mod copy;
mod feedback_news;
pub mod news;
pub mod settings;

use crate::app::{Person, Place};
use crate::discord::ui::names::name_of;
use crate::discord::ui::text::escaped_line;
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateButton;

/// Most units of a name.
const NAME_UNITS: usize = 100;

/// A person by the name that they have in the server: a direct message is read outside it, where a mention might not find
/// them.
fn called(person: Option<&Person>, id: PersonId) -> String {
    person.map_or_else(|| name_of(id), |person| escaped_line(&person.name, NAME_UNITS))
}

/// The server's name, or words for one whose name is not known.
pub(in crate::discord) fn server_name(language: Language, server: Option<&str>) -> String {
    server.map_or_else(|| say!(language, "notice-server-unknown"), |name| escaped_line(name, NAME_UNITS))
}

/// In small letters, where people say what they want to hear of.
pub(in crate::discord) fn turn_off(language: Language, server: &str) -> String {
    format!("\n-# {}", say!(language, "notice-turn-off", server = server))
}

/// Leads to the room.
pub(in crate::discord) fn room_link(language: Language, place: Place) -> CreateButton {
    CreateButton::new_link(place.url()).label(say!(language, "notice-open-room"))
}

#[cfg(test)]
mod tests;
