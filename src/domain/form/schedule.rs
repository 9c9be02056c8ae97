//! Start and due date from one line of text: `start 2026-12-01, due in 3 weeks`, `from next monday to 2027-01-15`. Owns
//! the words for the two roles; what one day looks like is `day`'s.
//!
//! Rules: a single date without a word is the due date; of two without words the first is the start; a date without a
//! word beside one that has its word is the other of the two.

use super::day::Calendar;
use super::problem::Problem;
use super::problem::date::{DateProblem, DateRole};
use super::text::{clean_block, fold, quote};
use chrono::NaiveDate;

/// What was read: start and due, either may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Schedule {
    /// First day of work.
    pub(super) start: Option<NaiveDate>,
    /// Day by which it is done.
    pub(super) due: Option<NaiveDate>,
}

/// A stretch of text that should be one date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Stretch {
    role: Option<DateRole>,
    /// The word that gave the role; empty after a dash.
    said_by: String,
    words: Vec<String>,
}

/// Reads a schedule; an empty one, or a word for "none", has no dates.
pub(super) fn read_schedule(text: &str, calendar: &Calendar) -> Result<Schedule, Problem> {
    let folded = fold(&clean_block(text)).to_lowercase();
    if matches!(folded.as_str(), "" | "-" | "\u{2014}" | "none" | "no dates" | "n/a" | "open") {
        return Ok(Schedule::default());
    }
    let stretches = cut(&folded);
    if stretches.is_empty() {
        return Err(DateProblem::NotADate { text: quote(text) }.into());
    }
    if let Some(stretch) = stretches.iter().find(|stretch| stretch.words.is_empty()) {
        return Err(DateProblem::NoDateAfter { word: quote(&stretch.said_by) }.into());
    }
    let mut schedule = Schedule::default();
    let roles = give_roles(&stretches)?;
    for (stretch, role) in stretches.iter().zip(roles) {
        let day = Some(calendar.read(&stretch.words.join(" "))?);
        match role {
            DateRole::Start => schedule.start = day,
            DateRole::Due => schedule.due = day,
        }
    }
    match (schedule.start, schedule.due) {
        (Some(start), Some(due)) if due < start => Err(DateProblem::DueBeforeStart { start, due }.into()),
        _ => Ok(schedule),
    }
}

/// The role that a word announces.
pub(super) fn role_of(word: &str) -> Option<DateRole> {
    match word {
        "start" | "starts" | "starting" | "begin" | "begins" | "beginning" | "from" | "between" => {
            Some(DateRole::Start)
        }
        "due" | "by" | "until" | "till" | "til" | "to" | "end" | "ends" | "ending" | "finish"
        | "deadline" | "done" | "through" => Some(DateRole::Due),
        _ => None,
    }
}

/// Cuts at commas, dashes, line ends, `and`, and before each word that announces a role.
fn cut(folded: &str) -> Vec<Stretch> {
    let spaced = folded
        .replace(['\u{2014}', '→'], " \u{2014} ")
        .replace("..", " \u{2014} ")
        .replace("->", " \u{2014} ")
        .replace([',', ';', '\n'], " , ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut done: Vec<Stretch> = Vec::new();
    let mut open = Stretch::default();
    for (at, &word) in words.iter().enumerate() {
        let bare = word.trim_end_matches(':');
        let counts_from = bare == "from" && matches!(words.get(at + 1), Some(&("now" | "today")));
        if let Some(role) = role_of(bare).filter(|_| !counts_from || open.words.is_empty()) {
            let same = open.words.is_empty() && (open.role == Some(role) || open.said_by.is_empty());
            let fresh = Stretch { role: Some(role), said_by: bare.to_owned(), words: Vec::new() };
            let closed = std::mem::replace(&mut open, fresh);
            if !same {
                done.push(closed);
            }
        } else if matches!(word, "-" | "\u{2014}") {
            if !open.words.is_empty() {
                let mut closed = std::mem::take(&mut open);
                closed.role.get_or_insert(DateRole::Start);
                open.role = Some(DateRole::Due);
                done.push(closed);
            }
        } else if matches!(word, "," | "and" | "&") {
            if !open.words.is_empty() && !is_inside_date(&open.words, words.get(at + 1)) {
                done.push(std::mem::take(&mut open));
            }
        } else if !(open.words.is_empty() && matches!(bare, "date" | "is")) {
            open.words.push(bare.to_owned());
        }
    }
    if !open.words.is_empty() || !open.said_by.is_empty() {
        done.push(open);
    }
    done
}

/// Whether a comma belongs to the date around it: `feb 1, 2027` and `friday, 4 december`.
fn is_inside_date(before: &[String], after: Option<&&str>) -> bool {
    let Some(after) = after else { return false };
    let is_year = after.len() == 4 && after.bytes().all(|b| b.is_ascii_digit());
    let lone_word = before.len() == 1 && before[0].ends_with("day") && !matches!(before[0].as_str(), "today");
    is_year || (lone_word && role_of(after).is_none() && !matches!(*after, "in" | "next" | "this"))
}

/// One role for each stretch, both different.
fn give_roles(stretches: &[Stretch]) -> Result<Vec<DateRole>, Problem> {
    let said = |role: DateRole| stretches.iter().filter(|stretch| stretch.role == Some(role)).count();
    for role in [DateRole::Start, DateRole::Due] {
        if said(role) > 1 {
            return Err(DateProblem::DateTwice { role }.into());
        }
    }
    if stretches.len() > 2 {
        return Err(DateProblem::TooManyDates { is: stretches.len() }.into());
    }
    let mut start_is_free = said(DateRole::Start) == 0 && stretches.len() == 2;
    let roles = stretches.iter().map(|stretch| {
        stretch.role.unwrap_or_else(|| {
            if std::mem::take(&mut start_is_free) { DateRole::Start } else { DateRole::Due }
        })
    });
    Ok(roles.collect())
}
