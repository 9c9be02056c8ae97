//! This feature's button and form as typed values. Owns their text behind `privacy:`. Both are about whoever presses.

use crate::discord::inbound::control::Manner;
use std::fmt;

/// Everything here that a person can press or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacyButton {
    /// Opens the form in which deleting is confirmed.
    Delete,
    /// That form.
    DeleteForm,
}

impl PrivacyButton {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Delete, Self::DeleteForm];

    const fn text(self) -> &'static str {
        match self {
            Self::Delete => "delete",
            Self::DeleteForm => "delete_form",
        }
    }

    /// The value of a text behind `privacy:`.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|button| button.text() == text)
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Delete => Manner::Modal,
            Self::DeleteForm => Manner::Say,
        }
    }
}

impl fmt::Display for PrivacyButton {
    /// The `custom_id` behind `privacy:`.
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
        for button in PrivacyButton::ALL {
            let custom_id = Button::Privacy(button).to_string();
            assert_eq!(Button::parse(&custom_id), Some(Button::Privacy(button)), "{custom_id}");
            assert_eq!(Button::parse(&format!("{custom_id}:1")), None);
        }
        for text in ["privacy", "privacy:", "privacy:DELETE", "privacy: delete"] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
