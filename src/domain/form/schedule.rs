//! Start and due date from one line of text: `start 2026-12-01, due in 3 weeks`, `Dec 10-15`. Owns the words for the two roles;
//! what one day looks like is `day`'s.
//!
//! Rules: a single date without a word is the due date; of two without words the first is the start; a date without a
//! word beside one that has its word is the other of the two.

use super::calendar::Calendar;
use super::day::tokens::{COMMA, DASH, words_of};
use super::day::{Read, read_day_at, read_range_at, slices};
use super::problem::date::{DateProblem, DateRole};
use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem};
use super::refused::Refused;
use super::remark::Remark;
use super::text::quote;
use chrono::NaiveDate;

/// What was read: start and due, either may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Schedule {
    /// First day of work.
    pub(super) start: Option<NaiveDate>,
    /// Day by which it is done.
    pub(super) due: Option<NaiveDate>,
}

/// A stretch of the line that is one date, or should be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    role: Option<DateRole>,
    /// The word that gave the role; empty after a dash.
    said_by: String,
    /// As typed.
    words: String,
    /// `None` for a text that says that there is no date yet.
    day: Option<Read>,
}

/// Reads a schedule; an empty one, or a word for "none", has no dates.
pub(super) fn read_schedule(
    text: &str,
    calendar: &Calendar,
) -> Result<(Schedule, Vec<Remark>), Vec<FieldProblem>> {
    let words = words_of(text);
    let words = slices(&words);
    if matches!(words.as_slice(), [] | [DASH] | ["none" | "n/a" | "open"] | ["no", "dates" | "date"]) {
        return Ok((Schedule::default(), Vec::new()));
    }
    let stretches = cut(&words, calendar);
    if stretches.is_empty() {
        return Err(vec![
            Refused::from(DateProblem::NotADate { text: quote(text) }).on(Field::Schedule, written),
        ]);
    }
    let problems: Vec<FieldProblem> =
        (0..stretches.len()).filter_map(|at| problem_of(&stretches, at)).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let remarks = stretches.iter().filter(|stretch| stretch.day.is_none());
    let remarks = remarks.map(|stretch| Remark::NoDateYet { text: quote(&stretch.words) }).collect();
    let days: Vec<(Option<DateRole>, NaiveDate)> = stretches
        .iter()
        .filter_map(|stretch| Some((stretch.role, stretch.day.as_ref()?.as_ref().ok().copied()?)))
        .collect();
    match join(&days) {
        Ok(schedule) => Ok((schedule, remarks)),
        Err(refused) => Err(vec![refused.on(Field::Schedule, |schedule| written(write(schedule)))]),
    }
}

/// The role that a word announces.
fn role_of(word: &str) -> Option<DateRole> {
    match word {
        "start" | "starts" | "starting" | "begin" | "begins" | "beginning" | "from" | "between" | "ab"
        | "von" | "vom" | "desde" | "du" | "since" => Some(DateRole::Start),
        "due" | "by" | "until" | "till" | "til" | "to" | "end" | "ends" | "ending" | "finish"
        | "finished" | "deadline" | "done" | "through" | "before" | "deliver" | "delivery" | "delivered"
        | "bis" | "fällig" | "jusqu'au" | "pour" | "hasta" | "para" | "até" | "au" => Some(DateRole::Due),
        _ => None,
    }
}

/// How many words say that there is no date yet.
fn no_date_at(words: &[&str]) -> Option<usize> {
    match words {
        ["to", "be", "determined" | "decided" | "confirmed" | "agreed" | "discussed", ..] => Some(3),
        ["as", "soon", "as", "possible", ..] => Some(4),
        ["no", "rush" | "deadline" | "hurry", ..] => Some(2),
        ["not", "sure" | "urgent" | "decided", ..] => Some(2),
        [
            "tbd" | "tba" | "tbc" | "asap" | "flexible" | "whenever" | "anytime" | "soon" | "urgent"
            | "immediately",
            ..,
        ] => Some(1),
        _ => None,
    }
}

