//! A job on a job board that is a forum: its title and its tags.

use crate::discord::ui::text::plain_line;
use crate::domain::jobs::job::{Job, JobTerms};
use crate::say;
use crate::words::Language;

/// Longest title of a post.
const TITLE_CHARS: usize = 100;

/// The title of a job's post.
#[must_use]
pub fn post_title(job: &Job) -> String {
    plain_line(&job.terms.title, TITLE_CHARS)
}

/// The one where Discord refuses that.
#[must_use]
pub fn neutral_title(language: Language, job: &Job) -> String {
    say!(language, "job-post-title", number = job.number.to_string())
}

/// The tags that a job's post should have, the most important first: how it's paid, and its skills.
#[must_use]
pub fn tags_of(language: Language, terms: &JobTerms) -> Vec<String> {
    let paid = match terms.budget.hourly {
        true => say!(language, "job-tag-hourly"),
        false => say!(language, "job-tag-fixed"),
    };
    std::iter::once(paid)
        .chain(terms.skills.iter().map(|skill| plain_line(&skill.label, TITLE_CHARS)))
        .collect()
}
