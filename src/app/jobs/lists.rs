//! A person's own jobs, page by page. Owns how far the list reaches back.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::{LIST_REACH, PAGE_LINES, ReachedPage};
use crate::app::transaction::App;
use crate::domain::jobs::job::Job;

/// A page of somebody's jobs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobPage {
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<Job>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Jobs on all pages, at most [`LIST_REACH`].
    pub total: u32,
    /// Whether there are older ones that no page shows.
    pub has_older: bool,
}

impl App {
    /// A page of the caller's own jobs; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_jobs(&self, caller: &Caller, page: u32) -> Result<JobPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let client = (caller.guild, caller.person);
        let counted = queries.count_jobs_of(client, LIST_REACH + 1).await?;
        let ReachedPage { total, has_older, page, pages, skip } = ReachedPage::of(counted, page);
        let lines = queries.job_page(client, skip, PAGE_LINES).await?;
        Ok(JobPage { lines, page, pages, total, has_older })
    }
}
