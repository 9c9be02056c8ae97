//! How single values are written in a document: ids as texts, because programs that read numbers as floats would change them,
//! moments in UTC, amounts as decimal texts with their currency. Owns the forms.

use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::time::UnixMs;
use chrono::{NaiveDate, SecondsFormat};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// A day of the calendar, `2026-12-01`, of no time zone.
pub type WrittenDay = NaiveDate;

/// An id of Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenId(pub i64);

impl From<i64> for WrittenId {
    fn from(id: i64) -> Self {
        Self(id)
    }
}

impl From<PersonId> for WrittenId {
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

impl Serialize for WrittenId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A moment as RFC 3339 writes it, in UTC and to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WrittenMoment(pub UnixMs);

impl From<UnixMs> for WrittenMoment {
    fn from(at: UnixMs) -> Self {
        Self(at)
    }
}

impl Serialize for WrittenMoment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.utc().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

/// An amount: the exact decimal number, and the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenMoney(pub Money);

impl From<Money> for WrittenMoney {
    fn from(amount: Money) -> Self {
        Self(amount)
    }
}

impl Serialize for WrittenMoney {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("Money", 2)?;
        written.serialize_field("amount", &self.0.decimal())?;
        written.serialize_field("currency", self.0.currency.code())?;
        written.end()
    }
}
