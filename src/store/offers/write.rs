//! Saving a decision: the offer by compare-and-set, and all that came with it.

use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::deadlines::first_look;
use crate::domain::ids::{GuildId, OfferNumber, PersonId};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::decide::OfferChange;
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::timeline::Entry;
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::row;
use crate::store::transaction::Tx;

/// The columns that an offer's state fills.
struct Ending<'a> {
    at: Option<UnixMs>,
    by: Option<PersonId>,
    reason: Option<&'static str>,
    message: Option<&'a str>,
}

fn ending(state: &State) -> Ending<'_> {
    let none = Ending { at: None, by: None, reason: None, message: None };
    match state {
        State::Pending { .. } => none,
        State::Accepted { by, at } => Ending { at: Some(*at), by: Some(*by), ..none },
        State::Declined { by, at, reason, message } => {
            Ending { at: Some(*at), by: Some(*by), reason: Some(reason.code()), message: message.as_deref() }
        }
        State::Withdrawn { by, at, message } => {
            Ending { at: Some(*at), by: Some(*by), message: message.as_deref(), ..none }
        }
        State::Removed { by, at } => Ending { at: Some(*at), by: Some(*by), ..none },
        State::Expired { at } => Ending { at: Some(*at), ..none },
    }
}

/// How the addressed side is stored: its kind, and its id among those of that kind.
const fn party_columns(recipient: &Recipient) -> (&'static str, i64) {
    match recipient {
        Recipient::Freelancer(person) => ("freelancer", person.0),
        Recipient::Agency(team) => ("agency", team.id.0),
    }
}

/// Most offers have no files.
fn files_column(offer: &Offer) -> Result<Option<String>> {
    match offer.files.is_empty() {
        true => Ok(None),
        false => Ok(Some(row::to_json("files", &offer.files)?)),
    }
}

