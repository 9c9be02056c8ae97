//! Delivery by email: one effect, one mail. Owns which letter belongs to which effect, and what becomes of an address that
//! does not exist.

use super::account::Account;
use super::code::code_letter;
use super::letter::Letter;
use super::message::message;
use super::news::news_letter;
use super::smtp;
use super::verdict::Verdict;
use crate::app::{App, EmailDelivery};
use crate::domain::effect::Effect;
use crate::domain::notifications::mail::EmailAddress;
use crate::outbox::policy::GIVE_UP_AGE_MS;
use crate::outbox::{Deliver, DeliveryError, Job, Receipt};
use tracing::info;

/// Delivers by email.
#[derive(Debug)]
pub struct MailDelivery {
    app: App,
    account: Account,
}

/// A letter on its way.
struct Addressed {
    to: EmailAddress,
    letter: Letter,
    /// What ties mails about one thing together in a mail program.
    thread: Option<String>,
    /// What to note when there is no such address.
    if_refused: Receipt,
    /// What to note when there may be no such address.
    if_doubted: Receipt,
    /// What to note when the mail is taken.
    if_taken: Receipt,
}

impl MailDelivery {
    /// Delivers through `account`.
    #[must_use]
    pub const fn new(app: App, account: Account) -> Self {
        Self { app, account }
    }

    /// The letter for `job`; `None` when there is nothing to be said any more, or nobody to say it to.
    async fn letter(&self, job: &Job) -> Result<Option<Addressed>, DeliveryError> {
        let effect = match &job.effect {
            Effect::Mail(effect) => effect,
            Effect::Room(_)
            | Effect::Server(_)
            | Effect::Offer(_)
            | Effect::Contract(_)
            | Effect::Agency(_)
            | Effect::Moderation(_)
            | Effect::Notification(_) => return Err(DeliveryError::not_carried(job)),
        };
        match self.app.email_delivery(effect).await.map_err(DeliveryError::not_loaded)? {
            None => Ok(None),
            Some(EmailDelivery::Mail(brief)) => {
                let offer = &brief.personal.offer;
                let thread = format!("offer-{}-{}", offer.guild, offer.number);
                let (guild, person, confirmed) = (offer.guild, brief.personal.to, brief.address.confirmed);
                let if_refused = Receipt::AddressRefused { guild, to: person, confirmed };
                let if_doubted = Receipt::AddressDoubted { guild, to: person, confirmed };
                let if_taken = match brief.address.doubted {
                    Some(_) => Receipt::AddressTrusted { guild, to: person, confirmed },
                    None => Receipt::Done,
                };
                let to = brief.address.address.clone();
                let letter = news_letter(&brief);
                let thread = Some(thread);
                Ok(letter.map(|letter| Addressed { to, letter, thread, if_refused, if_doubted, if_taken }))
            }
            Some(EmailDelivery::MailCode(brief)) => Ok(Some(Addressed {
                to: brief.code.address.clone(),
                letter: code_letter(&brief),
                thread: None,
                if_refused: Receipt::CodeRefused { code: brief.code.id },
                // Somebody waits for the code: they hear at once that it did not arrive.
                if_doubted: Receipt::CodeRefused { code: brief.code.id },
                if_taken: Receipt::Done,
            })),
        }
    }
}

impl Deliver for MailDelivery {
    async fn deliver(&self, job: &Job) -> Result<Receipt, DeliveryError> {
        // Mail that waited while no mail server was configured is no news any more.
        let is_news = self.app.now().since(job.created) < GIVE_UP_AGE_MS;
        let letter = if is_news { self.letter(job).await? } else { None };
        let Some(Addressed { to, letter, thread, if_refused, if_doubted, if_taken }) = letter else {
            info!(effect = %job.id, kind = job.effect.kind(), "nothing left to send");
            return Ok(Receipt::Done);
        };
        let bytes = message(&self.account.from, &to, &letter, thread.as_deref(), job)
            .map_err(|why| DeliveryError::GiveUp { why })?;
        let Err(failure) = smtp::send(&self.account, &to, &bytes).await else { return Ok(if_taken) };
        match failure.verdict(&to) {
            Verdict::NoSuchAddress(why) => {
                info!(effect = %job.id, why, "stopped sending to an address that doesn't exist");
                Ok(if_refused)
            }
            Verdict::Doubtful(why) => {
                info!(effect = %job.id, why, "couldn't deliver to an address that may not exist");
                Ok(if_doubted)
            }
            Verdict::Failed(failure) => Err(failure),
        }
    }
}
