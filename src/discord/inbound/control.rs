//! All buttons, lists and forms, one line for each feature that has any. Owns nothing else: how a `custom_id` is read is
//! `ui::custom_id`'s, what it means is the feature's.

use crate::app::TargetRef;
use crate::discord::agencies::buttons::AgencyButton;
use crate::discord::contracts::buttons::{
    ContractButton, DisputeButton, HoursButton, PaymentButton, StateButton, TermsButton,
};
use crate::discord::contracts::list_buttons::ContractListButton;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::help::buttons::HelpButton;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::moderation::reports::buttons::ReportsButton;
use crate::discord::notifications::buttons::NoticesButton;
use crate::discord::notifications::email::buttons::EmailButton;
use crate::discord::offers::buttons::{ListButton, OfferButton};
use crate::discord::people::buttons::PeopleButton;
use crate::discord::privacy::buttons::PrivacyButton;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::rooms::buttons::RoomsButton;
use crate::discord::safety::buttons::SafetyButton;
use crate::discord::server::buttons::ServerButton;
use crate::discord::server::setup_buttons::SetupButton;
use crate::discord::statistics::buttons::StatisticsButton;
use crate::discord::ui::custom_id::{Control, ResponseKind};
use std::fmt;

macro_rules! any_control {
    ($($(#[$doc:meta])* $feature:ident($control:ty),)+) => {
        /// Everything that a person can press, choose from or submit, with all that it means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AnyControl {
            $($(#[$doc])* $feature($control),)+
        }

        impl fmt::Display for AnyControl {
            /// The `custom_id`.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$feature(control) => control.fmt(f),)+
                }
            }
        }

        impl AnyControl {
            /// The value that `custom_id` carries; `None` for a text that no control has, however close.
            #[must_use]
            pub fn parse(custom_id: &str) -> Option<Self> {
                None$(.or_else(|| <$control>::parse(custom_id).map(Self::$feature)))+
            }

            /// How its text begins, which is one of a list, whatever it carries.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$feature(control) => control.name(),)+
                }
            }

            /// What the transport may do while the handler works, before it knows the answer.
            #[must_use]
            pub fn response_kind(self) -> ResponseKind {
                match self {
                    $(Self::$feature(control) => control.response_kind(),)+
                }
            }

            /// What it names; `None` for one that has a meaning only in a server.
            #[must_use]
            pub fn target(self) -> Option<TargetRef> {
                match self {
                    $(Self::$feature(control) => control.target(),)+
                }
            }

            /// How the texts of all of them begin.
            #[cfg(test)]
            fn names() -> Vec<&'static str> {
                [$(<$control>::NAMES),+].concat()
            }
        }
    };
}

any_control! {
    /// About an offer, its drafts and its change requests.
    Offer(OfferButton),
    /// About a contract and its work.
    Contract(ContractButton),
    /// About a contract's hours.
    Hours(HoursButton),
    /// About a contract's terms.
    Terms(TermsButton),
    /// About a contract's payment.
    Payment(PaymentButton),
    /// About whether a contract runs.
    State(StateButton),
    /// Of the list of somebody's contracts, and to read one.
    ContractList(ContractListButton),
    /// Of the list of somebody's offers.
    List(ListButton),
    /// Of profiles, lists of freelancers, and blocks.
    People(PeopleButton),
    /// Of the settings of a server.
    Server(ServerButton),
    /// On the guide of `/parley setup`.
    Setup(SetupButton),
    /// About rooms.
    Rooms(RoomsButton),
    /// Email settings, all of it.
    Email(EmailButton),
    /// Of what somebody hears of.
    Notices(NoticesButton),
    /// Beside safety notes.
    Safety(SafetyButton),
    /// About one's own data.
    Privacy(PrivacyButton),
    /// To report.
    Reports(ReportsButton),
    /// What moderators do with reports.
    Moderation(ModerationButton),
    /// About agencies.
    Agency(AgencyButton),
    /// About a contract's dispute, for its sides.
    Dispute(DisputeButton),
    /// About a dispute, for moderators.
    Case(CaseButton),
    /// About feedback.
    Feedback(FeedbackButton),
    /// Of help.
    Help(HelpButton),
    /// About jobs.
    Job(JobButton),
    /// About proposals.
    Proposal(ProposalButton),
    /// About invitations to jobs.
    Invitation(InvitationButton),
    /// Below statistics.
    Statistics(StatisticsButton),
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
