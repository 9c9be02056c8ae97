//! Refusals about reports, decisions, suspensions and appeals, in words.

use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::reports::views::appeal::appeal_button;
use crate::discord::ui::buttons::blurple;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, moment, quoted};
use crate::domain::ids::{PersonId, ReportNumber};
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::sanction::LengthProblem;
use crate::say;
use crate::words::Language;

/// How much of what was typed is given back: all of it, however it is escaped.
const TYPED_UNITS: usize = 3_000;

/// The refusal for `reader`, who alone sees it.
#[must_use]
pub fn moderation_refusal(language: Language, refusal: &ModerationRefusal, reader: PersonId) -> Post {
    let calm = |title: String, body: String| notice_of(Colour::Quiet, title, body);
    match refusal {
        ModerationRefusal::NoOfferThere => {
            calm(say!(language, "refusal-no-offer-there"), say!(language, "refusal-no-offer-there.text"))
        }
        ModerationRefusal::AlreadyReported { typed } => {
            let body = say!(language, "refusal-already-reported.text");
            calm(say!(language, "refusal-already-reported"), with_typed(language, body, typed))
        }
        ModerationRefusal::ModeratorsOnly => {
            calm(say!(language, "refusal-moderators-only"), say!(language, "refusal-moderators-only.text"))
        }
        ModerationRefusal::NoSuchReport => {
            calm(say!(language, "refusal-no-report"), say!(language, "refusal-no-report.text"))
        }
        ModerationRefusal::Involved { number } => calm(
            say!(language, "refusal-report-party", number = number.to_string()),
            say!(language, "refusal-report-party.text"),
        ),
        ModerationRefusal::Claimed { number, by, at } => calm(
            say!(language, "refusal-report-claimed", number = number.to_string()),
            match *by == reader {
                true => say!(language, "refusal-report-claimed.yours", when = ago(*at)),
                false => say!(language, "refusal-report-claimed.text", who = name_of(*by), when = ago(*at)),
            },
        ),
        ModerationRefusal::Closed { number, by, at } => calm(
            say!(language, "refusal-report-closed", number = number.to_string()),
            match *by == reader {
                true => say!(language, "refusal-report-closed.yours", when = ago(*at)),
                false => say!(language, "refusal-report-closed.text", who = name_of(*by), when = ago(*at)),
            },
        ),
        ModerationRefusal::OfferOver { number }
        | ModerationRefusal::JobOver { number }
        | ModerationRefusal::NotHidden { number } => undone(language, refusal, *number),
        ModerationRefusal::NoWhy => {
            calm(say!(language, "refusal-no-why"), say!(language, "refusal-no-why.text"))
        }
        ModerationRefusal::Length { report, outcome, problem } => {
            let again = ModerationButton::Decide { report: *report, outcome: *outcome };
            bad_length(language, *problem, again)
        }
        ModerationRefusal::Suspended { sanction, until } => calm(
            say!(language, "refusal-suspended"),
            say!(language, "refusal-suspended.text", until = moment(*until), ago = ago(*until)),
        )
        .with_buttons([appeal_button(language, *sanction)]),
        ModerationRefusal::NotSuspended => {
            calm(say!(language, "refusal-not-suspended"), say!(language, "refusal-not-suspended.text"))
        }
        ModerationRefusal::AppealedLately { again, typed } => {
            let body = say!(language, "refusal-appealed-lately.text", again = moment(*again));
            calm(say!(language, "refusal-appealed-lately"), with_typed(language, body, typed))
        }
        ModerationRefusal::NoSuchSuspension => {
            calm(say!(language, "refusal-no-suspension"), say!(language, "refusal-no-suspension.text"))
        }
        ModerationRefusal::NoSuchDispute
        | ModerationRefusal::InDispute { .. }
        | ModerationRefusal::DisputeClaimed { .. }
        | ModerationRefusal::DisputeClosed { .. } => dispute_refusal(language, refusal, reader),
    }
}

/// There is nothing of the kind left to do.
fn undone(language: Language, refusal: &ModerationRefusal, number: ReportNumber) -> Post {
    let number = number.to_string();
    let (title, body) = match refusal {
        ModerationRefusal::OfferOver { .. } => (
            say!(language, "refusal-report-offer-over"),
            say!(language, "refusal-report-offer-over.text", number = number),
        ),
        ModerationRefusal::JobOver { .. } => (
            say!(language, "refusal-report-job-over"),
            say!(language, "refusal-report-job-over.text", number = number),
        ),
        _ => (
            say!(language, "refusal-report-not-hidden"),
            say!(language, "refusal-report-not-hidden.text", number = number),
        ),
    };
    notice_of(Colour::Quiet, title, body)
}

/// The same about a dispute.
fn dispute_refusal(language: Language, refusal: &ModerationRefusal, reader: PersonId) -> Post {
    let (title, body) = match *refusal {
        ModerationRefusal::InDispute { number } => (
            say!(language, "refusal-dispute-party", number = number.to_string()),
            say!(language, "refusal-dispute-party.text"),
        ),
        ModerationRefusal::DisputeClaimed { number, by, at } => (
            say!(language, "refusal-dispute-claimed", number = number.to_string()),
            match by == reader {
                true => say!(language, "refusal-dispute-claimed.yours", when = ago(at)),
                false => say!(language, "refusal-dispute-claimed.text", who = name_of(by), when = ago(at)),
            },
        ),
        ModerationRefusal::DisputeClosed { number, by, at, withdrawn } => (
            say!(language, "refusal-dispute-closed", number = number.to_string()),
            match (withdrawn, by == reader) {
                (true, _) => {
                    say!(language, "refusal-dispute-closed.withdrawn", who = name_of(by), when = ago(at))
                }
                (false, true) => say!(language, "refusal-dispute-closed.yours", when = ago(at)),
                (false, false) => {
                    say!(language, "refusal-dispute-closed.text", who = name_of(by), when = ago(at))
                }
            },
        ),
        _ => (say!(language, "refusal-no-dispute"), say!(language, "refusal-no-dispute.text")),
    };
    notice_of(Colour::Quiet, title, body)
}

/// A length that is none, and the way back to the form that holds it.
fn bad_length(language: Language, problem: LengthProblem, again: ModerationButton) -> Post {
    let body = match problem {
        LengthProblem::NotALength => say!(language, "refusal-bad-length.text"),
        LengthProblem::OutOfRange => say!(language, "refusal-bad-length.range"),
    };
    notice_of(Colour::Quiet, say!(language, "refusal-bad-length"), body)
        .with_buttons([blurple(again, say!(language, "moderation-button-again"))])
}

/// What was typed and not taken, so that it can be copied.
fn with_typed(language: Language, body: String, typed: &str) -> String {
    match typed.trim().is_empty() {
        true => body,
        false => format!("{body}\n\n{}\n{}", say!(language, "report-typed"), quoted(typed, TYPED_UNITS)),
    }
}
