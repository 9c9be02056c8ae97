//! Terms as people read them. Owns how a price, a day and milestones are written.

use crate::discord::text::{day, escaped_line, units};
use crate::domain::diff::Part;
use crate::domain::terms::{Milestone, Price, Terms};
use jiff::civil::Date;
use serenity::builder::CreateEmbed;

/// What stands where terms say nothing.
pub(super) const NOT_SET: &str = "Not set";

/// A price on one line: `1,500 USD fixed`, `40 EUR an hour, up to 20 h a week`.
#[must_use]
pub fn price_line(price: &Price) -> String {
    match price {
        Price::Fixed { total, .. } => format!("{total} fixed"),
        Price::Hourly { rate, weekly_limit_hours: Some(hours) } => {
            format!("{rate} an hour, up to {hours} h a week")
        }
        Price::Hourly { rate, weekly_limit_hours: None } => format!("{rate} an hour, no weekly limit"),
    }
}

/// A price in a narrow column, the amount first.
pub(super) fn price_column(price: &Price) -> String {
    match price {
        Price::Fixed { total, milestones } => match milestones.len() {
            0 => format!("**{total}**\nfixed price"),
            1 => format!("**{total}**\nfixed, 1 milestone"),
            count => format!("**{total}**\nfixed, {count} milestones"),
        },
        Price::Hourly { rate, weekly_limit_hours: Some(hours) } => {
            format!("**{rate}** an hour\nup to {hours} h a week")
        }
        Price::Hourly { rate, weekly_limit_hours: None } => format!("**{rate}** an hour\nno weekly limit"),
    }
}

/// A day, or that there is none.
pub(super) fn day_or_not(date: Option<Date>) -> String {
    date.map_or_else(|| NOT_SET.to_owned(), day)
}

/// The embed with price, start and due in columns.
pub(super) fn with_columns(embed: CreateEmbed, terms: &Terms) -> CreateEmbed {
    embed
        .field("Price", price_column(&terms.price), true)
        .field("Start", day_or_not(terms.start), true)
        .field("Due", day_or_not(terms.due), true)
}

/// Milestones, one a line, in at most `most` units; what does not fit is counted.
#[must_use]
pub fn milestone_lines(milestones: &[Milestone], most: usize) -> String {
    let lines: Vec<String> = milestones.iter().enumerate().map(milestone_line).collect();
    join_lines(&lines, most)
}

pub(super) fn milestone_line((at, milestone): (usize, &Milestone)) -> String {
    let due = milestone.due.map_or_else(String::new, |date| format!(" · {}", day(date)));
    format!("{}. {} · {}{due}", at + 1, escaped_line(&milestone.name, 80), milestone.amount)
}

/// `lines` below one another in at most `most` units; what does not fit is counted in the last line.
pub(super) fn join_lines(lines: &[String], most: usize) -> String {
    const COUNT_UNITS: usize = 24;
    let whole = lines.join("\n");
    if units(&whole) <= most {
        return whole;
    }
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        if units(&out) + units(line) + 1 + COUNT_UNITS > most {
            out.push_str(&format!("… and {} more", lines.len() - at));
            break;
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// What a part of the terms is called.
pub(super) const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Title => "Title",
        Part::Description => "Description",
        Part::Price => "Price",
        Part::Start => "Start",
        Part::Due => "Due",
        Part::Milestones => "Milestones",
    }
}

/// One part of the terms in at most `most` units; `most` is at least 40.
pub(super) fn part_text(part: Part, terms: &Terms, most: usize) -> String {
    match part {
        Part::Title => escaped_line(&terms.title, most),
        Part::Description => escaped_line(&terms.description, most),
        Part::Price => price_line(&terms.price),
        Part::Start => day_or_not(terms.start),
        Part::Due => day_or_not(terms.due),
        Part::Milestones if terms.milestones().is_empty() => "None".to_owned(),
        Part::Milestones => milestone_lines(terms.milestones(), most),
    }
}

/// What changed, one line a part: `Price: 1,500 USD fixed → 1,800 USD fixed`. Long texts are only named.
pub(super) fn change_lines(old: &Terms, new: &Terms) -> Vec<String> {
    let line = |part: Part| match part {
        Part::Price | Part::Start | Part::Due => {
            let text = |terms| part_text(part, terms, 100);
            format!("**{}**: {} → {}", part_name(part), text(old), text(new))
        }
        Part::Title | Part::Description | Part::Milestones => format!("**{}**: changed", part_name(part)),
    };
    crate::domain::diff::diff(old, new).into_iter().map(line).collect()
}
