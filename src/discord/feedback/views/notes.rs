//! `/parley notes`: what came to the moderators with feedback, the newest first.

use super::stars_sign;
use crate::app::{FeedbackNote, FeedbackNotes};
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, quoted};
use crate::domain::offers::offer::Side;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// How much of a note is shown on a page of ten.
const NOTE_UNITS: usize = 280;

/// One page of them.
#[must_use]
pub fn notes_list(language: Language, page: &FeedbackNotes) -> Post {
    let post = if page.lines.is_empty() {
        let text = say!(language, "feedback-notes-none.text");
        notice_of(Colour::Quiet, say!(language, "feedback-notes-none"), text)
    } else {
        let lines: Vec<String> = page.lines.iter().map(|line| note(language, line)).collect();
        let footer = say!(language, "feedback-notes-footer", page = page.page);
        Post::embed(
            CreateEmbed::new()
                .colour(Colour::Quiet.rgb())
                .title(say!(language, "feedback-notes"))
                .description(lines.join("\n\n"))
                .footer(CreateEmbedFooter::new(footer)),
        )
    };
    post.with_buttons(turns(language, (page.page, page.has_more), FeedbackButton::Notes))
}

fn note(language: Language, line: &FeedbackNote) -> String {
    let FeedbackNote { number, contract, feedback } = line;
    let about = match feedback.side {
        Side::Client => recipient_of(&contract.contractor),
        Side::Recipient => name_of(contract.client),
    };
    let head = say!(
        language,
        "feedback-notes-line",
        number = number.to_string(),
        who = name_of(feedback.by),
        about = about,
        stars = stars_sign(feedback.stars),
        when = feedback.published.map_or_else(String::new, moment)
    );
    format!("{head}\n{}", quoted(feedback.note.as_deref().unwrap_or_default(), NOTE_UNITS))
}
