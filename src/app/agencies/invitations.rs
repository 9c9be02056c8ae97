//! Who is asked to join or take over an agency. A question stands in a direct message and in `/agency view`, so that nothing
//! depends on the direct message; it is answered by whom it asks, once, within a week.

use super::{Meant, meant};
use crate::app::caller::{Addressee, Caller};
use crate::app::error::Result;
use crate::app::moderation::suspensions::check_not_suspended;
use crate::app::people::blocks::check_takes_offers;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, Ask, Invitation, Role};
use crate::domain::agencies::effects::QuestionEnd;
use crate::domain::effect::{AgencyEffect, Effect, Lane};
use crate::domain::ids::{EffectId, InvitationId, PersonId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::refusal::Refusal;
use crate::domain::time::DAY_MS;
use crate::store::{AuditLine, DmStatus, Person, Queries, Tx};
use crate::words::Language;

/// How many people one person asks in a day.
const ASKS_BY_ONE: u32 = 40;
/// How often one person is asked in a day.
const ASKS_TO_ONE: u32 = 5;

/// Somebody is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// By which agency.
    pub agency: Agency,
    /// What.
    pub invitation: Invitation,
}

/// What a transfer came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transferred {
    /// Who is to own the agency is asked.
    Asked(Box<Invited>),
    /// A moderator gave it to them.
    Done(Box<Agency>),
}

/// A question to bring to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the agency is called.
    pub agency: String,
    /// The question.
    pub invitation: Invitation,
    /// Who asks.
    pub by: Option<Person>,
    /// What the server is called.
    pub server: Option<String>,
    /// The way to them.
    pub dm_status: DmStatus,
}

