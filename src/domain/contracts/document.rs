//! A contract as a document that people keep: its facts, in the order and by the names in which they are written to a file.
//! Owns that shape, which is the format `parley-contract/1` of `docs/contract-export.md`, and that nothing with an amount is in
//! it for who reads none. Knows no file, no language and no moment but those of the contract.
//!
//! Members are only ever added. What a format called `/1` says never changes its meaning.

mod agreed;
mod hours;
mod standing;
mod timeline;
mod written;

pub use agreed::{
    Contractor, DocumentFate, DocumentFile, DocumentMilestone, DocumentParty, DocumentPrice, DocumentRequest,
    DocumentServer, DocumentTerms, DocumentVersion,
};
pub use hours::{DocumentHours, DocumentRate, DocumentWeek};
pub use standing::{DocumentPayment, DocumentPiece, DocumentSum, DocumentSums};
pub use timeline::{DocumentClosing, DocumentDispute, DocumentEntry, DocumentHappening, DocumentPaid};
pub use written::{WrittenDay, WrittenId, WrittenMoment, WrittenMoney};

use super::contract::ContractState;
use super::payments::currency_of;
use super::seat::Seat;
use super::work::ContractAtWork;
use crate::domain::ids::PersonId;
use crate::domain::offers::change::Change;
use crate::domain::offers::terms::Terms;
use crate::domain::offers::timeline::Entry;
use crate::domain::time::UnixMs;
use serde::Serialize;
use std::collections::BTreeSet;

/// The name of the format, with its version.
pub const FORMAT: &str = "parley-contract/1";

/// What a document is made from.
#[derive(Debug, Clone, Copy)]
pub struct DocumentSource<'a> {
    /// The contract with all that was said about it.
    pub on: &'a ContractAtWork,
    /// What its server is called, where that is known.
    pub server: Option<&'a str>,
    /// All sets of terms of the offer that it was, the first first, each with the moment from which it was the current one.
    pub versions: &'a [(u32, UnixMs, &'a Terms)],
    /// All change requests, the oldest first.
    pub changes: &'a [Change],
    /// What happened to the offer, the first first.
    pub timeline: &'a [Entry],
}

/// A contract, as those who have the same seat at it all read it. Its members are in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContractDocument {
    /// [`FORMAT`].
    pub format: &'static str,
    /// What people call the contract in its server.
    pub number: i64,
    /// Whether it runs.
    pub state: ContractState,
    /// When the offer was accepted.
    pub accepted: WrittenMoment,
    /// How much was said about it; two documents of the same contract with the same number are of the same day of its life.
    pub entries: i64,
    /// Whether amounts of money are in it.
    pub has_amounts: bool,
    /// The currency of all that is paid on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<&'static str>,
    /// The server.
    pub server: DocumentServer,
    /// Who hires.
    pub client: WrittenId,
    /// Who works.
    pub contractor: Contractor,
    /// Everyone who is named in it, by their ids.
    pub people: Vec<DocumentParty>,
    /// What was agreed.
    pub terms: DocumentTerms,
    /// The pieces of the work, and how each stands.
    pub work: Vec<DocumentPiece>,
    /// The weeks with hours that count, the oldest first; none where the price is fixed.
    pub weeks: Vec<DocumentWeek>,
    /// What the payments come to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sums: Option<DocumentSums>,
    /// What was paid and given back, as the sides say.
    pub payments: Vec<DocumentPayment>,
    /// The files that came with the offer, without what is in them.
    pub files: Vec<DocumentFile>,
    /// What the client wrote to the other side with the offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The sets of terms that the reader may read: those of the offer, the accepted one among them, and those agreed to since.
    pub versions: Vec<DocumentVersion>,
    /// What the addressed side asked to change before it accepted.
    pub change_requests: Vec<DocumentRequest>,
    /// What happened, the oldest first.
    pub timeline: Vec<DocumentEntry>,
}

impl ContractDocument {
    /// The document for those who have `seat`. A member who does the work reads what was agreed without what it costs, and not
    /// how it was negotiated.
    #[must_use]
    pub fn of(source: DocumentSource<'_>, seat: Seat) -> Self {
        let DocumentSource { on, server, versions, changes, timeline } = source;
        let ContractAtWork { offer, contract, work, .. } = on;
        let has_amounts = seat.reads_amounts();
        let may_read = |version: u32| has_amounts || version == contract.version;
        let versions = versions.iter().copied().filter(|(number, ..)| may_read(*number));
        // What both sides agreed to since, everyone on them reads.
        let agreed = (contract.version.saturating_add(1)..).zip(work.agreed_terms());
        let agreed = agreed.map(|(number, change)| (number, change.approved.at, &change.terms.is));
        let changes = changes.iter().filter(|_| has_amounts);
        Self {
            format: FORMAT,
            number: offer.number.0,
            state: contract.state,
            accepted: contract.started.into(),
            entries: work.revision(),
            has_amounts,
            currency: has_amounts.then(|| currency_of(contract).code()),
            server: DocumentServer { id: contract.guild.0.into(), name: server.map(str::to_owned) },
            client: contract.client.into(),
            contractor: Contractor::of(&contract.contractor),
            people: Vec::new(),
            terms: DocumentTerms::of(&contract.terms, has_amounts),
            work: DocumentPiece::all(on, has_amounts),
            weeks: DocumentWeek::all(on, has_amounts),
            sums: has_amounts.then(|| DocumentSums::of(on)),
            payments: DocumentPayment::all(on, has_amounts),
            files: offer.files.iter().map(DocumentFile::of).collect(),
            note: offer.note.clone().filter(|_| has_amounts),
            versions: versions
                .chain(agreed)
                .map(|(number, since, terms)| DocumentVersion::of(number, since, terms, has_amounts))
                .collect(),
            change_requests: changes.map(DocumentRequest::of).collect(),
            timeline: timeline::all(on, timeline, has_amounts),
        }
    }

    /// Everyone whom it mentions, in the order of their ids.
    #[must_use]
    pub fn mentioned(&self) -> BTreeSet<PersonId> {
        let asked = self.change_requests.iter().map(|request| request.by);
        let happened = self.timeline.iter().filter_map(|entry| entry.by);
        let paid = self.payments.iter().map(|payment| payment.recorded_by);
        let answered = self.payments.iter().filter_map(|payment| payment.answered_by);
        let logged = self.weeks.iter().flat_map(|week| &week.hours).map(|hours| hours.by);
        let sides = [self.client].into_iter().chain(self.contractor.people());
        let all = sides.chain(asked).chain(happened).chain(paid).chain(answered).chain(logged);
        all.map(|id| PersonId(id.0)).collect()
    }

    /// The same document with the names of those who are known.
    #[must_use]
    pub fn naming(self, name_of: impl Fn(PersonId) -> Option<(String, Option<String>)>) -> Self {
        let party = |person: PersonId| {
            let (name, username) = name_of(person).unzip();
            DocumentParty { id: person.into(), name, username: username.flatten() }
        };
        let people = self.mentioned().into_iter().map(party).collect();
        Self { people, ..self }
    }
}

#[cfg(test)]
pub(crate) mod tests;
