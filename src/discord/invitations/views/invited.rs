//! Whom a client invited to a job, and taking an invitation back.

use super::state_word_for_client;
use crate::app::InvitedPage;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::ui::buttons::{grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{no_name, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, plain_line};
use crate::domain::invitations::invitation::JobInvitation;
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{
    CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption,
};

/// The way to those who were invited to a job, for its client.
pub(in crate::discord) fn invited_button(language: Language, job: &Job) -> CreateButton {
    grey(InvitationButton::Invited(job.id), say!(language, "invitation-button-invited"))
}

/// The way to take an invitation back.
pub(super) fn withdraw_button(language: Language, invitation: &JobInvitation) -> CreateButton {
    red(InvitationButton::AskWithdraw(invitation.id), say!(language, "invitation-button-withdraw"))
}

/// Those who were invited to a job, and how each invitation stands.
#[must_use]
pub fn invited_people(language: Language, found: &InvitedPage) -> Post {
    let InvitedPage { job, lines, page, pages, total } = found;
    let title = say!(language, "invitation-invited", number = job.number.to_string());
    if lines.is_empty() {
        return notice_of(Colour::Quiet, title, say!(language, "invitation-invited.none"));
    }
    let line = |invitation: &JobInvitation| {
        say!(
            language,
            "invitation-invited-line",
            who = recipient_of(&invitation.to),
            state = state_word_for_client(language, invitation),
            when = ago(invitation.sent)
        )
    };
    let text: Vec<String> = lines.iter().map(|(invitation, _)| line(invitation)).collect();
    let options = lines.iter().map(|line| option(language, line)).collect();
    let menu =
        select(InvitationButton::Choose, options).placeholder(say!(language, "invitation-list.choose"));
    let turn = |page: u32| InvitationButton::InvitedPage { job: job.id, page };
    let footer = say!(language, "invitation-list-footer", total = *total, page = *page, pages = *pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(text.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let turns = turns(language, (*page, page < pages), turn);
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(menu)).with_buttons(turns)
}

fn option(
    language: Language,
    (invitation, name): &(JobInvitation, Option<String>),
) -> CreateSelectMenuOption {
    let agency = invitation.to.agency().map(|team| team.name.clone());
    let name = agency.or_else(|| name.clone()).unwrap_or_else(|| no_name(language));
    CreateSelectMenuOption::new(plain_line(&name, 100), invitation.id.to_string())
        .description(plain_line(&state_word_for_client(language, invitation), 100))
}

/// Asks before an invitation is taken back.
#[must_use]
pub fn ask_withdraw(language: Language, invitation: &JobInvitation, job: &Job) -> Post {
    let title = say!(language, "invitation-withdraw", number = job.number.to_string());
    let text = say!(language, "invitation-withdraw.text", who = recipient_of(&invitation.to));
    notice_of(Colour::ChangeRequested, title, text).with_buttons([red(
        InvitationButton::Withdraw(invitation.id),
        say!(language, "invitation-button-withdraw"),
    )])
}

/// What its client sees then.
#[must_use]
pub fn withdrawn(language: Language, invitation: &JobInvitation, job: &Job) -> Post {
    let title = say!(language, "invitation-withdrawn", number = job.number.to_string());
    let text = say!(language, "invitation-withdrawn.text", who = recipient_of(&invitation.to));
    notice_of(Colour::Quiet, title, text)
}
