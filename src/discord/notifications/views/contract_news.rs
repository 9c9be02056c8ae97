//! News of a contract in a direct message: its work, its hours, its payment, and its end.

use super::news::{TITLE_UNITS, Words, accepted, client, is_for_client, other, recipient};
use crate::app::{PersonalBrief, WorkNews};
use crate::discord::contracts::views::closing::reason_words;
use crate::discord::contracts::views::dispute_record::{reason_of, verdict_words};
use crate::discord::contracts::views::disputes;
use crate::discord::contracts::views::hours::time_and_day;
use crate::discord::contracts::views::statement::time_text;
use crate::discord::offers::views::Amounts;
use crate::discord::offers::views::part_name;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::text::{day, escaped_line, moment, weekday_and_day};
use crate::domain::contracts::entry::{Concern, ContractHappening};
use crate::domain::notifications::ContractNotification;
use crate::say;

/// What is said, in which colour, and what comes next.
type Said = (Colour, String, String);

/// What happened to a contract; `None` where something newer was said about the same.
pub(super) fn of_contract<'a>(
    brief: &'a PersonalBrief,
    news: ContractNotification,
    server: &str,
) -> Option<Words<'a>> {
    if news == ContractNotification::Started {
        return accepted(brief, server);
    }
    let told = brief.work.as_ref()?;
    let (colour, news, next) = match told.entry.what.concern() {
        Concern::Work | Concern::Reminder => of_work(brief, told, server),
        Concern::Payment => of_payment(brief, told, server),
        Concern::State => of_state(brief, told, server),
        Concern::Hours => of_hours(brief, told, server),
        Concern::Terms => of_terms(brief, told, server),
        Concern::Dispute => of_dispute(brief, told, server),
    };
    Some(Words { colour, news, message: told.entry.message.as_deref(), next })
}

fn of_work(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let language = brief.language;
    let piece = match &told.piece {
        Some(name) => escaped_line(name, TITLE_UNITS),
        None => say!(language, "contract-whole"),
    };
    match told.entry.what {
        ContractHappening::Reminded => (
            Colour::Pending,
            say!(language, "notice-work-waiting", party = recipient(brief), piece = piece, server = server),
            next_of_waiting(brief, told),
        ),
        ContractHappening::DueSoon | ContractHappening::Overdue => {
            let day = told.due.map_or_else(String::new, |day| weekday_and_day(language, day));
            let news = match told.entry.what {
                ContractHappening::Overdue => {
                    say!(language, "notice-work-due.over", piece = piece, day = day, server = server)
                }
                _ => say!(language, "notice-work-due", piece = piece, day = day, server = server),
            };
            (Colour::Pending, news, say!(language, "notice-work-due.next", client = client(brief)))
        }
        ContractHappening::AutoApproved => (
            Colour::Accepted,
            match is_for_client(brief) {
                true => say!(
                    language,
                    "notice-work-auto-approved.client",
                    party = recipient(brief),
                    piece = piece,
                    server = server
                ),
                false => say!(
                    language,
                    "notice-work-auto-approved",
                    client = client(brief),
                    piece = piece,
                    server = server
                ),
            },
            say!(language, "notice-work-auto-approved.next"),
        ),
        ContractHappening::Approved => (
            Colour::Accepted,
            say!(language, "notice-work-approved", client = client(brief), piece = piece, server = server),
            say!(language, "notice-work-approved.next"),
        ),
        ContractHappening::RevisionRequested => (
            Colour::ChangeRequested,
            say!(language, "notice-work-revision", client = client(brief), piece = piece, server = server),
            say!(language, "notice-work-revision.next"),
        ),
        _ => (
            Colour::Pending,
            say!(language, "notice-work-submitted", party = recipient(brief), piece = piece, server = server),
            next_of_waiting(brief, told),
        ),
    }
}

/// How the client answers, and until when.
fn next_of_waiting(brief: &PersonalBrief, told: &WorkNews) -> String {
    let language = brief.language;
    let next = say!(language, "notice-work-submitted.next");
    told.approves.map_or(next.clone(), |until| {
        format!("{next} {}", say!(language, "notice-work-until", until = moment(until)))
    })
}

fn of_payment(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let (language, who) = (brief.language, other(brief));
    let amount = told.payment.map_or_else(String::new, |payment| payment.amount.to_string());
    match told.entry.what {
        ContractHappening::RefundRecorded => (
            Colour::Pending,
            say!(language, "notice-refund", who = who, amount = amount, server = server),
            say!(language, "notice-payment.next"),
        ),
        ContractHappening::PaymentConfirmed => (
            Colour::Accepted,
            say!(language, "notice-payment-confirmed", who = who, amount = amount, server = server),
            say!(language, "notice-payment-confirmed.next"),
        ),
        ContractHappening::PaymentUnconfirmed => (
            Colour::Quiet,
            say!(language, "notice-payment-unconfirmed", who = who, amount = amount, server = server),
            say!(language, "notice-payment.next"),
        ),
        ContractHappening::PaymentDenied => (
            Colour::ChangeRequested,
            say!(language, "notice-payment-denied", who = who, amount = amount, server = server),
            say!(language, "notice-payment-denied.next"),
        ),
        _ => {
            let news = match is_for_client(brief) {
                true => {
                    say!(language, "notice-payment.received", who = who, amount = amount, server = server)
                }
                false => say!(language, "notice-payment", who = who, amount = amount, server = server),
            };
            (Colour::Pending, news, say!(language, "notice-payment.next"))
        }
    }
}

