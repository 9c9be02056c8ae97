//! Invitations to jobs: a client asks somebody for a proposal. Owns the limits, who may answer what, and when one is over.

pub mod decide;
pub mod effects;
pub mod invitation;
pub mod refusal;
