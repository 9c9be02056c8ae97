//! What events say, as receivers read it. Owns the fields and how values are written: ids as text, because JavaScript reads no number that
//! large; amounts as decimal text with their currency. Fields are added, and never change.

use super::event::written;
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::feedback::tags::Tag;
use crate::domain::ids::{GuildId, OfferNumber, PersonId};
use crate::domain::money::Money;
use crate::domain::offers::offer::{Offer, Recipient, StateName};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// What an event is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Data {
    /// An offer.
    Offer(Box<OfferData>),
    /// A contract, and one line of it.
    Contract(Box<ContractData>),
    /// Feedback on a contract.
    Feedback(FeedbackData),
    /// A report.
    Report(ReportData),
    /// Nothing: a test.
    Nothing {},
}

/// An offer as it is now, and what happened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfferData {
    pub(super) server: Id,
    pub(super) offer: ShownOffer,
    /// Who did it; nobody where time or a moderator did.
    pub(super) by: Option<Id>,
    /// Why, of one that was declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'static str>,
    /// The terms that the recipient asks for, while that is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) requested: Option<ShownTerms>,
}

/// A contract as it is now, and what was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContractData {
    pub(super) server: Id,
    pub(super) contract: ShownContract,
    /// Who did it; nobody where time or a moderator did.
    pub(super) by: Option<Id>,
    /// Which line of the contract it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<i64>,
    /// The line that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answers: Option<i64>,
    /// The place of the milestone that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) milestone: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payment: Option<ShownPayment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hours: Option<ShownHours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) statement: Option<ShownStatement>,
    /// The terms that were proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proposed: Option<ShownTerms>,
    /// From which day on another rate counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) counts_from: Option<NaiveDate>,
    /// Why it was closed, or a dispute was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<&'static str>,
    /// For whom a dispute was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<&'static str>,
}

/// What one side said of the other one, without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedbackData {
    pub(super) server: Id,
    /// The number of the contract's offer.
    pub(super) contract: i64,
    /// Which side said it.
    pub(super) from: &'static str,
    pub(super) by: Id,
    pub(super) stars: u8,
    pub(super) tags: Vec<Tag>,
    /// The first, second and so on of that side, of what was said during the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) during: Option<u32>,
    pub(super) is_hidden: bool,
}

/// A report: neither who reported, nor who is reported, nor anybody's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportData {
    pub(super) server: Id,
    pub(super) report: i64,
    pub(super) state: &'static str,
    pub(super) reason: &'static str,
    pub(super) about: ReportedThing,
    /// What moderators did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<&'static str>,
}

/// What was reported, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ReportedThing {
    Offer(i64),
    Feedback(i64),
    Job(i64),
}

/// An id of Discord's or Parley's, written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(pub(super) i64);

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl From<PersonId> for Id {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

impl From<GuildId> for Id {
    fn from(guild: GuildId) -> Self {
        Self(guild.0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ShownOffer {
    number: i64,
    state: StateName,
    version: u32,
    client: Id,
    recipient: ShownRecipient,
    #[serde(flatten)]
    terms: ShownTerms,
    #[serde(serialize_with = "written")]
    sent: UnixMs,
    #[serde(serialize_with = "written")]
    expires: UnixMs,
}

impl From<&Offer> for ShownOffer {
    fn from(offer: &Offer) -> Self {
        Self {
            number: offer.number.0,
            state: offer.state.name(),
            version: offer.version,
            client: offer.client.into(),
            recipient: (&offer.recipient).into(),
            terms: (&offer.terms).into(),
            sent: offer.created,
            expires: offer.expires,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ShownContract {
    /// That of its offer.
    number: i64,
    state: ContractState,
    client: Id,
    contractor: ShownRecipient,
    #[serde(flatten)]
    terms: ShownTerms,
    #[serde(serialize_with = "written")]
    started: UnixMs,
}

impl ShownContract {
    pub(super) fn of(contract: &Contract, number: OfferNumber) -> Self {
        Self {
            number: number.0,
            state: contract.state,
            client: contract.client.into(),
            contractor: (&contract.contractor).into(),
            terms: (&contract.terms).into(),
            started: contract.started,
        }
    }
}

/// Who can answer: a freelancer, or who owns an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum ShownRecipient {
    Freelancer { person: Id },
    Agency { agency: Id, owner: Id },
}

impl From<&Recipient> for ShownRecipient {
    fn from(recipient: &Recipient) -> Self {
        match recipient {
            Recipient::Freelancer(person) => Self::Freelancer { person: (*person).into() },
            Recipient::Agency(team) => Self::Agency { agency: Id(team.id.0), owner: team.owner.into() },
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ShownTerms {
    price: ShownPrice,
    start: Option<NaiveDate>,
    due: Option<NaiveDate>,
}

impl From<&Terms> for ShownTerms {
    fn from(terms: &Terms) -> Self {
        let price = match &terms.price {
            Price::Fixed { total, milestones } => ShownPrice::Fixed {
                total: (*total).into(),
                milestones: milestones
                    .iter()
                    .map(|part| ShownMilestone { amount: part.amount.decimal(), due: part.due })
                    .collect(),
            },
            Price::Hourly { rate, weekly_limit_hours } => {
                ShownPrice::Hourly { rate: (*rate).into(), weekly_limit_hours: *weekly_limit_hours }
            }
        };
        Self { price, start: terms.start, due: terms.due }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ShownPrice {
    Fixed {
        #[serde(flatten)]
        total: Amount,
        milestones: Vec<ShownMilestone>,
    },
    Hourly {
        #[serde(flatten)]
        rate: Amount,
        weekly_limit_hours: Option<u32>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct ShownMilestone {
    amount: String,
    due: Option<NaiveDate>,
}

/// `"amount":"1500.00","currency":"USD"`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Amount {
    amount: String,
    currency: &'static str,
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency.code() }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ShownPayment {
    /// `payment`, or `refund`.
    pub(super) kind: &'static str,
    #[serde(flatten)]
    pub(super) amount: Amount,
    pub(super) day: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct ShownHours {
    pub(super) minutes: u32,
    pub(super) day: NaiveDate,
}

/// What a week adds to what is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ShownStatement {
    /// Its Monday.
    pub(super) week: NaiveDate,
    pub(super) minutes: u32,
    #[serde(flatten)]
    pub(super) total: Amount,
}
