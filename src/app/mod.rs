//! Use cases: load, decide, save, enqueue, commit. Owns the transaction around each decision and the retry when another
//! one was faster; knows no Discord and no SQL.

mod agencies;
mod answers;
mod audit;
mod blocks;
mod brief;
mod changes;
mod checkup;
mod deadlines;
mod drafts;
mod error;
mod files;
mod freelancers;
mod home;
mod lists;
mod looking;
mod mail;
mod moderation;
mod named;
mod notices;
mod obstacles;
mod privacy;
mod profiles;
mod proposals;
mod report_briefs;
mod reports;
mod room_briefs;
mod rooms;
mod rules;
mod safety;
mod send;
mod standing;
mod suspensions;

pub use crate::store::{
    AuditEntry, Blocked, DeadEffect, Door, FreelancerFilter, FreelancerLine, KnownSkill, MetObstacle,
    OfferLine, Person, Posted, Room, Version,
};
pub use agencies::{AgencyView, Handover, HandoverBrief, InviteBrief, Invited, Own, Transferred, WorkRecord};
pub use audit::{AuditPage, AuditShown};
pub use blocks::{BlockOutcome, BlockedPage};
pub use brief::{
    Brief, CardBrief, ChangeBrief, ContractBrief, CopyBrief, DirectBrief, NoticeBrief, PersonalBrief, Place,
};
pub use checkup::{GivenUp, Health};
pub use drafts::{Addressee, Preview};
pub use error::Error;
pub use files::FilesBrief;
pub use freelancers::{Found, FreelancerPage};
pub use home::{TargetGuild, TargetRef};
pub use lists::{LIST_REACH, OfferPage, OfferRecord, PAGE_LINES};
pub use looking::LOOK_COUNTS_MS;
pub use mail::{CodeBrief, MailBrief, MailStanding};
pub use moderation::{BegunDecision, ReportCase, ReportPage};
pub use named::{SUGGESTIONS, Suited};
pub use notices::NoticeSettings;
pub use privacy::Ended;
pub use profiles::ProfileRecord;
pub use proposals::{Filled, Proposal, Proposed, Way};
pub use report_briefs::{AppealBrief, LetterBrief, ReportBrief, ReporterBrief, SanctionBrief};
pub use reports::{Begun, Reported, TurnedAway};
pub use room_briefs::{AlertBrief, LeftBrief, ModeratorsBrief, RoomBrief, ShutOutBrief};
pub use send::Sent;
pub use suspensions::{SuspensionCase, SuspensionPage};

use crate::clock::{Chance, Clock};
use crate::domain::agency::AgencyRefusal;
use crate::domain::decide::Decision;
use crate::domain::ids::{GuildId, OfferId, PersonId, RoleId};
use crate::domain::offer::{Offer, Side};
use crate::domain::refusal::Refusal;
use crate::domain::safety::Patterns;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::{self, Store, Tx};
use crate::words::Language;
use looking::Looks;
use std::sync::Arc;

/// What every use case returns.
pub type Result<T> = std::result::Result<T, Error>;

/// The use cases. Clones share everything.
#[derive(Debug, Clone)]
pub struct App {
    store: Store,
    clock: Clock,
    chance: Chance,
    defaults: Arc<ServerRules>,
    has_mail: bool,
    safety: Arc<Patterns>,
    looks: Arc<Looks>,
}

/// Who does something, and in which server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The server.
    pub guild: GuildId,
    /// The person.
    pub person: PersonId,
    /// As shown in that server.
    pub name: String,
    /// On Discord's own servers.
    pub avatar_url: Option<String>,
    /// When they joined that server.
    pub joined: Option<UnixMs>,
    /// Of the texts that only they read.
    pub language: Language,
    /// Their roles in that server.
    pub roles: Vec<RoleId>,
    /// Whether Discord lets them manage that server.
    pub manages_server: bool,
}

impl Caller {
    /// Whether they manage or moderate the server in which `rules` count.
    fn looks_after(&self, rules: &ServerRules) -> bool {
        self.manages_server || rules.makes_moderator(&self.roles)
    }

    fn as_person(&self) -> Person {
        Person {
            id: self.person,
            name: self.name.clone(),
            avatar_url: self.avatar_url.clone(),
            joined: self.joined,
        }
    }
}

/// How often a use case is tried when others are faster, before it gives up as busy.
const TRIES: u32 = 8;

