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
}

impl AuditedAct {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Setting,
        Self::ReportClaimed,
        Self::ReportDismissed,
        Self::OfferRemoved,
        Self::FeedbackHidden,
        Self::FeedbackShown,
        Self::PersonWarned,
        Self::PersonSuspended,
        Self::SuspensionEnded,
        Self::AgencyHandedOver,
        Self::DisputeClaimed,
        Self::DisputeAsked,
        Self::DisputeDecided,
    ];

    /// The stable code that the database, buttons and options hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::ReportClaimed => "report_claimed",
            Self::ReportDismissed => "report_dismissed",
            Self::OfferRemoved => "offer_removed",
            Self::FeedbackHidden => "feedback_hidden",
            Self::FeedbackShown => "feedback_shown",
            Self::PersonWarned => "person_warned",
            Self::PersonSuspended => "person_suspended",
            Self::SuspensionEnded => "suspension_ended",
            Self::AgencyHandedOver => "agency_transfer",
            Self::DisputeClaimed => "dispute_claimed",
            Self::DisputeAsked => "dispute_asked",
            Self::DisputeDecided => "dispute_decided",
        }
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
