//! The part of a person's data that is about jobs.

use super::file::moment;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::domain::jobs::job::JobState;
use crate::store::Queries;
use serde_json::{Value, json};

/// The jobs that the caller posted.
pub(super) async fn jobs_of(queries: &mut Queries<'_>, caller: &Caller) -> Result<Vec<Value>> {
    let jobs = queries.jobs_of(caller.guild, caller.person, u32::MAX).await?;
    let mut lines = Vec::new();
    for job in jobs {
        let earlier = queries.job_versions(job.id).await?;
        let earlier: Vec<Value> =
            earlier.iter().map(|(terms, until)| json!({"until": moment(*until), "terms": terms})).collect();
        let closed = match job.state {
            JobState::Open => None,
            JobState::Closed { reason, at } => Some(json!({"at": moment(at), "reason": reason.code()})),
        };
        lines.push(json!({
            "number": job.number.0, "posted": moment(job.posted), "visible_to": job.visibility.code(), "terms": job.terms,
            "edited": job.edited.map(moment), "earlier": earlier, "closed": closed,
        }));
    }
    Ok(lines)
}
