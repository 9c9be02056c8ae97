//! The part of `/settings` about email: giving an address, proving it with a code, removing it. Owns its buttons, forms and
//! words; the page is `notices`', the rules are `app`'s.

pub mod buttons;
pub mod components;
pub mod forms;
pub mod views;
