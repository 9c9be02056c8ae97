//! Accounts that moderators take for the same person's, so that nobody raises their own score. Owns that only moderators read and change
//! that, and never about themselves.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::{App, retry};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::score::same::SamePair;
use crate::domain::ids::PersonId;
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::WHY_CHARS;
use crate::store::{AuditLine, SameMark};

/// One page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamePage {
    /// Newest first, without those that involve the reader.
    pub lines: Vec<SameMark>,
    /// This page, from 1.
    pub page: u32,
    /// Whether there are older ones.
    pub has_more: bool,
}

impl App {
    /// A page of the accounts that moderators marked as the same person's.
    ///
    /// # Errors
    /// A refusal for everybody who doesn't moderate, or a failure of the database.
    pub async fn list_same(&self, caller: &Caller, page: u32) -> Result<SamePage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let page = page.max(1);
        let skip = (page - 1).saturating_mul(PAGE_LINES);
        let mut lines = queries.same_marks(caller.guild, caller.person, skip, PAGE_LINES + 1).await?;
        let has_more = lines.len() > PAGE_LINES as usize;
        lines.truncate(PAGE_LINES as usize);
        Ok(SamePage { lines, page, has_more })
    }

    /// Marks two accounts as the same person's, or takes that back, and has it stand in the audit. Neither of them is told.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn mark_same(
        &self,
        caller: &Caller,
        (one, other): (PersonId, PersonId),
        why: &str,
        is_same: bool,
    ) -> Result<SamePair> {
        let pair = SamePair::of(one, other).ok_or(FeedbackRefusal::OneAccount);
        let why: String = why.trim().chars().take(WHY_CHARS).collect();
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.check_moderates(&mut tx.queries(), caller).await?;
            let pair = pair?;
            if pair.involves(caller.person) {
                return Err(FeedbackRefusal::OwnAccount.into());
            }
            if why.is_empty() {
                return Err(ModerationRefusal::NoWhy.into());
            }
            let mark = SameMark { pair, by: caller.person, why: why.clone(), at: self.now() };
            let what = if is_same {
                if !tx.insert_same(caller.guild, &mark).await? {
                    return Err(FeedbackRefusal::SameAlready.into());
                }
                AuditedAct::SamePerson
            } else {
                if !tx.delete_same(caller.guild, pair).await? {
                    return Err(FeedbackRefusal::NotSame.into());
                }
                AuditedAct::SamePersonEnded
            };
            let line = AuditLine {
                guild: caller.guild,
                by: caller.person,
                what,
                subject: pair.second.to_string(),
                on: Some(pair.first),
                report: None,
                why: why.clone(),
                at: self.now(),
            };
            tx.insert_audit(self.new_id(), &line).await?;
            tx.commit().await?;
            Ok(pair)
        })
        .await
    }
}
