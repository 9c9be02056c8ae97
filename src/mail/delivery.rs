//! Delivery by email: one effect, one mail. Owns which letter belongs to which effect, and what becomes of an address that
//! does not exist.

use super::account::Account;
use super::code::code_letter;
use super::invitations::invitation_letter;
use super::jobs::{job_letter, job_news_letter};
use super::letter::Letter;
use super::message::message;
use super::news::news_letter;
use super::proposals::proposal_letter;
use super::slow::SlowHosts;
use super::smtp;
use super::unsubscribe::Links;
use super::verdict::Verdict;
use crate::app::{App, EmailDelivery, HostStanding};
use crate::domain::effect::Effect;
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::notifications::mail::{EmailAddress, MailAddress};
use crate::outbox::policy::GIVE_UP_AGE_MS;
use crate::outbox::{Deliver, DeliveryError, DueEffect, Receipt};
use std::sync::Arc;
use tracing::{error, info, warn};

/// Delivers by email.
#[derive(Debug, Clone)]
pub struct MailDelivery {
    app: App,
    account: Account,
    links: Option<Arc<Links>>,
    slow: Arc<SlowHosts>,
    /// Whether it may wait for hosts that were slow lately.
    is_patient: bool,
}

/// A letter on its way.
struct Addressed {
    to: EmailAddress,
    letter: Letter,
    /// What ties mails about one thing together in a mail program.
    thread: Option<String>,
    /// Whose proven address it is; `None` while it is to be proven.
    whose: Option<(GuildId, PersonId)>,
    /// What to note when there is no such address.
    if_refused: Receipt,
    /// What to note when there may be no such address.
    if_doubted: Receipt,
    /// What to note when the mail is taken.
    if_taken: Receipt,
}

impl Addressed {
    /// A letter to an address that was proven.
    fn of(
        address: &MailAddress,
        (guild, person): (GuildId, PersonId),
        letter: Letter,
        thread: String,
    ) -> Self {
        let (to, confirmed) = (person, address.confirmed);
        Self {
            to: address.address.clone(),
            letter,
            thread: Some(thread),
            whose: Some((guild, person)),
            if_refused: Receipt::AddressRefused { guild, to, confirmed },
            if_doubted: Receipt::AddressDoubted { guild, to, confirmed },
            if_taken: match address.doubted {
                Some(_) => Receipt::AddressTrusted { guild, to, confirmed },
                None => Receipt::Done,
            },
        }
    }
}

impl MailDelivery {
    /// Delivers through `account`.
    #[must_use]
    pub fn new(app: App, account: Account) -> Self {
        Self { app, account, links: None, slow: Arc::default(), is_patient: false }
    }

    /// The same with a link in each email that ends them, if there are links.
    #[must_use]
    pub fn with_links(self, links: Option<Arc<Links>>) -> Self {
        Self { links, ..self }
    }

    /// The same for what waits beside all other mail.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self { is_patient: true, ..self.clone() }
    }

    /// The letter for `effect`; `None` when there is nothing to be said any more, or nobody to say it to.
    async fn letter(&self, due: &DueEffect) -> Result<Option<Addressed>, DeliveryError> {
        let effect = match &due.effect {
            Effect::Mail(effect) => effect,
            Effect::Room(_)
            | Effect::Server(_)
            | Effect::Offer(_)
            | Effect::Contract(_)
            | Effect::Feedback(_)
            | Effect::Job(_)
            | Effect::Proposal(_)
            | Effect::Invitation(_)
            | Effect::Agency(_)
            | Effect::Moderation(_)
            | Effect::Notification(_)
            | Effect::Webhook(_) => return Err(DeliveryError::not_carried(due)),
        };
        match self.app.email_delivery(effect).await.map_err(DeliveryError::not_loaded)? {
            None => Ok(None),
            Some(EmailDelivery::Mail(brief)) => {
                let offer = &brief.personal.offer;
                let thread = format!("offer-{}-{}", offer.guild, offer.number);
                let whose = (offer.guild, brief.personal.to);
                let letter = news_letter(&brief, self.links.as_deref());
                Ok(letter.map(|letter| Addressed::of(&brief.address, whose, letter, thread)))
            }
            Some(EmailDelivery::Proposal(mail)) => {
                let (guild, number) = (mail.brief.proposal.guild, mail.brief.job.number);
                let letter = proposal_letter(&mail, self.links.as_deref());
                let thread = format!("job-{guild}-{number}");
                Ok(Some(Addressed::of(&mail.address, (guild, mail.brief.to), letter, thread)))
            }
            Some(EmailDelivery::Invitation(mail)) => {
                let (guild, number) = (mail.brief.invitation.guild, mail.brief.job.number);
                let letter = invitation_letter(&mail, self.links.as_deref());
                let thread = format!("job-{guild}-{number}");
                Ok(Some(Addressed::of(&mail.address, (guild, mail.brief.to), letter, thread)))
            }
            Some(EmailDelivery::MailJob(mail)) => {
                let job = &mail.brief.job;
                let thread = format!("job-{}-{}", job.guild, job.number);
                let letter = job_letter(&mail, self.links.as_deref());
                Ok(Some(Addressed::of(&mail.address, (job.guild, job.client), letter, thread)))
            }
            Some(EmailDelivery::MailJobs(mail)) => {
                let (guild, to) = (mail.brief.guild, mail.brief.to);
                let letter = job_news_letter(&mail, self.links.as_deref());
                Ok(Some(Addressed::of(&mail.address, (guild, to), letter, format!("job-alerts-{guild}"))))
            }
            Some(EmailDelivery::MailCode(brief)) => Ok(Some(Addressed {
                to: brief.code.address.clone(),
                letter: code_letter(&brief),
                thread: None,
                whose: None,
                if_refused: Receipt::CodeRefused { code: brief.code.id },
                // Somebody waits for the code: they hear at once that it did not arrive.
                if_doubted: Receipt::CodeRefused { code: brief.code.id },
                if_taken: Receipt::Done,
            })),
        }
    }
}

