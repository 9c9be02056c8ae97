//! Statistics of a server: what moderators see of what people did, that the numbers are right, and what the operator reads beside a running
//! Parley.

mod counted;
mod program;
mod shown;
