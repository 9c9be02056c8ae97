//! The transaction around each decision: load, decide, save, enqueue, commit, and again when another change was faster. Owns
//! [`App`], to which each feature's file adds its own use cases; knows none of them.

use super::caller::Caller;
use super::error::{Error, Result};
use crate::app::offers::numbers::Numbering;
use crate::app::rooms::recent_checks::RecentChecks;
use crate::app::rooms::turns::Turns;
use crate::app::safety::recent_findings::RecentFindings;
use crate::clock::{Clock, Random};
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::decision::{Act, Decision};
use crate::domain::effect::{ContractEffect, Effect, Lane, RoomEffect};
use crate::domain::ids::{EffectId, OfferId, PersonId};
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::{Offer, Side};
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::screening::Screening;
use crate::domain::refusal::Refusal;
use crate::domain::safety::Finder;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::endpoint::Subscription;
use crate::domain::webhooks::event::Event;
use crate::metrics::Metrics;
use crate::store;
use crate::store::{OfferRow, Shown, Store, Tx};
use std::sync::Arc;

/// The use cases. Clones share everything.
#[derive(Debug, Clone)]
pub struct App {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) random: Random,
    pub(super) defaults: Arc<ServerRules>,
    pub(super) has_mail: bool,
    pub(super) subscriptions: Arc<[Subscription]>,
    pub(super) safety: Arc<Finder>,
    pub(super) findings: Arc<RecentFindings>,
    pub(super) looks: Arc<RecentChecks>,
    pub(super) numbering: Arc<Numbering>,
    pub(super) turns: Arc<Turns>,
}

/// What a decision brings about, as far as saving it needs to know.
pub(super) trait Next: Sync {
    /// A line of its timeline.
    type Entry: Act + Sync;

    /// Writes it, with the line for its timeline.
    fn write(&self, tx: &mut Tx, entry: &Self::Entry) -> impl Future<Output = store::Result<()>> + Send;

    /// The offer as it will be: its effects are for its room.
    fn offer(&self) -> &Offer;

    /// What endpoints are told of it.
    fn events(&self, entry: &Self::Entry, now: UnixMs) -> Vec<Event>;

    /// What else must happen outside the room: on the ways that people chose to hear, and to what they were sent before.
    fn elsewhere(
        &self,
        app: &App,
        tx: &mut Tx,
        effects: &[Effect],
        told: &[Notification],
    ) -> impl Future<Output = Result<Vec<Effect>>> + Send {
        app.tell_of_offer(tx, self.offer(), effects, told)
    }
}

/// How often a use case is tried when others are faster, before it gives up as busy.
const TRIES: u32 = 8;

impl App {
    /// The use cases over `store`; `defaults` are the operator's rules, for all that a server's admins did not set.
    #[must_use]
    pub fn new(store: Store, clock: Clock, random: Random, defaults: ServerRules) -> Self {
        Self {
            store,
            clock,
            random,
            defaults: Arc::new(defaults),
            has_mail: false,
            subscriptions: Arc::default(),
            safety: Arc::default(),
            findings: Arc::default(),
            looks: Arc::default(),
            numbering: Arc::default(),
            turns: Arc::default(),
        }
    }

    /// The same, where there is a mail server to send through.
    #[must_use]
    pub fn with_mail(self, has_mail: bool) -> Self {
        Self { has_mail, ..self }
    }

    /// The same, finding what texts ask for in this way.
    #[must_use]
    pub fn with_safety(self, finder: Finder) -> Self {
        Self { safety: Arc::new(finder), ..self }
    }

    /// What is counted about all that is done.
    #[must_use]
    pub fn metrics(&self) -> Metrics {
        self.store.metrics().clone()
    }

    /// The present, by the clock that this was made with.
    #[must_use]
    pub fn now(&self) -> UnixMs {
        self.clock.now()
    }

    /// A reference number for an apology: short enough to read out, found again in the log.
    #[must_use]
    pub fn new_reference(&self) -> String {
        const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        let letter = |_| usize::try_from(self.random.below(32)).map_or('2', |at| char::from(LETTERS[at]));
        (0..8).map(letter).collect()
    }

    pub(super) fn new_id(&self) -> i64 {
        self.random.id(self.now())
    }

    /// Loads an offer for somebody. Other servers' offers, and other people's, do not exist for them.
    pub(super) async fn load(
        queries: &mut store::Queries<'_>,
        caller: &Caller,
        id: OfferId,
    ) -> Result<Offer> {
        let found = queries.offer(id).await?.filter(|offer| offer.guild == caller.guild);
        let offer = found.ok_or(OfferRefusal::NoSuchOffer)?;
        Self::check_theirs(&offer, caller)?;
        Ok(offer)
    }

    /// Refuses an offer to somebody who is on no side of it.
    pub(super) fn check_theirs(offer: &Offer, caller: &Caller) -> Result<()> {
        match offer.side_of(caller.person) {
            Some(_) => Ok(()),
            None => Err(not_theirs(offer, caller.person).into()),
        }
    }

