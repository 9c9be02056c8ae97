//! What was agreed and how it stands, on a page: the facts, the work, the description, the payments.

use super::marked::{block, line, message};
use super::values::{Shown, day, moment, money, price};
use crate::discord::contracts::views::card::code;
use crate::domain::contracts::document::{
    DocumentFile, DocumentPayment, DocumentPiece, DocumentSum, DocumentSums, WrittenMoney,
};
use crate::domain::contracts::payments::{PaymentKind, PaymentStage};
use crate::domain::contracts::work::Stage;
use crate::say;
use crate::words::Language;
use maud::{Markup, html};

/// The terms in short.
pub(super) fn facts(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    let terms = &document.terms;
    let fact = |name: String, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    html! {
        dl.facts {
            @if let Some(agreed) = &terms.price {
                (fact(say!(language, "offer-part-price"), html! { span.money { (price(language, agreed)) } }))
            }
            (fact(say!(language, "offer-part-start"), day(language, terms.start)))
            (fact(say!(language, "offer-part-due"), day(language, terms.due)))
            (fact(say!(language, "contract-accepted"), moment(document.accepted)))
        }
    }
}

/// The milestones, or the whole where there are none, with how each stands.
pub(super) fn work(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    let pieces = &document.work;
    let is_whole = pieces.iter().all(|piece| piece.milestone.is_none());
    let (heading, column) = match is_whole {
        true => (say!(language, "contract-work"), say!(language, "contract-work")),
        false => (say!(language, "offer-part-milestones"), say!(language, "contract-export-milestone")),
    };
    html! {
        section {
            h2 { (heading) }
            @if !is_whole { (progress(language, pieces)) }
            table {
                thead {
                    tr {
                        th.name scope="col" { (column) }
                        @if document.has_amounts && !is_whole {
                            th.number scope="col" { (say!(language, "contract-export-amount")) }
                        }
                        th scope="col" { (say!(language, "offer-part-due")) }
                        th scope="col" { (say!(language, "contract-export-state")) }
                    }
                }
                tbody { @for piece in pieces { (piece_row(shown, piece, is_whole)) } }
            }
        }
    }
}

/// How many of the milestones are approved, as a bar.
fn progress(language: Language, pieces: &[DocumentPiece]) -> Markup {
    let done = pieces.iter().filter(|piece| piece.state == Stage::Approved).count();
    let all = pieces.len();
    let percent = (100 * done).checked_div(all).unwrap_or(0);
    html! {
        div.progress {
            div.bar { div style=(format!("width:{percent}%")) {} }
            p { (say!(language, "contract-export-progress", done = done, all = all)) }
        }
    }
}

fn piece_row(shown: &Shown<'_>, piece: &DocumentPiece, is_whole: bool) -> Markup {
    let Shown { language, document, found, .. } = *shown;
    let state = code(piece.state);
    html! {
        tr {
            td.name.piece[!is_whole] {
                @if let Some((Some(number), _)) = piece.milestone.and_then(|at| found.contract.numbered(at)) {
                    span.place { (number) }
                }
                @match &piece.name {
                    Some(name) => (line(name)),
                    None => (say!(language, "contract-whole")),
                }
            }
            @if document.has_amounts && !is_whole {
                td.number data-label=(say!(language, "contract-export-amount")) { (money(piece.amount)) }
            }
            td.when data-label=(say!(language, "offer-part-due")) { (day(language, piece.due)) }
            td data-label=(say!(language, "contract-export-state")) {
                span.mark.(state) { (say!(language, "contract-export-stage", stage = state)) }
                @if let Some(since) = piece.since { p.dim { (moment(since)) } }
                @if let Some(until) = piece.approved_without_answer {
                    p.dim { (say!(language, "contract-export-approves")) " " (moment(until)) }
                }
            }
        }
    }
}

/// What the work is, what the client wrote with it, and the files that came with it.
pub(super) fn description(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    html! {
        section {
            h2 { (say!(language, "offer-part-description")) }
            (block(&document.terms.description))
            @if let Some(note) = &document.note {
                h3 { (say!(language, "offer-part-note")) }
                (message(Some(note)))
            }
            @if !document.files.is_empty() {
                h3 { (say!(language, "files-field")) }
                (list_of_files(language, &document.files))
                p.dim { (say!(language, "contract-export-files")) }
            }
        }
    }
}

/// Files, by name and size.
pub(super) fn list_of_files(language: Language, files: &[DocumentFile]) -> Markup {
    html! {
        ul.files {
            @for file in files {
                li { (line(&file.name)) " " span.dim { (size(language, file.size_bytes)) } }
            }
        }
    }
}

