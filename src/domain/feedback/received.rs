//! What everybody in a server reads of the feedback that somebody received there. Owns which feedback is public, whom it is about, and what
//! its stars come to.

use super::score::record::payments_in;
use crate::domain::contracts::entry::{Concern, ContractEntry, ContractHappening};
use crate::domain::contracts::work::Work;
use crate::domain::ids::{AgencyId, PersonId};
use crate::domain::money::Money;
use crate::domain::offers::offer::{Recipient, Side};
use crate::domain::people::standing::StarCount;

/// Whom feedback is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Receiver {
    /// A person, as a client or as a freelancer.
    Person(PersonId),
    /// An agency, whoever of it did the work.
    Agency(AgencyId),
}

impl Receiver {
    /// Whom feedback is about that `giver` gave, on a contract of these two sides.
    #[must_use]
    pub const fn of(giver: Side, client: PersonId, contractor: &Recipient) -> Self {
        match (giver, contractor) {
            (Side::Recipient, _) => Self::Person(client),
            (Side::Client, Recipient::Freelancer(person)) => Self::Person(*person),
            (Side::Client, Recipient::Agency(team)) => Self::Agency(team.id),
        }
    }
}

/// Whether feedback on a contract is public, as its lines say: at least 1.00 was paid, one whole unit of its currency, as either side
/// says and the other one doesn't deny. It was paid, whatever was given back later: nobody makes feedback disappear with a refund.
#[must_use]
pub fn is_public(work: &Work) -> bool {
    let paid: Vec<Money> =
        payments_in(work).into_iter().map(|paid| paid.amount).filter(|amount| amount.minor > 0).collect();
    let all = paid.iter().fold(0, |sum: i64, amount| sum.saturating_add(amount.minor));
    // A contract is paid in one currency.
    paid.first().is_some_and(|amount| all >= amount.currency.minor_per_major())
}

/// Whether a line of a contract may change that of feedback that is published. There is none on a contract that was never closed.
#[must_use]
pub fn may_change_public(work: &Work, entry: &ContractEntry) -> bool {
    let concerns = entry.what.concern() == Concern::Payment
        || entry.closes()
        || entry.what == ContractHappening::Reopened;
    concerns && work.0.iter().any(|line| line.seq < entry.seq && line.closes())
}

/// The public stars that somebody received in a server.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReceivedStars {
    /// From clients, for work.
    pub as_worker: StarCount,
    /// From those whom they hired.
    pub as_client: StarCount,
    /// How many times somebody said something of their work during a contract. It's listed, and counts for nothing.
    pub worker_during: u32,
    /// The same of those whom they hired.
    pub client_during: u32,
}

impl ReceivedStars {
    /// How many times they were given any.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.as_worker.count.saturating_add(self.as_client.count)
    }

    /// How many times something was said during a contract.
    #[must_use]
    pub const fn during(self) -> u32 {
        self.worker_during.saturating_add(self.client_during)
    }

    /// How much a list of all of it has.
    #[must_use]
    pub const fn listed(self) -> u32 {
        self.count().saturating_add(self.during())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contracts::entry::{CloseReason, Closing, Payment};
    use crate::domain::money::Currency;
    use crate::domain::time::{DAY_MS, UnixMs};

    const ADA: PersonId = PersonId(1);
    const BEN: PersonId = PersonId(2);
    const AT: UnixMs = UnixMs(20_000 * DAY_MS);

    fn line(seq: i64, what: ContractHappening) -> ContractEntry {
        ContractEntry::bare(seq, what, (ADA, AT))
    }

    fn paid(seq: i64, minor: i64, currency: Currency) -> ContractEntry {
        let amount = Money { minor, currency };
        let payment = Payment { amount, day: AT.day() };
        ContractEntry { payment: Some(payment), ..line(seq, ContractHappening::PaymentRecorded) }
    }

    fn answered(seq: i64, what: ContractHappening, to: i64) -> ContractEntry {
        ContractEntry { answers: Some(to), by: BEN, ..line(seq, what) }
    }

    #[test]
    fn one_whole_unit_makes_feedback_public() {
        let is = |minor, currency| is_public(&Work(vec![paid(1, minor, currency)]));
        let code = |code| Currency::from_code(code).expect("a currency");
        assert_eq!([99, 100, 101].map(|minor| is(minor, code("USD"))), [false, true, true]);
        assert_eq!([0, 1, 2].map(|minor| is(minor, code("JPY"))), [false, true, true]);
        assert_eq!([999, 1_000, 1_001].map(|minor| is(minor, code("KWD"))), [false, true, true]);
        let parts = |minor| is_public(&Work(vec![paid(1, 60, code("USD")), paid(2, minor, code("USD"))]));
        assert_eq!([39, 40, 41].map(parts), [false, true, true], "it's the sum");
    }

    #[test]
    fn it_is_public_until_the_other_side_denies_it_and_no_refund_hides_it() {
        let usd = Currency::USD;
        let with = |more: Vec<ContractEntry>| {
            is_public(&Work([paid(1, 100, usd)].into_iter().chain(more).collect()))
        };
        assert!(!is_public(&Work::default()));
        assert!(with(vec![]), "it's declared");
        assert!(with(vec![answered(2, ContractHappening::PaymentUnconfirmed, 1)]));
        assert!(with(vec![answered(2, ContractHappening::PaymentConfirmed, 1)]));
        assert!(!with(vec![answered(2, ContractHappening::PaymentDenied, 1)]));
        let back = ContractEntry { what: ContractHappening::RefundRecorded, ..paid(2, 100, usd) };
        assert!(with(vec![back.clone()]));
        assert!(with(vec![back, answered(3, ContractHappening::PaymentConfirmed, 2)]));
    }

    #[test]
    fn what_is_said_to_be_paid_at_the_close_counts_where_no_payment_was_recorded() {
        let closed = |minor| {
            let paid = Some(Money { minor, currency: Currency::USD });
            let closing = Some(Closing { reason: CloseReason::Completed, paid });
            ContractEntry { closing, ..line(2, ContractHappening::Closed) }
        };
        assert_eq!([99, 100, 101].map(|minor| is_public(&Work(vec![closed(minor)]))), [false, true, true]);
        assert!(!is_public(&Work(vec![paid(1, 99, Currency::USD), closed(500)])), "payments were recorded");
    }

    #[test]
    fn only_money_and_ends_change_what_is_public_and_only_after_a_close() {
        let closed = line(1, ContractHappening::Closed);
        let after =
            |entry: ContractEntry| may_change_public(&Work(vec![closed.clone(), entry.clone()]), &entry);
        assert!(after(paid(2, 100, Currency::USD)));
        assert!(after(answered(2, ContractHappening::PaymentDenied, 1)));
        assert!(after(line(2, ContractHappening::Reopened)) && after(line(2, ContractHappening::Closed)));
        assert!(!after(line(2, ContractHappening::ReopenRequested)));
        assert!(!may_change_public(&Work(vec![closed.clone()]), &closed), "nothing was published before");
    }
}
