//! Terms on their way: typed, looked at, and sent. A new offer, other terms for one's own offer, and a request for other
//! terms take the same way: a form, a preview, and a press that sends what the preview shows, once.

use super::drafts::{Preview, calendar_of};
use super::drawn::Drawn;
use super::send::Sent;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::feedback::WorkerRecord;
use crate::app::transaction::{App, retry};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::{ChangeForm, OfferForm, Remark};
use crate::domain::ids::{ChangeId, DraftId, OfferId};
use crate::domain::offers::change::Change;
use crate::domain::offers::decide;
use crate::domain::offers::decide::{Limits, NewChange};
use crate::domain::offers::draft::OfferDraft;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::domain::refusal::Refusal;
use crate::domain::server::ServerRules;
use crate::domain::time::{HOUR_MS, UnixMs};
use crate::store::{Queries, Tx};

/// Other terms for an offer, typed and not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherTerms {
    /// Holds what was typed.
    pub draft: Draft,
    /// The offer as it stands, with the terms that count now.
    pub offer: Offer,
    /// The terms as they would be.
    pub terms: Terms,
    /// What should be said about how they were read.
    pub remarks: Vec<Remark>,
    /// What sending them does.
    pub way: Way,
}

/// What becomes of other terms when they are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The client is asked for them.
    Request {
        /// Why; may be empty.
        message: String,
    },
    /// They are the offer's next version.
    Modify {
        /// The change request that they answer, if they were begun as an answer.
        answers: Option<ChangeId>,
    },
}

impl OtherTerms {
    /// Of everything that its preview shows and sends.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let way = match &self.way {
            Way::Request { message } => (Some(message), None),
            Way::Modify { answers } => (None, answers.map(|change| change.0)),
        };
        PreviewHash::of(&(self.offer.id.0, self.offer.version, &self.terms, way))
    }

    /// Whether there is nothing to send: the terms are the present ones, and no message says more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let silent = match &self.way {
            Way::Request { message } => message.is_empty(),
            Way::Modify { .. } => true,
        };
        silent && self.terms == self.offer.terms
    }
}

/// Other terms for an offer, begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunTerms {
    /// What is filled in so far.
    pub draft: Draft,
    /// The offer as it stands.
    pub offer: Offer,
}

/// What a filled form means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// A new offer.
    Offer {
        /// What would be sent.
        offer: Box<Preview>,
        /// What the other side would read about the client.
        about: Box<ClientRecord>,
        /// What the client reads about the other side.
        party: Box<WorkerRecord>,
    },
    /// Other terms for an offer that exists.
    Terms(Box<OtherTerms>),
}

/// What sending a draft did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SentDraft {
    /// A new offer is on its way.
    Sent(Box<Sent>),
    /// The client is asked for other terms.
    Requested(Box<Offer>),
    /// The offer has a new version.
    Modified {
        /// As it is now.
        offer: Box<Offer>,
        /// The change request that was closed by it.
        closed: Option<Box<Change>>,
    },
}

