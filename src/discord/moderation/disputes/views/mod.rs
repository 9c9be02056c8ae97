//! What moderators read of disputes. Owns its looks, as pure functions; decides nothing, loads nothing. Unlike a report, both sides know of
//! a dispute, so its card names who opened it; members of an agency may read along, so it has no amounts.

pub mod card;
pub mod case;
pub mod decide;
pub mod list;

#[cfg(test)]
mod tests;
