//! Rows of reports, sanctions, appeals and the audit log.

pub(super) mod audit;
pub(super) mod reports;
pub(super) mod sanctions;
