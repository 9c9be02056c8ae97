//! What can be pressed, chosen or submitted about jobs, as typed values.

use crate::discord::ui::custom_id::{CUSTOM_ID_CHARS, Carried, Parts, carry_codes, controls};
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{DraftId, JobAlertId, JobId};
use crate::domain::jobs::alert::{Pace, WantedJobs};
use crate::domain::moderation::report::ReportReason;
use std::fmt;

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
    /// Job: saves it for the person.
    Save(JobId),
    /// Removes it from the jobs that the person saved.
    Unsave(JobId),
    /// The jobs that the person saved: a page, from 1.
    Saved(u32),
    /// That list: a select whose values are jobs; shows the chosen one.
    OpenSaved,
    /// `/job find`: tells the person of jobs like those.
    Alert(WantedText),
    /// Lists the person's alerts.
    Alerts,
    /// `/job alerts`: a select whose values are alerts; shows the chosen one.
    OpenAlert,
    /// Alert: changes how soon the person is told.
    AlertPace {
        /// Which alert.
        alert: JobAlertId,
        /// How soon from now on.
        pace: Pace,
    },
    /// Alert: removes it.
    RemoveAlert(JobAlertId),
}

/// What somebody looks for, as the text that a button carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedText {
    bytes: [u8; Self::BYTES],
    len: usize,
}

impl WantedText {
    /// Most bytes.
    const BYTES: usize = 128;
    /// Characters that are left in a `custom_id` for it.
    const CHARS: usize = CUSTOM_ID_CHARS - "job_alert:".len();

    /// The text of a search; `None` where no button has room for it.
    #[must_use]
    pub fn of(wanted: &WantedJobs) -> Option<Self> {
        Self::from_text(&wanted.code())
    }

    /// What is looked for.
    #[must_use]
    pub fn wanted(self) -> Option<WantedJobs> {
        WantedJobs::from_code(self.text())
    }

    fn text(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn from_text(text: &str) -> Option<Self> {
        if text.chars().count() > Self::CHARS || text.contains(':') {
            return None;
        }
        let mut bytes = [0; Self::BYTES];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { bytes, len: text.len() })
    }
}

impl Carried for WantedText {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", self.text())
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Self::from_text(parts.text()?).filter(|text| text.wanted().is_some())
    }
}

carry_codes!(Pace);

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
    "job_save" => [Save(job)] Reply;
    "job_unsave" => [Unsave(job)] Update;
    "job_saved" => [Saved(page)] Update;
    "job_saved_open" => [OpenSaved] Reply;
    "job_alert" => [Alert(wanted)] Reply;
    "job_alerts" => [Alerts] Update;
    "job_alert_open" => [OpenAlert] Update;
    "job_alert_pace" => [AlertPace { alert, pace }] Update;
    "job_alert_remove" => [RemoveAlert(alert)] Update;
    "job_close" => [Close(job)] Reply about Job(job);
    "job_reason" => [CloseReason(job)] Update about Job(job);
}
