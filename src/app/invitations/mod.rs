//! Invitations to jobs: sent by a client, answered by whoever is invited. Knows no Discord and no SQL.

mod answers;
mod deliveries;
mod fits;
mod lists;
mod send;

pub use deliveries::{InvitationBrief, InvitationDelivery, InvitationMailBrief};
pub use fits::JobFits;
pub use lists::{InvitationPage, InvitationRecord, InvitedPage};
pub use send::JobInvited;
