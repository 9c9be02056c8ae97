//! Rows of servers: settings, names and obstacles.

mod absence;
pub(super) mod guilds;
pub(super) mod obstacles;
pub(super) mod places;
pub(super) mod settings;
