//! Who fits a job: whom its client is shown, in which order, and who never is.

use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::use_cases::{addressee, fill_and_send, member, open};
use crate::jobs::JOB;
use crate::proposals::race::propose;
use parley::app::{App, Caller, Error, JobPress};
use parley::domain::agencies::agency::Role;
use parley::domain::feedback::score::record::Worker;
use parley::domain::feedback::score::{EvaluatedWeek, WeeklyScore};
use parley::domain::form::{JobForm, OfferForm, ProfileForm};
use parley::domain::ids::{ChannelId, GuildId, JobId, PersonId};
use parley::domain::invitations::invitation::InvitationState;
use parley::domain::invitations::refusal::InvitationRefusal;
use parley::domain::jobs::draft::JobOptions;
use parley::domain::moderation::report::filter::ReportFilter;
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::offers::draft::OfferOptions;
use parley::domain::offers::filter::OfferFilter;
use parley::domain::people::presence::Presence;
use parley::domain::refusal::Refusal;
use parley::domain::server::ServerRules;
use parley::domain::time::{DAY_MS, UnixMs};
use parley::store::Store;

const GUILD: GuildId = GuildId(70);
const CLIENT: PersonId = PersonId(1);

fn person(nth: i64) -> Caller {
    member(GUILD, PersonId(nth))
}

/// A job that asks for these skills.
async fn post(app: &App, client: &Caller, skills: &str) -> JobId {
    let [title, description, _, budget] = JOB.map(|(_, typed)| typed.to_owned());
    let draft = app.begin_job(client, JobOptions::default()).await.expect("a draft").id;
    let form = JobForm { title, description, skills: skills.to_owned(), budget };
    let seen = app.fill_job(client, draft, form).await.expect("a preview").hash();
    match app.post_job(client, draft, seen).await.expect("it's posted") {
        JobPress::Posted(job) => job.id,
        other => panic!("not posted: {other:?}"),
    }
}

/// Somebody with these skills in their profile.
async fn with_skills(app: &App, nth: i64, skills: &str) -> Caller {
    let caller = person(nth);
    let draft = app.begin_profile(&caller).await.expect("a draft").id;
    let form = ProfileForm {
        headline: format!("I'm number {nth}"),
        skills: skills.to_owned(),
        ..ProfileForm::default()
    };
    app.save_profile(&caller, draft, form).await.expect("saved");
    caller
}

/// What their score was on a Monday.
async fn scored(store: &Store, nth: i64, percent: Option<u8>, at: UnixMs) {
    let mut tx = store.begin().await.expect("a transaction");
    let score = WeeklyScore { week: at.day(), percent };
    let week = EvaluatedWeek { score, badge: None };
    let worker = Worker::Freelancer(PersonId(nth));
    tx.insert_score_week(GUILD, worker, week, UnixMs(0).day()).await.expect("saved");
    tx.commit().await.expect("committed");
}

/// Who is shown, in that order.
async fn shown(app: &App, job: JobId) -> Vec<i64> {
    let found = app.who_fits_job(&person(CLIENT.0), job).await.expect("found");
    found.fits.iter().map(|fit| fit.candidate.person.0).collect()
}

/// How the invitation of somebody to a job stands, for its client.
async fn state(app: &App, client: &Caller, job: JobId) -> InvitationState {
    app.list_invited(client, job, 1).await.expect("a list").lines.remove(0).0.state
}

/// Has a moderator suspend them, which ends the invitations that they sent.
async fn suspend(app: &App, spammer: &Caller) {
    let job = post(app, spammer, "Rust").await;
    app.invite_to_job(spammer, job, &addressee(PersonId(96))).await.expect("invited");
    let draft = app.begin_offer(spammer, &addressee(PersonId(99)), OfferOptions::default()).await;
    let form = OfferForm {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: "50 USD".to_owned(),
        ..OfferForm::default()
    };
    let draft = draft.expect("a draft").id;
    fill_and_send(app, spammer, draft, form, None).await.expect("sent");
    let offers = app.list_offers(&person(99), OfferFilter::default(), 1).await;
    let offer = offers.expect("a list").lines[0].id;
    app.send_report(&person(99), offer, ReportReason::Spam, "").await.expect("reported");
    let admin = Caller { manages_server: true, ..person(98) };
    let report = app.list_reports(&admin, ReportFilter::default(), 1).await.expect("a list").lines[0].id;
    app.decide_report(&admin, (report, Outcome::Suspended), "Spam.", "30d").await.expect("suspended");
    let ended = state(app, spammer, job).await;
    assert!(matches!(ended, InvitationState::Closed { .. }), "{ended:?}");
}

