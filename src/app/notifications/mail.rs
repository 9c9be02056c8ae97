//! Email addresses: asking for a code, entering it, forgetting the address. Owns who may ask how often, and what a person is
//! told of their own address; sending is the outbox's.
//!
//! Nothing here tells whether anybody else uses an address: a code that may not be sent, because too many went to that
//! address, is answered like one that was.

use crate::app::brief;
use crate::app::brief::PersonalBrief;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::{App, retry};
use crate::domain::draft::{DRAFT_LIFE_MS, Draft, DraftContent};
use crate::domain::effect::{Effect, Lane, MailEffect};
use crate::domain::ids::{DraftId, EffectId, GuildId, MailCodeId, OfferId, PersonId};
use crate::domain::notifications::NotificationKind;
use crate::domain::notifications::draft::MailDraft;
use crate::domain::notifications::mail::{
    CODE_DIGITS, CODE_TRIES, CODES_PER_HOUR, EmailAddress, MailAddress, MailCode, MailRefusal,
};
use crate::domain::notifications::settings::NotificationChannel;
use crate::domain::refusal::Refusal;
use crate::domain::time::HOUR_MS;
use crate::store::Queries;
use crate::words::Language;

/// How it stands with somebody's mail in a server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailStanding {
    /// Whether this Parley sends mail at all.
    pub has_mail: bool,
    /// The proven address.
    pub address: Option<MailAddress>,
    /// The code that waits to be entered.
    pub code: Option<MailCode>,
    /// The address to which the newest code could not be sent, because there is none such.
    pub no_such: Option<EmailAddress>,
}

/// What sending a code needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBrief {
    /// The code, and the address that it is to prove.
    pub code: MailCode,
    /// The name of whoever asked for it.
    pub person: Option<String>,
    /// What they read.
    pub language: Language,
}

/// What an email about an offer needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailBrief {
    /// The news.
    pub personal: PersonalBrief,
    /// Where it goes.
    pub address: MailAddress,
}