    /// Loads an offer for somebody who only reads it: moderators may, all of their server's.
    pub(super) async fn load_to_read(
        &self,
        queries: &mut store::Queries<'_>,
        caller: &Caller,
        id: OfferId,
    ) -> Result<OfferRow> {
        let found =
            queries.offer_row(id, Shown::Nothing).await?.filter(|found| found.offer.guild == caller.guild);
        let found = found.ok_or(OfferRefusal::NoSuchOffer)?;
        let moderates = || found.settings.over(&self.defaults).makes_moderator(&caller.roles);
        if found.offer.side_of(caller.person).is_some() || !caller.roles.is_empty() && moderates() {
            Ok(found)
        } else {
            Err(not_theirs(&found.offer, caller.person).into())
        }
    }

    /// Gives an offer to look at before acting on it: checks the server and the person, and, where given, the side
    /// that may act and the version that they saw.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_for_action(
        &self,
        caller: &Caller,
        id: OfferId,
        version: Option<u32>,
        needs: Option<Side>,
    ) -> Result<Offer> {
        let offer = Self::load(&mut self.store.reader().await?.queries(), caller, id).await?;
        crate::domain::offers::decide::check_may_act(&offer, caller.person, self.now(), version, needs)?;
        Ok(offer)
    }

    /// Decides about an existing offer and saves the decision, again from the start when another change was faster.
    pub(super) async fn decide<T: Next>(
        &self,
        caller: &Caller,
        id: OfferId,
        decide: impl Fn(&Offer) -> std::result::Result<Decision<T, T::Entry>, Refusal> + Sync,
    ) -> Result<Decision<T, T::Entry>> {
        retry(|| self.try_decide(caller, id, &decide)).await
    }

    async fn try_decide<T: Next>(
        &self,
        caller: &Caller,
        id: OfferId,
        decide: &(impl Fn(&Offer) -> std::result::Result<Decision<T, T::Entry>, Refusal> + Sync),
    ) -> Result<Decision<T, T::Entry>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let offer = Self::load(&mut tx.queries(), caller, id).await?;
        let decision = decide(&offer)?;
        self.save(tx, &decision).await?;
        Ok(decision)
    }

    /// Writes a decision into a transaction, and its effects into the outbox: in their order, and what must happen elsewhere
    /// behind them.
    pub(super) async fn put<T: Next>(&self, tx: &mut Tx, decision: &Decision<T, T::Entry>) -> Result<()> {
        let Decision { next, entry, effects, told } = decision;
        next.write(tx, entry).await?;
        let offer = next.offer();
        let (guild, room) = (offer.guild, offer.room);
        let screening = offer.screening(entry.actor());
        self.follow_screening(tx, offer, screening).await?;
        let mut before = None;
        let opens_room = |effect: &Effect| matches!(effect, Effect::Room(RoomEffect::OpenRoom { .. }));
        // Whoever opens a room lets its sides in.
        let is_shown = matches!(screening, Screening::Passed | Screening::Overtaken);
        if is_shown && effects.iter().any(Effect::mentions) && !effects.iter().any(opens_room) {
            // Whoever accepts reads it if the other side has left meanwhile.
            let is_agreed =
                |effect: &Effect| matches!(effect, Effect::Contract(ContractEffect::PostContract { .. }));
            before = self.look_for_sides(tx, room, effects.iter().any(is_agreed)).await?;
        }
        let elsewhere = next.elsewhere(self, tx, effects, told).await?;
        let all = before.iter().chain(effects).chain(&elsewhere);
        let all =
            all.map(|effect| store::NewEffect::in_room(EffectId(self.new_id()), effect.clone(), guild, room));
        let mut all = hold_back(offer, screening, all.collect());
        all.extend(self.webhook_effects(|| next.events(entry, self.now()))?);
        Ok(tx.enqueue_all(all, self.now()).await?)
    }

    /// Saves a decision with its effects, and commits.
    pub(super) async fn save<T: Next>(&self, mut tx: Tx, decision: &Decision<T, T::Entry>) -> Result<()> {
        self.put(&mut tx, decision).await?;
        Ok(tx.commit().await?)
    }
}

/// What somebody reads who is on no side of an offer: that there is none, unless an agency handed them its work.
fn not_theirs(offer: &Offer, person: PersonId) -> Refusal {
    match offer.recipient.is_handed_to(person) {
        true => AgencyRefusal::OthersAnswer.into(),
        false => Refusal::Offer(OfferRefusal::NoSuchOffer),
    }
}

/// What is enqueued of an offer's effects: all of them, or those for its client alone while it's held back, with the others held
/// back beside it until they can be delivered.
fn hold_back(offer: &Offer, screening: Screening, all: Vec<store::NewEffect>) -> Vec<store::NewEffect> {
    let held_with: Option<OfferId> = match screening {
        Screening::Passed | Screening::Overtaken => return all,
        Screening::Waits { .. } => Some(offer.id),
        Screening::Over => None,
    };
    let is_for_client = |lane: Lane| match lane {
        Lane::Direct(_, to) | Lane::Mail(_, to) => to == offer.client,
        _ => false,
    };
    all.into_iter()
        .filter_map(|new| match is_for_client(new.lane) {
            true => Some(new),
            false => held_with.map(|offer| store::NewEffect { held_with: Some(offer), ..new }),
        })
        .collect()
}

/// Runs a use case again while others are faster.
pub(super) async fn retry<T, F: Future<Output = Result<T>>>(run: impl Fn() -> F) -> Result<T> {
    let mut tries = 1;
    loop {
        match run().await {
            Err(Error::Store(store::Error::Conflict)) if tries < TRIES => tries += 1,
            outcome => return outcome,
        }
    }
}
