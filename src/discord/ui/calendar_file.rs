//! Calendar files (RFC 5545): events by which a calendar shows dates. Owns how one is written: escaped, in lines of at most 75 octets,
//! with the line ends that the standard wants. Knows no feature and no wording.

use super::text::clean;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// Most octets of a line without its end.
const LINE_OCTETS: usize = 75;
/// Who wrote the file.
const PRODUCT: &str = "-//Parley//Parley//EN";

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// The same in each file: an event that was imported before is changed, not doubled. Of printable ASCII.
    pub uid: String,
    /// How often what it is about has changed; a calendar keeps the event with the highest.
    pub sequence: i64,
    /// When that was last.
    pub changed: UnixMs,
    /// When it is.
    pub when: EventTime,
    /// Its title, as it was written.
    pub summary: String,
    /// More about it, as it was written.
    pub description: String,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventTime {
    /// All day, wherever its reader is.
    Day(NaiveDate),
    /// At a moment, which is the same everywhere.
    Moment(UnixMs),
}

/// The file with these events, in their order.
#[must_use]
pub fn calendar_file(events: &[CalendarEvent]) -> String {
    let mut file = String::new();
    let mut put = |line: &str| fold(line, &mut file);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put(&format!("PRODID:{PRODUCT}"));
    for event in events {
        let CalendarEvent { uid, sequence, changed, when, summary, description } = event;
        put("BEGIN:VEVENT");
        put(&format!("UID:{uid}"));
        put(&format!("DTSTAMP:{}", moment(*changed)));
        put(&format!("SEQUENCE:{sequence}"));
        match when {
            EventTime::Day(day) => {
                put(&format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")));
                if let Some(after) = day.succ_opt() {
                    put(&format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")));
                }
            }
            EventTime::Moment(at) => put(&format!("DTSTART:{}", moment(*at))),
        }
        put(&format!("SUMMARY:{}", escaped(summary)));
        put(&format!("DESCRIPTION:{}", escaped(description)));
        put("TRANSP:TRANSPARENT");
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    file
}

/// A moment of UTC, as the standard writes it.
fn moment(at: UnixMs) -> String {
    at.utc().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text without what cannot be seen, and with what has a meaning in these files marked as having none.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// Adds a line, in as many as it needs: each after the first begins with a space, which readers take away with the line end. Some of
/// them take away all spaces around it, so none of ours is there if that can be.
fn fold(line: &str, file: &mut String) {
    let mut rest = line;
    let mut room = LINE_OCTETS;
    while rest.len() > room {
        let (part, after) = rest.split_at(seam(rest, room));
        file.push_str(part);
        file.push_str("\r\n ");
        rest = after;
        room = LINE_OCTETS - 1;
    }
    file.push_str(rest);
    file.push_str("\r\n");
}

/// Where a text is cut that is longer than `room`: between characters, and beside a space only where there is nothing else.
fn seam(text: &str, room: usize) -> usize {
    let fits = |at: &usize| *at > 0 && text.is_char_boundary(*at);
    let seams = || (1..=room).rev().filter(fits);
    seams()
        .find(|&at| {
            !text[at..].starts_with(char::is_whitespace) && !text[..at].ends_with(char::is_whitespace)
        })
        .or_else(|| seams().next())
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::date;
    use ical::IcalParser;
    use ical::parser::ical::component::IcalEvent;
    use proptest::prelude::*;

    /// What somebody else's parser reads.
    fn parsed(file: &str) -> Vec<IcalEvent> {
        let calendars: Vec<_> = IcalParser::new(file.as_bytes()).collect();
        let [Ok(calendar)] = calendars.as_slice() else { panic!("not one calendar: {file}") };
        calendar.events.clone()
    }

    fn value(event: &IcalEvent, name: &str) -> String {
        let found: Vec<_> = event.properties.iter().filter(|property| property.name == name).collect();
        let [property] = found.as_slice() else { panic!("not one {name}") };
        property.value.clone().unwrap_or_default()
    }

    fn event(when: EventTime, summary: &str) -> CalendarEvent {
        let (uid, changed) = ("milestone-2.contract-7.10@parley".to_owned(), UnixMs(1_796_083_200_000));
        let (summary, description) = (summary.to_owned(), "a\nb".to_owned());
        CalendarEvent { uid, sequence: 4, changed, when, summary, description }
    }

    #[test]
    fn a_day_and_a_moment_are_written_as_the_standard_wants() {
        let day = event(EventTime::Day(date(2026, 12, 31)), "Due: 1, 2; 3 \\ 4");
        let moment = event(EventTime::Moment(UnixMs(1_796_083_261_999)), "Approved");
        insta::assert_snapshot!(calendar_file(&[day, moment]).replace("\r\n", "\n"), @r"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Parley//Parley//EN
        BEGIN:VEVENT
        UID:milestone-2.contract-7.10@parley
        DTSTAMP:20261201T000000Z
        SEQUENCE:4
        DTSTART;VALUE=DATE:20261231
        DTEND;VALUE=DATE:20270101
        SUMMARY:Due: 1\, 2\; 3 \\ 4
        DESCRIPTION:a\nb
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        UID:milestone-2.contract-7.10@parley
        DTSTAMP:20261201T000000Z
        SEQUENCE:4
        DTSTART:20261201T000101Z
        SUMMARY:Approved
        DESCRIPTION:a\nb
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR
        ");
    }

    proptest! {
        #[test]
        fn every_text_is_read_as_it_was_cleaned(text in "\\PC{0,200}|(\\PC|[;,\\\\\n\r\0\u{202E}é🎉]){0,90}") {
            // That parser loses a colon with which a value begins.
            let text = format!("Due: {text}");
            let file = calendar_file(&[event(EventTime::Day(date(2026, 12, 1)), &text)]);
            let is_line = |line: &str| line.len() <= LINE_OCTETS && !line.contains(['\r', '\n', '\0']);
            prop_assert!(file.split("\r\n").all(is_line));
            let events = parsed(&file);
            prop_assert_eq!(events.len(), 1);
            let read = value(&events[0], "SUMMARY").replace("\\\\", "\0").replace("\\n", "\n");
            let read = read.replace("\\;", ";").replace("\\,", ",").replace('\0', "\\");
            prop_assert_eq!(read, clean(&text));
        }
    }
}
