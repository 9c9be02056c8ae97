//! Email, against a real mail server: what arrives, what does not, and what becomes of it when the server is slow, down, or
//! says no. The stories play over the use cases and a database, without Discord.

mod blocked;
mod codes;
mod feedback_news;
pub(crate) mod harness;
mod news;
pub(crate) mod office;
mod proposal_news;
mod reports;
mod silent;
pub(crate) mod tls;
mod trouble;
mod unsubscribe;
