//! Inviting somebody: whom, to which job, and that it's done.

use super::fits::fits_button;
use super::invited::invited_button;
use crate::app::JobInvited;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::views::list::option;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::ids::PersonId;
use crate::domain::invitations::decide::{JOB_INVITATIONS, NEW_INVITATIONS};
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenu, CreateSelectMenuKind};

/// Asks whom; a choice invites them.
#[must_use]
pub fn ask_whom(language: Language, job: &Job) -> Post {
    let title = say!(language, "invitation-whom", number = job.number.to_string());
    let text = say!(
        language,
        "invitation-whom.text",
        title = escaped_line(&job.terms.title, 200),
        job = JOB_INVITATIONS,
        day = NEW_INVITATIONS
    );
    let menu = CreateSelectMenu::new(
        InvitationButton::Whom(job.id).to_string(),
        CreateSelectMenuKind::User { default_users: None },
    )
    .placeholder(say!(language, "invitation-whom.choose"));
    notice_of(Colour::Pending, title, text)
        .with_row(CreateActionRow::SelectMenu(menu))
        .with_buttons([fits_button(language, job), invited_button(language, job)])
}

/// Asks to which job; a choice invites `person`.
#[must_use]
pub fn ask_job(language: Language, person: PersonId, jobs: &[Job]) -> Post {
    let text = say!(language, "invitation-to.text", who = name_of(person));
    let menu = select(InvitationButton::ToJob(person), jobs.iter().map(option).collect())
        .placeholder(say!(language, "invitation-to.choose"));
    notice_of(Colour::Pending, say!(language, "invitation-to"), text)
        .with_row(CreateActionRow::SelectMenu(menu))
}

/// What a client sees who invited somebody.
#[must_use]
pub fn invited(language: Language, done: &JobInvited) -> Post {
    let number = done.job.number.to_string();
    let title = say!(language, "invitation-sent", number = number.as_str());
    let who = recipient_of(&done.invitation.to);
    notice_of(Colour::Pending, title, say!(language, "invitation-sent.text", who = who))
        .with_buttons([fits_button(language, &done.job), invited_button(language, &done.job)])
}
