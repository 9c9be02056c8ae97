//! What every story stands on: a local Discord, a database, Parley and the people, and the steps that many stories take.

#[cfg(unix)]
pub(crate) mod cluster;
pub(crate) mod contest;
pub(crate) mod database;
pub(crate) mod ledger;
pub(crate) mod log_lines;
pub(crate) mod moderated;
pub(crate) mod moment;
pub(crate) mod program;
pub(crate) mod steps;
mod template;
pub(crate) mod use_cases;
pub(crate) mod world;
