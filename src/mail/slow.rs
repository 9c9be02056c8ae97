//! Mail hosts that kept Parley waiting. Owns for how long mail to them waits beside all other mail.

use crate::domain::notifications::mail::EmailAddress;
use crate::domain::time::{HOUR_MS, UnixMs};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// So long after a host kept us waiting, its mail is sent beside all other mail.
const SLOW_FOR_MS: i64 = HOUR_MS;
/// Hosts that are remembered at a time.
const REMEMBERED: usize = 1_000;

/// The hosts that were slow lately, by what stands behind the @.
#[derive(Debug, Default)]
pub(super) struct SlowHosts(Mutex<HashMap<String, UnixMs>>);

impl SlowHosts {
    pub(super) fn are_at(&self, to: &EmailAddress, now: UnixMs) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(to.host()).is_some_and(|until| now < *until)
    }

    pub(super) fn note(&self, to: &EmailAddress, now: UnixMs) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.retain(|_, until| now < *until);
        }
        // Rather one wait too many than a memory without end.
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(to.host().to_owned(), now.plus(SLOW_FOR_MS));
    }

    pub(super) fn forget(&self, to: &EmailAddress) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(to.host());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_slow_for_an_hour_or_until_it_answers() {
        let at = |address: &str| EmailAddress::parse(address).expect("an address");
        let (hosts, now) = (SlowHosts::default(), UnixMs(1_000));
        hosts.note(&at("ben@slow.example"), now);
        assert!(hosts.are_at(&at("ana@Slow.example"), now), "everybody's mail there");
        assert!(!hosts.are_at(&at("ana@quick.example"), now));
        assert!(!hosts.are_at(&at("ana@slow.example"), now.plus(SLOW_FOR_MS)));
        hosts.forget(&at("ana@slow.example"));
        assert!(!hosts.are_at(&at("ben@slow.example"), now));
    }
}
