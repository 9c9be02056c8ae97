//! What becomes of invitations: by whom, when, and within which limits.

use super::*;
use crate::domain::ids::{AgencyId, JobInvitationId};
use crate::domain::jobs::decide::close_for;
use crate::domain::jobs::decide::tests::job;
use crate::domain::jobs::job::CloseReason;

const BEN: PersonId = PersonId(90);
const EVE: PersonId = PersonId(91);
const NOW: UnixMs = UnixMs(5_000);
const PROPOSAL: ProposalId = ProposalId(8);

fn closed() -> Job {
    close_for(&job(), NOW, CloseReason::Other)
}

fn with(state: InvitationState) -> JobInvitation {
    JobInvitation {
        id: JobInvitationId(4),
        guild: job().guild,
        job: job().id,
        client: job().client,
        to: Recipient::Freelancer(BEN),
        state,
        revision: 2,
        sent: UnixMs(6),
    }
}

fn ben() -> Recipient {
    Recipient::Freelancer(BEN)
}

fn studio(owner: PersonId) -> Recipient {
    Recipient::Agency(Team {
        id: AgencyId(4),
        name: "Studio".to_owned(),
        owner,
        managers: vec![BEN],
        members: vec![EVE],
        wished: None,
        delegate: None,
    })
}

fn ignored() -> InvitationState {
    InvitationState::Ignored { at: UnixMs(7) }
}

fn declined() -> InvitationState {
    InvitationState::Declined { reason: InvitationDecline::Spam, message: None, at: NOW }
}

fn proposed() -> InvitationState {
    InvitationState::Proposed { proposal: PROPOSAL, at: NOW }
}

#[test]
fn a_client_invites_others_to_an_open_job_of_theirs() {
    let (job, none) = (job(), InvitationCounts::default());
    let number = job.number;
    assert_eq!(check_may_invite(&job, job.client, &ben(), none), Ok(()));
    let stranger = check_may_invite(&job, EVE, &ben(), none);
    assert_eq!(stranger, Err(JobRefusal::NotClient { number, client: job.client }.into()));
    let late = check_may_invite(&closed(), job.client, &ben(), none);
    assert_eq!(late, Err(JobRefusal::Closed { number }.into()));
    let oneself = check_may_invite(&job, job.client, &Recipient::Freelancer(job.client), none);
    assert_eq!(oneself, Err(InvitationRefusal::Oneself { number }.into()));
}

#[test]
fn nobody_is_invited_twice_and_so_many_are_enough() {
    let job = job();
    let number = job.number;
    let asked = |counts| check_may_invite(&job, job.client, &ben(), counts);
    let counts = InvitationCounts {
        for_job: JOB_INVITATIONS - 1,
        new: NEW_INVITATIONS - 1,
        ..InvitationCounts::default()
    };
    assert_eq!(asked(counts), Ok(()));
    let many = asked(InvitationCounts { for_job: JOB_INVITATIONS, ..counts });
    assert_eq!(many, Err(InvitationRefusal::ManyForJob { number, most: 30 }.into()));
    let many = asked(InvitationCounts { new: NEW_INVITATIONS, ..counts });
    assert_eq!(many, Err(InvitationRefusal::ManyNew { most: 15 }.into()));
    let twice = asked(InvitationCounts { is_invited: true, ..counts });
    assert_eq!(twice, Err(InvitationRefusal::Already { number, person: BEN }.into()));
    let applied = asked(InvitationCounts { has_applied: true, ..counts });
    assert_eq!(applied, Err(InvitationRefusal::Applied { number, person: BEN }.into()));
}

#[test]
fn an_agency_is_invited_once_and_whoever_answers_for_it_answers() {
    let job = job();
    let (number, agency) = (job.number, "Studio".to_owned());
    let asked = |to: &Recipient, counts| check_may_invite(&job, job.client, to, counts);
    let none = InvitationCounts::default();
    assert_eq!(asked(&studio(PersonId(92)), none), Ok(()));
    let own = InvitationRefusal::OwnAgency { number, agency: agency.clone() };
    assert_eq!(asked(&studio(job.client), none), Err(own.into()));
    let twice = asked(&studio(PersonId(92)), InvitationCounts { is_invited: true, ..none });
    assert_eq!(twice, Err(InvitationRefusal::AgencyAlready { number, agency: agency.clone() }.into()));
    let applied = asked(&studio(PersonId(92)), InvitationCounts { has_applied: true, ..none });
    assert_eq!(applied, Err(InvitationRefusal::AgencyApplied { number, agency }.into()));
    let open = JobInvitation { to: studio(PersonId(92)), ..with(InvitationState::Open) };
    for by in [BEN, PersonId(92)] {
        assert!(ignore(&open, &job, (by, NOW)).is_ok());
    }
    assert_eq!(ignore(&open, &job, (EVE, NOW)), Err(InvitationRefusal::NoSuchInvitation.into()));
    let answered = JobInvitation { state: proposed(), ..open };
    let late = InvitationRefusal::AgencyAnswered { number, agency: "Studio".to_owned() };
    assert_eq!(ignore(&answered, &job, (BEN, NOW)), Err(late.into()), "whoever of them did");
}

