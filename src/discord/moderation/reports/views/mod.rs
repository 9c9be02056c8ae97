//! What whoever reports reads: the reasons, the form, that it was received and what happens next. Pure functions.

pub mod appeal;
pub mod feedback;
pub mod letters;
pub mod refusals;

use super::buttons::ReportsButton;
use crate::app::{Begun, Filed, Reported, TurnedAway, TurnedDown};
use crate::discord::ui::buttons::{grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::ids::PersonId;
use crate::domain::moderation::report::{REPORT_CHARS, ReportReason};
use crate::domain::offers::offer::{Offer, Side, StateName};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal, CreateSelectMenuOption};

/// The name of the form's input.
pub const WORDS: &str = "words";

/// The button that begins a report.
pub fn report_button(language: Language, offer: &Offer) -> CreateButton {
    grey(ReportsButton::Begin(offer.id), say!(language, "report-button"))
}

/// A reason in a few words.
#[must_use]
pub fn reason_text(language: Language, reason: ReportReason) -> String {
    match reason {
        ReportReason::PaymentOutside => say!(language, "report-reason-payment-outside"),
        ReportReason::ContactOutside => say!(language, "report-reason-contact-outside"),
        ReportReason::PayToWork => say!(language, "report-reason-pay-to-work"),
        ReportReason::FreeWork => say!(language, "report-reason-free-work"),
        ReportReason::Phishing => say!(language, "report-reason-phishing"),
        ReportReason::Credentials => say!(language, "report-reason-credentials"),
        ReportReason::CheckScheme => say!(language, "report-reason-check-scheme"),
        ReportReason::Harassment => say!(language, "report-reason-harassment"),
        ReportReason::Impersonation => say!(language, "report-reason-impersonation"),
        ReportReason::Spam => say!(language, "report-reason-spam"),
        ReportReason::Other => say!(language, "report-reason-other"),
    }
}

/// Asks `reader` what is wrong.
#[must_use]
pub fn reasons(language: Language, offer: &Offer, reader: PersonId) -> Post {
    let about = match offer.side_of(reader) {
        Some(side) => offer.across(side),
        None => offer.client,
    };
    let title = say!(language, "report-begin", number = offer.number.to_string());
    let body = say!(language, "report-begin.text", person = name_of(about));
    let select = select(ReportsButton::Reason(offer.id), reason_options(language))
        .placeholder(say!(language, "report-begin.choose"));
    notice_of(Colour::Quiet, title, body).with_row(CreateActionRow::SelectMenu(select))
}

/// The reasons to choose from.
pub(in crate::discord) fn reason_options(language: Language) -> Vec<CreateSelectMenuOption> {
    let option = |reason| CreateSelectMenuOption::new(reason_text(language, reason), reason.code());
    ReportReason::ALL.map(option).to_vec()
}

/// The form for the words, with what was typed before in it.
pub fn report_form(language: Language, begun: &Begun, reason: ReportReason) -> CreateModal {
    let id = ReportsButton::Form(begun.offer.id, reason).to_string();
    let title = say!(language, "report-form", number = begun.offer.number.to_string());
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(WORDS, say!(language, "report-form-words"))
            .example(say!(language, "report-form-words.example"))
            .row(&begun.text, REPORT_CHARS),
    ])
}

/// What whoever reported sees at once, with words about what was saved.
#[must_use]
pub(in crate::discord) fn filed(language: Language, done: Filed, saved: String) -> Post {
    let title = say!(language, "report-received", number = done.number.to_string());
    let next = match done.moderators_are_told {
        true => say!(language, "report-received-told"),
        false => say!(language, "report-received-listed"),
    };
    notice_of(Colour::Quiet, title, format!("{next}\n{saved}"))
}

/// The same for an offer.
#[must_use]
pub fn received(language: Language, done: &Reported) -> Post {
    let post = filed(language, done.filed, say!(language, "report-received.text"));
    let Some(side) = done.side else { return post };
    let waits = side == Side::Recipient && done.offer.state.name() == StateName::Pending;
    let button = ReportsButton::TurnAway(done.offer.id);
    post.with_buttons([match waits {
        true => red(button, say!(language, "report-button-turn-away")),
        false => red(button, say!(language, "report-button-block")),
    }])
}

/// What whoever declined and blocked, or blocked, sees.
#[must_use]
pub fn turned_away(language: Language, done: TurnedAway) -> Post {
    let person = name_of(done.person);
    if done.offer == TurnedDown::Declined {
        let body = say!(language, "report-turned-away.text", person = person);
        return notice_of(Colour::Quiet, say!(language, "report-turned-away"), body);
    }
    let blocked = say!(language, "report-blocked.text", person = person);
    let body = match done.offer {
        TurnedDown::Declined | TurnedDown::Sent => blocked,
        TurnedDown::Over => format!("{}\n{blocked}", say!(language, "report-blocked.over")),
        TurnedDown::Waits => format!("{}\n{blocked}", say!(language, "report-blocked.waits")),
    };
    notice_of(Colour::Quiet, say!(language, "report-blocked"), body)
}

#[cfg(test)]
pub(in crate::discord) mod tests;
