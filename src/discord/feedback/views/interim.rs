//! Feedback during a contract, as the side that it's about reads it in the private channel.

use super::published::said_words;
use super::reply::sides;
use crate::app::InterimBrief;
use crate::discord::moderation::reports::views::feedback::report_feedback_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::domain::feedback::which::FeedbackRef;
use crate::domain::ids::EffectId;
use crate::say;
use serenity::builder::CreateEmbed;

/// Posts what was said, or shows how it is.
#[must_use]
pub fn posted_interim(brief: &InterimBrief, tag: Option<EffectId>) -> Post {
    let InterimBrief { language, offer, contract, feedback, .. } = brief;
    let language = *language;
    let [(giver, _), (about, reader)] = sides(contract, feedback.which.side);
    let is_hidden = feedback.hidden.is_some();
    let said = match is_hidden {
        true => say!(language, "feedback-line-hidden", who = giver, about = about),
        false => {
            let line = (feedback.stars, feedback.tags.as_slice(), feedback.comment.as_deref());
            said_words(language, (&giver, &about), line).join("\n")
        }
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Accepted.rgb())
        .title(say!(language, "feedback-during", number = offer.number.to_string()))
        .description(format!("{said}\n\n{}", say!(language, "feedback-during.text")));
    let what = FeedbackRef::During(feedback.which);
    let report = (!is_hidden).then(|| report_feedback_button(language, what));
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    Post::embed(embed)
        .saying(name_of(reader))
        .mentioning(reader)
        .with_buttons(report.into_iter().chain([view]))
}
