//! What both sides read in their private channel once feedback is published.

use super::reply::reply_button;
use super::{stars_sign, tag_words};
use crate::app::FeedbackBrief;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::quoted;
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::Feedback;
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
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    post.with_buttons([reply_button(language, contract), view])
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
    let stars = stars_sign(feedback.stars);
    let line = say!(language, "feedback-line", who = who, about = about, stars = stars);
    let tags = (!feedback.tags.is_empty()).then(|| tag_words(language, &feedback.tags));
    let comment = feedback.comment.as_deref().map(|text| quoted(text, COMMENT_UNITS));
    let parts: Vec<String> = [line].into_iter().chain(tags).chain(comment).collect();
    parts.join("\n")
}
