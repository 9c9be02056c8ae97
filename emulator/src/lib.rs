//! A local Discord: API v10 over real HTTP and WebSocket, for tests, demos and development.
//!
//! `world` is the state and its rules, `http` and `gateway` serve it, `person` is a client that acts as a human user,
//! and `server` starts and stops everything. Nothing here may know a particular bot or bot library.

pub mod calls;
mod certificate;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod endpoint;
pub mod faults;
mod gateway;
mod http;
pub mod invalid_requests;
mod json;
mod listener;
mod page;
pub mod person;
pub mod ratelimit;
pub mod reference;
pub mod scenario;
pub mod server;
pub mod sessions;
mod shared;
mod signing;
mod snapshot;
pub mod transcript;
pub mod world;

pub use calls::Call;
pub use faults::{Fault, FaultId, FaultKind};
pub use scenario::Scenario;
pub use server::{Emulator, Options, Ready, Shared, SnapshotError, StartError, StopError};
pub use world::{Audience, Caller, Event, Id, World, parse_timestamp, timestamp};
