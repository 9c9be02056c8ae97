//! Who changes the terms of a contract, what can be changed, and that nothing counts backwards.

use super::*;
use crate::domain::contracts::closing::close;
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::entry::{CloseReason, Hours};
use crate::domain::contracts::hours::log;
use crate::domain::contracts::hours::tests::by_the_hour;
use crate::domain::contracts::waiting::{Waiting, waiting};
use crate::domain::contracts::weeks::week_of;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::contracts::work::{approve as approve_work, submit};
use crate::domain::money::Currency;
use crate::domain::offers::terms::Milestone;
use crate::domain::time::{DAY_MS, date};
use chrono::Days;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> ContractRefusal {
    match outcome {
        Err(Refusal::Contract(why)) => why,
        other => panic!("{other:?}"),
    }
}

/// The terms of the contract, with another description.
fn reworded(on: &ContractAtWork) -> Terms {
    Terms { description: format!("{} And more.", on.contract.terms.description), ..on.contract.terms.clone() }
}

/// The same by milestones, each of 5 dollars.
fn with_milestones(on: &ContractAtWork, names: &[&str], due: Option<NaiveDate>) -> Terms {
    let amount = Money { minor: 500, currency: Currency::USD };
    let milestones: Vec<_> =
        names.iter().map(|name| Milestone { name: (*name).to_owned(), amount, due }).collect();
    let minor = if names.is_empty() { 1_000 } else { milestones.iter().map(|one| one.amount.minor).sum() };
    let price = Price::Fixed { total: Money { minor, ..amount }, milestones };
    Terms { price, ..on.contract.terms.clone() }
}

fn proposed(on: &ContractAtWork, by: PersonId, terms: Terms) -> ContractAtWork {
    propose(on, (by, NOW), (terms, None), None).expect("proposed").next
}

fn open(on: &ContractAtWork) -> i64 {
    on.work.open_proposal().map_or(i64::MAX, |(open, _)| open.seq)
}

/// Proposed by Ana, and agreed to by Ben.
fn changed(on: &ContractAtWork, now: UnixMs, terms: Terms, from: Option<NaiveDate>) -> ContractAtWork {
    let asked = propose(on, (ANA, now), (terms, from), None).expect("proposed").next;
    approve(&asked, (BEN, now), open(&asked)).expect("agreed").next
}

#[test]
fn one_side_proposes_and_the_other_answers() {
    let on = agreed(2, Work::default());
    let asked = propose(&on, (BEN, NOW), (reworded(&on), None), Some(" Why not? ")).expect("proposed");
    assert_eq!(asked.entry.message.as_deref(), Some("Why not?"));
    assert_eq!(asked.told.iter().map(|told| told.to).collect::<Vec<_>>(), [ANA]);
    let asked = asked.next;
    assert_eq!(asked.contract.terms, on.contract.terms, "nothing changes before");
    assert_eq!(waiting(&asked), Waiting { client: true, ..Waiting::default() });
    assert_eq!(why(approve(&asked, (BEN, NOW), 1)), ContractRefusal::OwnProposal);
    assert_eq!(why(reject(&asked, (BEN, NOW), 1, None)), ContractRefusal::OwnProposal);
    assert_eq!(why(withdraw(&asked, (ANA, NOW), 1)), ContractRefusal::OthersProposal);
    for act in [approve, withdraw] {
        assert_eq!(why(act(&asked, (CHIDI, NOW), 1)), ContractRefusal::NoSuchContract);
        assert_eq!(why(act(&asked, (ANA, NOW), 2)), ContractRefusal::NoProposal);
    }
    let done = approve(&asked, (ANA, NOW), 1).expect("agreed");
    assert_eq!(done.told.iter().map(|told| told.to).collect::<Vec<_>>(), [BEN]);
    assert_eq!((done.next.contract.terms.clone(), done.next.version()), (reworded(&on), 2));
    assert_eq!(waiting(&done.next), Waiting::default());
    let kept = reject(&asked, (ANA, NOW), 1, Some("No.")).expect("kept").next;
    let back = withdraw(&asked, (BEN, NOW), 1).expect("taken back").next;
    for over in [done.next, kept, back] {
        assert_eq!(why(approve(&over, (ANA, NOW), 1)), ContractRefusal::NoProposal);
        assert_eq!(why(withdraw(&over, (BEN, NOW), 1)), ContractRefusal::NoProposal);
    }
    assert_eq!(
        why(propose(&on, (ANA, NOW), (on.contract.terms.clone(), None), None)),
        ContractRefusal::SameTerms
    );
    assert_eq!(why(propose(&on, (CHIDI, NOW), (reworded(&on), None), None)), ContractRefusal::NoSuchContract);
}

