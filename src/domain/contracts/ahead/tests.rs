//! Which dates are ahead, and for which seat.

use super::*;
use crate::domain::contracts::closing::close;
use crate::domain::contracts::entry::{CloseReason, Payment};
use crate::domain::contracts::pause::pause;
use crate::domain::contracts::payments::{CONFIRM_MS, record};
use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
use crate::domain::contracts::work::{Work, approve, submit};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Price;
use crate::domain::time::{DAY_MS, date};

/// A contract whose days are all in 1970, as its clock is.
fn dated() -> ContractAtWork {
    let mut on = agreed(2, Work::default());
    on.contract.terms.start = Some(date(1970, 1, 1));
    on.contract.terms.due = Some(date(1970, 3, 1));
    if let Price::Fixed { milestones, .. } = &mut on.contract.terms.price {
        milestones[0].due = Some(date(1970, 2, 1));
        milestones[1].due = Some(date(1970, 2, 20));
    }
    on
}

fn at(on: &ContractAtWork, seat: Seat, days: i64) -> Vec<AheadKind> {
    let now = NOW.plus(days * DAY_MS);
    ahead(on, seat, (now, now.day())).into_iter().map(|date| date.what).collect()
}

#[test]
fn days_are_ahead_until_they_are_over_or_done() {
    let on = dated();
    use AheadKind::{Due, MilestoneDue, Start};
    assert_eq!(at(&on, Seat::Client, 0), [Start, MilestoneDue(1), MilestoneDue(2), Due]);
    assert_eq!(at(&on, Seat::Member, 31), [MilestoneDue(1), MilestoneDue(2), Due], "the day itself is ahead");
    assert_eq!(at(&on, Seat::Client, 32), [MilestoneDue(2), Due]);
    assert_eq!(at(&on, Seat::Client, 90), []);
    let on = submit(&on, (BEN, NOW), 1, "Done.", DAY_MS).expect("submitted").next;
    let on = approve(&on, (ANA, NOW), 1, 1).expect("approved").next;
    assert_eq!(at(&on, Seat::Freelancer, 1), [MilestoneDue(2), Due], "what is approved isn't due");
    let on = pause(&on, (ANA, NOW), "A week off.").expect("paused").next;
    assert_eq!(at(&on, Seat::Freelancer, 1), [MilestoneDue(2), Due], "what was agreed stays in a pause");
}

#[test]
fn what_waits_for_an_answer_is_ahead_unless_it_stands_still() {
    let on =
        submit(&agreed(2, Work::default()), (BEN, NOW), 2, "Done.", 14 * DAY_MS).expect("submitted").next;
    let payment = Payment { amount: Money { minor: 500, currency: Currency::USD }, day: NOW.day() };
    let on = record(&on, (ANA, NOW, NOW.day()), 0, payment, None).expect("recorded").next;
    use AheadKind::{Approval, PaymentAnswer};
    assert_eq!(at(&on, Seat::Client, 0), [PaymentAnswer(2), Approval(2)]);
    assert_eq!(at(&on, Seat::Member, 0), [Approval(2)], "a member reads nothing of a payment");
    let dates = ahead(&on, Seat::Agency, (NOW, NOW.day()));
    assert_eq!(dates[0].when, AheadWhen::Moment(NOW.plus(CONFIRM_MS)));
    assert_eq!(dates[1].when, AheadWhen::Moment(NOW.plus(14 * DAY_MS)));
    assert_eq!(at(&on, Seat::Client, 7), [Approval(2)], "a moment that has come is over");
    let paused = pause(&on, (ANA, NOW), "A week off.").expect("paused").next;
    assert_eq!(at(&paused, Seat::Client, 0), []);
}

#[test]
fn of_a_closed_contract_it_is_ahead_that_it_cannot_be_reopened() {
    let closed = close(&dated(), (ANA, NOW), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(at(&closed, Seat::Client, 0), [AheadKind::ReopenEnds]);
    assert_eq!(at(&closed, Seat::Agency, 13), [AheadKind::ReopenEnds]);
    assert_eq!(at(&closed, Seat::Member, 0), [], "that isn't theirs to decide");
    assert_eq!(at(&closed, Seat::Client, 14), []);
}
