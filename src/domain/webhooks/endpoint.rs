//! An endpoint's name, and the events that it gets. Owns what a name can be; its address and its secrets are `crate::webhooks`'.

use super::event::EventKind;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Most characters of an endpoint's name.
pub const NAME_CHARS: usize = 32;

/// What an operator calls an endpoint: 1 to [`NAME_CHARS`] of a-z, 0-9, `-` and `_`. Stored with each effect, and copied freely.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EndpointName {
    /// Filled up with zeros.
    bytes: [u8; NAME_CHARS],
}

impl EndpointName {
    /// The name that is written so, if it is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(byte);
        let mut bytes = [0; NAME_CHARS];
        bytes.get_mut(..text.len()).filter(|room| !room.is_empty())?.copy_from_slice(text.as_bytes());
        text.as_bytes().iter().all(is_plain).then_some(Self { bytes })
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(NAME_CHARS);
        str::from_utf8(&self.bytes[..length]).unwrap_or_default()
    }
}

impl fmt::Display for EndpointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for EndpointName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for EndpointName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EndpointName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("no endpoint is called {text:?}")))
    }
}

/// Which events somebody wants: `*`, all of one kind of thing (`payment.*`), or one (`payment.recorded`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFilter(String);

impl EventFilter {
    /// The filter that is written so; `None` where no event passes it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let filter = Self(text.to_owned());
        EventKind::ALL.iter().any(|kind| filter.passes(*kind)).then_some(filter)
    }

    /// Whether such an event passes.
    #[must_use]
    pub fn passes(&self, kind: EventKind) -> bool {
        let code = kind.code();
        match self.0.strip_suffix('*') {
            Some("") => true,
            Some(group) => group.ends_with('.') && code.starts_with(group),
            None => code == self.0,
        }
    }
}

impl fmt::Display for EventFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which events one endpoint gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Whose.
    pub endpoint: EndpointName,
    /// It gets what passes any of these.
    pub events: Vec<EventFilter>,
}

impl Subscription {
    /// Whether it gets such an event.
    #[must_use]
    pub fn wants(&self, kind: EventKind) -> bool {
        self.events.iter().any(|filter| filter.passes(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_and_comes_out_as_it_went_in() {
        for right in ["crm", "a", "books-2_x", &"n".repeat(NAME_CHARS)] {
            let name = EndpointName::parse(right).expect(right);
            assert_eq!(name.as_str(), right);
            let stored = serde_json::to_string(&name).expect("it is written");
            assert_eq!(serde_json::from_str::<EndpointName>(&stored).expect("it is read"), name);
        }
        for wrong in ["", "CRM", "a b", "a,b", "a/b", "a\0", "é", &"n".repeat(NAME_CHARS + 1)] {
            assert_eq!(EndpointName::parse(wrong), None, "{wrong:?}");
        }
        assert!(serde_json::from_str::<EndpointName>("\"A\"").is_err());
    }

    #[test]
    fn a_filter_passes_all_a_group_or_one() {
        let passing = |text: &str| {
            let filter = EventFilter::parse(text).expect(text);
            EventKind::ALL
                .iter()
                .filter(|kind| filter.passes(**kind))
                .map(|kind| kind.code())
                .collect::<Vec<_>>()
        };
        assert_eq!(passing("*").len(), EventKind::ALL.len());
        assert_eq!(passing("report.*"), ["report.received", "report.closed"]);
        assert_eq!(passing("offer.sent"), ["offer.sent"]);
        for wrong in ["", "offer", "offer*", "off*", "offer.sen*", "offer.forgotten", "Offer.*", ".*"] {
            assert_eq!(EventFilter::parse(wrong), None, "{wrong:?}");
        }
    }
}
