//! Parley's memory. Owns every SQL string, for SQLite and Postgres alike (sqlx's `Any` driver); [`Queries`] reads and [`Tx`]
//! is the only writer. Knows the domain's values, none of its rules.

mod address;
mod agencies;
mod aside;
mod contracts;
mod counted;
mod effects;
mod engine;
mod error;
mod given_up;
mod migrations;
mod moderation;
mod notifications;
mod offers;
mod outage;
mod people;
mod posts;
mod privacy;
mod rooms;
mod row;
mod safety;
mod server;
mod transaction;

pub use address::AddressError;
pub use contracts::ContractSubject;
pub use effects::{Claim, Head, NewEffect, NextDue, QueueStats, UnreadableEffect};
pub use error::{Error, Result};
pub use given_up::DeadEffect;
pub use moderation::audit::{AuditEntry, AuditLine};
pub use moderation::reports::ReportRange;
pub use notifications::NotificationSubject;
pub use notifications::settings::{DmStatus, Reach};
pub use offers::lists::OfferLine;
pub use offers::{Counting, History, OfferRow, OfferSubject, Sending, Shown, Version};
pub use outage::Outage;
pub use people::Person;
pub use people::blocks::Blocked;
pub use people::caller::KnownCaller;
pub use people::freelancers::{FreelancerFilter, FreelancerLine, KnownSkill};
pub use people::presence::KnownPresence;
pub use posts::{Posted, Subject};
pub use rooms::{Room, RoomSight};
pub use safety::Before;
pub use server::obstacles::RecordedObstacle;
pub use server::settings::KeptSettings;
pub use transaction::{AfterCommit, Queries, Reader, Store, Tx};
