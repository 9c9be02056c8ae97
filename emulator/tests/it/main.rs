//! Tests of the emulator over real sockets, one topic per file.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a failed step ends its test, and the message names it"
)]

mod automation;
mod breadth;
mod channels;
mod compression;
mod conformance;
mod control;
mod endpoint;
mod faults;
mod first_minutes;
mod heartbeats;
mod interactions;
mod limits;
mod local_discord;
mod login;
mod moderation;
mod page;
mod people;
mod program;
mod raw_socket;
mod reference;
mod restart;
mod resume;
mod routes;
mod servers;
mod shards;
mod tls;
