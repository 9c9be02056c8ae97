//! Gateway sessions: who is logged in, which events each session gets, and how its frames are written.
//!
//! Must not know sockets, the clock or the world's lock: `gateway` connects sockets to sessions.

mod close;
pub(crate) mod events;
pub(crate) mod frame;
mod hub;
pub(crate) mod intents;
mod session;
mod settings;
mod zstd;

pub use close::CloseCode;
pub use hub::Hub;
pub use settings::Settings;

pub(crate) use hub::new_session_id;
pub(crate) use session::{BACKLOG, Identity, Link, Outgoing, ResumeError};
