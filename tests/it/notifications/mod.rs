//! Stories of what people are told: in the room, by direct message and by email.

pub(crate) mod choices;
pub(crate) mod direct;
pub(crate) mod email;
pub(crate) mod in_room;
pub(crate) mod mail;
