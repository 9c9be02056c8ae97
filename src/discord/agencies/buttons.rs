//! What can be pressed about agencies, and the text that carries it behind `agency:`.

use crate::app::Thing;
use crate::discord::inbound::control::{Manner, Parts};
use crate::domain::ids::{EffectId, InvitationId, OfferId};
use std::fmt;

/// The answers to a question whether to join or take over an agency, and who does the work of an offer.
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
    /// Asks which member is to do the work.
    Delegate(OfferId),
    /// A menu of members.
    DelegateTo {
        /// Whose work.
        offer: OfferId,
        /// Which of the menus: one holds 25.
        part: u8,
    },
    /// The work is with nobody again.
    TakeBack(OfferId),
}

impl fmt::Display for AgencyButton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accept { invitation, tag: None } => write!(f, "accept:{invitation}"),
            Self::Accept { invitation, tag: Some(effect) } => write!(f, "accept:{invitation}:{effect}"),
            Self::Decline(invitation) => write!(f, "decline:{invitation}"),
            Self::Delegate(offer) => write!(f, "delegate:{offer}"),
            Self::DelegateTo { offer, part } => write!(f, "to:{offer}:{part}"),
            Self::TakeBack(offer) => write!(f, "back:{offer}"),
        }
    }
}

impl AgencyButton {
    /// The value that the rest of a `custom_id` carries.
    pub(in crate::discord) fn parse(parts: &mut Parts<'_>) -> Option<Self> {
        let name = parts.text()?.to_owned();
        Some(match name.as_str() {
            "accept" => {
                Self::Accept { invitation: InvitationId(parts.number()?), tag: parts.number().map(EffectId) }
            }
            "decline" => Self::Decline(InvitationId(parts.number()?)),
            "delegate" => Self::Delegate(OfferId(parts.number()?)),
            "to" => Self::DelegateTo { offer: OfferId(parts.number()?), part: parts.number()? },
            "back" => Self::TakeBack(OfferId(parts.number()?)),
            _ => return None,
        })
    }

    /// What it names.
    #[must_use]
    pub const fn thing(self) -> Thing {
        match self {
            Self::Accept { invitation, .. } | Self::Decline(invitation) => Thing::Invitation(invitation),
            Self::Delegate(offer) | Self::DelegateTo { offer, .. } | Self::TakeBack(offer) => {
                Thing::Offer(offer)
            }
        }
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Delegate(_) => Manner::Say,
            Self::Accept { .. } | Self::Decline(_) | Self::DelegateTo { .. } | Self::TakeBack(_) => {
                Manner::Update
            }
        }
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::inbound::control::Button;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let invitation = InvitationId(i64::MAX);
        for button in [
            AgencyButton::Accept { invitation, tag: None },
            AgencyButton::Accept { invitation, tag: Some(EffectId(i64::MAX)) },
            AgencyButton::Decline(invitation),
            AgencyButton::Delegate(OfferId(i64::MAX)),
            AgencyButton::DelegateTo { offer: OfferId(i64::MAX), part: u8::MAX },
            AgencyButton::TakeBack(OfferId(i64::MAX)),
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
            "agency:delegate:1:2",
            "agency:to:1",
            "agency:to:1:256",
            "agency:to:1:00",
            "agency:back:",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
