//! Parley on Discord: the only layer that knows serenity. Inbound presses become use cases, effects become calls.
//!
//! In: `gateway` or `endpoint` → `transport` → `inbound` → a feature's handlers → [`ui::response::Response`]. Out: `deliver`, asked by the
//! outbox. Features (`offers`) own their handlers and views; what every feature shares stands beside them.

pub mod agencies;
mod audience;
pub mod cdn;
pub mod contracts;
pub mod deliver;
pub mod endpoint;
pub mod failure;
pub mod feedback;
pub mod gateway;
pub mod help;
mod ids;
pub mod inbound;
pub mod invitations;
pub mod invite;
pub mod jobs;
pub mod limiter;
pub mod local;
pub mod login;
pub mod marks;
pub mod moderation;
pub mod notifications;
pub mod offers;
pub mod pace;
pub mod people;
pub mod privacy;
pub mod proposals;
pub mod register;
pub mod rights;
pub mod rooms;
pub mod safety;
pub mod server;
pub mod statistics;
pub mod time;
pub mod transport;
pub mod ui;
pub mod wording;
