//! Use cases: load, decide, save, enqueue, commit. Owns the transaction around each decision and the retry when another
//! one was faster; knows no Discord and no SQL.

mod agencies;
mod answers;
mod audit;
mod blocks;
mod brief;
mod caller;
mod changes;
mod checkup;
mod contracts;
mod deadlines;
mod drafts;
mod error;
mod files;
mod freelancers;
mod home;
mod lists;
mod looking;
mod mail;
mod moderation;
mod named;
mod notices;
mod notifications;
mod obstacles;
mod offers;
mod privacy;
mod profiles;
mod proposals;
mod report_briefs;
mod reports;
mod room_briefs;
mod rooms;
mod rules;
mod safety;
mod send;
mod server;
mod standing;
mod suspensions;
mod transaction;

pub use crate::store::{
    AuditEntry, Blocked, DeadEffect, Door, FreelancerFilter, FreelancerLine, KnownSkill, MetObstacle,
    OfferLine, Person, Posted, Room, Version,
};
pub use agencies::handover::{Handover, HandoverBrief, WorkRecord};
pub use agencies::invitations::{InviteBrief, Invited, Transferred};
pub use agencies::{AgencyDelivery, AgencyView, Own};
pub use audit::{AuditPage, AuditShown};
pub use blocks::{BlockOutcome, BlockedPage};
pub use brief::{CopyBrief, DirectBrief, PersonalBrief, Place};
pub use caller::{Addressee, Caller};
pub use checkup::{GivenUp, Health};
pub use contracts::{ContractBrief, ContractDelivery};
pub use drafts::Preview;
pub use error::{Error, Result};
pub use files::FilesBrief;
pub use freelancers::{Found, FreelancerPage};
pub use home::{TargetGuild, TargetRef};
pub use lists::{LIST_REACH, OfferPage, OfferRecord, PAGE_LINES};
pub use looking::LOOK_COUNTS_MS;
pub use mail::{CodeBrief, MailBrief, MailStanding};
pub use moderation::{BegunDecision, ModerationDelivery, ReportCase, ReportPage};
pub use named::{SUGGESTIONS, Suited};
pub use notices::NoticeSettings;
pub use notifications::{EmailDelivery, NotificationDelivery};
pub use offers::{CardBrief, ChangeBrief, NoticeBrief, OfferDelivery};
pub use privacy::Ended;
pub use profiles::ProfileRecord;
pub use proposals::{Filled, Proposal, Proposed, Way};
pub use report_briefs::{AppealBrief, LetterBrief, ReportBrief, ReporterBrief, SanctionBrief};
pub use reports::{Begun, Reported, TurnedAway};
pub use room_briefs::{LeftBrief, ModeratorsBrief, RemovalBrief, RoomBrief};
pub use rooms::RoomDelivery;
pub use send::Sent;
pub use server::{AlertBrief, ServerDelivery};
pub use suspensions::{SuspensionCase, SuspensionPage};
pub use transaction::App;
