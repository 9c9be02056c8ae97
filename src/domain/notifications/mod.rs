//! What people are told outside the room: its part of the domain. Owns that there is one list of features that tell people
//! something; what that is stands in each feature's own file. Knows no clock, no database, no Discord.

pub mod draft;
pub mod effects;
pub mod mail;
pub mod mail_effects;
pub mod settings;

pub use super::contracts::notifications::ContractNotification;
pub use super::feedback::notifications::FeedbackNotification;
pub use super::offers::notifications::OfferNotification;

use super::ids::{ChangeId, PersonId};
use crate::domain::notifications::settings::Topic;
use serde::{Deserialize, Serialize};

/// What happened, as it is told to one person. Stored as JSON, as the feature's own kind alone; no two features share a
/// name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NotificationKind {
    /// To an offer.
    Offer(OfferNotification),
    /// To a contract.
    Contract(ContractNotification),
    /// To feedback.
    Feedback(FeedbackNotification),
}

impl From<OfferNotification> for NotificationKind {
    fn from(kind: OfferNotification) -> Self {
        Self::Offer(kind)
    }
}

impl From<ContractNotification> for NotificationKind {
    fn from(kind: ContractNotification) -> Self {
        Self::Contract(kind)
    }
}

impl From<FeedbackNotification> for NotificationKind {
    fn from(kind: FeedbackNotification) -> Self {
        Self::Feedback(kind)
    }
}

impl NotificationKind {
    /// The topic that it belongs to.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Offer(kind) => kind.topic(),
            Self::Contract(kind) => kind.topic(),
            Self::Feedback(kind) => kind.topic(),
        }
    }

    /// The change request that it is about.
    #[must_use]
    pub const fn change(self) -> Option<ChangeId> {
        match self {
            Self::Offer(kind) => kind.change(),
            Self::Contract(_) | Self::Feedback(_) => None,
        }
    }

    /// Whether the client sent what it brings by themselves: a new offer, or other terms.
    #[must_use]
    pub const fn is_of_card(self) -> bool {
        match self {
            Self::Offer(kind) => kind.is_of_card(),
            Self::Contract(_) | Self::Feedback(_) => false,
        }
    }
}

