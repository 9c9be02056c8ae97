//! What can be pressed about agencies, and the text that carries it behind `agency:`.

use crate::discord::button::Manner;
use crate::domain::ids::{EffectId, InvitationId};
use std::fmt;
use std::str::Split;

/// The answers to a question whether to join or take over an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgencyButton {
    /// Yes.
    Accept {
        /// To what.
        invitation: InvitationId,
        /// On a message that the outbox posted: the effect that it delivers.
        tag: Option<EffectId>,
    },
    /// No.
    Decline(InvitationId),
}

impl fmt::Display for AgencyButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accept { invitation, tag: None } => write!(f, "accept:{invitation}"),
            Self::Accept { invitation, tag: Some(effect) } => write!(f, "accept:{invitation}:{effect}"),
            Self::Decline(invitation) => write!(f, "decline:{invitation}"),
        }
    }
}

impl AgencyButton {
    /// The value that the rest of a `custom_id` carries.
    pub fn parse(parts: &mut Split<'_, char>) -> Option<Self> {
        let name = parts.next()?;
        let invitation = InvitationId(parts.next()?.parse().ok()?);
        match name {
            "accept" => {
                let tag = parts.next().and_then(|effect| effect.parse().ok()).map(EffectId);
                Some(Self::Accept { invitation, tag })
            }
            "decline" => Some(Self::Decline(invitation)),
            _ => None,
        }
    }

    /// The question.
    #[must_use]
    pub const fn invitation(self) -> InvitationId {
        match self {
            Self::Accept { invitation, .. } | Self::Decline(invitation) => invitation,
        }
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Accept { .. } | Self::Decline(_) => Manner::Update,
        }
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::button::Button;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let invitation = InvitationId(i64::MAX);
        for button in [
            AgencyButton::Accept { invitation, tag: None },
            AgencyButton::Accept { invitation, tag: Some(EffectId(i64::MAX)) },
            AgencyButton::Decline(invitation),
        ] {
            let text = Button::Agency(button).to_string();
            assert_eq!(Button::parse(&text), Some(Button::Agency(button)), "{text}");
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "agency",
            "agency:",
            "agency:accept",
            "agency:accept:",
            "agency:accept:01",
            "agency:accept:1:x",
            "agency:accept:1:2:3",
            "agency:decline:1:2",
            "agency:join:1",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
