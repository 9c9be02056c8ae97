//! What happened, on a page: the timeline, and how the offer was negotiated that became the contract.

use super::marked::{block, line, message, quoted_line, sentence};
use super::standing::list_of_files;
use super::values::{Shown, day, moment, money, price};
use crate::discord::contracts::views::timeline::{Names, happening};
use crate::discord::offers::views::record::happened;
use crate::discord::ui::text::plain_weekday_and_day;
use crate::domain::contracts::document::{
    DocumentDispute, DocumentEntry, DocumentFate, DocumentHappening, DocumentRequest, DocumentTerms,
    DocumentVersion,
};
use crate::domain::ids::PersonId;
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;
use maud::{Markup, html};

/// Everything that happened, the oldest first.
pub(super) fn timeline(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    html! {
        section {
            h2 { (say!(language, "offer-view-timeline")) }
            ol.timeline {
                @for entry in &document.timeline {
                    li.ours[entry.by.is_none()] {
                        (moment(entry.at))
                        div {
                            p { (sentence(&said(shown, entry))) }
                            @if let Some(closing) = entry.closing && let Some(paid) = closing.paid {
                                p { (say!(language, "contract-export-declared")) " " (money(Some(paid))) }
                            }
                            @if let Some(DocumentDispute::Decided { amount: Some(amount), .. }) = entry.dispute {
                                p { (say!(language, "contract-export-decided")) " " (money(Some(amount))) }
                            }
                            (message(entry.message.as_deref()))
                            @if let Some(proposed) = &entry.terms {
                                article { (terms(language, proposed)) }
                            }
                            @if !entry.files.is_empty() { (list_of_files(language, &entry.files)) }
                        }
                    }
                }
            }
        }
    }
}

/// What happened in one line, and who did it.
fn said(shown: &Shown<'_>, entry: &DocumentEntry) -> String {
    let Shown { language, found, .. } = *shown;
    let person = |person: PersonId| quoted_line(&shown.name(person.into()));
    let piece = |place: u32| shown.piece(place);
    let day_of = |day: NaiveDate| plain_weekday_and_day(language, day);
    match (entry.what, entry.entry.and_then(|line| found.work.entry(line))) {
        (DocumentHappening::Contract(_), Some(said)) => happening(
            language,
            found,
            (said, shown.amounts()),
            &Names { person: &person, piece: &piece, day: &day_of },
        ),
        (DocumentHappening::Offer(what), _) => {
            let what = say!(language, "contract-export-offer", what = happened(language, what));
            match entry.by {
                Some(by) => say!(language, "offer-happened-by", what = what, who = person(PersonId(by.0))),
                None => what,
            }
        }
        // Each line of a document is one of its contract's.
        (DocumentHappening::Contract(_), None) => String::new(),
    }
}

/// What the addressed side asked to change; nothing where it asked for nothing.
pub(super) fn requests(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    html! {
        @if !document.change_requests.is_empty() {
            section {
                h2 { (say!(language, "offer-view-changes")) }
                @for request in &document.change_requests { (request_of(shown, request)) }
            }
        }
    }
}

fn request_of(shown: &Shown<'_>, request: &DocumentRequest) -> Markup {
    let language = shown.language;
    let who = quoted_line(&shown.name(request.by));
    let heading = say!(language, "contract-export-request", who = who, version = request.version);
    html! {
        article {
            h3 { (sentence(&heading)) }
            p.dim {
                (moment(request.at)) " · " (fate(language, request.state))
                @if let Some(version) = request.became {
                    " · " (say!(language, "contract-export-version", version = version))
                }
            }
            (message(Some(&request.message)))
            @if let Some(answer) = &request.answer {
                p { (say!(language, "contract-export-answer")) }
                (message(Some(answer)))
            }
            (terms(language, &request.terms))
        }
    }
}

fn fate(language: Language, fate: DocumentFate) -> String {
    match fate {
        DocumentFate::Open => say!(language, "offer-fate-open"),
        DocumentFate::Approved => say!(language, "offer-fate-approved"),
        DocumentFate::Rejected => say!(language, "offer-fate-rejected"),
        DocumentFate::Modified => say!(language, "offer-fate-modified"),
        DocumentFate::Closed => say!(language, "offer-fate-closed"),
    }
}

/// The sets of terms that the offer had; nothing where it had only the agreed one.
pub(super) fn versions(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    html! {
        @if document.versions.len() > 1 {
            section {
                h2 { (say!(language, "contract-export-versions")) }
                @for version in &document.versions { (version_of(shown, version)) }
            }
        }
    }
}

fn version_of(shown: &Shown<'_>, version: &DocumentVersion) -> Markup {
    let Shown { language, found, .. } = *shown;
    let accepted = version.version == found.contract.version;
    let current = version.version == found.version();
    html! {
        article {
            h3 {
                (say!(language, "contract-export-version", version = version.version))
                @if accepted { " " span.mark.approved { (say!(language, "contract-accepted")) } }
                @if current && !accepted { " " span.mark.approved { (say!(language, "contract-export-current")) } }
            }
            p.dim { (moment(version.since)) }
            @if current { p { (say!(language, "contract-export-agreed")) } }
            @else { (terms(language, &version.terms)) }
        }
    }
}

/// One set of terms.
fn terms(language: Language, terms: &DocumentTerms) -> Markup {
    let fact = |name: String, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    html! {
        p.title { (line(&terms.title)) }
        dl.facts {
            @if let Some(asked) = &terms.price {
                (fact(say!(language, "offer-part-price"), html! { span.money { (price(language, asked)) } }))
            }
            (fact(say!(language, "offer-part-start"), day(language, terms.start)))
            (fact(say!(language, "offer-part-due"), day(language, terms.due)))
        }
        @if !terms.milestones.is_empty() {
            ol.parts {
                @for milestone in &terms.milestones {
                    li {
                        (line(&milestone.name)) " " (money(milestone.amount))
                        @if milestone.due.is_some() { " " span.dim { (day(language, milestone.due)) } }
                    }
                }
            }
        }
        (block(&terms.description))
    }
}
