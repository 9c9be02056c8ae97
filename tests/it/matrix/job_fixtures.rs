//! Jobs of the client's, the freelancer's proposal for one and invitation to another, or those of the agency, made by the use cases.

use crate::harness::use_cases::{addressee, member};
use crate::matrix::agency_fixtures::{MANAGER, NAME};
use crate::matrix::fixtures::{CLIENT, HERE, PARTY, To};
use parley::app::{App, JobPress, ProposalPress};
use parley::domain::draft::PreviewHash;
use parley::domain::form::{JobForm, ProposalForm};
use parley::domain::ids::{AgencyId, DraftId, JobAlertId, JobId, JobInvitationId, ProposalId};
use parley::domain::jobs::alert::WantedJobs;
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::Visibility;

/// The client's first job, another one that only invited people see, and the draft of a third.
pub(crate) async fn post_jobs(app: &App) -> ([JobId; 2], (DraftId, PreviewHash)) {
    let client = member(HERE, CLIENT);
    let form = JobForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        skills: String::new(),
        budget: "90 USD".to_owned(),
    };
    let draft = async |visibility| {
        let options = JobOptions { visibility: Some(visibility), ..JobOptions::default() };
        let draft = app.begin_job(&client, options).await.expect("a draft").id;
        (draft, app.fill_job(&client, draft, form.clone()).await.expect("a preview").hash())
    };
    let mut jobs = [JobId(1); 2];
    for (job, visibility) in jobs.iter_mut().zip(Visibility::ALL) {
        let (draft, seen) = draft(visibility).await;
        let posted = app.post_job(&client, draft, seen).await.expect("it's posted");
        let JobPress::Posted(found) = posted else { panic!("not posted: {posted:?}") };
        *job = found.id;
    }
    (jobs, draft(Visibility::Everyone).await)
}

/// The client invites the freelancer or the agency.
pub(crate) async fn invite(app: &App, to: To, job: JobId) -> JobInvitationId {
    let client = member(HERE, CLIENT);
    let done = match to {
        To::Freelancer => app.invite_to_job(&client, job, &addressee(PARTY)).await,
        To::Agency => app.invite_agency_to_job(&client, job, NAME).await,
    };
    done.expect("invited").invitation.id
}

/// The freelancer's alert of jobs with a skill.
pub(crate) async fn begin_alert(app: &App) -> JobAlertId {
    let wanted = WantedJobs { skill: Some("drawing".to_owned()), budget: None };
    app.alert_of_jobs(&member(HERE, PARTY), wanted).await.expect("an alert").id
}

/// The freelancer's proposal for it, or the agency's that its manager sends, and the draft of other words for that.
pub(crate) async fn propose(
    app: &App,
    agency: Option<AgencyId>,
    job: JobId,
) -> (ProposalId, (DraftId, PreviewHash)) {
    let freelancer = member(HERE, if agency.is_some() { MANAGER } else { PARTY });
    let form = |letter: &str| ProposalForm {
        letter: letter.to_owned(),
        price: "80 USD".to_owned(),
        ..ProposalForm::default()
    };
    let draft = app.begin_proposal(&freelancer, job, agency).await.expect("a draft").id;
    let seen = app.fill_proposal(&freelancer, draft, form("I draw.")).await.expect("a preview").hash();
    let sent = app.send_proposal(&freelancer, draft, seen).await.expect("it's sent");
    let ProposalPress::Sent(proposal, _) = sent else { panic!("not sent: {sent:?}") };
    let edit = app.begin_proposal_edit(&freelancer, proposal.id).await.expect("a draft").id;
    let filled = app.fill_proposal(&freelancer, edit, form("I draw well.")).await.expect("a preview");
    (proposal.id, (edit, filled.hash()))
}
