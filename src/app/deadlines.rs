//! What time does: offers remind of their deadline and expire, submitted work is approved, feedback is published, scores are looked at, quiet jobs close, digests are sent, drafts are forgotten. A
//! deadline is a column; each step asks for what is due and runs the ordinary decision, so that it does not matter how long nobody asked.

use super::error::{Error, Result};
use super::transaction::{App, retry};
use crate::domain::agencies::agency::INVITATION_LIFE_MS;
use crate::domain::decision::Decision;
use crate::domain::draft::DRAFT_LIFE_MS;
use crate::domain::ids::{GuildId, OfferId};
use crate::domain::jobs::alert::NEWS_KEPT_MS;
use crate::domain::notifications::mail::REFUSAL_COUNTS_MS;
use crate::domain::offers::decide;
use crate::domain::offers::decide::OfferChange;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use crate::domain::time::DAY_MS;
use crate::domain::time::{HOUR_MS, UnixMs};
use crate::store;
use crate::store::Standing;
use std::collections::BTreeMap;
use tokio::sync::watch;

/// Offers in one step, of each kind of deadline.
const BATCH: u32 = 100;

/// What time does to one offer, if it is due.
type Due = fn(&Offer, UnixMs) -> std::result::Result<Option<Decision<OfferChange>>, Refusal>;

impl App {
    /// When the next offer expires or reminds of that, or work is due; it may be past.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn next_deadline(&self) -> Result<Option<UnixMs>> {
        Ok(self.store.reader().await?.queries().next_deadline().await?)
    }

    /// How often something was saved since Parley started.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.store.commits()
    }

    /// Whether nobody else can save anything.
    #[must_use]
    pub fn is_alone(&self) -> bool {
        self.store.is_exclusive()
    }

    /// Whether this process does what one does for all that share a database.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.store.standing().borrow().is_first
    }

    /// How this process stands among those that share a database, and will stand.
    #[must_use]
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.store.standing()
    }

    /// Does what is due. Gives how many deadlines were met; ask again at once while that is not 0.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn step_deadlines(&self) -> Result<u32> {
        let now = self.now();
        let (over, near, contracts, reminders, mut feedback, scores, jobs) = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            (
                queries.due_offers(now, BATCH).await?,
                queries.due_reminders(now, BATCH).await?,
                queries.due_contracts(now, BATCH).await?,
                queries.due_feedback_reminders(now, BATCH).await?,
                queries.due_feedback(now, BATCH).await?,
                queries.due_scores(now, BATCH).await?,
                queries.due_jobs(now, BATCH).await?,
            )
        };
        let mut met = 0;
        let mut by_server: BTreeMap<GuildId, Vec<OfferId>> = BTreeMap::new();
        for (guild, offer) in over {
            by_server.entry(guild).or_default().push(offer);
        }
        for offers in by_server.values() {
            met += self.expire_together(offers, now).await?;
        }
        for offer in near {
            met += u32::from(self.meet_deadline(offer, decide::remind).await?);
        }
        // One that fails again and again doesn't hold up the others.
        let mut failed = None;
        for contract in contracts {
            match self.meet_contract(contract).await {
                Ok(is_met) => met += u32::from(is_met),
                Err(failure) => failed = Some(failure),
            }
        }
        for contract in reminders {
            match self.remind_of_feedback(contract).await {
                Ok(is_met) => met += u32::from(is_met),
                Err(failure) => failed = Some(failure),
            }
        }
        // Of both sides where both wait: they are published together.
        feedback.dedup();
        for contract in feedback {
            match self.meet_feedback(contract).await {
                Ok(is_met) => met += u32::from(is_met),
                Err(failure) => failed = Some(failure),
            }
        }
        for due in scores {
            match self.meet_score(due).await {
                Ok(is_met) => met += u32::from(is_met),
                Err(failure) => failed = Some(failure),
            }
        }
        for job in jobs {
            match self.meet_job(job).await {
                Ok(is_met) => met += u32::from(is_met),
                Err(failure) => failed = Some(failure),
            }
        }
        match self.meet_digests().await {
            Ok(sent) => met += sent,
            Err(failure) => failed = Some(failure),
        }
        match failed {
            Some(failure) if met == 0 => Err(failure),
            _ => Ok(met),
        }
    }

    /// Ends all that is over in one server in one transaction, so that each side is told in one message. Where others are
    /// faster again and again, each ends alone.
    async fn expire_together(&self, offers: &[OfferId], now: UnixMs) -> Result<u32> {
        match retry(|| self.try_expire_together(offers, now)).await {
            Err(Error::Store(store::Error::Conflict)) => {
                let mut met = 0;
                for offer in offers {
                    met += u32::from(self.meet_deadline(*offer, decide::expire).await?);
                }
                Ok(met)
            }
            outcome => outcome,
        }
    }

    async fn try_expire_together(&self, offers: &[OfferId], now: UnixMs) -> Result<u32> {
        let mut tx = self.store.begin().await?;
        let mut met = 0;
        for id in offers {
            let Some(offer) = tx.queries().offer(*id).await? else { continue };
            match decide::expire(&offer, now) {
                Ok(Some(decision)) => self.put(&mut tx, &decision).await?,
                // Somebody answered it, or another process was faster.
                Ok(None) | Err(Refusal::Offer(OfferRefusal::Over { .. })) => continue,
                Err(refusal) => return Err(refusal.into()),
            }
            met += 1;
        }
        tx.commit().await?;
        Ok(met)
    }

    async fn meet_deadline(&self, id: OfferId, due: Due) -> Result<bool> {
        let outcome = retry(|| self.try_meet_deadline(id, due)).await;
        match outcome {
            // Somebody answered it, or another process was faster, at the same moment.
            Err(Error::Refused(Refusal::Offer(OfferRefusal::Over { .. }))) => Ok(false),
            other => other,
        }
    }

    async fn try_meet_deadline(&self, id: OfferId, due: Due) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let Some(offer) = tx.queries().offer(id).await? else { return Ok(false) };
        let Some(decision) = due(&offer, self.now())? else { return Ok(false) };
        self.save(tx, &decision).await?;
        Ok(true)
    }

    /// Forgets drafts that are too old to be opened, codes that are too old to be counted, invitations whose week is over, and what else is
    /// kept for a while only.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn sweep_drafts(&self) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let swept = tx.sweep_drafts(self.now().plus(-DRAFT_LIFE_MS)).await?;
        let codes = tx.sweep_mail_codes(self.now().plus(-HOUR_MS)).await?;
        let invitations = tx.sweep_invitations(self.now().plus(-INVITATION_LIFE_MS)).await?;
        tx.sweep_questions(self.now().plus(-INVITATION_LIFE_MS)).await?;
        tx.sweep_mail_refusals(self.now().plus(-REFUSAL_COUNTS_MS)).await?;
        tx.sweep_asks(self.now().plus(-DAY_MS)).await?;
        tx.sweep_interactions(self.now().plus(-HOUR_MS)).await?;
        tx.sweep_job_news(self.now().plus(-NEWS_KEPT_MS)).await?;
        tx.commit().await?;
        Ok(swept + codes + invitations)
    }
}
