//! Jobs: work that a client describes to everybody, so that those who would do it can say so. Owns what a job says, who may do what with
//! it and when it ends; the message that shows it is `discord::jobs`'.

pub mod alert;
pub mod budget;
pub mod decide;
pub mod draft;
pub mod effects;
pub mod inactivity;
pub mod job;
pub mod refusal;
pub mod search;
