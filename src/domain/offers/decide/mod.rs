//! Decisions: what an action does to an offer, and what must then happen in the world. Owns the rules, one function per
//! action, each pure: the offer as it is, who acts, and the time go in; the offer as it will be and its effects come out.

mod answer;
mod change;
mod checks;
mod delegate;
mod moderate;
mod modify;
mod next;
mod remind;
mod send;

pub use answer::{accept, decline, expire, withdraw};
pub use change::{NewChange, approve_change, reject_change, request_change};
pub use checks::{Press, check_may_act};
pub use delegate::{check_handover, delegate};
pub use moderate::{remove, withdraw_for_suspension};
pub use modify::modify;
pub use next::{Acceptance, OfferChange};
pub use remind::{REMINDER_HOURS, next_reminder, posts_to_answer, remind};
pub use send::{Counts, Limits, NewOffer, send};

#[cfg(test)]
mod tests;
