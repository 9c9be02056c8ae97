//! Use cases about offers.

mod saving;
