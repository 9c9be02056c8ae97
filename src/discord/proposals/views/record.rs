//! A proposal as its two sides read it: what it's about, and on pages of their own all that it says.

use super::form::with_terms;
use super::{colour, from_label, heading, reason_word, state_word};
use crate::app::ProposalRecord;
use crate::discord::feedback::views::received::{about_party, all_button};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::{Amounts, all_milestone_lines, part_name};
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::safety::views::notes_in_short;
use crate::discord::ui::buttons::{green, grey, red};
use crate::discord::ui::names::{author_of, name_of, no_name, recipient_of};
use crate::discord::ui::pages::{Section, lay_out};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, chunks, escaped, quoted};
use crate::domain::offers::diff::Part;
use crate::domain::proposals::proposal::{ProposalState, Shelf};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// Most of a letter beside everything else.
const LETTER_UNITS: usize = 1_800;
/// So many milestones fit in any case.
const WHOLE_MILESTONES: usize = 4;
/// Most of the words with an answer.
const MESSAGE_UNITS: usize = 900;

/// A page of a proposal: 0 is what it's about, with what its reader can do; from 1 all that it says. One past the end is the last one.
#[must_use]
pub fn view_proposal(language: Language, record: &ProposalRecord, page: u32) -> Post {
    if page == 0 { overview(language, record) } else { whole(language, record, page) }
}

fn overview(language: Language, record: &ProposalRecord) -> Post {
    let proposal = &record.proposal;
    let person = record.freelancer.as_ref().map(|person| person.name.clone());
    let name = proposal.from.agency().map(|team| team.name.clone()).or(person);
    let name = name.unwrap_or_else(|| no_name(language));
    let avatar = record.freelancer.as_ref().and_then(|person| person.avatar_url.as_deref());
    let embed = CreateEmbed::new()
        .colour(colour(proposal).rgb())
        .author(author_of(&name, avatar))
        .title(heading(language, &record.job))
        .description(escaped(&proposal.terms.letter, LETTER_UNITS));
    let mut embed = with_terms(language, embed, &proposal.terms)
        .field(from_label(language, &proposal.from), recipient_of(&proposal.from), true)
        .field(say!(language, "proposal-client"), name_of(record.job.client), true)
        .field(say!(language, "proposal-sent-field"), ago(proposal.sent), true);
    if let Some(at) = proposal.edited {
        embed = embed.field(say!(language, "proposal-edited-field"), ago(at), true);
    }
    if let ProposalState::Declined { reason, message, .. } = &proposal.state {
        let words = reason_word(language, *reason);
        let text = match message {
            Some(message) => format!("{words}\n{}", quoted(message, MESSAGE_UNITS)),
            None => words,
        };
        embed = embed.field(say!(language, "proposal-declined-field"), text, false);
    }
    let footer = match record.worker.is_some() && proposal.shelf != Shelf::New {
        true => format!(
            "{} · {}",
            state_word(language, proposal),
            say!(language, "proposal-shelf", shelf = proposal.shelf.code())
        ),
        false => state_word(language, proposal),
    };
    let mut post = Post::embed(embed.footer(CreateEmbedFooter::new(footer)));
    if let Some(worker) = &record.worker {
        post = post.with_embed(about_party(language, worker));
    }
    if let Some(embed) = notes_in_short(language, &record.notes) {
        post = post.with_embed(embed);
    }
    post.with_buttons(answers(language, record)).with_buttons(ways_on(language, record))
}

/// What its reader can do about it.
fn answers(language: Language, record: &ProposalRecord) -> Vec<CreateButton> {
    let proposal = &record.proposal;
    let (id, is_open) = (proposal.id, matches!(proposal.state, ProposalState::Open));
    if record.worker.is_none() {
        return match is_open {
            true => vec![
                grey(ProposalButton::Edit(id), say!(language, "proposal-button-edit")),
                red(ProposalButton::AskWithdraw(id), say!(language, "proposal-button-withdraw")),
            ],
            false => Vec::new(),
        };
    }
    let to = |shelf| ProposalButton::Shelve { proposal: id, shelf };
    let hire = (is_open && record.job.is_open())
        .then(|| green(ProposalButton::Hire(id), say!(language, "proposal-button-hire")));
    let shortlist = match proposal.shelf {
        Shelf::Shortlisted => grey(to(Shelf::New), say!(language, "proposal-button-unlist")),
        _ => grey(to(Shelf::Shortlisted), say!(language, "proposal-button-shortlist")),
    };
    let archive = match proposal.shelf {
        Shelf::Archived => grey(to(Shelf::New), say!(language, "proposal-button-unarchive")),
        _ => grey(to(Shelf::Archived), say!(language, "proposal-button-archive")),
    };
    let write = grey(ProposalButton::Write(id), say!(language, "proposal-button-write"));
    let decline =
        is_open.then(|| red(ProposalButton::Decline(id), say!(language, "proposal-button-decline")));
    hire.into_iter().chain([shortlist, archive, write]).chain(decline).collect()
}

/// Where one can read on.
fn ways_on(language: Language, record: &ProposalRecord) -> Vec<CreateButton> {
    let proposal = &record.proposal;
    let is_cut = chunks(&proposal.terms.letter, LETTER_UNITS).len() > 1
        || proposal.terms.milestones().len() > WHOLE_MILESTONES;
    let whole = is_cut.then(|| {
        let first = ProposalButton::Read { proposal: proposal.id, page: 1 };
        grey(first, say!(language, "proposal-button-read"))
    });
    let offer = proposal.offer().zip(record.offer).map(|(offer, number)| {
        let label = say!(language, "offer-button-view-number", number = number.to_string());
        grey(OfferButton::View { offer, tag: None }, label)
    });
    let feedback = record
        .worker
        .as_ref()
        .and_then(|worker| all_button(language, worker.received.receiver, worker.received.stars));
    let list = record
        .worker
        .is_some()
        .then(|| grey(ProposalButton::List(record.job.id), say!(language, "proposal-button-all")));
    whole.into_iter().chain(offer).chain(feedback).chain(list).collect()
}

/// All that it says, from page 1 on.
fn whole(language: Language, record: &ProposalRecord, page: u32) -> Post {
    let proposal = &record.proposal;
    let mut sections = vec![Section {
        heading: heading(language, &record.job),
        parts: chunks(&proposal.terms.letter, Section::UNITS),
    }];
    let milestones = proposal.terms.milestones();
    if !milestones.is_empty() {
        let lines = all_milestone_lines(language, milestones, Amounts::Shown);
        sections.push(Section::lines(part_name(language, Part::Milestones), lines));
    }
    let pages = lay_out(language, &sections, colour(proposal));
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page - 1).unwrap_or(last).min(last);
    let turn = |to: usize| ProposalButton::Read {
        proposal: proposal.id,
        page: u32::try_from(to).unwrap_or(u32::MAX),
    };
    let back = grey(turn(at), say!(language, "offer-view-back"));
    let more = (at < last).then(|| grey(turn(at + 2), say!(language, "offer-view-more")));
    let embeds = pages.into_iter().nth(at).unwrap_or_default();
    Post { embeds, ..Post::default() }.with_buttons([back].into_iter().chain(more))
}
