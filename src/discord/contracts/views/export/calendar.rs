//! `contract-7.ics`: the dates of a contract that are ahead, as events. Owns what each is called, and by what a calendar knows it again.

use super::values::Shown;
use crate::discord::ui::calendar_file::{CalendarEvent, EventTime, calendar_file};
use crate::discord::ui::text::plain_line;
use crate::domain::contracts::ahead::{Ahead, AheadKind, AheadWhen};
use crate::say;

/// How much of a name stands in a title.
const NAME_UNITS: usize = 120;

/// The file; nothing where no date is ahead.
pub(super) fn dates(shown: &Shown<'_>, ahead: &[Ahead]) -> Option<String> {
    let events: Vec<_> = ahead.iter().map(|date| event(shown, date)).collect();
    (!events.is_empty()).then(|| calendar_file(&events))
}

fn event(shown: &Shown<'_>, Ahead { what, when }: &Ahead) -> CalendarEvent {
    let Shown { language, document, found, .. } = *shown;
    let number = document.number.to_string();
    let title = plain_line(&document.terms.title, NAME_UNITS);
    let client = plain_line(&shown.name(document.client), NAME_UNITS);
    let description = say!(
        language,
        "contract-date-about",
        number = number.as_str(),
        title = title.as_str(),
        client = client
    );
    CalendarEvent {
        uid: format!("{}.contract-{number}.{}@parley", code(*what), document.server.id.0),
        sequence: document.entries,
        changed: found.work.0.last().map_or(found.contract.started, |last| last.at),
        when: match *when {
            AheadWhen::Day(day) => EventTime::Day(day),
            AheadWhen::Moment(at) => EventTime::Moment(at),
        },
        summary: summary(shown, *what, (&number, &title)),
        description,
    }
}

/// By what a date is known again. It stays the same, whatever the date is.
fn code(what: AheadKind) -> String {
    match what {
        AheadKind::Start => "start".to_owned(),
        AheadKind::MilestoneDue(place) => format!("milestone-{place}"),
        AheadKind::Due => "due".to_owned(),
        AheadKind::Approval(place) => format!("approval-{place}"),
        AheadKind::PaymentAnswer(line) => format!("payment-{line}"),
        AheadKind::ReopenEnds => "reopen".to_owned(),
    }
}

fn summary(shown: &Shown<'_>, what: AheadKind, (number, title): (&str, &str)) -> String {
    let language = shown.language;
    // A contract without milestones is called by its title.
    let piece = |place: u32| {
        let name = shown.found.contract.milestone_name(place);
        name.map_or_else(|| title.to_owned(), |name| plain_line(name, NAME_UNITS))
    };
    match what {
        AheadKind::Start => say!(language, "contract-date-start", title = title, number = number),
        AheadKind::MilestoneDue(place) => {
            say!(language, "contract-date-due", title = piece(place), number = number)
        }
        AheadKind::Due => say!(language, "contract-date-due", title = title, number = number),
        AheadKind::Approval(place) => {
            say!(language, "contract-date-approval", title = piece(place), number = number)
        }
        AheadKind::PaymentAnswer(_) => {
            say!(language, "contract-date-payment", title = title, number = number)
        }
        AheadKind::ReopenEnds => say!(language, "contract-date-reopen", title = title, number = number),
    }
}
