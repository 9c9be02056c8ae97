//! What a job would say: of a new one, and of one that its client edits. Owns that nothing is saved over a job that changed meanwhile.

use super::{JobPreview, say_over};
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent};
use crate::domain::form::JobForm;
use crate::domain::ids::JobId;
use crate::domain::jobs::decide::edit;
use crate::domain::jobs::draft::{JobDraft, JobOptions};
use crate::domain::jobs::job::{JobTerms, PLACES};
use crate::domain::refusal::Refusal;
use crate::domain::server::ServerRules;
use crate::store::Queries;

impl App {
    /// Begins to edit a job: its form is filled in with what it says, or with what was typed over that before.
    ///
    /// # Errors
    /// A refusal for who can't, or a failure of the database.
    pub async fn begin_job_edit(&self, caller: &Caller, id: JobId, said: JobOptions) -> Result<Draft> {
        let job = self.load_to_change(caller, id).await?;
        let form = JobForm::from_terms(&job.terms);
        let options =
            JobOptions { places: Some(job.terms.places), length: job.terms.length, visibility: None };
        let fresh = JobDraft::JobEdit { job: job.id, revision: job.revision, form, options };
        self.begin_with(caller, &fresh.into(), |content| say_over(content, said)).await
    }

    /// What a draft says, and of a job that it would edit how that is.
    pub(super) async fn preview_job(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
        rules: &ServerRules,
    ) -> Result<JobPreview> {
        let DraftContent::Job(typed) = &draft.content else { return Err(DraftRefusal::NoSuchDraft.into()) };
        let edits = match typed {
            JobDraft::Job { .. } => None,
            JobDraft::JobEdit { job, .. } => Some(Box::new(self.load_job(queries, caller, *job).await?.job)),
        };
        let (form, options) = typed.typed();
        let currency =
            edits.as_ref().map_or(rules.default_currency, |job| job.terms.budget.amount.currency());
        let terms = form.read(currency).map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        let places = options.places.unwrap_or(1).clamp(1, PLACES);
        let terms = JobTerms { places, length: options.length, ..terms };
        if let (Some(job), JobDraft::JobEdit { revision, .. }) = (&edits, typed) {
            edit(job, (caller.person, self.now()), *revision, terms.clone())?;
        }
        let visibility = edits.as_ref().map_or_else(|| options.visibility(), |job| job.visibility);
        Ok(JobPreview { draft: draft.id, terms, visibility, edits })
    }
}
