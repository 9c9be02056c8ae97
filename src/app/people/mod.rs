//! Use cases of profiles, searches, blocks and a client's record.

pub(super) mod blocks;
pub(super) mod freelancers;
pub(super) mod profiles;
pub(super) mod standing;
