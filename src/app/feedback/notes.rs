//! The notes to the moderators that came with feedback. Owns who reads them, and when: moderators who are on neither side, once the
//! feedback is published.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::PAGE_LINES;
use crate::app::transaction::App;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::seat::Seat;
use crate::domain::feedback::Feedback;
use crate::domain::ids::OfferNumber;
use crate::store::{OfferRow, Shown};

/// One note with the feedback that it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackNote {
    /// The number of the contract.
    pub number: OfferNumber,
    /// The contract.
    pub contract: Contract,
    /// The feedback.
    pub feedback: Feedback,
}

/// One page of a server's notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackNotes {
    /// Newest first, without those of the reader's own contracts.
    pub lines: Vec<FeedbackNote>,
    /// This page, from 1.
    pub page: u32,
    /// Whether there are older ones.
    pub has_more: bool,
}

impl App {
    /// A page of the notes that moderators got with published feedback.
    ///
    /// # Errors
    /// A refusal for everybody who doesn't moderate, or a failure of the database.
    pub async fn feedback_notes(&self, caller: &Caller, page: u32) -> Result<FeedbackNotes> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let page = page.max(1);
        let skip = (page - 1).saturating_mul(PAGE_LINES);
        let mut found = queries.feedback_notes(caller.guild, skip, PAGE_LINES + 1).await?;
        let has_more = found.len() > PAGE_LINES as usize;
        found.truncate(PAGE_LINES as usize);
        let mut lines = Vec::with_capacity(found.len());
        for feedback in found {
            let row = queries.contract_row(feedback.contract, Shown::Nothing).await?;
            let Some(OfferRow { offer, contract: Some(contract), .. }) = row else { continue };
            if Seat::of(&contract, caller.person).is_none() {
                lines.push(FeedbackNote { number: offer.number, contract, feedback });
            }
        }
        Ok(FeedbackNotes { lines, page, has_more })
    }
}