/// How large a file is, in the unit that people use for it.
fn size(language: Language, bytes: u64) -> String {
    const KB: u64 = 1_000;
    const TENTH_OF_MB: u64 = 100 * KB;
    if bytes < 10 * TENTH_OF_MB {
        return say!(language, "contract-export-size", size = bytes.div_ceil(KB));
    }
    let tenths = bytes.div_ceil(TENTH_OF_MB);
    say!(language, "contract-export-size.large", size = format!("{}.{}", tenths / 10, tenths % 10))
}

/// What was paid and given back; nothing where nothing was recorded.
pub(super) fn payments(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    let heading = || say!(language, "contract-payments-heading");
    html! {
        @if !document.payments.is_empty() {
            section {
                h2 { (heading()) }
                @if let Some(sums) = &document.sums { (totals(language, sums)) }
                table {
                    thead {
                        tr {
                            th.name scope="col" { (say!(language, "contract-export-payment")) }
                            @if document.has_amounts {
                                th.number scope="col" { (say!(language, "contract-export-amount")) }
                            }
                            th scope="col" { (say!(language, "contract-export-recorded")) }
                            th scope="col" { (say!(language, "contract-export-state")) }
                        }
                    }
                    tbody { @for payment in &document.payments { (payment_row(shown, payment)) } }
                }
            }
        }
    }
}

/// The sums that aren't nothing.
fn totals(language: Language, sums: &DocumentSums) -> Markup {
    let parts = |kind: PaymentKind, sum: &DocumentSum| {
        let DocumentSum { confirmed, waiting, unconfirmed, denied } = *sum;
        [
            (kind, PaymentStage::Confirmed, confirmed),
            (kind, PaymentStage::Waiting, waiting),
            (kind, PaymentStage::Unconfirmed, unconfirmed),
            (kind, PaymentStage::Denied, denied),
        ]
    };
    let all =
        parts(PaymentKind::Payment, &sums.paid).into_iter().chain(parts(PaymentKind::Refund, &sums.refunded));
    let some = all.filter(|(_, _, WrittenMoney(amount))| amount.minor > 0);
    html! {
        dl.facts.sums {
            @for (kind, stage, WrittenMoney(amount)) in some {
                div {
                    dt { (sum_name(language, kind, stage)) }
                    dd { span.money { (amount.to_string()) } }
                }
            }
        }
    }
}

fn payment_row(shown: &Shown<'_>, payment: &DocumentPayment) -> Markup {
    let Shown { language, document, .. } = *shown;
    let state = stage_code(payment.state);
    let place = payment.milestone.unwrap_or(0);
    let milestone = shown.found.contract.numbered(place);
    html! {
        tr {
            td.name {
                @if payment.day.is_some() { (day(language, payment.day)) " " }
                @if payment.kind == PaymentKind::Refund || payment.day.is_none() {
                    span.tag { (kind_name(language, payment.kind)) }
                }
                p.dim {
                    @match milestone {
                        Some((number, name)) => {
                            @if let Some(number) = number { (number) ". " }
                            (line(name))
                        }
                        None => (say!(language, "contract-paid-whole")),
                    }
                }
                (message(payment.note.as_deref()))
            }
            @if document.has_amounts {
                td.number data-label=(say!(language, "contract-export-amount")) {
                    span.sign[payment.kind == PaymentKind::Refund] { (money(payment.amount)) }
                }
            }
            td data-label=(say!(language, "contract-export-recorded")) {
                (line(&shown.name(payment.recorded_by)))
                p.dim { (moment(payment.recorded)) }
            }
            td data-label=(say!(language, "contract-export-state")) {
                span.mark.(state) { (say!(language, "contract-export-paid", stage = state)) }
                @if let Some(answered) = payment.answered { p.dim { (moment(answered)) } }
            }
        }
    }
}

/// What a sum is of.
fn sum_name(language: Language, kind: PaymentKind, stage: PaymentStage) -> String {
    match kind {
        PaymentKind::Payment => say!(language, "contract-export-paid", stage = stage_code(stage)),
        PaymentKind::Refund => say!(language, "contract-export-paid.refund", stage = stage_code(stage)),
    }
}

fn kind_name(language: Language, kind: PaymentKind) -> String {
    match kind {
        PaymentKind::Payment => say!(language, "contract-export-payment"),
        PaymentKind::Refund => say!(language, "contract-export-payment.refund"),
    }
}

/// What texts and the style call a stage.
const fn stage_code(stage: PaymentStage) -> &'static str {
    match stage {
        PaymentStage::Waiting => "waiting",
        PaymentStage::Unconfirmed => "unconfirmed",
        PaymentStage::Confirmed => "confirmed",
        PaymentStage::Denied => "denied",
    }
}
