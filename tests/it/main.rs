//! Parley's integration tests: one binary, one story a file, each over a real HTTP and WebSocket connection to a local
//! Discord, on SQLite and, where `PARLEY_TEST_POSTGRES` names a server, on Postgres.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a step of a story that fails ends the story and says which it was; what is left out is said aloud"
)]

mod backstage;
mod crash;
mod crowd;
mod database;
mod faults;
mod kill;
mod ledger;
mod mail;
mod matrix;
mod moderated;
mod persist;
mod plans;
mod program;
mod race;
mod sequences;
mod stage;
mod steps;
mod unreadable;

mod bad_input;
mod story_access;
mod story_agency;
mod story_agency_offers;
mod story_blocks;
mod story_changes;
mod story_check;
mod story_choices;
mod story_delegate;
mod story_demo;
mod story_direct;
mod story_draft;
mod story_email;
mod story_endings;
mod story_files;
mod story_freelancers;
mod story_healing;
mod story_hub;
mod story_late;
mod story_limits;
mod story_list;
mod story_long;
mod story_moderators;
mod story_modify;
mod story_offer;
mod story_permissions;
mod story_presses;
mod story_privacy;
mod story_profiles;
mod story_record;
mod story_reminders;
mod story_report;
mod story_rooms;
mod story_safety;
mod story_servers;
mod story_settings;
mod story_setup;
mod story_space;
mod story_stale;
mod story_strangers;
mod story_suspensions;
mod story_terms;
mod story_threads;
mod story_told;
mod story_two_worlds;
mod story_ways_in;
