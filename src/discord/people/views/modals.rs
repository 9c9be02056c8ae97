//! The form of a profile. Owns its inputs, their names and examples.

use crate::discord::people::buttons::PeopleButton;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::domain::form::ProfileForm;
use crate::domain::ids::DraftId;
use crate::domain::people::profile::{BIO_CHARS, HEADLINE_CHARS};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateModal;

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

/// Somebody's own profile, with what stands there or was typed before.
pub fn profile_form(language: Language, draft: DraftId, form: &ProfileForm) -> CreateModal {
    let id = PeopleButton::Form(draft).to_string();
    CreateModal::new(id, fitting(&say!(language, "people-form"))).components(vec![
        one_line(input::HEADLINE, say!(language, "people-form-headline"))
            .example(say!(language, "form-field-headline.example"))
            .must_be_filled()
            .row(&form.headline, HEADLINE_CHARS),
        paragraph(input::BIO, say!(language, "people-form-bio"))
            .example(say!(language, "people-form-bio.example"))
            .row(&form.bio, BIO_CHARS),
        paragraph(input::SKILLS, say!(language, "people-form-skills"))
            .example(say!(language, "people-form-skills.example"))
            .row(&form.skills, 1_000),
        one_line(input::RATE, say!(language, "people-form-rate"))
            .example(say!(language, "form-field-rate.example"))
            .row(&form.rate, 100),
        paragraph(input::LINKS, say!(language, "people-form-links"))
            .example(say!(language, "people-form-links.example"))
            .row(&form.links, 1_000),
    ])
}
