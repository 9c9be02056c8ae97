//! Events: what happened, when, and what is said of it. Owns the names of the types, which receivers depend on: none ever changes its meaning.

use super::shape::Data;
use crate::domain::time::UnixMs;
use chrono::SecondsFormat;
use serde::{Serialize, Serializer};

/// One line for each type: its name here, and the one that receivers read.
macro_rules! kinds {
    ($($kind:ident = $code:literal: $doc:literal,)+) => {
        /// What happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum EventKind {
            $(#[doc = $doc] $kind,)+
        }

        impl EventKind {
            /// All of them, in the order of the operator's guide.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            /// The event's type, as receivers read it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)+
                }
            }

            /// What it means, for lists.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$kind => $doc,)+
                }
            }
        }
    };
}

kinds! {
    OfferSent = "offer.sent": "A client sent an offer.",
    OfferModified = "offer.modified": "The client edited it: a new version.",
    OfferAccepted = "offer.accepted": "The recipient accepted it.",
    OfferDeclined = "offer.declined": "The recipient declined it.",
    OfferWithdrawn = "offer.withdrawn": "The client withdrew it, or moderators did.",
    OfferExpired = "offer.expired": "Nobody answered in time.",
    OfferRemoved = "offer.removed": "Moderators removed it.",
    ChangeRequested = "change.requested": "The recipient requested changes.",
    ChangeApproved = "change.approved": "The client approved them: a new version.",
    ChangeRejected = "change.rejected": "The client rejected them.",
    ContractStarted = "contract.started": "An accepted offer became a contract.",
    ContractPaused = "contract.paused": "One side paused it, or nothing happened for a long while.",
    ContractResumed = "contract.resumed": "It continues.",
    ContractClosed = "contract.closed": "One side closed it.",
    ReopenRequested = "contract.reopen_requested": "One side asked to reopen it.",
    ContractReopened = "contract.reopened": "The other side agreed.",
    ReopenDeclined = "contract.reopen_declined": "The other side didn't.",
    TermsProposed = "terms.proposed": "One side requested different terms for a contract.",
    TermsApproved = "terms.approved": "The other side agreed: they count.",
    TermsRejected = "terms.rejected": "The other side didn't agree.",
    TermsWithdrawn = "terms.withdrawn": "The proposal was withdrawn.",
    WorkSubmitted = "work.submitted": "Work was submitted.",
    WorkApproved = "work.approved": "The client approved it, or didn't answer in time.",
    RevisionRequested = "work.revision_requested": "The client asked for a revision.",
    HoursLogged = "hours.logged": "Hours were logged.",
    HoursRemoved = "hours.removed": "They were taken out again.",
    HoursObjected = "hours.objected": "The client objected to them.",
    ObjectionWithdrawn = "hours.objection_withdrawn": "The client took that back.",
    WeekClosed = "hours.week_closed": "A week with hours ended: its statement.",
    PaymentRecorded = "payment.recorded": "One side recorded a payment or a refund.",
    PaymentConfirmed = "payment.confirmed": "The other side confirmed it.",
    PaymentDenied = "payment.denied": "The other side said that it isn't so.",
    PaymentUnconfirmed = "payment.unconfirmed": "The other side didn't answer in time.",
    DisputeOpened = "dispute.opened": "One side opened a dispute.",
    DisputeWithdrawn = "dispute.withdrawn": "That side withdrew it.",
    DisputeDecided = "dispute.decided": "Moderators decided it.",
    FeedbackPublished = "feedback.published": "What one side said of a closed contract can be read.",
    FeedbackGiven = "feedback.given": "One side said something during a contract.",
    FeedbackEdited = "feedback.edited": "Published feedback was edited.",
    FeedbackReplied = "feedback.replied": "The other side replied.",
    FeedbackHidden = "feedback.hidden": "Moderators hid it.",
    FeedbackShown = "feedback.shown": "Moderators showed it again.",
    ReportReceived = "report.received": "An offer, feedback or a job was reported.",
    ReportClosed = "report.closed": "Moderators decided the report.",
    Test = "parley.test": "`parley webhooks test` was called.",
}

impl Serialize for EventKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// One event, as it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventKind,
    /// When, in UTC.
    #[serde(rename = "timestamp", serialize_with = "written")]
    pub at: UnixMs,
    /// To what, and how that is now.
    pub data: Data,
}

impl Event {
    /// One that says nothing: what `parley webhooks test` sends.
    #[must_use]
    pub const fn test(at: UnixMs) -> Self {
        Self { kind: EventKind::Test, at, data: Data::Nothing {} }
    }
}

/// A moment, as `2026-11-30T21:00:00.000Z`.
pub(super) fn written<S: Serializer>(at: &UnixMs, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.utc().to_rfc3339_opts(SecondsFormat::Millis, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = include_str!("../../../docs/operating.md");

    #[test]
    fn the_guide_lists_every_type_with_what_it_means() {
        for kind in EventKind::ALL {
            let row = format!("| `{}` | {} |", kind.code(), kind.meaning().trim_end_matches('.'));
            assert!(GUIDE.lines().any(|line| line == row), "{row}");
        }
    }
}
