//! Hours become money without losing or gaining anything, in whatever order they were typed.

use super::*;
use crate::domain::money::Currency;
use crate::domain::time::date;
use chrono::Days;
use proptest::prelude::*;

fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

#[test]
fn the_hours_of_a_week_are_rounded_once_half_up_for_each_rate() {
    let week = date(2026, 11, 30);
    let on = |back: u64, minutes| Hours { minutes, day: week + Days::new(back) };
    // 3 × 10 minutes at 40.01 are 20.005: rounded one by one they would be 3 × 6.67 = 20.01, too, but at 40.03 20.01 for 20.015.
    let sum = WeekSum::of(week, [on(0, 10), on(1, 10), on(2, 10)], |_| usd(4_003));
    assert_eq!((sum.minutes(), sum.minor()), (30, 2_002));
    let sum = WeekSum::of(week, [on(0, 30)], |_| usd(4_001));
    assert_eq!(sum.minor(), 2_001, "half a cent counts up");
    // A rate from Wednesday on: each is rounded on its own.
    let rate_on = |day| if day < week + Days::new(2) { usd(4_001) } else { usd(5_001) };
    let sum = WeekSum::of(week, [on(3, 30), on(0, 30)], rate_on);
    let rates: Vec<_> = sum.rates.iter().map(|sum| (sum.rate.minor, sum.minutes, sum.amount.minor)).collect();
    assert_eq!(rates, [(4_001, 30, 2_001), (5_001, 30, 2_501)]);
    assert_eq!(sum.minor(), 4_502, "the statement shows what it adds");
}

#[test]
fn a_currency_without_minor_units_is_rounded_to_whole_ones() {
    let yen = Money { minor: 2_500, currency: Currency::from_code("JPY").expect("the yen") };
    assert_eq!(amount_of(1, yen).minor, 42);
    assert_eq!(amount_of(60, yen).minor, 2_500);
    assert_eq!(amount_of(u32::MAX, Money { minor: i64::MAX, ..yen }).minor, i64::MAX);
}

proptest! {
    #[test]
    fn a_week_comes_to_the_same_in_whatever_order_it_was_typed(
        typed in prop::collection::vec((0..7_u64, 1..600_u32), 0..20),
        changes in prop::collection::vec((0..7_u64, 1..100_000_i64), 0..4),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let week = date(2026, 11, 30);
        let hours: Vec<_> = typed.iter().map(|&(at, minutes)| Hours { minutes, day: week + Days::new(at) }).collect();
        // A rate counts from its day on; of several on one day, the last.
        let rate_on = |day: NaiveDate| {
            let since = changes.iter().filter(|(from, _)| week + Days::new(*from) <= day);
            usd(since.max_by_key(|(from, _)| *from).map_or(4_001, |(_, rate)| *rate))
        };
        let mut other = hours.clone();
        other.reverse();
        if !other.is_empty() {
            let at = shuffled.index(other.len());
            other.rotate_left(at);
        }
        let sum = WeekSum::of(week, hours.iter().copied(), rate_on);
        prop_assert_eq!(&sum, &WeekSum::of(week, other, rate_on));
        prop_assert_eq!(sum.minutes(), hours.iter().map(|one| one.minutes).sum::<u32>());
        prop_assert_eq!(sum.rates.iter().map(|rate| rate.minutes).sum::<u32>(), sum.minutes());
        prop_assert_eq!(sum.rates.iter().map(|rate| rate.amount.minor).sum::<i64>(), sum.minor());
        for rate in &sum.rates {
            // Within half a minor unit of the exact product.
            let exact = i128::from(rate.minutes) * i128::from(rate.rate.minor);
            let off = i128::from(rate.amount.minor) * 60 - exact;
            prop_assert!((-29..=30).contains(&off), "{off}");
        }
    }
}
