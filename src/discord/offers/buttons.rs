//! Buttons about other terms for an offer: modify, answer with other terms, the message of a request. Owns their texts in
//! both directions and how each is answered; `inbound::control` wraps them.

use crate::discord::inbound::control::{Drawn, Manner, Parts};
use crate::domain::ids::{ChangeId, DraftId};
use std::fmt;

/// Everything about other terms that a person can press or submit, beside sending, editing and discarding a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsButton {
    /// Card: opens the form with the present terms, for the client.
    Modify(Drawn),
    /// Change request: opens the form with the requested terms, for the client.
    Counter(ChangeId),
    /// Preview of a request: opens the form for its message.
    Message(DraftId),
    /// Modal: the message of a request.
    MessageForm(DraftId),
}

impl fmt::Display for TermsButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Modify(drawn) => write!(f, "modify:{drawn}"),
            Self::Counter(change) => write!(f, "counter:{change}"),
            Self::Message(draft) => write!(f, "message:{draft}"),
            Self::MessageForm(draft) => write!(f, "message_form:{draft}"),
        }
    }
}

impl TermsButton {
    /// The value called `name` with these parts; `None` when it is none of them.
    pub(in crate::discord) fn parse(name: &str, parts: &mut Parts<'_>) -> Option<Self> {
        match name {
            "modify" => Some(Self::Modify(parts.drawn()?)),
            "counter" => Some(Self::Counter(ChangeId(parts.number()?))),
            "message" => Some(Self::Message(DraftId(parts.number()?))),
            "message_form" => Some(Self::MessageForm(DraftId(parts.number()?))),
            _ => None,
        }
    }

    /// How it is answered.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Modify(_) | Self::Counter(_) | Self::Message(_) => Manner::Modal,
            Self::MessageForm(_) => Manner::Say,
        }
    }
}
