//! What can be pressed, chosen or submitted about an offer, its drafts and its change requests, and on the list of offers, as
//! typed values.

use crate::discord::ui::custom_id::{Carried, Parts, carry_codes, controls};
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{ChangeId, DraftId, EffectId, OfferId};
use crate::domain::offers::filter::{Direction, OfferFilter, state_code, state_from_code};
use crate::domain::offers::offer::{DeclineReason, StateName};
use crate::domain::time::UnixMs;
use std::fmt;

/// What a button was drawn for: pressing it means these terms and no later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferVersionRef {
    /// Which offer.
    pub offer: OfferId,
    /// Which version of it.
    pub version: u32,
}

impl Carried for OfferVersionRef {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.offer.write(f)?;
        self.version.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self { offer: Carried::read(parts)?, version: Carried::read(parts)? })
    }
}

carry_codes!(DeclineReason);

/// Everything about an offer that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferButton {
    /// Card: asks whether to accept these terms.
    AskAccept(OfferVersionRef),
    /// The answer to that: now a contract exists.
    Accept(OfferVersionRef),
    /// Card: opens the change form.
    RequestChanges(OfferVersionRef),
    /// Card: opens the list of reasons.
    Decline(OfferVersionRef),
    /// The list of reasons, a select whose values are [`DeclineReason::code`]s.
    DeclineReason(OfferVersionRef),
    /// Modal: the optional message to a chosen reason.
    DeclineForm(OfferVersionRef, DeclineReason),
    /// Card: opens the withdraw form.
    Withdraw(OfferVersionRef),
    /// Modal: the optional message of a withdrawal; submitting it withdraws.
    WithdrawForm(OfferVersionRef),
    /// Opens everything about an offer.
    View {
        /// Which offer.
        offer: OfferId,
        /// On a message that the outbox posted: the effect that it delivers.
        tag: Option<EffectId>,
    },
    /// Turns the pages of View offer.
    Read {
        /// Which offer.
        offer: OfferId,
        /// From 0.
        page: u32,
    },
    /// Change request: its terms become the next version.
    ApproveChange(ChangeId),
    /// Change request: opens the form for a message.
    RejectChange(ChangeId),
    /// Modal: the optional message of a rejection; submitting it rejects.
    RejectForm(ChangeId),
    /// Preview: send the offer, the other terms or the request for them.
    SendDraft {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be sent by it.
        seen: PreviewHash,
    },
    /// Problems of a form: puts what was meant in the place of what was typed.
    UseReading {
        /// Which draft.
        draft: DraftId,
        /// When it was last saved: the readings are of what was typed then.
        saved: UnixMs,
        /// Of which problem, from 0.
        problem: u32,
        /// Which reading, from 0.
        reading: u32,
    },
    /// Reopens the draft's form with everything in it.
    EditDraft(DraftId),
    /// Preview: throw the draft away.
    DiscardDraft(DraftId),
    /// Modal: the terms of a new offer, or other terms for one that exists; the draft says which.
    OfferForm(DraftId),
    /// Card: opens the form with the present terms, for the client.
    Modify(OfferVersionRef),
    /// Change request: opens the form with the requested terms, for the client.
    Counter(ChangeId),
    /// Preview of a request: opens the form for its message.
    Message(DraftId),
    /// Modal: the message of a request.
    MessageForm(DraftId),
}

controls! { OfferButton:
    "accept" => [AskAccept(terms)] Reply about Offer(terms.offer);
    "confirm" => [Accept(terms)] Update about Offer(terms.offer);
    "changes" => [RequestChanges(terms)] Modal about Offer(terms.offer);
    "decline" => [Decline(terms)] Reply about Offer(terms.offer);
    "reason" => [DeclineReason(terms)] Modal about Offer(terms.offer);
    "decline_form" => [DeclineForm(terms, reason)] Update about Offer(terms.offer);
    "withdraw" => [Withdraw(terms)] Modal about Offer(terms.offer);
    "withdraw_form" => [WithdrawForm(terms)] Reply about Offer(terms.offer);
    "view" => [View { offer, tag }] Reply about Offer(offer);
    "read" => [Read { offer, page }] Update about Offer(offer);
    "approve" => [ApproveChange(change)] Reply about Change(change);
    "reject" => [RejectChange(change)] Modal about Change(change);
    "reject_form" => [RejectForm(change)] Reply about Change(change);
    "send" => [SendDraft { draft, seen }] Update about Draft(draft);
    "reading" => [UseReading { draft, saved, problem, reading }] Update about Draft(draft);
    "edit" => [EditDraft(draft)] Modal about Draft(draft);
    "discard" => [DiscardDraft(draft)] Update about Draft(draft);
    "offer_form" => [OfferForm(draft)] Reply about Draft(draft);
    "modify" => [Modify(terms)] Modal about Offer(terms.offer);
    "counter" => [Counter(change)] Modal about Change(change);
    "message" => [Message(draft)] Modal about Draft(draft);
    "message_form" => [MessageForm(draft)] Reply about Draft(draft);
}

/// Everything that a person can press or choose on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListButton {
    /// Another page.
    Page {
        /// Of which offers.
        filter: OfferFilter,
        /// From 1.
        page: u32,
    },
    /// Select of a state; the direction stays.
    ByState(Direction),
    /// Select of a direction; the state stays.
    ByDirection(Option<StateName>),
    /// Select whose values are offer ids.
    Open,
}

controls! { ListButton:
    "list" => [Page { filter, page }] Update;
    "list_states" => [ByState(direction)] Update;
    "list_directions" => [ByDirection(state)] Update;
    "open" => [Open] Reply;
}

carry_codes!(Direction);

/// One state, or any.
impl Carried for Option<StateName> {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", state_code(self))
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        state_from_code(parts.text()?)
    }
}

impl Carried for OfferFilter {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.write(f)?;
        self.direction.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self { state: Carried::read(parts)?, direction: Carried::read(parts)? })
    }
}

#[cfg(test)]
mod tests {
    //! One text for each value of the list, and nothing else is understood. The others are tested with all of them, in `inbound`.

    use super::*;
    use crate::discord::ui::custom_id::Control;

    #[test]
    fn every_button_comes_back_from_its_custom_id() {
        let states = [None].into_iter().chain(StateName::ALL.map(Some));
        let filters =
            states.flat_map(|state| Direction::ALL.map(|direction| OfferFilter { state, direction }));
        for filter in filters {
            for button in [
                ListButton::Page { filter, page: u32::MAX },
                ListButton::ByState(filter.direction),
                ListButton::ByDirection(filter.state),
                ListButton::Open,
            ] {
                assert_eq!(ListButton::parse(&button.to_string()), Some(button), "{button}");
            }
        }
    }

    #[test]
    fn texts_that_no_button_has_mean_nothing() {
        for text in [
            "list",
            "list:any:all",
            "list:any:all:-1",
            "list:any:all:1:1",
            "list:open:all:1",
            "list:any:both:1",
            "list_states:",
            "list_states:pending",
            "list_directions:sent",
            "open:1",
        ] {
            assert_eq!(ListButton::parse(text), None, "{text:?}");
        }
    }
}
