//! Rows of reports, disputes, sanctions, appeals and the audit log.

pub(super) mod audit;
pub(super) mod disputes;
pub(super) mod reports;
pub(super) mod sanctions;
