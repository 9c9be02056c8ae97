//! How people are named in a message.

use super::text::{escaped_line, plain_line};
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Recipient;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbedAuthor;

/// How much of an agency's name is shown: all of it, escaped.
const NAME_UNITS: usize = 200;
/// Where Discord keeps avatars; a link to anywhere else is not shown.
const AVATARS: &str = "https://cdn.discordapp.com/";

/// How a person is named in a message; pings only together with [`Post::mentioning`](super::post::Post::mentioning).
#[must_use]
pub fn name_of(person: PersonId) -> String {
    format!("<@{person}>")
}

/// How the addressed side of an offer is named in a message: a person, or an agency with whoever speaks for it.
#[must_use]
pub fn recipient_of(recipient: &Recipient) -> String {
    match recipient {
        Recipient::Freelancer(person) => name_of(*person),
        Recipient::Agency(team) => {
            format!("**{}** ({})", escaped_line(&team.name, NAME_UNITS), name_of(team.owner))
        }
    }
}

/// What stands on top when somebody's name is not known.
#[must_use]
pub fn no_name(language: Language) -> String {
    say!(language, "offer-no-name")
}

/// A person on top of an embed. An author's name is shown without formatting.
pub fn author_of(name: &str, avatar_url: Option<&str>) -> CreateEmbedAuthor {
    let author = CreateEmbedAuthor::new(plain_line(name, 100));
    match avatar_url.filter(|url| url.starts_with(AVATARS)) {
        Some(url) => author.icon_url(url),
        None => author,
    }
}
