//! Jobs: typed, posted, read and closed. Owns that a job, its limits and what the job board shows of it are one transaction.

mod alerts;
mod deliveries;
mod editing;
mod inactivity;
mod lists;
mod news;
mod own;
mod report;
mod saved;
mod search;

pub use deliveries::{JobBrief, JobDelivery};
pub use lists::JobPage;
pub use news::{JobNewsBrief, JobNewsMail};
pub(in crate::app) use own::OwnJobTopic;
pub use own::{OwnJobBrief, OwnJobMail, OwnJobNews};
pub use saved::SavedJob;
pub use search::{FOUND_JOBS, FoundJobs, TypedSearch};

use super::caller::Caller;
use super::error::Result;
use super::moderation::suspensions::check_not_suspended;
use super::offers::drafts::use_up;
use super::offers::named::read_number;
use super::transaction::{App, retry};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::effect::{Effect, JobEffect, Lane};
use crate::domain::form::JobForm;
use crate::domain::ids::{DraftId, GuildId, JobId, JobNumber, PersonId};
use crate::domain::jobs::decide::{check_limits, close, close_for, edit};
use crate::domain::jobs::draft::{JobDraft, JobOptions};
use crate::domain::jobs::job::{CloseReason, Job, JobState, JobTerms, Visibility};
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::time::DAY_MS;
use crate::store::{JobRow, Queries, Tx};

/// The newest jobs among which a typed word is looked for; an older one is found by its number.
const SEARCHED: u32 = 100;

/// A job that parses and is not posted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// What it would say.
    pub terms: JobTerms,
    /// Who would see it.
    pub visibility: Visibility,
    /// The job that it would edit, as it is, if it would.
    pub edits: Option<Box<Job>>,
}

impl JobPreview {
    /// Of everything that it shows and posts.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let edits = self.edits.as_ref().map(|job| (job.id.0, job.revision));
        PreviewHash::of(&(&self.terms, self.visibility, edits))
    }
}

/// What a press below the preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobPress {
    /// It's posted.
    Posted(Box<Job>),
    /// It says something else from now on.
    Edited(Box<Job>),
    /// Nothing was posted: it would say something else than what was seen, which this shows.
    Renewed(JobPreview),
}

impl App {
    /// Begins a job: a new draft, or the one that was begun and not posted, with everything in it.
    ///
    /// # Errors
    /// A refusal where it couldn't be posted now, or a failure of the database.
    pub async fn begin_job(&self, caller: &Caller, said: JobOptions) -> Result<Draft> {
        check_not_suspended(&mut self.store.reader().await?.queries(), caller, self.now()).await?;
        let fresh = JobDraft::Job { form: JobForm::default(), options: JobOptions::default() };
        let draft = self.begin_with(caller, &fresh.into(), |content| say_over(content, said)).await?;
        let mut reader = self.store.reader().await?;
        self.check_may_post(&mut reader.queries(), caller, options_of(&draft)?.visibility()).await?;
        Ok(draft)
    }

    /// Refuses a job that couldn't be posted now.
    async fn check_may_post(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        visibility: Visibility,
    ) -> Result<()> {
        let now = self.now();
        check_not_suspended(queries, caller, now).await?;
        let board = self.rules(queries, caller.guild).await?.job_board;
        if visibility == Visibility::Everyone && board.is_none() {
            return Err(JobRefusal::NoBoard.into());
        }
        let counts = queries.job_counts(caller.guild, caller.person, now.plus(-DAY_MS)).await?;
        Ok(check_limits(counts)?)
    }