impl App {
    /// How it stands with the caller's mail.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn mail_standing(&self, caller: &Caller) -> Result<MailStanding> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let (guild, person, now) = (caller.guild, caller.person, self.now());
        Ok(MailStanding {
            has_mail: self.has_mail,
            address: queries.mail_address(guild, person).await?,
            code: queries.open_mail_code(guild, person).await?.filter(|code| code.is_good(now)),
            no_such: queries.refused_mail_code(guild, person).await?,
        })
    }

    /// Sends a code to the address that was typed. The address of before stays until the code is entered.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn ask_mail_code(&self, caller: &Caller, typed: &str) -> Result<MailStanding> {
        if !self.has_mail {
            return Err(refused(MailRefusal::Off));
        }
        let draft = self.keep_typed_address(caller, typed).await?;
        let address =
            EmailAddress::parse(typed).map_err(|problem| refused(MailRefusal::BadAddress(problem)))?;
        retry(|| self.try_ask_code(caller, &address, draft)).await?;
        self.mail_standing(caller).await
    }

    async fn try_ask_code(&self, caller: &Caller, address: &EmailAddress, draft: DraftId) -> Result<()> {
        let (now, most) = (self.now(), CODES_PER_HOUR);
        let hour_ago = now.plus(-HOUR_MS);
        let mut tx = self.store.begin().await?;
        tx.queue_for_code().await?;
        self.upsert_caller(&mut tx, caller).await?;
        if tx.queries().codes_of(caller.person, hour_ago).await? >= most {
            return Err(refused(MailRefusal::TooManyCodes { most }));
        }
        let is_mailed = tx.queries().codes_to(address, hour_ago).await? < most;
        let id = self.new_id();
        let code = MailCode {
            id: MailCodeId(id),
            guild: caller.guild,
            person: caller.person,
            address: address.clone(),
            language: caller.language.tag().to_owned(),
            code: self.random.secret_digits(id, CODE_DIGITS),
            made: now,
            tries: 0,
        };
        tx.keep_mail_code(&code, is_mailed).await?;
        tx.discard_draft(draft).await?;
        if is_mailed {
            let effect = Effect::from(MailEffect::MailCode { code: code.id, to: caller.person });
            let lane = Lane::MailCode(caller.guild, caller.person);
            tx.enqueue_in(lane, EffectId(self.new_id()), &effect, None, now).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What the address form opens with: what was typed last and is no address of theirs yet.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn typed_mail_address(&self, caller: &Caller) -> Result<String> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let (like, since) = (address_draft(""), self.now().plus(-DRAFT_LIFE_MS));
        let begun = queries.draft_like(caller.guild, caller.person, &like, since).await?;
        if let Some(Draft { content: DraftContent::Mail(MailDraft::Address { typed }), .. }) = begun {
            return Ok(typed);
        }
        let code = queries.open_mail_code(caller.guild, caller.person).await?;
        let waiting = code.filter(|code| code.is_good(self.now()));
        Ok(waiting.map_or_else(String::new, |code| code.address.to_string()))
    }

    /// Keeps what was typed before it is judged.
    async fn keep_typed_address(&self, caller: &Caller, typed: &str) -> Result<DraftId> {
        let fresh = address_draft(typed);
        let put = |content: &mut DraftContent| {
            content.clone_from(&fresh);
            true
        };
        Ok(self.begin_with(caller, &fresh, put).await?.id)
    }

    /// Takes the code that was typed. The right one proves the address, from then on mail goes there.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn enter_mail_code(&self, caller: &Caller, typed: &str) -> Result<MailStanding> {
        retry(|| self.try_enter_code(caller, typed)).await?;
        self.mail_standing(caller).await
    }

    async fn try_enter_code(&self, caller: &Caller, typed: &str) -> Result<()> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let found = tx.queries().open_mail_code(caller.guild, caller.person).await?;
        let code = found.filter(|code| code.is_good(now)).ok_or(refused(MailRefusal::NoCode))?;
        let mine = if code.is(typed) {
            let MailCode { address, language, .. } = code.clone();
            let proven = MailAddress { address, language, confirmed: now, refused: None, doubted: None };
            tx.keep_mail_address(caller.guild, caller.person, &proven).await?;
            tx.use_mail_code(&code).await?
        } else {
            tx.count_wrong_code(&code).await?
        };
        if !mine {
            return Err(crate::store::Error::Conflict.into());
        }
        tx.commit().await?;
        match CODE_TRIES.saturating_sub(code.tries + 1) {
            _ if code.is(typed) => Ok(()),
            0 => Err(refused(MailRefusal::NoCode)),
            left => Err(refused(MailRefusal::WrongCode { left })),
        }
    }

    /// Forgets the caller's address and the code on its way: no more mail.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn forget_mail_address(&self, caller: &Caller) -> Result<MailStanding> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            tx.forget_mail_address(caller.guild, caller.person).await?;
            tx.void_mail_codes(caller.guild, caller.person).await?;
            Ok(tx.commit().await?)
        })
        .await?;
        self.mail_standing(caller).await
    }

    /// Where mail for somebody goes; `None` where none is sent.
    pub(in crate::app) async fn mail_goes_to(
        &self,
        queries: &mut Queries<'_>,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Option<MailAddress>> {
        if !self.has_mail {
            return Ok(None);
        }
        Ok(queries.confirmed_address(guild, person).await?)
    }

    /// What sending a code needs; `None` when it would help nobody any more.
    pub(in crate::app) async fn code_brief(
        &self,
        queries: &mut Queries<'_>,
        id: MailCodeId,
    ) -> Result<Option<CodeBrief>> {
        let Some(code) = queries.mail_code(id).await?.filter(|code| code.is_good(self.now())) else {
            return Ok(None);
        };
        let person = queries.person(code.guild, code.person).await?.map(|person| person.name);
        let language = Language::of_locale(&code.language);
        Ok(Some(CodeBrief { code, person, language }))
    }
}

impl App {
    /// What an email needs; `None` when there is no address for it any more.
    pub(in crate::app) async fn mail_brief(
        &self,
        queries: &mut Queries<'_>,
        offer: OfferId,
        news: NotificationKind,
        to: PersonId,
    ) -> Result<Option<Box<MailBrief>>> {
        let Some(personal) = brief::personal(self, queries, offer, news, to).await? else { return Ok(None) };
        let offer = &personal.offer;
        let Some(address) = self.mail_goes_to(queries, offer.guild, to).await? else { return Ok(None) };
        // They may have turned it off since it was decided.
        let choices = queries.notice_choices(offer.guild, to).await?;
        if !choices.wants(news.topic(), NotificationChannel::Mail) {
            return Ok(None);
        }
        Ok(Some(Box::new(MailBrief { personal, address })))
    }
}

fn address_draft(typed: &str) -> DraftContent {
    MailDraft::Address { typed: typed.to_owned() }.into()
}

fn refused(why: MailRefusal) -> Error {
    Refusal::Mail(why).into()
}
