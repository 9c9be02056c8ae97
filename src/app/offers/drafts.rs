//! What is typed before an offer is sent. Every text is saved before it is judged, so that nothing typed is lost.

use crate::app::caller::{Addressee, Caller, is_known};
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::agencies::agency::{Agency, AgencyRefusal};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{DRAFT_LIFE_MS, Draft, DraftContent, PreviewHash};
use crate::domain::form::{Calendar, OfferForm, Remark};
use crate::domain::ids::{DraftId, PersonId, ProposalId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::draft::{Addressed, OfferDraft, OfferOptions, check_sizes};
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Terms;
use crate::domain::people::presence::Presence;
use crate::domain::refusal::Refusal;
use crate::domain::server::{ServerRules, ServerSettings};
use crate::domain::time::{DAY_MS, UnixMs};
use crate::store;
use crate::store::{KnownPresence, Tx};
use chrono_tz::Tz;

/// An offer that parses and is not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Holds what was typed.
    pub draft: Draft,
    /// To whom it would go.
    pub to: Recipient,
    /// What it means.
    pub terms: Terms,
    /// What should be said about how it was read.
    pub remarks: Vec<Remark>,
    /// A personal message to the other side.
    pub note: Option<String>,
    /// Files that go with it.
    pub files: Vec<Attachment>,
    /// When the offer would end if it were sent now.
    pub expires: UnixMs,
    /// How long that is from now, in milliseconds.
    pub life_ms: i64,
    /// The proposal for a job that it answers, if it does.
    pub proposal: Option<ProposalId>,
}

impl Preview {
    /// Of everything that it shows and sends.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let to = match &self.to {
            Recipient::Freelancer(person) => (person.0, None),
            Recipient::Agency(team) => (team.id.0, Some(team.wished.map(|member| member.0))),
        };
        PreviewHash::of(&(to, &self.terms, &self.note, &self.files, self.life_ms))
    }
}

impl App {
    /// Begins an offer: a new draft, or the one that was begun and not sent, with everything in it.
    ///
    /// # Errors
    /// A refusal (to oneself, to a bot, to somebody who is not here), or a failure of the database.
    pub async fn begin_offer(&self, caller: &Caller, to: &Addressee, options: OfferOptions) -> Result<Draft> {
        let refusal = match to {
            to if to.person == caller.person => Some(Refusal::Offer(OfferRefusal::ToSelf)),
            to if to.is_bot => Some(Refusal::Offer(OfferRefusal::ToBot)),
            to if !to.is_member => Some(Refusal::Offer(OfferRefusal::NotMember)),
            _ => check_sizes(&options.files).err(),
        };
        if let Some(refusal) = refusal {
            return Err(refusal.into());
        }
        retry(|| self.try_begin_offer(caller, to, &options)).await
    }

    async fn try_begin_offer(
        &self,
        caller: &Caller,
        to: &Addressee,
        options: &OfferOptions,
    ) -> Result<Draft> {
        let met = to.as_person();
        let addressed = Addressed::Person(to.person);
        let mut tx = self.store.begin().await?;
        let recipient = Recipient::Freelancer(to.person);
        let found = self.look_before_sending(&mut tx, caller, &recipient, u32::MAX).await?;
        self.check_may_begin(&found, &recipient)?;
        self.upsert_caller(&mut tx, caller).await?;
        let both = found.other.person.as_ref().zip(found.other.presence.as_ref());
        if !both.is_some_and(|known| is_known(&met, known, self.now())) {
            tx.upsert_person(caller.guild, &met, self.now()).await?;
        }
        if to.is_pending {
            let presence = Presence::Here { joined: to.joined, pending: true };
            tx.note_presence(caller.guild, to.person, presence, self.now()).await?;
        }
        let draft = self.resume_offer(&mut tx, caller, addressed, options).await?;
        tx.commit().await?;
        Ok(draft)
    }

    /// The caller's draft of an offer for the same addressee, with what the command says now.
    pub(in crate::app) async fn resume_offer(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        addressed: Addressed,
        options: &OfferOptions,
    ) -> Result<Draft> {
        let fresh = OfferDraft::New {
            to: addressed,
            form: OfferForm::default(),
            options: options.clone(),
            proposal: None,
        };
        let mut draft = self.resume(tx, caller, &fresh.into()).await?;
        if let DraftContent::Offer(OfferDraft::New { to, options: kept, .. }) = &mut draft.content {
            // What the command says now counts; what it leaves out stays as it was.
            if let Addressed::Agency { member: Some(_), .. } = addressed {
                *to = addressed;
            }
            *kept = OfferOptions {
                note: options.note.clone().or(kept.note.take()),
                expires_days: options.expires_days.or(kept.expires_days),
                files: match options.files.is_empty() {
                    true => std::mem::take(&mut kept.files),
                    false => options.files.clone(),
                },
            };
        }
        tx.save_draft(&draft).await?;
        Ok(draft)
    }

