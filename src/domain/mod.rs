//! The rules of offers, as pure data and functions. Owns states, terms, decisions and refusals; knows no clock, no
//! database, no Discord.

pub mod agencies;
pub mod contracts;
pub mod decision;
pub mod draft;
pub mod duration;
pub mod effect;
pub mod feedback;
pub mod form;
pub mod help;
pub mod ids;
pub mod invitations;
pub mod jobs;
pub mod moderation;
pub mod money;
pub mod notifications;
pub mod offers;
pub mod people;
pub mod plain;
pub mod proposals;
pub mod refusal;
pub mod rooms;
pub mod safety;
pub mod server;
pub mod statistics;
pub mod time;
pub mod time_zone;
pub mod webhooks;
