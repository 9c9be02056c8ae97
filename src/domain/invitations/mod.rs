//! Invitations to jobs: a client asks somebody for a proposal. Owns the limits, who may answer what, when one is over, and who fits a
//! job.

pub mod decide;
pub mod effects;
pub mod fit;
pub mod invitation;
pub mod refusal;
