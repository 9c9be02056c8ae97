//! Prices far from usual, against what others pay in the same server. Owns the rule, which is said to whoever reads a note.

use crate::domain::money::Money;
use crate::domain::offers::terms::Price;

/// Offers of the same kind and currency from which on there is a usual price.
pub const USUAL_FROM: usize = 20;
/// How many times what nine of ten pay at most is far too much; and the same below what nine of ten pay at least.
const FAR: i64 = 3;

/// A price that is far from usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceNote {
    /// More than usual, or less.
    pub is_high: bool,
    /// By the hour, or in all.
    pub is_hourly: bool,
    /// What nine of ten offers pay at most, or at least.
    pub bound: Money,
    /// How many offers were compared.
    pub compared: usize,
    /// How many times the bound is far.
    pub times: i64,
}

/// What is usual in a server for one kind of price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    low: Money,
    high: Money,
    compared: usize,
}

impl Usual {
    /// What is usual for prices like `price`; `None` while there are too few of them.
    #[must_use]
    pub fn of(others: &[Price], price: &Price) -> Option<Self> {
        let (kind, is_hourly) = amount(price);
        let same = others
            .iter()
            .map(amount)
            .filter(|(money, hourly)| *hourly == is_hourly && money.currency == kind.currency);
        let mut minors: Vec<i64> = same.map(|(money, _)| money.minor).collect();
        if minors.len() < USUAL_FROM {
            return None;
        }
        minors.sort_unstable();
        let tenth = minors.len() / 10;
        let at = |index: usize| Money { minor: minors[index], ..kind };
        Some(Self { low: at(tenth), high: at(minors.len() - 1 - tenth), compared: minors.len() })
    }

    /// What is to be said about `price`.
    #[must_use]
    pub fn judge(self, price: &Price) -> Option<PriceNote> {
        let (money, is_hourly) = amount(price);
        let note =
            |is_high, bound| PriceNote { is_high, is_hourly, bound, compared: self.compared, times: FAR };
        if money.minor > self.high.minor.saturating_mul(FAR) {
            Some(note(true, self.high))
        } else if money.minor.saturating_mul(FAR) < self.low.minor {
            Some(note(false, self.low))
        } else {
            None
        }
    }
}

/// What is compared, and whether it is by the hour.
const fn amount(price: &Price) -> (Money, bool) {
    match price {
        Price::Fixed { total, .. } => (*total, false),
        Price::Hourly { rate, .. } => (*rate, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn fixed(minor: i64) -> Price {
        Price::Fixed { total: Money { minor, currency: Currency::USD }, milestones: Vec::new() }
    }

    fn judged(others: &[Price], price: &Price) -> Option<(bool, i64)> {
        let note = Usual::of(others, price)?.judge(price)?;
        Some((note.is_high, note.bound.minor))
    }

    #[test]
    fn a_price_is_far_from_usual_by_the_rule() {
        // 100, 200, … 3,000: nine of ten pay at most 2,700 and at least 400.
        let others: Vec<Price> = (1..=30).map(|n| fixed(n * 100)).collect();
        assert_eq!(judged(&others, &fixed(8_100)), None);
        assert_eq!(judged(&others, &fixed(8_101)), Some((true, 2_700)));
        assert_eq!(judged(&others, &fixed(134)), None);
        assert_eq!(judged(&others, &fixed(133)), Some((false, 400)));
    }

    #[test]
    fn only_enough_of_the_same_kind_is_compared() {
        let others: Vec<Price> = (1..=19).map(|n| fixed(n * 100)).collect();
        assert_eq!(judged(&others, &fixed(1_000_000)), None, "too few");
        let rate = Money { minor: 4_000, currency: Currency::USD };
        let hourly = Price::Hourly { rate, weekly_limit_hours: None };
        let mixed: Vec<Price> = others.iter().cloned().chain([hourly.clone(), hourly.clone()]).collect();
        assert_eq!(judged(&mixed, &fixed(1_000_000)), None, "hours are something else");
        let yen = Currency::from_code("JPY").expect("a currency");
        let foreign = Price::Fixed { total: Money { minor: 1, currency: yen }, milestones: Vec::new() };
        let many: Vec<Price> = (1..=40).map(|n| fixed(n * 100)).collect();
        assert_eq!(judged(&many, &foreign), None, "another currency is something else");
    }
}
