//! Reading contracts: one with everything, or a list of them. Owns which of them fit what somebody types; other people's are never looked at.

use super::work::{Found, at_work};
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::offers::named::{SUGGESTIONS, fits, read_number};
use crate::app::page::{LIST_REACH, PAGE_LINES, ReachedPage};
use crate::app::transaction::App;
use crate::domain::contracts::filter::ContractFilter;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::work::{ContractAtWork, open_pieces};
use crate::domain::ids::{ChannelId, ContractId};
use crate::store::{ContractCounts, ContractLine, OfferRow, Queries, Shown};

/// The contracts among which a typed word is looked for; any other one is found by its number.
const SEARCHED: u32 = 200;

/// Everything about one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRecord {
    /// The contract as it is now, with all that was said about it.
    pub found: ContractAtWork,
    /// Where it is pinned, once there is a channel.
    pub room_channel: Option<ChannelId>,
    /// Whether the reader can give feedback during it now.
    pub can_say_something: bool,
}

/// One page of somebody's contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractPage {
    /// What waits for the reader first, then the newest; at most [`PAGE_LINES`].
    pub lines: Vec<ContractLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Contracts on all pages, at most [`LIST_REACH`].
    pub total: u32,
    /// Whether there are older ones that no page shows.
    pub has_older: bool,
    /// How many wait for the reader, whatever the filter; exact up to [`LIST_REACH`].
    pub waiting: u32,
}

impl App {
    /// A page of the caller's own contracts that `filter` lets through; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_contracts(
        &self,
        caller: &Caller,
        filter: ContractFilter,
        page: u32,
    ) -> Result<ContractPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let (guild, person) = (caller.guild, caller.person);
        let ContractCounts { listed, waiting } =
            queries.count_contracts_of(guild, person, filter, LIST_REACH + 1).await?;
        let ReachedPage { total, has_older, page, pages, skip } = ReachedPage::of(listed, page);
        let lines = queries.contracts_of(guild, person, filter, skip, PAGE_LINES).await?;
        Ok(ContractPage { lines, page, pages, total, has_older, waiting })
    }

    /// The caller's contracts that fit what was typed so far, at most [`SUGGESTIONS`].
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_contracts(&self, caller: &Caller, typed: &str) -> Result<Vec<ContractLine>> {
        let mut reader = self.store.reader().await?;
        let all = ContractFilter::default();
        let lines = reader.queries().contracts_of(caller.guild, caller.person, all, 0, SEARCHED).await?;
        let fitting = lines.into_iter().filter(|line| fits(line.number, &line.title, typed));
        Ok(fitting.take(SUGGESTIONS).collect())
    }

    /// The caller's contract with the number that was typed or chosen: `7` or `#7`.
    ///
    /// # Errors
    /// [`ContractRefusal::NoNumber`] for any other text, [`ContractRefusal::NoSuchContract`] for a number of nobody's or of other
    /// people's contracts, or a failure of the database.
    pub async fn contract_named(&self, caller: &Caller, typed: &str) -> Result<ContractAtWork> {
        let number = read_number(typed).ok_or(ContractRefusal::NoNumber)?;
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.contract_numbered(caller.guild, number).await?;
        Ok(at_work(self, &mut queries, caller, found).await?.at_work)
    }

    /// The pieces that the caller can submit of the contract with the number that was typed so far; `None` where there are none.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn suggest_pieces(
        &self,
        caller: &Caller,
        typed: &str,
    ) -> Result<Option<(ContractAtWork, Vec<u32>)>> {
        let found = match self.contract_named(caller, typed).await {
            Ok(found) => found,
            Err(Error::Refused(_)) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let places = open_pieces(&found, caller.person).ok();
        Ok(places.map(|places| (found, places)))
    }

    /// Everything about a contract, for somebody on one of its sides.
    ///
    /// # Errors
    /// A refusal for anybody else, or a failure of the database.
    pub async fn view_contract(&self, caller: &Caller, id: ContractId) -> Result<ContractRecord> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.contract_row(id, Shown::Nothing).await?;
        self.record_of(&mut queries, caller, found).await
    }

    /// The same by the number that was typed or chosen.
    ///
    /// # Errors
    /// As [`App::contract_named`].
    pub async fn view_contract_named(&self, caller: &Caller, typed: &str) -> Result<ContractRecord> {
        let number = read_number(typed).ok_or(ContractRefusal::NoNumber)?;
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.contract_numbered(caller.guild, number).await?;
        self.record_of(&mut queries, caller, found).await
    }

    async fn record_of(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        found: Option<OfferRow>,
    ) -> Result<ContractRecord> {
        let Found { at_work: found, channel: room_channel, .. } =
            at_work(self, queries, caller, found).await?;
        let can_say_something = self.can_say_something(queries, &found, caller.person).await?;
        Ok(ContractRecord { found, room_channel, can_say_something })
    }
}
