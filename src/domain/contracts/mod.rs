//! Contracts: their part of the domain. Knows no clock, no database, no Discord.

pub mod ahead;
pub mod approval;
pub mod closing;
pub mod contract;
pub mod deadlines;
pub mod disputes;
pub mod document;
pub mod draft;
pub mod effects;
pub mod entry;
pub mod filter;
pub mod hours;
pub mod notifications;
pub mod pause;
pub mod payments;
pub mod places;
pub mod refusal;
mod reminders;
pub mod seat;
pub mod statement;
pub mod submission;
pub mod terms;
pub mod waiting;
pub mod weeks;
pub mod work;

#[cfg(test)]
mod tests;
