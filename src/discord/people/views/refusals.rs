//! Why something about people is not done, in words. Pure functions.

use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::people::refusal::PeopleRefusal;
use crate::words::Language;

/// A refusal about people: its title and the text below it.
#[must_use]
pub fn people_refusal(language: Language, refusal: &PeopleRefusal) -> Post {
    match refusal {
        PeopleRefusal::BlockSelf => refused!(language, "refusal-block-self"),
        PeopleRefusal::BlockBot => refused!(language, "refusal-block-bot"),
        PeopleRefusal::BotProfile => refused!(language, "refusal-bot-profile"),
    }
}
