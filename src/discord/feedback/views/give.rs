//! Feedback as its writer sees it: chosen, typed, previewed and given. Nothing here depends on what the other side did, until both are
//! published.

use super::{stars_sign, tag_word, tag_words};
use crate::app::{FeedbackPress, FeedbackPreview, Purpose};
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{blurple, green, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, quoted};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::{TAGS, Tag};
use crate::domain::feedback::words::{COMMENT_CHARS, FEEDBACK_NOTE_CHARS};
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal, CreateSelectMenuOption};

/// How much of a text is shown: all of it, unless much of it has to be escaped.
const TEXT_UNITS: usize = 1_500;

/// The inputs, by the name that a submit carries.
pub mod input {
    /// What both sides read.
    pub const COMMENT: &str = "comment";
    /// What moderators read.
    pub const NOTE: &str = "note";
    /// What is said to published feedback.
    pub const REPLY: &str = "reply";
}

/// Begins feedback, on a closed contract.
pub(in crate::discord) fn feedback_button(language: Language, contract: &Contract) -> Option<CreateButton> {
    let is_closed = contract.state == ContractState::Closed;
    is_closed.then(|| give_button(language, contract.id))
}

/// The same where it can be given.
pub(in crate::discord) fn give_button(language: Language, contract: ContractId) -> CreateButton {
    blurple(FeedbackButton::AskFeedback(contract), say!(language, "feedback-button-give"))
}

/// The comment, and the note where there is one, with what was typed before.
pub fn feedback_form(
    language: Language,
    draft: DraftId,
    (comment, note): (&str, Option<&str>),
) -> CreateModal {
    let title = say!(language, "feedback-form");
    let field = |name, label: String, example: String| paragraph(name, label).example(example);
    let comment = field(
        input::COMMENT,
        say!(language, "feedback-form.comment"),
        say!(language, "form-field-comment.example"),
    )
    .row(comment, COMMENT_CHARS);
    let note = note.map(|typed| {
        let example = say!(language, "form-field-moderators-note.example");
        field(input::NOTE, say!(language, "feedback-form.note"), example).row(typed, FEEDBACK_NOTE_CHARS)
    });
    CreateModal::new(FeedbackButton::FeedbackForm(draft).to_string(), fitting(&title))
        .components([comment].into_iter().chain(note).collect())
}

/// Whom it is about.
fn other(preview: &FeedbackPreview) -> String {
    let contract = &preview.found.contract;
    match preview.side {
        Side::Client => recipient_of(&contract.contractor),
        Side::Recipient => name_of(contract.client),
    }
}

/// What somebody would give, with all that they can still choose.
#[must_use]
pub fn preview_feedback(language: Language, preview: &FeedbackPreview) -> Post {
    let FeedbackPreview { draft, found, side, stars, tags, .. } = preview;
    let number = found.offer.number.to_string();
    let title = match preview.purpose {
        Purpose::Give => say!(language, "feedback-preview", number = number),
        Purpose::Edit { .. } => say!(language, "feedback-preview-edit", number = number),
        Purpose::During => say!(language, "feedback-preview-during", number = number),
    };
    let post = notice_of(Colour::Pending, title, body(language, preview));
    let shown = |one: Stars| {
        let button = FeedbackButton::ChooseStars { draft: *draft, stars: one };
        let label = say!(language, "feedback-button-stars", count = i64::from(one.count()));
        if *stars == Some(one) { blurple(button, label) } else { grey(button, label) }
    };
    let option = |tag: &Tag| {
        CreateSelectMenuOption::new(tag_word(language, *tag), tag.code())
            .default_selection(tags.contains(tag))
    };
    let offered = Tag::offered_to(*side).iter().map(option).collect();
    let most = u8::try_from(TAGS).unwrap_or(u8::MAX);
    let menu = select(FeedbackButton::ChooseTags(*draft), offered)
        .placeholder(say!(language, "feedback-tags.placeholder"))
        .min_values(0)
        .max_values(most);
    let send = stars.map(|_| {
        let send = FeedbackButton::SendFeedback { draft: *draft, seen: preview.hash() };
        let label = match preview.purpose {
            Purpose::Give | Purpose::During => say!(language, "feedback-button-send"),
            Purpose::Edit { .. } => say!(language, "feedback-button-replace"),
        };
        green(send, label)
    });
    post.with_buttons(Stars::ALL.map(shown)).with_row(CreateActionRow::SelectMenu(menu)).with_buttons(
        send.into_iter().chain([
            grey(OfferButton::EditDraft(*draft), say!(language, "feedback-button-write")),
            grey(OfferButton::DiscardDraft(*draft), say!(language, "offer-preview-discard")),
        ]),
    )
}

/// What they would say, and who reads it when.
fn body(language: Language, preview: &FeedbackPreview) -> String {
    let other = other(preview);
    let until = moment(preview.until);
    let stars = preview.stars.map_or_else(|| say!(language, "feedback-stars.none"), stars_sign);
    let stars = match preview.purpose {
        Purpose::During => say!(language, "feedback-stars-during", other = other.clone(), stars = stars),
        _ => say!(language, "feedback-stars", other = other.clone(), stars = stars),
    };
    let tags = (!preview.tags.is_empty()).then(|| tag_words(language, &preview.tags));
    let comment = preview.comment.as_deref().map(|text| quoted(text, TEXT_UNITS));
    let note = preview.note.as_deref();
    let note = note.map(|text| format!("{}\n{}", say!(language, "feedback-note"), quoted(text, TEXT_UNITS)));
    let given = preview.given.map(|at| say!(language, "feedback-preview.given", when = moment(at)));
    let next: Vec<String> = match preview.purpose {
        Purpose::Give => {
            let blind = say!(language, "feedback-preview.blind", other = other, until = until);
            given.into_iter().chain([blind]).collect()
        }
        Purpose::Edit { .. } => {
            vec![say!(language, "feedback-preview-edit.text", other = other, until = until)]
        }
        Purpose::During => vec![say!(language, "feedback-preview-during.text", other = other)],
    };
    let said: Vec<String> = [stars].into_iter().chain(tags).chain(comment).chain(note).collect();
    format!("{}\n\n{}", said.join("\n"), next.join("\n"))
}

/// What the side reads that pressed Send feedback: where something changed since the preview, the preview again.
#[must_use]
pub fn pressed_send(language: Language, press: &FeedbackPress) -> Post {
    match press {
        FeedbackPress::Given(preview) => {
            let until = moment(preview.until);
            let text = say!(language, "feedback-given.text", other = other(preview), until = until);
            notice_of(Colour::Accepted, say!(language, "feedback-given"), text)
        }
        FeedbackPress::Published(preview) => {
            let text = say!(language, "feedback-done.text", other = other(preview));
            notice_of(Colour::Accepted, say!(language, "feedback-done"), text)
        }
        FeedbackPress::Said(preview) => {
            let text = say!(language, "feedback-said.text", other = other(preview));
            notice_of(Colour::Accepted, say!(language, "feedback-said"), text)
        }
        FeedbackPress::Edited(preview) => {
            let text = say!(language, "feedback-edited.text", other = other(preview));
            notice_of(Colour::Accepted, say!(language, "feedback-edited"), text)
        }
        FeedbackPress::Renewed(preview) => {
            preview_feedback(language, preview).saying(say!(language, "feedback-renewed"))
        }
    }
}
