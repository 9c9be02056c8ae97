//! What people see of a contract: pure functions from domain values to messages and forms.
//!
//! User text enters a message only through `discord::ui::text`; every message ends with what happens next.

pub mod card;
pub mod closing;
pub mod dispute_record;
pub mod disputes;
pub mod export;
mod former;
pub mod hours;
pub mod list;
pub mod modals;
pub mod pause;
pub mod payments;
pub mod record;
pub mod refusals;
pub mod statement;
pub mod submissions;
pub mod terms;
mod timeline;
pub mod told;
pub mod work;

#[cfg(test)]
pub(in crate::discord) mod tests;
