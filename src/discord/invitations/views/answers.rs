//! Answers to an invitation: the question before a no, and what each came to.

use super::{heading, reason_word};
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::ids::{JobInvitationId, JobNumber};
use crate::domain::invitations::invitation::{InvitationDecline, JobInvitation};
use crate::domain::jobs::job::Job;
use crate::domain::offers::terms::MESSAGE_CHARS;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateModal, CreateSelectMenuOption};

/// The inputs of the form, by the name that a submit carries.
pub mod input {
    /// What goes with a no.
    pub const MESSAGE: &str = "message";
}

/// Asks for the reason.
#[must_use]
pub fn ask_decline(language: Language, invitation: &JobInvitation, job: &Job) -> Post {
    let title = say!(language, "invitation-decline", number = job.number.to_string());
    let client = name_of(job.client);
    let text = say!(language, "invitation-decline.text", client = client, title = heading(language, job));
    let options = InvitationDecline::ALL
        .into_iter()
        .map(|reason| CreateSelectMenuOption::new(reason_word(language, reason), reason.code()))
        .collect();
    let menu = select(InvitationButton::DeclineReason(invitation.id), options)
        .placeholder(say!(language, "invitation-decline.choose"));
    notice_of(Colour::ChangeRequested, title, text).with_row(CreateActionRow::SelectMenu(menu))
}

/// The message that goes with a declined invitation.
pub fn decline_form(
    language: Language,
    (invitation, reason): (JobInvitationId, InvitationDecline),
    number: JobNumber,
) -> CreateModal {
    let title = say!(language, "invitation-decline-form", number = number.to_string());
    let id = InvitationButton::DeclineForm(invitation, reason).to_string();
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "invitation-decline-message"))
            .example(say!(language, "invitation-decline-message.example"))
            .row("", MESSAGE_CHARS),
    ])
}

/// What whoever was invited sees who declined.
#[must_use]
pub fn declined(
    language: Language,
    (invitation, job): (&JobInvitation, &Job),
    reason: InvitationDecline,
) -> Post {
    let title = say!(language, "invitation-declined", number = job.number.to_string());
    let (words, client) = (reason_word(language, reason), name_of(invitation.client));
    notice_of(
        Colour::Quiet,
        title,
        say!(language, "invitation-declined.text", reason = words, client = client),
    )
}

/// What they see who set it aside.
#[must_use]
pub fn set_aside(language: Language, job: &Job) -> Post {
    let title = say!(language, "invitation-ignored", number = job.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "invitation-ignored.text", client = name_of(job.client)))
}
