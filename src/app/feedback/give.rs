//! Giving feedback: typed, previewed and given. Owns that nothing which its writer reads depends on what the other side gave, until both
//! are published.

use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::feedback::draft::FeedbackDraft;
use crate::domain::feedback::edit::{Purpose, check_write, edit};
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::{TAGS, Tag};
use crate::domain::feedback::words::FeedbackWords;
use crate::domain::feedback::{self, Feedback};
use crate::domain::form::FeedbackForm;
use crate::domain::ids::{ContractId, DraftId};
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use crate::store::Queries;

/// Feedback that is about to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// The contract as it is now.
    pub found: ContractAtWork,
    /// The side that gives it.
    pub side: Side,
    /// How it was, once that is chosen.
    pub stars: Option<Stars>,
    /// What was good.
    pub tags: Vec<Tag>,
    /// In words.
    pub comment: Option<String>,
    /// A word to the moderators.
    pub note: Option<String>,
    /// Whether it would be given, or published feedback edited.
    pub purpose: Purpose,
    /// Until when it can be given and changed, or edited.
    pub until: UnixMs,
    /// When the same side gave feedback that this replaces, if it did.
    pub given: Option<UnixMs>,
}

impl FeedbackPreview {
    /// Of everything that it says.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let words = (self.stars, &self.tags, &self.comment, &self.note);
        let edits = matches!(self.purpose, Purpose::Edit { .. });
        PreviewHash::of(&(self.found.contract.id.0, words, edits))
    }
}

/// What a press below the preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedbackPress {
    /// It's given, and hidden.
    Given(FeedbackPreview),
    /// It was the second one: both are published.
    Published(FeedbackPreview),
    /// What was published says something else from now on.
    Edited(FeedbackPreview),
    /// Nothing was given: it would say something else than what was seen, which this shows.
    Renewed(FeedbackPreview),
}

impl App {
    /// Begins feedback on a contract with what the same side gave before, or goes on with what was begun.
    ///
    /// # Errors
    /// A refusal for everybody who can't give any, or a failure of the database.
    pub async fn begin_feedback(&self, caller: &Caller, contract: ContractId) -> Result<FeedbackPreview> {
        let (found, given) = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let found = load_contract_in(self, &mut queries, caller, contract).await?;
            (found, queries.feedback_of(contract).await?)
        };
        let (side, _) = check_write(&found, &given, (caller.person, self.now()))?;
        let before = given.iter().find(|feedback| feedback.side == side);
        let draft = self.begin(caller, &FeedbackDraft::over(contract, before).into()).await?;
        preview(self, caller, &draft, found, &given)
    }

    /// Chooses the stars of a draft.
    ///
    /// # Errors
    /// As [`App::fill_feedback`].
    pub async fn choose_stars(
        &self,
        caller: &Caller,
        draft: DraftId,
        chosen: Stars,
    ) -> Result<FeedbackPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Feedback(FeedbackDraft::Feedback { stars, .. }) = content else { return false };
            *stars = Some(chosen);
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        self.preview_feedback(caller, &saved).await
    }

    /// Chooses the tags of a draft by their codes; `None` where one of them was never offered to that side, or there are too many.
    ///
    /// # Errors
    /// As [`App::fill_feedback`].
    pub async fn choose_tags(
        &self,
        caller: &Caller,
        draft: DraftId,
        codes: &[String],
    ) -> Result<Option<FeedbackPreview>> {
        let typed = self.open_draft(caller, draft).await?;
        let side = self.preview_feedback(caller, &typed).await?.side;
        let chosen: Option<Vec<Tag>> = codes.iter().map(|code| Tag::offered_with_code(side, code)).collect();
        let Some(chosen) = chosen.filter(|chosen| chosen.len() <= TAGS) else { return Ok(None) };
        let put = |content: &mut DraftContent| {
            let DraftContent::Feedback(FeedbackDraft::Feedback { tags, .. }) = content else { return false };
            tags.clone_from(&chosen);
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        self.preview_feedback(caller, &saved).await.map(Some)
    }

    /// Saves the words of a draft, and shows what it says.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_feedback(
        &self,
        caller: &Caller,
        draft: DraftId,
        (typed_comment, typed_note): (&str, &str),
    ) -> Result<FeedbackPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Feedback(FeedbackDraft::Feedback { comment, note, .. }) = content else {
                return false;
            };
            typed_comment.clone_into(comment);
            typed_note.clone_into(note);
            true
        };
        let saved = self.save_typed(caller, draft, put).await?;
        self.preview_feedback(caller, &saved).await
    }

    async fn preview_feedback(&self, caller: &Caller, draft: &Draft) -> Result<FeedbackPreview> {
        let mut reader = self.store.reader().await?;
        let (found, given) = load_with_feedback(self, &mut reader.queries(), caller, draft).await?;
        preview(self, caller, draft, found, &given)
    }

    /// Gives feedback as its preview showed it, once; where it would say something else, nothing is given. The second one publishes
    /// both.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn give_feedback(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<FeedbackPress> {
        retry(|| self.try_give_feedback(caller, draft, seen)).await
    }

    async fn try_give_feedback(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<FeedbackPress> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let typed = self.load_draft(&mut tx.queries(), caller, id).await?;
        let found = load_contract_in(self, &mut tx.queries(), caller, contract_of(&typed)?).await?;
        // Of both sides at once, the later one reads here what the other one gave.
        tx.hold_contract(&found.contract).await?;
        let mut given = tx.queries().feedback_of(found.contract.id).await?;
        let preview = preview(self, caller, &typed, found, &given)?;
        let Some(stars) = preview.stars.filter(|_| preview.hash() == seen) else {
            return Ok(FeedbackPress::Renewed(preview));
        };
        let FeedbackPreview { found, tags, comment, note, .. } = preview.clone();
        let by = (caller.person, self.now());
        let words = FeedbackWords { stars, tags, comment, note };
        use_up(&mut tx, id).await?;
        if let Purpose::Edit { .. } = preview.purpose {
            self.save(tx, &edit(&found, &given, by, words)?).await?;
            return Ok(FeedbackPress::Edited(preview));
        }
        let new = feedback::give(&found, &given, by, words)?;
        let receiver = Receiver::of(new.side, found.contract.client, &found.contract.contractor);
        tx.put_feedback(caller.guild, (&new, receiver), feedback::due(&found)).await?;
        given.retain(|feedback| feedback.side != new.side);
        given.push(new);
        match feedback::publish(&found, &given, (Some(caller.person), self.now())) {
            Some(decision) => {
                self.save(tx, &decision).await?;
                Ok(FeedbackPress::Published(preview))
            }
            None => {
                tx.commit().await?;
                Ok(FeedbackPress::Given(preview))
            }
        }
    }
}