impl MailDelivery {
    /// A host refused mail that it may have nothing but our name against: whether it refuses everybody's. The log says so once.
    async fn blocks(&self, to: &EmailAddress, whose: Option<(GuildId, PersonId)>) -> bool {
        // Nobody has shown that an address exists which is to be proven.
        let Some(whose) = whose else { return false };
        match self.app.mail_refused(to, whose).await {
            Ok(HostStanding::Unclear) => false,
            Ok(HostStanding::Blocks { is_new }) => {
                if is_new {
                    let host = to.host();
                    error!(
                        host,
                        "this mail host refuses all emails and may block your mail server; ask your mail provider. No address is given up for it"
                    );
                }
                true
            }
            Err(failure) => {
                if !failure.is_outage() {
                    warn!(%failure, "couldn't save that a mail host refused an email");
                }
                false
            }
        }
    }

    /// A host took mail, so it does not block us.
    async fn note_taken(&self, to: &EmailAddress) {
        self.slow.forget(to);
        match self.app.mail_taken(to).await {
            Ok(true) => info!(host = to.host(), "this mail host takes emails again"),
            Ok(false) => {}
            Err(failure) if failure.is_outage() => {}
            Err(failure) => warn!(%failure, "couldn't save that a mail host took an email"),
        }
    }
}

impl Deliver for MailDelivery {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        // Mail that waited while no mail server was configured is no news any more.
        let is_news = self.app.now().since(due.created) < GIVE_UP_AGE_MS;
        let letter = if is_news { self.letter(due).await? } else { None };
        let Some(Addressed { to, letter, thread, whose, if_refused, if_doubted, if_taken }) = letter else {
            info!(effect = %due.id, kind = due.effect.kind(), "nothing left to send");
            return Ok(Receipt::Done);
        };
        let bytes = message(&self.account.from, &to, &letter, thread.as_deref(), due)
            .map_err(|why| DeliveryError::GiveUp { why })?;
        if !self.is_patient && self.slow.are_at(&to, self.app.now()) {
            return Err(DeliveryError::Slow { why: "its mail host was slow a moment ago".to_owned() });
        }
        let Err(failure) = smtp::send(&self.account, &to, &bytes).await else {
            self.note_taken(&to).await;
            return Ok(if_taken);
        };
        if failure.is_slow() {
            self.slow.note(&to, self.app.now());
        }
        match failure.verdict(&to) {
            Verdict::NoSuchAddress(why) => {
                info!(effect = %due.id, why, "stopped sending to an address that doesn't exist");
                Ok(if_refused)
            }
            Verdict::Unwanted(why) => {
                self.blocks(&to, whose).await;
                Err(DeliveryError::GiveUp { why })
            }
            Verdict::Unanswered(why) => Err(DeliveryError::Unanswered { why }),
            Verdict::Doubtful(why) if self.blocks(&to, whose).await => Err(DeliveryError::GiveUp { why }),
            Verdict::Doubtful(why) => {
                info!(effect = %due.id, why, "couldn't deliver to an address that may not exist");
                Ok(if_doubted)
            }
            Verdict::Failed(failure) => Err(failure),
        }
    }
}
