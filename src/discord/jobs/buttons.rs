//! What can be pressed, chosen or submitted about jobs, as typed values.

use crate::discord::ui::custom_id::controls;
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{DraftId, JobId};
use crate::domain::moderation::report::ReportReason;

/// Everything about jobs that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobButton {
    /// Modal: what a job says; submitting it shows the preview.
    Form(DraftId),
    /// Preview: posts the job.
    Post {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be posted by it.
        seen: PreviewHash,
    },
    /// Job: opens the form with what it says.
    Edit(JobId),
    /// Warning that it closes: keeps it open.
    Keep(JobId),
    /// Job: asks its client why it's closed.
    Close(JobId),
    /// That question: a select whose values are the codes of the reasons; choosing one closes the job.
    CloseReason(JobId),
    /// Job: begins a report about it.
    Report(JobId),
    /// That question: a select whose values are the codes of reasons.
    ReportReason(JobId),
    /// Modal: the words that go with a reason.
    ReportForm(JobId, ReportReason),
    /// `/jobs`: another page, from 1.
    Page(u32),
    /// `/jobs`: a select whose values are jobs; shows the chosen one.
    Open,
}

controls! { JobButton:
    "job_form" => [Form(draft)] Reply about Draft(draft);
    "job_post" => [Post { draft, seen }] Update about Draft(draft);
    "job_edit" => [Edit(job)] Modal about Job(job);
    "job_keep" => [Keep(job)] Reply about Job(job);
    "job_report" => [Report(job)] Reply;
    "job_report_reason" => [ReportReason(job)] Modal;
    "job_report_form" => [ReportForm(job, reason)] Update;
    "job_page" => [Page(page)] Update;
    "job_open" => [Open] Reply;
    "job_close" => [Close(job)] Reply about Job(job);
    "job_reason" => [CloseReason(job)] Update about Job(job);
}
