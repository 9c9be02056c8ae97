//! This feature's buttons and forms as typed values. Owns their text behind `email:`; that it is the only text of a value is
//! checked by `inbound::control`, which carries them.

use crate::discord::inbound::control::Manner;
use std::fmt;

/// Everything here that a person can press or submit. All of it is about their own address in that server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailButton {
    /// Opens the form for an address.
    SetAddress,
    /// Opens the form for a code.
    EnterCode,
    /// No more mail.
    Remove,
    /// Modal: an address.
    AddressForm,
    /// Modal: a code.
    CodeForm,
}

impl EmailButton {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::SetAddress, Self::EnterCode, Self::Remove, Self::AddressForm, Self::CodeForm];

    const fn text(self) -> &'static str {
        match self {
            Self::SetAddress => "set",
            Self::EnterCode => "enter",
            Self::Remove => "remove",
            Self::AddressForm => "address_form",
            Self::CodeForm => "code_form",
        }
    }

    /// The value of a text behind `email:`.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|button| button.text() == text)
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::SetAddress | Self::EnterCode => Manner::Modal,
            Self::Remove => Manner::Update,
            Self::AddressForm | Self::CodeForm => Manner::Say,
        }
    }
}

impl fmt::Display for EmailButton {
    /// The `custom_id` behind `email:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::inbound::control::Button;

    #[test]
    fn every_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        for button in EmailButton::ALL {
            let custom_id = Button::Email(button).to_string();
            assert_eq!(Button::parse(&custom_id), Some(Button::Email(button)), "{custom_id}");
            assert_eq!(Button::parse(&format!("{custom_id}:1")), None);
        }
        for text in ["email", "email:", "email:SET", "email:set:", "email: set"] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
