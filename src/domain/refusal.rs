//! Refusals: why Parley does not do what somebody asked. Owns that there is one list of features; the reasons of each stand in
//! its own file, and their wording is `discord`'s.

use super::contracts::refusal::ContractRefusal;
use super::draft::refusal::DraftRefusal;
use super::feedback::refusal::FeedbackRefusal;
use super::invitations::refusal::InvitationRefusal;
use super::jobs::refusal::JobRefusal;
use super::moderation::refusal::ModerationRefusal;
use super::offers::refusal::OfferRefusal;
use super::people::refusal::PeopleRefusal;
use super::proposals::refusal::ProposalRefusal;
use super::server::refusal::ServerRefusal;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::notifications::mail::MailRefusal;

/// Why something is not done. The person's to mend, never ours; shown to that person only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something about offers and their change requests.
    Offer(OfferRefusal),
    /// Something about contracts and their work.
    Contract(ContractRefusal),
    /// Something about what was typed.
    Draft(DraftRefusal),
    /// Something about people and profiles.
    People(PeopleRefusal),
    /// Something about the server and its settings.
    Server(ServerRefusal),
    /// Something about reports, suspensions and appeals.
    Moderation(ModerationRefusal),
    /// Something about email.
    Mail(MailRefusal),
    /// Something about agencies.
    Agency(AgencyRefusal),
    /// Something about feedback.
    Feedback(FeedbackRefusal),
    /// Something about jobs.
    Job(JobRefusal),
    /// Something about proposals.
    Proposal(ProposalRefusal),
    /// Something about invitations to jobs.
    Invitation(InvitationRefusal),
}

impl From<OfferRefusal> for Refusal {
    fn from(refusal: OfferRefusal) -> Self {
        Self::Offer(refusal)
    }
}

impl From<ContractRefusal> for Refusal {
    fn from(refusal: ContractRefusal) -> Self {
        Self::Contract(refusal)
    }
}

impl From<FeedbackRefusal> for Refusal {
    fn from(refusal: FeedbackRefusal) -> Self {
        Self::Feedback(refusal)
    }
}

impl From<JobRefusal> for Refusal {
    fn from(refusal: JobRefusal) -> Self {
        Self::Job(refusal)
    }
}

impl From<ProposalRefusal> for Refusal {
    fn from(refusal: ProposalRefusal) -> Self {
        Self::Proposal(refusal)
    }
}

impl From<InvitationRefusal> for Refusal {
    fn from(refusal: InvitationRefusal) -> Self {
        Self::Invitation(refusal)
    }
}

impl From<DraftRefusal> for Refusal {
    fn from(refusal: DraftRefusal) -> Self {
        Self::Draft(refusal)
    }
}

impl From<PeopleRefusal> for Refusal {
    fn from(refusal: PeopleRefusal) -> Self {
        Self::People(refusal)
    }
}

impl From<ServerRefusal> for Refusal {
    fn from(refusal: ServerRefusal) -> Self {
        Self::Server(refusal)
    }
}

impl From<ModerationRefusal> for Refusal {
    fn from(refusal: ModerationRefusal) -> Self {
        Self::Moderation(refusal)
    }
}

impl From<MailRefusal> for Refusal {
    fn from(refusal: MailRefusal) -> Self {
        Self::Mail(refusal)
    }
}

impl From<AgencyRefusal> for Refusal {
    fn from(refusal: AgencyRefusal) -> Self {
        Self::Agency(refusal)
    }
}