impl App {
    /// Begins a change request with the present terms filled in, or goes on with the one that was begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_change(
        &self,
        caller: &Caller,
        offer: OfferId,
        drawn: impl Into<Drawn>,
    ) -> Result<BegunTerms> {
        let drawn = drawn.into();
        let offer = self.load_drawn(caller, offer, drawn, Side::Recipient).await?;
        if offer.open_change().is_some() {
            return Err(OfferRefusal::ChangeOpen { number: offer.number }.into());
        }
        let form = ChangeForm::from_terms(&offer.terms);
        let fresh = OfferDraft::Change { offer: offer.id, version: drawn.version, form };
        Ok(BegunTerms { draft: self.begin(caller, &fresh.into()).await?, offer })
    }

    /// Begins other terms for the caller's own offer, with the present ones filled in, or goes on with those begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_modify(
        &self,
        caller: &Caller,
        offer: OfferId,
        drawn: impl Into<Drawn>,
    ) -> Result<BegunTerms> {
        let drawn = drawn.into();
        let offer = self.load_drawn(caller, offer, drawn, Side::Client).await?;
        let form = OfferForm::from_terms(&offer.terms);
        let fresh = OfferDraft::Modify { offer: offer.id, version: drawn.version, answers: None, form };
        Ok(BegunTerms { draft: self.begin(caller, &fresh.into()).await?, offer })
    }

    /// The same as an answer to an open change request, with the requested terms filled in.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_counter(&self, caller: &Caller, change: ChangeId) -> Result<BegunTerms> {
        let offer = self.look_change(caller, change).await?;
        let asked = offer.open_change().map_or(&offer.terms, |open| &open.terms);
        let form = OfferForm::from_terms(asked);
        let (version, answers) = (offer.version, Some(change));
        let fresh = OfferDraft::Modify { offer: offer.id, version, answers, form };
        Ok(BegunTerms { draft: self.begin(caller, &fresh.into()).await?, offer })
    }

    /// Saves what was typed into a form, and then says what it means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill(&self, caller: &Caller, id: DraftId, typed: OfferForm) -> Result<Filled> {
        let (draft, rules) = self
            .save_typed_in_server(caller, id, |content| {
                let DraftContent::Offer(draft) = content else { return false };
                *draft.terms_mut() = typed.clone();
                true
            })
            .await?;
        self.filled(caller, draft, &rules).await
    }

    /// Saves the message of a change request, and then says what the request is now.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] when the terms are still wrong, another refusal, or a failure of the database.
    pub async fn fill_message(&self, caller: &Caller, id: DraftId, message: &str) -> Result<Filled> {
        let (draft, rules) = self
            .save_typed_in_server(caller, id, |content| {
                let DraftContent::Offer(OfferDraft::Change { form, .. }) = content else { return false };
                message.clone_into(&mut form.message);
                true
            })
            .await?;
        self.filled(caller, draft, &rules).await
    }

    /// What a draft that was typed before means.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong, another refusal, or a failure of the database.
    pub async fn preview_draft(&self, caller: &Caller, id: DraftId) -> Result<Filled> {
        let (draft, rules) = self.open_draft_in_server(caller, id).await?;
        self.filled(caller, draft, &rules).await
    }

    async fn open_draft_in_server(&self, caller: &Caller, id: DraftId) -> Result<(Draft, ServerRules)> {
        self.load_draft_in_server(&mut self.store.reader().await?.queries(), caller, id).await
    }

    async fn filled(&self, caller: &Caller, draft: Draft, rules: &ServerRules) -> Result<Filled> {
        match &draft.content {
            DraftContent::Offer(OfferDraft::New { .. }) => {
                let mut reader = self.store.reader().await?;
                let offer = self.preview(&mut reader.queries(), caller, draft, rules).await?;
                let about = self.own_record(&mut reader.queries(), caller, &offer.to).await?;
                let party = self.worker_record(&mut reader.queries(), caller, &offer.to).await?;
                Ok(Filled::Offer { offer: Box::new(offer), about: Box::new(about), party: Box::new(party) })
            }
            DraftContent::People(_)
            | DraftContent::Moderation(_)
            | DraftContent::Mail(_)
            | DraftContent::Contract(_)
            | DraftContent::Feedback(_)
            | DraftContent::Job(_)
            | DraftContent::Proposal(_) => Err(DraftRefusal::NoSuchDraft.into()),
            DraftContent::Offer(OfferDraft::Change { .. } | OfferDraft::Modify { .. }) => {
                let mut reader = self.store.reader().await?;
                Ok(Filled::Terms(Box::new(
                    self.read_other_terms(&mut reader.queries(), caller, draft, rules).await?,
                )))
            }
        }
    }

    /// Reads a draft of other terms over the offer as it is: its side, state and version are checked first, because
    /// whoever can no longer send them is not asked to mend them.
    async fn read_other_terms(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: Draft,
        rules: &ServerRules,
    ) -> Result<OtherTerms> {
        let DraftContent::Offer(content) = &draft.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let (id, version, needs) = match content {
            OfferDraft::Change { offer, version, .. } => (*offer, *version, Side::Recipient),
            OfferDraft::Modify { offer, version, .. } => (*offer, *version, Side::Client),
            OfferDraft::New { .. } => return Err(DraftRefusal::NoSuchDraft.into()),
        };
        let offer = Self::load(queries, caller, id).await?;
        decide::check_may_act(&offer, caller.person, self.now(), Some(version), Some(needs))?;
        let calendar = calendar_of(caller, rules, draft.saved);
        let read = match content {
            OfferDraft::Change { form, .. } => {
                let read = form.read(&offer.terms, &calendar);
                read.map(|(terms, message, remarks)| (terms, remarks, Way::Request { message }))
            }
            OfferDraft::Modify { form, answers, .. } => {
                let read = form.read_over(&offer.terms, &calendar);
                read.map(|(terms, remarks)| (terms, remarks, Way::Modify { answers: *answers }))
            }
            OfferDraft::New { .. } => return Err(DraftRefusal::NoSuchDraft.into()),
        };
        let (terms, remarks, way) = read.map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        Ok(OtherTerms { draft, offer, terms, remarks, way })
    }

    /// Puts one of the readings that a form's problems offered into the form that was saved then, and says what it means now.
    ///
    /// # Errors
    /// As [`App::fill`]; [`DraftRefusal::DraftChanged`] when the form was changed since.
    pub async fn use_reading(
        &self,
        caller: &Caller,
        id: DraftId,
        saved: UnixMs,
        (problem, reading): (usize, usize),
    ) -> Result<Filled> {
        let (draft, rules) = self.open_draft_in_server(caller, id).await?;
        let is_same = draft.saved == saved;
        let problems = match self.filled(caller, draft, &rules).await {
            Err(Error::Refused(Refusal::Draft(DraftRefusal::Form { problems, .. }))) if is_same => problems,
            filled => return filled,
        };
        let found = problems.get(problem).and_then(|found| found.readings.get(reading));
        let reading = found.ok_or(DraftRefusal::DraftChanged)?;
        let (draft, rules) = self
            .save_typed_in_server(caller, id, |content| {
                let DraftContent::Offer(draft) = content else { return false };
                draft.terms_mut().apply(reading);
                true
            })
            .await?;
        self.filled(caller, draft, &rules).await
    }

    /// Sends what a draft holds, if that still is what the sender has `seen`. A draft is sent once, however often this is
    /// asked.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn send_draft(&self, caller: &Caller, draft: DraftId, seen: PreviewHash) -> Result<SentDraft> {
        self.await_numbers(caller.guild).await;
        retry(|| self.try_send_draft(caller, draft, seen)).await
    }

    async fn try_send_draft(&self, caller: &Caller, draft: DraftId, seen: PreviewHash) -> Result<SentDraft> {
        let mut tx = self.store.begin().await?;
        let id = OfferId(self.new_id());
        let (draft, rules) = match tx.take_draft(draft, id).await? {
            Some(taken) => self.check_draft(caller, taken)?,
            // Says what became of it.
            None => self.load_draft_in_server(&mut tx.queries(), caller, draft).await?,
        };
        self.upsert_caller(&mut tx, caller).await?;
        if matches!(draft.content, DraftContent::Offer(OfferDraft::New { .. })) {
            let preview = self.preview(&mut tx.queries(), caller, draft, &rules).await?;
            if !is_as_seen(&preview.draft, preview.hash(), seen) {
                return Err(DraftRefusal::DraftChanged.into());
            }
            let answers = preview.proposal;
            let sent = self.save_new(&mut tx, caller, (preview, id), rules.limits).await?;
            if let Some(proposal) = answers {
                self.offer_for_proposal(&mut tx, caller, proposal, &sent.offer).await?;
            }
            tx.commit().await?;
            return Ok(SentDraft::Sent(Box::new(sent)));
        }
        let other = self.read_other_terms(&mut tx.queries(), caller, draft, &rules).await?;
        if !is_as_seen(&other.draft, other.hash(), seen) {
            return Err(DraftRefusal::DraftChanged.into());
        }
        self.save_other_terms(tx, caller, other, rules.limits).await
    }

    async fn save_other_terms(
        &self,
        mut tx: Tx,
        caller: &Caller,
        other: OtherTerms,
        limits: Limits,
    ) -> Result<SentDraft> {
        let OtherTerms { draft, offer, terms, remarks: _, way } = other;
        let now = self.now();
        let press = self.press(caller, offer.version);
        tx.name_sent_draft(draft.id, offer.id).await?;
        let (decision, requested) = match way {
            Way::Request { message } => {
                let new = NewChange {
                    id: ChangeId(self.new_id()),
                    terms,
                    message,
                    asked_last_hour: tx.queries().changes_since(offer.id, now.plus(-HOUR_MS)).await?,
                    most_per_hour: limits.changes_per_hour,
                };
                (decide::request_change(&offer, press, new)?, true)
            }
            Way::Modify { answers } => (decide::modify(&offer, press, terms, answers)?, false),
        };
        self.save(tx, &decision).await?;
        let offer = Box::new(decision.next.offer);
        Ok(if requested {
            SentDraft::Requested(offer)
        } else {
            SentDraft::Modified { offer, closed: decision.next.change.map(Box::new) }
        })
    }
}

/// Whether a draft still is what its preview showed. Previews of an older Parley say when the draft was saved instead.
fn is_as_seen(draft: &Draft, now: PreviewHash, seen: PreviewHash) -> bool {
    seen == now || seen.0 == draft.saved.0
}
