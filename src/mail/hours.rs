//! Emails about the hours of a contract, and the statements of its weeks.

use super::news::Writer;
use crate::app::WorkNews;
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::notifications::ContractNotification;
use crate::say;

impl Writer<'_> {
    pub(super) fn subject_of_hours(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::HoursRemoved { .. } => {
                say!(language, "mail-hours-removed-subject", number = number, server = server)
            }
            ContractNotification::HoursObjected { .. } => {
                say!(language, "mail-hours-objected-subject", number = number, server = server)
            }
            ContractNotification::ObjectionWithdrawn { .. } => {
                say!(language, "mail-hours-withdrawn-subject", number = number, server = server)
            }
            ContractNotification::WeekClosed { .. } => {
                say!(language, "mail-week-subject", number = number, server = server)
            }
            _ => say!(language, "mail-hours-late-subject", number = number, server = server),
        }
    }

    pub(super) fn words_of_hours(&self, told: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        let time =
            |minutes: u32| say!(language, "contract-time", hours = minutes / 60, minutes = minutes % 60);
        let hours = told.hours.map_or_else(String::new, |hours| {
            let (time, day) = (time(hours.minutes), self.day(hours.day));
            say!(language, "contract-hours-time-and-day", time = time, day = day)
        });
        match told.entry.what {
            ContractHappening::WeekClosed => {
                let week = self.day(told.entry.week.unwrap_or_default());
                let stated = told.statement.as_ref();
                let (time, total) = stated.map_or_else(Default::default, |statement| {
                    (time(statement.week.minutes()), statement.total.to_string())
                });
                say!(
                    language,
                    "mail-week",
                    number = number,
                    title = title,
                    week = week,
                    time = time,
                    total = total
                )
            }
            ContractHappening::HoursRemoved => {
                say!(language, "mail-hours-removed", who = who, number = number, title = title, hours = hours)
            }
            ContractHappening::HoursObjected => {
                say!(
                    language,
                    "mail-hours-objected",
                    who = who,
                    number = number,
                    title = title,
                    hours = hours
                )
            }
            ContractHappening::ObjectionWithdrawn => say!(
                language,
                "mail-hours-withdrawn",
                who = who,
                number = number,
                title = title,
                hours = hours
            ),
            _ => say!(language, "mail-hours-late", who = who, number = number, title = title, hours = hours),
        }
    }
}
