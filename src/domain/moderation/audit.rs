//! What the audit tells of. Owns the kinds of acts and their stable codes; knows neither tables nor words.

/// Something that somebody did with the powers of an admin or a moderator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuditedAct {
    /// A setting of the server was changed.
    Setting,
    /// A report was claimed, or taken over.
    ReportClaimed,
    /// A report was dismissed.
    ReportDismissed,
    /// An offer was removed.
    OfferRemoved,
    /// A job was closed.
    JobClosed,
    /// Feedback was hidden.
    FeedbackHidden,
    /// Hidden feedback was shown again.
    FeedbackShown,
    /// Somebody was warned.
    PersonWarned,
    /// Somebody was suspended.
    PersonSuspended,
    /// A suspension was ended before its time.
    SuspensionEnded,
    /// An agency whose owner had left was given to somebody of it.
    AgencyHandedOver,
    /// A dispute was claimed, or taken over.
    DisputeClaimed,
    /// Both sides of a dispute were asked something.
    DisputeAsked,
    /// A dispute was decided.
    DisputeDecided,
    /// Two accounts were marked as the same person's.
    SamePerson,
    /// They no longer are.
    SamePersonEnded,
}

impl AuditedAct {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 16] = [
        Self::Setting,
        Self::ReportClaimed,
        Self::ReportDismissed,
        Self::OfferRemoved,
        Self::JobClosed,
        Self::FeedbackHidden,
        Self::FeedbackShown,
        Self::PersonWarned,
        Self::PersonSuspended,
        Self::SuspensionEnded,
        Self::AgencyHandedOver,
        Self::DisputeClaimed,
        Self::DisputeAsked,
        Self::DisputeDecided,
        Self::SamePerson,
        Self::SamePersonEnded,
    ];

    /// The stable code that the database, buttons and options hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::ReportClaimed => "report_claimed",
            Self::ReportDismissed => "report_dismissed",
            Self::OfferRemoved => "offer_removed",
            Self::JobClosed => "job_closed",
            Self::FeedbackHidden => "feedback_hidden",
            Self::FeedbackShown => "feedback_shown",
            Self::PersonWarned => "person_warned",
            Self::PersonSuspended => "person_suspended",
            Self::SuspensionEnded => "suspension_ended",
            Self::AgencyHandedOver => "agency_transfer",
            Self::DisputeClaimed => "dispute_claimed",
            Self::DisputeAsked => "dispute_asked",
            Self::DisputeDecided => "dispute_decided",
            Self::SamePerson => "same_person",
            Self::SamePersonEnded => "same_person_ended",
        }
    }

    /// Whether it's about two accounts, of which the audit's subject is one: nobody reads it about their own.
    #[must_use]
    pub const fn is_of_accounts(self) -> bool {
        matches!(self, Self::SamePerson | Self::SamePersonEnded)
    }

    /// The act with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// Which lines of the audit somebody reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only these acts.
    pub act: Option<AuditedAct>,
    /// Only what this person did.
    pub by: Option<crate::domain::ids::PersonId>,
}
