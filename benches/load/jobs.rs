//! Jobs: what people ask for on a job board with few jobs and with very many, the client's list of the proposals for one, and posting a job
//! where few or very many people have alerts. Must not know how use cases work.

use crate::database::Place;
use crate::load::{BUSY_CLIENT, BUSY_SERVER};
use crate::meanwhile::pressed_during;
use crate::tasks::{Figures, caller, median, times};
use parley::app::{App, JobPress, TypedSearch};
use parley::domain::form::JobForm;
use parley::domain::ids::{JobId, PersonId};
use parley::domain::jobs::draft::JobOptions;
use parley::domain::jobs::job::JobTerms;
use parley::domain::proposals::proposal::Shelf;
use parley::domain::time::UnixMs;
use sqlx::AnyConnection;
use std::time::{Duration, Instant};

/// Jobs on the board, few and many.
pub(crate) const SIZES: [u32; 2] = [50, 5_000];
/// Proposals for one of them, at most.
const PROPOSALS: u32 = 200;
/// Alerts where there are many jobs; where there are few, there are as few. One in ten fits.
const ALERTS: u32 = 10_000;
/// The job that has the proposals.
const ASKED: JobId = JobId(5);
/// Jobs that are posted, each by somebody else.
const POSTED: i64 = 40;

/// Each has the numbers up to `$1` before it.
const NUMBERS: &str =
    "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1) ";

/// One job in five is the busy client's.
const JOBS: &str = "INSERT INTO jobs (id, guild_id, number, client_id, visibility, terms, state, revision, posted_ms, active_ms)
     SELECT i, 10, i, CASE WHEN i % 5 = 0 THEN 1 ELSE 10000 + i END, 'everyone', CAST($3 AS TEXT), 'open', 0,
         CAST($2 AS BIGINT) - i * 60000, CAST($2 AS BIGINT) - i * 60000 FROM n";
/// As those jobs are found: by each of their two skills, and without one.
const FOUND: &str = "INSERT INTO job_finds (job_id, guild_id, skill, currency, hourly, least, most, posted_ms)
     SELECT (i + 2) / 3, 10, CASE i % 3 WHEN 0 THEN 'illustration' WHEN 1 THEN 'branding' ELSE '' END, 'EUR', 0, 0, 90000,
         CAST($2 AS BIGINT) - (i + 2) / 3 * 60000 FROM n";
const PROPOSED: &str =
    "INSERT INTO proposals (id, guild_id, job_id, freelancer_id, terms, shelf, state, revision, sent_ms)
     SELECT i, 10, 5, 20000 + i, CAST($3 AS TEXT), 'new', 'open', 0, CAST($2 AS BIGINT) - i * 1000 FROM n";
const PEOPLE: &str = "INSERT INTO people (guild_id, person_id, name, seen_ms)
     SELECT 10, 100000 + i, 'Freelancer ' || i, CAST($2 AS BIGINT) FROM n";
const WANTED: &str = "INSERT INTO job_alerts (id, guild_id, person_id, search, skill, currency, hourly, least, most, pace, made_ms)
     SELECT i, 10, 100000 + i, CASE WHEN i % 10 = 0 THEN '~branding' ELSE '~skill ' || i % 97 END,
         CASE WHEN i % 10 = 0 THEN 'branding' ELSE 'skill ' || i % 97 END, '', 0, 0, 0,
         CASE WHEN i % 20 = 0 THEN 'now' ELSE 'daily' END, 1 FROM n";

const PROPOSAL: &str = "{\"letter\":\"I draw logos.\",\"price\":{\"kind\":\"fixed\",\"total\":{\"minor\":80000,\"currency\":\"EUR\"},\"milestones\":[]},\"start\":null,\"due\":null}";

fn form() -> JobForm {
    JobForm {
        title: "Logo for a bakery".to_owned(),
        description: "What there is to do, in a few lines. ".repeat(12),
        skills: "Illustration, branding".to_owned(),
        budget: "up to 900 EUR".to_owned(),
    }
}

