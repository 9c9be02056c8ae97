//! New jobs that somebody's alerts fit: who is told, page by page, and what each of them reads. Owns that nobody is told of a job twice and
//! nobody is forgotten: a page is one transaction that notes whom it tells, so beginning again goes on where it ended.

use crate::app::error::Result;
use crate::app::moderation::suspensions::is_suspended;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, JobEffect, MailEffect};
use crate::domain::ids::{EffectId, GuildId, JobBatchId, JobId, PersonId, RoomId};
use crate::domain::jobs::alert::{Pace, TOLD_JOBS, next_digest, skills_of};
use crate::domain::jobs::job::{Job, Visibility};
use crate::domain::notifications::mail::MailAddress;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::time::SECOND_MS;
use crate::store::{DmStatus, JobRow, NewEffect, NextTold, Queries, Tx};
use crate::words::Language;
use chrono_tz::Tz;

/// People in one transaction.
const PAGE: u32 = 100;
/// How much later each further page is delivered, so that what others are told meanwhile isn't behind all of it.
const PAGE_APART_MS: i64 = 5 * SECOND_MS;

/// Jobs of which one person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobNewsBrief {
    /// Of the server's texts.
    pub language: Language,
    /// Where they were posted.
    pub guild: GuildId,
    /// What the server is called.
    pub server: Option<String>,
    /// Who is told.
    pub to: PersonId,
    /// The newest, with their posts; at least one, and at most [`TOLD_JOBS`].
    pub jobs: Vec<JobRow>,
    /// How many there are.
    pub total: usize,
    /// The way to them.
    pub dm_status: DmStatus,
}

/// The same by email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobNewsMail {
    /// What they are told.
    pub brief: JobNewsBrief,
    /// Where it goes.
    pub address: MailAddress,
}

