//! Events of reports. Owns what of a report is told: nothing that says who reported, or what anybody wrote.

use super::event::{Event, EventKind};
use super::shape::{Data, ReportData, ReportedThing};
use crate::domain::moderation::report::{Report, ReportSubject, Stage};

/// What happened to a report, which is then as given; that a moderator looks at it is theirs alone.
#[must_use]
pub fn of_report(report: &Report) -> Option<Event> {
    let (kind, at, outcome) = match &report.stage {
        Stage::Open => (EventKind::ReportReceived, report.at, None),
        Stage::Claimed { .. } => return None,
        Stage::Closed { at, outcome, .. } => (EventKind::ReportClosed, *at, Some(outcome.code())),
    };
    let number = report.about.number();
    let about = match (&report.about, report.about.feedback()) {
        (ReportSubject::Offer { .. }, None) => ReportedThing::Offer(number),
        (ReportSubject::Offer { .. }, Some(_)) => ReportedThing::Feedback(number),
        (ReportSubject::Job { .. }, _) => ReportedThing::Job(number),
    };
    let data = ReportData {
        server: report.guild.into(),
        report: report.number.0,
        state: report.stage.name().code(),
        reason: report.reason.code(),
        about,
        outcome,
    };
    Some(Event { kind, at, data: Data::Report(data) })
}
