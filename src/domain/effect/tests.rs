//! What databases hold of effects stays readable, and comes out again as it went in.

use super::*;
use crate::domain::agencies::effects::{QuestionEnd, StaffNews};
use crate::domain::feedback::which::InterimRef;
use crate::domain::ids::{
    AgencyId, AppealId, ChangeId, ContractId, DisputeId, EventId, InvitationId, JobBatchId, JobId,
    JobInvitationId, MailCodeId, ObstacleId, OfferId, PersonId, ProposalId, ReportId, SanctionId,
};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::moderation::sanction::SanctionNews;
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::offer::Side;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::webhooks::endpoint::EndpointName;
use std::collections::BTreeSet;

const ROOM: RoomId = RoomId(3);
const OFFER: OfferId = OfferId(7);
const CHANGE: ChangeId = ChangeId(5);
const TO: PersonId = PersonId(9);

/// An effect of each kind, as it is stored.
fn stored() -> Vec<(&'static str, Effect)> {
    let mut all = in_rooms();
    all.extend(for_people());
    all.extend(of_jobs());
    let event = WebhookEffect::SendEvent {
        endpoint: EndpointName::parse("crm").expect("a name"),
        event: EventId(18),
        what: "offer.sent".to_owned(),
        body: "{}".to_owned(),
    };
    let stored = r#"{"kind":"send_event","endpoint":"crm","event":18,"what":"offer.sent","body":"{}"}"#;
    all.push((stored, event.into()));
    all
}

