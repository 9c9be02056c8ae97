//! Stories of profiles, searches, blocks and records.

pub(crate) mod asked;
pub(crate) mod blocks;
pub(crate) mod freelancers;
pub(crate) mod profiles;
pub(crate) mod record;
pub(crate) mod screening;
pub(crate) mod time_out;