#[test]
fn whoever_is_invited_answers_once() {
    let job = job();
    let number = job.number;
    let words = Some("Next month?".to_owned());
    let no = |invitation: &JobInvitation, by| {
        decline(invitation, &job, (by, NOW), (InvitationDecline::NotAvailable, words.clone()))
    };
    for state in [InvitationState::Open, ignored()] {
        let after = no(&with(state.clone()), BEN).expect("they say no");
        let reason = InvitationDecline::NotAvailable;
        assert_eq!(after.state, InvitationState::Declined { reason, message: words.clone(), at: NOW });
        assert_eq!(after.revision, 3);
        assert_eq!(no(&with(state), EVE), Err(InvitationRefusal::NoSuchInvitation.into()));
    }
    for state in [declined(), proposed()] {
        assert_eq!(no(&with(state), BEN), Err(InvitationRefusal::Answered { number }.into()));
    }
    let late =
        decline(&with(InvitationState::Open), &closed(), (BEN, NOW), (InvitationDecline::NotAvailable, None));
    assert_eq!(late, Err(JobRefusal::Closed { number }.into()));
    let over = no(&with(InvitationState::Closed { at: NOW }), BEN);
    assert_eq!(over, Err(JobRefusal::Closed { number }.into()));
}

#[test]
fn what_is_ignored_can_be_answered_later() {
    let job = job();
    let aside = ignore(&with(InvitationState::Open), &job, (BEN, NOW)).expect("it's set aside");
    assert_eq!(aside.state, InvitationState::Ignored { at: NOW });
    let again = ignore(&aside, &job, (BEN, NOW));
    assert_eq!(again, Err(InvitationRefusal::Ignored { number: job.number }.into()));
    let after = propose(&aside, PROPOSAL, NOW).expect("a proposal answers it");
    assert_eq!(after.state, proposed());
    let late = ignore(&after, &job, (BEN, NOW));
    assert_eq!(late, Err(InvitationRefusal::Answered { number: job.number }.into()));
}

#[test]
fn a_proposal_answers_what_was_declined_and_nothing_twice() {
    let after = propose(&with(declined()), PROPOSAL, NOW).expect("they think again");
    assert_eq!(after.state, proposed());
    assert_eq!(propose(&after, ProposalId(9), NOW), None);
    assert_eq!(propose(&with(InvitationState::Closed { at: NOW }), PROPOSAL, NOW), None);
}

#[test]
fn a_client_takes_back_what_isn_t_answered() {
    let job = job();
    let number = job.number;
    let back = |state, by| withdraw(&with(state), &job, (by, NOW));
    for state in [InvitationState::Open, ignored()] {
        assert_eq!(back(state.clone(), BEN), Err(InvitationRefusal::NoSuchInvitation.into()));
        let after = back(state, job.client).expect("it's taken back");
        assert_eq!((&after.state, after.revision), (&InvitationState::Withdrawn { at: NOW }, 3));
        assert!(!after.lets_in() && !after.waits());
        let late = decline(&after, &job, (BEN, NOW), (InvitationDecline::Other, None));
        let why = InvitationRefusal::Withdrawn { number, client: job.client };
        assert_eq!(late, Err(why.into()));
        assert_eq!((propose(&after, PROPOSAL, NOW), close(&after, NOW)), (None, None));
    }
    let closed = InvitationState::Closed { at: NOW };
    for state in [declined(), proposed(), closed, InvitationState::Withdrawn { at: NOW }] {
        assert_eq!(back(state, job.client), Err(InvitationRefusal::Over { number }.into()));
    }
}

#[test]
fn a_closed_job_ends_what_waits() {
    for state in [InvitationState::Open, ignored()] {
        let after = close(&with(state), NOW).expect("it's over");
        assert_eq!(after.state, InvitationState::Closed { at: NOW });
    }
    for state in [declined(), proposed(), InvitationState::Closed { at: NOW }] {
        assert_eq!(close(&with(state), NOW), None);
    }
}

#[test]
fn each_reason_has_its_name() {
    for reason in InvitationDecline::ALL {
        assert_eq!(InvitationDecline::from_code(reason.code()), Some(reason));
    }
    assert_eq!(InvitationDecline::from_code("never"), None);
}
