//! A profile as it is typed, and back. Owns the form; skills are `skills`', links `links`', the rate is read as a price is.

use super::price::{TypedPrice, read_price};
use super::problem::profile::ProfileProblem;
use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem};
use super::refused::Refused;
use super::text::{check_length, clean_block, clean_line};
use super::{links, skills};
use crate::domain::money::{Currency, Money};
use crate::domain::people::profile::{BIO_CHARS, HEADLINE_CHARS, Profile};
use serde::{Deserialize, Serialize};

/// What was typed for a profile, exactly, field by field; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProfileForm {
    /// One line.
    pub headline: String,
    /// Several lines; may be empty.
    pub bio: String,
    /// `Rust, web design`; may be empty.
    pub skills: String,
    /// `40 EUR/h`; may be empty.
    pub rate: String,
    /// One address a line; may be empty.
    pub links: String,
}

impl ProfileForm {
    /// Texts that parse back to the same profile.
    #[must_use]
    pub fn from_profile(profile: &Profile) -> Self {
        let labels: Vec<&str> = profile.skills.iter().map(|skill| skill.label.as_str()).collect();
        Self {
            headline: profile.headline.clone(),
            bio: profile.bio.clone(),
            skills: labels.join(", "),
            rate: profile.rate.map_or_else(String::new, |rate| format!("{rate}/h")),
            links: profile.links.join("\n"),
        }
    }

    /// The profile that was typed; `default_currency` is the server's, for a rate that names none.
    ///
    /// # Errors
    /// Every problem of every field, in the order of the form.
    pub fn parse(&self, default_currency: Currency) -> Result<Profile, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let headline = check_length(clean_line(&self.headline), Field::Headline, true, HEADLINE_CHARS);
        let headline = headline.map_err(|problem| problems.push(problem));
        let bio = check_length(clean_block(&self.bio), Field::Bio, false, BIO_CHARS);
        let bio = bio.map_err(|problem| problems.push(problem));
        let skills = skills::read_skills(&self.skills);
        let skills = skills.map_err(|problem| problems.push(problem.on(Field::Skills)));
        let rate = refused_rate(&self.rate, default_currency);
        let rate = rate.map_err(|refused| problems.push(refused.on(Field::Rate, rate_reading)));
        let links = links::read_links(&self.links);
        let links = links.map_err(|problem| problems.push(problem.on(Field::Links)));
        match (headline, bio, skills, rate, links) {
            (Ok(headline), Ok(bio), Ok(skills), Ok(rate), Ok(links)) => {
                Ok(Profile { headline, bio, skills, rate, links })
            }
            _ => Err(problems),
        }
    }
}

/// An amount by the hour, as it stands in a profile or limits a search: `40 EUR/h`, `$45 an hour`, or just `45`. Empty is
/// none.
///
/// # Errors
/// What is wrong with it; also a price that is fixed, and a limit of hours, which belongs to an offer.
pub fn read_rate(typed: &str, default: Currency) -> Result<Option<Money>, FieldProblem> {
    refused_rate(typed, default).map_err(|refused| refused.on(Field::Rate, rate_reading))
}

fn rate_reading(rate: Money) -> Reading {
    Reading::whole(Field::Rate, format!("{rate}/h"))
}

fn refused_rate(typed: &str, default: Currency) -> Result<Option<Money>, Refused<Money>> {
    let typed = clean_line(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    let amount = |price: TypedPrice| Some(price.amount);
    match read_price(&typed, default).map_err(|refused| refused.and_then(amount))? {
        TypedPrice { amount, hourly: Some(None), .. } => Ok(Some(amount)),
        TypedPrice { amount, hourly: Some(Some(_)), .. } => {
            Err(Refused::meaning(ProfileProblem::LimitOfRate, [amount]))
        }
        // Read again as a rate, so that what contradicts it ("fixed") is told and not skipped.
        TypedPrice { hourly: None, .. } => {
            let rate = read_price(&format!("{typed} per hour"), default);
            Ok(Some(rate.map_err(|refused| refused.and_then(amount))?.amount))
        }
    }
}
