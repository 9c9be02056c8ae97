//! What deliveries about invitations must know. Owns loading it, at the moment of delivery, and whether it's still worth telling.

use crate::app::{App, Result};
use crate::domain::effect::InvitationEffect;
use crate::domain::ids::{JobInvitationId, PersonId};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::invitation::{InvitationState, JobInvitation};
use crate::domain::jobs::job::Job;
use crate::domain::notifications::mail::MailAddress;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::offer::Recipient;
use crate::store::{DmStatus, Person, Queries};
use crate::words::Language;

/// A delivery about an invitation, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationDelivery {
    /// Tell one side.
    TellInvitation(Box<InvitationBrief>),
}

/// What one side of an invitation is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the server is called.
    pub server: Option<String>,
    /// As it is now.
    pub invitation: JobInvitation,
    /// Its job.
    pub job: Job,
    /// Who posted that.
    pub client: Option<Person>,
    /// Who is invited; nobody for an agency.
    pub freelancer: Option<Person>,
    /// Whether they got none in this server before.
    pub is_first: bool,
    /// What happened.
    pub news: InvitationNews,
    /// Who is told.
    pub to: PersonId,
    /// The way to them.
    pub dm_status: DmStatus,
}

/// The same by email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationMailBrief {
    /// The news.
    pub brief: InvitationBrief,
    /// Where it goes.
    pub address: MailAddress,
}

/// Whether an invitation is still as the news says.
const fn is_still_true(invitation: &JobInvitation, news: InvitationNews) -> bool {
    match news {
        InvitationNews::Received => matches!(invitation.state, InvitationState::Open),
        InvitationNews::Declined => matches!(invitation.state, InvitationState::Declined { .. }),
    }
}

impl App {
    /// What a delivery about an invitation needs; `None` where nothing is left to do.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn invitation_delivery(&self, effect: &InvitationEffect) -> Result<Option<InvitationDelivery>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        match *effect {
            InvitationEffect::TellInvitation { invitation, news, to } => {
                let brief = self.invitation_brief(&mut queries, invitation, (news, to)).await?;
                Ok(brief.map(|brief| InvitationDelivery::TellInvitation(Box::new(brief))))
            }
        }
    }

    async fn invitation_brief(
        &self,
        queries: &mut Queries<'_>,
        id: JobInvitationId,
        (news, to): (InvitationNews, PersonId),
    ) -> Result<Option<InvitationBrief>> {
        let found = queries.job_invitation(id).await?.filter(|invitation| is_still_true(invitation, news));
        let Some(invitation) = found else { return Ok(None) };
        let Some(found) = queries.job(invitation.job).await? else { return Ok(None) };
        // Who answers for an agency no more is told nothing of its invitations.
        if invitation.client != to && !invitation.is_for(to) {
            return Ok(None);
        }
        let freelancer = match &invitation.to {
            Recipient::Freelancer(person) => queries.person_told_apart(invitation.guild, *person).await?,
            Recipient::Agency(_) => None,
        };
        Ok(Some(InvitationBrief {
            language: self.language(queries, invitation.guild).await?,
            server: queries.guild_name(invitation.guild).await?,
            client: queries.person_told_apart(invitation.guild, invitation.client).await?,
            freelancer,
            is_first: queries.is_first_invitation(&invitation).await?,
            dm_status: queries.dm_status(to).await?,
            job: found.job,
            invitation,
            news,
            to,
        }))
    }

    /// What an email about an invitation needs; `None` where there is nothing to say, or no address for it any more.
    pub(in crate::app) async fn invitation_mail_brief(
        &self,
        queries: &mut Queries<'_>,
        id: JobInvitationId,
        (news, to): (InvitationNews, PersonId),
    ) -> Result<Option<Box<InvitationMailBrief>>> {
        let Some(brief) = self.invitation_brief(queries, id, (news, to)).await? else { return Ok(None) };
        let guild = brief.invitation.guild;
        let Some(address) = self.mail_goes_to(queries, guild, to).await? else { return Ok(None) };
        // They may have turned it off since it was decided.
        let choices = queries.notice_choices(guild, to).await?;
        Ok(choices
            .wants(Topic::Jobs, NotificationChannel::Mail)
            .then(|| Box::new(InvitationMailBrief { brief, address })))
    }
}
