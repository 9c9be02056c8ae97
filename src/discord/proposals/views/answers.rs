//! Answers to a proposal: the questions before them, and what each came to.

use super::{heading, reason_word};
use crate::app::{Applicants, OpenedRoom};
use crate::discord::proposals::buttons::{OWN_NAME, ProposalButton};
use crate::discord::ui::buttons::{red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::plain_line;
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::proposal::{Proposal, ProposalDecline};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenuOption};

/// Most choices of a list.
const CHOICES: usize = 25;

/// Asks somebody who answers for an agency in whose name they apply.
#[must_use]
pub fn ask_applicant(language: Language, found: &Applicants) -> Post {
    let title = say!(language, "proposal-as", number = found.job.number.to_string());
    let options = found.may.iter().take(CHOICES).map(|from| match from {
        Recipient::Freelancer(_) => CreateSelectMenuOption::new(say!(language, "proposal-as.own"), OWN_NAME),
        Recipient::Agency(team) => {
            CreateSelectMenuOption::new(plain_line(&team.name, 100), team.id.to_string())
        }
    });
    let menu = select(ProposalButton::ApplyAs(found.job.id), options.collect())
        .placeholder(say!(language, "proposal-as.choose"));
    notice_of(
        Colour::Pending,
        title,
        say!(language, "proposal-as.text", title = heading(language, &found.job)),
    )
    .with_row(CreateActionRow::SelectMenu(menu))
}

/// Asks for the reason.
#[must_use]
pub fn ask_decline(language: Language, proposal: &Proposal, job: &Job) -> Post {
    let who = recipient_of(&proposal.from);
    let title = say!(language, "proposal-decline", number = job.number.to_string());
    let text = say!(language, "proposal-decline.text", who = who, title = heading(language, job));
    let options = ProposalDecline::ALL
        .into_iter()
        .map(|reason| CreateSelectMenuOption::new(reason_word(language, reason), reason.code()))
        .collect();
    let menu = select(ProposalButton::DeclineReason(proposal.id), options)
        .placeholder(say!(language, "proposal-decline.choose"));
    notice_of(Colour::ChangeRequested, title, text).with_row(CreateActionRow::SelectMenu(menu))
}

/// What a client sees who declined one.
#[must_use]
pub fn declined(language: Language, (proposal, job): (&Proposal, &Job), reason: ProposalDecline) -> Post {
    let title = say!(language, "proposal-declined", number = job.number.to_string());
    let (words, who) = (reason_word(language, reason), recipient_of(&proposal.from));
    notice_of(Colour::Quiet, title, say!(language, "proposal-declined.text", reason = words, who = who))
}

/// Asks a freelancer whether to take theirs back.
#[must_use]
pub fn ask_withdraw(language: Language, proposal: &Proposal, job: &Job) -> Post {
    let title = say!(language, "proposal-withdraw", number = job.number.to_string());
    let text = say!(language, "proposal-withdraw.text", title = heading(language, job));
    notice_of(Colour::ChangeRequested, title, text).with_buttons([red(
        ProposalButton::Withdraw(proposal.id),
        say!(language, "proposal-button-withdraw"),
    )])
}

/// What they see then.
#[must_use]
pub fn withdrawn(language: Language, job: &Job) -> Post {
    let title = say!(language, "proposal-withdrawn", number = job.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "proposal-withdrawn.text", client = name_of(job.client)))
}

/// Where a client writes to somebody who applied.
#[must_use]
pub fn channel(language: Language, room: &OpenedRoom) -> Post {
    let who = recipient_of(&room.to);
    let text = match room.channel {
        Some(channel) => {
            say!(language, "proposal-channel.open", who = who, channel = format!("<#{channel}>"))
        }
        None => say!(language, "proposal-channel.opening", who = who),
    };
    notice_of(Colour::Pending, say!(language, "proposal-channel"), text)
}
