//! From what people type to terms. Owns parsing and its problems; knows no Discord and no clock.
