//! Lists of proposals: those for a job, beside what its client did with them, and one's own.

use super::state_word;
use crate::app::{OwnProposals, ProposalLine, ProposalPage};
use crate::discord::offers::views::price_line;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::ui::buttons::{blurple, grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, no_name, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, plain_line};
use crate::domain::proposals::proposal::{Proposal, Shelf};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// Most of a job's title in a line.
const TITLE_UNITS: usize = 80;
/// Most of an agency's name.
const NAME_UNITS: usize = 60;

/// The proposals for a job, ten on a page, with the ways to the others and into each.
#[must_use]
pub fn proposals_for(language: Language, found: &ProposalPage) -> Post {
    let ProposalPage { job, shelf, lines, page, pages, total } = found;
    let turn = |shelf: Shelf, page: u32| ProposalButton::Page { job: job.id, shelf, page };
    let shelves = Shelf::ALL.map(|other| {
        let label = say!(language, "proposal-tab", shelf = other.code());
        match other == *shelf {
            true => blurple(turn(other, *page), label),
            false => grey(turn(other, 1), label),
        }
    });
    let title = say!(language, "proposal-list", number = job.number.to_string());
    if lines.is_empty() {
        let text = say!(language, "proposal-list-none", shelf = shelf.code());
        return notice_of(Colour::Quiet, title, text).with_buttons(shelves);
    }
    let text: Vec<String> = lines.iter().map(|(proposal, _)| line(language, proposal)).collect();
    let options = lines.iter().map(|(proposal, name)| {
        let agency = proposal.from.agency().map(|team| team.name.clone());
        let name = agency.or_else(|| name.clone()).unwrap_or_else(|| no_name(language));
        choice(language, proposal, &name)
    });
    let menu = select(ProposalButton::Choose(job.id), options.collect())
        .placeholder(say!(language, "proposal-list-choose"));
    let turns = turns(language, (*page, page < pages), |page| turn(*shelf, page));
    let footer = say!(language, "proposal-list-footer", total = *total, page = *page, pages = *pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(format!("{}\n\n{}", escaped_line(&job.terms.title, TITLE_UNITS), text.join("\n")))
        .footer(CreateEmbedFooter::new(footer));
    Post::embed(embed)
        .with_row(CreateActionRow::SelectMenu(menu))
        .with_buttons(shelves.into_iter().chain(turns))
}

fn line(language: Language, proposal: &Proposal) -> String {
    say!(
        language,
        "proposal-line",
        shortlisted = if proposal.shelf == Shelf::Shortlisted { "yes" } else { "no" },
        edited = if proposal.edited.is_some() { "yes" } else { "no" },
        who = recipient_of(&proposal.from),
        price = price_line(language, &proposal.terms.price),
        state = state_word(language, proposal),
        when = ago(proposal.sent)
    )
}

fn choice(language: Language, proposal: &Proposal, label: &str) -> CreateSelectMenuOption {
    let about =
        format!("{} · {}", state_word(language, proposal), price_line(language, &proposal.terms.price));
    CreateSelectMenuOption::new(plain_line(label, 100), proposal.id.to_string())
        .description(plain_line(&about, 100))
}

/// The reader's own proposals and those of their agencies, ten on a page, with a way into each.
#[must_use]
pub fn own_proposals(language: Language, found: &OwnProposals) -> Post {
    let OwnProposals { lines, page, pages, total } = found;
    let title = say!(language, "proposal-own");
    if lines.is_empty() {
        return notice_of(Colour::Quiet, title, say!(language, "proposal-own.none"));
    }
    let text: Vec<String> = lines.iter().map(|line| own_line(language, line)).collect();
    let options = lines.iter().map(|line| {
        let label = format!("#{} {}", line.number, line.title);
        choice(language, &line.proposal, &label)
    });
    let menu = select(ProposalButton::ChooseOwn, options.collect())
        .placeholder(say!(language, "proposal-list-choose"));
    let turns = turns(language, (*page, page < pages), ProposalButton::OwnPage);
    let footer = say!(language, "proposal-list-footer", total = *total, page = *page, pages = *pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(title)
        .description(text.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(menu)).with_buttons(turns)
}

fn own_line(language: Language, line: &ProposalLine) -> String {
    let proposal = &line.proposal;
    let client = name_of(line.client);
    let client = match proposal.from.agency() {
        None => client,
        Some(team) => {
            let agency = escaped_line(&team.name, NAME_UNITS);
            say!(language, "proposal-own-line.agency", client = client, agency = agency)
        }
    };
    say!(
        language,
        "proposal-own-line",
        number = line.number.to_string(),
        title = escaped_line(&line.title, TITLE_UNITS),
        client = client,
        price = price_line(language, &proposal.terms.price),
        state = state_word(language, proposal),
        when = ago(proposal.sent)
    )
}
