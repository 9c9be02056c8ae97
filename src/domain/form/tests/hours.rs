//! What people type when they log hours.

use super::*;
use crate::domain::form::HoursForm;
use crate::domain::form::problem::hours::HoursProblem;
use crate::domain::form::problem::text::TextProblem;

fn read(time: &str) -> Result<u32, Problem> {
    HoursForm { time, done: "It." }
        .read()
        .map(|(minutes, _)| minutes)
        .map_err(|mut problems| problems.remove(0).problem)
}

#[test]
fn times_are_read_as_people_write_them() {
    for (typed, minutes) in [
        ("3h 30m", 210),
        ("3.5", 210),
        ("3,5", 210),
        ("1:30", 90),
        ("0:45", 45),
        ("12:05", 725),
        ("90m", 90),
        ("1h30", 90),
        ("1h 30", 90),
        ("2H", 120),
        ("2 hours", 120),
        ("2 hrs 15 mins", 135),
        ("45 min", 45),
        ("1.25h", 75),
        ("0.1", 6),
        ("3.33", 200),
        ("24", 1_440),
        ("130m", 130),
        (" 8 ", 480),
    ] {
        assert_eq!(read(typed), Ok(minutes), "{typed}");
    }
}

#[test]
fn what_is_no_time_of_work_says_why() {
    assert_eq!(read(""), Err(TextProblem::Empty.into()));
    assert_eq!(read("130"), Err(HoursProblem::HoursOrMinutes { number: 130 }.into()));
    assert_eq!(read("25"), Err(HoursProblem::HoursOrMinutes { number: 25 }.into()));
    for typed in ["2 days", "1w", "1 d", "3 weeks"] {
        assert_eq!(read(typed), Err(HoursProblem::Days { text: typed.to_owned() }.into()), "{typed}");
    }
    for typed in ["25h", "24h 1m", "1441m", "99:00", "2562047788015h 12m 30s"] {
        assert_eq!(read(typed), Err(HoursProblem::AboveADay.into()), "{typed}");
    }
    for typed in
        ["soon", "-3", "-1:30", "0", "0h", "1:5", "1:75", "3h 30m 2", "1::30", "½", "9-17", "3.5.1", "12e3"]
    {
        assert_eq!(
            read(typed),
            Err(HoursProblem::NotUnderstood { text: typed.to_owned() }.into()),
            "{typed}"
        );
    }
}

#[test]
fn both_fields_say_what_is_wrong_at_once() {
    let problems = HoursForm { time: "soon", done: " " }.read().expect_err("nothing is right");
    let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, [Field::Time, Field::Done]);
}