/// All dates of the line, with what announces them.
fn cut(words: &[&str], calendar: &Calendar) -> Vec<Stretch> {
    let mut done: Vec<Stretch> = Vec::new();
    let mut said: Option<(DateRole, String)> = None;
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let rest = &words[at..];
        let found = match rest {
            [COMMA | "and" | "&" | "und" | "et" | "y" | "e", ..] => {
                at += 1;
                continue;
            }
            [DASH, ..] => {
                // A dash makes what stands before it the start.
                if let Some(before) = done.last_mut().filter(|_| said.is_none()) {
                    before.role.get_or_insert(DateRole::Start);
                    said = Some((DateRole::Due, String::new()));
                }
                at += 1;
                continue;
            }
            rest => find_at(rest, said.as_ref(), calendar),
        };
        if let Some((days, used)) = found {
            let typed = rest[..used].join(" ").replace("-of", " of").replace(" , ", ", ");
            done.extend(days.into_iter().map(|(role, day)| {
                let (said_role, said_by) =
                    said.take().map_or((None, String::new()), |(role, by)| (Some(role), by));
                Stretch { role: role.or(said_role), said_by, words: typed.clone(), day }
            }));
            at += used;
        } else if let Some(role) = role_of(word) {
            // `due by`, `start from`: the second word says the same again.
            if let Some((_, by)) = said.take_if(|(earlier, by)| *earlier != role && !by.is_empty()) {
                done.push(unfinished(role_of(&by), by));
            }
            said = Some((role, word.to_owned()));
            at += 1;
        } else if matches!(word, "date" | "is" | "work" | "latest") && said.is_some() {
            at += 1;
        } else {
            let used = (1..rest.len()).find(|&n| begins_anew(&rest[n..], calendar)).unwrap_or(rest.len());
            let typed = rest[..used].join(" ");
            let (role, said_by) = said.take().map_or((None, String::new()), |(role, by)| (Some(role), by));
            let day = Some(Err(not_a_date(&rest[..used], calendar)));
            done.push(Stretch { role, said_by, words: typed, day });
            at += used;
        }
    }
    if let Some((role, by)) = said {
        done.push(unfinished(Some(role), by));
    }
    done
}

type Found = (Vec<(Option<DateRole>, Option<Read>)>, usize);

/// The date or the two dates that begin here.
fn find_at(words: &[&str], said: Option<&(DateRole, String)>, calendar: &Calendar) -> Option<Found> {
    if let Some((first, last, used)) = read_range_at(words, calendar) {
        let (start, due) = (Some(DateRole::Start), Some(DateRole::Due));
        return Some((vec![(start, Some(first)), (due, Some(last))], used));
    }
    if let Some((day, used)) = read_day_at(words, calendar) {
        let is_before = said.is_some_and(|(_, by)| by == "before");
        let day = if is_before { day_before(day, words, used) } else { day };
        return Some((vec![(None, Some(day))], used));
    }
    let used = no_date_at(words)?;
    Some((vec![(None, None)], used))
}

/// `before Dec 18`: the last day of it, or the one before, may be meant.
fn day_before(day: Read, words: &[&str], used: usize) -> Read {
    let day = day?;
    let text = format!("before {}", words[..used].join(" "));
    let meant = [day.pred_opt(), Some(day)].into_iter().flatten();
    Err(Refused::meaning(DateProblem::AmbiguousDate { text: quote(&text) }, meant))
}

fn begins_anew(words: &[&str], calendar: &Calendar) -> bool {
    matches!(words, [COMMA | DASH | "and", ..])
        || words.first().is_some_and(|word| role_of(word).is_some())
        || find_at(words, None, calendar).is_some()
}

/// Words that are no date. A number alone may be a day of the month.
fn not_a_date(words: &[&str], calendar: &Calendar) -> Refused<NaiveDate> {
    let text = quote(&words.join(" "));
    let ordinal = match words {
        [number] if number.len() <= 2 => super::day::read_day(&format!("{number}th"), calendar).ok(),
        _ => None,
    };
    Refused::meaning(DateProblem::NotADate { text }, ordinal)
}

/// A role with no date behind it.
fn unfinished(role: Option<DateRole>, said_by: String) -> Stretch {
    let day = Some(Err(DateProblem::NoDateAfter { word: quote(&said_by) }.into()));
    Stretch { role, said_by, words: String::new(), day }
}

