//! What deliveries of feedback must know. Owns loading it, at the moment of delivery, without what moderators alone read.

use super::badge_roles::BadgeRoleBrief;
use crate::app::{App, Result};
use crate::domain::contracts::contract::Contract;
use crate::domain::effect::FeedbackEffect;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::interim::InterimFeedback;
use crate::domain::feedback::which::InterimRef;
use crate::domain::ids::ChannelId;
use crate::domain::offers::offer::{Offer, Side};
use crate::store::{FeedbackSubject, OfferRow, Posted, Queries};
use crate::words::Language;

/// A delivery of feedback in the room of its contract, or for a badge, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedbackDelivery {
    /// Post what was published.
    PostFeedback(Box<FeedbackBrief>),
    /// Make that message show how it is.
    RefreshFeedback(Box<FeedbackBrief>),
    /// Post the reply to what this side gave.
    PostReply(Box<FeedbackBrief>, Side),
    /// Post what was said during the contract.
    PostInterim(Box<InterimBrief>),
    /// Make that message show how it is.
    RefreshInterim(Box<InterimBrief>),
    /// Bring the roles of somebody in line with their badge.
    BadgeRole(BadgeRoleBrief),
}

/// What was published on a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The accepted offer.
    pub offer: Offer,
    /// The contract.
    pub contract: Contract,
    /// The room's channel.
    pub channel: ChannelId,
    /// What was published, without notes.
    pub feedback: Vec<Feedback>,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

/// What was said during a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterimBrief {
    /// Of the server's texts.
    pub language: Language,
    /// The accepted offer.
    pub offer: Offer,
    /// The contract.
    pub contract: Contract,
    /// The room's channel.
    pub channel: ChannelId,
    /// What was said.
    pub feedback: InterimFeedback,
    /// The message, if it was posted.
    pub posted: Option<Posted>,
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn feedback_delivery(&self, effect: &FeedbackEffect) -> Result<Option<FeedbackDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let (id, subject) = match *effect {
            FeedbackEffect::BadgeRole { guild, person } => {
                let brief = self.badge_role_brief(queries, (guild, person)).await?;
                return Ok(brief.map(FeedbackDelivery::BadgeRole));
            }
            FeedbackEffect::PostInterim(which) => {
                let brief = self.interim_brief(queries, which).await?;
                return Ok(brief.map(FeedbackDelivery::PostInterim));
            }
            FeedbackEffect::RefreshInterim(which) => {
                let brief = self.interim_brief(queries, which).await?;
                return Ok(brief.map(FeedbackDelivery::RefreshInterim));
            }
            FeedbackEffect::PostFeedback { contract } | FeedbackEffect::RefreshFeedback { contract } => {
                (contract, FeedbackSubject::Published(contract))
            }
            FeedbackEffect::PostReply { contract, to } => (contract, FeedbackSubject::Reply(contract, to)),
        };
        let Some(found) = queries.contract_row(id, subject).await? else { return Ok(None) };
        let OfferRow { offer, channel: Some(channel), contract: Some(contract), settings, posted, .. } =
            found
        else {
            return Ok(None);
        };
        let published = queries.feedback_of(id).await?.into_iter().filter(|one| one.published.is_some());
        let feedback = published.map(|one| Feedback { note: None, ..one }).collect();
        let language = self.language_in(&settings);
        let brief = Box::new(FeedbackBrief { language, offer, contract, channel, feedback, posted });
        Ok(match *effect {
            FeedbackEffect::PostFeedback { .. } => Some(FeedbackDelivery::PostFeedback(brief)),
            FeedbackEffect::RefreshFeedback { .. } => Some(FeedbackDelivery::RefreshFeedback(brief)),
            FeedbackEffect::PostReply { to, .. } => Some(FeedbackDelivery::PostReply(brief, to)),
            FeedbackEffect::PostInterim(_)
            | FeedbackEffect::RefreshInterim(_)
            | FeedbackEffect::BadgeRole { .. } => None,
        })
    }

    async fn interim_brief(
        &self,
        queries: &mut Queries<'_>,
        which: InterimRef,
    ) -> Result<Option<Box<InterimBrief>>> {
        let found = queries.contract_row(which.contract, FeedbackSubject::During(which)).await?;
        let Some(OfferRow {
            offer, channel: Some(channel), contract: Some(contract), settings, posted, ..
        }) = found
        else {
            return Ok(None);
        };
        let said = queries.interim_of(which.contract).await?;
        let feedback = said.into_iter().find(|one| one.which == which);
        let language = self.language_in(&settings);
        Ok(feedback
            .map(|feedback| Box::new(InterimBrief { language, offer, contract, channel, feedback, posted })))
    }
}
