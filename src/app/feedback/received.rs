//! The public feedback that a person or an agency received in a server, for anybody there. Owns who reads on which contract it was given.

use super::score::ShownScore;
use crate::app::agencies::named::named;
use crate::app::caller::{Addressee, Caller};
use crate::app::error::Result;
use crate::app::page::LIST_REACH;
use crate::app::transaction::App;
use crate::domain::agencies::agency::{AgencyRefusal, Role};
use crate::domain::feedback::Feedback;
use crate::domain::feedback::received::{ReceivedStars, Receiver};
use crate::domain::feedback::refusal::FeedbackRefusal;
use crate::domain::feedback::score::record::Worker;
use crate::domain::ids::{AgencyId, OfferNumber, PersonId};
use crate::domain::offers::offer::{Recipient, Side};
use crate::say;
use crate::store::{Queries, ReceivedFeedbackRow};

/// How much feedback is on one page: with its comments, more would be too long for a message.
pub const RECEIVED_PAGE: u32 = 5;

/// One feedback for its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedLine {
    /// What was given.
    pub feedback: Feedback,
    /// Whether it was given during the contract, and counts for nothing.
    pub is_interim: bool,
    /// What the agency is called that gave it.
    pub agency: Option<String>,
    /// The number of the contract, for a reader who took part in it.
    pub number: Option<OfferNumber>,
}

/// Where somebody is who received feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiverStanding {
    /// In the server, as far as is known.
    Here,
    /// No longer there, or never was.
    Away,
    /// They deleted their data.
    Forgotten,
}

/// A page of the feedback that somebody received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedFeedback {
    /// Who.
    pub receiver: Receiver,
    /// What the agency is called.
    pub agency: Option<String>,
    /// Whether it's about the reader.
    pub is_own: bool,
    /// Where they are.
    pub standing: ReceiverStanding,
    /// What all of it comes to.
    pub stars: ReceivedStars,
    /// Newest first.
    pub lines: Vec<ReceivedLine>,
    /// Whether there is older feedback that no page shows.
    pub has_older: bool,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
}

/// What others said of somebody's work, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedSummary {
    /// Whose work.
    pub receiver: Receiver,
    /// What all of it comes to.
    pub stars: ReceivedStars,
    /// The latest with a comment about their work, newest first; and whether each was given during the contract.
    pub latest: Vec<(Feedback, bool)>,
}

/// Of how many comments a summary tells.
const LATEST: usize = 3;
/// Among how many it looks for them: most people write one.
const LOOKED_AT: u32 = 10;

/// What the reader of a profile, an agency or a preview learns of somebody's work.
pub(in crate::app) async fn summary_of(
    queries: &mut Queries<'_>,
    caller: &Caller,
    worker: Worker,
) -> Result<ReceivedSummary> {
    let receiver = match worker {
        Worker::Freelancer(person) => Receiver::Person(person),
        Worker::Agency(agency) => Receiver::Agency(agency),
    };
    let stars = queries.received_stars(caller.guild, receiver).await?;
    let rows = match stars.as_worker.count.saturating_add(stars.worker_during) {
        0 => Vec::new(),
        _ => queries.received_feedback(caller.guild, receiver, Some(Side::Client), (0, LOOKED_AT)).await?,
    };
    let told = rows.into_iter().map(|row| (row.feedback, row.is_interim));
    let told = told.filter(|(feedback, _)| feedback.comment.is_some());
    Ok(ReceivedSummary { receiver, stars, latest: told.take(LATEST).collect() })
}

/// What a client reads of those to whom an offer is about to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerRecord {
    /// The Job Success Score that they show; nothing where there was no contract.
    pub score: Option<ShownScore>,
    /// What others said of their work.
    pub received: ReceivedSummary,
}

impl App {
    /// What the caller reads of `recipient` before an offer goes to them.
    ///
    /// # Errors
    /// A failure of the database.
    pub(in crate::app) async fn worker_record(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        recipient: &Recipient,
    ) -> Result<WorkerRecord> {
        let (worker, score) = match recipient {
            Recipient::Freelancer(person) => {
                (Worker::Freelancer(*person), self.profile_score(queries, caller, *person).await?)
            }
            Recipient::Agency(team) => {
                let agency = queries.agency(team.id).await?;
                let score = match &agency {
                    Some(agency) => self.agency_score(queries, caller, agency).await?,
                    None => None,
                };
                (Worker::Agency(team.id), score)
            }
        };
        let worker = score.as_ref().map_or(worker, |score| score.worker);
        Ok(WorkerRecord { score, received: summary_of(queries, caller, worker).await? })
    }

