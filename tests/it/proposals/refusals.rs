//! Who can't apply, and why: what would keep a client from hiring them keeps them from sending a proposal, when it's begun and when it's
//! sent; and there are so many that one person sends.

use super::race::{is_refused, post, previewed, propose, send};
use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, member, open};
use parley::app::{App, Caller};
use parley::clock::Clock;
use parley::domain::agencies::agency::{AgencyRefusal, Role};
use parley::domain::ids::{AgencyId, ChannelId, GuildId, JobId, PersonId};
use parley::domain::invitations::invitation::{InvitationDecline, InvitationState};
use parley::domain::proposals::decide::{NEW_PROPOSALS, OPEN_PROPOSALS};
use parley::domain::proposals::proposal::ProposalState;
use parley::domain::proposals::refusal::ProposalRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;

fn person(nth: i64) -> Caller {
    member(GuildId(70), PersonId(nth))
}

/// Ben's draft for Ana's job is sent by nobody, and no other one is begun.
async fn is_kept(app: &App, job: JobId, is_meant: impl Fn(&ProposalRefusal) -> bool + Copy) {
    let ben = person(2);
    let why = |refusal: &Refusal| matches!(refusal, Refusal::Proposal(found) if is_meant(found));
    let begun = app.begin_proposal(&ben, job, None).await;
    assert!(is_refused(&begun, why), "{begun:?}");
}

async fn each_reason(app: &App) {
    let (ana, ben, zoe) = (person(1), person(2), person(9));
    let job = post(app, &ana).await;
    let (draft, seen) = previewed(app, &ben, job).await;
    let sent = async || app.send_proposal(&ben, draft, seen).await;

    app.block(&ana, &addressee(ben.person)).await.expect("blocked");
    is_kept(app, job, |why| matches!(why, ProposalRefusal::NotTaking { .. })).await;
    let late = sent().await;
    let not_taking = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::NotTaking { .. }));
    assert!(is_refused(&late, not_taking), "{late:?}");
    app.unblock(&ana, ben.person).await.expect("unblocked");

    app.block(&ben, &addressee(ana.person)).await.expect("blocked");
    is_kept(app, job, |why| matches!(why, ProposalRefusal::BlockedClient { .. })).await;
    app.unblock(&ben, ana.person).await.expect("unblocked");

    app.set_accepting(&ben, false).await.expect("paused");
    is_kept(app, job, |why| matches!(why, ProposalRefusal::Paused)).await;
    app.set_accepting(&ben, true).await.expect("back");

    let agency = app.create_agency(&zoe, "Studio").await.expect("an agency");
    let asked = app.invite_to_agency(&zoe, None, &addressee(ben.person), (Role::Member, true)).await;
    app.answer_invitation(&ben, asked.expect("asked").invitation.id, true).await.expect("joined");
    is_kept(app, job, |why| matches!(why, ProposalRefusal::Bound { agency } if agency == "Studio")).await;
    app.leave_agency(&ben, agency.id).await.expect("left");

    sent().await.expect("nothing is in the way any more");
    is_kept(app, job, |why| matches!(why, ProposalRefusal::Waits { .. })).await;
}

