//! Stories of what a server's admins set up and check.

pub(crate) mod absent;
pub(crate) mod check;
pub(crate) mod registered;
pub(crate) mod servers;
pub(crate) mod settings;
pub(crate) mod setup;
