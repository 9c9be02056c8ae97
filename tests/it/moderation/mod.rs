//! Stories of reports, moderators and suspensions.

pub(crate) mod lost_channel;
pub(crate) mod moderators;
pub(crate) mod report;
pub(crate) mod suspensions;
pub(crate) mod two_worlds;
