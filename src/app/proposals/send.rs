//! Sending a proposal: what is typed, what it means, and that it's sent once, within the limits, while its job is open.

use super::change::load_proposal;
use super::sides::applicant;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::offers::drafts::{calendar_of, use_up};
use crate::app::transaction::{App, retry};
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::draft::{Draft, DraftContent, PreviewHash};
use crate::domain::form::{ProposalForm, Remark};
use crate::domain::ids::{AgencyId, DraftId, JobId, ProposalId};
use crate::domain::jobs::job::{Job, Visibility};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::draft::check_sizes;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::decide::{check_freelancer, check_job, check_open, edit};
use crate::domain::proposals::draft::ProposalDraft;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::{Proposal, ProposalState, ProposalTerms, Shelf};
use crate::domain::refusal::Refusal;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::Queries;

/// A proposal that parses and is not sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalPreview {
    /// Holds what was typed.
    pub draft: DraftId,
    /// For which job.
    pub job: Job,
    /// In whose name.
    pub from: Recipient,
    /// What it would say.
    pub terms: ProposalTerms,
    /// What should be said about how it was read.
    pub remarks: Vec<Remark>,
    /// The one that it would change, as it is.
    pub edits: Option<Box<Proposal>>,
}

impl ProposalPreview {
    /// Of everything that it shows and sends.
    #[must_use]
    pub fn hash(&self) -> PreviewHash {
        let agency = self.from.agency().map(|team| team.id);
        let edits = self.edits.as_ref().map(|before| before.id);
        match agency {
            None => PreviewHash::of(&(self.job.id, &self.terms, edits)),
            Some(agency) => PreviewHash::of(&(self.job.id, &self.terms, edits, agency)),
        }
    }
}

/// What a press below the preview came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalPress {
    /// It's sent.
    Sent(Box<Proposal>, Box<Job>),
    /// It says something else from now on.
    Edited(Box<Proposal>, Box<Job>),
    /// Nothing was sent: it would say something else than was seen, which this shows.
    Renewed(Box<ProposalPreview>),
}

/// Whether whoever applies was invited to a job that only invited people see.
pub(super) async fn is_invited(queries: &mut Queries<'_>, job: &Job, from: &Recipient) -> Result<bool> {
    match job.visibility {
        Visibility::Everyone => Ok(false),
        Visibility::Invited => {
            let found = queries.invitation_to_job(job.id, from).await?;
            Ok(found.is_some_and(|invitation| invitation.lets_in()))
        }
    }
}

impl App {
    /// Begins a proposal for a job, the caller's own or an agency's: a new draft, or the one that was begun and not sent, with everything in it.
    ///
    /// # Errors
    /// A refusal where it couldn't be sent now, or a failure of the database.
    pub async fn begin_proposal(
        &self,
        caller: &Caller,
        job: JobId,
        agency: Option<AgencyId>,
    ) -> Result<Draft> {
        self.begin_proposal_with(caller, job, agency, &[]).await
    }

    /// The same with files, which replace those that were given before.
    ///
    /// # Errors
    /// As [`App::begin_proposal`], or a refusal of a file that is too large.
    pub async fn begin_proposal_with(
        &self,
        caller: &Caller,
        job: JobId,
        agency: Option<AgencyId>,
        given: &[Attachment],
    ) -> Result<Draft> {
        check_sizes(given)?;
        {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let job = self.load_job(&mut queries, caller, job).await?.job;
            let from = applicant(&mut queries, caller, agency).await?;
            self.check_may_apply(&mut queries, caller, &job, &from).await?;
        }
        let form = ProposalForm::default();
        let fresh = ProposalDraft::Proposal { job, agency, form, files: Vec::new() };
        let put = |content: &mut DraftContent| {
            if let DraftContent::Proposal(ProposalDraft::Proposal { files, .. }) = content
                && !given.is_empty()
            {
                given.clone_into(files);
            }
            true
        };
        self.begin_with(caller, &fresh.into(), put).await
    }

