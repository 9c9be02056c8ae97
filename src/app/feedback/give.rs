//! Giving feedback: typed, previewed and given. Owns that nothing which its writer reads depends on what the other side gave after the close,
//! until both are published.

use super::interim::check_any;
use crate::app::caller::Caller;
use crate::app::contracts::load_contract_in;
use crate::app::error::Result;
use crate::app::offers::drafts::use_up;
use crate::app::transaction::{App, retry};
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::feedback::draft::FeedbackDraft;
use crate::domain::feedback::edit::{Purpose, check_write, edit};
use crate::domain::feedback::interim::{InterimFeedback, check_interim, say};
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
    /// Whether it would be given, published feedback edited, or something said during the contract.
    pub purpose: Purpose,
    /// Until when it can be given and changed, or edited; what is said during the contract is said now.
    pub until: UnixMs,
    /// When the same side gave feedback that this replaces, if it did.
    pub given: Option<UnixMs>,
}

impl FeedbackPreview {
    /// Of everything that it says.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let words = (self.stars, &self.tags, &self.comment, &self.note);
        let purpose = match self.purpose {
            Purpose::Give => 0_u8,
            Purpose::Edit { .. } => 1,
            Purpose::During => 2,
        };
        PreviewHash::of(&(self.found.contract.id.0, words, purpose))
    }
}

/// What a press below the preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedbackPress {
    /// It's given, and hidden.
    Given(FeedbackPreview),
    /// It was the second one: both are published.
    Published(FeedbackPreview),
    /// It's said during the contract, and both sides read it.
    Said(FeedbackPreview),
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
        let (found, on) = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let found = load_contract_in(self, &mut queries, caller, contract).await?;
            let on = OnContract::load(&mut queries, &found.contract).await?;
            (found, on)
        };
        let by = (caller.person, self.now());
        let fresh = match check_any(&found, (&on.given, &on.said), by)? {
            (_, Purpose::During) => FeedbackDraft::during(contract),
            (side, Purpose::Give | Purpose::Edit { .. }) => {
                FeedbackDraft::over(contract, on.given.iter().find(|feedback| feedback.side == side))
            }
        };
        let draft = self.begin(caller, &fresh.into()).await?;
        preview(self, caller, &draft, found, &on)
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
        let mut queries = reader.queries();
        let found = load_contract_in(self, &mut queries, caller, contract_of(draft)?).await?;
        let on = OnContract::load(&mut queries, &found.contract).await?;
        preview(self, caller, draft, found, &on)
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
        let on = OnContract::load(&mut tx.queries(), &found.contract).await?;
        let preview = preview(self, caller, &typed, found, &on)?;
        let Some(stars) = preview.stars.filter(|_| preview.hash() == seen) else {
            return Ok(FeedbackPress::Renewed(preview));
        };
        let FeedbackPreview { found, tags, comment, note, .. } = preview.clone();
        let by = (caller.person, self.now());
        let words = FeedbackWords { stars, tags, comment, note };
        use_up(&mut tx, id).await?;
        let OnContract { mut given, said } = on;
        match preview.purpose {
            Purpose::Give => {}
            Purpose::Edit { .. } => {
                self.save(tx, &edit(&found, &given, by, words)?).await?;
                return Ok(FeedbackPress::Edited(preview));
            }
            Purpose::During => {
                self.save(tx, &say(&found, &said, by, words)?).await?;
                return Ok(FeedbackPress::Said(preview));
            }
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

/// All that was given on a contract.
struct OnContract {
    /// After it was closed.
    given: Vec<Feedback>,
    /// During it; nothing is looked up once it can't be said any more.
    said: Vec<InterimFeedback>,
}

impl OnContract {
    async fn load(queries: &mut Queries<'_>, contract: &Contract) -> Result<Self> {
        let given = queries.feedback_of(contract.id).await?;
        let said = match contract.check_open() {
            Ok(()) => queries.interim_of(contract.id).await?,
            Err(_) => Vec::new(),
        };
        Ok(Self { given, said })
    }
}

/// What a draft says of the contract as it is now.
fn preview(
    app: &App,
    caller: &Caller,
    draft: &Draft,
    found: ContractAtWork,
    on: &OnContract,
) -> Result<FeedbackPreview> {
    let DraftContent::Feedback(FeedbackDraft::Feedback { stars, tags, comment, note, during, .. }) =
        &draft.content
    else {
        return Err(DraftRefusal::NoSuchDraft.into());
    };
    let by = (caller.person, app.now());
    let (side, purpose) = match during {
        true => (check_interim(&found, &on.said, by)?, Purpose::During),
        false => check_write(&found, &on.given, by)?,
    };
    let (comment, note) = FeedbackForm { comment, note }.read().map_err(|problems| {
        Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
    })?;
    let before = feedback::given_by(&found, &on.given, side).filter(|_| !during);
    let until = match purpose {
        Purpose::Give => feedback::deadline(&found.work),
        Purpose::Edit { until } => Some(until),
        Purpose::During => None,
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
