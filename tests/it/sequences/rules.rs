//! The program's rules alone, without a database: what `domain::decide` says, act by act.

use super::model::{Act, Facts, Fate, Outcome, Seen, Step, Who, Wish};
use parley::domain::contracts::contract::Contract;
use parley::domain::decision::Decision;
use parley::domain::draft::refusal::DraftRefusal;
use parley::domain::ids::{ChangeId, ContractId, GuildId, OfferId, OfferNumber, PersonId, RoomId};
use parley::domain::money::{Currency, Money};
use parley::domain::offers::change::Change;
use parley::domain::offers::decide::{Counts, Limits, NewChange, NewOffer, OfferChange, Press};
use parley::domain::offers::offer::{DeclineReason, Offer, Recipient, Side};
use parley::domain::offers::refusal::OfferRefusal;
use parley::domain::offers::terms::{Price, Terms};
use parley::domain::offers::{change, decide};
use parley::domain::refusal::Refusal;
use parley::domain::time::{HOUR_MS, UnixMs};

const CLIENT: PersonId = PersonId(1);
const FREELANCER: PersonId = PersonId(2);
const STRANGER: PersonId = PersonId(3);

/// One offer, and all that came of it.
pub(crate) struct Table {
    pub(crate) now: UnixMs,
    offer: Offer,
    prices: Vec<i64>,
    changes: Vec<Change>,
    contracts: Vec<Contract>,
}

/// Terms with this price.
fn terms(minor: i64) -> Terms {
    Terms {
        title: "Logo".to_owned(),
        description: "A logo.".to_owned(),
        price: Price::Fixed { total: Money { minor, currency: Currency::USD }, milestones: Vec::new() },
        start: None,
        due: None,
    }
}

/// The price of terms, in minor units.
pub(crate) fn price(terms: &Terms) -> i64 {
    match &terms.price {
        Price::Fixed { total, .. } => total.minor,
        Price::Hourly { rate, .. } => rate.minor,
    }
}

/// What a refusal is to the model.
pub(crate) fn outcome(refusal: &Refusal) -> Outcome {
    match refusal {
        Refusal::Offer(OfferRefusal::NoSuchOffer | OfferRefusal::NoSuchChange)
        | Refusal::Draft(DraftRefusal::NoSuchDraft) => Outcome::Unknown,
        Refusal::Offer(OfferRefusal::OtherSide { .. }) => Outcome::OtherSide,
        Refusal::Offer(OfferRefusal::Over { state, .. }) => Outcome::Over(*state),
        Refusal::Offer(OfferRefusal::Stale { .. }) => Outcome::Stale,
        Refusal::Offer(OfferRefusal::ChangeOpen { .. }) => Outcome::ChangeOpen,
        Refusal::Offer(OfferRefusal::ChangeOver { .. }) => Outcome::ChangeOver,
        Refusal::Offer(OfferRefusal::TooManyChanges { .. }) => Outcome::TooMany,
        Refusal::Offer(OfferRefusal::SameTerms { .. }) => Outcome::SameTerms,
        other => panic!("nobody asked for anything that ends in {other:?}"),
    }
}

/// What a change request's fate is to the model.
pub(crate) fn fate(fate: &change::Fate) -> Fate {
    match fate {
        change::Fate::Open => Fate::Open,
        change::Fate::Approved { .. } => Fate::Approved,
        change::Fate::Rejected { .. } => Fate::Rejected,
        change::Fate::Modified { .. } => Fate::Modified,
        change::Fate::Closed => Fate::Closed,
    }
}

/// The number of the version that was seen.
pub(crate) fn version(seen: Seen, current: u32) -> u32 {
    match seen {
        Seen::Current => current,
        Seen::Former => current - 1,
        Seen::Later => current + 1,
    }
}

/// An offer after a step, and the contract that it became.
type Next = (OfferChange, Option<Contract>);

impl Table {
    pub(crate) fn set(minor: i64, expires_in_ms: i64) -> Self {
        let now = UnixMs(1_800_000_000_000);
        let new = NewOffer {
            id: OfferId(1),
            guild: GuildId(1),
            number: OfferNumber(1),
            room: RoomId(1),
            room_is_open: true,
            client: CLIENT,
            recipient: Recipient::Freelancer(FREELANCER),
            terms: terms(minor),
            note: None,
            files: Vec::new(),
            expires: now.plus(expires_in_ms),
            waits_for: None,
            proposal: None,
        };
        let sent = decide::send(new, Counts::default(), Limits::default(), now).expect("it may be sent");
        Self { now, offer: sent.next, prices: vec![minor], changes: Vec::new(), contracts: Vec::new() }
    }

