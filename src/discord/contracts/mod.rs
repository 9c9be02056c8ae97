//! Contracts on Discord. Owns how they come into their rooms; their views stand with those of offers.

pub mod deliver;
