//! One offer, and all that is needed beside it wherever it is shown or decided about: in one statement.

use crate::domain::agencies::agency::{Role, Team};
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{
    AgencyId, ChangeId, ChannelId, ContractId, GuildId, OfferId, OfferNumber, PersonId, ProposalId, RoomId,
};
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::{DeclineReason, Offer, Recipient, State, StateName};
use crate::domain::server::ServerSettings;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::posts::{Posted, Subject, maybe_posted};
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;
use std::fmt;

/// An offer as it is now, with all that stands beside it, in one row.
const OFFERS: &str = "SELECT o.*, v.terms, r.channel_id AS room_channel, t.settings,
         guilds.name AS server, a.name AS agency,
         (SELECT string_agg(s.role || ' ' || CAST(s.person_id AS TEXT), ',') FROM agency_staff s
             WHERE s.agency_id = a.id) AS staff,
         c.id AS change_id, c.version AS change_version, c.by_id AS change_by, c.at_ms AS change_at,
         c.terms AS change_terms, c.message AS change_message, c.fate AS change_fate,
         k.id AS contract_id, k.version AS contract_version, k.started_ms, k.revision AS contract_revision, k.state AS contract_state,
         k.terms AS contract_terms, k.places AS contract_places,
         (SELECT p.channel_id FROM posts p WHERE p.subject = CASE $2
             WHEN 'card' THEN 'card/' || CAST(o.id AS TEXT) || '/' || CAST(o.version AS TEXT)
             WHEN 'contract' THEN 'contract/' || CAST(k.id AS TEXT) ELSE $2 END
             ORDER BY p.message_id DESC LIMIT 1) AS post_channel,
         (SELECT p.message_id FROM posts p WHERE p.subject = CASE $2
             WHEN 'card' THEN 'card/' || CAST(o.id AS TEXT) || '/' || CAST(o.version AS TEXT)
             WHEN 'contract' THEN 'contract/' || CAST(k.id AS TEXT) ELSE $2 END
             ORDER BY p.message_id DESC LIMIT 1) AS post_message
     FROM offers o JOIN versions v ON v.offer_id = o.id AND v.version = o.version
     LEFT JOIN rooms r ON r.id = o.room_id
     LEFT JOIN agencies a ON a.id = o.party_id AND o.party_kind = 'agency'
     LEFT JOIN changes c ON c.offer_id = o.id AND c.is_open = 1
     LEFT JOIN contracts k ON k.offer_id = o.id
     LEFT JOIN server_settings t ON t.guild_id = o.guild_id
     LEFT JOIN guilds ON guilds.guild_id = o.guild_id ";

/// An offer as it is now, and what is needed beside it wherever it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// The offer.
    pub offer: Offer,
    /// The channel of its room, once that exists.
    pub channel: Option<ChannelId>,
    /// What it became.
    pub contract: Option<Contract>,
    /// What the admins of its server have set.
    pub settings: ServerSettings,
    /// What its server is called, if that is known.
    pub server: Option<String>,
    /// The newest message that shows what was asked for.
    pub posted: Option<Posted>,
}

/// Which message is looked for beside an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// None.
    Nothing,
    /// The card of the version that counts.
    Card,
    /// The contract that it became.
    Contract,
    /// This one.
    This(Subject),
}

impl<S: Into<Subject>> From<S> for Shown {
    fn from(subject: S) -> Self {
        Self::This(subject.into())
    }
}

impl fmt::Display for Shown {
    /// As `OFFERS` takes it. No message has an empty subject.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Card => f.write_str("card"),
            Self::Contract => f.write_str("contract"),
            Self::This(subject) => subject.fmt(f),
        }
    }
}

