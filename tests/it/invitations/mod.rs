//! Invitations to jobs: sent by clients, answered by those who are invited.

mod answers;
mod fits;
mod limits;
