//! Proposals: what freelancers write to the client of a job, and what becomes of it. Owns who may do what with one and when it's over;
//! the offer that it may lead to is `offers`'.

pub mod decide;
pub mod draft;
pub mod effects;
pub mod proposal;
pub mod refusal;
