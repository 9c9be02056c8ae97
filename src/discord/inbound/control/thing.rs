//! What a button names. It tells which server is meant by a press outside any, and which offer by one for older terms.

use super::Button;
use crate::app::Thing;
use crate::discord::offers::buttons::TermsButton;

impl Button {
    /// What it names; `None` for one that has a meaning only in a server.
    #[must_use]
    pub const fn thing(self) -> Option<Thing> {
        match self {
            Self::Accept(drawn)
            | Self::Confirm(drawn)
            | Self::RequestChanges(drawn)
            | Self::Decline(drawn)
            | Self::DeclineReason(drawn)
            | Self::DeclineForm(drawn, _)
            | Self::Withdraw(drawn)
            | Self::WithdrawForm(drawn) => Some(Thing::Offer(drawn.offer)),
            Self::View { offer, .. } | Self::Read { offer, .. } => Some(Thing::Offer(offer)),
            Self::ApproveChange(change) | Self::RejectChange(change) | Self::RejectForm(change) => {
                Some(Thing::Change(change))
            }
            Self::SendDraft { draft, .. }
            | Self::EditDraft(draft)
            | Self::DiscardDraft(draft)
            | Self::OfferForm(draft) => Some(Thing::Draft(draft)),
            Self::Terms(button) => Some(match button {
                TermsButton::Modify(drawn) => Thing::Offer(drawn.offer),
                TermsButton::Counter(change) => Thing::Change(change),
                TermsButton::Message(draft) | TermsButton::MessageForm(draft) => Thing::Draft(draft),
            }),
            Self::Safety(button) => Some(Thing::Offer(button.offer())),
            Self::Reports(button) => Some(button.thing()),
            Self::Agency(button) => Some(button.thing()),
            Self::List(_)
            | Self::People(_)
            | Self::Server(_)
            | Self::Rooms(_)
            | Self::Email(_)
            | Self::Notices(_)
            | Self::Privacy(_)
            | Self::Moderation(_) => None,
        }
    }
}
