//! Parley's integration tests: one binary, one story a file, each over a real HTTP and WebSocket connection to a local
//! Discord, on SQLite and, where `PARLEY_TEST_POSTGRES` names a server, on Postgres.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a step of a story that fails ends the story and says which it was; what is left out is said aloud"
)]

mod agencies;
mod answers;
mod check;
mod contracts;
mod copies;
mod crash;
mod endpoint;
mod faults;
mod feedback;
mod gateway;
mod golden;
mod harness;
mod health;
mod help;
mod idle;
mod invitations;
mod jobs;
mod kill;
mod lanes;
mod leases;
mod load;
#[cfg(unix)]
mod machines;
mod matrix;
mod moderation;
mod notifications;
mod offers;
mod old_database;
mod outage;
mod people;
mod persist;
mod plans;
#[cfg(unix)]
mod pooler;
mod proposals;
mod race;
mod restored;
mod rooms;
mod sequences;
mod server;
mod starting;
mod statements;
mod statistics;
#[cfg(unix)]
mod supervisor;
mod unknown_effects;
mod webhooks;
mod wrong_clock;

mod demo;
mod privacy;
mod safety;
