//! What was said of contracts, and what a message in a room shows of one. Owns how both are stored; the contracts themselves are
//! read with `offers`.

pub(super) mod lists;

use super::error::{Error, Result};
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening};
use crate::domain::contracts::waiting::Waiting;
use crate::domain::contracts::work::Work;
use crate::domain::effect::About;
use crate::domain::feedback::conduct::Conduct;
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
    /// One of the files of that line, from 0.
    WorkFile(ContractId, i64, u32),
}

impl fmt::Display for ContractSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contract(contract) => write!(f, "contract/{contract}"),
            Self::Work(contract, seq) => write!(f, "work/{contract}/{seq}"),
            Self::WorkFile(contract, seq, file) => write!(f, "work_file/{contract}/{seq}/{file}"),
        }
    }
}

impl ContractSubject {
    /// What a message is about whose subject is stored as `kind/id/…`, if it is one of these.
    pub(super) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "contract" | "work" | "work_file" => Some(About::Contract(ContractId(id))),
            _ => None,
        }
    }
}

/// A line of a contract, of a row with all its columns.
pub(super) fn entry(row: &AnyRow) -> Result<ContractEntry> {
    Ok(ContractEntry {
        seq: row::int(row, "seq")?,
        what: row::name(row, "what")?,
        piece: row::small(row, "piece")?,
        by: PersonId(row::int(row, "by_id")?),
        at: UnixMs(row::int(row, "at_ms")?),
        message: row::maybe_text(row, "message")?,
        payment: row::maybe_json(row, "payment")?,
        closing: row::maybe_json(row, "closing")?,
        approves: row::maybe_int(row, "approves_ms")?.map(UnixMs),
        answers: row::maybe_int(row, "answers")?,
        hours: row::maybe_json(row, "hours")?,
        week: row::maybe_day(row, "week")?,
        terms: row::maybe_json(row, "terms")?,
        counts_from: row::maybe_day(row, "counts_from")?,
        files: row::maybe_json(row, "files")?,
        dispute: row::maybe_json(row, "dispute")?,
    })
}

impl Queries<'_> {
    /// All that was said about the work of a contract until it was as it is given, in its order. Where that is nothing, nobody is asked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_of(&mut self, contract: &Contract) -> Result<Work> {
        if contract.revision == 0 {
            return Ok(Work::default());
        }
        let rows = sqlx::query(
            "SELECT seq, what, piece, by_id, message, payment, closing, approves_ms, answers, hours, week, terms, counts_from, files, dispute, at_ms
             FROM contract_entries
             WHERE contract_id = $1 AND seq <= $2 ORDER BY seq",
        )
        .bind(contract.id.0)
        .bind(contract.revision)
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

    /// What somebody said about the work of contracts of agencies, with the number of each offer, the oldest first. What moderators say
    /// of disputes is in the audit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_for_agencies(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<(OfferNumber, ContractEntry)>> {
        let rows = sqlx::query(
            "SELECT o.number, w.seq, w.what, w.piece, w.by_id, w.message, w.payment, w.closing, w.approves_ms, w.answers,
             w.hours, w.week, w.terms, w.counts_from, w.files, w.dispute, w.at_ms FROM contract_entries w
             CROSS JOIN contracts k CROSS JOIN offers o
             WHERE w.by_id = $1 AND k.id = w.contract_id AND o.id = k.offer_id AND o.guild_id = $2 AND o.party_kind = 'agency' AND o.client_id <> $1
             AND w.what NOT IN ('dispute_asked', 'dispute_decided')
             ORDER BY w.at_ms, w.seq",
        )
        .bind(person.0)
        .bind(guild.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok((OfferNumber(row::int(found, "number")?), entry(found)?))).collect()
    }
}

impl Queries<'_> {
    /// Up to `most` contracts to which time does something by `now`, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_contracts(&mut self, now: UnixMs, most: u32) -> Result<Vec<ContractId>> {
        let rows = sqlx::query("SELECT id FROM contracts WHERE due_ms <= $1 ORDER BY due_ms, id LIMIT $2")
            .bind(now.0)
            .bind(i64::from(most))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(|found| Ok(ContractId(row::int(found, "id")?))).collect()
    }
}