fn in_rooms() -> Vec<(&'static str, Effect)> {
    let (contract, left, obstacle) = (ContractId(6), PersonId(8), ObstacleId(4));
    let news = OfferNotification::Declined.into();
    vec![
        (r#"{"kind":"open_room","room":3}"#, RoomEffect::OpenRoom { room: ROOM }.into()),
        (r#"{"kind":"admit_sides","room":3}"#, RoomEffect::AdmitSides { room: ROOM }.into()),
        (r#"{"kind":"show_moderators","room":3}"#, RoomEffect::ShowModerators { room: ROOM }.into()),
        (
            r#"{"kind":"shut_out","room":3,"person":9}"#,
            RoomEffect::RemoveFromRoom { room: ROOM, person: TO }.into(),
        ),
        (
            r#"{"kind":"tell_left","offer":7,"left":8,"to":9}"#,
            RoomEffect::TellLeft { offer: OFFER, left, to: TO }.into(),
        ),
        (r#"{"kind":"tell_exposed","room":3}"#, RoomEffect::TellExposed { room: ROOM }.into()),
        (r#"{"kind":"report_exposed","room":3}"#, RoomEffect::ReportExposed { room: ROOM }.into()),
        (r#"{"kind":"alert","obstacle":4}"#, ServerEffect::Alert { obstacle }.into()),
        (
            r#"{"kind":"post_card","offer":7,"version":2}"#,
            OfferEffect::PostCard { offer: OFFER, version: 2 }.into(),
        ),
        (
            r#"{"kind":"refresh_card","offer":7,"version":2}"#,
            OfferEffect::RefreshCard { offer: OFFER, version: 2 }.into(),
        ),
        (r#"{"kind":"post_files","offer":7}"#, OfferEffect::PostFiles { offer: OFFER, file: None }.into()),
        (
            r#"{"kind":"post_files","offer":7,"file":1}"#,
            OfferEffect::PostFiles { offer: OFFER, file: Some(1) }.into(),
        ),
        (r#"{"kind":"post_change","change":5}"#, OfferEffect::PostChange { change: CHANGE }.into()),
        (r#"{"kind":"refresh_change","change":5}"#, OfferEffect::RefreshChange { change: CHANGE }.into()),
        (
            r#"{"kind":"await_screening","guild":1,"to":9}"#,
            OfferEffect::AwaitScreening { guild: GuildId(1), to: TO }.into(),
        ),
        (
            r#"{"kind":"notify","offer":7,"news":"declined","to":9}"#,
            OfferEffect::PostNotice { offer: OFFER, news, to: TO }.into(),
        ),
        (r#"{"kind":"post_contract","contract":6}"#, ContractEffect::PostContract { contract }.into()),
        (r#"{"kind":"pin_contract","contract":6}"#, ContractEffect::PinContract { contract }.into()),
        (r#"{"kind":"refresh_contract","contract":6}"#, ContractEffect::RefreshContract { contract }.into()),
        (
            r#"{"kind":"post_work","contract":6,"seq":2,"to":9}"#,
            ContractEffect::PostWork { contract, seq: 2, to: TO }.into(),
        ),
        (
            r#"{"kind":"post_work_file","contract":6,"seq":2,"file":1}"#,
            ContractEffect::PostWorkFile { contract, seq: 2, file: 1 }.into(),
        ),
        (r#"{"kind":"post_feedback","contract":6}"#, FeedbackEffect::PostFeedback { contract }.into()),
        (r#"{"kind":"refresh_feedback","contract":6}"#, FeedbackEffect::RefreshFeedback { contract }.into()),
        (
            r#"{"kind":"post_interim","contract":6,"side":"client","nth":2}"#,
            FeedbackEffect::PostInterim(InterimRef { contract, side: Side::Client, nth: 2 }).into(),
        ),
        (
            r#"{"kind":"refresh_interim","contract":6,"side":"recipient","nth":1}"#,
            FeedbackEffect::RefreshInterim(InterimRef { contract, side: Side::Recipient, nth: 1 }).into(),
        ),
        (
            r#"{"kind":"badge_role","guild":1,"person":9}"#,
            FeedbackEffect::BadgeRole { guild: GuildId(1), person: TO }.into(),
        ),
        (
            r#"{"kind":"post_reply","contract":6,"to":"client"}"#,
            FeedbackEffect::PostReply { contract, to: Side::Client }.into(),
        ),
    ]
}

fn of_jobs() -> Vec<(&'static str, Effect)> {
    vec![
        (r#"{"kind":"show_job","job":2}"#, JobEffect::ShowJob { job: JobId(2) }.into()),
        (
            r#"{"kind":"tell_proposal","proposal":3,"news":"job_closed","to":9}"#,
            ProposalEffect::TellProposal { proposal: ProposalId(3), news: ProposalNews::JobClosed, to: TO }
                .into(),
        ),
        (
            r#"{"kind":"mail_proposal","proposal":3,"news":"received","to":9}"#,
            MailEffect::MailProposal { proposal: ProposalId(3), news: ProposalNews::Received, to: TO }.into(),
        ),
        (
            r#"{"kind":"tell_invitation","invitation":4,"news":"declined","to":9}"#,
            InvitationEffect::TellInvitation {
                invitation: JobInvitationId(4),
                news: InvitationNews::Declined,
                to: TO,
            }
            .into(),
        ),
        (
            r#"{"kind":"mail_invitation","invitation":4,"news":"received","to":9}"#,
            MailEffect::MailInvitation {
                invitation: JobInvitationId(4),
                news: InvitationNews::Received,
                to: TO,
            }
            .into(),
        ),
        (
            r#"{"kind":"warn_of_close","job":2,"to":9}"#,
            JobEffect::WarnOfClose { job: JobId(2), to: TO }.into(),
        ),
        (r#"{"kind":"mail_job","job":2,"to":9}"#, MailEffect::MailJob { job: JobId(2), to: TO }.into()),
        (
            r#"{"kind":"tell_of_close","job":2,"to":9}"#,
            JobEffect::TellOfClose { job: JobId(2), to: TO }.into(),
        ),
        (
            r#"{"kind":"mail_closed_job","job":2,"to":9}"#,
            MailEffect::MailClosedJob { job: JobId(2), to: TO }.into(),
        ),
        (
            r#"{"kind":"hand_files","proposal":3,"to":9}"#,
            ProposalEffect::HandFiles { proposal: ProposalId(3), to: TO }.into(),
        ),
        (r#"{"kind":"match_alerts","job":2}"#, JobEffect::MatchAlerts { job: JobId(2) }.into()),
        (
            r#"{"kind":"tell_of_jobs","batch":4,"to":9}"#,
            JobEffect::TellOfJobs { batch: JobBatchId(4), to: TO }.into(),
        ),
        (
            r#"{"kind":"mail_jobs","batch":4,"to":9}"#,
            MailEffect::MailJobs { batch: JobBatchId(4), to: TO }.into(),
        ),
    ]
}

fn for_people() -> Vec<(&'static str, Effect)> {
    let (report, sanction, appeal) = (ReportId(11), SanctionId(12), AppealId(13));
    let (invitation, code) = (InvitationId(14), MailCodeId(15));
    let modified = OfferNotification::Modified { version: 2 }.into();
    vec![
        (
            r#"{"kind":"post_handover","offer":7,"to":9}"#,
            AgencyEffect::PostHandover { offer: OFFER, to: TO }.into(),
        ),
        (
            r#"{"kind":"tell_handover","offer":7,"to":9}"#,
            AgencyEffect::TellHandover { offer: OFFER, to: TO }.into(),
        ),
        (r#"{"kind":"invite","invitation":14,"to":9}"#, AgencyEffect::Invite { invitation, to: TO }.into()),
        (
            r#"{"kind":"end_invite","invitation":14,"agency":16,"end":"withdrawn","to":9}"#,
            AgencyEffect::EndInvite { invitation, agency: AgencyId(16), end: QuestionEnd::Withdrawn, to: TO }
                .into(),
        ),
        (
            r#"{"kind":"tell_staff","agency":16,"person":8,"news":"joined","to":9}"#,
            AgencyEffect::TellStaff {
                agency: AgencyId(16),
                person: PersonId(8),
                news: StaffNews::Joined,
                to: TO,
            }
            .into(),
        ),
        (r#"{"kind":"post_report","report":11}"#, ModerationEffect::PostReport { report }.into()),
        (r#"{"kind":"refresh_report","report":11}"#, ModerationEffect::RefreshReport { report }.into()),
        (
            r#"{"kind":"tell_reporter","report":11,"closed":true,"to":9}"#,
            ModerationEffect::TellReporter { report, closed: true, to: TO }.into(),
        ),
        (
            r#"{"kind":"tell_sanction","sanction":12,"news":"begun","to":9}"#,
            ModerationEffect::TellSanction { sanction, news: SanctionNews::Begun, to: TO }.into(),
        ),
        (r#"{"kind":"post_appeal","appeal":13}"#, ModerationEffect::PostAppeal { appeal }.into()),
        (r#"{"kind":"refresh_appeal","appeal":13}"#, ModerationEffect::RefreshAppeal { appeal }.into()),
        (
            r#"{"kind":"post_dispute","dispute":17}"#,
            ModerationEffect::PostDispute { dispute: DisputeId(17) }.into(),
        ),
        (
            r#"{"kind":"refresh_dispute","dispute":17}"#,
            ModerationEffect::RefreshDispute { dispute: DisputeId(17) }.into(),
        ),
        (
            r#"{"kind":"direct","offer":7,"news":{"modified":{"version":2}},"to":9}"#,
            NotificationEffect::SendDm { offer: OFFER, news: modified, to: TO }.into(),
        ),
        (
            r#"{"kind":"refresh_copy","offer":7,"version":2,"to":9}"#,
            NotificationEffect::RefreshCopy { offer: OFFER, version: 2, to: TO }.into(),
        ),
        (
            r#"{"kind":"mail","offer":7,"news":{"change_requested":{"change":5}},"to":9}"#,
            MailEffect::Mail {
                offer: OFFER,
                news: OfferNotification::ChangeRequested { change: CHANGE }.into(),
                to: TO,
            }
            .into(),
        ),
        (r#"{"kind":"mail_code","code":15,"to":9}"#, MailEffect::MailCode { code, to: TO }.into()),
    ]
}

fn read(kind: &str, stored: &str) -> Result<Effect, String> {
    let mut json = serde_json::Deserializer::from_str(stored);
    Effect::of_kind(kind, &mut json).map_err(|error| error.to_string())
}

fn all_kinds() -> Vec<&'static str> {
    Effect::KINDS.iter().flat_map(|kinds| kinds.iter().copied()).collect()
}

#[test]
fn every_stored_kind_is_read_and_written_as_ever() {
    for (text, effect) in stored() {
        assert_eq!(read(effect.kind(), text).as_ref(), Ok(&effect), "{text}");
        assert_eq!(serde_json::to_string(&effect).expect("it is written"), text);
    }
    let shown: BTreeSet<&str> = stored().iter().map(|(_, effect)| effect.kind()).collect();
    assert_eq!(shown, all_kinds().into_iter().collect(), "a kind has no row above");
}

#[test]
fn the_kinds_of_all_features_are_distinct() {
    let all = all_kinds();
    assert_eq!(all.len(), 57, "a new kind has its row above, and its number here");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "two features share a name");
}

#[test]
fn a_kind_of_another_version_is_an_error_with_its_name() {
    let error = read("post_invoice", r#"{"kind":"post_invoice","invoice":1}"#).expect_err("no such kind");
    assert!(error.contains("post_invoice"), "{error}");
    let error = read("post_card", r#"{"kind":"post_card","offer":7}"#).expect_err("no version");
    assert!(error.contains("version"), "{error}");
}

#[test]
fn what_is_posted_again_is_what_was_posted() {
    for (text, effect) in stored() {
        if let Some(again) = effect.posted_again() {
            assert_eq!(again.about(), effect.about(), "{text}");
            assert_eq!(again.posted_again().as_ref(), Some(&again), "{text}");
        }
    }
}

#[test]
fn what_mentions_somebody_stands_in_a_room() {
    for (text, effect) in stored() {
        let lane = effect.lane(GuildId(1), ROOM);
        assert!(!effect.mentions() || lane == Lane::Room(ROOM), "{text}");
    }
}
