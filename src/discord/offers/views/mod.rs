//! What people see of an offer. Owns its looks and its words, as pure functions from domain values to messages and forms;
//! decides nothing, loads nothing.
//!
//! User text enters a message only through `discord::ui::text`; every message ends with what happens next.

pub mod accept;
pub mod card;
pub mod change;
pub(in crate::discord) mod compare;
pub mod decline;
pub mod draft;
pub mod expired;
pub mod files;
mod history;
pub mod list;
pub mod modals;
pub mod notice;
pub mod other_terms;
pub mod record;
pub mod refusals;
pub mod reminder;
pub mod stale;
pub mod states;
mod terms;
pub mod withdraw;

pub use terms::{Amounts, milestone_lines, price_line};
pub(in crate::discord) use terms::{
    all_milestone_lines, day_or_not, join_lines, part_name, part_text, with_columns,
};

#[cfg(test)]
pub(crate) mod tests;