impl Tx {
    /// The next offer number of a server. Sends in one server take turns from here to their commit, so that the limits
    /// they count against are exact.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_offer_number(&mut self, guild: GuildId) -> Result<OfferNumber> {
        Ok(OfferNumber(self.count(&format!("offers/{guild}")).await?))
    }

    /// Numbers the offers that come above `highest`. Whether they would have been numbered below.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn raise_offer_number(&mut self, guild: GuildId, highest: OfferNumber) -> Result<bool> {
        self.raise(&format!("offers/{guild}"), highest.0).await
    }

    /// Notes that all cards of a server until `seen` were looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_cards_seen(&mut self, guild: GuildId, seen: UnixMs) -> Result<()> {
        self.raise(&format!("cards-seen/{guild}"), seen.0).await.map(drop)
    }

    /// Takes a turn among the sends of a server: none of them commits until this transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_offer_turn(&mut self, guild: GuildId) -> Result<()> {
        self.hold(&format!("offers/{guild}")).await
    }

    /// Saves a new offer, with the first line of its timeline.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_offer(&mut self, offer: &Offer, entry: &Entry) -> Result<()> {
        let (party_kind, party_id) = party_columns(&offer.recipient);
        sqlx::query(
            "INSERT INTO offers (id, guild_id, number, room_id, client_id, party_kind, party_id, version, revision,
                 note, files, created_ms, expires_ms, state, remind_ms, wished_id, waits_for, proposal_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        )
        .bind(offer.id.0)
        .bind(offer.guild.0)
        .bind(offer.number.0)
        .bind(offer.room.0)
        .bind(offer.client.0)
        .bind(party_kind)
        .bind(party_id)
        .bind(i64::from(offer.version))
        .bind(offer.revision)
        .bind(&offer.note)
        .bind(files_column(offer)?)
        .bind(offer.created.0)
        .bind(offer.expires.0)
        .bind(row::to_name("state", &offer.state.name())?)
        .bind(offer.remind.map(|at| at.0))
        .bind(offer.recipient.agency().and_then(|team| team.wished).map(|person| person.0))
        .bind(offer.waits_for.map(|person| person.0))
        .bind(offer.proposal.map(|proposal| proposal.0))
        .execute(&mut *self.tx)
        .await?;
        self.insert_version(offer, entry.at).await?;
        self.insert_entry(offer, entry).await
    }

    /// Saves what becomes of an offer, with the line of its timeline, if it is still at the revision before that, and waits for
    /// nobody else than it did.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the offer changed meanwhile; otherwise when the database fails.
    pub async fn update_offer(&mut self, next: &OfferChange, entry: &Entry) -> Result<()> {
        let offer = &next.offer;
        let ending = ending(&offer.state);
        let answered = next.change.as_ref().and_then(|change| change.answered_after(entry.at));
        let done = sqlx::query(
            "UPDATE offers SET version = $1, revision = $2, state = $3, ended_ms = $4, ended_by = $5,
                 decline_reason = $6, end_message = $7, remind_ms = $8, delegate_id = $9,
                 client_answers = client_answers + $13, client_answer_ms = client_answer_ms + $14
             WHERE id = $10 AND revision = $11 AND coalesce(waits_for, 0) = $12",
        )
        .bind(i64::from(offer.version))
        .bind(offer.revision)
        .bind(row::to_name("state", &offer.state.name())?)
        .bind(ending.at.map(|at| at.0))
        .bind(ending.by.map(|by| by.0))
        .bind(ending.reason)
        .bind(ending.message)
        .bind(offer.remind.map(|at| at.0))
        .bind(offer.recipient.agency().and_then(|team| team.delegate).map(|person| person.0))
        .bind(offer.id.0)
        .bind(offer.revision - 1)
        .bind(offer.waits_for.map_or(0, |person| person.0))
        .bind(i64::from(answered.is_some()))
        .bind(answered.unwrap_or(0))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        if let Some(change) = &next.change {
            self.save_change(change).await?;
        }
        if entry.what.makes_version() {
            self.insert_version(offer, entry.at).await?;
        }
        self.insert_entry(offer, entry).await
    }

    async fn insert_version(&mut self, offer: &Offer, at: UnixMs) -> Result<()> {
        sqlx::query("INSERT INTO versions (offer_id, version, terms, at_ms) VALUES ($1, $2, $3, $4)")
            .bind(offer.id.0)
            .bind(i64::from(offer.version))
            .bind(row::to_json("terms", &offer.terms)?)
            .bind(at.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn save_change(&mut self, change: &Change) -> Result<()> {
        sqlx::query(
            "INSERT INTO changes (id, offer_id, version, by_id, at_ms, terms, message, is_open, fate)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (id) DO UPDATE SET is_open = excluded.is_open, fate = excluded.fate",
        )
        .bind(change.id.0)
        .bind(change.offer.0)
        .bind(i64::from(change.version))
        .bind(change.by.0)
        .bind(change.at.0)
        .bind(row::to_json("terms", &change.terms)?)
        .bind(&change.message)
        .bind(i64::from(change.fate == Fate::Open))
        .bind(row::to_json("fate", &change.fate)?)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Saves the contract that an offer became, which is saved already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_contract(&mut self, contract: &Contract) -> Result<()> {
        sqlx::query(
            "INSERT INTO contracts (id, offer_id, version, started_ms, guild_id, number, client_id, party_kind, party_id, due_ms)
             SELECT $1, o.id, $2, $3, o.guild_id, o.number, o.client_id, o.party_kind, o.party_id, $5
             FROM offers o WHERE o.id = $4",
        )
        .bind(contract.id.0)
        .bind(i64::from(contract.version))
        .bind(contract.started.0)
        .bind(contract.offer.0)
        .bind(first_look(contract).map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    async fn insert_entry(&mut self, offer: &Offer, entry: &Entry) -> Result<()> {
        sqlx::query("INSERT INTO timeline (offer_id, seq, what, by_id, at_ms) VALUES ($1, $2, $3, $4, $5)")
            .bind(offer.id.0)
            .bind(offer.revision)
            .bind(row::to_name("what", &entry.what)?)
            .bind(entry.by.map(|by| by.0))
            .bind(entry.at.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
