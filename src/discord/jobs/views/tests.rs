//! What people read of jobs: that it stays within Discord's limits whatever was typed, and that no word of it stands in the code.

use super::alerts::{alert_list, alert_made, alert_page, alert_removed};
use super::card::{edited, job_card, job_form, posted, preview, renewed, view_job};
use super::close::{ask_close, closed};
use super::forum::{neutral_title, post_title, tags_of};
use super::found::found_jobs;
use super::list::job_list;
use super::news::job_news;
use super::own_news::{kept, own_news};
use super::refusals::job_refusal;
use super::report::{job_reasons, job_report_form, job_reported};
use super::saved::{job_saved, job_unsaved, saved_list, view_saved_job};
use crate::app::{
    DmStatus, FOUND_JOBS, Filed, FoundJobs, JobNewsBrief, JobPage, JobPreview, JobRow, OwnJobBrief,
    OwnJobNews, PAGE_LINES, SavedJob,
};
use crate::discord::offers::views::tests::languages::{check_form, check_post};
use crate::discord::offers::views::tests::{ADA, BEN, NOW, limits};
use crate::discord::ui::post::Post;
use crate::domain::form::JobForm;
use crate::domain::ids::{
    ChannelId, DraftId, GuildId, JobAlertId, JobId, JobNumber, MessageId, ReportNumber,
};
use crate::domain::jobs::alert::{ALERTS, JobAlert, Pace, TOLD_JOBS, WantedJobs};
use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::decide::close_for;
use crate::domain::jobs::job::{CloseReason, Job, JobLength, JobState, JobTerms, PLACES, Visibility};
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::moderation::report::ReportReason;
use crate::domain::money::{Currency, Money};
use crate::domain::people::profile::{SKILL_CHARS, SKILLS, Skill};
use crate::outbox::Posted;
use crate::words::Language;

fn job(letter: &str, amount: BudgetAmount) -> Job {
    let skill = |nth: usize| Skill {
        label: format!("{nth:02}{}", letter.repeat(SKILL_CHARS - 2)),
        key: nth.to_string(),
    };
    Job {
        id: JobId(i64::MAX),
        guild: GuildId(i64::MAX),
        number: JobNumber(i64::MAX),
        client: ADA,
        visibility: Visibility::Everyone,
        terms: JobTerms {
            title: letter.repeat(100),
            description: letter.repeat(4_000),
            skills: (0..SKILLS).map(skill).collect(),
            budget: Budget { hourly: true, amount },
            length: Some(JobLength::Longer),
            places: PLACES,
        },
        state: JobState::Open,
        revision: 0,
        posted: NOW,
        edited: Some(NOW),
        active: NOW,
        warned: Some(NOW),
        due: Some(NOW),
    }
}

/// A job with everything in it, of this letter.
pub(crate) fn job_of(letter: &str) -> Job {
    let [amount, ..] = amounts();
    job(letter, amount)
}

fn amounts() -> [BudgetAmount; 3] {
    let most = Money { minor: 100_000_000_000, currency: Currency::USD };
    let least = Money { minor: 5_000_000_000, ..most };
    [BudgetAmount::Exactly(most), BudgetAmount::UpTo(most), BudgetAmount::Between(least, most)]
}

fn own(language: Language, job: &Job, news: OwnJobNews) -> OwnJobBrief {
    OwnJobBrief {
        language,
        job: job.clone(),
        news,
        post: None,
        server: Some("Ада *@*".to_owned()),
        dm_status: DmStatus::default(),
    }
}

fn found(job: &Job, lines: usize, has_more: bool) -> FoundJobs {
    FoundJobs { lines: vec![job.clone(); lines], has_more, wanted: wanted(job) }
}

/// What fits a job, with a skill as long as can be.
fn wanted(job: &Job) -> WantedJobs {
    let label = job.terms.skills.first().map(|skill| skill.label.clone());
    WantedJobs { skill: label, budget: Some(job.terms.budget) }
}

fn alert(job: &Job, pace: Pace) -> JobAlert {
    let (id, guild) = (JobAlertId(i64::MAX), job.guild);
    JobAlert { id, guild, person: BEN, wanted: wanted(job), pace, made: NOW }
}

fn news(language: Language, job: &Job, jobs: u32) -> JobNewsBrief {
    let post = Some(Posted { channel: ChannelId(i64::MAX), message: MessageId(i64::MAX) });
    // An address has letters of its own.
    let post = post.filter(|_| language == Language::English);
    let row = |_| JobRow { job: job.clone(), post };
    JobNewsBrief {
        language,
        guild: job.guild,
        server: Some("Ада *@*".to_owned()),
        to: BEN,
        jobs: (1..=jobs).map(row).collect(),
        total: usize::try_from(jobs).expect("few") + usize::from(jobs > 1),
        dm_status: DmStatus::default(),
    }
}

