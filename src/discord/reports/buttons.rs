//! What can be pressed, chosen or submitted to report, as typed values. Owns their text behind `reports:`.

use crate::app::Thing;
use crate::discord::inbound::control::Manner;
use crate::domain::ids::{OfferId, SanctionId};
use crate::domain::report::ReportReason;
use std::fmt;

/// Everything here that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportsButton {
    /// Begins a report about an offer.
    Begin(OfferId),
    /// Select whose values are [`ReportReason::code`]s.
    Reason(OfferId),
    /// Modal: the words that go with a reason.
    Form(OfferId, ReportReason),
    /// After reporting: declines the offer if it waits, and blocks the other side.
    TurnAway(OfferId),
    /// Opens the form of an appeal against one's own suspension.
    Appeal(SanctionId),
    /// Modal: an appeal.
    AppealForm(SanctionId),
}

impl fmt::Display for ReportsButton {
    /// The `custom_id` behind `reports:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begin(offer) => write!(f, "begin:{offer}"),
            Self::Reason(offer) => write!(f, "reason:{offer}"),
            Self::Form(offer, reason) => write!(f, "form:{offer}:{}", reason.code()),
            Self::TurnAway(offer) => write!(f, "turn_away:{offer}"),
            Self::Appeal(sanction) => write!(f, "appeal:{sanction}"),
            Self::AppealForm(sanction) => write!(f, "appeal_form:{sanction}"),
        }
    }
}

impl ReportsButton {
    /// The value of a text behind `reports:`, also of texts that are not quite its own.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let name = parts.next()?;
        let id = parts.next()?.parse().ok()?;
        let (offer, sanction) = (OfferId(id), SanctionId(id));
        Some(match name {
            "begin" => Self::Begin(offer),
            "reason" => Self::Reason(offer),
            "form" => Self::Form(offer, ReportReason::from_code(parts.next()?)?),
            "turn_away" => Self::TurnAway(offer),
            "appeal" => Self::Appeal(sanction),
            "appeal_form" => Self::AppealForm(sanction),
            _ => return None,
        })
    }

    /// What it is about.
    #[must_use]
    pub const fn thing(self) -> Thing {
        match self {
            Self::Begin(offer) | Self::Reason(offer) | Self::Form(offer, _) | Self::TurnAway(offer) => {
                Thing::Offer(offer)
            }
            Self::Appeal(sanction) | Self::AppealForm(sanction) => Thing::Sanction(sanction),
        }
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Reason(_) | Self::Appeal(_) => Manner::Modal,
            Self::Begin(_) | Self::AppealForm(_) => Manner::Say,
            Self::Form(..) | Self::TurnAway(_) => Manner::Update,
        }
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::inbound::control::{Button, CUSTOM_ID_CHARS};

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let offer = OfferId(i64::MAX);
        let forms = ReportReason::ALL.map(|reason| ReportsButton::Form(offer, reason));
        let others =
            [ReportsButton::Begin(offer), ReportsButton::Reason(offer), ReportsButton::TurnAway(offer)];
        let sanction = SanctionId(i64::MAX);
        let others =
            others.into_iter().chain([ReportsButton::Appeal(sanction), ReportsButton::AppealForm(sanction)]);
        for button in forms.into_iter().chain(others).map(Button::Reports) {
            let custom_id = button.to_string();
            assert!(custom_id.len() <= CUSTOM_ID_CHARS);
            assert_eq!(Button::parse(&custom_id), Some(button), "{custom_id}");
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "reports",
            "reports:",
            "reports:begin",
            "reports:begin:",
            "reports:begin:+1",
            "reports:begin:01",
            "reports:begin:1:",
            "reports:begin:1:2",
            "reports:form:1",
            "reports:form:1:nothing",
            "reports:form:1:spam:2",
        ] {
            assert_eq!(Button::parse(text), None, "{text:?}");
        }
    }
}
