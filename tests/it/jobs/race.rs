//! A job that is closed twice at once, and a preview that is pressed twice at once: one of both wins, and the other reads what happened.

use super::JOB;
use crate::harness::contest::Contest;
use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::use_cases::{member, open};
use parley::app::{App, Caller, Error, JobPress};
use parley::domain::draft::PreviewHash;
use parley::domain::draft::refusal::DraftRefusal;
use parley::domain::form::JobForm;
use parley::domain::ids::{ChannelId, DraftId, GuildId, PersonId};
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::CloseReason;
use parley::domain::jobs::refusal::JobRefusal;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;

async fn previewed(app: &App, client: &Caller) -> (DraftId, PreviewHash) {
    let [title, description, skills, budget] = JOB.map(|(_, typed)| typed.to_owned());
    let draft = app.begin_job(client, JobOptions::default()).await.expect("a draft").id;
    let form = JobForm { title, description, skills, budget };
    (draft, app.fill_job(client, draft, form).await.expect("a preview").hash())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_presses_at_once_one_posts_and_one_closes() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let job_board = Some(ChannelId(9));
        let clock = moment::standing(&engine);
        let (store, app) = open(&database, &clock, ServerRules { job_board, ..ServerRules::default() }).await;
        let mut contest = Contest::<2>::of(12, 1);
        let mut next = 100;
        while contest.goes_on() {
            next += 1;
            let client = member(GuildId(70), PersonId(next));
            let (draft, seen) = previewed(&app, &client).await;
            let post = || app.post_job(&client, draft, seen);
            let (first, second) = contest.at_once(post(), post()).await;
            let mut posted = Vec::new();
            for press in [first, second] {
                match press {
                    Ok(JobPress::Posted(job)) => posted.push(job),
                    Err(Error::Refused(Refusal::Draft(DraftRefusal::NoSuchDraft))) => {}
                    other => panic!("{other:?}"),
                }
            }
            assert_eq!(posted.len(), 1, "{engine:?}");
            let (id, number) = (posted[0].id, posted[0].number);
            let close = |reason| app.close_job(&client, id, reason);
            let (hired, other) = contest.at_once(close(CloseReason::Hired), close(CloseReason::Other)).await;
            let refused = |press: &Result<_, Error>| matches!(press, Err(Error::Refused(Refusal::Job(JobRefusal::Closed { number: closed }))) if *closed == number);
            assert!(hired.is_ok() && refused(&other) || other.is_ok() && refused(&hired), "{engine:?}");
            contest.count(usize::from(other.is_ok()));
        }
        contest.tell(&engine, ["the first press closed it", "the second one"]);
        store.close().await;
        database.remove().await;
    }
}
