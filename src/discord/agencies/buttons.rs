//! What can be pressed or chosen about agencies, as typed values.

use crate::discord::ui::custom_id::controls;
use crate::domain::ids::{AgencyId, EffectId, InvitationId, OfferId};

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
    /// Leaves an agency.
    Leave(AgencyId),
    /// What went into an agency's Job Success Score.
    Score(AgencyId),
    /// The same: another page.
    ScorePage {
        /// Whose.
        agency: AgencyId,
        /// From 1.
        page: u32,
    },
}

controls! { AgencyButton:
    "agency:accept" => [Accept { invitation, tag }] Update about Invitation(invitation);
    "agency:decline" => [Decline(invitation)] Update about Invitation(invitation);
    "agency:delegate" => [Delegate(offer)] Reply about Offer(offer);
    "agency:to" => [DelegateTo { offer, part }] Update about Offer(offer);
    "agency:back" => [TakeBack(offer)] Update about Offer(offer);
    "agency:leave" => [Leave(agency)] Update;
    "agency:score" => [Score(agency)] Reply;
    "agency:score_page" => [ScorePage { agency, page }] Update;
}

#[cfg(test)]
mod tests {
    //! One text for each value, and nothing else is understood.

    use super::*;
    use crate::discord::ui::custom_id::Control;

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
            AgencyButton::Leave(AgencyId(i64::MAX)),
            AgencyButton::Score(AgencyId(i64::MAX)),
            AgencyButton::ScorePage { agency: AgencyId(i64::MAX), page: u32::MAX },
        ] {
            let text = button.to_string();
            assert_eq!(AgencyButton::parse(&text), Some(button), "{text}");
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
            "agency:leave",
            "agency:score:1:2",
            "agency:score_page:1",
        ] {
            assert_eq!(AgencyButton::parse(text), None, "{text:?}");
        }
    }
}
