//! Stories of contracts, from Accept on.

pub(crate) mod approval;
pub(crate) mod closing;
pub(crate) mod disputes;
mod due;
mod export;
mod files;
mod filled_in;
pub(crate) mod hours;
mod left;
mod lists;
pub(crate) mod pause;
pub(crate) mod payments;
pub(crate) mod race;
mod terms;
pub(crate) mod work;
