//! Texts that people wrote, made fit to be shown anywhere: without what cannot be seen, and cut only where it may be cut.
//! Owns which characters those are; how a place marks a text as somebody's (escaping, quoting) is that place's.

mod clean;
mod cluster;

pub use clean::clean;
pub use cluster::cluster_len;
