//! Typed ids. Owns the difference between a server, a person and an offer; knows nothing of how ids are stored or made.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A Discord server ("guild" in Discord's API).
    GuildId,
    /// A Discord account, person or bot.
    PersonId,
    /// A Discord channel or thread.
    ChannelId,
    /// A role of a Discord server.
    RoleId,
    /// A Discord message.
    MessageId,
    /// An offer, over all its versions. Never shown; people see [`OfferNumber`].
    OfferId,
    /// What people call an offer: 1, 2, 3 … within one server.
    OfferNumber,
    /// The private conversation of one client–party pair.
    RoomId,
    /// What somebody typed into a form and has not sent yet.
    DraftId,
    /// One request to change an offer's terms.
    ChangeId,
    /// The contract that an accepted offer became.
    ContractId,
    /// A skill that somebody in a server has.
    SkillId,
    /// One code that proves that an email address is somebody's.
    MailCodeId,
    /// One row of the outbox.
    EffectId,
    /// One event of which endpoints are told, however many there are.
    EventId,
    /// One thing that keeps Parley from its work in a server.
    ObstacleId,
    /// One report about an offer.
    ReportId,
    /// What moderators call a report: 1, 2, 3 … within one server.
    ReportNumber,
    /// One warning or suspension.
    SanctionId,
    /// What moderators call a warning or suspension: 1, 2, 3 … within one server.
    SanctionNumber,
    /// One appeal against a suspension.
    AppealId,
    /// An agency. Never shown; people see its name.
    AgencyId,
    /// A question to somebody whether they join or take over an agency.
    InvitationId,
    /// One dispute of a contract.
    DisputeId,
    /// What people call a dispute: 1, 2, 3 … within one server.
    DisputeNumber,
    /// A job. Never shown; people see [`JobNumber`].
    JobId,
    /// What people call a job: 1, 2, 3 … within one server.
    JobNumber,
    /// A freelancer's proposal for a job. Never shown.
    ProposalId,
    /// A search of which somebody is told when a job like that is posted. Never shown.
    JobAlertId,
    /// Jobs of which one person is told in one message. Never shown; for one that is told at once, it's the job's.
    JobBatchId,
    /// A client's invitation of somebody to a job. Never shown.
    JobInvitationId,
}
