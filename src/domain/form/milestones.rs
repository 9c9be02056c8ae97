//! Milestones, one a line: `Design: 500, due 2026-12-10`. Owns which lines are milestones, which currency they share and that
//! they add up; where a line's name ends is `milestone_line`'s.
//!
//! Rule: the amount is the last thing on the line, or the last before the date. With a sign between name and amount
//! (`:`, `,`, ` - `) the name may hold numbers; without one, a number right before the amount is asked about.

use super::calendar::Calendar;
use super::milestone_line::{Line, cut_line};
use super::price::TypedPrice;
use super::problem::milestone::MilestoneProblem;
use super::problem::reading::Reading;
use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem, Problem};
use super::refused::Refused;
use super::remark::Remark;
use super::table_rows::lines_of;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{MILESTONE_LEAST_MAJOR, MILESTONE_NAME_CHARS, MILESTONES, Milestone};

/// Milestones that were understood, each with the number of its line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TypedMilestones {
    pub(super) lines: Vec<(usize, Milestone)>,
    pub(super) remarks: Vec<Remark>,
}

impl TypedMilestones {
    /// The sum; `None` without milestones.
    pub(super) fn sum(&self) -> Option<Money> {
        add_up(self.lines.iter().map(|(_, milestone)| milestone))
    }
}

/// Reads all lines. `priced_in` is the price's currency, if a price was typed; otherwise the one that every line names, or the
/// default.
pub(super) fn read_milestones(
    text: &str,
    priced_in: Option<Currency>,
    default: Currency,
    calendar: &Calendar,
) -> Result<TypedMilestones, Vec<FieldProblem>> {
    let lines = lines_of(text);
    if lines.len() > MILESTONES + 1 {
        return Err(vec![too_many(lines.len())]);
    }
    let currency = match priced_in {
        Some(currency) => currency,
        None => shared_currency(&lines, default, calendar).map_err(|problem| vec![problem])?,
    };
    let mut read = Vec::new();
    let mut problems = Vec::new();
    for (number, line) in &lines {
        match read_line(line, currency, priced_in.is_none(), calendar) {
            Ok(milestone) => read.push((*number, milestone)),
            Err(refused) => problems.push(on_line(*number, refused)),
        }
    }
    let typed = take_total(read, problems.is_empty()).map_err(|problem| problems.push(problem));
    match typed {
        Ok(typed) if problems.is_empty() && typed.lines.len() > MILESTONES => {
            Err(vec![too_many(typed.lines.len())])
        }
        Ok(typed) if problems.is_empty() => Ok(typed),
        _ => Err(problems),
    }
}

fn too_many(is: usize) -> FieldProblem {
    Problem::Milestone(MilestoneProblem::TooManyMilestones { most: MILESTONES, is }).on(Field::Milestones)
}

/// A refused line, with the lines that may be meant.
pub(super) fn on_line(number: usize, refused: Refused<Milestone>) -> FieldProblem {
    let Refused { problem, meant } = refused;
    let refused = Refused { problem: problem.at_line(number), meant };
    refused.on(Field::Milestones, |milestone| Reading::of_line(number, write_line(&milestone)))
}

/// `Design: 500 USD, due 2026-12-10`.
pub(super) fn write_line(milestone: &Milestone) -> String {
    let due = milestone.due.map(|day| format!(", due {day}")).unwrap_or_default();
    format!("{}: {}{due}", milestone.name, milestone.amount)
}

/// The sum; `None` without milestones or where they are in different currencies.
fn add_up<'a>(mut milestones: impl Iterator<Item = &'a Milestone> + Clone) -> Option<Money> {
    let currency = milestones.clone().next()?.amount.currency;
    let minor = milestones.try_fold(0_i64, |sum, milestone| {
        (milestone.amount.currency == currency).then(|| sum.checked_add(milestone.amount.minor)).flatten()
    })?;
    Some(Money { minor, currency })
}

