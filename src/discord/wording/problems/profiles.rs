//! What is wrong with a profile, in words.

use super::typed;
use crate::domain::form::problem::profile::ProfileProblem;
use crate::say;
use crate::words::Language;

/// The sentence for a problem of skills, of a profile's rate or of links.
pub(super) fn profile_sentence(language: Language, problem: &ProfileProblem) -> String {
    match problem {
        ProfileProblem::LimitOfRate => say!(language, "form-limit-of-rate"),
        ProfileProblem::SkillTooLong { text, most } => {
            say!(language, "form-skill-too-long", text = typed(text), most = *most)
        }
        ProfileProblem::TooManySkills { most, is } => {
            say!(language, "form-too-many-skills", is = *is, most = *most)
        }
        ProfileProblem::NotALink { text } => say!(language, "form-not-a-link", text = typed(text)),
        ProfileProblem::NotHttps { text } => say!(language, "form-not-https", text = typed(text)),
        ProfileProblem::LinkTooLong { text, most } => {
            say!(language, "form-link-too-long", text = typed(text), most = *most)
        }
        ProfileProblem::TooManyLinks { most, is } => {
            say!(language, "form-too-many-links", is = *is, most = *most)
        }
    }
}
