//! Invitations to jobs on Discord: whom a client invites, the list of one's own, the answers, and what each side is told.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod deliver;
pub mod views;
