//! Stories of contracts, from Accept on.

mod filled_in;
mod lists;
pub(crate) mod payments;
pub(crate) mod race;
pub(crate) mod work;
