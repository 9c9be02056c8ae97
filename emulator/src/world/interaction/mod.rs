//! Interactions: how they start, what the bot receives, and how it answers, one file each. Must not know timers or sockets.

mod answer;
mod followup;
mod form;
mod options;
mod payload;
mod record;
mod start;

pub use followup::Target;
pub use record::{Interaction, Progress, interaction_kind};