impl App {
    /// Has everybody told whose alerts a job fits.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn match_alerts(&self, id: JobId) -> Result<()> {
        let (job, zone) = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let found = queries.job(id).await?.map(|found| found.job);
            let on_board = |job: &Job| job.is_open() && job.visibility == Visibility::Everyone;
            let Some(job) = found.filter(on_board) else { return Ok(()) };
            let zone = self.rules(&mut queries, job.guild).await?.time_zone.unwrap_or(Tz::UTC);
            (job, zone)
        };
        let mut page = 0;
        // Those who are told at once first: they aren't told again in a digest.
        for pace in Pace::ALL {
            let due = match pace {
                Pace::Now => None,
                Pace::Daily => Some(next_digest(zone, self.now())),
            };
            for skill in skills_of(&job) {
                let mut next = NextTold { pace, skill, after: PersonId(0), due, most: PAGE };
                while let Some(last) = retry(|| self.tell_page(&job, next, page)).await? {
                    next.after = last;
                    page += 1;
                }
            }
        }
        Ok(())
    }

    /// Has a page of people told; the last one of it, where there may be more.
    async fn tell_page(&self, job: &Job, next: NextTold<'_>, page: i64) -> Result<Option<PersonId>> {
        let mut tx = self.store.begin().await?;
        let told = tx.note_told_of(job, next, self.now()).await?;
        if next.pace == Pace::Now {
            let told: Vec<_> = told.iter().map(|to| (job.guild, *to)).collect();
            self.enqueue_news(&mut tx, &told, JobBatchId(job.id.0), page).await?;
        }
        tx.commit().await?;
        Ok(told.iter().max().copied().filter(|_| told.len() >= next.most as usize))
    }

    /// Sends the digests that are due; how many those are.
    pub(in crate::app) async fn meet_digests(&self) -> Result<u32> {
        let mut sent = 0;
        for page in 0.. {
            let due = self.store.reader().await?.queries().due_digests(self.now(), PAGE).await?;
            if due.is_empty() {
                break;
            }
            sent += retry(|| self.send_digests(&due, page)).await?;
        }
        Ok(sent)
    }

    /// Sends these people what is due, unless another process did; how many they are.
    async fn send_digests(&self, due: &[(GuildId, PersonId)], page: i64) -> Result<u32> {
        let batch = JobBatchId(self.new_id());
        let mut tx = self.store.begin().await?;
        let mut told = Vec::with_capacity(due.len());
        for &whose in due {
            if tx.batch_digest(whose, batch, self.now()).await? {
                told.push(whose);
            }
        }
        self.enqueue_news(&mut tx, &told, batch, page).await?;
        tx.commit().await?;
        Ok(u32::try_from(told.len()).unwrap_or(u32::MAX))
    }

    /// Has people told of their jobs of one batch, by the ways that they chose and that reach them.
    async fn enqueue_news(
        &self,
        tx: &mut Tx,
        told: &[(GuildId, PersonId)],
        batch: JobBatchId,
        page: i64,
    ) -> Result<()> {
        let mut effects = Vec::new();
        for &(guild, to) in told {
            let reach = tx.queries().reach(guild, to).await?;
            let wants = |way| reach.choices.wants(Topic::JobAlerts, way);
            let direct = reach.is_door_open && wants(NotificationChannel::Direct);
            let mail = self.has_mail && reach.has_address && wants(NotificationChannel::Mail);
            let direct = direct.then(|| Effect::from(JobEffect::TellOfJobs { batch, to }));
            let mail = mail.then(|| Effect::from(MailEffect::MailJobs { batch, to }));
            effects.extend(direct.into_iter().chain(mail).map(|effect| {
                let lane = effect.lane(guild, RoomId(0));
                let id = EffectId(self.new_id());
                NewEffect { id, effect, lane, guild: Some(guild), after: None, held_with: None }
            }));
        }
        Ok(tx.enqueue_all(effects, self.now().plus(page * PAGE_APART_MS)).await?)
    }

    /// What somebody is told of a batch; `None` where nothing of it is worth telling any more.
    pub(in crate::app) async fn job_news_brief(
        &self,
        queries: &mut Queries<'_>,
        (batch, to): (JobBatchId, PersonId),
        way: NotificationChannel,
    ) -> Result<Option<JobNewsBrief>> {
        let mut jobs = queries.jobs_in_batch(batch, to).await?;
        let Some(guild) = jobs.first().map(|found| found.job.guild) else { return Ok(None) };
        // They may have removed an alert, or turned them off, since it was decided.
        let alerts = queries.job_alerts_of(guild, to).await?;
        jobs.retain(|found| alerts.iter().any(|alert| alert.wanted.fits(&found.job.terms)));
        let choices = queries.notice_choices(guild, to).await?;
        let has_left = queries.presence(guild, to).await?.is_none_or(|known| known.left.is_some());
        let is_out = has_left || is_suspended(queries, guild, to, self.now()).await?;
        if jobs.is_empty() || is_out || !choices.wants(Topic::JobAlerts, way) {
            return Ok(None);
        }
        let total = jobs.len();
        jobs.truncate(TOLD_JOBS as usize);
        Ok(Some(JobNewsBrief {
            language: self.language(queries, guild).await?,
            guild,
            server: queries.guild_name(guild).await?,
            to,
            jobs,
            total,
            dm_status: queries.dm_status(to).await?,
        }))
    }

    /// The same by email; `None` also where there is no address for it any more.
    pub(in crate::app) async fn job_news_mail(
        &self,
        queries: &mut Queries<'_>,
        (batch, to): (JobBatchId, PersonId),
    ) -> Result<Option<Box<JobNewsMail>>> {
        let found = self.job_news_brief(queries, (batch, to), NotificationChannel::Mail).await?;
        let Some(brief) = found else { return Ok(None) };
        let address = self.mail_goes_to(queries, brief.guild, to).await?;
        Ok(address.map(|address| Box::new(JobNewsMail { brief, address })))
    }
}
