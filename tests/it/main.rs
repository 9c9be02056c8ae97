//! Parley's integration tests: one binary, one story a file, each over a real HTTP and WebSocket connection to a local
//! Discord, on SQLite and, where `PARLEY_TEST_POSTGRES` names a server, on Postgres.

mod crash;
mod database;
mod ledger;
mod persist;
mod program;
mod race;
mod stage;
mod steps;

mod story_demo;
mod story_offer;
