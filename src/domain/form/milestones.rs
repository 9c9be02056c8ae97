//! Milestones, one a line: `Design: 500, due 2026-12-10`. Owns where a line's name ends and its amount and date begin,
//! and that the amounts add up; amounts are `price`'s, days `day`'s.
//!
//! Rule: the amount is the last thing on the line, or the last before the date. With a sign between name and amount
//! (`:`, `,`, ` - `) the name may hold numbers; without one, a number right before the amount is refused as unclear.

use super::day::Calendar;
use super::milestone_line::{Line, cut_line};
use super::price::TypedPrice;
use super::problem::milestone::MilestoneProblem;
use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem, Problem};
use super::text::clean_line;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{MILESTONE_LEAST_MAJOR, MILESTONE_NAME_CHARS, MILESTONES, Milestone};

/// Reads all lines, each with its number. `priced_in` is the price's currency, if a price was typed; otherwise the first currency that a line
/// names counts for all, or the default.
pub(super) fn read_milestones(
    text: &str,
    priced_in: Option<Currency>,
    default: Currency,
    calendar: &Calendar,
) -> Result<Vec<(usize, Milestone)>, Vec<FieldProblem>> {
    let lines: Vec<(usize, String)> = text
        .lines()
        .map(clean_line)
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
        .map(|(at, line)| (at + 1, line))
        .collect();
    if lines.len() > MILESTONES {
        let problem =
            Problem::Milestone(MilestoneProblem::TooManyMilestones { most: MILESTONES, is: lines.len() });
        return Err(vec![problem.on(Field::Milestones)]);
    }
    let currency = priced_in.unwrap_or_else(|| find_currency(&lines, default, calendar));
    let mut milestones = Vec::new();
    let mut problems = Vec::new();
    for (number, line) in &lines {
        match read_line(line, currency, calendar) {
            Ok(milestone) => milestones.push((*number, milestone)),
            Err(problem) => problems.push(problem.at_line(*number)),
        }
    }
    if problems.is_empty() { Ok(milestones) } else { Err(problems) }
}

/// The sum; `None` without milestones or where they are in different currencies.
pub(super) fn add_up(milestones: &[Milestone]) -> Option<Money> {
    let currency = milestones.first()?.amount.currency;
    let same = milestones.iter().all(|milestone| milestone.amount.currency == currency);
    let minor = milestones.iter().map(|milestone| milestone.amount.minor).sum();
    same.then_some(Money { minor, currency })
}

fn find_currency(lines: &[(usize, String)], default: Currency, calendar: &Calendar) -> Currency {
    let prices = lines.iter().filter_map(|(_, line)| cut_line(line, default, calendar).ok());
    let named = prices.filter(|line| line.price.names_currency).map(|line| line.price.amount.currency);
    named.into_iter().next().unwrap_or(default)
}

fn read_line(line: &str, currency: Currency, calendar: &Calendar) -> Result<Milestone, Problem> {
    let Line { name, price, due } = cut_line(line, currency, calendar)?;
    let is = name.chars().count();
    if is == 0 {
        return Err(MilestoneProblem::NoName.into());
    }
    if is > MILESTONE_NAME_CHARS {
        return Err(TextProblem::TooLong { most: MILESTONE_NAME_CHARS, is }.into());
    }
    let TypedPrice { amount, hourly, .. } = price;
    if hourly.is_some() {
        return Err(MilestoneProblem::HourlyMilestone.into());
    }
    if amount.currency != currency {
        return Err(MilestoneProblem::OtherCurrency { is: amount.currency, expected: currency }.into());
    }
    let least = Money { minor: MILESTONE_LEAST_MAJOR * currency.minor_per_major(), currency };
    if amount.minor < least.minor {
        return Err(MilestoneProblem::TooSmall { least }.into());
    }
    Ok(Milestone { name, amount, due })
}
