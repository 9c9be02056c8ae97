//! What both sides read in their private channel once feedback is published.

use super::amend::{allow_button, edit_button};
use super::reply::reply_button;
use super::{stars_sign, tag_words};
use crate::app::FeedbackBrief;
use crate::discord::moderation::reports::views::feedback::report_feedback_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, quoted};
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::edit::AllowedEdit;
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::Tag;
use crate::domain::feedback::which::FeedbackRef;
use crate::domain::ids::EffectId;
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// How much of a comment is shown: all of it, unless much of it has to be escaped.
const COMMENT_UNITS: usize = 1_800;

/// Posts what was published, of both sides or of one.
#[must_use]
pub fn published(brief: &FeedbackBrief, tag: Option<EffectId>) -> Post {
    let FeedbackBrief { language, offer, contract, feedback, .. } = brief;
    let language = *language;
    let number = offer.number.to_string();
    let said: Vec<String> = feedback.iter().map(|one| said(language, contract, one)).collect();
    let next = match feedback.len() {
        1 => say!(language, "feedback-published.one"),
        _ => say!(language, "feedback-published.both"),
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Accepted.rgb())
        .title(say!(language, "feedback-published", number = number))
        .description(format!("{}\n\n{next}", said.join("\n\n")));
    let readers = [contract.client, contract.contractor.spokesperson()];
    let post = Post::embed(embed).saying(readers.map(name_of).join(", "));
    let post = readers.into_iter().fold(post, Post::mentioning);
    let allow = feedback.iter().any(|one| one.edit.is_none() && one.hidden.is_none());
    let is_shown = feedback.iter().any(|one| one.hidden.is_none());
    let edit = feedback.iter().any(|one| can_be_edited(one).is_some());
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    let after = [
        Some(reply_button(language, contract)),
        allow.then(|| allow_button(language, contract)),
        edit.then(|| edit_button(language, contract.id)),
        is_shown.then(|| report_feedback_button(language, FeedbackRef::Published(contract.id))),
        Some(view),
    ];
    post.with_buttons(after.into_iter().flatten())
}

/// What its writer was allowed and hasn't done.
fn can_be_edited(feedback: &Feedback) -> Option<AllowedEdit> {
    feedback.edit.filter(|edit| edit.done.is_none() && feedback.hidden.is_none())
}

/// What one side says about the other one.
fn said(language: Language, contract: &Contract, feedback: &Feedback) -> String {
    let (client, recipient) = (name_of(contract.client), recipient_of(&contract.contractor));
    let (who, about) = match feedback.side {
        Side::Client => (client, recipient),
        Side::Recipient => (recipient, client),
    };
    if feedback.hidden.is_some() {
        return say!(language, "feedback-line-hidden", who = who, about = about);
    }
    let line = (feedback.stars, feedback.tags.as_slice(), feedback.comment.as_deref());
    let words = said_words(language, (&who, &about), line);
    let edit = match feedback.edit.and_then(|edit| edit.done) {
        Some(at) => Some(say!(language, "feedback-line-edited", when = moment(at))),
        None => can_be_edited(feedback)
            .map(|edit| say!(language, "feedback-line-editable", who = who, when = moment(edit.until()))),
    };
    words.into_iter().chain(edit).collect::<Vec<_>>().join("\n")
}

/// The stars, the tags and the comment that one side gave about the other one, each on lines of its own.
pub(super) fn said_words(
    language: Language,
    (who, about): (&str, &str),
    (stars, tags, comment): (Stars, &[Tag], Option<&str>),
) -> Vec<String> {
    let line = say!(language, "feedback-line", who = who, about = about, stars = stars_sign(stars));
    let tags = (!tags.is_empty()).then(|| tag_words(language, tags));
    let comment = comment.map(|text| quoted(text, COMMENT_UNITS));
    [line].into_iter().chain(tags).chain(comment).collect()
}
