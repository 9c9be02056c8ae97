//! What moderators read. Owns its looks, as pure functions; decides nothing, loads nothing. Cards stand in a channel where the
//! reported side may read along, so they name no reporter and quote nobody.

pub mod audit;
pub mod card;
pub mod case;
pub mod forms;
pub mod list;
pub mod suspensions;

#[cfg(test)]
mod tests;