    /// Saves what was typed into a job's form, and shows what it says.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_job(&self, caller: &Caller, draft: DraftId, typed: JobForm) -> Result<JobPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Job(draft) = content else { return false };
            let (form, _) = draft.typed_mut();
            form.clone_from(&typed);
            true
        };
        let (draft, rules) = self.save_typed_in_server(caller, draft, put).await?;
        let mut reader = self.store.reader().await?;
        self.preview_job(&mut reader.queries(), caller, &draft, &rules).await
    }

    /// Posts a job as its preview showed it, once; where it would say something else, nothing is posted.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn post_job(&self, caller: &Caller, draft: DraftId, seen: PreviewHash) -> Result<JobPress> {
        retry(|| self.try_post_job(caller, draft, seen)).await
    }

    async fn try_post_job(&self, caller: &Caller, id: DraftId, seen: PreviewHash) -> Result<JobPress> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        // A suspension that is decided meanwhile is seen.
        tx.hold_sends(caller.guild).await?;
        let (draft, rules) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_job(&mut tx.queries(), caller, &draft, &rules).await?;
        if preview.hash() != seen {
            return Ok(JobPress::Renewed(preview));
        }
        if let Some(before) = &preview.edits {
            let next = edit(before, (caller.person, self.now()), before.revision, preview.terms)?;
            use_up(&mut tx, id).await?;
            tx.keep_job_version(before, self.now()).await?;
            self.save_job(&mut tx, &next).await?;
            self.tell_applicants(&mut tx, &next).await?;
            tx.commit().await?;
            return Ok(JobPress::Edited(Box::new(next)));
        }
        let number = tx.next_job_number(caller.guild).await?;
        self.check_may_post(&mut tx.queries(), caller, preview.visibility).await?;
        use_up(&mut tx, id).await?;
        let job = Job {
            id: JobId(self.new_id()),
            guild: caller.guild,
            number,
            client: caller.person,
            visibility: preview.visibility,
            terms: preview.terms,
            state: JobState::Open,
            revision: 0,
            posted: self.now(),
            edited: None,
            active: self.now(),
            warned: None,
            due: None,
        }
        .active_at(self.now());
        tx.insert_job(&job).await?;
        self.show_job(&mut tx, &job).await?;
        self.match_later(&mut tx, &job).await?;
        tx.commit().await?;
        Ok(JobPress::Posted(Box::new(job)))
    }

    /// A job that the caller may read.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_job(&self, caller: &Caller, id: JobId) -> Result<JobRow> {
        let mut reader = self.store.reader().await?;
        self.load_job(&mut reader.queries(), caller, id).await
    }

    /// The same by the number that was typed or chosen.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn job_named(&self, caller: &Caller, typed: &str) -> Result<JobRow> {
        let number = read_number(typed).ok_or(JobRefusal::NoNumber)?;
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.job_numbered(caller.guild, JobNumber(number.0)).await?;
        self.check_shown(&mut queries, caller, found).await
    }

    /// The caller's own jobs that fit what was typed so far, the newest first.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_jobs(&self, caller: &Caller, typed: &str) -> Result<Vec<Job>> {
        let mut jobs =
            self.store.reader().await?.queries().jobs_of(caller.guild, caller.person, SEARCHED).await?;
        let wanted = typed.trim().to_lowercase();
        let start = wanted.strip_prefix('#').unwrap_or(&wanted);
        jobs.retain(|job| {
            job.number.to_string().starts_with(start) || job.terms.title.to_lowercase().contains(&wanted)
        });
        jobs.truncate(super::offers::named::SUGGESTIONS);
        Ok(jobs)
    }

    pub(in crate::app) async fn load_job(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        id: JobId,
    ) -> Result<JobRow> {
        let found = queries.job(id).await?;
        self.check_shown(queries, caller, found).await
    }

    /// Another server's job, or one that the caller may not read, doesn't exist for them.
    async fn check_shown(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        found: Option<JobRow>,
    ) -> Result<JobRow> {
        let found = found.filter(|found| found.job.guild == caller.guild).ok_or(JobRefusal::NoSuchJob)?;
        let is_let_in = !found.job.is_shown_to(caller.person, false)
            && (self.may_moderate(queries, caller).await?
                || queries.is_let_in(found.job.id, caller.person).await?);
        match found.job.is_shown_to(caller.person, is_let_in) {
            true => Ok(found),
            false => Err(JobRefusal::NoSuchJob.into()),
        }
    }

    /// A job that the caller may change now.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_change(&self, caller: &Caller, id: JobId) -> Result<Job> {
        let job = self.view_job(caller, id).await?.job;
        job.check_may_change(caller.person)?;
        Ok(job)
    }

    /// Closes a job of the caller's, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn close_job(&self, caller: &Caller, id: JobId, reason: CloseReason) -> Result<Job> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = self.load_job(&mut tx.queries(), caller, id).await?;
            let closed = close(&found.job, (caller.person, self.now()), reason)?;
            self.save_job(&mut tx, &closed).await?;
            tx.commit().await?;
            Ok(closed)
        })
        .await
    }

    /// Closes all open jobs of somebody, who can't or won't hire anybody.
    pub(super) async fn close_jobs_of(
        &self,
        tx: &mut Tx,
        (guild, client): (GuildId, PersonId),
        reason: CloseReason,
    ) -> Result<()> {
        for job in tx.queries().jobs_of(guild, client, u32::MAX).await? {
            if job.is_open() {
                self.save_job(tx, &close_for(&job, self.now(), reason)).await?;
            }
        }
        Ok(())
    }

    /// Closes all jobs of somebody, and forgets what they say.
    pub(super) async fn forget_jobs(&self, tx: &mut Tx, caller: &Caller, title: &str) -> Result<()> {
        for job in tx.queries().jobs_of(caller.guild, caller.person, u32::MAX).await? {
            let state = match job.state {
                JobState::Open => JobState::Closed { reason: CloseReason::Deleted, at: self.now() },
                closed @ JobState::Closed { .. } => closed,
            };
            let terms = JobTerms {
                title: title.to_owned(),
                description: title.to_owned(),
                skills: Vec::new(),
                ..job.terms.clone()
            };
            tx.forget_job_versions(job.id).await?;
            if terms != job.terms {
                self.save_job(tx, &Job { terms, state, revision: job.revision + 1, due: None, ..job })
                    .await?;
            }
        }
        Ok(())
    }

    /// Has open jobs whose post is nowhere appear on a job board that was chosen now.
    pub(super) async fn jobs_follow(&self, tx: &mut Tx, guild: GuildId) -> Result<()> {
        for job in tx.queries().jobs_on_board(guild).await? {
            self.enqueue_alone(tx, &JobEffect::ShowJob { job }.into(), Lane::Jobs(guild), guild).await?;
        }
        Ok(())
    }

    /// Saves a changed job, and has the job board show it; one that is closed answers its proposals and ends its invitations.
    pub(in crate::app) async fn save_job(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        tx.update_job(job).await?;
        if !job.is_open() {
            self.answer_proposals(tx, job).await?;
            self.end_invitations(tx, job).await?;
        }
        self.show_job(tx, job).await
    }

    /// Has everybody told whose alerts a new job fits; finding them is not this transaction's.
    async fn match_later(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        if job.visibility == Visibility::Invited {
            return Ok(());
        }
        let matching = Effect::from(JobEffect::MatchAlerts { job: job.id });
        self.enqueue_alone(tx, &matching, Lane::Jobs(job.guild), job.guild).await
    }

    /// Has the job board show how a job is.
    async fn show_job(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        if job.visibility == Visibility::Invited {
            return Ok(());
        }
        let show = Effect::from(JobEffect::ShowJob { job: job.id });
        self.enqueue_alone(tx, &show, Lane::Jobs(job.guild), job.guild).await
    }
}

/// Has a draft about a job hold what the command says now, over what it said before; `false` for any other draft.
fn say_over(content: &mut DraftContent, said: JobOptions) -> bool {
    let DraftContent::Job(draft) = content else { return false };
    let (_, options) = draft.typed_mut();
    *options = said.over(*options);
    true
}

fn options_of(draft: &Draft) -> Result<JobOptions> {
    match &draft.content {
        DraftContent::Job(draft) => Ok(draft.typed().1),
        _ => Err(DraftRefusal::NoSuchDraft.into()),
    }
}
