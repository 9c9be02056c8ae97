//! Email settings: giving an address, proving it with a code, removing it. Owns their buttons, forms and words; the message
//! that they stand in is the personal settings', the rules are `app`'s.

pub mod views;
