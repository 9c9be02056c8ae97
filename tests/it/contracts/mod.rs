//! Stories of contracts, from Accept on.

pub(crate) mod payments;
pub(crate) mod race;
pub(crate) mod work;
