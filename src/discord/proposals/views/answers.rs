//! Answers to a proposal: the questions before them, and what each came to.

use super::{heading, reason_word};
use crate::app::OpenedRoom;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::ui::buttons::{red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::jobs::job::Job;
use crate::domain::proposals::proposal::{Proposal, ProposalDecline};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenuOption};

/// Asks for the reason.
#[must_use]
pub fn ask_decline(language: Language, proposal: &Proposal, job: &Job) -> Post {
    let who = name_of(proposal.freelancer);
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
    let (words, who) = (reason_word(language, reason), name_of(proposal.freelancer));
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
pub fn channel(language: Language, room: OpenedRoom) -> Post {
    let who = name_of(room.freelancer);
    let text = match room.channel {
        Some(channel) => {
            say!(language, "proposal-channel.open", who = who, channel = format!("<#{channel}>"))
        }
        None => say!(language, "proposal-channel.opening", who = who),
    };
    notice_of(Colour::Pending, say!(language, "proposal-channel"), text)
}
