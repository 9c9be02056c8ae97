//! What a text may ask for that is a known trick, and the words that did.

use serde::Deserialize;

/// What a text may ask for that is a known trick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// To be paid beside the contract.
    PaymentOutside,
    /// To go on somewhere else.
    ContactOutside,
    /// To pay before being paid.
    PayToWork,
    /// To work for nothing.
    FreeWork,
    /// To pass money on.
    CheckCashing,
    /// To buy or take gift cards.
    GiftCards,
    /// To pass parcels on.
    Reshipping,
    /// Passwords, codes, documents, accounts.
    Credentials,
    /// A link that leads elsewhere than it says.
    HiddenLink,
    /// No time to think.
    Haste,
}

impl Category {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Credentials,
        Self::HiddenLink,
        Self::CheckCashing,
        Self::GiftCards,
        Self::Reshipping,
        Self::PayToWork,
        Self::PaymentOutside,
        Self::ContactOutside,
        Self::FreeWork,
        Self::Haste,
    ];

    /// The name that the patterns' file uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PaymentOutside => "payment_outside",
            Self::ContactOutside => "contact_outside",
            Self::PayToWork => "pay_to_work",
            Self::FreeWork => "free_work",
            Self::CheckCashing => "check_cashing",
            Self::GiftCards => "gift_cards",
            Self::Reshipping => "reshipping",
            Self::Credentials => "credentials",
            Self::HiddenLink => "hidden_link",
            Self::Haste => "haste",
        }
    }
}

/// What one text gave rise to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it asks for.
    pub category: Category,
    /// The words that say so, as they were typed.
    pub quote: String,
    /// What the operator wants said about it, instead of Parley's own words.
    pub say: Option<String>,
}
