//! What deliveries about proposals must know. Owns loading it, at the moment of delivery, and whether it's still worth telling.

use crate::app::{App, Result};
use crate::domain::effect::ProposalEffect;
use crate::domain::ids::{PersonId, ProposalId};
use crate::domain::jobs::job::Job;
use crate::domain::notifications::mail::MailAddress;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::{Proposal, ProposalState};
use crate::store::{DmStatus, Person, Queries};
use crate::words::Language;

/// A delivery about a proposal, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalDelivery {
    /// Tell one side.
    TellProposal(Box<ProposalBrief>),
    /// Send the client its files.
    HandFiles(Box<ProposalBrief>),
}

/// What one side of a proposal is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the server is called.
    pub server: Option<String>,
    /// As it is now.
    pub proposal: Proposal,
    /// Its job.
    pub job: Job,
    /// Who sent it; nobody for an agency.
    pub freelancer: Option<Person>,
    /// Who posted the job.
    pub client: Option<Person>,
    /// What happened.
    pub news: ProposalNews,
    /// Who is told.
    pub to: PersonId,
    /// The way to them.
    pub dm_status: DmStatus,
}

/// The same by email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalMailBrief {
    /// The news.
    pub brief: ProposalBrief,
    /// Where it goes.
    pub address: MailAddress,
}

/// Whether a proposal is still as the news says.
const fn is_still_true(proposal: &Proposal, news: ProposalNews) -> bool {
    match news {
        ProposalNews::Received | ProposalNews::JobEdited => {
            matches!(proposal.state, ProposalState::Open)
        }
        ProposalNews::Declined => matches!(proposal.state, ProposalState::Declined { .. }),
        ProposalNews::JobClosed => matches!(proposal.state, ProposalState::Closed { .. }),
    }
}

impl App {
    /// What a delivery about a proposal needs; `None` where nothing is left to do.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn proposal_delivery(&self, effect: &ProposalEffect) -> Result<Option<ProposalDelivery>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        match *effect {
            ProposalEffect::TellProposal { proposal, news, to } => {
                let brief = self.proposal_brief(&mut queries, proposal, (news, to)).await?;
                Ok(brief.map(|brief| ProposalDelivery::TellProposal(Box::new(brief))))
            }
            ProposalEffect::HandFiles { proposal, to } => {
                let brief = self.proposal_brief(&mut queries, proposal, (ProposalNews::Received, to)).await?;
                Ok(brief.map(|brief| ProposalDelivery::HandFiles(Box::new(brief))))
            }
        }
    }

    async fn proposal_brief(
        &self,
        queries: &mut Queries<'_>,
        id: ProposalId,
        (news, to): (ProposalNews, PersonId),
    ) -> Result<Option<ProposalBrief>> {
        let found = queries.proposal(id).await?.filter(|proposal| is_still_true(proposal, news));
        let Some(proposal) = found else { return Ok(None) };
        let Some(found) = queries.job(proposal.job).await? else { return Ok(None) };
        // Who answers for an agency no more is told nothing of its proposals.
        if found.job.client != to && !proposal.is_of(to) {
            return Ok(None);
        }
        let freelancer = match &proposal.from {
            Recipient::Freelancer(person) => queries.person_told_apart(proposal.guild, *person).await?,
            Recipient::Agency(_) => None,
        };
        Ok(Some(ProposalBrief {
            language: self.language(queries, proposal.guild).await?,
            server: queries.guild_name(proposal.guild).await?,
            freelancer,
            client: queries.person_told_apart(proposal.guild, found.job.client).await?,
            dm_status: queries.dm_status(to).await?,
            job: found.job,
            proposal,
            news,
            to,
        }))
    }

    /// What an email about a proposal needs; `None` where there is nothing to say, or no address for it any more.
    pub(in crate::app) async fn proposal_mail_brief(
        &self,
        queries: &mut Queries<'_>,
        id: ProposalId,
        (news, to): (ProposalNews, PersonId),
    ) -> Result<Option<Box<ProposalMailBrief>>> {
        let Some(brief) = self.proposal_brief(queries, id, (news, to)).await? else { return Ok(None) };
        let guild = brief.proposal.guild;
        let Some(address) = self.mail_goes_to(queries, guild, to).await? else { return Ok(None) };
        // They may have turned it off since it was decided.
        let choices = queries.notice_choices(guild, to).await?;
        Ok(choices
            .wants(Topic::Jobs, NotificationChannel::Mail)
            .then(|| Box::new(ProposalMailBrief { brief, address })))
    }
}