/// The contract that a draft gives feedback on.
fn contract_of(draft: &Draft) -> Result<ContractId> {
    match &draft.content {
        DraftContent::Feedback(FeedbackDraft::Feedback { contract, .. }) => Ok(*contract),
        _ => Err(DraftRefusal::NoSuchDraft.into()),
    }
}

/// The same with all that was given on it.
async fn load_with_feedback(
    app: &App,
    queries: &mut Queries<'_>,
    caller: &Caller,
    draft: &Draft,
) -> Result<(ContractAtWork, Vec<Feedback>)> {
    let found = load_contract_in(app, queries, caller, contract_of(draft)?).await?;
    let given = queries.feedback_of(found.contract.id).await?;
    Ok((found, given))
}

/// What a draft says of the contract as it is now.
fn preview(
    app: &App,
    caller: &Caller,
    draft: &Draft,
    found: ContractAtWork,
    given: &[Feedback],
) -> Result<FeedbackPreview> {
    let DraftContent::Feedback(FeedbackDraft::Feedback { stars, tags, comment, note, .. }) = &draft.content
    else {
        return Err(DraftRefusal::NoSuchDraft.into());
    };
    let (side, purpose) = check_write(&found, given, (caller.person, app.now()))?;
    let (comment, note) = FeedbackForm { comment, note }.read().map_err(|problems| {
        Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
    })?;
    let before = feedback::given_by(&found, given, side);
    let until = match purpose {
        Purpose::Give => feedback::deadline(&found.work),
        Purpose::Edit { until } => Some(until),
    };
    Ok(FeedbackPreview {
        draft: draft.id,
        side,
        stars: *stars,
        tags: tags.clone(),
        comment,
        note,
        purpose,
        until: until.unwrap_or_else(|| app.now()),
        given: before.map(|before| before.edited.unwrap_or(before.given)),
        found,
    })
}
