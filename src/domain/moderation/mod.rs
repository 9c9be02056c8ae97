//! Reports, disputes, sanctions and appeals: their part of the domain. Knows no clock, no database, no Discord.

pub mod audit;
pub mod dispute;
pub mod draft;
pub mod effects;
pub mod refusal;
pub mod report;
pub mod reported_feedback;
pub mod sanction;
