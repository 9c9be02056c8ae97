//! What deliveries by email must know. Owns loading it, at the moment of delivery.

use crate::app::jobs::OwnJobTopic;
use crate::app::{
    App, CodeBrief, InvitationMailBrief, JobNewsMail, MailBrief, OwnJobMail, ProposalMailBrief, Result,
};
use crate::domain::effect::MailEffect;

/// A delivery by email, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmailDelivery {
    /// Tell somebody something.
    Mail(Box<MailBrief>),
    /// Tell somebody what happened to a proposal.
    Proposal(Box<ProposalMailBrief>),
    /// Tell somebody what happened to an invitation to a job.
    Invitation(Box<InvitationMailBrief>),
    /// Tell a client that a job closes soon, or was closed.
    MailJob(Box<OwnJobMail>),
    /// Tell somebody of jobs that their alerts fit.
    MailJobs(Box<JobNewsMail>),
    /// Send a code to the address that it is to prove.
    MailCode(Box<CodeBrief>),
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver, or no address for it.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn email_delivery(&self, effect: &MailEffect) -> Result<Option<EmailDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            MailEffect::Mail { offer, news, to } => {
                self.mail_brief(queries, offer, news, to).await?.map(EmailDelivery::Mail)
            }
            MailEffect::MailProposal { proposal, news, to } => {
                let brief = self.proposal_mail_brief(queries, proposal, (news, to)).await?;
                brief.map(EmailDelivery::Proposal)
            }
            MailEffect::MailInvitation { invitation, news, to } => {
                let brief = self.invitation_mail_brief(queries, invitation, (news, to)).await?;
                brief.map(EmailDelivery::Invitation)
            }
            MailEffect::MailJob { job, .. } => {
                self.own_job_mail(queries, job, OwnJobTopic::ClosesSoon).await?.map(EmailDelivery::MailJob)
            }
            MailEffect::MailClosedJob { job, .. } => {
                self.own_job_mail(queries, job, OwnJobTopic::Closed).await?.map(EmailDelivery::MailJob)
            }
            MailEffect::MailJobs { batch, to } => {
                self.job_news_mail(queries, (batch, to)).await?.map(EmailDelivery::MailJobs)
            }
            MailEffect::MailCode { code, .. } => {
                let brief = self.code_brief(queries, code).await?;
                brief.map(|brief| EmailDelivery::MailCode(Box::new(brief)))
            }
        })
    }
}