impl App {
    /// The use cases over `store`; `defaults` are the operator's rules, for all that a server's admins did not set.
    #[must_use]
    pub fn new(store: Store, clock: Clock, chance: Chance, defaults: ServerRules) -> Self {
        let (safety, looks) = (Arc::default(), Arc::default());
        Self { store, clock, chance, defaults: Arc::new(defaults), has_mail: false, safety, looks }
    }

    /// The same, where there is a mail server to send through.
    #[must_use]
    pub fn with_mail(self, has_mail: bool) -> Self {
        Self { has_mail, ..self }
    }

    /// The same, looking for these patterns in the texts of offers.
    #[must_use]
    pub fn with_safety(self, patterns: Patterns) -> Self {
        Self { safety: Arc::new(patterns), ..self }
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
        let letter = |_| usize::try_from(self.chance.below(32)).map_or('2', |at| char::from(LETTERS[at]));
        (0..8).map(letter).collect()
    }

    fn new_id(&self) -> i64 {
        self.chance.id(self.now())
    }

    /// Loads an offer for somebody. Other servers' offers, and other people's, do not exist for them.
    async fn load(look: &mut store::Look<'_>, caller: &Caller, id: OfferId) -> Result<Offer> {
        let found = look.offer(id).await?.filter(|offer| offer.guild == caller.guild);
        let offer = found.ok_or(Refusal::NoSuchOffer)?;
        if offer.side_of(caller.person).is_none() {
            return Err(not_theirs(&offer, caller.person).into());
        }
        Ok(offer)
    }

    /// Loads an offer for somebody who only reads it: moderators may, all of their server's.
    async fn load_to_read(&self, look: &mut store::Look<'_>, caller: &Caller, id: OfferId) -> Result<Offer> {
        let found = look.offer(id).await?.filter(|offer| offer.guild == caller.guild);
        let offer = found.ok_or(Refusal::NoSuchOffer)?;
        if offer.side_of(caller.person).is_some() || self.is_moderator(look, caller).await? {
            Ok(offer)
        } else {
            Err(not_theirs(&offer, caller.person).into())
        }
    }

    /// Gives an offer to look at before acting on it: checks the server and the person, and, where given, the side
    /// that may act and the version that they saw.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn look(
        &self,
        caller: &Caller,
        id: OfferId,
        version: Option<u32>,
        needs: Option<Side>,
    ) -> Result<Offer> {
        let offer = Self::load(&mut self.store.reader().await?.look(), caller, id).await?;
        crate::domain::decide::check_may_act(&offer, caller.person, self.now(), version, needs)?;
        Ok(offer)
    }

    /// Decides about an existing offer and saves the decision, again from the start when another change was faster.
    async fn decide(
        &self,
        caller: &Caller,
        id: OfferId,
        decide: impl Fn(&Offer) -> std::result::Result<Decision, Refusal> + Sync,
    ) -> Result<Decision> {
        retry(|| self.try_decide(caller, id, &decide)).await
    }

    async fn try_decide(
        &self,
        caller: &Caller,
        id: OfferId,
        decide: &(impl Fn(&Offer) -> std::result::Result<Decision, Refusal> + Sync),
    ) -> Result<Decision> {
        let mut tx = self.store.begin().await?;
        tx.meet(caller.guild, &caller.as_person(), self.now()).await?;
        let offer = Self::load(&mut tx.look(), caller, id).await?;
        let decision = decide(&offer)?;
        self.save(tx, &decision).await?;
        Ok(decision)
    }

    /// Saves a decision about an existing offer with its effects, and commits.
    async fn save(&self, mut tx: Tx, decision: &Decision) -> Result<()> {
        tx.update_offer(decision).await?;
        self.enqueue(&mut tx, decision).await?;
        Ok(tx.commit().await?)
    }
}

/// What somebody reads who is on no side of an offer: that there is none, unless an agency handed them its work.
fn not_theirs(offer: &Offer, person: PersonId) -> Refusal {
    match offer.party.is_handed_to(person) {
        true => AgencyRefusal::OthersAnswer.into(),
        false => Refusal::NoSuchOffer,
    }
}

/// Runs a use case again while others are faster.
async fn retry<T, F: Future<Output = Result<T>>>(run: impl Fn() -> F) -> Result<T> {
    let mut tries = 1;
    loop {
        match run().await {
            Err(Error::Store(store::Error::Conflict)) if tries < TRIES => tries += 1,
            outcome => return outcome,
        }
    }
}
