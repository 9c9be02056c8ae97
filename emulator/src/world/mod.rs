//! Owns the state of the local Discord and the rules that change it. Pure: no sockets, no clock, no async. The time is
//! set from outside, and each change returns a response and the events that it causes.

mod account;
mod api_error;
mod channel;
mod channel_change;
mod command;
mod command_access;
pub mod component;
mod draft;
mod event;
mod guild;
mod id;
pub mod interaction;
mod membership;
mod mention;
mod message;
mod message_read;
mod message_write;
mod permission;
pub mod records;
mod request;
mod session;
pub mod state;
#[cfg(test)]
mod tests;
mod thread;
mod timestamp;
mod whole;

pub use api_error::{ApiError, ApiResult, Problems};
pub use draft::Draft;
pub use event::{Audience, Event};
pub use id::{DISCORD_EPOCH_MS, Id};
pub use message_read::Window;
pub(crate) use permission::bits_named;
pub use records::{Command, KnownNonce, StoredFile};
pub use request::{Outcome, Upload};
pub use timestamp::{parse_timestamp, timestamp};
pub use whole::{Caller, World};
