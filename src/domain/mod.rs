//! The rules of offers, as pure data and functions. Owns states, terms, decisions and refusals; knows no clock, no
//! database, no Discord.

pub mod agency;
pub mod attachment;
pub mod audit;
pub mod change;
pub mod checkup;
pub mod contract;
pub mod decide;
pub mod decision;
pub mod diff;
pub mod draft;
pub mod duration;
pub mod effect;
pub mod filter;
pub mod form;
pub mod ids;
pub mod mail;
pub mod money;
pub mod notice;
pub mod obstacle;
pub mod offer;
pub mod plain;
pub mod presence;
pub mod profile;
pub mod refusal;
pub mod report;
pub mod safety;
pub mod sanction;
pub mod server;
pub mod setting;
pub mod standing;
pub mod terms;
pub mod time;
pub mod timeline;
