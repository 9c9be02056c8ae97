//! Suspensions and appeals: who may send no offers for a while, who ends that early, and what a suspended person may write to
//! the moderators. A suspension ends by itself: whoever asks compares its end with the time.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::lists::PAGE_LINES;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, Lane, ModerationEffect};
use crate::domain::ids::{AppealId, GuildId, PersonId, SanctionId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::WHY_CHARS;
use crate::domain::moderation::sanction::{
    APPEAL_CHARS, Appeal, BETWEEN_APPEALS_MS, Ended, Sanction, SanctionKind, SanctionNews,
};
use crate::domain::time::UnixMs;
use crate::store::{AuditLine, Queries};

/// One page of the suspensions that count in a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionPage {
    /// The one that ends first first, at most [`PAGE_LINES`].
    pub lines: Vec<Sanction>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Suspensions on all pages.
    pub total: u32,
}

/// A suspension as moderators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionCase {
    /// As it is now.
    pub suspension: Sanction,
    /// What the person wrote, the newest first.
    pub appeals: Vec<Appeal>,
}

/// Refuses a new offer of somebody who is suspended.
pub(in crate::app) async fn check_not_suspended(
    queries: &mut Queries<'_>,
    caller: &Caller,
    now: UnixMs,
) -> Result<()> {
    match queries.sanction_on(caller.guild, caller.person, SanctionKind::Suspension, now).await? {
        None => Ok(()),
        Some(found) => Err(ModerationRefusal::Suspended { sanction: found.id, until: found.until }.into()),
    }
}

/// Whether somebody is suspended at `now`.
pub(in crate::app) async fn is_suspended(
    queries: &mut Queries<'_>,
    guild: GuildId,
    person: PersonId,
    now: UnixMs,
) -> Result<bool> {
    Ok(queries.sanction_on(guild, person, SanctionKind::Suspension, now).await?.is_some())
}