    /// A new draft with `fresh` in it, or the one that was begun for the same thing.
    pub(in crate::app) async fn begin(&self, caller: &Caller, fresh: &DraftContent) -> Result<Draft> {
        self.begin_with(caller, fresh, |_| true).await
    }

    /// The same with other content, in one transaction: who sends or discards the draft that was begun does so before or after.
    /// `put` is as for [`App::save_typed`].
    pub(in crate::app) async fn begin_with(
        &self,
        caller: &Caller,
        fresh: &DraftContent,
        put: impl Fn(&mut DraftContent) -> bool + Sync,
    ) -> Result<Draft> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let mut draft = self.resume(&mut tx, caller, fresh).await?;
            if !put(&mut draft.content) {
                return Err(DraftRefusal::NoSuchDraft.into());
            }
            tx.save_draft(&draft).await?;
            tx.commit().await?;
            Ok(draft)
        })
        .await
    }

    /// The caller's unsent draft for the same thing, or a new one with `fresh` in it.
    pub(in crate::app) async fn resume(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        fresh: &DraftContent,
    ) -> Result<Draft> {
        let now = self.now();
        let since = now.plus(-DRAFT_LIFE_MS);
        let begun = tx.queries().draft_like(caller.guild, caller.person, fresh, since).await?;
        Ok(begun.map(|draft| Draft { saved: now, ..draft }).unwrap_or_else(|| Draft {
            id: DraftId(self.new_id()),
            guild: caller.guild,
            author: caller.person,
            saved: now,
            content: fresh.clone(),
            sent: None,
        }))
    }

    /// A draft to edit again.
    ///
    /// # Errors
    /// A refusal when it is gone, sent or somebody else's; or a failure of the database.
    pub async fn open_draft(&self, caller: &Caller, id: DraftId) -> Result<Draft> {
        self.load_draft(&mut self.store.reader().await?.queries(), caller, id).await
    }

    /// Whom an offer's draft addresses, of an agency its owner, and what is known of their presence; `None` for a change
    /// request's.
    ///
    /// # Errors
    /// A refusal when it is gone, sent or somebody else's; or a failure of the database.
    pub async fn addressee_of(
        &self,
        caller: &Caller,
        id: DraftId,
    ) -> Result<Option<(PersonId, Option<KnownPresence>)>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.draft_to(id).await?;
        let theirs = found.filter(|(draft, _)| {
            draft.guild == caller.guild && draft.author == caller.person && draft.sent.is_none()
        });
        let (draft, presence) = theirs.ok_or(DraftRefusal::NoSuchDraft)?;
        match draft.content {
            DraftContent::Offer(OfferDraft::New { to: Addressed::Person(person), .. }) => {
                Ok(Some((person, presence)))
            }
            DraftContent::Offer(OfferDraft::New { to: Addressed::Agency { agency, .. }, .. }) => {
                let owner = queries.team(agency).await?.owner;
                Ok(Some((owner, queries.presence(caller.guild, owner).await?)))
            }
            DraftContent::Offer(OfferDraft::Modify { .. } | OfferDraft::Change { .. })
            | DraftContent::People(_)
            | DraftContent::Moderation(_)
            | DraftContent::Mail(_)
            | DraftContent::Contract(_)
            | DraftContent::Feedback(_)
            | DraftContent::Job(_)
            | DraftContent::Proposal(_) => Ok(None),
        }
    }

    pub(in crate::app) async fn load_draft(
        &self,
        queries: &mut store::Queries<'_>,
        caller: &Caller,
        id: DraftId,
    ) -> Result<Draft> {
        Ok(self.load_draft_in_server(queries, caller, id).await?.0)
    }

    /// The same with the rules of its server.
    pub(in crate::app) async fn load_draft_in_server(
        &self,
        queries: &mut store::Queries<'_>,
        caller: &Caller,
        id: DraftId,
    ) -> Result<(Draft, ServerRules)> {
        let found = queries.draft_in_server(id).await?;
        let (draft, rules) = self.check_draft(caller, found.ok_or(DraftRefusal::NoSuchDraft)?)?;
        if let Some(sent) = draft.sent {
            let number = queries.offer(sent).await?.ok_or(DraftRefusal::NoSuchDraft)?.number;
            let is_offer = matches!(draft.content, DraftContent::Offer(OfferDraft::New { .. }));
            return Err(DraftRefusal::AlreadySent { number, is_offer }.into());
        }
        Ok((draft, rules))
    }

    /// A draft with the rules of its server, if it is the caller's and not forgotten.
    pub(in crate::app) fn check_draft(
        &self,
        caller: &Caller,
        (draft, settings): (Draft, ServerSettings),
    ) -> Result<(Draft, ServerRules)> {
        let alive = self.now().plus(-DRAFT_LIFE_MS);
        let is_theirs = draft.guild == caller.guild && draft.author == caller.person && draft.saved >= alive;
        if is_theirs {
            Ok((draft, settings.over(&self.defaults)))
        } else {
            Err(DraftRefusal::NoSuchDraft.into())
        }
    }

    /// What an offer's draft means: "in 3 weeks" counts from the day on which it was typed.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong.
    pub(in crate::app) async fn preview(
        &self,
        queries: &mut store::Queries<'_>,
        caller: &Caller,
        draft: Draft,
        rules: &ServerRules,
    ) -> Result<Preview> {
        let DraftContent::Offer(OfferDraft::New { to, form, options, proposal }) = &draft.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let (terms, remarks) = form
            .read(&calendar_of(caller, rules, draft.saved), rules.default_currency)
            .map_err(|problems| {
                Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
            })?;
        let life_ms = options.expires_days.map_or(rules.expiry_ms, |days| i64::from(days) * DAY_MS);
        Ok(Preview {
            to: recipient_of(queries, *to).await?,
            terms,
            remarks,
            note: options.note.clone(),
            files: options.files.clone(),
            expires: self.now().plus(life_ms),
            life_ms,
            proposal: *proposal,
            draft,
        })
    }

    /// Saves a draft with other content. `put` says `false` when the draft is of another kind.
    pub(in crate::app) async fn save_typed(
        &self,
        caller: &Caller,
        id: DraftId,
        put: impl Fn(&mut DraftContent) -> bool + Sync,
    ) -> Result<Draft> {
        Ok(self.save_typed_in_server(caller, id, put).await?.0)
    }

    /// The same with the rules of its server.
    pub(in crate::app) async fn save_typed_in_server(
        &self,
        caller: &Caller,
        id: DraftId,
        put: impl Fn(&mut DraftContent) -> bool + Sync,
    ) -> Result<(Draft, ServerRules)> {
        retry(|| self.try_save_typed(caller, id, &put)).await
    }

    async fn try_save_typed(
        &self,
        caller: &Caller,
        id: DraftId,
        put: &(impl Fn(&mut DraftContent) -> bool + Sync),
    ) -> Result<(Draft, ServerRules)> {
        let mut tx = self.store.begin().await?;
        let (mut draft, rules) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        if !put(&mut draft.content) {
            return Err(DraftRefusal::NoSuchDraft.into());
        }
        draft.saved = self.now();
        if !tx.update_draft(&draft).await? {
            return Err(DraftRefusal::NoSuchDraft.into());
        }
        tx.commit().await?;
        Ok((draft, rules))
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// A refusal when it is gone, sent or somebody else's; or a failure of the database.
    pub async fn discard_draft(&self, caller: &Caller, id: DraftId) -> Result<DraftContent> {
        retry(|| self.try_discard(caller, id)).await
    }

    async fn try_discard(&self, caller: &Caller, id: DraftId) -> Result<DraftContent> {
        let mut tx = self.store.begin().await?;
        let draft = self.load_draft(&mut tx.queries(), caller, id).await?;
        tx.discard_draft(id).await?;
        tx.commit().await?;
        Ok(draft.content)
    }
}