/// The addressed side that a row of [`OFFERS`] names, an agency as it is now.
fn recipient(row: &AnyRow) -> Result<Recipient> {
    let id = row::int(row, "party_id")?;
    match row::text(row, "party_kind")?.as_str() {
        "freelancer" => Ok(Recipient::Freelancer(PersonId(id))),
        "agency" => {
            let named = |column| row::maybe_int(row, column).map(|person| person.map(PersonId));
            let staff = row::maybe_text(row, "staff")?.unwrap_or_default();
            let team = team(AgencyId(id), row::text(row, "agency")?, &staff)?;
            Ok(Recipient::Agency(team.of_offer(named("wished_id")?, named("delegate_id")?)))
        }
        other => Err(unreadable("party_kind", other)),
    }
}

/// Those of an agency, as `role id,role id`.
fn team(id: AgencyId, name: String, staff: &str) -> Result<Team> {
    let mut people: Vec<(Role, PersonId)> = Vec::new();
    for one in staff.split(',').filter(|one| !one.is_empty()) {
        let read = one.split_once(' ').and_then(|(role, person)| {
            let role = serde_json::from_value(role.into()).ok()?;
            Some((role, PersonId(person.parse().ok()?)))
        });
        people.push(read.ok_or_else(|| unreadable("role", one))?);
    }
    people.sort_unstable();
    let with = |wanted: Role| {
        people.iter().filter(|(role, _)| *role == wanted).map(|(_, person)| *person).collect::<Vec<_>>()
    };
    let owner = with(Role::Owner).first().copied();
    Ok(Team {
        id,
        name,
        owner: owner.ok_or_else(|| unreadable("role", "the agency has no owner"))?,
        managers: with(Role::Manager),
        members: with(Role::Member),
        wished: None,
        delegate: None,
    })
}

/// The change request of an offer that is open.
fn open_change(row: &AnyRow) -> Result<Option<Change>> {
    let Some(id) = row::maybe_int(row, "change_id")? else { return Ok(None) };
    Ok(Some(Change {
        id: ChangeId(id),
        offer: OfferId(row::int(row, "id")?),
        version: row::small(row, "change_version")?,
        by: PersonId(row::int(row, "change_by")?),
        at: UnixMs(row::int(row, "change_at")?),
        terms: row::json(row, "change_terms")?,
        message: row::text(row, "change_message")?,
        fate: row::json(row, "change_fate")?,
    }))
}

/// What an offer became: with its terms, until both sides agreed to others.
fn contract_beside(row: &AnyRow, offer: &Offer) -> Result<Option<Contract>> {
    let Some(id) = row::maybe_int(row, "contract_id")? else { return Ok(None) };
    Ok(Some(Contract {
        id: ContractId(id),
        offer: offer.id,
        version: row::small(row, "contract_version")?,
        guild: offer.guild,
        room: offer.room,
        client: offer.client,
        contractor: offer.recipient.clone(),
        terms: row::maybe_json::<Option<_>>(row, "contract_terms")?.unwrap_or_else(|| offer.terms.clone()),
        places: row::maybe_json(row, "contract_places")?,
        started: UnixMs(row::int(row, "started_ms")?),
        state: row::name(row, "contract_state")?,
        revision: row::int(row, "contract_revision")?,
    }))
}

fn offer_row(row: &AnyRow) -> Result<OfferRow> {
    let offer = offer(row, recipient(row)?, open_change(row)?)?;
    Ok(OfferRow {
        channel: row::maybe_int(row, "room_channel")?.map(ChannelId),
        contract: contract_beside(row, &offer)?,
        settings: row::maybe_json(row, "settings")?,
        server: row::maybe_text(row, "server")?,
        posted: maybe_posted(row, "post_channel", "post_message")?,
        offer,
    })
}

