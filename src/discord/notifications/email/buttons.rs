//! This feature's buttons and forms as typed values.

use crate::discord::ui::custom_id::controls;

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

controls! { EmailButton:
    "email:set" => [SetAddress] Modal;
    "email:enter" => [EnterCode] Modal;
    "email:remove" => [Remove] Update;
    "email:address_form" => [AddressForm] Reply;
    "email:code_form" => [CodeForm] Reply;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn every_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        for custom_id in EmailButton::NAMES {
            let button = EmailButton::parse(custom_id).expect("a button");
            assert_eq!(button.to_string(), *custom_id);
            assert_eq!(EmailButton::parse(&format!("{custom_id}:1")), None);
        }
        for text in ["email", "email:", "email:SET", "email:set:", "email: set"] {
            assert_eq!(EmailButton::parse(text), None, "{text:?}");
        }
    }
}