fn of_state(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let (language, who) = (brief.language, other(brief));
    match told.entry.what {
        ContractHappening::Paused => (
            Colour::Quiet,
            say!(language, "notice-paused", who = who, server = server),
            say!(language, "notice-paused.next"),
        ),
        ContractHappening::AutoPaused => (
            Colour::Quiet,
            say!(language, "notice-auto-paused", server = server),
            say!(language, "notice-paused.next"),
        ),
        ContractHappening::Resumed => (
            Colour::Accepted,
            say!(language, "notice-resumed", who = who, server = server),
            say!(language, "notice-resumed.next"),
        ),
        ContractHappening::ReopenRequested => (
            Colour::Pending,
            say!(language, "notice-reopen", who = who, server = server),
            say!(language, "notice-reopen.next"),
        ),
        ContractHappening::Reopened => (
            Colour::Accepted,
            say!(language, "notice-reopened", who = who, server = server),
            say!(language, "notice-reopened.next"),
        ),
        ContractHappening::ReopenDeclined => (
            Colour::Quiet,
            say!(language, "notice-kept-closed", who = who, server = server),
            say!(language, "notice-kept-closed.next"),
        ),
        _ => {
            let reason = told.entry.closing.map(|closing| reason_words(language, closing.reason));
            let reason = reason.unwrap_or_default();
            (
                Colour::Quiet,
                say!(language, "notice-closed", who = who, reason = reason, server = server),
                say!(language, "notice-closed.next"),
            )
        }
    }
}

fn of_hours(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let (language, who) = (brief.language, other(brief));
    let hours = told.hours.map_or_else(String::new, |hours| time_and_day(language, hours));
    match told.entry.what {
        ContractHappening::WeekClosed => {
            let week = day(told.entry.week.unwrap_or_default());
            let (time, total) = told.statement.as_ref().map_or_else(Default::default, |statement| {
                (time_text(language, statement.week.minutes()), statement.total.to_string())
            });
            (
                Colour::Pending,
                say!(language, "notice-week", week = week, time = time, total = total, server = server),
                match is_for_client(brief) {
                    true => say!(language, "notice-week.client"),
                    false => say!(language, "notice-week.next"),
                },
            )
        }
        ContractHappening::HoursRemoved => (
            Colour::Accepted,
            say!(language, "notice-hours-removed", who = who, hours = hours, server = server),
            say!(language, "notice-hours-removed.next"),
        ),
        ContractHappening::HoursObjected => (
            Colour::ChangeRequested,
            say!(language, "notice-hours-objected", who = who, hours = hours, server = server),
            say!(language, "notice-hours-objected.next"),
        ),
        ContractHappening::ObjectionWithdrawn => (
            Colour::Accepted,
            say!(language, "notice-hours-withdrawn", who = who, hours = hours, server = server),
            say!(language, "notice-hours-withdrawn.next"),
        ),
        _ => (
            Colour::Pending,
            say!(language, "notice-hours-late", who = who, hours = hours, server = server),
            say!(language, "notice-hours-late.next"),
        ),
    }
}

fn of_terms(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let (language, who) = (brief.language, other(brief));
    match told.entry.what {
        ContractHappening::TermsApproved => (
            Colour::Accepted,
            say!(language, "notice-terms-approved", who = who, version = told.version, server = server),
            match told.entry.counts_from {
                Some(from) => {
                    say!(language, "notice-terms-approved.rate", day = weekday_and_day(language, from))
                }
                None => say!(language, "notice-terms-approved.next"),
            },
        ),
        ContractHappening::TermsRejected => (
            Colour::Quiet,
            say!(language, "notice-terms-rejected", who = who, server = server),
            say!(language, "notice-terms-rejected.next"),
        ),
        ContractHappening::TermsWithdrawn => (
            Colour::Quiet,
            say!(language, "notice-terms-withdrawn", who = who, server = server),
            say!(language, "notice-terms-rejected.next"),
        ),
        _ => {
            let parts: Vec<_> = told.changed.iter().map(|part| part_name(language, *part)).collect();
            let parts = parts.join(", ");
            (
                Colour::ChangeRequested,
                say!(language, "notice-terms-proposed", who = who, parts = parts, server = server),
                say!(language, "notice-terms-proposed.next"),
            )
        }
    }
}

fn of_dispute(brief: &PersonalBrief, told: &WorkNews, server: &str) -> Said {
    let (language, who) = (brief.language, other(brief));
    match told.entry.what {
        ContractHappening::DisputeWithdrawn => (
            Colour::Accepted,
            say!(language, "notice-dispute-withdrawn", who = who, server = server),
            say!(language, "notice-dispute-withdrawn.next"),
        ),
        ContractHappening::DisputeAsked => (
            Colour::Pending,
            say!(language, "notice-dispute-asked", server = server),
            say!(language, "notice-dispute-asked.next"),
        ),
        ContractHappening::DisputeDecided => {
            let verdict = told.judgement.map_or_else(String::new, |judgement| {
                verdict_words(language, &brief.offer.recipient, judgement, Amounts::Shown)
            });
            (Colour::Quiet, say!(language, "notice-dispute-decided", server = server), verdict)
        }
        _ => {
            let reason = disputes::reason_words(language, reason_of(&told.entry));
            (
                Colour::ChangeRequested,
                say!(language, "notice-dispute", who = who, reason = reason, server = server),
                say!(language, "notice-dispute.next"),
            )
        }
    }
}
