//! Reading for people: one offer with everything, or a list of them.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::{LIST_REACH, PAGE_LINES, ReachedPage};
use crate::app::people::standing::record_of;
use crate::app::transaction::App;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::work::Work;
use crate::domain::ids::{ChannelId, OfferId};
use crate::domain::offers::change::Change;
use crate::domain::offers::filter::OfferFilter;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::timeline::Entry;
use crate::domain::people::standing::ClientRecord;
use crate::domain::safety::Note;
use crate::store::{History, OfferLine, OfferRow, Person, Version};

/// Everything about one offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRecord {
    /// As it is now.
    pub offer: Offer,
    /// Who sent it.
    pub client: Option<Person>,
    /// What is known of them.
    pub about: ClientRecord,
    /// All its terms, the first first.
    pub versions: Vec<Version>,
    /// All change requests, the oldest first.
    pub changes: Vec<Change>,
    /// What happened.
    pub timeline: Vec<Entry>,
    /// What it became.
    pub contract: Option<Contract>,
    /// What was said about the work of that.
    pub work: Work,
    /// Where its card is, once there is a channel.
    pub room_channel: Option<ChannelId>,
    /// What the reader is told to look at twice; nothing for anybody but the addressed side.
    pub notes: Vec<Note>,
}

/// One page of somebody's offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferPage {
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<OfferLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Offers on all pages, at most [`LIST_REACH`].
    pub total: u32,
    /// Whether there are older ones that no page shows.
    pub has_older: bool,
}

impl App {
    /// Everything about an offer, for one of its sides or a moderator of its server.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_offer(&self, caller: &Caller, id: OfferId) -> Result<OfferRecord> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let OfferRow { offer, channel, contract, .. } = self.load_to_read(&mut queries, caller, id).await?;
        let (about, client) = record_of(&mut queries, &offer, self.now()).await?;
        let History { versions, changes, timeline } = queries.history(id).await?;
        let notes = self.notes_for(&mut queries, &offer, caller.person).await?;
        let work = queries.work_if_any(contract.as_ref()).await?;
        Ok(OfferRecord {
            offer,
            client,
            about,
            versions,
            changes,
            timeline,
            contract,
            work,
            room_channel: channel,
            notes,
        })
    }

    /// A page of the newest of the caller's own offers that `filter` lets through; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_offers(&self, caller: &Caller, filter: OfferFilter, page: u32) -> Result<OfferPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let counted = queries.count_offers_of(caller.guild, caller.person, filter, LIST_REACH + 1).await?;
        let ReachedPage { total, has_older, page, pages, skip } = ReachedPage::of(counted, page);
        let lines = queries.offers_of(caller.guild, caller.person, filter, skip, PAGE_LINES).await?;
        Ok(OfferPage { lines, page, pages, total, has_older })
    }
}
