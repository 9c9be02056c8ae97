//! Email settings: giving an address, proving it with a code, removing it. Owns their buttons, forms and words; the rules
//! are `app`'s.

pub mod buttons;
pub mod commands;
pub mod components;
pub mod forms;
pub mod views;
