//! Command line and wiring.
fn main() {}
