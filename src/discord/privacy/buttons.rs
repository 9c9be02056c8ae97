//! This feature's button and form as typed values. Both are about whoever presses.

use crate::discord::ui::custom_id::controls;

/// Everything here that a person can press or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacyButton {
    /// Opens the form in which deleting is confirmed.
    Delete,
    /// That form.
    DeleteForm,
}

controls! { PrivacyButton:
    "privacy:delete" => [Delete] Modal;
    "privacy:delete_form" => [DeleteForm] Reply;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn every_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        for custom_id in PrivacyButton::NAMES {
            let button = PrivacyButton::parse(custom_id).expect("a button");
            assert_eq!(button.to_string(), *custom_id);
            assert_eq!(PrivacyButton::parse(&format!("{custom_id}:1")), None);
        }
        for text in ["privacy", "privacy:", "privacy:DELETE", "privacy: delete"] {
            assert_eq!(PrivacyButton::parse(text), None, "{text:?}");
        }
    }
}
