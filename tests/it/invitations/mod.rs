//! Invitations to jobs: sent by clients, answered by those who are invited.

mod agency;
mod answers;
mod fits;
mod limits;
