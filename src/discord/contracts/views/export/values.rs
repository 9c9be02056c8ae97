//! Single values on a page: names, days, moments, amounts. Owns how each is shown.

use super::marked::quoted_line;
use crate::app::ContractAtWork;
use crate::discord::contracts::views::work::numbered;
use crate::discord::offers::views::Amounts;
use crate::discord::ui::names::no_name;
use crate::discord::ui::text::plain_weekday_and_day;
use crate::domain::contracts::document::{
    ContractDocument, DocumentPrice, WrittenDay, WrittenId, WrittenMoment, WrittenMoney,
};
use crate::domain::ids::PersonId;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use chrono::SecondsFormat;
use maud::{Markup, html};

/// A contract, as one person takes it away.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// Of its reader.
    pub(super) language: Language,
    pub(super) reader: PersonId,
    pub(super) document: &'a ContractDocument,
    /// The contract that the document is of: sentences about its lines are made from these.
    pub(super) found: &'a ContractAtWork,
    pub(super) taken: UnixMs,
}

impl Shown<'_> {
    /// What somebody is called, as they are known.
    pub(super) fn name(&self, id: WrittenId) -> String {
        let known = self.document.people.iter().find(|known| known.id == id);
        known.and_then(|known| known.name.clone()).unwrap_or_else(|| no_name(self.language))
    }

    /// Their name on Discord.
    pub(super) fn username(&self, id: WrittenId) -> Option<&str> {
        self.document.people.iter().find(|known| known.id == id)?.username.as_deref()
    }

    /// What a piece of the work is called in a sentence; 0 is the whole.
    pub(super) fn piece(&self, place: u32) -> String {
        match self.found.contract.numbered(place) {
            Some((number, name)) => quoted_line(&numbered(number, name)),
            None => say!(self.language, "contract-whole"),
        }
    }

    /// Whether sentences hold amounts.
    pub(super) const fn amounts(&self) -> Amounts {
        if self.document.has_amounts { Amounts::Shown } else { Amounts::Kept }
    }
}

/// A moment of UTC, to the minute.
pub(super) fn moment(at: WrittenMoment) -> Markup {
    let utc = at.0.utc();
    html! {
        time datetime=(utc.to_rfc3339_opts(SecondsFormat::Millis, true)) {
            (utc.format("%Y-%m-%d").to_string()) " " (utc.format("%H:%M").to_string())
        }
    }
}

/// A day with its weekday; a dash where there is none.
pub(super) fn day(language: Language, day: Option<WrittenDay>) -> Markup {
    html! {
        @match day {
            Some(day) => time datetime=(day.to_string()) { (plain_weekday_and_day(language, day)) },
            None => span.dim { "–" },
        }
    }
}

/// An amount; nothing where the reader reads none.
pub(super) fn money(amount: Option<WrittenMoney>) -> Markup {
    html! { @if let Some(WrittenMoney(amount)) = amount { span.money { (amount.to_string()) } } }
}

/// How the work is paid.
pub(super) fn price(language: Language, price: &DocumentPrice) -> String {
    match price {
        DocumentPrice::Fixed { total } => say!(language, "offer-price-fixed", total = total.0.to_string()),
        DocumentPrice::Hourly { rate, weekly_limit_hours: Some(hours) } => {
            say!(language, "offer-price-hourly-limited", rate = rate.0.to_string(), hours = *hours)
        }
        DocumentPrice::Hourly { rate, weekly_limit_hours: None } => {
            say!(language, "offer-price-hourly", rate = rate.0.to_string())
        }
    }
}
