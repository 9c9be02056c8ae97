//! Help: which topics there are, for whom, and which of them somebody means by what they typed. Owns no words: those are `locales/`'s.

pub mod answer;
pub mod search;
pub mod topic;
