//! What the hours of a contract come to, as people read it: the statement of a week, and the hours so far. Without amounts where the reader
//! may not read them.

use super::hours::{hours_button, of_limit};
use super::work::Told;
use crate::app::WorkBrief;
use crate::discord::offers::views::{Amounts, join_lines};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::text::{day, escaped_line, moment, weekday_and_day};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::contracts::payments::currency_of;
use crate::domain::contracts::statement::{Correction, RateSum, Statement, WeekSum};
use crate::domain::contracts::weeks::{HoursStage, OBJECTION_MS, week_of};
use crate::domain::contracts::work::Work;
use crate::domain::money::Money;
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;

/// How much of what was done stands in a line.
const DONE_UNITS: usize = 80;

/// Most units of a statement: the text around it fits as well.
const STATEMENT_UNITS: usize = 3_400;

/// `3h 30m`.
#[must_use]
pub fn time_text(language: Language, minutes: u32) -> String {
    say!(language, "contract-time", hours = minutes / 60, minutes = minutes % 60)
}

/// The statement of a week, a line each: its days, what each rate comes to, what changed about weeks before it, and all of it.
pub fn statement_lines(language: Language, statement: &Statement, amounts: Amounts) -> Vec<String> {
    let Statement { week, corrections, total } = statement;
    let days = week.days.iter().map(|(&date, &minutes)| {
        let (day, time) = (weekday_and_day(language, date), time_text(language, minutes));
        say!(language, "contract-statement-day", day = day, time = time)
    });
    let mut lines: Vec<String> = days.collect();
    match amounts {
        Amounts::Shown => lines.extend(week.rates.iter().map(|sum| rate_line(language, sum))),
        Amounts::Kept => {
            let time = time_text(language, week.minutes());
            lines.push(say!(language, "contract-statement-time", time = time));
        }
    }
    let changed = corrections.iter().map(|correction| {
        correction_line(language, correction, (amounts == Amounts::Shown).then_some(*total))
    });
    lines.extend(changed);
    if amounts == Amounts::Shown && (week.rates.len() != 1 || total.minor != week.minor()) {
        lines.push(say!(language, "contract-statement-total", total = total.to_string()));
    }
    lines
}

fn rate_line(language: Language, sum: &RateSum) -> String {
    let (time, rate) = (time_text(language, sum.minutes), sum.rate.to_string());
    say!(language, "contract-statement-rate", time = time, rate = rate, amount = sum.amount.to_string())
}

/// What changed about a week after its statement; with an amount in the currency of `total`, where that may be read.
fn correction_line(language: Language, correction: &Correction, total: Option<Money>) -> String {
    let Correction { week, minutes, minor } = *correction;
    let time = time_text(language, u32::try_from(minutes.unsigned_abs()).unwrap_or(u32::MAX));
    let (week, is_less) = (day(week), minutes < 0);
    let amount = total.map(|total| Money { minor: minor.saturating_abs(), ..total }.to_string());
    match (amount, is_less) {
        (Some(amount), false) => {
            say!(language, "contract-statement-added", week = week, time = time, amount = amount)
        }
        (Some(amount), true) => {
            say!(language, "contract-statement-removed", week = week, time = time, amount = amount)
        }
        (None, false) => say!(language, "contract-statement-added.kept", week = week, time = time),
        (None, true) => say!(language, "contract-statement-removed.kept", week = week, time = time),
    }
}

/// What is told in the room when a week is over.
pub(super) fn told_of_week(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let language = found.language;
    let statement = found.work.statement(&found.contract, entry);
    let lines = statement.map_or_else(Vec::new, |statement| {
        statement_lines(language, &statement, Amounts::in_room(&found.offer))
    });
    let week = day(entry.week.unwrap_or_default());
    let until = moment(entry.at.plus(OBJECTION_MS));
    Told {
        colour: Colour::Pending,
        news: format!(
            "{}\n{}",
            say!(language, "contract-told-week", week = week),
            join_lines(language, &lines, STATEMENT_UNITS)
        ),
        next: say!(language, "contract-told-week.next", until = until),
        act: vec![hours_button(language, &found.contract)],
    }
}

/// The hours so far, in the contract's field: of the week that no statement has, and of all; `None` where the price is fixed.
pub(super) fn hours_so_far(
    language: Language,
    contract: &Contract,
    work: &Work,
    amounts: Amounts,
) -> Option<String> {
    work.rates(contract)?;
    let weeks = work.weeks(contract);
    if weeks.is_empty() {
        return Some(say!(language, "contract-hours-none"));
    }
    let mut lines = Vec::new();
    if let Some(sum) = work.open_week().and_then(|week| weeks.get(&week)) {
        let logged = of_limit(language, contract, sum.minutes());
        lines.push(say!(language, "contract-hours-week", week = day(sum.week), logged = logged));
    }
    let minutes = weeks.values().map(WeekSum::minutes).fold(0, u32::saturating_add);
    let all = time_text(language, minutes);
    lines.push(match (amounts, work.earned(contract)) {
        (Amounts::Shown, Some(earned)) => {
            say!(language, "contract-hours-all.amount", time = all, amount = earned.to_string())
        }
        _ => say!(language, "contract-hours-all", time = all),
    });
    let questioned = work.hours().into_iter().filter(|one| one.stage() == HoursStage::InQuestion);
    let questioned = questioned.fold(0, |sum: u32, one| sum.saturating_add(one.hours.minutes));
    if questioned > 0 {
        lines.push(say!(language, "contract-hours-questioned", time = time_text(language, questioned)));
    }
    Some(lines.join("\n"))
}

/// Every week with hours, the newest first, and below it each entry that counts.
pub(super) fn week_lines(
    language: Language,
    contract: &Contract,
    work: &Work,
    amounts: Amounts,
) -> Vec<String> {
    let hours = work.counted_hours();
    let mut lines = Vec::new();
    for (week, sum) in work.weeks(contract).iter().rev() {
        let time = time_text(language, sum.minutes());
        let amount = Money { minor: sum.minor(), currency: currency_of(contract) };
        let amount = (amounts == Amounts::Shown).then(|| amount.to_string());
        lines.push(match amount {
            Some(amount) => {
                say!(language, "contract-hours-line-week", week = day(*week), time = time, amount = amount)
            }
            None => say!(language, "contract-hours-line-week.kept", week = day(*week), time = time),
        });
        let of_week = hours.iter().filter(|one| week_of(one.hours.day) == *week);
        lines.extend(of_week.map(|one| entry_line(language, one.logged, one.hours.day, one.stage())));
    }
    lines
}

fn entry_line(language: Language, logged: &ContractEntry, date: NaiveDate, stage: HoursStage) -> String {
    let minutes = logged.hours.map_or(0, |hours| hours.minutes);
    let (day, time) = (weekday_and_day(language, date), time_text(language, minutes));
    let done = escaped_line(logged.message.as_deref().unwrap_or_default(), DONE_UNITS);
    match stage {
        HoursStage::InQuestion => {
            say!(language, "contract-hours-line.question", day = day, time = time, done = done)
        }
        HoursStage::Counted | HoursStage::Removed => {
            say!(language, "contract-hours-line", day = day, time = time, done = done)
        }
    }
}
