//! Mail about proposals and invitations to jobs: one arrived, was declined, or its job was closed.

use super::harness::{MailHarness, named};
use super::office::Office;
use crate::harness::use_cases::addressee;
use parley::app::{Caller, JobPress, ProposalPress};
use parley::domain::form::{JobForm, ProposalForm};
use parley::domain::ids::{AgencyId, JobId, ProposalId};
use parley::domain::invitations::invitation::InvitationDecline;
use parley::domain::jobs::alert::{Pace, WantedJobs};
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::CloseReason;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::proposals::proposal::ProposalDecline;

/// Every kind of news of proposals, once.
pub(super) async fn play_proposals(harness: &MailHarness, office: &Office) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let alert = app.alert_of_jobs(ben, WantedJobs::default()).await.expect("an alert");
    app.pace_job_alert(ben, alert.id, Pace::Now).await.expect("changed");
    let job = post(harness).await;
    app.match_alerts(job).await.expect("matched");
    harness.tell_all(office).await;
    let first = propose(harness, job, None).await;
    harness.tell_all(office).await;
    let message = Some("Thank you.\nBcc: everybody@example.com".to_owned());
    app.decline_proposal(ana, first, ProposalDecline::TooLate, message).await.expect("declined");
    harness.tell_all(office).await;
    let second = propose(harness, job, None).await;
    app.withdraw_proposal(ben, second).await.expect("withdrawn before anybody was told");
    harness.tell_all(office).await;
    propose(harness, job, None).await;
    harness.tell_all(office).await;
    app.close_job(ana, job, CloseReason::Postponed).await.expect("closed");
    harness.tell_all(office).await;
}

/// Moderators close a reported job.
pub(super) async fn play_moderated(harness: &MailHarness, office: &Office) {
    let app = &harness.app;
    let admin = Caller { manages_server: true, ..named(4, "Dana") };
    let job = post(harness).await;
    app.report_job(&harness.ben, job, (ReportReason::FreeWork, "A sample first.")).await.expect("reported");
    let open = app.list_reports(&admin, ReportFilter::default(), 1).await.expect("a list").lines;
    let decision = (open[0].id, Outcome::JobClosed);
    app.decide_report(&admin, decision, "Against our rules.", "").await.expect("decided");
    harness.tell_all(office).await;
}

/// Every kind of news of invitations, once; only the first one says what an invitation is.
pub(super) async fn play_invitations(harness: &MailHarness, office: &Office) {
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let invite = async |job| {
        let invited = app.invite_to_job(ana, job, &addressee(ben.person)).await.expect("invited");
        harness.tell_all(office).await;
        invited.invitation.id
    };
    let first = invite(post(harness).await).await;
    let message = Some("In March.\nBcc: everybody@example.com".to_owned());
    app.decline_invitation(ben, first, InvitationDecline::NotAvailable, message).await.expect("declined");
    harness.tell_all(office).await;
    let second = invite(post(harness).await).await;
    app.ignore_invitation(ben, second).await.expect("set aside, which nobody is told");
    harness.tell_all(office).await;
}

/// The same of an agency, for which Ben answers.
pub(super) async fn play_agency(harness: &MailHarness, office: &Office) {
    const NAME: &str = "Studio North";
    let (app, ana, ben) = (&harness.app, &harness.ana, &harness.ben);
    let agency = Some(app.create_agency(ben, NAME).await.expect("an agency").id);
    let invited = app.invite_agency_to_job(ana, post(harness).await, NAME).await.expect("invited");
    harness.tell_all(office).await;
    let invitation = invited.invitation.id;
    app.decline_invitation(ben, invitation, InvitationDecline::ScheduleDoesNotFit, None)
        .await
        .expect("declined");
    harness.tell_all(office).await;

    let job = post(harness).await;
    let proposal = propose(harness, job, agency).await;
    harness.tell_all(office).await;
    let options = JobOptions { places: Some(2), ..JobOptions::default() };
    let draft = app.begin_job_edit(ana, job, options).await.expect("a draft").id;
    let seen = app.fill_job(ana, draft, form()).await.expect("a preview").hash();
    app.post_job(ana, draft, seen).await.expect("edited");
    harness.tell_all(office).await;
    app.decline_proposal(ana, proposal, ProposalDecline::TooLate, None).await.expect("declined");
    harness.tell_all(office).await;
    propose(harness, job, agency).await;
    harness.tell_all(office).await;
    app.close_job(ana, job, CloseReason::Postponed).await.expect("closed");
    harness.tell_all(office).await;
}

fn form() -> JobForm {
    JobForm {
        title: "Logo for a bakery".to_owned(),
        description: "A logo.".to_owned(),
        skills: String::new(),
        budget: "900 EUR".to_owned(),
    }
}

/// Ana's job.
async fn post(harness: &MailHarness) -> JobId {
    let (app, ana) = (&harness.app, &harness.ana);
    let draft = app.begin_job(ana, JobOptions::default()).await.expect("a draft").id;
    let seen = app.fill_job(ana, draft, form()).await.expect("a preview").hash();
    match app.post_job(ana, draft, seen).await.expect("posted") {
        JobPress::Posted(job) => job.id,
        other => panic!("not posted: {other:?}"),
    }
}

/// Ben's proposal for it, or his agency's.
async fn propose(harness: &MailHarness, job: JobId, agency: Option<AgencyId>) -> ProposalId {
    let (app, ben) = (&harness.app, &harness.ben);
    let draft = app.begin_proposal(ben, job, agency).await.expect("a draft").id;
    let (letter, price) = ("I draw logos. https://example.com/mine".to_owned(), "800 EUR".to_owned());
    let form = ProposalForm { letter, price, ..ProposalForm::default() };
    let seen = app.fill_proposal(ben, draft, form).await.expect("a preview").hash();
    match app.send_proposal(ben, draft, seen).await.expect("sent") {
        ProposalPress::Sent(proposal, _) => proposal.id,
        other => panic!("not sent: {other:?}"),
    }
}
