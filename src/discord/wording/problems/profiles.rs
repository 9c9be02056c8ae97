//! What is wrong with a profile, in words.

use super::{prices, typed};
use crate::domain::form::problem::Problem;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of skills, of a profile's rate or of links; for any other, the one for prices and the rest.
pub(super) fn profile_sentence(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::LimitOfRate => say!(language, "form-limit-of-rate"),
        Problem::SkillTooLong { text, most } => {
            say!(language, "form-skill-too-long", text = typed(text), most = *most)
        }
        Problem::TooManySkills { most, is } => {
            say!(language, "form-too-many-skills", is = *is, most = *most)
        }
        Problem::NotALink { text } => say!(language, "form-not-a-link", text = typed(text)),
        Problem::NotHttps { text } => say!(language, "form-not-https", text = typed(text)),
        Problem::LinkTooLong { text, most } => {
            say!(language, "form-link-too-long", text = typed(text), most = *most)
        }
        Problem::TooManyLinks { most, is } => {
            say!(language, "form-too-many-links", is = *is, most = *most)
        }
        other => prices::price_sentence(language, other),
    }
}