/// Takes a draft for what it is used for, once: pressed twice at once, the slower press finds none.
pub(in crate::app) async fn use_up(tx: &mut Tx, draft: DraftId) -> Result<()> {
    if tx.discard_draft(draft).await? { Ok(()) } else { Err(DraftRefusal::NoSuchDraft.into()) }
}

/// The days that count for whoever types, as of a moment: in their server's time zone, or in the one that their language
/// hints at.
pub(in crate::app) fn calendar_of(caller: &Caller, rules: &ServerRules, moment: UnixMs) -> Calendar {
    Calendar::at(moment, rules.time_zone.or(caller.zone_hint).unwrap_or(Tz::UTC))
}

/// Whom a draft is for, as they are now.
async fn recipient_of(queries: &mut store::Queries<'_>, to: Addressed) -> Result<Recipient> {
    let (agency, wished) = match to {
        Addressed::Person(person) => return Ok(Recipient::Freelancer(person)),
        Addressed::Agency { agency, member } => {
            (queries.agency(agency).await?.filter(|agency| !agency.closed), member)
        }
    };
    let team = agency.as_ref().and_then(Agency::team);
    let team = team.ok_or(AgencyRefusal::NoSuchAgency)?;
    Ok(Recipient::Agency(team.of_offer(wished, None)))
}
