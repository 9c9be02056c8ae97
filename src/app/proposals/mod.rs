//! Proposals for jobs: typed, sent, answered and hired. Knows no Discord and no SQL.

mod answers;
mod change;
mod deliveries;
mod hire;
mod lists;
mod reach;
mod send;
mod sides;

pub use answers::OpenedRoom;
pub use deliveries::{ProposalBrief, ProposalDelivery, ProposalMailBrief};
pub use lists::{OwnProposals, ProposalPage, ProposalRecord};
pub use send::{ProposalPress, ProposalPreview};
pub use sides::Applicants;