impl App {
    /// Asks somebody to join an agency, or to go on there otherwise.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn invite_to_agency(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: &Addressee,
        (role, exclusive): (Role, bool),
    ) -> Result<Invited> {
        check_person(whom)?;
        retry(|| self.try_ask(caller, name, whom, Ask::Join { role, exclusive })).await
    }

    /// Hands an agency over: whoever is to own it is asked. A moderator gives one whose owner has left to somebody of it.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn transfer_agency(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: &Addressee,
        reason: Option<&str>,
    ) -> Result<Transferred> {
        check_person(whom)?;
        if whom.is_pending {
            return Err(AgencyRefusal::Screening { person: whom.person }.into());
        }
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let agency = meant(&mut queries, caller, Meant::by_name(name)).await?;
        let moderates = self.may_moderate(&mut queries, caller).await?;
        drop(reader);
        if agency.role_of(caller.person) == Some(Role::Owner) || !moderates {
            let invited = retry(|| self.try_ask(caller, name, whom, Ask::Own)).await?;
            return Ok(Transferred::Asked(Box::new(invited)));
        }
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        let reason = reason.ok_or(AgencyRefusal::NoReason)?;
        let after = retry(|| self.try_hand_over(caller, name, whom.person, reason)).await?;
        Ok(Transferred::Done(Box::new(after)))
    }

    async fn try_ask(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: &Addressee,
        ask: Ask,
    ) -> Result<Invited> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        tx.upsert_person(caller.guild, &whom.as_person(), self.now()).await?;
        let agency = meant(&mut tx.queries(), caller, Meant::by_name(name)).await?;
        agency::check_ask(&agency, caller.person, whom.person, ask).map_err(Refusal::from)?;
        self.check_asks(&mut tx.queries(), caller, whom.person, &agency).await?;
        let invitation = Invitation {
            id: InvitationId(self.new_id()),
            agency: agency.id,
            guild: caller.guild,
            to: whom.person,
            by: caller.person,
            ask,
            made: self.now(),
        };
        self.replace_question(&mut tx, &agency, &invitation).await?;
        tx.note_ask(&invitation).await?;
        let choices = tx.queries().notice_choices(caller.guild, whom.person).await?;
        if choices.wants(Topic::Offers, NotificationChannel::Direct)
            && tx.queries().dm_status(whom.person).await?.closed.is_none()
        {
            let effect = Effect::from(AgencyEffect::Invite { invitation: invitation.id, to: whom.person });
            let lane = Lane::Direct(caller.guild, whom.person);
            tx.enqueue_in(lane, EffectId(self.new_id()), &effect, Some(caller.guild), self.now()).await?;
        }
        tx.commit().await?;
        Ok(Invited { agency, invitation })
    }

    /// Whether the caller may ask somebody now: as for an offer, a block and a pause count, and there is a limit for a day. Who is
    /// of the agency already is asked about their role, whatever they take from strangers.
    async fn check_asks(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        whom: PersonId,
        agency: &Agency,
    ) -> Result<()> {
        check_not_suspended(queries, caller, self.now()).await?;
        if agency.role_of(whom).is_none() {
            check_takes_offers(queries, caller, whom, self.now()).await?;
        }
        let since = self.now().plus(-DAY_MS);
        if queries.count_asks_by(caller.guild, caller.person, since).await? >= ASKS_BY_ONE {
            return Err(AgencyRefusal::AskedMany.into());
        }
        if queries.count_asks_to(caller.guild, whom, since).await? >= ASKS_TO_ONE {
            return Err(AgencyRefusal::AskedOften { person: whom }.into());
        }
        Ok(())
    }

    async fn try_hand_over(
        &self,
        caller: &Caller,
        name: Option<&str>,
        to: PersonId,
        reason: &str,
    ) -> Result<Agency> {
        let mut tx = self.store.begin().await?;
        let before = meant(&mut tx.queries(), caller, Meant::by_name(name)).await?;
        let owner = tx.queries().team(before.id).await?.owner;
        let known = tx.queries().presence(caller.guild, owner).await?;
        if known.is_none_or(|known| known.left.is_none()) {
            return Err(AgencyRefusal::OwnerIsHere.into());
        }
        let after = agency::hand_over(&before, to).map_err(Refusal::from)?;
        let over = tx.end_questions(before.id, Ask::Own).await?;
        self.end_all_questions(&mut tx, &after, over).await?;
        self.save_agency(&mut tx, caller.person, &before, &after).await?;
        let line = AuditLine {
            guild: caller.guild,
            by: caller.person,
            what: AuditedAct::AgencyHandedOver,
            subject: after.name.clone(),
            on: Some(to),
            report: None,
            why: reason.to_owned(),
            at: self.now(),
        };
        tx.insert_audit(self.new_id(), &line).await?;
        tx.commit().await?;
        Ok(after)
    }

    /// Answers what the caller is asked.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn answer_invitation(
        &self,
        caller: &Caller,
        id: InvitationId,
        accepts: bool,
    ) -> Result<Invited> {
        retry(|| self.try_answer_invitation(caller, id, accepts)).await
    }

    async fn try_answer_invitation(
        &self,
        caller: &Caller,
        id: InvitationId,
        accepts: bool,
    ) -> Result<Invited> {
        let gone = || Refusal::from(AgencyRefusal::NoSuchInvitation);
        let mut tx = self.store.begin().await?;
        let found = tx.queries().invitation(id).await?;
        let theirs = |asked: &Invitation| {
            asked.to == caller.person && asked.guild == caller.guild && self.now() < asked.ends()
        };
        let asked = found.filter(theirs).ok_or_else(gone)?;
        let before = tx.queries().agency(asked.agency).await?.filter(|agency| !agency.closed);
        let before = before.ok_or_else(gone)?;
        if !tx.end_invitation(id).await? {
            return Err(gone().into());
        }
        let mut agency = before.clone();
        if accepts {
            self.upsert_caller(&mut tx, caller).await?;
            let bound = bound_elsewhere(&mut tx, caller, &before).await?;
            agency =
                agency::accept(&before, &asked, caller.person, bound, self.now()).map_err(Refusal::from)?;
            if asked.ask == Ask::Own {
                // Whoever else was to take it over is asked by somebody who does not own it any more.
                let over = tx.end_questions(before.id, Ask::Own).await?;
                self.end_all_questions(&mut tx, &agency, over).await?;
            }
            self.save_agency(&mut tx, caller.person, &before, &agency).await?;
        }
        let end = if accepts { QuestionEnd::Accepted(asked.ask) } else { QuestionEnd::Declined };
        self.end_question(&mut tx, &agency, (asked.id, asked.to), end).await?;
        tx.commit().await?;
        Ok(Invited { agency, invitation: asked })
    }

    /// Takes back what somebody is asked who is not of the agency; `None` when there is nothing to take back.
    pub(super) async fn try_withdraw_invitation(
        &self,
        caller: &Caller,
        name: Option<&str>,
        whom: PersonId,
    ) -> Result<Option<Agency>> {
        let mut tx = self.store.begin().await?;
        let agency = meant(&mut tx.queries(), caller, Meant::by_name(name)).await?;
        let may = agency.role_of(caller.person).is_some_and(Role::answers);
        if !may || agency.role_of(whom).is_some() {
            return Ok(None);
        }
        let Some(ended) = tx.withdraw_invitation(agency.id, whom).await? else { return Ok(None) };
        self.end_question(&mut tx, &agency, (ended, whom), QuestionEnd::Withdrawn).await?;
        tx.commit().await?;
        Ok(Some(agency))
    }

    /// What bringing a question to somebody needs; `None` when it was answered or taken back.
    pub(in crate::app) async fn invite_brief(
        &self,
        queries: &mut Queries<'_>,
        id: InvitationId,
    ) -> Result<Option<Box<InviteBrief>>> {
        let Some(invitation) = queries.invitation(id).await? else { return Ok(None) };
        let Some(agency) = queries.agency(invitation.agency).await? else { return Ok(None) };
        Ok(Some(Box::new(InviteBrief {
            language: self.language(queries, invitation.guild).await?,
            agency: agency.name,
            by: queries.person_told_apart(invitation.guild, invitation.by).await?,
            server: queries.guild_name(invitation.guild).await?,
            dm_status: queries.dm_status(invitation.to).await?,
            invitation,
        })))
    }
}

fn check_person(whom: &Addressee) -> std::result::Result<(), Refusal> {
    match whom {
        whom if whom.is_bot => Err(AgencyRefusal::Bot.into()),
        whom if !whom.is_member => Err(AgencyRefusal::NotInServer.into()),
        _ => Ok(()),
    }
}

/// The other agency through which alone offers reach the caller.
async fn bound_elsewhere(tx: &mut Tx, caller: &Caller, but: &Agency) -> Result<Option<String>> {
    let binds = |agency: &Agency| {
        let bound = |staff: &agency::Staff| staff.person == caller.person && staff.exclusive;
        agency.id != but.id && agency.staff.iter().any(bound)
    };
    let own = tx.queries().agencies_of(caller.guild, caller.person).await?;
    Ok(own.into_iter().find(binds).map(|agency| agency.name))
}
