//! The Job Success Score, computed when somebody asks for it, and what went into it. Owns who reads what of it.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::App;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, Role};
use crate::domain::feedback::score::line::Line;
use crate::domain::feedback::score::record::Worker;
use crate::domain::feedback::score::rules::ScoreRules;
use crate::domain::feedback::score::{Badge, JobSuccess, Score, excellent_weeks, score};
use crate::domain::ids::{ContractId, GuildId, PersonId};
use crate::store::{Queries, ScoredContract};

/// The score that a profile or an agency shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownScore {
    /// Whose it is: not always that of the person whose profile it is.
    pub worker: Worker,
    /// What the agency is called whose score a profile shows.
    pub agency: Option<String>,
    /// Whether its reader may read everything that went into it.
    pub reads_all: bool,
    /// What is shown.
    pub current: JobSuccess,
    /// The badge that goes with it.
    pub badge: Option<Badge>,
}

/// What went into a score, for its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRecord {
    /// Whose.
    pub worker: Worker,
    /// What an agency is called.
    pub agency: Option<String>,
    /// By which rules it's computed.
    pub rules: ScoreRules,
    /// The score with all that went into it.
    pub score: Score,
    /// The badge that goes with it.
    pub badge: Option<Badge>,
    /// In how many of the last weeks the score was excellent.
    pub excellent_weeks: usize,
    /// How the reader knows the contracts of this page; `None` for those who read only how many there are: everybody but the freelancer,
    /// or who answers for the agency.
    pub known: Option<Vec<ScoredContract>>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
}

impl ScoreRecord {
    /// The lines of this page.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        page_of(&self.score.lines, self.page)
    }

    /// How the reader knows a contract of this page.
    #[must_use]
    pub fn known(&self, contract: ContractId) -> Option<&ScoredContract> {
        self.known.iter().flatten().find(|known| known.id == contract)
    }
}

fn page_of(lines: &[Line], page: u32) -> &[Line] {
    let mut pages = lines.chunks(PAGE_LINES as usize);
    pages.nth((page.max(1) - 1) as usize).unwrap_or_default()
}

impl App {
    /// The score that a person's profile shows the caller; nothing where there was no contract. Who works for an agency alone shows the
    /// agency's, because everybody hires them through it. The owner of one shows their own, or the agency's where they have had no
    /// contract of their own; and so does everybody else their own.
    pub(in crate::app) async fn profile_score(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        person: PersonId,
    ) -> Result<Option<ShownScore>> {
        let agencies = queries.agencies_of(caller.guild, person).await?;
        let is_bound =
            |agency: &&Agency| agency.staff.iter().any(|staff| staff.person == person && staff.exclusive);
        if let Some(agency) = agencies.iter().find(is_bound) {
            return self.agency_score(queries, caller, agency).await;
        }
        let worker = Worker::Freelancer(person);
        if let Some((current, badge)) = self.job_success(queries, caller.guild, worker).await? {
            let reads_all = person == caller.person;
            return Ok(Some(ShownScore { worker, agency: None, reads_all, current, badge }));
        }
        match agencies.iter().find(|agency| agency.role_of(person) == Some(Role::Owner)) {
            Some(agency) => self.agency_score(queries, caller, agency).await,
            None => Ok(None),
        }
    }

    /// The score of an agency, for the caller; nothing where it has had no contract.
    pub(in crate::app) async fn agency_score(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        agency: &Agency,
    ) -> Result<Option<ShownScore>> {
        let worker = Worker::Agency(agency.id);
        let current = self.job_success(queries, caller.guild, worker).await?;
        let reads_all = agency.role_of(caller.person).is_some_and(Role::answers);
        let agency = Some(agency.name.clone());
        Ok(current.map(|(current, badge)| ShownScore { worker, agency, reads_all, current, badge }))
    }

    async fn job_success(
        &self,
        queries: &mut Queries<'_>,
        guild: GuildId,
        worker: Worker,
    ) -> Result<Option<(JobSuccess, Option<Badge>)>> {
        let records = queries.outcomes_of(guild, worker, self.now()).await?;
        if records.is_empty() {
            return Ok(None);
        }
        let rules = self.rules(queries, guild).await?.score;
        let (badge, _) = self.badge_of(queries, guild, worker).await?;
        Ok(Some((score(&records, &rules, self.now()).current, badge)))
    }

    /// A page of what went into the score of a freelancer or an agency of the caller's server.
    ///
    /// # Errors
    /// No such agency there, or a failure of the database.
    pub async fn explain_score(&self, caller: &Caller, worker: Worker, page: u32) -> Result<ScoreRecord> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let (agency, reads_all) = match worker {
            Worker::Freelancer(person) => (None, person == caller.person),
            Worker::Agency(id) => {
                let found =
                    queries.agency(id).await?.filter(|agency| agency.guild == caller.guild && !agency.closed);
                let agency = found.ok_or(AgencyRefusal::NoSuchAgency)?;
                let reads_all = agency.role_of(caller.person).is_some_and(Role::answers);
                (Some(agency.name), reads_all)
            }
        };
        let rules = self.rules(queries, caller.guild).await?.score;
        let score = score(&queries.outcomes_of(caller.guild, worker, self.now()).await?, &rules, self.now());
        let (badge, weeks) = self.badge_of(queries, caller.guild, worker).await?;
        let excellent_weeks = excellent_weeks(&weeks, &rules, self.now().day());
        let listed = if reads_all { score.lines.len() } else { 0 };
        let pages = u32::try_from(listed).unwrap_or(u32::MAX).div_ceil(PAGE_LINES).max(1);
        let page = page.clamp(1, pages);
        let known = if reads_all {
            let contracts: Vec<_> = page_of(&score.lines, page).iter().map(|line| line.contract).collect();
            Some(queries.titles_of(&contracts).await?)
        } else {
            None
        };
        Ok(ScoreRecord { worker, agency, rules, score, badge, excellent_weeks, known, page, pages })
    }
}
