//! Disputes on Discord as moderators have them: cards, questions, decisions and their list. Owns these presses, forms and views; how a
//! side opens a dispute is `contracts::disputes`', and who may decide what is `app`'s.

pub mod buttons;
pub mod components;
pub mod forms;
pub mod views;
