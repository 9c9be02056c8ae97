//! The message of `/parley stats`: each picture with its numbers in words, the file with all days, and the periods to choose from.

use super::buttons::StatisticsButton;
use super::pictures::PictureKind;
use super::table::{ends, heading, numbers, text, title};
use super::words::span_word;
use crate::discord::ui::buttons::{blurple, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::calm;
use crate::discord::ui::post::Post;
use crate::discord::ui::response::File;
use crate::domain::statistics::Statistics;
use crate::domain::statistics::period::Period;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbed;

/// What the file with all days is called.
const FILE: &str = "statistics.txt";
/// Most characters of what a picture says to people who don't see it (Discord's limit).
const ALT_CHARS: usize = 1_024;

/// The message and its files; `drawn` are the pictures, if they could be drawn.
#[must_use]
pub fn statistics(
    language: Language,
    period: Period,
    statistics: &Statistics,
    drawn: Option<Vec<(PictureKind, Vec<u8>)>>,
) -> (Post, Vec<File>) {
    let periods = Period::ALL.map(|choice| {
        let name = say!(language, "statistics-button", days = i64::from(choice.days()));
        match choice == period {
            true => blurple(StatisticsButton::Show(choice), name).disabled(true),
            false => grey(StatisticsButton::Show(choice), name),
        }
    });
    if statistics.is_empty() {
        let said = say!(language, "statistics-none.text", days = i64::from(statistics.days));
        return (calm(say!(language, "statistics-none"), said).with_buttons(periods), Vec::new());
    }
    let (from, to) = ends(language, statistics);
    let span = span_word(language, statistics.span);
    let about = say!(
        language,
        "statistics-title.text",
        from = from.as_str(),
        to = to.as_str(),
        zone = statistics.time_zone.name(),
        span = span.as_str()
    );
    let about = match drawn {
        Some(_) => about,
        None => format!("{about}\n{}", say!(language, "statistics-not-drawn")),
    };
    let embed = || CreateEmbed::new().colour(Colour::Quiet.rgb());
    let mut post = Post::embed(embed().title(heading(language, statistics)).description(about));
    let mut files = Vec::new();
    let mut drawn = drawn.unwrap_or_default().into_iter().peekable();
    for kind in PictureKind::ALL {
        let (title, numbers) = (title(language, kind), numbers(language, statistics, kind));
        let shown = embed().title(title.as_str()).description(numbers.as_str());
        let shown = match drawn.next_if(|(drawn, _)| *drawn == kind) {
            None => shown,
            Some((_, bytes)) => {
                let alt = say!(
                    language,
                    "statistics-alt",
                    title = title,
                    span = span.as_str(),
                    from = from.as_str(),
                    to = to.as_str(),
                    numbers = numbers
                );
                let name = kind.file_name().to_owned();
                let shown = shown.image(format!("attachment://{name}"));
                let about = Some(alt.chars().take(ALT_CHARS).collect());
                files.push(File { name, bytes, about });
                shown
            }
        };
        post = post.with_embed(shown);
    }
    files.push(File { name: FILE.to_owned(), bytes: text(language, statistics).into_bytes(), about: None });
    (post.with_buttons(periods), files)
}