    /// The first page of what a member received whom a command names.
    ///
    /// # Errors
    /// A refusal (bots receive none), or a failure of the database.
    pub async fn received_by_member(&self, caller: &Caller, member: &Addressee) -> Result<ReceivedFeedback> {
        if member.is_bot {
            return Err(FeedbackRefusal::OfBot.into());
        }
        let found = self.received_feedback(caller, Receiver::Person(member.person), 1).await?;
        Ok(match found.standing {
            ReceiverStanding::Here if !member.is_member => {
                ReceivedFeedback { standing: ReceiverStanding::Away, ..found }
            }
            _ => found,
        })
    }

    /// The first page of what an agency received, which a command names.
    ///
    /// # Errors
    /// No such agency, or a failure of the database.
    pub async fn received_by_agency(&self, caller: &Caller, name: &str) -> Result<ReceivedFeedback> {
        let agency = named(&mut self.store.reader().await?.queries(), caller.guild, name).await?.id;
        self.received_feedback(caller, Receiver::Agency(agency), 1).await
    }

    /// A page of the public feedback that somebody received in the caller's server.
    ///
    /// # Errors
    /// No such agency there, or a failure of the database.
    pub async fn received_feedback(
        &self,
        caller: &Caller,
        receiver: Receiver,
        page: u32,
    ) -> Result<ReceivedFeedback> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        let (agency, standing) = match receiver {
            Receiver::Person(person) => (None, self.standing_of(queries, caller, person).await?),
            Receiver::Agency(id) => {
                let found = queries.agency(id).await?;
                let found = found.filter(|agency| agency.guild == caller.guild && !agency.closed);
                (Some(found.ok_or(AgencyRefusal::NoSuchAgency)?.name), ReceiverStanding::Here)
            }
        };
        let stars = queries.received_stars(caller.guild, receiver).await?;
        let total = stars.listed().min(LIST_REACH);
        let pages = total.div_ceil(RECEIVED_PAGE).max(1);
        let page = page.clamp(1, pages);
        let part = ((page - 1) * RECEIVED_PAGE, RECEIVED_PAGE);
        let rows = match total {
            0 => Vec::new(),
            _ => queries.received_feedback(caller.guild, receiver, None, part).await?,
        };
        Ok(ReceivedFeedback {
            receiver,
            agency,
            is_own: receiver == Receiver::Person(caller.person),
            standing,
            stars,
            lines: lines(queries, caller, rows).await?,
            has_older: stars.listed() > total,
            page,
            pages,
        })
    }

    async fn standing_of(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        person: PersonId,
    ) -> Result<ReceiverStanding> {
        let Some(known) = queries.person(caller.guild, person).await? else {
            return Ok(ReceiverStanding::Here);
        };
        let former = say!(self.language(queries, caller.guild).await?, "privacy-former-member");
        if known.name == former && known.username.is_none() && known.joined.is_none() {
            return Ok(ReceiverStanding::Forgotten);
        }
        let presence = queries.presence(caller.guild, person).await?;
        Ok(match presence.and_then(|presence| presence.left) {
            Some(_) => ReceiverStanding::Away,
            None => ReceiverStanding::Here,
        })
    }
}

/// What the caller reads of feedback: the number of a contract only where they took part in it.
async fn lines(
    queries: &mut Queries<'_>,
    caller: &Caller,
    rows: Vec<ReceivedFeedbackRow>,
) -> Result<Vec<ReceivedLine>> {
    let mut answered: Vec<AgencyId> = Vec::new();
    if rows.iter().any(|row| matches!(row.worker, Worker::Agency(_))) {
        let agencies = queries.agencies_of(caller.guild, caller.person).await?;
        let answers =
            agencies.iter().filter(|agency| agency.role_of(caller.person).is_some_and(Role::answers));
        answered.extend(answers.map(|agency| agency.id));
    }
    let took_part = |row: &ReceivedFeedbackRow| {
        row.client == caller.person
            || row.delegate == Some(caller.person)
            || match row.worker {
                Worker::Freelancer(person) => person == caller.person,
                Worker::Agency(agency) => answered.contains(&agency),
            }
    };
    let line = |row: ReceivedFeedbackRow| ReceivedLine {
        number: took_part(&row).then_some(row.number),
        agency: row.agency.filter(|_| row.feedback.side == Side::Recipient),
        is_interim: row.is_interim,
        feedback: row.feedback,
    };
    Ok(rows.into_iter().map(line).collect())
}
