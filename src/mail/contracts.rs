//! Emails about contracts: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::{QUOTE_CHARS, Writer};
use super::quote;
use crate::app::WorkNews;
use crate::domain::contracts::entry::{Concern, ContractHappening};
use crate::domain::notifications::ContractNotification;
use crate::domain::offers::offer::StateName;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;

impl Writer<'_> {
    /// Whether it is still as the news says: the offer became a contract, and nothing newer was said about the same work.
    pub(super) fn is_news_of_contract(&self, news: ContractNotification) -> bool {
        let is_contract = self.offer().state.name() == StateName::Accepted;
        is_contract && (news.entry_seq().is_none() || self.brief.personal.work.is_some())
    }

    pub(super) fn subject_of_contract(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::Started => {
                say!(language, "mail-accepted-subject", number = number, server = server)
            }
            ContractNotification::WorkSubmitted { .. } => {
                say!(language, "mail-work-submitted-subject", number = number, server = server)
            }
            ContractNotification::WorkApproved { .. } => {
                say!(language, "mail-work-approved-subject", number = number, server = server)
            }
            ContractNotification::WorkWaiting { .. } => {
                say!(language, "mail-work-waiting-subject", number = number, server = server)
            }
            ContractNotification::WorkDueSoon { .. } => {
                say!(language, "mail-work-due-subject", number = number, server = server)
            }
            ContractNotification::WorkOverdue { .. } => {
                say!(language, "mail-work-overdue-subject", number = number, server = server)
            }
            ContractNotification::WorkAutoApproved { .. } => {
                say!(language, "mail-work-auto-approved-subject", number = number, server = server)
            }
            ContractNotification::RevisionRequested { .. } => {
                say!(language, "mail-work-revision-subject", number = number, server = server)
            }
            ContractNotification::PaymentRecorded { .. }
            | ContractNotification::RefundRecorded { .. }
            | ContractNotification::PaymentConfirmed { .. }
            | ContractNotification::PaymentUnconfirmed { .. }
            | ContractNotification::PaymentDenied { .. } => self.subject_of_payment(news, server),
            ContractNotification::Paused { .. } | ContractNotification::AutoPaused { .. } => {
                say!(language, "mail-paused-subject", number = number, server = server)
            }
            ContractNotification::Resumed { .. } => {
                say!(language, "mail-resumed-subject", number = number, server = server)
            }
            ContractNotification::Closed { .. } => {
                say!(language, "mail-closed-subject", number = number, server = server)
            }
            ContractNotification::ReopenRequested { .. } => {
                say!(language, "mail-reopen-subject", number = number, server = server)
            }
            ContractNotification::Reopened { .. } => {
                say!(language, "mail-reopened-subject", number = number, server = server)
            }
            ContractNotification::ReopenDeclined { .. } => {
                say!(language, "mail-kept-closed-subject", number = number, server = server)
            }
            ContractNotification::HoursLogged { .. }
            | ContractNotification::HoursRemoved { .. }
            | ContractNotification::HoursObjected { .. }
            | ContractNotification::ObjectionWithdrawn { .. }
            | ContractNotification::WeekClosed { .. } => self.subject_of_hours(news, server),
            ContractNotification::TermsProposed { .. }
            | ContractNotification::TermsApproved { .. }
            | ContractNotification::TermsRejected { .. }
            | ContractNotification::TermsWithdrawn { .. } => self.subject_of_terms(news, server),
            ContractNotification::DisputeOpened { .. }
            | ContractNotification::DisputeWithdrawn { .. }
            | ContractNotification::DisputeAsked { .. }
            | ContractNotification::DisputeDecided { .. } => self.subject_of_dispute(news, server),
        }
    }

    fn subject_of_payment(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::RefundRecorded { .. } => {
                say!(language, "mail-refund-subject", number = number, server = server)
            }
            ContractNotification::PaymentConfirmed { .. } => {
                say!(language, "mail-payment-confirmed-subject", number = number, server = server)
            }
            ContractNotification::PaymentUnconfirmed { .. } => {
                say!(language, "mail-payment-unconfirmed-subject", number = number, server = server)
            }
            ContractNotification::PaymentDenied { .. } => {
                say!(language, "mail-payment-denied-subject", number = number, server = server)
            }
            _ => say!(language, "mail-payment-subject", number = number, server = server),
        }
    }

    pub(super) fn body_of_contract(&self, news: ContractNotification) -> Option<Vec<Block>> {
        if news == ContractNotification::Started {
            return Some(self.started());
        }
        let told = self.brief.personal.work.as_ref()?;
        // Each is told to the side across from whoever it is of.
        let who = match self.offer().client == self.brief.personal.to {
            true => self.recipient(),
            false => self.client(),
        };
        let words = match told.entry.what.concern() {
            Concern::Work | Concern::Reminder => self.words_of_work(told, &who),
            Concern::Payment => self.words_of_payment(told, &who),
            Concern::State => self.words_of_state(told, &who),
            Concern::Hours => self.words_of_hours(told, &who),
            Concern::Terms => self.words_of_terms(told, &who),
            Concern::Dispute => self.words_of_dispute(told, &who),
        };
        let mut blocks = vec![Block::Words(words)];
        if let Some(message) = &told.entry.message {
            let who = match told.entry.what.is_of_moderators() {
                true => say!(self.language, "mail-note-moderators"),
                false => say!(self.language, "mail-note", person = who),
            };
            blocks.push(Block::Quote(who, quote::lines(message, QUOTE_CHARS)));
        }
        let until = told.approves.map_or_else(String::new, |until| {
            format!(" {}", say!(self.language, "mail-work-until", until = self.moment(until)))
        });
        blocks.push(Block::Words(self.next_of_contract(told) + &until));
        Some(blocks)
    }

    fn started(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.recipient(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }

    fn words_of_work(&self, WorkNews { entry, piece, due, .. }: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        let piece = match piece {
            Some(name) => quote::line(name, TITLE_CHARS),
            None => say!(language, "contract-whole"),
        };
        match entry.what {
            ContractHappening::DueSoon | ContractHappening::Overdue => {
                let day = due.map_or_else(String::new, |day| self.day(day));
                let is = if entry.what == ContractHappening::Overdue { "over" } else { "soon" };
                say!(
                    language,
                    "mail-work-due",
                    is = is,
                    number = number,
                    title = title,
                    piece = piece,
                    day = day
                )
            }
            ContractHappening::Reminded => say!(
                language,
                "mail-work-waiting",
                party = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::AutoApproved if self.offer().client == self.brief.personal.to => say!(
                language,
                "mail-work-auto-approved-client",
                party = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::AutoApproved => say!(
                language,
                "mail-work-auto-approved",
                client = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::Approved => say!(
                language,
                "mail-work-approved",
                client = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::RevisionRequested => say!(
                language,
                "mail-work-revision",
                client = who,
                number = number,
                title = title,
                piece = piece
            ),
            _ => say!(
                language,
                "mail-work-submitted",
                party = who,
                number = number,
                title = title,
                piece = piece
            ),
        }
    }

    fn words_of_payment(&self, WorkNews { entry, payment, .. }: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        let amount = payment.map_or_else(String::new, |payment| payment.amount.to_string());
        match entry.what {
            ContractHappening::RefundRecorded => {
                say!(language, "mail-refund", who = who, number = number, title = title, amount = amount)
            }
            ContractHappening::PaymentConfirmed => say!(
                language,
                "mail-payment-confirmed",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
            ContractHappening::PaymentUnconfirmed => say!(
                language,
                "mail-payment-unconfirmed",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
            ContractHappening::PaymentDenied => say!(
                language,
                "mail-payment-denied",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
            _ if entry.by == self.offer().client => {
                say!(language, "mail-payment", who = who, number = number, title = title, amount = amount)
            }
            _ => say!(
                language,
                "mail-payment-received",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
        }
    }

    fn words_of_state(&self, WorkNews { entry, .. }: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        match entry.what {
            ContractHappening::Paused => {
                say!(language, "mail-paused", who = who, number = number, title = title)
            }
            ContractHappening::AutoPaused => {
                say!(language, "mail-auto-paused", number = number, title = title)
            }
            ContractHappening::Resumed => {
                say!(language, "mail-resumed", who = who, number = number, title = title)
            }
            ContractHappening::ReopenRequested => {
                say!(language, "mail-reopen", who = who, number = number, title = title)
            }
            ContractHappening::Reopened => {
                say!(language, "mail-reopened", who = who, number = number, title = title)
            }
            ContractHappening::ReopenDeclined => {
                say!(language, "mail-kept-closed", who = who, number = number, title = title)
            }
            _ => {
                let code = entry.closing.map_or("other", |closing| closing.reason.code());
                let reason = say!(language, "contract-close-reason", reason = code);
                say!(language, "mail-closed", who = who, number = number, title = title, reason = reason)
            }
        }
    }

    fn next_of_contract(&self, told: &WorkNews) -> String {
        let language = self.language;
        match told.entry.what {
            ContractHappening::Submitted | ContractHappening::Reminded => {
                say!(language, "mail-work-submitted-next")
            }
            ContractHappening::DueSoon | ContractHappening::Overdue => {
                say!(language, "mail-work-due-next", client = self.client())
            }
            ContractHappening::Approved | ContractHappening::AutoApproved => {
                say!(language, "mail-work-approved-next")
            }
            ContractHappening::RevisionRequested => say!(language, "mail-work-revision-next"),
            ContractHappening::PaymentRecorded
            | ContractHappening::RefundRecorded
            | ContractHappening::PaymentUnconfirmed => {
                say!(language, "mail-payment-next")
            }
            ContractHappening::PaymentConfirmed => say!(language, "mail-payment-confirmed-next"),
            ContractHappening::PaymentDenied => say!(language, "mail-payment-denied-next"),
            ContractHappening::Paused | ContractHappening::AutoPaused => say!(language, "mail-paused-next"),
            ContractHappening::Resumed => say!(language, "mail-resumed-next"),
            ContractHappening::Closed => say!(language, "mail-closed-next"),
            ContractHappening::ReopenRequested => say!(language, "mail-reopen-next"),
            ContractHappening::Reopened => say!(language, "mail-reopened-next"),
            ContractHappening::ReopenDeclined => say!(language, "mail-kept-closed-next"),
            ContractHappening::HoursLogged => say!(language, "mail-hours-late-next"),
            ContractHappening::HoursRemoved => say!(language, "mail-hours-removed-next"),
            ContractHappening::HoursObjected => say!(language, "mail-hours-objected-next"),
            ContractHappening::ObjectionWithdrawn => say!(language, "mail-hours-withdrawn-next"),
            ContractHappening::WeekClosed if self.offer().client == self.brief.personal.to => {
                say!(language, "mail-week-next-client")
            }
            ContractHappening::WeekClosed => say!(language, "mail-week-next"),
            ContractHappening::TermsProposed => say!(language, "mail-terms-proposed-next"),
            ContractHappening::TermsApproved => say!(language, "mail-terms-approved-next"),
            ContractHappening::TermsRejected | ContractHappening::TermsWithdrawn => {
                say!(language, "mail-terms-rejected-next")
            }
            ContractHappening::DisputeOpened
            | ContractHappening::DisputeWithdrawn
            | ContractHappening::DisputeAsked
            | ContractHappening::DisputeAnswered
            | ContractHappening::DisputeDecided => self.next_of_dispute(told),
        }
    }
}
