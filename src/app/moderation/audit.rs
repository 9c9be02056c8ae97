//! Reading the audit. Owns who may, and that a party to a case reads of it no word that somebody wrote: a reason might name the
//! reporter. That moderators take somebody's account for another one's as well, they don't read at all.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::App;
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::store::AuditEntry;

/// One page of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// Which lines these are.
    pub filter: AuditFilter,
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<AuditShown>,
    /// This page, from 1.
    pub page: u32,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// A line as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditShown {
    /// The line; without its reason where the reader is a party.
    pub entry: AuditEntry,
    /// Whether the reader is a party to the case.
    pub is_involved: bool,
}

impl App {
    /// A page of the server's audit.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn read_audit(&self, caller: &Caller, filter: AuditFilter, page: u32) -> Result<AuditPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let page = page.max(1);
        let skip = (page - 1).saturating_mul(PAGE_LINES);
        let mut found = queries.audit_of(caller.guild, filter, skip, PAGE_LINES + 1).await?;
        let has_more = found.len() > PAGE_LINES as usize;
        found.truncate(PAGE_LINES as usize);
        let mut lines = Vec::with_capacity(found.len());
        for mut entry in found {
            let is_of_accounts = AuditedAct::from_code(&entry.what).is_some_and(AuditedAct::is_of_accounts);
            let is_own = entry.on == Some(caller.person) || entry.subject == caller.person.to_string();
            if is_of_accounts && is_own {
                continue;
            }
            let case = match entry.report {
                Some(report) => queries.report(report).await?,
                None => None,
            };
            if case.as_ref().is_some_and(|report| report.is_kept_from(caller.person)) {
                continue;
            }
            let is_involved = case.is_some_and(|report| report.involves(caller.person));
            if is_involved {
                entry.why.clear();
            }
            lines.push(AuditShown { entry, is_involved });
        }
        Ok(AuditPage { filter, lines, page, has_more })
    }
}