/// What people read of their alerts and of the jobs that they saved.
fn of_alerts(language: Language, job: &Job) -> Vec<Post> {
    let [now, daily] = Pace::ALL.map(|pace| alert(job, pace));
    let any = JobAlert { wanted: WantedJobs::default(), ..now.clone() };
    vec![
        job_saved(language, &SavedJob::Saved(Box::new(job.clone()))),
        job_saved(language, &SavedJob::Before(Box::new(job.clone()))),
        job_unsaved(language, job),
        saved_list(language, &page(job, PAGE_LINES as usize, false)),
        saved_list(language, &page(job, 0, false)),
        view_saved_job(language, (BEN, false), &JobRow { job: job.clone(), post: None }),
        alert_made(language, &daily),
        alert_page(language, &now),
        alert_page(language, &any),
        alert_removed(language, &daily),
        alert_list(language, &[]),
        alert_list(language, &vec![daily; ALERTS as usize]),
        job_news(&news(language, job, 1)),
        job_news(&news(language, job, TOLD_JOBS)),
        job_news(&JobNewsBrief {
            jobs: vec![JobRow { job: job.clone(), post: None }],
            ..news(language, job, 1)
        }),
    ]
}

fn page(job: &Job, lines: usize, has_older: bool) -> JobPage {
    JobPage { lines: vec![job.clone(); lines], page: 2, pages: 3, total: 30, has_older }
}

fn posts(language: Language, job: &Job) -> Vec<Post> {
    let ended = close_for(job, NOW, CloseReason::Suspended);
    let row = |job: &Job| JobRow { job: job.clone(), post: None };
    let shown =
        |visibility| JobPreview { draft: DraftId(8), terms: job.terms.clone(), visibility, edits: None };
    let mut posts = vec![
        job_card(language, job, None),
        job_card(language, &ended, Some("Ада *@*")),
        view_job(language, (ADA, false), &row(job)),
        view_job(language, (BEN, true), &row(&ended)),
        ask_close(language, job),
        closed(language, &close_for(job, NOW, CloseReason::Other)),
        posted(language, job),
        edited(language, job),
        edited(language, &Job { visibility: Visibility::Invited, ..job.clone() }),
        preview(language, &JobPreview { edits: Some(Box::new(job.clone())), ..shown(Visibility::Everyone) }),
        renewed(language, &JobPreview { edits: Some(Box::new(job.clone())), ..shown(Visibility::Everyone) }),
        job_reasons(language, job),
        job_reported(language, Filed { number: ReportNumber(i64::MAX), moderators_are_told: true }),
        job_list(language, &page(job, PAGE_LINES as usize, false)),
        job_list(language, &page(job, 1, true)),
        job_list(language, &page(job, 0, false)),
        found_jobs(language, &found(job, FOUND_JOBS as usize, true)),
        found_jobs(language, &found(job, 1, false)),
        found_jobs(language, &found(job, 0, false)),
        own_news(&own(language, job, OwnJobNews::ClosesSoon { active: NOW })),
        own_news(&own(language, job, OwnJobNews::Closed)),
        kept(language, job),
        view_job(language, (BEN, true), &row(&close_for(job, NOW, CloseReason::Inactive))),
        posted(language, &Job { visibility: Visibility::Invited, ..job.clone() }),
        preview(language, &shown(Visibility::Everyone)),
        renewed(language, &shown(Visibility::Invited)),
    ];
    let (number, most) = (job.number, 10);
    let refusals = [
        JobRefusal::NoSuchJob,
        JobRefusal::NoNumber,
        JobRefusal::NoBudget,
        JobRefusal::NoBoard,
        JobRefusal::NotClient { number, client: ADA },
        JobRefusal::Closed { number },
        JobRefusal::Own { number },
        JobRefusal::Reported { number },
        JobRefusal::Changed { number },
        JobRefusal::Same { number },
        JobRefusal::ManyOpen { most },
        JobRefusal::ManyNew { most },
        JobRefusal::ManySaved { most },
        JobRefusal::NoSuchAlert,
        JobRefusal::SameAlert,
        JobRefusal::ManyAlerts { most },
    ];
    posts.extend(of_alerts(language, job));
    posts.extend(refusals.map(|refusal| job_refusal(language, refusal)));
    posts
}

#[test]
fn everything_fits_whatever_was_typed() {
    for letter in ["a", "*", "@", "ß", "🙂", "\n"] {
        for amount in amounts() {
            for post in posts(Language::English, &job(letter, amount)) {
                limits::check(&post);
            }
        }
    }
}

#[test]
fn tags_fit_and_the_first_one_says_how_a_job_is_paid() {
    let [amount, ..] = amounts();
    let mut job = job("a", amount);
    let tags = tags_of(Language::English, &job.terms);
    assert_eq!((tags[0].as_str(), tags.len()), ("Hourly", 1 + SKILLS));
    job.terms.budget.hourly = false;
    assert_eq!(tags_of(Language::English, &job.terms)[0], "Fixed price");
    job.terms.title = "🙂".repeat(100);
    for title in [post_title(&job), neutral_title(Language::English, &job)] {
        assert!(title.encode_utf16().count() <= 100, "{title}");
    }
}

#[test]
fn no_word_stands_in_the_code() {
    for amount in amounts() {
        for post in posts(Language::Pseudo, &job("Н", amount)) {
            check_post(&post);
        }
    }
    let [amount, ..] = amounts();
    check_form(&job_report_form(Language::Pseudo, &job("Н", amount), ReportReason::Spam));
    check_form(&job_form(Language::Pseudo, DraftId(8), &JobForm::default()));
    limits::check_modal(&job_form(Language::English, DraftId(8), &JobForm::default()));
}
