//! Stories of private channels: who is let in, what heals, and what happens when there is no space.

pub(crate) mod access;
pub(crate) mod healing;
pub(crate) mod hub;
pub(crate) mod lanes;
pub(crate) mod made_once;
pub(crate) mod pairs;
pub(crate) mod permissions;
pub(crate) mod space;
pub(crate) mod threads;