fn state(row: &AnyRow, open_change: Option<Change>) -> Result<State> {
    let at = || {
        let ended = row::maybe_int(row, "ended_ms")?;
        ended.map(UnixMs).ok_or_else(|| unreadable("ended_ms", "empty for an offer that is over"))
    };
    let by = || {
        let by = row::maybe_int(row, "ended_by")?;
        by.map(PersonId).ok_or_else(|| unreadable("ended_by", "empty for an answered offer"))
    };
    let message = row::maybe_text(row, "end_message")?;
    Ok(match row::name(row, "state")? {
        StateName::Pending => State::Pending { open_change },
        StateName::Accepted => State::Accepted { by: by()?, at: at()? },
        StateName::Withdrawn => {
            let by = row::maybe_int(row, "ended_by")?.unwrap_or(row::int(row, "client_id")?);
            State::Withdrawn { by: PersonId(by), at: at()?, message }
        }
        StateName::Removed => State::Removed { by: by()?, at: at()? },
        StateName::Expired => State::Expired { at: at()? },
        StateName::Declined => {
            let code = row::text(row, "decline_reason")?;
            let reason = DeclineReason::from_code(&code).ok_or_else(|| unreadable("decline_reason", code))?;
            State::Declined { by: by()?, at: at()?, reason, message }
        }
    })
}

fn offer(row: &AnyRow, recipient: Recipient, open_change: Option<Change>) -> Result<Offer> {
    Ok(Offer {
        id: OfferId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        number: OfferNumber(row::int(row, "number")?),
        room: RoomId(row::int(row, "room_id")?),
        client: PersonId(row::int(row, "client_id")?),
        recipient,
        version: row::small(row, "version")?,
        revision: row::int(row, "revision")?,
        terms: row::json(row, "terms")?,
        note: row::maybe_text(row, "note")?,
        files: row::maybe_json(row, "files")?,
        created: UnixMs(row::int(row, "created_ms")?),
        expires: UnixMs(row::int(row, "expires_ms")?),
        remind: row::maybe_int(row, "remind_ms")?.map(UnixMs),
        waits_for: row::maybe_int(row, "waits_for")?.map(PersonId),
        proposal: row::maybe_int(row, "proposal_id")?.map(ProposalId),
        state: state(row, open_change)?,
    })
}

impl Queries<'_> {
    /// The offer called `id` with its current terms.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer(&mut self, id: OfferId) -> Result<Option<Offer>> {
        Ok(self.offer_row(id, Shown::Nothing).await?.map(|found| found.offer))
    }

    /// The same with what stands beside it, and the newest message that shows `shown`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer_row(&mut self, id: OfferId, shown: impl Into<Shown>) -> Result<Option<OfferRow>> {
        let sql = sqlx::AssertSqlSafe(format!("{OFFERS} WHERE o.id = $1"));
        let shown = shown.into().to_string();
        let found = sqlx::query(sql).bind(id.0).bind(shown).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(offer_row).transpose()
    }

    /// The offer that became the contract called `id`, with the newest message that shows `shown`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contract_row(
        &mut self,
        id: ContractId,
        shown: impl Into<Shown>,
    ) -> Result<Option<OfferRow>> {
        let sql = sqlx::AssertSqlSafe(format!("{OFFERS} WHERE k.id = $1"));
        let shown = shown.into().to_string();
        let found = sqlx::query(sql).bind(id.0).bind(shown).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(offer_row).transpose()
    }

    /// The offer that became the contract that people of a server call `number`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contract_numbered(
        &mut self,
        guild: GuildId,
        number: OfferNumber,
    ) -> Result<Option<OfferRow>> {
        let sql = sqlx::AssertSqlSafe(format!("{OFFERS} WHERE k.guild_id = $1 AND k.number = $3"));
        let shown = Shown::Nothing.to_string();
        let found =
            sqlx::query(sql).bind(guild.0).bind(shown).bind(number.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(offer_row).transpose()
    }

    /// The contract that an offer became.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contract_of(&mut self, offer: OfferId) -> Result<Option<Contract>> {
        Ok(self.offer_row(offer, Shown::Nothing).await?.and_then(|found| found.contract))
    }
}
