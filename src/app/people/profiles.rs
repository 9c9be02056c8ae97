//! Profiles: editing one's own, and reading anybody's in the same server.

use super::blocks::takes_offers;
use crate::app::caller::{Addressee, Caller};
use crate::app::error::Result;
use crate::app::feedback::{ReceivedSummary, ShownScore, summary_of};
use crate::app::transaction::{App, retry};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::feedback::score::record::Worker;
use crate::domain::form::ProfileForm;
use crate::domain::ids::{DraftId, PersonId};
use crate::domain::offers::draft::OfferOptions;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::people::draft::PeopleDraft;
use crate::domain::people::profile::Profile;
use crate::domain::people::refusal::PeopleRefusal;
use crate::domain::people::standing::{OfferCounts, Together};
use crate::domain::refusal::Refusal;
use crate::store::{Person, Queries};

/// Everything that a reader sees of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRecord {
    /// Whose.
    pub person: PersonId,
    /// As Discord named them last, if they ever came near Parley.
    pub known: Option<Person>,
    /// What they say about themselves.
    pub profile: Option<Profile>,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// Whether they take offers; for another reader: offers from that reader.
    pub is_open: bool,
    /// Offers that they received in this server.
    pub offers: OfferCounts,
    /// The Job Success Score that it shows; nothing where there was no contract.
    pub score: Option<ShownScore>,
    /// What others said of the same work.
    pub received: ReceivedSummary,
    /// What they and the reader have done together.
    pub together: Option<Together>,
    /// Whether the reader has an open job, to which they could invite them.
    pub may_invite: bool,
}

impl App {
    /// Opens the caller's profile for editing: what was begun and not finished, or what stands there now.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn begin_profile(&self, caller: &Caller) -> Result<Draft> {
        let present = self.store.reader().await?.queries().profile(caller.guild, caller.person).await?;
        let form = present.as_ref().map(ProfileForm::from_profile).unwrap_or_default();
        let fresh = PeopleDraft::Profile { form }.into();
        self.begin(caller, &fresh).await
    }

    /// Saves what was typed into a profile's form, and then makes it the caller's profile.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn save_profile(
        &self,
        caller: &Caller,
        draft: DraftId,
        form: ProfileForm,
    ) -> Result<ProfileRecord> {
        let put = |content: &mut DraftContent| match content {
            DraftContent::People(PeopleDraft::Profile { form: kept }) => {
                *kept = form.clone();
                true
            }
            DraftContent::Offer(_)
            | DraftContent::Moderation(_)
            | DraftContent::Mail(_)
            | DraftContent::Contract(_)
            | DraftContent::Feedback(_)
            | DraftContent::Job(_)
            | DraftContent::Proposal(_) => false,
        };
        let saved = self.save_typed(caller, draft, put).await?.saved;
        let currency = self.rules_of(caller.guild).await?.default_currency;
        let profile = form
            .parse(currency)
            .map_err(|problems| Refusal::Draft(DraftRefusal::Form { draft, saved, problems }))?;
        retry(|| self.try_save_profile(caller, draft, &profile)).await?;
        self.view_profile(caller, caller.person).await
    }

    async fn try_save_profile(&self, caller: &Caller, draft: DraftId, profile: &Profile) -> Result<()> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        tx.save_profile(caller.guild, caller.person, profile, self.now(), || self.new_id()).await?;
        tx.discard_draft(draft).await?;
        Ok(tx.commit().await?)
    }

    /// Says whether the caller takes offers from now on.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn set_accepting(&self, caller: &Caller, accepting: bool) -> Result<ProfileRecord> {
        retry(|| self.try_set_accepting(caller, accepting)).await?;
        self.view_profile(caller, caller.person).await
    }

    async fn try_set_accepting(&self, caller: &Caller, accepting: bool) -> Result<()> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        tx.set_pause(caller.guild, caller.person, (!accepting).then_some(now)).await?;
        Ok(tx.commit().await?)
    }

    /// The profile of a member whom a command names, who is remembered by the name that came with it.
    ///
    /// # Errors
    /// A refusal (bots have none), or a failure of the database.
    pub async fn view_member(&self, caller: &Caller, member: &Addressee) -> Result<ProfileRecord> {
        if member.is_bot {
            return Err(PeopleRefusal::BotProfile.into());
        }
        retry(|| self.try_meet(caller, member)).await?;
        self.view_profile(caller, member.person).await
    }

    async fn try_meet(&self, caller: &Caller, member: &Addressee) -> Result<()> {
        let met = member.as_person();
        let known = self.store.reader().await?.queries().person(caller.guild, met.id).await?;
        if known.as_ref() == Some(&met) {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        tx.upsert_person(caller.guild, &met, self.now()).await?;
        Ok(tx.commit().await?)
    }

    /// What the caller sees of `person`. Somebody who never came near Parley in this server has nothing to show.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn view_profile(&self, caller: &Caller, person: PersonId) -> Result<ProfileRecord> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let is_own = person == caller.person;
        let score = self.profile_score(queries, caller, person).await?;
        let worker = score.as_ref().map_or(Worker::Freelancer(person), |score| score.worker);
        Ok(ProfileRecord {
            person,
            known: queries.person(caller.guild, person).await?,
            profile: queries.profile(caller.guild, person).await?,
            is_own,
            is_open: takes_offers(queries, caller.guild, caller.person, person, self.now()).await?,
            offers: queries.received_counts(caller.guild, person).await?,
            received: summary_of(queries, caller, worker).await?,
            score,
            together: self.together(queries, caller, person).await?,
            may_invite: !is_own
                && queries.job_counts(caller.guild, caller.person, self.now()).await?.open > 0,
        })
    }

    async fn together(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        person: PersonId,
    ) -> Result<Option<Together>> {
        if person == caller.person {
            return Ok(None);
        }
        let sides = (caller.person, &Recipient::Freelancer(person));
        let (record, _) = queries.client_record(caller.guild, sides, None, self.now()).await?;
        Ok(record.together)
    }

    /// Begins an offer to somebody whose profile the caller has read.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_offer_to(&self, caller: &Caller, person: PersonId) -> Result<Draft> {
        let to = self.known_addressee(caller, person).await?;
        self.begin_offer(caller, &to, OfferOptions::default()).await
    }

    /// Somebody as this server knew them last.
    pub(in crate::app) async fn known_addressee(
        &self,
        caller: &Caller,
        person: PersonId,
    ) -> Result<Addressee> {
        // Only people are remembered, never bots.
        let known = self.store.reader().await?.queries().person(caller.guild, person).await?;
        let known = known.ok_or(OfferRefusal::NotMember)?;
        Ok(Addressee {
            person,
            name: known.name,
            username: known.username,
            avatar_url: known.avatar_url,
            joined: known.joined,
            is_bot: false,
            is_member: true,
            is_pending: false,
        })
    }
}