/// Somebody who must hear of something, by the ways that they chose: direct message, email. The room tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notification {
    /// Who.
    pub to: PersonId,
    /// What.
    pub kind: NotificationKind,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored() -> [(&'static str, NotificationKind); 51] {
        let change = ChangeId(5);
        [
            (r#""received""#, OfferNotification::Received.into()),
            (r#"{"modified":{"version":2}}"#, OfferNotification::Modified { version: 2 }.into()),
            (r#""withdrawn""#, OfferNotification::Withdrawn.into()),
            (r#"{"expiring":{"hours":24}}"#, OfferNotification::Expiring { hours: 24 }.into()),
            (r#""expired""#, OfferNotification::Expired.into()),
            (r#""removed""#, OfferNotification::Removed.into()),
            (r#"{"change_requested":{"change":5}}"#, OfferNotification::ChangeRequested { change }.into()),
            (r#"{"change_approved":{"change":5}}"#, OfferNotification::ChangeApproved { change }.into()),
            (r#"{"change_rejected":{"change":5}}"#, OfferNotification::ChangeRejected { change }.into()),
            (r#""declined""#, OfferNotification::Declined.into()),
            (r#""accepted""#, ContractNotification::Started.into()),
            (r#"{"work_submitted":{"seq":1}}"#, ContractNotification::WorkSubmitted { seq: 1 }.into()),
            (r#"{"work_approved":{"seq":2}}"#, ContractNotification::WorkApproved { seq: 2 }.into()),
            (
                r#"{"revision_requested":{"seq":3}}"#,
                ContractNotification::RevisionRequested { seq: 3 }.into(),
            ),
            (r#"{"work_waiting":{"seq":3}}"#, ContractNotification::WorkWaiting { seq: 3 }.into()),
            (r#"{"work_due_soon":{"seq":3}}"#, ContractNotification::WorkDueSoon { seq: 3 }.into()),
            (r#"{"work_overdue":{"seq":3}}"#, ContractNotification::WorkOverdue { seq: 3 }.into()),
            (r#"{"work_auto_approved":{"seq":3}}"#, ContractNotification::WorkAutoApproved { seq: 3 }.into()),
            (r#"{"payment_recorded":{"seq":4}}"#, ContractNotification::PaymentRecorded { seq: 4 }.into()),
            (r#"{"refund_recorded":{"seq":4}}"#, ContractNotification::RefundRecorded { seq: 4 }.into()),
            (r#"{"payment_confirmed":{"seq":5}}"#, ContractNotification::PaymentConfirmed { seq: 5 }.into()),
            (r#"{"payment_denied":{"seq":6}}"#, ContractNotification::PaymentDenied { seq: 6 }.into()),
            (
                r#"{"payment_unconfirmed":{"seq":6}}"#,
                ContractNotification::PaymentUnconfirmed { seq: 6 }.into(),
            ),
            (r#"{"contract_paused":{"seq":7}}"#, ContractNotification::Paused { seq: 7 }.into()),
            (r#"{"contract_resumed":{"seq":8}}"#, ContractNotification::Resumed { seq: 8 }.into()),
            (r#"{"contract_closed":{"seq":7}}"#, ContractNotification::Closed { seq: 7 }.into()),
            (r#"{"reopen_requested":{"seq":8}}"#, ContractNotification::ReopenRequested { seq: 8 }.into()),
            (r#"{"contract_reopened":{"seq":9}}"#, ContractNotification::Reopened { seq: 9 }.into()),
            (r#"{"hours_logged":{"seq":11}}"#, ContractNotification::HoursLogged { seq: 11 }.into()),
            (r#"{"hours_removed":{"seq":12}}"#, ContractNotification::HoursRemoved { seq: 12 }.into()),
            (r#"{"hours_objected":{"seq":13}}"#, ContractNotification::HoursObjected { seq: 13 }.into()),
            (
                r#"{"objection_withdrawn":{"seq":14}}"#,
                ContractNotification::ObjectionWithdrawn { seq: 14 }.into(),
            ),
            (r#"{"week_closed":{"seq":15}}"#, ContractNotification::WeekClosed { seq: 15 }.into()),
            (r#"{"contract_auto_paused":{"seq":16}}"#, ContractNotification::AutoPaused { seq: 16 }.into()),
            (r#"{"terms_proposed":{"seq":17}}"#, ContractNotification::TermsProposed { seq: 17 }.into()),
            (r#"{"terms_approved":{"seq":18}}"#, ContractNotification::TermsApproved { seq: 18 }.into()),
            (r#"{"terms_rejected":{"seq":19}}"#, ContractNotification::TermsRejected { seq: 19 }.into()),
            (r#"{"terms_withdrawn":{"seq":20}}"#, ContractNotification::TermsWithdrawn { seq: 20 }.into()),
            (r#"{"reopen_declined":{"seq":10}}"#, ContractNotification::ReopenDeclined { seq: 10 }.into()),
            (r#"{"dispute_opened":{"seq":17}}"#, ContractNotification::DisputeOpened { seq: 17 }.into()),
            (
                r#"{"dispute_withdrawn":{"seq":18}}"#,
                ContractNotification::DisputeWithdrawn { seq: 18 }.into(),
            ),
            (r#"{"dispute_asked":{"seq":19}}"#, ContractNotification::DisputeAsked { seq: 19 }.into()),
            (r#"{"dispute_decided":{"seq":20}}"#, ContractNotification::DisputeDecided { seq: 20 }.into()),
            (r#""feedback_published""#, FeedbackNotification::Published.into()),
            (r#""feedback_replied""#, FeedbackNotification::Replied.into()),
            (r#""feedback_edit_allowed""#, FeedbackNotification::EditAllowed.into()),
            (r#""feedback_edited""#, FeedbackNotification::Edited.into()),
            (r#""feedback_hidden""#, FeedbackNotification::Hidden.into()),
            (r#""feedback_shown""#, FeedbackNotification::Shown.into()),
            (r#"{"feedback_during":{"nth":2}}"#, FeedbackNotification::During { nth: 2 }.into()),
            (r#"{"feedback_waiting":{"seq":21}}"#, FeedbackNotification::Waiting { seq: 21 }.into()),
        ]
    }

    #[test]
    fn every_stored_kind_is_read_and_written_as_ever() {
        for (text, kind) in stored() {
            assert_eq!(serde_json::from_str::<NotificationKind>(text).expect("it is read"), kind, "{text}");
            assert_eq!(serde_json::to_string(&kind).expect("it is written"), text);
        }
        assert!(serde_json::from_str::<NotificationKind>(r#""paid""#).is_err());
    }
}
