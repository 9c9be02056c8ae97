//! What a Job Success Score is computed from: the contracts of one freelancer or agency, each with what was paid, how it ended, and the
//! client's feedback once it's published. Owns those queries; a score is stored nowhere.

use crate::domain::contracts::work::Work;
use crate::domain::feedback::score::record::{
    ClientFeedback, ContractRecord, FeedbackStanding, RecordState, Worker, last_verdict, payments_in,
};
use crate::domain::ids::{ContractId, GuildId, OfferNumber, PersonId};
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;
use crate::store::contracts::entry;
use crate::store::error::Result;
use crate::store::row::{self, unreadable};
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// How a reader who is on its side knows a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredContract {
    /// Never shown.
    pub id: ContractId,
    /// What people call it: as the offer that it was.
    pub number: OfferNumber,
    /// The agreed title.
    pub title: String,
}

/// The contracts of `$2` (of kind `$3`) in `$1`, each with the feedback that its client gave, once it's published, and whether they are
/// suspended: all as it was at `$4`.
const CONTRACTS: &str = "SELECT k.id, k.client_id, k.started_ms, f.stars, CASE WHEN f.hidden_ms <= $4 THEN f.hidden_ms END AS hidden_ms,
         CASE WHEN EXISTS (SELECT 1 FROM sanctions s WHERE s.guild_id = k.guild_id AND s.person_id = k.client_id
             AND s.kind = 'suspension' AND s.until_ms > $4 AND s.at_ms <= $4 AND (s.ended_ms IS NULL OR s.ended_ms > $4)) THEN 1 ELSE 0 END AS suspended
     FROM contracts k LEFT JOIN feedback f ON f.contract_id = k.id AND f.side = 'client' AND f.published_ms <= $4
     WHERE k.guild_id = $1 AND k.party_id = $2 AND k.party_kind = $3 AND k.started_ms <= $4";

/// What was said by `$4` of the contracts of `$2` (of kind `$3`) in `$1` that a score reads: payments, and how they ended. CROSS JOIN is how
/// SQLite is told to read in this order.
const LINES: &str = "SELECT w.contract_id, w.seq, w.what, w.piece, w.by_id, w.payment, w.closing, w.answers, w.dispute, w.at_ms,
         CAST(NULL AS TEXT) AS message, CAST(NULL AS BIGINT) AS approves_ms, CAST(NULL AS TEXT) AS hours, CAST(NULL AS TEXT) AS week,
         CAST(NULL AS TEXT) AS terms, CAST(NULL AS TEXT) AS counts_from, CAST(NULL AS TEXT) AS files
     FROM contracts k CROSS JOIN contract_entries w
     WHERE k.guild_id = $1 AND k.party_id = $2 AND k.party_kind = $3 AND w.contract_id = k.id AND w.at_ms <= $4
         AND w.what IN ('payment_recorded', 'refund_recorded', 'payment_confirmed', 'payment_denied', 'payment_unconfirmed',
             'closed', 'reopened', 'dispute_opened', 'dispute_withdrawn', 'dispute_decided')
     ORDER BY w.contract_id, w.seq";

/// What the client said, once it's published. What a suspended client says counts again when they no longer are.
fn feedback(found: &AnyRow) -> Result<Option<ClientFeedback>> {
    let Some(stars) = row::maybe_int(found, "stars")? else { return Ok(None) };
    let stars = u8::try_from(stars).map_err(|error| unreadable("stars", error))?;
    let standing = match (row::maybe_int(found, "hidden_ms")?, row::int(found, "suspended")?) {
        (Some(_), _) => FeedbackStanding::Hidden,
        (None, 0) => FeedbackStanding::Counts,
        (None, _) => FeedbackStanding::WriterSuspended,
    };
    Ok(Some(ClientFeedback { stars, standing }))
}

/// How contracts name who does their work.
pub(super) const fn party(worker: Worker) -> (i64, &'static str) {
    match worker {
        Worker::Freelancer(person) => (person.0, "freelancer"),
        Worker::Agency(agency) => (agency.0, "agency"),
    }
}

impl Queries<'_> {
    /// What the score of a freelancer or an agency in a server is computed from at `now`, which may be past, in no order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn outcomes_of(
        &mut self,
        guild: GuildId,
        worker: Worker,
        now: UnixMs,
    ) -> Result<Vec<ContractRecord>> {
        let (party, kind) = party(worker);
        let rows = sqlx::query(CONTRACTS)
            .bind(guild.0)
            .bind(party)
            .bind(kind)
            .bind(now.0)
            .fetch_all(&mut *self.0)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let accounts = self.accounts_of(guild, worker).await?;
        let mut said = self.lines_of(guild, worker, now).await?;
        rows.iter()
            .map(|found| {
                let contract = ContractId(row::int(found, "id")?);
                let client = PersonId(row::int(found, "client_id")?);
                let work = said.remove(&contract).unwrap_or_default();
                Ok(ContractRecord {
                    contract,
                    client,
                    worker,
                    started: UnixMs(row::int(found, "started_ms")?),
                    state: RecordState::of(&work),
                    feedback: feedback(found)?,
                    payments: payments_in(&work),
                    verdict: last_verdict(&work),
                    is_same_person: accounts.contains(&client),
                })
            })
            .collect()
    }

    /// All accounts that moderators take for those of who does the work: the freelancer, or whoever answers for the agency. Nobody, where
    /// they marked none.
    async fn accounts_of(&mut self, guild: GuildId, worker: Worker) -> Result<Vec<PersonId>> {
        let same = self.same_people(guild).await?;
        if same.0.is_empty() {
            return Ok(Vec::new());
        }
        let people = match worker {
            Worker::Freelancer(person) => vec![person],
            Worker::Agency(agency) => {
                let staff = self.agency(agency).await?.map(|agency| agency.staff).unwrap_or_default();
                staff.iter().filter(|staff| staff.role.answers()).map(|staff| staff.person).collect()
            }
        };
        Ok(people.into_iter().flat_map(|person| same.accounts_of(person)).collect())
    }

    async fn lines_of(
        &mut self,
        guild: GuildId,
        worker: Worker,
        now: UnixMs,
    ) -> Result<HashMap<ContractId, Work>> {
        let (party, kind) = party(worker);
        let rows = sqlx::query(LINES)
            .bind(guild.0)
            .bind(party)
            .bind(kind)
            .bind(now.0)
            .fetch_all(&mut *self.0)
            .await?;
        let mut said: HashMap<ContractId, Work> = HashMap::new();
        for found in &rows {
            said.entry(ContractId(row::int(found, "contract_id")?)).or_default().0.push(entry(found)?);
        }
        Ok(said)
    }

    /// The numbers and titles of up to ten contracts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn titles_of(&mut self, contracts: &[ContractId]) -> Result<Vec<ScoredContract>> {
        if contracts.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = sqlx::query(
            "SELECT k.id, k.number, coalesce(k.terms, v.terms) AS terms
             FROM contracts k JOIN versions v ON v.offer_id = k.offer_id AND v.version = k.version
             WHERE k.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        );
        for at in 0..10 {
            query = query.bind(contracts.get(at).map_or(0, |contract| contract.0));
        }
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter()
            .map(|found| {
                let terms: Terms = row::json(found, "terms")?;
                let number = OfferNumber(row::int(found, "number")?);
                Ok(ScoredContract { id: ContractId(row::int(found, "id")?), number, title: terms.title })
            })
            .collect()
    }
}
