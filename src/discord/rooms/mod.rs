//! Rooms as people meet them beside their offers: what keeps a room from being made or used, and the button with which a
//! moderator has it tried again. Making rooms is `deliver`'s.

pub mod buttons;
pub mod components;
pub mod deliver;
pub mod numbers;
pub mod sighting;
pub mod views;
