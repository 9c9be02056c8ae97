//! The hours of a contract, on a page: week by week, with what each comes to.

use super::marked::{line, message};
use super::values::{Shown, day, money};
use crate::discord::contracts::views::statement::time_text;
use crate::domain::contracts::document::{DocumentHours, DocumentWeek};
use crate::domain::contracts::weeks::HoursStage;
use crate::say;
use maud::{Markup, html};

/// All weeks, the oldest first; nothing where no hours count.
pub(super) fn weeks(shown: &Shown<'_>) -> Markup {
    let Shown { language, document, .. } = *shown;
    html! {
        @if !document.weeks.is_empty() {
            section {
                h2 { (say!(language, "contract-hours-heading")) }
                table {
                    thead {
                        tr {
                            th.name scope="col" { (say!(language, "contract-export-done")) }
                            th.number scope="col" { (say!(language, "contract-export-time")) }
                            th scope="col" { (say!(language, "contract-export-logged")) }
                        }
                    }
                    @for week in &document.weeks { (week_rows(shown, week)) }
                }
            }
        }
    }
}

fn week_rows(shown: &Shown<'_>, week: &DocumentWeek) -> Markup {
    let language = shown.language;
    html! {
        tbody {
            tr.week {
                th.name scope="rowgroup" {
                    (say!(language, "contract-export-week")) " " (day(language, Some(week.week)))
                }
                td.number { (time_text(language, week.minutes)) }
                td {
                    @for rate in &week.rates {
                        p {
                            @if week.rates.len() > 1 { (time_text(language, rate.minutes)) " × " (money(Some(rate.rate))) " = " }
                            (money(Some(rate.amount)))
                        }
                    }
                }
            }
            @for hours in &week.hours { (hours_row(shown, hours)) }
        }
    }
}

fn hours_row(shown: &Shown<'_>, hours: &DocumentHours) -> Markup {
    let language = shown.language;
    html! {
        tr {
            td.name { (day(language, Some(hours.day))) (message(hours.done.as_deref())) }
            td.number data-label=(say!(language, "contract-export-time")) {
                (time_text(language, hours.minutes))
                @if hours.state == HoursStage::InQuestion {
                    p { span.mark.denied { (say!(language, "contract-export-questioned")) } }
                }
            }
            td data-label=(say!(language, "contract-export-logged")) { (line(&shown.name(hours.by))) }
        }
    }
}
