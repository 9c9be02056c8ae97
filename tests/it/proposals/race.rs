//! Two who act at the same moment around one job: of both, one wins, and the other reads what happened.

use crate::harness::contest::Contest;
use crate::harness::database::{Database, Engine, engines};
use crate::harness::moment;
use crate::harness::use_cases::{hash_of, member, open};
use crate::jobs::JOB;
use parley::app::{App, Caller, Error, JobPress, ProposalPress, SentDraft};
use parley::domain::draft::PreviewHash;
use parley::domain::form::{JobForm, ProposalForm};
use parley::domain::ids::{ChannelId, DraftId, GuildId, JobId, PersonId, ProposalId};
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::CloseReason;
use parley::domain::jobs::refusal::JobRefusal;
use parley::domain::proposals::proposal::ProposalState;
use parley::domain::proposals::refusal::ProposalRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;

/// A client and two freelancers of this round, who take part in no other one.
fn people(contest: i64, round: u32) -> [Caller; 3] {
    let first = contest + 10 * i64::from(round);
    [1, 2, 3].map(|nth| member(GuildId(70), PersonId(first + nth)))
}

/// A job of theirs for one person.
pub(super) async fn post(app: &App, client: &Caller) -> JobId {
    let [title, description, skills, budget] = JOB.map(|(_, typed)| typed.to_owned());
    let draft = app.begin_job(client, JobOptions::default()).await.expect("a draft").id;
    let form = JobForm { title, description, skills, budget };
    let seen = app.fill_job(client, draft, form).await.expect("a preview").hash();
    match app.post_job(client, draft, seen).await.expect("it's posted") {
        JobPress::Posted(job) => job.id,
        other => panic!("not posted: {other:?}"),
    }
}

/// What a freelancer is about to send.
pub(super) async fn previewed(app: &App, who: &Caller, job: JobId) -> (DraftId, PreviewHash) {
    let draft = app.begin_proposal(who, job, None).await.expect("a draft").id;
    (draft, filled(app, who, draft).await)
}

async fn filled(app: &App, who: &Caller, draft: DraftId) -> PreviewHash {
    let (letter, price) = ("I draw.".to_owned(), "800 EUR".to_owned());
    let form = ProposalForm { letter, price, ..ProposalForm::default() };
    app.fill_proposal(who, draft, form).await.expect("a preview").hash()
}

pub(crate) async fn propose(app: &App, who: &Caller, job: JobId) -> ProposalId {
    let draft = app.begin_proposal(who, job, None).await.expect("a draft").id;
    send(app, who, draft).await
}

/// Fills in what was begun, and sends it.
pub(super) async fn send(app: &App, who: &Caller, draft: DraftId) -> ProposalId {
    let seen = filled(app, who, draft).await;
    match app.send_proposal(who, draft, seen).await.expect("it's sent") {
        ProposalPress::Sent(proposal, _) => proposal.id,
        other => panic!("not sent: {other:?}"),
    }
}

/// The offer that a client is about to send for a proposal.
async fn hiring(app: &App, client: &Caller, proposal: ProposalId) -> (DraftId, PreviewHash) {
    let draft = app.begin_hire(client, proposal).await.expect("a draft").id;
    (draft, hash_of(&app.preview_draft(client, draft).await.expect("a preview")))
}

pub(super) fn is_refused<T>(press: &Result<T, Error>, is_meant: impl Fn(&Refusal) -> bool) -> bool {
    matches!(press, Err(Error::Refused(refusal)) if is_meant(refusal))
}

fn is_sent(press: &Result<SentDraft, Error>) -> bool {
    matches!(press, Ok(SentDraft::Sent(_)))
}

/// Two offers for the last place.
async fn two_are_hired(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::race();
    while contest.goes_on() {
        let [ana, ben, chidi] = people(1_000, contest.played());
        let job = post(app, &ana).await;
        let (first, second) = (propose(app, &ben, job).await, propose(app, &chidi, job).await);
        let (first, second) = (hiring(app, &ana, first).await, hiring(app, &ana, second).await);
        let send = |(draft, seen)| app.send_draft(&ana, draft, seen);
        let (one, other) = contest.at_once(send(first), send(second)).await;
        let full = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::NoPlace { .. }));
        let won = (is_sent(&one) && is_refused(&other, full), is_sent(&other) && is_refused(&one, full));
        assert!(won.0 != won.1, "{engine:?}: {one:?} and {other:?}");
        contest.count(usize::from(won.1));
    }
    contest.tell(engine, ["the first offer for the last place", "the second one"]);
}

/// An offer for a proposal that is withdrawn.
async fn one_withdraws(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::race();
    while contest.goes_on() {
        let [ana, ben, _] = people(2_000, contest.played());
        let proposal = propose(app, &ben, post(app, &ana).await).await;
        let (draft, seen) = hiring(app, &ana, proposal).await;
        let hire = app.send_draft(&ana, draft, seen);
        let (hired, gone) = contest.at_once(hire, app.withdraw_proposal(&ben, proposal)).await;
        let over = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::Over { .. }));
        let offered = |why: &Refusal| matches!(why, Refusal::Proposal(ProposalRefusal::Offered { .. }));
        let won = (is_sent(&hired) && is_refused(&gone, offered), gone.is_ok() && is_refused(&hired, over));
        assert!(won.0 != won.1, "{engine:?}: {hired:?} and {gone:?}");
        contest.count(usize::from(won.1));
    }
    contest.tell(engine, ["the offer", "the withdrawal"]);
}

/// A proposal for a job that is closed.
async fn the_job_is_closed(app: &App, engine: &Engine) {
    let mut contest = Contest::<2>::race();
    while contest.goes_on() {
        let [ana, ben, _] = people(3_000, contest.played());
        let job = post(app, &ana).await;
        let (draft, seen) = previewed(app, &ben, job).await;
        let apply = app.send_proposal(&ben, draft, seen);
        let (sent, closed) = contest.at_once(apply, app.close_job(&ana, job, CloseReason::NotNeeded)).await;
        closed.expect("it's closed in any case");
        let too_late = |why: &Refusal| matches!(why, Refusal::Job(JobRefusal::Closed { .. }));
        match &sent {
            Ok(ProposalPress::Sent(proposal, _)) => {
                let found = app.view_proposal(&ben, proposal.id).await.expect("read").proposal;
                assert!(matches!(found.state, ProposalState::Closed { .. }), "{engine:?}: {found:?}");
            }
            other => assert!(is_refused(other, too_late), "{engine:?}: {other:?}"),
        }
        contest.count(usize::from(sent.is_err()));
    }
    contest.tell(engine, ["the proposal", "the end of the job"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_around_one_job_one_wins() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let clock = moment::standing(&engine);
        let job_board = Some(ChannelId(9));
        let (store, app) = open(&database, &clock, ServerRules { job_board, ..ServerRules::default() }).await;
        two_are_hired(&app, &engine).await;
        one_withdraws(&app, &engine).await;
        the_job_is_closed(&app, &engine).await;
        store.close().await;
        database.remove().await;
    }
}