/// Zoe's agency, of which Ben is a manager: one proposal in its name, of whichever of the two, and none for a job of somebody in it.
async fn of_agency(app: &App) {
    let (ana, ben, zoe) = (person(11), person(12), person(19));
    let agency = app.create_agency(&zoe, "Atelier").await.expect("an agency").id;
    let asked = app.invite_to_agency(&zoe, None, &addressee(ben.person), (Role::Manager, false)).await;
    app.answer_invitation(&ben, asked.expect("asked").invitation.id, true).await.expect("joined");
    let job = post(app, &ana).await;
    let begun = async |who: &Caller, job| app.begin_proposal(who, job, Some(agency)).await;
    let is_for = |why: &Refusal, is_meant: fn(&ProposalRefusal) -> bool| matches!(why, Refusal::Proposal(found) if is_meant(found));
    let strangers = begun(&ana, job).await;
    assert!(is_refused(&strangers, |why| matches!(why, Refusal::Agency(AgencyRefusal::NoSuchAgency))));

    app.set_accepting(&zoe, false).await.expect("paused");
    let paused = begun(&ben, job).await;
    assert!(is_refused(&paused, |why| is_for(why, |why| matches!(
        why,
        ProposalRefusal::AgencyNotAccepting { .. }
    ))));
    app.set_accepting(&zoe, true).await.expect("back");
    let theirs = begun(&zoe, post(app, &ben).await).await;
    assert!(is_refused(&theirs, |why| is_for(why, |why| matches!(why, ProposalRefusal::AgencysJob { .. }))));

    let draft = begun(&ben, job).await.expect("a draft");
    let proposal = send(app, &ben, draft.id).await;
    let again = begun(&zoe, job).await;
    assert!(is_refused(&again, |why| is_for(why, |why| matches!(why, ProposalRefusal::AgencyWaits { .. }))));
    propose(app, &ben, job).await;
    let owned = app.list_own_proposals(&zoe, 1).await.expect("a list");
    assert_eq!(owned.lines.iter().map(|line| line.proposal.id).collect::<Vec<_>>(), [proposal]);
    assert_eq!(app.list_own_proposals(&ben, 1).await.expect("a list").total, 2);

    so_many_of(app, [&ben, &zoe], agency).await;
    // Who has joined the agency hires it no more.
    let asked = app.invite_to_agency(&zoe, None, &addressee(ana.person), (Role::Member, false)).await;
    app.answer_invitation(&ana, asked.expect("asked").invitation.id, true).await.expect("joined");
    let own = |why: &Refusal| matches!(why, Refusal::Agency(AgencyRefusal::OwnAgency));
    assert!(is_refused(&app.begin_hire(&ana, proposal).await, own));
    assert!(is_refused(&app.write_to_applicant(&ana, proposal).await, own));
    app.leave_agency(&ana, agency).await.expect("left");

    app.leave_agency(&ben, agency).await.expect("left");
    let gone = app.view_proposal(&ben, proposal).await;
    assert!(is_refused(&gone, |why| is_for(why, |why| matches!(why, ProposalRefusal::NoSuchProposal))));
    let invited = app.invite_agency_to_job(&ana, post(app, &ana).await, "Atelier").await.expect("invited");
    let invited = invited.invitation.id;
    let message = Some("Perhaps in spring.".to_owned());
    app.decline_invitation(&zoe, invited, InvitationDecline::NotAvailable, message).await.expect("declined");
    let wrote = async || match app.view_invitation(&ana, invited).await.expect("there").invitation.state {
        InvitationState::Declined { message, .. } => message,
        other => panic!("not declined: {other:?}"),
    };
    app.delete_agency(&zoe, Some("Atelier")).await.expect("deleted");
    let found = app.view_proposal(&ana, proposal).await.expect("still there").proposal;
    assert!(matches!(found.state, ProposalState::Withdrawn { .. }), "{found:?}");
    // What its owner wrote for it goes with what else is theirs.
    assert_eq!(wrote().await.as_deref(), Some("Perhaps in spring."));
    app.forget(&zoe).await.expect("forgotten");
    assert_eq!(wrote().await, None);
}

/// Ten in a day go out in an agency's name, whoever sends them: Ben has sent one of them, and Zoe sends the others.
async fn so_many_of(app: &App, [ben, zoe]: [&Caller; 2], agency: AgencyId) {
    for nth in 1..i64::from(NEW_PROPOSALS) {
        let draft = app.begin_proposal(zoe, post(app, &person(300 + nth)).await, Some(agency)).await;
        send(app, zoe, draft.expect("a draft").id).await;
    }
    let job = post(app, &person(400)).await;
    let one_more = app.begin_proposal(ben, job, Some(agency)).await;
    let many = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::AgencyManyNew { .. }));
    assert!(is_refused(&one_more, many), "{one_more:?}");
    for who in [ben, zoe] {
        app.begin_proposal(who, job, None).await.expect("their own are counted by themselves");
    }
}

/// Ten in a day, and twenty that wait.
async fn so_many(app: &App, clock: &Clock) {
    let ben = person(3);
    let mut sent = 0;
    for day in 0.. {
        let client = person(100 + day);
        for _ in 0..NEW_PROPOSALS {
            if sent == OPEN_PROPOSALS {
                let job = post(app, &client).await;
                let one_more = app.begin_proposal(&ben, job, None).await;
                let many = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::ManyOpen { .. }));
                assert!(is_refused(&one_more, many), "{one_more:?}");
                return;
            }
            propose(app, &ben, post(app, &client).await).await;
            sent += 1;
        }
        let job = post(app, &person(200 + day)).await;
        let one_more = app.begin_proposal(&ben, job, None).await;
        let many = |why: &Refusal| match why {
            Refusal::Proposal(ProposalRefusal::ManyNew { .. }) => sent < OPEN_PROPOSALS,
            Refusal::Proposal(ProposalRefusal::ManyOpen { .. }) => sent == OPEN_PROPOSALS,
            _ => false,
        };
        assert!(is_refused(&one_more, many), "{one_more:?}");
        clock.advance(DAY_MS);
    }
}

#[tokio::test]
async fn who_can_t_be_hired_can_t_apply_and_nobody_applies_for_everything() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let job_board = Some(ChannelId(9));
        let (store, app) = open(&database, &clock, ServerRules { job_board, ..ServerRules::default() }).await;
        each_reason(&app).await;
        of_agency(&app).await;
        so_many(&app, &clock).await;
        store.close().await;
        database.remove().await;
    }
}
