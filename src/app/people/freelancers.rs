//! Finding freelancers by what they can do. Owns paging and what is suggested beside the people found.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::lists::PAGE_LINES;
use crate::app::transaction::App;
use crate::domain::form::skill_key;
use crate::domain::ids::{PersonId, SkillId};
use crate::domain::people::presence::SIGHTING_COUNTS_MS;
use crate::domain::time::UnixMs;
use crate::store::{FreelancerFilter, FreelancerLine, KnownSkill};

/// Most skills that are suggested while one is typed (Discord's limit).
const SUGGESTIONS: u32 = 25;
/// Most skills that are named beside the people found.
const RELATED: u32 = 5;

/// One page of freelancers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreelancerPage {
    /// Whom was asked for.
    pub filter: FreelancerFilter,
    /// The skill, as it was spelled first.
    pub skill: String,
    /// Those who take offers first, at most [`PAGE_LINES`].
    pub lines: Vec<FreelancerLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// People on all pages.
    pub total: u32,
    /// Other skills of this server whose names hold this one's.
    pub related: Vec<KnownSkill>,
}

impl FreelancerPage {
    /// Those on it who were not seen in the server lately: some may have left.
    #[must_use]
    pub fn not_seen_lately(&self, now: UnixMs) -> Vec<PersonId> {
        let lately = now.plus(-SIGHTING_COUNTS_MS);
        let unseen = self.lines.iter().filter(|line| line.seen.is_none_or(|seen| seen < lately));
        unseen.map(|line| line.person).collect()
    }
}

/// What a search came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The skill is known here.
    Page(FreelancerPage),
    /// Nobody here has ever named it; these are the nearest.
    NoSuchSkill {
        /// May be empty.
        related: Vec<KnownSkill>,
    },
}

impl App {
    /// The skills of the caller's server that a half-typed one may become; the most common ones for an empty text.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_skills(&self, caller: &Caller, typed: &str) -> Result<Vec<KnownSkill>> {
        let key = skill_key(typed);
        Ok(self.store.reader().await?.queries().skills_with(caller.guild, &key, SUGGESTIONS).await?)
    }

    /// The first page of those with the skill that was typed.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn find_freelancers(
        &self,
        caller: &Caller,
        typed: &str,
        wish: impl FnOnce(SkillId) -> FreelancerFilter,
    ) -> Result<Found> {
        let key = skill_key(typed);
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let Some(skill) = queries.skill(caller.guild, &key).await? else {
            return Ok(Found::NoSuchSkill { related: nearest(&mut queries, caller, &key).await? });
        };
        drop(reader);
        self.page_freelancers(caller, wish(skill.id), 1).await
    }

    /// A page of freelancers; a page past the end is the last one. Another server's skill is known to nobody here.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn page_freelancers(
        &self,
        caller: &Caller,
        filter: FreelancerFilter,
        page: u32,
    ) -> Result<Found> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let Some(skill) = queries.skill_called(caller.guild, filter.skill).await? else {
            return Ok(Found::NoSuchSkill { related: Vec::new() });
        };
        let total = queries.count_freelancers(caller.guild, caller.person, filter).await?;
        let pages = total.div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let skip = (page - 1) * PAGE_LINES;
        let lines = queries.freelancers(caller.guild, caller.person, filter, skip, PAGE_LINES).await?;
        let mut related = queries.skills_with(caller.guild, &skill_key(&skill.label), RELATED + 1).await?;
        related.retain(|other| other.id != skill.id);
        related.truncate(RELATED as usize);
        Ok(Found::Page(FreelancerPage { filter, skill: skill.label, lines, page, pages, total, related }))
    }
}

/// Skills that hold what was typed, or a word of it.
async fn nearest(
    queries: &mut crate::store::Queries<'_>,
    caller: &Caller,
    key: &str,
) -> Result<Vec<KnownSkill>> {
    let words = std::iter::once(key).chain(key.split(' ').filter(|word| word.chars().count() > 2));
    for part in words.filter(|part| !part.is_empty()) {
        let related = queries.skills_with(caller.guild, part, RELATED).await?;
        if !related.is_empty() {
            return Ok(related);
        }
    }
    Ok(Vec::new())
}