impl Tx {
    /// Writes down anew when time does something to a contract, and what it says of its client, unless something was said meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_contract_due(
        &mut self,
        contract: &Contract,
        (due, conduct): (Option<UnixMs>, Conduct),
    ) -> Result<()> {
        sqlx::query(
            "UPDATE contracts SET due_ms = $1, client_answers = $4, client_answer_ms = $5, paid_in_time = $6, pay_by_ms = $7
             WHERE id = $2 AND revision = $3",
        )
        .bind(due.map(|at| at.0))
        .bind(contract.id.0)
        .bind(contract.revision)
        .bind(i64::from(conduct.answers))
        .bind(conduct.answer_ms)
        .bind(i64::from(conduct.paid_in_time))
        .bind(conduct.pay_by.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Has every contract of a server looked at for which time counts: its days begin and end at other times now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn look_at_contracts_again(&mut self, guild: GuildId) -> Result<()> {
        sqlx::query("UPDATE contracts SET due_ms = 1 WHERE guild_id = $1 AND due_ms IS NOT NULL")
            .bind(guild.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Saves another line of a contract, which is then as `next`, waits for those whom `waits` names, to which time does something at
    /// `due`, and which says `conduct` of its client, if it is still at the revision before that.
    ///
    /// # Errors
    /// [`Error::Conflict`] when something else was said meanwhile; otherwise when the database fails.
    pub async fn insert_contract_entry(
        &mut self,
        next: &Contract,
        entry: &ContractEntry,
        (waits, due, conduct): (Waiting, Option<UnixMs>, Conduct),
    ) -> Result<()> {
        let agreed = (entry.what == ContractHappening::TermsApproved).then_some(next);
        let done = sqlx::query(
            "UPDATE contracts SET revision = $1, state = $2, due_ms = $3,
             close_reason = CASE WHEN $2 IN ('closed', 'disputed') THEN coalesce($4, close_reason) END,
             waits_client = $5, waits_party = $6, waits_member = $7,
             terms = coalesce($10, terms), places = coalesce($11, places),
             client_answers = $12, client_answer_ms = $13, paid_in_time = $14, pay_by_ms = $15 WHERE id = $8 AND revision = $9",
        )
        .bind(entry.seq)
        .bind(row::to_name("state", &next.state)?)
        .bind(due.map(|at| at.0))
        .bind(entry.closing.map(|closing| closing.reason.code()))
        .bind(i64::from(waits.client))
        .bind(i64::from(waits.contractor))
        .bind(i64::from(waits.member))
        .bind(next.id.0)
        .bind(entry.seq - 1)
        .bind(agreed.map(|next| row::to_json("terms", &next.terms)).transpose()?)
        .bind(
            agreed
                .and_then(|next| next.places.as_ref())
                .map(|places| row::to_json("places", places))
                .transpose()?,
        )
        .bind(i64::from(conduct.answers))
        .bind(conduct.answer_ms)
        .bind(i64::from(conduct.paid_in_time))
        .bind(conduct.pay_by.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        sqlx::query(
            "INSERT INTO contract_entries (contract_id, seq, what, piece, by_id, message, payment, closing, approves_ms, answers, hours, week, terms, counts_from, files, dispute, at_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        )
        .bind(next.id.0)
        .bind(entry.seq)
        .bind(row::to_name("what", &entry.what)?)
        .bind(i64::from(entry.piece))
        .bind(entry.by.0)
        .bind(&entry.message)
        .bind(entry.payment.as_ref().map(|payment| row::to_json("payment", payment)).transpose()?)
        .bind(entry.closing.as_ref().map(|closing| row::to_json("closing", closing)).transpose()?)
        .bind(entry.approves.map(|at| at.0))
        .bind(entry.answers)
        .bind(entry.hours.as_ref().map(|hours| row::to_json("hours", hours)).transpose()?)
        .bind(entry.week.map(|week| week.to_string()))
        .bind(entry.terms.as_ref().map(|terms| row::to_json("terms", terms)).transpose()?)
        .bind(entry.counts_from.map(|day| day.to_string()))
        .bind(Some(&entry.files).filter(|files| !files.is_empty()).map(|files| row::to_json("files", files)).transpose()?)
        .bind(entry.dispute.as_ref().map(|dispute| row::to_json("dispute", dispute)).transpose()?)
        .bind(entry.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
