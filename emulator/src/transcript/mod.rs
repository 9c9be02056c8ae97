//! Renders one channel, as one person sees it, as plain text for terminals and tests.
//!
//! Owns only the layout of a transcript: `render` takes messages as Discord's JSON and a way to look up names, and must
//! not know the world, sockets or the clock; `of` takes both from the world.

mod channel;
mod controls;
mod embed;
mod markup;
mod message;
mod of_world;
mod paint;
mod style;
mod timestamp;
mod width;

#[cfg(test)]
mod tests;

pub use channel::render;
pub use markup::Names;
pub use of_world::{of, of_message};
pub use style::Style;
