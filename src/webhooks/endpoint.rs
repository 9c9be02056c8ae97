//! Endpoints: where events go, and what they're signed with. Owns which addresses can be used, and that none is shown: an address may hold a
//! secret as well.

use super::secret::Secret;
use crate::domain::webhooks::endpoint::{EndpointName, EventFilter, Subscription};
use reqwest::Url;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use thiserror::Error;

/// How many there are at the most. Each has a delivery of its own under way.
pub const MOST_ENDPOINTS: usize = 16;

/// Where an endpoint listens.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

/// Why something is no address that can be used. Never says what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressError {
    /// No web address at all.
    #[error("it must be an address such as \"https://crm.example.org/parley\"")]
    NoAddress,
    /// Anybody on the way could read it.
    #[error(
        "it must begin with https://. Only an address on this machine (localhost, 127.0.0.1, [::1]) can begin with http://"
    )]
    Open,
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address")
    }
}

impl Address {
    /// The address that is written so.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let url = Url::parse(text).map_err(|_| AddressError::NoAddress)?;
        let host = url.host_str().ok_or(AddressError::NoAddress)?;
        match url.scheme() {
            "https" => Ok(Self(url)),
            "http" if is_this_machine(host) => Ok(Self(url)),
            "http" => Err(AddressError::Open),
            _ => Err(AddressError::NoAddress),
        }
    }

    /// Whether it's on this machine.
    pub(super) fn is_here(&self) -> bool {
        self.0.host_str().is_some_and(is_this_machine)
    }

    pub(super) fn url(&self) -> Url {
        self.0.clone()
    }
}

fn is_this_machine(host: &str) -> bool {
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || plain.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// One endpoint.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// What it's called.
    pub name: EndpointName,
    /// Where it listens.
    pub address: Address,
    /// What each of its events is signed with; at least one.
    pub secrets: Vec<Secret>,
    /// What it wants.
    pub events: Vec<EventFilter>,
}

/// All endpoints. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Endpoints(Arc<[Endpoint]>);

impl Endpoints {
    /// These, each with a name of its own.
    #[must_use]
    pub fn new(endpoints: Vec<Endpoint>) -> Self {
        Self(endpoints.into())
    }

    /// All of them, in the order of the configuration.
    #[must_use]
    pub fn all(&self) -> &[Endpoint] {
        &self.0
    }

    /// The one with this name.
    #[must_use]
    pub fn named(&self, name: EndpointName) -> Option<&Endpoint> {
        self.0.iter().find(|endpoint| endpoint.name == name)
    }

    /// Who wants what.
    #[must_use]
    pub fn subscriptions(&self) -> Vec<Subscription> {
        let of =
            |endpoint: &Endpoint| Subscription { endpoint: endpoint.name, events: endpoint.events.clone() };
        self.0.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_private_on_its_way_and_not_shown() {
        for right in [
            "https://crm.example.org/parley?key=hunter2",
            "https://10.0.0.7:8443/",
            "http://127.0.0.1:9000/hook",
            "http://127.9.9.9/",
            "http://localhost:9000",
            "http://[::1]:9000/",
        ] {
            let address = Address::parse(right).expect(right);
            assert_eq!(format!("{address:?}"), "Address");
        }
        for open in [
            "http://crm.example.org/",
            "http://10.0.0.7/",
            "http://localhost.example.org/",
            "http://0.0.0.0/",
        ] {
            assert_eq!(Address::parse(open), Err(AddressError::Open), "{open}");
        }
        for wrong in ["", "crm.example.org", "ftp://127.0.0.1/", "https://", "unix:/run/a.sock"] {
            assert_eq!(Address::parse(wrong), Err(AddressError::NoAddress), "{wrong}");
        }
    }
}