impl App {
    /// A page of the suspensions that count in the caller's server; a page past the end is the last one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn list_suspensions(&self, caller: &Caller, page: u32) -> Result<SuspensionPage> {
        let now = self.now();
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let total = queries.count_suspensions_in(caller.guild, now).await?;
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let skip = (page - 1) * PAGE_LINES;
        let lines = queries.suspensions_in(caller.guild, now, skip, PAGE_LINES).await?;
        Ok(SuspensionPage { lines, page, pages, total })
    }

    /// A suspension that counts, with what was written against it. For others than moderators it does not exist.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn suspension_case(&self, caller: &Caller, id: SanctionId) -> Result<SuspensionCase> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let suspension = self.load_suspension(&mut queries, caller, id).await?;
        let appeals = queries.appeals_against(&suspension).await?;
        Ok(SuspensionCase { suspension, appeals })
    }

    async fn load_suspension(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        id: SanctionId,
    ) -> Result<Sanction> {
        let now = self.now();
        let found = queries.sanction(id).await?.filter(|found| {
            found.guild == caller.guild && found.kind == SanctionKind::Suspension && found.counts(now)
        });
        match found {
            Some(found) if self.may_moderate(queries, caller).await? => Ok(found),
            _ => Err(ModerationRefusal::NoSuchSuspension.into()),
        }
    }

    /// Ends a suspension before its time; the person is told why. Nobody ends their own, or decides a case of theirs.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn end_suspension(&self, caller: &Caller, id: SanctionId, why: &str) -> Result<Sanction> {
        let why: String = why.trim().chars().take(WHY_CHARS).collect();
        if why.is_empty() {
            return Err(ModerationRefusal::NoWhy.into());
        }
        retry(|| self.try_end_suspension(caller, id, &why)).await
    }

    async fn try_end_suspension(&self, caller: &Caller, id: SanctionId, why: &str) -> Result<Sanction> {
        let mut tx = self.store.begin().await?;
        let found = self.load_suspension(&mut tx.queries(), caller, id).await?;
        let report = tx.queries().report(found.report).await?;
        if let Some(report) = report.filter(|report| report.involves(caller.person)) {
            return Err(ModerationRefusal::Involved { number: report.number }.into());
        }
        let now = self.now();
        let ended = Ended { by: caller.person, at: now, why: why.to_owned() };
        if !tx.end_sanction(id, &ended).await? {
            return Err(ModerationRefusal::NoSuchSuspension.into());
        }
        let line = AuditLine {
            guild: caller.guild,
            by: caller.person,
            what: AuditedAct::SuspensionEnded,
            subject: found.number.to_string(),
            on: Some(found.person),
            report: Some(found.report),
            why: why.to_owned(),
            at: now,
        };
        tx.insert_audit(self.new_id(), &line).await?;
        let suspension = Sanction { ended: Some(ended), ..found };
        self.tell_sanction(&mut tx, &suspension, SanctionNews::Ended).await?;
        for appeal in tx.queries().appeals_against(&suspension).await? {
            let refresh = Effect::from(ModerationEffect::RefreshAppeal { appeal: appeal.id });
            self.enqueue_alone(&mut tx, &refresh, Lane::Reports(caller.guild), caller.guild).await?;
        }
        tx.commit().await?;
        Ok(suspension)
    }

    /// The caller's suspension, if they may appeal against it now. Without an `id`, the one that lasts longest.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_appeal(&self, caller: &Caller, id: Option<SanctionId>) -> Result<Sanction> {
        self.may_appeal(&mut self.store.reader().await?.queries(), caller, id, "").await
    }

    async fn may_appeal(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        id: Option<SanctionId>,
        typed: &str,
    ) -> Result<Sanction> {
        let now = self.now();
        let found = match id {
            Some(id) => queries.sanction(id).await?,
            None => queries.sanction_on(caller.guild, caller.person, SanctionKind::Suspension, now).await?,
        };
        let theirs = found.filter(|found| {
            let is_theirs = found.guild == caller.guild && found.person == caller.person;
            is_theirs && found.kind == SanctionKind::Suspension && found.counts(now)
        });
        let suspension = theirs.ok_or(ModerationRefusal::NotSuspended)?;
        let last = queries.last_appeal(caller.guild, caller.person).await?;
        match last.map(|last| last.plus(BETWEEN_APPEALS_MS)).filter(|again| now < *again) {
            None => Ok(suspension),
            Some(again) => Err(ModerationRefusal::AppealedLately { again, typed: typed.to_owned() }.into()),
        }
    }

    /// Sends an appeal to the moderators. Whether they are told in a channel; otherwise it stands with the suspension.
    ///
    /// # Errors
    /// A refusal, which gives back what was typed, or a failure of the database.
    pub async fn send_appeal(&self, caller: &Caller, id: SanctionId, text: &str) -> Result<bool> {
        if text.trim().is_empty() {
            return Err(ModerationRefusal::NoWhy.into());
        }
        retry(|| self.try_send_appeal(caller, id, text)).await
    }

    async fn try_send_appeal(&self, caller: &Caller, id: SanctionId, text: &str) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        tx.hold_appeals(caller.guild, caller.person).await?;
        let sanction = self.may_appeal(&mut tx.queries(), caller, Some(id), text).await?;
        let text = text.trim().chars().take(APPEAL_CHARS).collect();
        let appeal = Appeal { id: AppealId(self.new_id()), sanction, text, at: self.now() };
        tx.insert_appeal(&appeal).await?;
        let post = Effect::from(ModerationEffect::PostAppeal { appeal: appeal.id });
        self.enqueue_alone(&mut tx, &post, Lane::Reports(caller.guild), caller.guild).await?;
        let told = self.rules(&mut tx.queries(), caller.guild).await?.moderators_channel.is_some();
        tx.commit().await?;
        Ok(told)
    }
}
