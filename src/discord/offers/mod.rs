//! Direct offers on Discord: commands, presses and forms in, answers out. Owns this feature's handlers and views.

pub mod views;
