//! The form of a profile. Owns its inputs, their names and examples.

use crate::discord::button::Button;
use crate::discord::people::buttons::PeopleButton;
use crate::domain::form::ProfileForm;
use crate::domain::ids::DraftId;
use crate::domain::profile::{BIO_CHARS, HEADLINE_CHARS};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateInputText, CreateModal};
use serenity::model::application::InputTextStyle;

/// The inputs of the form, by the name that a submit carries.
pub mod input {
    /// The first line.
    pub const HEADLINE: &str = "headline";
    /// What there is to tell.
    pub const BIO: &str = "bio";
    /// Separated by commas.
    pub const SKILLS: &str = "skills";
    /// By the hour.
    pub const RATE: &str = "rate";
    /// One a line.
    pub const LINKS: &str = "links";
}

/// Discord's own limit of an input.
const INPUT_CHARS: usize = 4_000;

/// Somebody's own profile, with what stands there or was typed before.
pub fn profile_form(language: Language, draft: DraftId, form: &ProfileForm) -> CreateModal {
    use InputTextStyle::{Paragraph, Short};
    let id = Button::People(PeopleButton::Form(draft)).to_string();
    let headline = CreateInputText::new(Short, say!(language, "people-form-headline"), input::HEADLINE)
        .placeholder(say!(language, "people-form-headline.example"))
        .required(true);
    let bio = CreateInputText::new(Paragraph, say!(language, "people-form-bio"), input::BIO)
        .placeholder(say!(language, "people-form-bio.example"))
        .required(false);
    let skills = CreateInputText::new(Paragraph, say!(language, "people-form-skills"), input::SKILLS)
        .placeholder(say!(language, "people-form-skills.example"))
        .required(false);
    let rate = CreateInputText::new(Short, say!(language, "people-form-rate"), input::RATE)
        .placeholder(say!(language, "people-form-rate.example"))
        .required(false);
    let links = CreateInputText::new(Paragraph, say!(language, "people-form-links"), input::LINKS)
        .placeholder(say!(language, "people-form-links.example"))
        .required(false);
    CreateModal::new(id, say!(language, "people-form-title")).components(vec![
        row(headline, &form.headline, HEADLINE_CHARS),
        row(bio, &form.bio, BIO_CHARS),
        row(skills, &form.skills, 1_000),
        row(rate, &form.rate, 100),
        row(links, &form.links, 1_000),
    ])
}

/// The input with `value` in it. Discord refuses a form whose text is longer than its input takes, so a longer one widens
/// it.
fn row(input: CreateInputText, value: &str, most_chars: usize) -> CreateActionRow {
    let value: String = value.chars().take(INPUT_CHARS).collect();
    let most = most_chars.max(value.encode_utf16().count()).min(INPUT_CHARS);
    let input = input.max_length(u16::try_from(most).unwrap_or(u16::MAX));
    CreateActionRow::InputText(if value.is_empty() { input } else { input.value(value) })
}
