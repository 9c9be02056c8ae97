//! How a proposal changes. Owns that what becomes of one and whom that is told to are one transaction, for which everything else that
//! changes its job waits.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, Lane, MailEffect, ProposalEffect};
use crate::domain::ids::{PersonId, ProposalId};
use crate::domain::jobs::job::Job;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::Proposal;
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::domain::refusal::Refusal;
use crate::store::{Queries, Tx};

/// A proposal with its job, for one of its two sides. Somebody else's, or another server's, doesn't exist for them.
pub(super) async fn load_proposal(
    queries: &mut Queries<'_>,
    caller: &Caller,
    id: ProposalId,
) -> Result<(Proposal, Job)> {
    let found = queries.proposal(id).await?.filter(|found| found.guild == caller.guild);
    let proposal = found.ok_or(ProposalRefusal::NoSuchProposal)?;
    let job = queries.job(proposal.job).await?.ok_or(ProposalRefusal::NoSuchProposal)?.job;
    match proposal.is_of(caller.person) || job.client == caller.person {
        true => Ok((proposal, job)),
        false => Err(ProposalRefusal::NoSuchProposal.into()),
    }
}

impl App {
    /// Loads a proposal, decides about it as it is while nothing else changes its job, saves it, and tells the side that sent it `news`.
    pub(super) async fn change_proposal(
        &self,
        caller: &Caller,
        id: ProposalId,
        news: Option<ProposalNews>,
        decide: impl Fn(&Proposal, &Job) -> std::result::Result<Proposal, Refusal> + Sync,
    ) -> Result<(Proposal, Job)> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let (seen, _) = load_proposal(&mut tx.queries(), caller, id).await?;
            tx.hold_job(seen.job).await?;
            let (proposal, job) = load_proposal(&mut tx.queries(), caller, id).await?;
            let next = decide(&proposal, &job)?;
            tx.update_proposal(&next).await?;
            if let Some(news) = news {
                self.tell_senders(&mut tx, &next, news).await?;
            }
            tx.commit().await?;
            Ok((next, job))
        })
        .await
    }

    /// Has one side told, by the ways that they chose and can be reached by.
    pub(super) async fn tell_of_proposal(
        &self,
        tx: &mut Tx,
        proposal: &Proposal,
        news: ProposalNews,
        to: PersonId,
    ) -> Result<()> {
        let has_files = news == ProposalNews::Received && !proposal.terms.files.is_empty();
        let (guild, proposal) = (proposal.guild, proposal.id);
        let reach = tx.queries().reach(guild, to).await?;
        if reach.choices.wants(Topic::Jobs, NotificationChannel::Direct) && reach.is_door_open {
            let tell = Effect::from(ProposalEffect::TellProposal { proposal, news, to });
            self.enqueue_alone(tx, &tell, Lane::Direct(guild, to), guild).await?;
            if has_files {
                let files = Effect::from(ProposalEffect::HandFiles { proposal, to });
                self.enqueue_alone(tx, &files, Lane::DirectFiles(guild, to), guild).await?;
            }
        }
        let goes_by_mail = self.has_mail && reach.has_address;
        if goes_by_mail && reach.choices.wants(Topic::Jobs, NotificationChannel::Mail) {
            let mail = Effect::from(MailEffect::MailProposal { proposal, news, to });
            self.enqueue_alone(tx, &mail, Lane::Mail(guild, to), guild).await?;
        }
        Ok(())
    }
}
