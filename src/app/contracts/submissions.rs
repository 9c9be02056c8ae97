//! Work that is submitted with files: given with a command, its message typed, previewed, and submitted once.

use super::preview::PreviewOutcome;
use super::work::load;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::draft::ContractDraft;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::contracts::submission::submit_with_files;
use crate::domain::contracts::work::{self, ContractAtWork};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::draft::check_sizes;
use crate::store::Queries;

/// Work that somebody is about to submit: its message is typed next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BegunSubmission {
    /// Holds the files, and the message if it was typed before.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The piece, or those of which one is to be chosen.
    pub places: Vec<u32>,
    /// The message as it was typed before.
    pub message: String,
}

/// Work that was typed and is not submitted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// Which piece.
    pub place: u32,
    /// The message.
    pub message: String,
    /// The files that go with it.
    pub files: Vec<Attachment>,
}

impl WorkPreview {
    /// Of everything that it shows and submits.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let contract = (self.found.contract.id, self.found.contract.version);
        PreviewHash::of(&(contract, self.place, &self.message, &self.files))
    }
}

/// What a draft of work holds.
type Typed<'a> = (&'a mut Option<u32>, &'a mut String, &'a mut Vec<Attachment>);

impl App {
    /// Begins to submit work with files, or continues what was begun. Where several pieces can be submitted, `asked` says which.
    ///
    /// # Errors
    /// A refusal for everybody who can't, of a piece that can't be submitted, or of a file that is too large; or a failure of the
    /// database.
    pub async fn begin_submission(
        &self,
        caller: &Caller,
        contract: ContractId,
        asked: Option<u32>,
        given: &[Attachment],
    ) -> Result<BegunSubmission> {
        let found = self.load_contract(caller, contract).await?;
        let places = match asked {
            Some(place) => {
                work::check_open(&found, caller.person, place)?;
                vec![place]
            }
            None => work::open_pieces(&found, caller.person)?,
        };
        check_sizes(given)?;
        let chosen = match places.as_slice() {
            [place] => Some(*place),
            _ => None,
        };
        let (message, files) = (String::new(), given.to_vec());
        let fresh = ContractDraft::Submit { contract, piece: chosen, message, files }.into();
        // What the command says now counts; what it leaves out stays as it was.
        let put = |(piece, _, files): Typed<'_>| {
            *piece = chosen;
            if !given.is_empty() {
                *files = given.to_vec();
            }
        };
        let draft = self.begin_with(caller, &fresh, |content| put_typed(content, put)).await?;
        let (_, _, message, _) = submission(&draft)?;
        Ok(BegunSubmission { draft: draft.id, message: message.to_owned(), found, places })
    }

    /// Says which piece a draft is about.
    ///
    /// # Errors
    /// A refusal where it can't be submitted, or a failure of the database.
    pub async fn choose_submission(
        &self,
        caller: &Caller,
        draft: DraftId,
        place: u32,
    ) -> Result<BegunSubmission> {
        let typed = self.open_draft(caller, draft).await?;
        let found = self.load_contract(caller, submission(&typed)?.0).await?;
        work::check_open(&found, caller.person, place)?;
        let saved = self.put_submission(caller, draft, |(piece, ..)| *piece = Some(place)).await?;
        let (_, _, message, _) = submission(&saved)?;
        Ok(BegunSubmission { draft, message: message.to_owned(), found, places: vec![place] })
    }

    /// A draft of work, to be typed again.
    ///
    /// # Errors
    /// A refusal where it can't be submitted any more, or a failure of the database.
    pub async fn reopen_submission(&self, caller: &Caller, draft: &Draft) -> Result<BegunSubmission> {
        let (contract, piece, message, _) = submission(draft)?;
        let found = self.load_contract(caller, contract).await?;
        let places = match piece {
            Some(place) => {
                work::check_open(&found, caller.person, place)?;
                vec![place]
            }
            None => work::open_pieces(&found, caller.person)?,
        };
        Ok(BegunSubmission { draft: draft.id, message: message.to_owned(), found, places })
    }

    /// Saves the message that goes with the work, and shows all of it.
    ///
    /// # Errors
    /// A refusal (the draft is kept), or a failure of the database.
    pub async fn fill_submission(&self, caller: &Caller, draft: DraftId, typed: &str) -> Result<WorkPreview> {
        let saved = self.put_submission(caller, draft, |(_, message, _)| typed.clone_into(message)).await?;
        self.preview_submission(&mut self.store.reader().await?.queries(), caller, &saved).await
    }

    async fn put_submission(
        &self,
        caller: &Caller,
        draft: DraftId,
        put: impl Fn(Typed<'_>) + Sync,
    ) -> Result<Draft> {
        self.save_typed(caller, draft, |content| put_typed(content, &put)).await
    }

    /// Submits work as its preview showed it, once; where something else would be submitted, nothing is.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn submit_previewed(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<WorkPreview>> {
        retry(|| self.try_submit_previewed(caller, draft, seen)).await
    }

    async fn try_submit_previewed(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<PreviewOutcome<WorkPreview>> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let (typed, rules) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let preview = self.preview_submission(&mut tx.queries(), caller, &typed).await?;
        if preview.hash() != seen {
            return Ok(PreviewOutcome::Renewed(preview));
        }
        let WorkPreview { found, place, message, files, .. } = &preview;
        let by = (caller.person, self.now());
        let decision = submit_with_files(found, by, *place, (message, files), rules.approval_ms)?;
        use_up(&mut tx, id).await?;
        self.save(tx, &decision).await?;
        Ok(PreviewOutcome::Done(WorkPreview { found: decision.next, ..preview }))
    }

    /// What a draft means for the contract as it is now.
    async fn preview_submission(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
    ) -> Result<WorkPreview> {
        let (contract, piece, message, files) = submission(draft)?;
        let found = load(self, queries, caller, contract).await?;
        // A form is only opened once it's known for which piece.
        let place = piece.ok_or(ContractRefusal::NoSuchPiece)?;
        work::check_open(&found, caller.person, place)?;
        let message = work::checked(message)?;
        Ok(WorkPreview { draft: draft.id, found, place, message, files: files.to_vec() })
    }
}

/// The contract, the piece, the message and the files of a draft of work.
fn submission(draft: &Draft) -> Result<(ContractId, Option<u32>, &str, &[Attachment])> {
    match &draft.content {
        DraftContent::Contract(ContractDraft::Submit { contract, piece, message, files }) => {
            Ok((*contract, *piece, message, files))
        }
        _ => Err(DraftRefusal::NoSuchDraft.into()),
    }
}

/// Changes what was typed of a submission; `false` for another draft.
fn put_typed(content: &mut DraftContent, put: impl Fn(Typed<'_>)) -> bool {
    let DraftContent::Contract(ContractDraft::Submit { piece, message, files, .. }) = content else {
        return false;
    };
    put((piece, message, files));
    true
}