/// One after the other can't be invited any more, each for a reason of their own, and isn't shown from then on.
async fn nobody_who_can_t_be_invited(app: &App, job: JobId) {
    let client = person(CLIENT.0);
    let mut left: Vec<i64> = (30..40).collect();
    for nth in &left {
        with_skills(app, *nth, "Rust").await;
    }
    left.reverse();
    assert_eq!(shown(app, job).await.len(), 10, "nothing is in their way yet");
    for (nth, why) in [
        (30, "paused"),
        (31, "blocked the client"),
        (32, "is blocked by the client"),
        (33, "is suspended"),
        (34, "left"),
        (35, "had their data deleted"),
        (36, "is invited"),
        (37, "applied"),
        (38, "works through an agency alone"),
    ] {
        let who = person(nth);
        match nth {
            30 => drop(app.set_accepting(&who, false).await.expect("paused")),
            31 => drop(app.block(&who, &addressee(CLIENT)).await.expect("blocked")),
            32 => drop(app.block(&client, &addressee(who.person)).await.expect("blocked")),
            33 => suspend(app, &who).await,
            34 => app.note_presence(GUILD, who.person, Presence::Away).await.expect("noted"),
            35 => {
                let other = post(app, &client, "Rust").await;
                app.invite_to_job(&client, other, &addressee(who.person)).await.expect("invited");
                app.forget(&who).await.expect("forgotten");
                let ended = state(app, &client, other).await;
                assert!(matches!(ended, InvitationState::Closed { .. }), "{ended:?}");
            }
            36 => drop(app.invite_to_job(&client, job, &addressee(who.person)).await.expect("invited")),
            37 => drop(propose(app, &who, job).await),
            _ => {
                app.create_agency(&person(97), "Studio").await.expect("an agency");
                let role = (Role::Member, true);
                let asked = app.invite_to_agency(&person(97), None, &addressee(who.person), role).await;
                let asked = asked.expect("asked").invitation.id;
                app.answer_invitation(&who, asked, true).await.expect("joined");
                let told = app.invite_to_job(&client, job, &addressee(who.person)).await;
                let why = Refusal::from(InvitationRefusal::OnlyThroughAgency {
                    person: who.person,
                    agency: "Studio".to_owned(),
                });
                assert!(matches!(&told, Err(Error::Refused(refusal)) if *refusal == why), "{told:?}");
            }
        }
        left.retain(|other| *other != nth);
        let mut now = shown(app, job).await;
        now.sort_unstable_by(|one, other| other.cmp(one));
        assert_eq!(now, left, "{nth} {why}");
    }
}

#[tokio::test]
async fn who_fits_is_shown_the_best_first_and_can_be_invited() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let rules = ServerRules { job_board: Some(ChannelId(9)), ..ServerRules::default() };
        let clock = moment::standing(&engine);
        let (store, app) = open(&database, &clock, rules).await;
        let client = person(CLIENT.0);
        let plain = post(&app, &client, "Rust").await;
        nobody_who_can_t_be_invited(&app, plain).await;

        let job = post(&app, &client, "Drawing, Typography, print").await;
        for (nth, skills) in [
            (11, "drawing, cooking"),
            (12, "PRINT, drawing"),
            (13, "typography; print"),
            (14, "cooking"),
            (1, "drawing, typography, print"),
        ] {
            with_skills(&app, nth, skills).await;
        }
        assert_eq!(shown(&app, job).await, [12, 13, 11], "as well as another, and longer here");
        let monday = UnixMs(clock.now().0);
        scored(&store, 13, Some(90), monday).await;
        assert_eq!(shown(&app, job).await, [13, 12, 11], "a score");
        scored(&store, 12, Some(95), monday).await;
        with_skills(&app, 12, "Print, Drawing").await;
        assert_eq!(shown(&app, job).await, [12, 13, 11], "a better one, which a changed profile keeps");
        let found = app.who_fits_job(&client, job).await.expect("found");
        assert_eq!(found.fits[0].skills, ["Drawing", "print"]);
        assert_eq!(
            found.fits.iter().map(|fit| fit.candidate.percent).collect::<Vec<_>>(),
            [Some(95), Some(90), None]
        );
        scored(&store, 12, None, monday.plus(7 * DAY_MS)).await;
        assert_eq!(shown(&app, job).await, [13, 12, 11], "none any more");

        app.invite_known_to_job(&client, job, PersonId(13)).await.expect("invited");
        assert_eq!(shown(&app, job).await, [12, 11]);
        assert!(shown(&app, post(&app, &client, "").await).await.is_empty(), "a job that names no skills");
        app.who_fits_job(&person(11), job).await.expect_err("somebody else's job");
        store.close().await;
        database.remove().await;
    }
}
