//! Replies to published feedback: the form, what its writer reads, and what is posted in the private channel.

use super::give::input;
use crate::app::{FeedbackBrief, Replied};
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::quoted;
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::reply::REPLY_CHARS;
use crate::domain::ids::{ContractId, EffectId, PersonId};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateModal};

/// How much of a reply is shown: all of it, however it is escaped.
const REPLY_UNITS: usize = 1_100;

/// Begins a reply.
pub(super) fn reply_button(language: Language, contract: &Contract) -> CreateButton {
    grey(FeedbackButton::AskReply(contract.id), say!(language, "feedback-button-reply"))
}

/// The reply.
pub fn reply_form(language: Language, contract: ContractId) -> CreateModal {
    let title = say!(language, "feedback-form-reply");
    CreateModal::new(FeedbackButton::ReplyForm(contract).to_string(), fitting(&title)).components(vec![
        paragraph(input::REPLY, say!(language, "feedback-form-reply.text"))
            .example(say!(language, "feedback-form-reply.example"))
            .must_be_filled()
            .row("", REPLY_CHARS),
    ])
}

/// What the two sides are called, and who speaks for each: the side that gave it, and the one that it is about.
pub(super) fn sides(contract: &Contract, given: Side) -> [(String, PersonId); 2] {
    let client = (name_of(contract.client), contract.client);
    let recipient = (recipient_of(&contract.contractor), contract.contractor.spokesperson());
    match given {
        Side::Client => [client, recipient],
        Side::Recipient => [recipient, client],
    }
}

/// What the side reads that replied.
#[must_use]
pub fn replied(language: Language, done: &Replied) -> Post {
    let [(giver, _), _] = sides(&done.found.contract, done.feedback.side);
    let text = say!(language, "feedback-replied.text", other = giver);
    notice_of(Colour::Accepted, say!(language, "feedback-replied"), text)
}

/// Posts the reply to what one side gave; `None` where there is none.
#[must_use]
pub fn posted_reply(brief: &FeedbackBrief, given: Side, tag: Option<EffectId>) -> Option<Post> {
    let (language, contract) = (brief.language, &brief.contract);
    let feedback = brief.feedback.iter().find(|feedback| feedback.side == given)?;
    let reply = feedback.reply.as_ref()?;
    let [(giver, to), (about, _)] = sides(contract, given);
    let line = say!(language, "feedback-reply-line", who = about, other = giver);
    let embed = CreateEmbed::new()
        .colour(Colour::Quiet.rgb())
        .title(say!(language, "feedback-reply", number = brief.offer.number.to_string()))
        .description(format!("{line}\n{}", quoted(&reply.text, REPLY_UNITS)));
    let view = grey(OfferButton::View { offer: brief.offer.id, tag }, say!(language, "offer-button-view"));
    Some(Post::embed(embed).saying(name_of(to)).mentioning(to).with_buttons([view]))
}