    /// Begins other words for a proposal of the caller's, with those that it has filled in, or goes on with those begun.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn begin_proposal_edit(&self, caller: &Caller, id: ProposalId) -> Result<Draft> {
        let (proposal, job) = load_proposal(&mut self.store.reader().await?.queries(), caller, id).await?;
        check_freelancer(&proposal, caller.person)?;
        check_open(&proposal, &job)?;
        let form = ProposalForm::from_terms(&proposal.terms);
        self.begin(caller, &ProposalDraft::ProposalEdit { proposal: id, form }.into()).await
    }

    /// Saves what was typed into a proposal's form, and shows what it says.
    ///
    /// # Errors
    /// [`DraftRefusal::Form`] with all that is wrong (the draft is kept), another refusal, or a failure of the database.
    pub async fn fill_proposal(
        &self,
        caller: &Caller,
        id: DraftId,
        typed: ProposalForm,
    ) -> Result<ProposalPreview> {
        let put = |content: &mut DraftContent| {
            let DraftContent::Proposal(draft) = content else { return false };
            draft.form_mut().clone_from(&typed);
            true
        };
        let (draft, rules) = self.save_typed_in_server(caller, id, put).await?;
        let mut reader = self.store.reader().await?;
        self.preview_proposal(&mut reader.queries(), caller, &draft, &rules).await
    }

    /// Puts one of the readings that a form's problems offered into the form that was saved then, and shows what it says now.
    ///
    /// # Errors
    /// As [`App::fill_proposal`]; [`DraftRefusal::DraftChanged`] when the form was changed since.
    pub async fn use_proposal_reading(
        &self,
        caller: &Caller,
        (id, saved): (DraftId, UnixMs),
        (problem, reading): (usize, usize),
    ) -> Result<ProposalPreview> {
        let found = {
            let mut reader = self.store.reader().await?;
            let mut queries = reader.queries();
            let (draft, rules) = self.load_draft_in_server(&mut queries, caller, id).await?;
            let is_same = draft.saved == saved;
            match self.preview_proposal(&mut queries, caller, &draft, &rules).await {
                Err(Error::Refused(Refusal::Draft(DraftRefusal::Form { problems, .. }))) if is_same => {
                    problems
                }
                other => return other,
            }
        };
        let reading = found.get(problem).and_then(|found| found.readings.get(reading));
        let reading = reading.ok_or(DraftRefusal::DraftChanged)?;
        let put = |content: &mut DraftContent| {
            let DraftContent::Proposal(draft) = content else { return false };
            draft.form_mut().apply(reading);
            true
        };
        let (draft, rules) = self.save_typed_in_server(caller, id, put).await?;
        let mut reader = self.store.reader().await?;
        self.preview_proposal(&mut reader.queries(), caller, &draft, &rules).await
    }

    /// What a proposal's draft means, for a job or a proposal that it can still be sent for.
    async fn preview_proposal(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
        draft: &Draft,
        rules: &ServerRules,
    ) -> Result<ProposalPreview> {
        let DraftContent::Proposal(content) = &draft.content else {
            return Err(DraftRefusal::NoSuchDraft.into());
        };
        let (job, from, edits, files) = match content {
            ProposalDraft::Proposal { job, agency, files, .. } => {
                let job = self.load_job(queries, caller, *job).await?.job;
                let from = applicant(queries, caller, *agency).await?;
                let is_invited = is_invited(queries, &job, &from).await?;
                check_job(&job, &from, is_invited)?;
                (job, from, None, files.clone())
            }
            ProposalDraft::ProposalEdit { proposal, .. } => {
                let (proposal, job) = load_proposal(queries, caller, *proposal).await?;
                check_freelancer(&proposal, caller.person)?;
                check_open(&proposal, &job)?;
                let files = proposal.terms.files.clone();
                (job, proposal.from.clone(), Some(Box::new(proposal)), files)
            }
        };
        let calendar = calendar_of(caller, rules, draft.saved);
        let read = content.form().read(&calendar, rules.default_currency);
        let (terms, remarks) = read.map_err(|problems| {
            Refusal::Draft(DraftRefusal::Form { draft: draft.id, saved: draft.saved, problems })
        })?;
        let terms = ProposalTerms { files, ..terms };
        Ok(ProposalPreview { draft: draft.id, job, from, terms, remarks, edits })
    }

    /// Sends a proposal as its preview showed it, once; where it would say something else, nothing is sent.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn send_proposal(
        &self,
        caller: &Caller,
        draft: DraftId,
        seen: PreviewHash,
    ) -> Result<ProposalPress> {
        retry(|| self.try_send_proposal(caller, draft, seen)).await
    }

    async fn try_send_proposal(
        &self,
        caller: &Caller,
        id: DraftId,
        seen: PreviewHash,
    ) -> Result<ProposalPress> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        tx.hold_sender(caller.guild, caller.person).await?;
        let (draft, rules) = self.load_draft_in_server(&mut tx.queries(), caller, id).await?;
        let about = match &draft.content {
            DraftContent::Proposal(ProposalDraft::Proposal { job, agency, .. }) => {
                if let Some(agency) = agency {
                    tx.hold_agency(*agency).await?;
                }
                *job
            }
            DraftContent::Proposal(ProposalDraft::ProposalEdit { proposal, .. }) => {
                load_proposal(&mut tx.queries(), caller, *proposal).await?.0.job
            }
            _ => return Err(DraftRefusal::NoSuchDraft.into()),
        };
        tx.hold_job(about).await?;
        let preview = self.preview_proposal(&mut tx.queries(), caller, &draft, &rules).await?;
        if preview.hash() != seen {
            return Ok(ProposalPress::Renewed(Box::new(preview)));
        }
        let ProposalPreview { job, from, terms, edits, .. } = preview;
        if let Some(before) = edits {
            let edited = edit(&before, &job, (caller.person, self.now()), terms)?;
            use_up(&mut tx, id).await?;
            tx.update_proposal(&edited).await?;
            tx.commit().await?;
            return Ok(ProposalPress::Edited(Box::new(edited), Box::new(job)));
        }
        self.check_may_apply(&mut tx.queries(), caller, &job, &from).await?;
        use_up(&mut tx, id).await?;
        let proposal = Proposal {
            id: ProposalId(self.new_id()),
            guild: caller.guild,
            job: job.id,
            from,
            sender: caller.person,
            terms,
            shelf: Shelf::New,
            state: ProposalState::Open,
            revision: 0,
            sent: self.now(),
            edited: None,
        };
        tx.insert_proposal(&proposal).await?;
        self.answer_invitation_by(&mut tx, &proposal).await?;
        self.tell_of_proposal(&mut tx, &proposal, ProposalNews::Received, job.client).await?;
        tx.commit().await?;
        Ok(ProposalPress::Sent(Box::new(proposal), Box::new(job)))
    }
}
