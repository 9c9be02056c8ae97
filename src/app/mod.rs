//! Use cases: load, decide, save, enqueue, commit. Owns the transaction around each decision and the retry when another
//! one was faster; knows no Discord and no SQL.

mod agencies;
mod arrivals;
mod brief;
mod caller;
mod contracts;
mod deadlines;
mod error;
mod feedback;
mod help;
mod invitations;
mod jobs;
mod moderation;
mod notifications;
mod offers;
mod page;
mod people;
mod privacy;
mod proposals;
mod rooms;
mod safety;
mod server;
mod statistics;
mod target;
mod transaction;
mod webhooks;

pub use crate::store::{
    AuditEntry, Blocked, ContractLine, DeadEffect, DmStatus, FreelancerFilter, FreelancerLine,
    InvitationLine, JobRow, KnownPresence, KnownSkill, OfferLine, Person, Posted, ProposalLine,
    RecordedObstacle, Room, SameMark, ScoredContract, Version,
};
pub use agencies::handover::{Handover, HandoverBrief, WorkRecord};
pub use agencies::invitations::{InviteBrief, Invited, Transferred};
pub use agencies::questions::{LostQuestion, QuestionBrief};
pub use agencies::staff_news::StaffBrief;
pub use agencies::{AgencyDelivery, AgencyView, Own};
pub use arrivals::Arrival;
pub use brief::{CopyBrief, DirectBrief, Expired, FeedbackNews, PersonalBrief, Place, WorkNews};
pub use caller::{Addressee, Caller};
pub use contracts::{
    BegunSubmission, ClosePreview, ContractAtWork, ContractBrief, ContractDelivery, ContractExport,
    ContractPage, ContractRecord, DisputePreview, HoursPreview, OpenProposal, PaymentPreview, PreviewOutcome,
    TermsPreview, TypedHours, TypedTerms, WorkBrief, WorkFileBrief, WorkPreview, WrittenDocument,
};
pub use error::{Error, Result};
pub use feedback::{
    Amended, BadgeRoleBrief, FeedbackBrief, FeedbackDelivery, FeedbackNote, FeedbackNotes, FeedbackPress,
    FeedbackPreview, FeedbackToReport, InterimBrief, Purpose, RECEIVED_PAGE, ReceivedFeedback, ReceivedLine,
    ReceivedSummary, ReceiverStanding, Replied, SamePage, ScoreRecord, ShownScore, WorkerRecord,
};
pub use help::HelpRecord;
pub use invitations::{
    InvitationBrief, InvitationDelivery, InvitationMailBrief, InvitationPage, InvitationRecord, InvitedPage,
    JobFits, JobInvited,
};
pub use jobs::{
    FOUND_JOBS, FoundJobs, JobBrief, JobDelivery, JobNewsBrief, JobNewsMail, JobPage, JobPress, JobPreview,
    OwnJobBrief, OwnJobMail, OwnJobNews, SavedJob, TypedSearch,
};
pub use moderation::audit::{AuditPage, AuditShown};
pub use moderation::briefs::{
    AppealBrief, DisputeBrief, LetterBrief, ReportBrief, ReporterBrief, SanctionBrief,
};
pub use moderation::disputes::{DisputeCase, DisputePage, VerdictPress, VerdictPreview};
pub use moderation::reports::{Begun, Filed, Reported, TurnedAway, TurnedDown};
pub use moderation::suspensions::{SuspensionCase, SuspensionPage};
pub use moderation::{BegunDecision, ModerationDelivery, ReportCase, ReportPage};
pub use notifications::mail::{CodeBrief, MailBrief, MailStanding};
pub use notifications::settings::NoticeSettings;
pub use notifications::{EmailDelivery, HostStanding, NotificationDelivery, UnsubscribePage};
pub use offers::drafts::Preview;
pub use offers::drawn::{Drawn, PressedCard};
pub use offers::files::FilesBrief;
pub use offers::lists::{OfferPage, OfferRecord};
pub use offers::named::{SUGGESTIONS, Suited};
pub use offers::send::Sent;
pub use offers::terms::{BegunTerms, Filled, OtherTerms, SentDraft, Way};
pub use offers::{CardBrief, ChangeBrief, NoticeBrief, OfferDelivery};
pub use page::{LIST_REACH, PAGE_LINES};
pub use people::blocks::{BlockOutcome, BlockedPage};
pub use people::freelancers::{Found, FreelancerPage};
pub use people::profiles::ProfileRecord;
pub use privacy::Ended;
pub use proposals::{
    Applicants, OpenedRoom, OwnProposals, ProposalBrief, ProposalDelivery, ProposalMailBrief, ProposalPage,
    ProposalPress, ProposalPreview, ProposalRecord,
};
pub use rooms::RoomDelivery;
pub use rooms::briefs::{LeftBrief, ModeratorsBrief, RemovalBrief, RoomBrief};
pub use rooms::privacy::PrivacyBrief;
pub use rooms::recent_checks::RECHECK_AFTER_MS;
pub use server::checkup::{GivenUp, Health};
pub use server::{AlertBrief, ServerDelivery};
pub use statistics::statistics_of;
pub use target::{TargetGuild, TargetRef};
pub use transaction::App;
