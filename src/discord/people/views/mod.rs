//! What people see of profiles, lists of freelancers, blocks, and a client's record. Owns their looks; the words stand in
//! `locales/`. Pure functions: nothing is decided or loaded here, and user text enters only through `discord::ui::text`.

pub mod blocks;
pub mod freelancers;
pub mod modals;
pub mod profile;
pub mod record;
pub mod refusals;

#[cfg(test)]
mod tests;
