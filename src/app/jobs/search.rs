//! Looking for a job among the open ones that everybody sees. Owns how many of them are shown.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::form::{read_wanted_budget, skill_key};
use crate::domain::jobs::alert::WantedJobs;
use crate::domain::jobs::job::Job;
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::jobs::search::{JobAge, JobSearch};

/// Most jobs that a search shows.
pub const FOUND_JOBS: u32 = 20;

/// What somebody typed to look for jobs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedSearch {
    /// A skill.
    pub skill: Option<String>,
    /// A budget.
    pub budget: Option<String>,
    /// An age.
    pub age: JobAge,
}

/// The jobs that fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundJobs {
    /// The newest, at most [`FOUND_JOBS`].
    pub lines: Vec<Job>,
    /// Whether there are older ones that aren't shown.
    pub has_more: bool,
    /// What was looked for, whatever its age.
    pub wanted: WantedJobs,
}

impl App {
    /// The newest open jobs on the board that fit.
    ///
    /// # Errors
    /// A refusal of what isn't a budget, or a failure of the database.
    pub async fn find_jobs(&self, caller: &Caller, typed: &TypedSearch) -> Result<FoundJobs> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let budget = match &typed.budget {
            Some(typed) => {
                let default = self.rules(&mut queries, caller.guild).await?.default_currency;
                Some(read_wanted_budget(typed, default).ok_or(JobRefusal::NoBudget)?)
            }
            None => None,
        };
        let search = JobSearch { skill: typed.skill.as_deref().map(skill_key), budget, age: typed.age };
        let since = search.age.since(self.now());
        let mut lines = queries.jobs_found(caller.guild, &search, since, FOUND_JOBS + 1).await?;
        let has_more = lines.len() > FOUND_JOBS as usize;
        lines.truncate(FOUND_JOBS as usize);
        Ok(FoundJobs { lines, has_more, wanted: search.into() })
    }
}
