//! Reading invitations: one with its job, one's own, and those to a job of one's own.

use super::answers::load_to_read;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::{LIST_REACH, PAGE_LINES, ReachedPage};
use crate::app::transaction::App;
use crate::domain::ids::{JobId, JobInvitationId};
use crate::domain::invitations::invitation::JobInvitation;
use crate::domain::jobs::job::{Job, Visibility};
use crate::domain::jobs::refusal::JobRefusal;
use crate::store::{InvitationLine, JobRow};

/// Everything about one invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRecord {
    /// As it is now.
    pub invitation: JobInvitation,
    /// Its job.
    pub found: JobRow,
}

/// One page of the invitations that somebody got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationPage {
    /// Whether it holds those that don't wait.
    pub is_archive: bool,
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<InvitationLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Invitations on all pages, at most [`LIST_REACH`].
    pub total: u32,
}

/// One page of the people and agencies who were invited to a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedPage {
    /// Which job.
    pub job: Job,
    /// Newest first, at most [`PAGE_LINES`], with their names.
    pub lines: Vec<(JobInvitation, Option<String>)>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Invitations on all pages.
    pub total: u32,
}

impl App {
    /// Everything about an invitation, for one of its sides.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_invitation(&self, caller: &Caller, id: JobInvitationId) -> Result<InvitationRecord> {
        let mut reader = self.store.reader().await?;
        let (invitation, found) = load_to_read(&mut reader.queries(), caller, id).await?;
        Ok(InvitationRecord { invitation, found })
    }

    /// Whether the caller, or an agency that they answer for, was invited to a job that only invited people see.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn is_invited_to(&self, caller: &Caller, job: &Job) -> Result<bool> {
        match job.visibility {
            Visibility::Everyone => Ok(false),
            Visibility::Invited => {
                Ok(self.store.reader().await?.queries().is_let_in(job.id, caller.person).await?)
            }
        }
    }

    /// A page of the invitations that the caller got, or an agency that they answer for; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_invitations(
        &self,
        caller: &Caller,
        is_archive: bool,
        page: u32,
    ) -> Result<InvitationPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let whose = (caller.guild, caller.person);
        let counted = queries.count_invitations_of(whose, is_archive, LIST_REACH).await?;
        let ReachedPage { total, page, pages, skip, .. } = ReachedPage::of(counted, page);
        let lines = queries.invitations_of(whose, is_archive, (skip, PAGE_LINES)).await?;
        Ok(InvitationPage { is_archive, lines, page, pages, total })
    }

    /// A page of the people who were invited to a job of the caller's; a page past the end is the last one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn list_invited(&self, caller: &Caller, id: JobId, page: u32) -> Result<InvitedPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let job = self.load_job(&mut queries, caller, id).await?.job;
        if job.client != caller.person {
            return Err(JobRefusal::NotClient { number: job.number, client: job.client }.into());
        }
        let counted = queries.count_invited_to(id).await?;
        let ReachedPage { total, page, pages, skip, .. } = ReachedPage::of(counted, page);
        let lines = queries.invited_to(id, (skip, PAGE_LINES)).await?;
        Ok(InvitedPage { job, lines, page, pages, total })
    }
}
