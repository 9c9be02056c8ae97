//! Calm messages of one box, which every feature uses: what is, and what happens next.

use super::colours::Colour;
use super::post::Post;
use serenity::builder::CreateEmbed;

/// A short message to one person: what is, and what happens next.
#[must_use]
pub fn notice_of(colour: Colour, title: impl Into<String>, body: impl Into<String>) -> Post {
    Post::embed(CreateEmbed::new().colour(colour.rgb()).title(title).description(body))
}

/// The same in the colour of plain information.
#[must_use]
pub fn calm(title: String, text: String) -> Post {
    notice_of(Colour::Quiet, title, text)
}

/// The title of a refusal and the text below it, from the text called `key` and its attribute `text`.
macro_rules! refused {
    ($language:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        let values: &[(&'static str, $crate::words::Value<'_>)] = &[$((stringify!($name), $crate::words::Value::from($value))),*];
        $crate::discord::ui::notices::calm($language.text($key, values), $language.text(concat!($key, ".text"), values))
    }};
}
pub(in crate::discord) use refused;
