//! The footers by which messages about reports are found again whose receipt was lost. The same in every language; knows no
//! wording.

use crate::app::{LetterBrief, ReporterBrief, SanctionBrief};
use crate::discord::text::plain_line;
use crate::domain::ids::ReportNumber;
use crate::domain::sanction::{Appeal, SanctionNews};

/// How the footer of a report's card starts.
#[must_use]
pub fn report_footer(number: ReportNumber) -> String {
    format!("Report #{number} · ")
}

/// The footer of the message to whoever reported.
#[must_use]
pub fn reporter_mark(brief: &ReporterBrief, closed: bool) -> String {
    let what = if closed { "closed" } else { "received" };
    format!("{}{what}{}", report_footer(brief.report.number), of_server(&brief.letter))
}

/// The footer of the message about a sanction.
#[must_use]
pub fn sanction_mark(brief: &SanctionBrief) -> String {
    let what = match brief.news {
        SanctionNews::Begun => "begun",
        SanctionNews::Ended => "ended",
    };
    format!("Notice #{} · {what}{}", brief.sanction.number, of_server(&brief.letter))
}

/// The footer of an appeal's message. Somebody appeals once a week, so its day tells one from another.
#[must_use]
pub fn appeal_mark(appeal: &Appeal) -> String {
    format!("Suspension #{} · {}", appeal.sanction.number, appeal.at.day())
}

fn of_server(letter: &LetterBrief) -> String {
    letter.server.as_ref().map_or_else(String::new, |name| format!(" · {}", plain_line(name, 100)))
}
