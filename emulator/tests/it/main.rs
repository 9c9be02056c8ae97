//! Stories of the local Discord as its clients meet it: over real sockets, one story a file.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a step of a story that fails ends the story, and says which it was"
)]

mod channels;
mod compression;
mod conformance;
mod control;
mod faults;
mod heartbeats;
mod interactions;
mod local_discord;
mod login;
mod page;
mod people;
mod program;
mod raw_socket;
mod restart;
mod resume;
mod routes;
mod shards;
mod tls;