/// Fills the board of one server with so many jobs.
pub(crate) async fn fill_board(connection: &mut AnyConnection, jobs: u32, now: UnixMs) -> anyhow::Result<()> {
    let currency = parley::domain::money::Currency::USD;
    let terms: JobTerms = form().read(currency).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    let terms = serde_json::to_string(&terms)?;
    let alerts = if jobs > SIZES[0] { ALERTS } else { SIZES[0] };
    for (insert, count, text) in [
        (JOBS, jobs, Some(terms.as_str())),
        (FOUND, 3 * jobs, None),
        (PROPOSED, jobs.min(PROPOSALS), Some(PROPOSAL)),
        (PEOPLE, alerts, None),
        (WANTED, alerts, None),
    ] {
        let sql = format!("{} {NUMBERS} {}", insert_of(insert), select_of(insert));
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(i64::from(count));
        if insert.contains("$2") {
            query = query.bind(now.0);
        }
        if let Some(text) = text {
            query = query.bind(text);
        }
        query.execute(&mut *connection).await?;
    }
    sqlx::query("INSERT INTO counters (name, value) VALUES ($1, $2)")
        .bind(format!("job_numbers/{BUSY_SERVER}"))
        .bind(i64::from(jobs))
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// What stands before the numbers, and behind them.
fn insert_of(sql: &str) -> &str {
    sql.split_once("SELECT").map_or(sql, |(before, _)| before)
}

fn select_of(sql: &str) -> &str {
    sql.find("SELECT").map_or(sql, |at| &sql[at..])
}

/// Posts a job; how long the last press took.
async fn post(app: &App, client: PersonId) -> anyhow::Result<(JobId, Duration)> {
    let client = caller(client);
    let draft = app.begin_job(&client, JobOptions::default()).await?.id;
    let seen = app.fill_job(&client, draft, form()).await?.hash();
    let begun = Instant::now();
    match app.post_job(&client, draft, seen).await? {
        JobPress::Posted(job) => Ok((job.id, begun.elapsed())),
        other => anyhow::bail!("not posted: {other:?}"),
    }
}

/// How long it takes to find whom to tell of many jobs among all alerts, and how long a press takes meanwhile and before.
pub(crate) async fn measure_alerts(name: &str, server: Option<&str>) -> anyhow::Result<()> {
    let place = Place::of_jobs(server, SIZES[1]).await?;
    let app = &place.app;
    let reader = caller(PersonId(100_001));
    let mut posted = Vec::new();
    for nth in 0..POSTED {
        posted.push(post(app, PersonId(600_000 + nth)).await?.0);
    }
    let press = async |at: u32| {
        // Of ten presses one changes something.
        match at % 20 {
            0 => drop(app.keep_job_for_later(&reader, ASKED).await?),
            10 => drop(app.forget_saved_job(&reader, ASKED).await?),
            _ => drop(app.find_jobs(&reader, &TypedSearch::default()).await?),
        }
        Ok(())
    };
    let finding = async {
        for job in &posted {
            app.match_alerts(*job).await?;
        }
        Ok(posted.len())
    };
    println!("\n{name}, finding whom to tell of new jobs, among {ALERTS} alerts");
    let (jobs, took) = pressed_during(press, finding).await?;
    println!("  {jobs} jobs, each of which concerns 1,000 people: {:.1} s", took.as_secs_f64());
    place.remove().await
}

/// What people ask for of jobs, and what posting one costs.
pub(crate) async fn measure(place: &Place, is_large: bool) -> anyhow::Result<Figures> {
    let app = &place.app;
    let (client, reader) = (caller(BUSY_CLIENT), caller(PersonId(100_001)));
    let any = TypedSearch::default();
    let rare = TypedSearch { skill: Some("welding".to_owned()), ..TypedSearch::default() };
    let find = async |typed: &TypedSearch| app.find_jobs(&reader, typed).await.map(drop);
    let own = async |page| app.list_jobs(&client, page).await.map(drop);
    let asked = async |page| app.list_proposals_for(&client, ASKED, (Shelf::New, page)).await.map(drop);
    let mut figures = vec![
        ("/job find", median(times(async || find(&any).await).await?)),
        ("/job find, a skill that no job asks for", median(times(async || find(&rare).await).await?)),
        ("/jobs, first page", median(times(async || own(1).await).await?)),
        ("/jobs, last page", median(times(async || own(u32::MAX).await).await?)),
        ("Proposals, first page", median(times(async || asked(1).await).await?)),
        ("Proposals, last page", median(times(async || asked(u32::MAX).await).await?)),
    ];
    let (mut presses, mut posted, mut matched, mut later) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for nth in 0..POSTED {
        let (job, took) = post(app, PersonId(500_000 + nth)).await?;
        presses.push(took);
        posted.push(job);
    }
    for job in posted.into_iter().step_by(10) {
        let begun = Instant::now();
        app.match_alerts(job).await?;
        matched.push(begun.elapsed());
    }
    for nth in 0..POSTED {
        later.push(post(app, PersonId(550_000 + nth)).await?.1);
    }
    figures.push(("a press: post a job", median(presses)));
    figures.push(("the same, while those messages wait", median(later)));
    if is_large {
        figures.push(("10,000 alerts: telling 1,000 people of a job", median(matched)));
    }
    Ok(figures)
}
