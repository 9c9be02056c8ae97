//! The footers by which messages about reports are found again whose receipt was lost. The same in every language; knows no
//! wording.

use crate::app::{ReporterBrief, SanctionBrief};
use crate::domain::ids::{DisputeNumber, GuildId, ReportNumber};
use crate::domain::moderation::sanction::{Appeal, SanctionNews};

/// How the footer of a report's card starts.
#[must_use]
pub fn report_footer(number: ReportNumber) -> String {
    format!("Report #{number} · ")
}

/// How the footer of a dispute's card starts.
#[must_use]
pub fn dispute_footer(number: DisputeNumber) -> String {
    format!("Dispute #{number} · ")
}

/// The footer of the message to whoever reported.
#[must_use]
pub fn reporter_mark(brief: &ReporterBrief, closed: bool) -> String {
    let which = if closed { 2 } else { 1 };
    format!("{}{}", report_footer(brief.report.number), of_server(brief.report.guild, which))
}

/// The footer of the message about a sanction.
#[must_use]
pub fn sanction_mark(brief: &SanctionBrief) -> String {
    let which = match brief.news {
        SanctionNews::Begun => 1,
        SanctionNews::Ended => 2,
    };
    format!("Notice #{} · {}", brief.sanction.number, of_server(brief.sanction.guild, which))
}

/// The footer of an appeal's message. Somebody appeals once a week, so its day tells one from another.
#[must_use]
pub fn appeal_mark(appeal: &Appeal) -> String {
    format!("Suspension #{} · {}", appeal.sanction.number, appeal.at.day())
}

/// Numbers count within a server, and all servers write to one channel of a person's: some digits of the server's id, and which
/// message about it this is.
fn of_server(guild: GuildId, which: u8) -> String {
    format!("{:09}/{which}", guild.0.unsigned_abs() % 1_000_000_000)
}