    pub(crate) fn facts(&self) -> Facts {
        Facts {
            state: self.offer.state.name(),
            revision: self.offer.revision,
            prices: self.prices.clone(),
            fates: self.changes.iter().map(|change| fate(&change.fate)).collect(),
            contracts: self.contracts.iter().map(|contract| price(&contract.terms)).collect(),
        }
    }

    /// Plays a step; servers do not exist here, so whoever is elsewhere is a stranger.
    pub(crate) fn play(&mut self, step: &Step) -> Outcome {
        self.now = self.now.plus(step.wait_ms);
        let by = match step.who {
            Who::Client => CLIENT,
            Who::Freelancer => FREELANCER,
            Who::Stranger | Who::ClientElsewhere | Who::FreelancerElsewhere => STRANGER,
        };
        match self.decide(by, step.act) {
            Ok(Some((next, contract))) => {
                self.contracts.extend(contract);
                self.keep(next);
                Outcome::Done
            }
            Ok(None) => Outcome::Nothing,
            Err(refusal) if step.act == Act::Time => {
                assert!(matches!(refusal, Refusal::Offer(OfferRefusal::Over { .. })), "{refusal:?}");
                Outcome::Nothing
            }
            Err(refusal) => outcome(&refusal),
        }
    }

    fn decide(&self, by: PersonId, act: Act) -> Result<Option<Next>, Refusal> {
        let (offer, now) = (&self.offer, self.now);
        let press = |seen| Press { by, version: version(seen, offer.version), now };
        let going_on = |decision: Decision<OfferChange>| Some((decision.next, None));
        match act {
            Act::Accept(seen) => decide::accept(offer, press(seen), ContractId(offer.revision))
                .map(|decision| Some((decision.next.change, Some(decision.next.contract)))),
            Act::Decline(seen) => {
                decide::decline(offer, press(seen), DeclineReason::TooBusy, None).map(going_on)
            }
            Act::Withdraw(seen) => decide::withdraw(offer, press(seen), None).map(going_on),
            Act::Request(seen, minor) => {
                let fresh = self.changes.iter().filter(|change| change.at > now.plus(-HOUR_MS)).count();
                let new = NewChange {
                    id: ChangeId(offer.revision),
                    terms: terms(minor),
                    message: "More work.".to_owned(),
                    asked_last_hour: u32::try_from(fresh).expect("few"),
                    most_per_hour: Limits::default().changes_per_hour,
                };
                decide::request_change(offer, press(seen), new).map(going_on)
            }
            Act::Approve(wish) => decide::approve_change(offer, self.wish(wish)?, by, now).map(going_on),
            Act::Reject(wish) => {
                decide::reject_change(offer, self.wish(wish)?, by, now, "No.".to_owned()).map(going_on)
            }
            Act::Modify(seen, minor) => decide::modify(offer, press(seen), terms(minor), None).map(going_on),
            Act::Counter(wish, minor) => {
                let change = self.wish(wish)?;
                // As `app` opens the form.
                decide::check_may_act(offer, by, now, None, Some(Side::Client))?;
                if offer.open_change().is_none_or(|open| open.id != change) {
                    return Err(Refusal::Offer(OfferRefusal::ChangeOver { number: offer.number }));
                }
                decide::modify(offer, press(Seen::Current), terms(minor), Some(change)).map(going_on)
            }
            Act::Remove => decide::remove(offer, STRANGER, now).map(going_on),
            Act::Suspend => decide::withdraw_for_suspension(offer, STRANGER, now).map(going_on),
            Act::Time => match decide::expire(offer, now)? {
                Some(decision) => Ok(going_on(decision)),
                None => Ok(decide::remind(offer, now)?.and_then(going_on)),
            },
        }
    }

    /// As `app` finds a change request before the rules are asked.
    fn wish(&self, wish: Wish) -> Result<ChangeId, Refusal> {
        let found = match wish {
            Wish::Newest => self.changes.last(),
            Wish::Oldest => self.changes.first(),
            Wish::Unknown => None,
        };
        found.map(|change| change.id).ok_or(Refusal::Offer(OfferRefusal::NoSuchChange))
    }

    fn keep(&mut self, next: OfferChange) {
        if next.offer.version != self.offer.version {
            let following = u32::try_from(self.prices.len()).expect("few") + 1;
            assert_eq!(next.offer.version, following, "versions follow each other");
            self.prices.push(price(&next.offer.terms));
        }
        if let Some(change) = next.change {
            match self.changes.iter_mut().find(|known| known.id == change.id) {
                Some(known) => *known = change,
                None => self.changes.push(change),
            }
        }
        self.offer = next.offer;
        let open = self.changes.iter().find(|change| change.fate == change::Fate::Open);
        assert_eq!(self.offer.open_change(), open, "the offer and its change requests agree");
    }
}
