//! A client's record in words: short on a card, whole in View offer. Owns which numbers are shown, and which only once they
//! mean something.

use crate::discord::feedback::views::received::average_line;
use crate::discord::ui::text::{ago, day, escaped_line};
use crate::domain::people::standing::{
    AnswerTime, ClientRecord, MEANINGFUL_ANSWERS, Together, account_since,
};
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;

/// Offers from which on somebody is not called new.
const NOT_NEW: u32 = 3;

/// The record in a few lines, for a field of a card.
#[must_use]
pub fn short_record(language: Language, record: &ClientRecord) -> String {
    let offers = record.offers;
    let past = match offers.hire_rate() {
        Some(rate) => say!(
            language,
            "people-record-short",
            sent = offers.total,
            accepted = offers.accepted,
            rate = rate
        ),
        None if offers.total < NOT_NEW => say!(language, "people-record-new"),
        None => say!(language, "people-record-few", sent = offers.total),
    };
    let stars = average_line(language, record.received)
        .map(|stars| say!(language, "feedback-as-client", stars = stars));
    let paid = record
        .conduct
        .paid_on_time()
        .map(|percent| say!(language, "people-record-paid-short", percent = percent));
    let answers = record.conduct.answer_time().map(|time| answer_line(language, time));
    let acted: Vec<String> = stars.into_iter().chain(paid).chain(answers).collect();
    let acted = (!acted.is_empty()).then(|| acted.join(" · "));
    let account = on_day(account_since(record.client));
    let since = match record.joined {
        Some(joined) => {
            say!(language, "people-record-since", joined = on_day(joined), account = account)
        }
        None => say!(language, "people-record-account", account = account),
    };
    let together = record.together.as_ref().map(|past| together_line(language, past));
    let flags = flags(language, record);
    [Some(past), acted, Some(since), together]
        .into_iter()
        .flatten()
        .chain(flags)
        .collect::<Vec<_>>()
        .join("\n")
}

/// All of it, line by line.
#[must_use]
pub fn whole_record(language: Language, record: &ClientRecord) -> Vec<String> {
    let offers = record.offers;
    let rate = match offers.hire_rate() {
        Some(rate) => {
            say!(language, "people-record-rate", rate = rate, answered = offers.answered())
        }
        None => say!(language, "people-record-no-rate", from = MEANINGFUL_ANSWERS),
    };
    let mut lines = vec![
        say!(language, "people-record-offers", sent = offers.total, accepted = offers.accepted),
        rate,
        say!(language, "people-record-contracts", contracts = offers.accepted),
    ];
    let received = average_line(language, record.received);
    lines.extend(received.map(|stars| say!(language, "people-record-stars", stars = stars)));
    if let Some(average) = record.given.average() {
        let (average, times) = (average.to_string(), record.given.count);
        lines.push(say!(language, "people-record-given", average = average, times = times));
    }
    if let Some(percent) = record.conduct.paid_on_time() {
        lines.push(say!(
            language,
            "people-record-paid",
            percent = percent,
            contracts = record.conduct.owed()
        ));
    }
    lines.extend(record.conduct.answer_time().map(|time| answer_line(language, time)));
    if let Some(joined) = record.joined {
        lines.push(say!(language, "people-record-joined", day = on_day(joined), ago = ago(joined)));
    }
    let account = account_since(record.client);
    lines.push(say!(language, "people-record-discord", day = on_day(account), ago = ago(account)));
    lines.push(match &record.together {
        Some(past) => together_line(language, past),
        None => say!(language, "people-record-first-together"),
    });
    lines.extend(flags(language, record));
    lines
}

fn answer_line(language: Language, time: AnswerTime) -> String {
    match time {
        AnswerTime::WithinAnHour => say!(language, "people-record-answers"),
        AnswerTime::Hours(hours) => say!(language, "people-record-answers.hours", hours = hours),
        AnswerTime::Days(days) => say!(language, "people-record-answers.days", days = days),
    }
}

/// What moderators found: nothing for nearly everybody.
fn flags(language: Language, record: &ClientRecord) -> Vec<String> {
    let mut lines = Vec::new();
    if record.upheld > 0 {
        lines.push(say!(language, "people-record-upheld", upheld = record.upheld));
    }
    if let Some(until) = record.warned_until {
        lines.push(say!(language, "people-record-warned", until = on_day(until)));
    }
    lines
}

/// What two people have done together.
pub(super) fn together_line(language: Language, past: &Together) -> String {
    let line = say!(
        language,
        "people-record-together",
        contracts = past.contracts,
        number = past.last.to_string(),
        title = escaped_line(&past.title, 60),
        day = on_day(past.started)
    );
    match past.completed {
        0 => line,
        completed => format!("{line} · {}", say!(language, "people-record-completed", completed = completed)),
    }
}

/// A moment as its day.
pub(super) fn on_day(at: UnixMs) -> String {
    day(at.day())
}