/// What is wrong with one stretch, with readings of the whole line in which it is right.
fn problem_of(stretches: &[Stretch], at: usize) -> Option<FieldProblem> {
    let refused = stretches[at].day.as_ref()?.as_ref().err()?.clone();
    let line_with = |day: Option<NaiveDate>| {
        let parts = stretches.iter().enumerate().filter_map(|(n, stretch)| match day {
            day if n == at => day.map(|day| part(role_at(stretches, n), &write_day(day))),
            _ => Some(match &stretch.day {
                Some(Ok(day)) => part(role_at(stretches, n), &write_day(*day)),
                Some(Err(_)) | None => part(role_at(stretches, n), &stretch.words),
            }),
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    let fits = |day: &NaiveDate| {
        stretches.iter().enumerate().all(|(n, other)| match &other.day {
            Some(Ok(other)) if n != at && stretches.len() == 2 => match role_at(stretches, at) {
                DateRole::Start => day <= other,
                DateRole::Due => other <= day,
            },
            _ => true,
        })
    };
    let refused = Refused { meant: refused.meant.into_iter().filter(fits).collect(), ..refused };
    let mut found = refused.clone().on(Field::Schedule, |day| written(line_with(Some(day))));
    if refused.meant.is_empty() && stretches.iter().any(|stretch| matches!(stretch.day, Some(Ok(_)))) {
        found.readings = vec![written(line_with(None))];
    }
    Some(found)
}

/// The role that a stretch has, or would get.
fn role_at(stretches: &[Stretch], at: usize) -> DateRole {
    let other = stretches.len() == 2 && stretches[1 - at.min(1)].role == Some(DateRole::Due);
    let first_of_two = stretches.len() == 2 && at == 0 && stretches[1].role.is_none();
    let given = stretches[at].role;
    given.unwrap_or(if other || first_of_two { DateRole::Start } else { DateRole::Due })
}

fn part(role: DateRole, day: &str) -> String {
    let word = match role {
        DateRole::Start => "start",
        DateRole::Due => "due",
    };
    format!("{word} {day}").trim_end().to_owned()
}

const fn written(text: String) -> Reading {
    Reading::whole(Field::Schedule, text)
}

/// `Fri 2026-12-18`: with its weekday, so that a slip is seen.
pub(super) fn write_day(day: NaiveDate) -> String {
    day.format("%a %Y-%m-%d").to_string()
}

fn write(schedule: Schedule) -> String {
    let start = schedule.start.map(|day| part(DateRole::Start, &write_day(day)));
    let due = schedule.due.map(|day| part(DateRole::Due, &write_day(day)));
    start.into_iter().chain(due).collect::<Vec<_>>().join(", ")
}

/// One schedule of all days, with one role for each.
fn join(days: &[(Option<DateRole>, NaiveDate)]) -> Result<Schedule, Refused<Schedule>> {
    for role in [DateRole::Start, DateRole::Due] {
        let same: Vec<NaiveDate> =
            days.iter().filter(|(said, _)| *said == Some(role)).map(|(_, day)| *day).collect();
        if same.len() > 1 {
            let meant = same.into_iter().filter_map(|day| with_one(days, role, day));
            return Err(Refused::meaning(DateProblem::DateTwice { role }, meant.collect::<Vec<_>>()));
        }
    }
    let mut schedule = Schedule::default();
    match *days {
        [] => {}
        [(role, day)] => match role {
            Some(DateRole::Start) => schedule.start = Some(day),
            Some(DateRole::Due) | None => schedule.due = Some(day),
        },
        [(first, day), (second, other)] => {
            let starts =
                first == Some(DateRole::Start) || (first.is_none() && second != Some(DateRole::Start));
            (schedule.start, schedule.due) =
                if starts { (Some(day), Some(other)) } else { (Some(other), Some(day)) };
        }
        [(_, first), .., (_, last)] => {
            let meant = (first <= last).then_some(Schedule { start: Some(first), due: Some(last) });
            return Err(Refused::meaning(DateProblem::TooManyDates { is: days.len() }, meant));
        }
    }
    match (schedule.start, schedule.due) {
        (Some(start), Some(due)) if due < start => {
            let meant = [Schedule { start: Some(due), due: Some(start) }];
            Err(Refused::meaning(DateProblem::DueBeforeStart { start, due }, meant))
        }
        _ => Ok(schedule),
    }
}

/// The schedule that has `day` in a role that two days claim.
fn with_one(days: &[(Option<DateRole>, NaiveDate)], role: DateRole, day: NaiveDate) -> Option<Schedule> {
    let other = days.iter().find(|(said, _)| *said != Some(role)).map(|(_, day)| *day);
    let schedule = match role {
        DateRole::Start => Schedule { start: Some(day), due: other },
        DateRole::Due => Schedule { start: other, due: Some(day) },
    };
    schedule.start.zip(schedule.due).is_none_or(|(start, due)| start <= due).then_some(schedule)
}
