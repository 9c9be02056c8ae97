//! Terms as texts for the fields of a form, in words that the readers beside it take back unchanged.

use crate::domain::money::Currency;
use crate::domain::offers::terms::{Price, Terms};
use chrono::NaiveDate;

/// `1,500 USD`, `40 EUR/h, max 20 h/week`, `40 EUR/h, no limit`.
pub(super) fn write_price(price: &Price) -> String {
    match price {
        Price::Fixed { total, .. } => total.to_string(),
        Price::Hourly { rate, weekly_limit_hours: Some(hours) } => format!("{rate}/h, max {hours} h/week"),
        Price::Hourly { rate, weekly_limit_hours: None } => format!("{rate}/h, no limit"),
    }
}

/// `start 2026-12-01, due 2026-12-20`, or as much of it as there is.
pub(super) fn write_schedule(terms: &Terms) -> String {
    let start = terms.start.map(|day| format!("start {day}"));
    let due = terms.due.map(|day| format!("due {day}"));
    start.into_iter().chain(due).collect::<Vec<_>>().join(", ")
}

/// `Design: 500 USD, due 2026-12-10`, one a line; empty without milestones.
pub(super) fn write_milestones(price: &Price) -> String {
    let Price::Fixed { milestones, .. } = price else {
        return String::new();
    };
    let lines = milestones.iter().map(super::milestones::write_line);
    lines.collect::<Vec<_>>().join("\n")
}

/// The currency of a price.
pub(super) const fn currency_of(terms: &Terms) -> Currency {
    match &terms.price {
        Price::Fixed { total, .. } => total.currency,
        Price::Hourly { rate, .. } => rate.currency,
    }
}

/// Every day that the terms name.
pub(super) fn dates_of(terms: &Terms) -> Vec<NaiveDate> {
    let milestones = match &terms.price {
        Price::Fixed { milestones, .. } => milestones.as_slice(),
        Price::Hourly { .. } => &[],
    };
    let parts = milestones.iter().filter_map(|milestone| milestone.due);
    terms.start.into_iter().chain(terms.due).chain(parts).collect()
}
