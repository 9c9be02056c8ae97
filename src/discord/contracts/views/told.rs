//! What is said in the room of each line of a contract.

use super::closing::told_of_end;
use super::dispute_record::{mentioned, quoted_parts, told_of_dispute};
use super::hours::told_of_hours;
use super::pause::told_of_pause;
use super::payments::told_of_payment;
use super::statement::told_of_week;
use super::submissions::with_files;
use super::terms::{told_of_terms, told_proposal};
use super::work::{Told, quote, review_button, shown_name, submit_button};
use crate::app::WorkBrief;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, weekday_and_day};
use crate::domain::contracts::entry::{Concern, ContractHappening};
use crate::domain::ids::EffectId;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;
use serenity::builder::CreateEmbed;

/// Tells in the room what one line says: one person, or both sides where moderators say it.
#[must_use]
pub fn told(brief: &WorkBrief, tag: Option<EffectId>) -> Post {
    let WorkBrief { contract: found, entry, .. } = brief;
    let language = found.language;
    let number = found.offer.number.to_string();
    let name = match matches!(entry.what.concern(), Concern::Work | Concern::Reminder) || entry.piece > 0 {
        true => shown_name(language, &found.contract, entry.piece),
        false if entry.what.concern() == Concern::Terms => say!(language, "contract-terms"),
        false => say!(language, "contract-paid-whole"),
    };
    let title = say!(language, "contract-told", number = number, piece = name);
    let Told { colour, news, next, act } = match entry.what.concern() {
        Concern::Work | Concern::Reminder => told_of_work(brief),
        Concern::Payment => told_of_payment(brief),
        Concern::State => match entry.what {
            ContractHappening::Paused | ContractHappening::AutoPaused | ContractHappening::Resumed => {
                told_of_pause(brief)
            }
            _ => told_of_end(brief),
        },
        Concern::Hours => match entry.what {
            ContractHappening::WeekClosed => told_of_week(brief),
            _ => told_of_hours(brief),
        },
        Concern::Terms => told_of_terms(brief),
        Concern::Dispute => told_of_dispute(brief),
    };
    let quote = match entry.what {
        // A note may name an amount, which not everybody in the room may read.
        ContractHappening::PaymentRecorded | ContractHappening::RefundRecorded => String::new(),
        // It has messages' worth of room of its own.
        ContractHappening::DisputeOpened => String::new(),
        _ => quote(entry),
    };
    let parts = match (entry.what, entry.message.as_deref()) {
        (ContractHappening::DisputeOpened, Some(text)) => quoted_parts(text),
        _ => Vec::new(),
    };
    let view = grey(OfferButton::View { offer: found.offer.id, tag }, say!(language, "offer-button-view"));
    let post = match entry.terms.as_deref() {
        Some(proposed) => told_proposal(brief, proposed, title),
        None => {
            let body = format!("{news}{quote}\n\n{next}");
            let embed = CreateEmbed::new().colour(colour.rgb()).title(title).description(body);
            Post::embed(with_files(language, embed, &entry.files))
        }
    };
    let part = |text: String| CreateEmbed::new().colour(colour.rgb()).description(text);
    let post = parts.into_iter().map(part).fold(post, Post::with_embed);
    let readers = mentioned(brief);
    let names: Vec<String> = readers.iter().map(|reader| name_of(*reader)).collect();
    let post = readers.into_iter().fold(post.saying(names.join(", ")), Post::mentioning);
    post.with_buttons(act.into_iter().chain([view]))
}

/// What a line about the work is told as.
fn told_of_work(brief: &WorkBrief) -> Told {
    let WorkBrief { contract: found, entry, .. } = brief;
    let (language, who) = (found.language, name_of(entry.by));
    match entry.what {
        ContractHappening::Reminded => Told {
            colour: Colour::Pending,
            news: say!(language, "contract-told-reminded", client = name_of(found.contract.client)),
            next: match found.work.entry(entry.answers.unwrap_or_default()) {
                Some(submitted) => next_of_waiting(language, found.work.approves(submitted)),
                None => say!(language, "contract-told-submitted.next"),
            },
            act: vec![review_button(language, &found.contract)],
        },
        ContractHappening::DueSoon | ContractHappening::Overdue => Told {
            colour: Colour::Pending,
            news: due_text(language, found.contract.due_of(entry.piece), entry.what),
            next: say!(language, "contract-told-due.next", client = name_of(found.contract.client)),
            act: vec![submit_button(language, &found.contract)],
        },
        ContractHappening::AutoApproved => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-auto-approved", client = name_of(found.contract.client)),
            next: say!(language, "contract-told-approved.next"),
            act: Vec::new(),
        },
        ContractHappening::Approved => Told {
            colour: Colour::Accepted,
            news: say!(language, "contract-told-approved", client = who),
            next: say!(language, "contract-told-approved.next"),
            act: Vec::new(),
        },
        ContractHappening::RevisionRequested => Told {
            colour: Colour::ChangeRequested,
            news: say!(language, "contract-told-revision", client = who),
            next: say!(language, "contract-told-revision.next"),
            act: vec![submit_button(language, &found.contract)],
        },
        _ => Told {
            colour: Colour::Pending,
            news: say!(language, "contract-told-submitted", who = who),
            next: next_of_waiting(language, found.work.approves(entry)),
            act: vec![review_button(language, &found.contract)],
        },
    }
}

/// That a piece is due, or was.
fn due_text(language: Language, due: Option<NaiveDate>, what: ContractHappening) -> String {
    let day = due.map_or_else(String::new, |day| weekday_and_day(language, day));
    match what {
        ContractHappening::Overdue => say!(language, "contract-told-due.over", day = day),
        _ => say!(language, "contract-told-due", day = day),
    }
}

/// What the client does with what was submitted, and until when.
fn next_of_waiting(language: Language, approves: Option<UnixMs>) -> String {
    let next = say!(language, "contract-told-submitted.next");
    approves.map_or(next.clone(), |until| {
        format!("{next} {}", say!(language, "contract-review.until", until = moment(until)))
    })
}
