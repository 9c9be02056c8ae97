//! This feature's button as a typed value.

use crate::discord::ui::custom_id::controls;
use crate::domain::ids::OfferId;

/// Everything here that a person can press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafetyButton {
    /// Beside notes: shows the advice. It names the offer, so that it also works in a direct message.
    Advice(OfferId),
}

controls! { SafetyButton:
    "safety:advice" => [Advice(offer)] Reply about Offer(offer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn the_button_comes_back_from_its_custom_id_and_nothing_else_does() {
        let button = SafetyButton::Advice(OfferId(7));
        assert_eq!(button.to_string(), "safety:advice:7");
        assert_eq!(SafetyButton::parse("safety:advice:7"), Some(button));
        for text in
            ["safety", "safety:", "safety:advice", "safety:advice:07", "safety:advice:7:1", "safety:7"]
        {
            assert_eq!(SafetyButton::parse(text), None, "{text:?}");
        }
    }
}
