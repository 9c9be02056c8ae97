//! Parley on Discord: the only layer that knows serenity. Inbound presses become use cases, effects become calls.

pub mod answer;
pub mod button;
pub mod post;
pub mod text;
