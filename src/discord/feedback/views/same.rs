//! `/parley same`: accounts that moderators marked as the same person's, the newest first.

use crate::app::SamePage;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{moment, quoted};
use crate::domain::feedback::score::same::SamePair;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// How much of a reason is shown on a page of ten.
const WHY_UNITS: usize = 280;

/// One page of them.
#[must_use]
pub fn same_list(language: Language, page: &SamePage) -> Post {
    let post = if page.lines.is_empty() {
        let text = say!(language, "feedback-same-none.text");
        notice_of(Colour::Quiet, say!(language, "feedback-same-none"), text)
    } else {
        let lines = page.lines.iter().map(|mark| {
            let head = say!(
                language,
                "feedback-same-line",
                one = name_of(mark.pair.first),
                other = name_of(mark.pair.second),
                by = name_of(mark.by),
                when = moment(mark.at)
            );
            format!("{head}\n{}", quoted(&mark.why, WHY_UNITS))
        });
        let footer = say!(language, "feedback-same-footer", page = page.page);
        Post::embed(
            CreateEmbed::new()
                .colour(Colour::Quiet.rgb())
                .title(say!(language, "feedback-same"))
                .description(lines.collect::<Vec<_>>().join("\n\n"))
                .footer(CreateEmbedFooter::new(footer)),
        )
    };
    post.with_buttons(turns(language, (page.page, page.has_more), FeedbackButton::Same))
}

/// What was just marked, or is no longer.
#[must_use]
pub fn same_saved(language: Language, pair: SamePair, is_same: bool) -> Post {
    let (one, other) = (name_of(pair.first), name_of(pair.second));
    let (title, text) = match is_same {
        true => (
            say!(language, "feedback-same-marked"),
            say!(language, "feedback-same-marked.text", one = one, other = other),
        ),
        false => (
            say!(language, "feedback-same-ended"),
            say!(language, "feedback-same-ended.text", one = one, other = other),
        ),
    };
    notice_of(Colour::Accepted, title, text)
}
