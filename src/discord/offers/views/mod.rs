//! What people see of an offer. Owns its looks and its words, as pure functions from domain values to messages and forms;
//! decides nothing, loads nothing.
//!
//! User text enters a message only through `discord::ui::text`; every message ends with what happens next.

pub mod accept;
pub mod card;
pub mod change;
mod compare;
pub mod contract;
pub mod decline;
pub mod draft;
pub mod files;
mod history;
pub mod list;
pub mod modals;
pub mod notice;
pub mod proposal;
pub mod record;
pub mod reminder;
pub mod stale;
mod terms;
pub mod withdraw;

pub use card::no_name;
pub use terms::{Amounts, milestone_lines, price_line};
pub(in crate::discord) use terms::{all_milestone_lines, day_or_not};

use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use serenity::builder::CreateEmbed;

/// A short message to one person: what is, and what happens next.
#[must_use]
pub fn notice_of(colour: Colour, title: impl Into<String>, body: impl Into<String>) -> Post {
    Post::embed(CreateEmbed::new().colour(colour.rgb()).title(title).description(body))
}

#[cfg(test)]
pub(crate) mod tests;
