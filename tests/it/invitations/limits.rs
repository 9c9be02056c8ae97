//! Whom a client can't invite, how many they invite, and two presses at the same moment.

use crate::harness::contest::Contest;
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, member, open};
use crate::jobs::JOB;
use parley::app::{App, Caller, Error, JobInvited, JobPress};
use parley::clock::Clock;
use parley::domain::form::JobForm;
use parley::domain::ids::{GuildId, JobId, PersonId};
use parley::domain::invitations::decide::{JOB_INVITATIONS, NEW_INVITATIONS};
use parley::domain::invitations::invitation::{InvitationDecline, InvitationState};
use parley::domain::invitations::refusal::InvitationRefusal;
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::{CloseReason, Visibility};
use parley::domain::jobs::refusal::JobRefusal;
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::proposals::refusal::ProposalRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::DAY_MS;

/// Rounds of each.
const ROUNDS: u32 = 8;

fn person(nth: i64) -> Caller {
    member(GuildId(70), PersonId(nth))
}

/// A job of theirs that only invited people see.
async fn post(app: &App, client: &Caller) -> JobId {
    let [title, description, skills, budget] = JOB.map(|(_, typed)| typed.to_owned());
    let options = JobOptions { visibility: Some(Visibility::Invited), ..JobOptions::default() };
    let draft = app.begin_job(client, options).await.expect("a draft").id;
    let form = JobForm { title, description, skills, budget };
    let seen = app.fill_job(client, draft, form).await.expect("a preview").hash();
    match app.post_job(client, draft, seen).await.expect("it's posted") {
        JobPress::Posted(job) => job.id,
        other => panic!("not posted: {other:?}"),
    }
}

fn is_refused<T>(press: &Result<T, Error>, is_meant: impl Fn(&Refusal) -> bool) -> bool {
    matches!(press, Err(Error::Refused(refusal)) if is_meant(refusal))
}

async fn invite(app: &App, client: &Caller, job: JobId, nth: i64) -> Result<JobInvited, Error> {
    app.invite_to_job(client, job, &addressee(PersonId(nth))).await
}

/// Blocks and a pause count as for offers.
async fn each_reason(app: &App) {
    let (ana, ben) = (person(1), person(2));
    let job = post(app, &ana).await;
    let asked = async || invite(app, &ana, job, 2).await;
    let already = |why: &Refusal| matches!(why, Refusal::Invitation(InvitationRefusal::Already { .. }));
    let not_accepting = |why: &Refusal| matches!(why, Refusal::Offer(OfferRefusal::NotAccepting { .. }));

    app.block(&ana, &addressee(ben.person)).await.expect("blocked");
    let told = asked().await;
    assert!(
        is_refused(&told, |why| matches!(why, Refusal::Offer(OfferRefusal::ToBlocked { .. }))),
        "{told:?}"
    );
    app.unblock(&ana, ben.person).await.expect("unblocked");
    app.block(&ben, &addressee(ana.person)).await.expect("blocked");
    let told = asked().await;
    assert!(is_refused(&told, not_accepting), "{told:?}");
    app.unblock(&ben, ana.person).await.expect("unblocked");
    app.set_accepting(&ben, false).await.expect("paused");
    let told = asked().await;
    assert!(is_refused(&told, not_accepting), "{told:?}");
    app.set_accepting(&ben, true).await.expect("back");
    let mut bot = addressee(PersonId(3));
    bot.is_bot = true;
    let told = app.invite_to_job(&ana, job, &bot).await;
    assert!(is_refused(&told, |why| matches!(why, Refusal::Invitation(InvitationRefusal::Bot))), "{told:?}");
    let sent = asked().await.expect("nothing is in the way any more").invitation.id;

    // As with an offer that waits: a block changes nothing of it, but there's no answering it with a yes.
    app.block(&ben, &addressee(ana.person)).await.expect("blocked");
    let told = app.begin_invited_proposal(&ben, sent).await;
    let blocked = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::BlockedClient { .. }));
    assert!(is_refused(&told, blocked), "{told:?}");
    app.ignore_invitation(&ben, sent).await.expect("it's set aside");
    let seen = app.list_invited(&ana, job, 1).await.expect("a list").lines;
    assert!(seen.len() == 1 && seen[0].0.waits(), "{seen:?}");
    app.withdraw_invitation(&ana, sent).await.expect("it's taken back");
    let told = app.view_job(&ben, job).await;
    assert!(is_refused(&told, |why| matches!(why, Refusal::Job(JobRefusal::NoSuchJob))), "{told:?}");
    app.unblock(&ben, ana.person).await.expect("unblocked");
    let told = asked().await;
    assert!(is_refused(&told, already), "nobody is invited twice: {told:?}");
}

