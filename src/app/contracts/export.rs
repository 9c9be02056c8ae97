//! A contract to take away: everything that a side may read of it, as a file for programs with its hash, and the dates that are ahead.
//! Owns how the file is written and what its hash is of; what stands in it is `domain::contracts::document`'s.

use super::work::{Found, at_work};
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::drafts::calendar_of;
use crate::app::offers::named::read_number;
use crate::app::transaction::App;
use crate::domain::contracts::ahead::{Ahead, ahead};
use crate::domain::contracts::document::{ContractDocument, DocumentSource};
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::seat::Seat;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::form::is_invisible;
use crate::domain::ids::ContractId;
use crate::domain::time::UnixMs;
use crate::store::{History, OfferRow, Queries, Shown};
use ring::digest::{SHA256, digest};
use std::fmt::Write as _;

/// A contract that somebody takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractExport {
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// What its reader is to it.
    pub seat: Seat,
    /// All that they read of it.
    pub document: ContractDocument,
    /// The dates that are ahead.
    pub ahead: Vec<Ahead>,
    /// When it was taken.
    pub taken: UnixMs,
}

/// A document as a file, which says its own hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDocument {
    /// JSON, one value a line. The line of the hash is the second member's.
    pub text: String,
    /// The SHA-256 of all other lines, in hexadecimal digits.
    pub sha256: String,
}

/// How the line of the hash begins. No other line does: in JSON, what somebody wrote holds no line end.
const HASH_LINE: &str = "  \"sha256\": ";

impl WrittenDocument {
    /// Writes a document, always to the same bytes.
    ///
    /// # Errors
    /// None that a document can cause.
    pub fn of(document: &ContractDocument) -> serde_json::Result<Self> {
        let mut lines = shown_escaped(&serde_json::to_string_pretty(document)?);
        lines.push('\n');
        let mut sha256 = String::new();
        for byte in digest(&SHA256, lines.as_bytes()).as_ref() {
            // A text takes everything.
            let _ = write!(sha256, "{byte:02x}");
        }
        // Behind `{` and the format's name.
        let (after, _) = lines.match_indices('\n').nth(1).unwrap_or((0, ""));
        lines.insert_str(after + 1, &format!("{HASH_LINE}\"{sha256}\",\n"));
        Ok(Self { text: lines, sha256 })
    }

    /// What prints the hash of a file of this kind again, wherever `grep` and `sha256sum` are.
    #[must_use]
    pub fn check_command(file: &str) -> String {
        format!("grep -v '^{}' {file} | sha256sum", HASH_LINE.trim_end_matches([' ', ':']))
    }
}

/// JSON in which a character that can't be seen, or that turns the direction of what follows, is written as its number. Programs read
/// the same text, and people who open the file see all that is there.
fn shown_escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !(c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

impl App {
    /// The caller's contract with the number that was typed or chosen, to take away.
    ///
    /// # Errors
    /// As for reading it: [`ContractRefusal::NoNumber`] for what is no number, [`ContractRefusal::NoSuchContract`] for a number of nobody's
    /// or of other people's contracts, or a failure of the database.
    pub async fn export_contract_named(&self, caller: &Caller, typed: &str) -> Result<ContractExport> {
        let number = read_number(typed).ok_or(ContractRefusal::NoNumber)?;
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.contract_numbered(caller.guild, number).await?;
        self.export_found(&mut queries, caller, found).await
    }

    /// A contract to take away, for somebody on one of its sides.
    ///
    /// # Errors
    /// A refusal for anybody else, or a failure of the database.
    pub async fn export_contract(&self, caller: &Caller, id: ContractId) -> Result<ContractExport> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let found = queries.contract_row(id, Shown::Nothing).await?;
        self.export_found(&mut queries, caller, found).await
    }

    async fn export_found(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        found: Option<OfferRow>,
    ) -> Result<ContractExport> {
        let Found { at_work: found, settings, .. } = at_work(self, queries, caller, found).await?;
        let seat = Seat::of(&found.contract, caller.person).ok_or(ContractRefusal::NoSuchContract)?;
        let document = document_of(queries, &found, seat).await?;
        let taken = self.now();
        let today = calendar_of(caller, &settings.over(&self.defaults), taken).today();
        let ahead = ahead(&found, seat, (taken, today));
        Ok(ContractExport { found, seat, document, ahead, taken })
    }
}

/// A contract as those read it who have `seat`, with the names of those who are known.
pub(super) async fn document_of(
    queries: &mut Queries<'_>,
    found: &ContractAtWork,
    seat: Seat,
) -> Result<ContractDocument> {
    let guild = found.contract.guild;
    let History { versions, changes, timeline } = queries.history(found.offer.id).await?;
    let server = queries.guild_name(guild).await?;
    let versions: Vec<_> =
        versions.iter().map(|version| (version.number, version.at, &version.terms)).collect();
    let source = DocumentSource {
        on: found,
        server: server.as_deref(),
        versions: &versions,
        changes: &changes,
        timeline: &timeline,
    };
    let document = ContractDocument::of(source, seat);
    let mentioned: Vec<_> = document.mentioned().into_iter().collect();
    let known = queries.people_named(guild, &mentioned).await?;
    Ok(document.naming(|person| {
        let known = known.iter().find(|known| known.id == person)?;
        Some((known.name.clone(), known.username.clone()))
    }))
}

#[cfg(test)]
mod tests;