#[test]
fn a_newer_proposal_takes_the_place_of_the_one_that_waits() {
    let on = agreed(2, Work::default());
    let first = proposed(&on, ANA, reworded(&on));
    let own =
        propose(&first, (ANA, NOW), (with_milestones(&on, &["Part 1"], None), None), None).expect("again");
    assert_eq!(own.entry.answers, None);
    assert_eq!(why(approve(&own.next, (BEN, NOW), 1)), ContractRefusal::NoProposal, "it is an old one");
    let counter = propose(&own.next, (BEN, NOW), (reworded(&on), None), None).expect("an answer");
    assert_eq!(counter.entry.answers, Some(2));
    assert_eq!(why(approve(&counter.next, (BEN, NOW), 2)), ContractRefusal::NoProposal);
    let agreed = approve(&counter.next, (ANA, NOW), 3).expect("agreed").next;
    assert_eq!(agreed.contract.terms, reworded(&on));
}

#[test]
fn nothing_is_agreed_on_a_closed_contract_and_a_proposal_ends_with_it() {
    let on = agreed(2, Work::default());
    let asked = proposed(&on, ANA, reworded(&on));
    let closed = close(&asked, (ANA, NOW), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(why(approve(&closed, (BEN, NOW), 1)), ContractRefusal::Closed);
    assert_eq!(why(propose(&closed, (BEN, NOW), (reworded(&on), None), None)), ContractRefusal::Closed);
    assert_eq!(waiting(&closed), Waiting::default());
    let asked = crate::domain::contracts::closing::request_reopen(&closed, (BEN, NOW)).expect("asked").next;
    let reopened = crate::domain::contracts::closing::request_reopen(&asked, (ANA, NOW)).expect("again").next;
    assert_eq!(why(approve(&reopened, (BEN, NOW), 1)), ContractRefusal::NoProposal);
}

#[test]
fn what_is_approved_stays_as_it_is() {
    let on = agreed(2, Work::default());
    let submitted = submit(&on, (BEN, NOW), 1, "Done.", DAY_MS).expect("submitted").next;
    let asked = proposed(&submitted, BEN, with_milestones(&on, &["Part 2", "Texts"], None));
    let done = approve_work(&asked, (ANA, NOW), 1, 1).expect("approved").next;
    let stays = TermsObstacle::MilestoneApproved { place: 1 };
    assert_eq!(why(approve(&done, (ANA, NOW), 2)), ContractRefusal::TermsCannot(stays));
    assert_eq!(
        obstacle(&done, &with_milestones(&on, &["Part 1", "Part 2"], Some(date(2026, 12, 1)))),
        Some(stays)
    );
    assert_eq!(obstacle(&done, &with_milestones(&on, &[], None)), Some(stays));
    assert_eq!(obstacle(&done, &with_milestones(&on, &["Texts", "Part 1"], None)), None);
    assert_eq!(obstacle(&done, &reworded(&on)), None);
    // The whole, in one piece.
    let whole = agreed(0, Work::default());
    let whole = submit(&whole, (BEN, NOW), 0, "Done.", DAY_MS).expect("submitted").next;
    assert_eq!(obstacle(&whole, &with_milestones(&whole, &["A", "B"], None)), None);
    let whole = approve_work(&whole, (ANA, NOW), 0, 1).expect("approved").next;
    for other in [
        with_milestones(&whole, &["A", "B"], None),
        Terms { due: Some(date(2027, 1, 1)), ..reworded(&whole) },
    ] {
        assert_eq!(obstacle(&whole, &other), Some(TermsObstacle::WholeApproved));
    }
    assert_eq!(obstacle(&whole, &reworded(&whole)), None);
}

#[test]
fn a_contract_stays_in_its_currency_and_fixed_or_by_the_hour() {
    let (fixed, hourly) = (agreed(0, Work::default()), by_the_hour(None));
    let priced = |on: &ContractAtWork, price| obstacle(on, &Terms { price, ..reworded(on) });
    let of = |price: &Price, code| {
        let currency = Currency::from_code(code).expect("a currency");
        match price.clone() {
            Price::Fixed { total, .. } => {
                Price::Fixed { total: Money { currency, ..total }, milestones: Vec::new() }
            }
            Price::Hourly { rate, weekly_limit_hours } => {
                Price::Hourly { rate: Money { currency, ..rate }, weekly_limit_hours }
            }
        }
    };
    let (total, rate) = (fixed.contract.terms.price.clone(), hourly.contract.terms.price.clone());
    assert_eq!(priced(&fixed, rate.clone()), Some(TermsObstacle::NotHourly));
    assert_eq!(priced(&hourly, total.clone()), Some(TermsObstacle::NotFixed));
    let other = Some(TermsObstacle::OtherCurrency { agreed: Currency::USD });
    assert_eq!(priced(&fixed, of(&total, "EUR")), other);
    assert_eq!(priced(&hourly, of(&rate, "EUR")), other);
    assert_eq!(priced(&hourly, of(&rate, "USD")), None);
}

#[test]
fn another_whole_begins_anew_and_dropped_work_is_gone() {
    let on = agreed(0, Work::default());
    let submitted = submit(&on, (BEN, NOW), 0, "Done.", DAY_MS).expect("submitted").next;
    let split = changed(&submitted, NOW, with_milestones(&on, &["A", "B"], None), None);
    assert!(split.work.pieces(&split.contract).iter().all(|piece| piece.stage() == Stage::InProgress));
    assert_eq!(next_due(&split), None, "nothing is approved without an answer that is no part of it");
    let whole = changed(&split, NOW, on.contract.terms.clone(), None);
    assert_eq!(
        whole.work.pieces(&whole.contract).first().map(|piece| piece.stage()),
        Some(Stage::InProgress)
    );
    assert_eq!(whole.version(), 3);
}

#[test]
fn another_due_day_is_reminded_of_anew() {
    let mut on = agreed(0, Work::default());
    on.contract.started = UnixMs(crate::domain::time::moment_on(date(2026, 11, 1)).0);
    let due_on = |on: &ContractAtWork, day| Terms { due: Some(day), ..on.contract.terms.clone() };
    let mut now = on.contract.started;
    on = changed(&on, now, due_on(&on, date(2026, 11, 10)), None);
    let pass = |mut on: ContractAtWork, until: UnixMs| {
        let mut said = Vec::new();
        while let Some(decision) = meet(&on, until) {
            said.push(decision.entry.what);
            on = decision.next;
        }
        (on, said)
    };
    now = now.plus(20 * DAY_MS);
    let (late, said) = pass(on, now);
    assert_eq!(said, [ContractHappening::Overdue]);
    let later = changed(&late, now, due_on(&late, date(2026, 11, 30)), None);
    let (later, said) = pass(later, now.plus(8 * DAY_MS));
    assert_eq!(said, [ContractHappening::DueSoon]);
    // What doesn't move the day says nothing again.
    let reworded = changed(&later, now.plus(8 * DAY_MS), reworded(&later), None);
    let (_, said) = pass(reworded, now.plus(9 * DAY_MS));
    assert!(said.is_empty(), "{said:?}");
}

#[test]
fn a_rate_counts_from_its_day_and_never_backwards() {
    let on = by_the_hour(None);
    let rated = |on: &ContractAtWork, minor| Terms {
        price: Price::Hourly { rate: Money { minor, currency: Currency::USD }, weekly_limit_hours: None },
        ..on.contract.terms.clone()
    };
    let now = on.contract.started.plus(28 * DAY_MS);
    let today = day_in(on.zone, now);
    let next = today + Days::new(3);
    let asked =
        propose(&on, (ANA, now), (rated(&on, 5_000), Some(today - Days::new(5))), None).expect("proposed");
    assert_eq!(asked.entry.counts_from, Some(today), "no day before today");
    // Agreed to two days later: from that day.
    let late = approve(&asked.next, (BEN, now.plus(2 * DAY_MS)), 1).expect("agreed").next;
    let rates = late.work.rates(&late.contract).expect("by the hour");
    assert_eq!([0, 1, 2].map(|days| rates.on(today + Days::new(days)).minor), [4_001, 4_001, 5_000]);
    let planned = changed(&on, now, rated(&on, 6_000), Some(next));
    let rates = planned.work.rates(&planned.contract).expect("by the hour");
    assert_eq!(
        [0, 2, 3, 30].map(|days| rates.on(today + Days::new(days)).minor),
        [4_001, 4_001, 6_000, 6_000]
    );
    // Another description says nothing of the rate.
    let reworded = changed(&planned, now, reworded(&planned), None);
    assert_eq!(reworded.work.rates(&reworded.contract), planned.work.rates(&planned.contract));
}

proptest! {
    #[test]
    fn statements_add_up_to_what_all_hours_come_to_whatever_the_rates_were(
        steps in prop::collection::vec((0..3_u8, 1..300_u32, 0..10_u64, 1..20_000_i64), 1..30),
        order in any::<prop::sample::Index>(),
    ) {
        let mut on = by_the_hour(None);
        let mut now = on.contract.started;
        let (mut typed, mut rates) = (Vec::new(), Vec::new());
        for (what, minutes, back, minor) in steps {
            let today = day_in(on.zone, now);
            match what {
                0 => {
                    let day = (today - Days::new(back)).max(day_in(on.zone, on.contract.started));
                    if let Ok(decision) = log(&on, (BEN, now), Hours { minutes, day }, "Work.") {
                        on = decision.next;
                        typed.push(Hours { minutes, day });
                    }
                }
                1 => {
                    let rate = Money { minor, currency: Currency::USD };
                    let price = Price::Hourly { rate, weekly_limit_hours: None };
                    let terms = Terms { price, ..on.contract.terms.clone() };
                    let from = today + Days::new(back);
                    if let Ok(asked) = propose(&on, (BEN, now), (terms, Some(from)), None) {
                        on = approve(&asked.next, (ANA, now), open(&asked.next)).expect("agreed").next;
                        rates.push((from, minor));
                    }
                }
                _ => {
                    now = now.plus(3 * DAY_MS);
                    while let Some(decision) = meet(&on, now) {
                        on = decision.next;
                    }
                }
            }
        }
        now = now.plus(20 * DAY_MS);
        while let Some(decision) = meet(&on, now) {
            on = decision.next;
        }
        let stated: i64 = on.work.0.iter().filter_map(|entry| on.work.statement(&on.contract, entry)).map(|one| one.total.minor).sum();
        let earned = on.work.earned(&on.contract).expect("by the hour").minor;
        prop_assert_eq!(stated, earned, "all statements are what all hours come to");
        // A model: each day's rate is the last one agreed that counts by then; hours in any order.
        if !typed.is_empty() {
            let at = order.index(typed.len());
            typed.rotate_left(at);
        }
        let rate_on = |day| rates.iter().rfind(|(from, _)| *from <= day).map_or(4_001, |(_, rate)| *rate);
        let mut sums: BTreeMap<(NaiveDate, i64), i64> = BTreeMap::new();
        for hours in typed {
            *sums.entry((week_of(hours.day), rate_on(hours.day))).or_default() += i64::from(hours.minutes);
        }
        let model: i64 = sums.iter().map(|((_, rate), minutes)| (minutes * rate * 2 + 60).div_euclid(120)).sum();
        prop_assert_eq!(earned, model);
    }
}
