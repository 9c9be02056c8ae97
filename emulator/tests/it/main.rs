//! Stories of the local Discord as its clients meet it: over real sockets, one story a file.

mod compression;
mod conformance;
mod control;
mod faults;
mod heartbeats;
mod interactions;
mod local_discord;
mod login;
mod people;
mod program;
mod raw_socket;
mod restart;
mod resume;
mod rooms;
mod shards;
mod tls;
mod tour;
