//! What was said of contracts, and what a message in a room shows of one. Owns how both are stored; the contracts themselves are
//! read with `offers`.

pub(super) mod lists;

use super::error::{Error, Result};
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::ContractEntry;
use crate::domain::contracts::waiting::Waiting;
use crate::domain::contracts::work::Work;
use crate::domain::effect::About;
use crate::domain::ids::{ContractId, GuildId, OfferNumber, PersonId};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;
use std::fmt;

/// What a posted message shows of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractSubject {
    /// The contract itself.
    Contract(ContractId),
    /// What was said in one line about its work.
    Work(ContractId, i64),
}

impl fmt::Display for ContractSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contract(contract) => write!(f, "contract/{contract}"),
            Self::Work(contract, seq) => write!(f, "work/{contract}/{seq}"),
        }
    }
}

impl ContractSubject {
    /// What a message is about whose subject is stored as `kind/id/…`, if it is one of these.
    pub(super) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "contract" | "work" => Some(About::Contract(ContractId(id))),
            _ => None,
        }
    }
}

fn entry(row: &AnyRow) -> Result<ContractEntry> {
    Ok(ContractEntry {
        seq: row::int(row, "seq")?,
        what: row::name(row, "what")?,
        piece: row::small(row, "piece")?,
        by: PersonId(row::int(row, "by_id")?),
        at: UnixMs(row::int(row, "at_ms")?),
        message: row::maybe_text(row, "message")?,
        payment: row::maybe_json(row, "payment")?,
        answers: row::maybe_int(row, "answers")?,
    })
}

impl Queries<'_> {
    /// All that was said about the work of a contract, in its order. Where that is nothing, nobody is asked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_of(&mut self, contract: &Contract) -> Result<Work> {
        if contract.revision == 0 {
            return Ok(Work::default());
        }
        let rows = sqlx::query(
            "SELECT seq, what, piece, by_id, message, payment, answers, at_ms FROM contract_entries WHERE contract_id = $1 ORDER BY seq",
        )
        .bind(contract.id.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(entry).collect::<Result<_>>().map(Work)
    }

    /// The same where an offer may not have become one: nothing was said then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_if_any(&mut self, contract: Option<&Contract>) -> Result<Work> {
        match contract {
            Some(contract) => self.work_of(contract).await,
            None => Ok(Work::default()),
        }
    }

    /// What somebody said about the work of contracts of agencies, with the number of each offer, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_for_agencies(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<(OfferNumber, ContractEntry)>> {
        let rows = sqlx::query(
            "SELECT o.number, w.seq, w.what, w.piece, w.by_id, w.message, w.payment, w.answers, w.at_ms FROM contract_entries w
             CROSS JOIN contracts k CROSS JOIN offers o
             WHERE w.by_id = $1 AND k.id = w.contract_id AND o.id = k.offer_id AND o.guild_id = $2 AND o.party_kind = 'agency' AND o.client_id <> $1
             ORDER BY w.at_ms, w.seq",
        )
        .bind(person.0)
        .bind(guild.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok((OfferNumber(row::int(found, "number")?), entry(found)?))).collect()
    }
}

impl Tx {
    /// Saves another line of a contract, which is then as `next` and waits for those whom `waits` names, if it is still at the
    /// revision before that.
    ///
    /// # Errors
    /// [`Error::Conflict`] when something else was said meanwhile; otherwise when the database fails.
    pub async fn insert_contract_entry(
        &mut self,
        next: &Contract,
        entry: &ContractEntry,
        waits: Waiting,
    ) -> Result<()> {
        let done = sqlx::query(
            "UPDATE contracts SET revision = $1, state = $2, waits_client = $3, waits_party = $4, waits_member = $5
             WHERE id = $6 AND revision = $7",
        )
        .bind(entry.seq)
        .bind(row::to_name("state", &next.state)?)
        .bind(i64::from(waits.client))
        .bind(i64::from(waits.contractor))
        .bind(i64::from(waits.member))
        .bind(next.id.0)
        .bind(entry.seq - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        sqlx::query(
            "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, message, payment, answers, at_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(next.id.0)
        .bind(entry.seq)
        .bind(row::to_name("what", &entry.what)?)
        .bind(i64::from(entry.piece))
        .bind(entry.by.0)
        .bind(&entry.message)
        .bind(entry.payment.as_ref().map(|payment| row::to_json("payment", payment)).transpose()?)
        .bind(entry.answers)
        .bind(entry.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
