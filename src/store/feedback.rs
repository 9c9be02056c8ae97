//! What people say of each other after a contract, and what it comes to.

pub(super) mod outcomes;