/// Leaves out a last line that only repeats the sum of the others, and refuses one that gives another.
fn take_total(mut lines: Vec<(usize, Milestone)>, all_read: bool) -> Result<TypedMilestones, FieldProblem> {
    let is_total = lines.len() > 1 && lines.last().is_some_and(|(_, last)| names_total(&last.name));
    let Some((number, last)) = (if is_total { lines.pop() } else { None }) else {
        return Ok(TypedMilestones { lines, remarks: Vec::new() });
    };
    match add_up(lines.iter().map(|(_, milestone)| milestone)) {
        Some(sum) if all_read && sum != last.amount => {
            let problem = MilestoneProblem::OtherTotal { sum, total: last.amount };
            Err(on_line(number, Refused::meaning(problem, [Milestone { amount: sum, ..last }])))
        }
        _ => Ok(TypedMilestones { lines, remarks: vec![Remark::TotalLeftOut { total: last.amount }] }),
    }
}

fn names_total(name: &str) -> bool {
    let lower = name.trim_matches(['*', '_', ' ', '=']).to_lowercase();
    matches!(
        lower.as_str(),
        "total" | "grand total" | "sum" | "in total" | "total price" | "gesamt" | "summe" | "suma"
    )
}

/// The currency of all lines, where no price tells it.
fn shared_currency(
    lines: &[(usize, String)],
    default: Currency,
    calendar: &Calendar,
) -> Result<Currency, FieldProblem> {
    let read: Vec<Line> =
        lines.iter().filter_map(|(_, line)| cut_line(line, default, calendar).ok()).collect();
    let named: Vec<Currency> =
        read.iter().filter(|line| line.price.names_currency).map(|line| line.price.amount.currency).collect();
    let Some(&first) = named.first() else { return Ok(default) };
    if first == default || named.len() == read.len() || named.iter().any(|other| *other != first) {
        return Ok(first);
    }
    // The bare lines may be in the currency named, or in the default.
    let all_in = |currency: Currency| {
        let lines = lines.iter().map(|(_, line)| match cut_line(line, currency, calendar) {
            Ok(Line { name, price, due }) => {
                write_line(&Milestone { name, amount: same_number(price.amount, currency), due })
            }
            Err(_) => line.clone(),
        });
        Reading::whole(Field::Milestones, lines.collect::<Vec<_>>().join("\n"))
    };
    let refused =
        Refused::meaning(MilestoneProblem::SomeNameCurrency { named: first, default }, [first, default]);
    Err(refused.on(Field::Milestones, all_in))
}

/// One line. `is_open` says that no price settles the currency, so that a line may be meant in its own.
fn read_line(
    line: &str,
    currency: Currency,
    is_open: bool,
    calendar: &Calendar,
) -> Result<Milestone, Refused<Milestone>> {
    match cut_line(line, currency, calendar) {
        Ok(line) => check_line(line, currency),
        Err(refused) => Err(refused.and_then(|line| {
            let currency = if is_open { line.price.amount.currency } else { currency };
            check_line(line, currency).ok()
        })),
    }
}

fn check_line(line: Line, currency: Currency) -> Result<Milestone, Refused<Milestone>> {
    let Line { name, price: TypedPrice { amount, hourly, .. }, due } = line;
    let is = name.chars().count();
    if is == 0 {
        return Err(MilestoneProblem::NoName.into());
    }
    if is > MILESTONE_NAME_CHARS {
        return Err(TextProblem::TooLong { most: MILESTONE_NAME_CHARS, is }.into());
    }
    let milestone = |amount| Milestone { name: name.clone(), amount, due };
    if hourly.is_some() {
        return Err(Refused::meaning(MilestoneProblem::HourlyMilestone, [milestone(amount)]));
    }
    if amount.currency != currency {
        let problem = MilestoneProblem::OtherCurrency { is: amount.currency, expected: currency };
        return Err(Refused::meaning(problem, [milestone(same_number(amount, currency))]));
    }
    let least = Money { minor: MILESTONE_LEAST_MAJOR * currency.minor_per_major(), currency };
    if amount.minor < least.minor {
        return Err(Refused::meaning(MilestoneProblem::TooSmall { least }, [milestone(least)]));
    }
    Ok(milestone(amount))
}

/// The same number of another currency's major units.
fn same_number(amount: Money, currency: Currency) -> Money {
    let minor = amount.minor.saturating_mul(currency.minor_per_major()) / amount.currency.minor_per_major();
    Money { minor, currency }
}
