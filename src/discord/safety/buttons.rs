//! This feature's button as a typed value. Owns its text behind `safety:`; that it is the only text of a value is checked by
//! `inbound::control`, which carries it.

use crate::discord::inbound::control::{Manner, Parts};
use crate::domain::ids::OfferId;
use std::fmt;

/// Everything here that a person can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafetyButton {
    /// Beside notes: shows the advice. It names the offer, so that it also works in a direct message.
    Advice(OfferId),
}

impl SafetyButton {
    /// The offer that it stands beside.
    #[must_use]
    pub const fn offer(self) -> OfferId {
        match self {
            Self::Advice(offer) => offer,
        }
    }

    /// The value of what stands behind `safety`.
    pub(in crate::discord) fn parse(parts: &mut Parts<'_>) -> Option<Self> {
        match parts.text()? {
            "advice" => Some(Self::Advice(OfferId(parts.number()?))),
            _ => None,
        }
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Advice(_) => Manner::Say,
        }
    }
}

impl fmt::Display for SafetyButton {
    /// The `custom_id` behind `safety:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Advice(offer) => write!(f, "advice:{offer}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::inbound::control::Button;

    #[test]
    fn the_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        let button = Button::Safety(SafetyButton::Advice(OfferId(7)));
        assert_eq!(button.to_string(), "safety:advice:7");
        assert_eq!(Button::parse("safety:advice:7"), Some(button));
        for text in
            ["safety", "safety:", "safety:advice", "safety:advice:07", "safety:advice:7:1", "safety:7"]
        {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