/// Fifteen in a day, and thirty to one job.
async fn so_many(app: &App, clock: &Clock) {
    let client = person(10);
    let job = post(app, &client).await;
    let mut sent = 0;
    while sent < JOB_INVITATIONS {
        for _ in 0..NEW_INVITATIONS {
            sent += 1;
            invite(app, &client, job, 1_000 + i64::from(sent)).await.expect("invited");
        }
        let one_more = invite(app, &client, job, 5_000).await;
        let many = |why: &Refusal| match why {
            Refusal::Invitation(InvitationRefusal::ManyNew { .. }) => sent < JOB_INVITATIONS,
            Refusal::Invitation(InvitationRefusal::ManyForJob { .. }) => sent == JOB_INVITATIONS,
            _ => false,
        };
        assert!(is_refused(&one_more, many), "{one_more:?}");
        clock.advance(DAY_MS);
    }
}

/// The same person is invited twice at once.
async fn two_invite(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::of(ROUNDS, 1);
    while contest.goes_on() {
        let client = person(20_000 + 10 * i64::from(contest.played()));
        let job = post(app, &client).await;
        let invited = client.person.0 + 1;
        let (one, other) =
            contest.at_once(invite(app, &client, job, invited), invite(app, &client, job, invited)).await;
        let already = |why: &Refusal| matches!(why, Refusal::Invitation(InvitationRefusal::Already { .. }));
        let won = (one.is_ok() && is_refused(&other, already), other.is_ok() && is_refused(&one, already));
        assert!(won.0 != won.1, "{engine:?}: {one:?} and {other:?}");
        contest.count(usize::from(won.1));
    }
    contest.tell(engine, ["the first invitation", "the second one"]);
}

/// Two invite each other at once, which is no reason to wait.
async fn each_invites_the_other(app: &App, engine: &Engine) {
    for round in 0..i64::from(ROUNDS) {
        let (ana, ben) = (person(40_000 + 10 * round), person(40_001 + 10 * round));
        let (hers, his) = (post(app, &ana).await, post(app, &ben).await);
        let invited =
            tokio::join!(invite(app, &ana, hers, ben.person.0), invite(app, &ben, his, ana.person.0));
        let (one, other) = (invited.0.expect("Ben is invited"), invited.1.expect("Ana is invited"));
        assert_eq!([one.job.id, other.job.id], [hers, his], "{engine:?}");
        for (who, id) in [(&ana, other.invitation.id), (&ben, one.invitation.id)] {
            let list = app.list_invitations(who, false, 1).await.expect("a list");
            assert_eq!(list.lines.iter().map(|line| line.invitation.id).collect::<Vec<_>>(), [id]);
        }
    }
}

/// A no while the client takes the invitation back: one of both counts.
async fn it_is_taken_back(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::of(ROUNDS, 1);
    while contest.goes_on() {
        let client = person(50_000 + 10 * i64::from(contest.played()));
        let ben = person(client.person.0 + 1);
        let job = post(app, &client).await;
        let id = invite(app, &client, job, ben.person.0).await.expect("invited").invitation.id;
        let no = app.decline_invitation(&ben, id, InvitationDecline::NotAvailable, None);
        let (answered, back) = contest.at_once(no, app.withdraw_invitation(&client, id)).await;
        let withdrawn =
            |why: &Refusal| matches!(why, Refusal::Invitation(InvitationRefusal::Withdrawn { .. }));
        let over = |why: &Refusal| matches!(why, Refusal::Invitation(InvitationRefusal::Over { .. }));
        let won =
            (answered.is_ok() && is_refused(&back, over), back.is_ok() && is_refused(&answered, withdrawn));
        assert!(won.0 != won.1, "{engine:?}: {answered:?} and {back:?}");
        contest.count(usize::from(won.1));
    }
    contest.tell(engine, ["the answer", "taking it back"]);
}

/// A no while the job is closed: it's answered, or over.
async fn the_job_is_closed(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::of(ROUNDS, 1);
    while contest.goes_on() {
        let client = person(30_000 + 10 * i64::from(contest.played()));
        let ben = person(client.person.0 + 1);
        let job = post(app, &client).await;
        let id = invite(app, &client, job, ben.person.0).await.expect("invited").invitation.id;
        let no = app.decline_invitation(&ben, id, InvitationDecline::NotAvailable, None);
        let (answered, closed) =
            contest.at_once(no, app.close_job(&client, job, CloseReason::NotNeeded)).await;
        closed.expect("it's closed in any case");
        let found = app.view_invitation(&ben, id).await.expect("read").invitation;
        let too_late = |why: &Refusal| matches!(why, Refusal::Job(JobRefusal::Closed { .. }));
        match &answered {
            Ok(_) => assert!(matches!(found.state, InvitationState::Declined { .. }), "{found:?}"),
            refused => {
                assert!(is_refused(refused, too_late), "{engine:?}: {refused:?}");
                assert!(matches!(found.state, InvitationState::Closed { .. }), "{found:?}");
            }
        }
        contest.count(usize::from(answered.is_err()));
    }
    contest.tell(engine, ["the answer", "the end of the job"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_can_t_be_hired_isn_t_invited_and_of_two_at_once_one_counts() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let (store, app) = open(&database, &clock, ServerRules::default()).await;
        each_reason(&app).await;
        so_many(&app, &clock).await;
        two_invite(&app, &engine).await;
        each_invites_the_other(&app, &engine).await;
        the_job_is_closed(&app, &engine).await;
        it_is_taken_back(&app, &engine).await;
        store.close().await;
        database.remove().await;
    }
}
