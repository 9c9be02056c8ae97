//! Parley: direct offers inside Discord. ARCHITECTURE.md is the map; this is the list of layers, lowest first.

pub mod app;
pub mod check;
pub mod clock;
pub mod config;
pub mod copies;
#[cfg(feature = "demo")]
pub mod demo;
pub mod discord;
pub mod domain;
pub mod health;
pub mod http;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod outbox;
pub mod run;
pub mod shutdown;
pub mod statistics;
pub mod store;
pub mod supervisor;
pub mod webhooks;
pub mod words;
