//! Terms as people read them. Owns how a price, a day and milestones are written.

use crate::discord::ui::text::{differing, escaped_line, units, weekday_and_day};
use crate::domain::ids::PersonId;
use crate::domain::offers::diff::Part;
use crate::domain::offers::offer::{Offer, Recipient};
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;
use serenity::builder::CreateEmbed;

/// Whether whoever reads something may read amounts of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// They may.
    Shown,
    /// They may not, or somebody who may not reads along.
    Kept,
}

impl Amounts {
    /// In the room of an offer. Members of an agency do not see the rate, and one may be let into its rooms later and read
    /// what stands there: amounts are never written there. View offer shows them to whoever may read them.
    #[must_use]
    pub const fn in_room(offer: &Offer) -> Self {
        match offer.recipient {
            Recipient::Freelancer(_) => Self::Shown,
            Recipient::Agency(_) => Self::Kept,
        }
    }

    /// In what only this person reads.
    #[must_use]
    pub fn for_reader(offer: &Offer, reader: PersonId) -> Self {
        if offer.side_of(reader).is_some() { Self::Shown } else { Self::Kept }
    }
}

/// A price on one line: `1,500 USD fixed`, `40 EUR an hour, up to 20 h a week`.
#[must_use]
pub fn price_line(language: Language, price: &Price) -> String {
    match price {
        Price::Fixed { total, .. } => say!(language, "offer-price-fixed", total = total.to_string()),
        Price::Hourly { rate, weekly_limit_hours: Some(hours) } => {
            say!(language, "offer-price-hourly-limited", rate = rate.to_string(), hours = *hours)
        }
        Price::Hourly { rate, weekly_limit_hours: None } => {
            say!(language, "offer-price-hourly", rate = rate.to_string())
        }
    }
}

/// A price in a narrow column, the amount first.
pub(super) fn price_column(language: Language, price: &Price) -> String {
    match price {
        Price::Fixed { total, milestones } => say!(
            language,
            "offer-price-column-fixed",
            total = total.to_string(),
            milestones = milestones.len()
        ),
        Price::Hourly { rate, weekly_limit_hours: Some(hours) } => {
            say!(language, "offer-price-column-hourly-limited", rate = rate.to_string(), hours = *hours)
        }
        Price::Hourly { rate, weekly_limit_hours: None } => {
            say!(language, "offer-price-column-hourly", rate = rate.to_string())
        }
    }
}

/// A day, or that there is none.
pub(in crate::discord) fn day_or_not(language: Language, date: Option<NaiveDate>) -> String {
    date.map_or_else(|| say!(language, "offer-not-set"), |date| weekday_and_day(language, date))
}

/// The embed with price, start and due in columns.
pub(in crate::discord) fn with_columns(
    language: Language,
    embed: CreateEmbed,
    terms: &Terms,
    amounts: Amounts,
) -> CreateEmbed {
    let name = |part| part_name(language, part);
    let price = match amounts {
        Amounts::Shown => price_column(language, &terms.price),
        Amounts::Kept => say!(language, "offer-price-kept"),
    };
    embed
        .field(name(Part::Price), price, true)
        .field(name(Part::Start), day_or_not(language, terms.start), true)
        .field(name(Part::Due), day_or_not(language, terms.due), true)
}

/// Milestones, one a line, in at most `most` units; what does not fit is counted.
#[must_use]
pub fn milestone_lines(
    language: Language,
    milestones: &[Milestone],
    amounts: Amounts,
    most: usize,
) -> String {
    join_lines(language, &all_milestone_lines(language, milestones, amounts), most)
}

/// Milestones, one a line.
pub(in crate::discord) fn all_milestone_lines(
    language: Language,
    milestones: &[Milestone],
    amounts: Amounts,
) -> Vec<String> {
    let line = |(at, milestone)| milestone_line(language, at, milestone, amounts);
    milestones.iter().enumerate().map(line).collect()
}

fn milestone_line(language: Language, at: usize, milestone: &Milestone, amounts: Amounts) -> String {
    let amount = match amounts {
        Amounts::Shown => format!(" · {}", milestone.amount),
        Amounts::Kept => String::new(),
    };
    let due =
        milestone.due.map_or_else(String::new, |date| format!(" · {}", weekday_and_day(language, date)));
    format!("{}. {}{amount}{due}", at + 1, escaped_line(&milestone.name, 80))
}

/// `lines` below one another in at most `most` units; what does not fit is counted in the last line.
pub(in crate::discord) fn join_lines(language: Language, lines: &[String], most: usize) -> String {
    const COUNT_UNITS: usize = 24;
    let whole = lines.join("\n");
    if units(&whole) <= most {
        return whole;
    }
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        if units(&out) + units(line) + 1 + COUNT_UNITS > most {
            out.push_str(&say!(language, "offer-more", count = lines.len() - at));
            break;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What a part of the terms is called.
pub(in crate::discord) fn part_name(language: Language, part: Part) -> String {
    match part {
        Part::Title => say!(language, "offer-part-title"),
        Part::Description => say!(language, "offer-part-description"),
        Part::Price => say!(language, "offer-part-price"),
        Part::Start => say!(language, "offer-part-start"),
        Part::Due => say!(language, "offer-part-due"),
        Part::Milestones => say!(language, "offer-part-milestones"),
    }
}

/// One part of the terms in at most `most` units; `most` is at least 40.
pub(in crate::discord) fn part_text(
    language: Language,
    part: Part,
    terms: &Terms,
    amounts: Amounts,
    most: usize,
) -> String {
    match part {
        Part::Title => escaped_line(&terms.title, most),
        Part::Description => escaped_line(&terms.description, most),
        Part::Price if amounts == Amounts::Kept => say!(language, "offer-price-kept"),
        Part::Price => price_line(language, &terms.price),
        Part::Start => day_or_not(language, terms.start),
        Part::Due => day_or_not(language, terms.due),
        Part::Milestones if terms.milestones().is_empty() => say!(language, "offer-none"),
        Part::Milestones => milestone_lines(language, terms.milestones(), amounts, most),
    }
}

/// How much of a title, and of what differs in a description, stands in a line about a change.
const CHANGED_UNITS: usize = 160;

/// What changed, one line a part: `Price: 1,500 USD fixed → 1,800 USD fixed`. Of a description only the place that differs
/// is shown, milestones are only named.
pub(super) fn change_lines(language: Language, old: &Terms, new: &Terms, amounts: Amounts) -> Vec<String> {
    let line = |part: Part| {
        let (was, is) = match part {
            Part::Price if amounts == Amounts::Kept => {
                return say!(language, "offer-change-line-long", part = part_name(language, part));
            }
            Part::Title | Part::Price | Part::Start | Part::Due => {
                let text = |terms| part_text(language, part, terms, amounts, CHANGED_UNITS);
                (text(old), text(new))
            }
            Part::Description => {
                let (was, is) = differing(&old.description, &new.description);
                (escaped_line(&was, CHANGED_UNITS), escaped_line(&is, CHANGED_UNITS))
            }
            Part::Milestones => {
                return say!(language, "offer-change-line-long", part = part_name(language, part));
            }
        };
        say!(language, "offer-change-line", part = part_name(language, part), old = was, new = is)
    };
    crate::domain::offers::diff::diff(old, new).into_iter().map(line).collect()
}
