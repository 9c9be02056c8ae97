//! Presses about agencies: the answers to a question, in a direct message or under `/agency view`.

use super::buttons::AgencyButton;
use super::views::answered;
use crate::app::{App, Caller};
use crate::discord::answer::{Answer, NoAnswer};

/// Answers a press.
///
/// # Errors
/// A refusal, or a fault of ours.
pub async fn handle(app: &App, caller: &Caller, button: AgencyButton) -> Result<Answer, NoAnswer> {
    let accepts = matches!(button, AgencyButton::Accept { .. });
    let done = app.answer_invitation(caller, button.invitation(), accepts).await?;
    Ok(Answer::Update(answered(caller.language, &done, accepts)))
}
