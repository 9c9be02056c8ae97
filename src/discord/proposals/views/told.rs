//! What one side of a proposal reads in a direct message.

use super::{colour, heading, reason_word};
use crate::app::{Person, ProposalBrief};
use crate::discord::notifications::views::{server_name, turn_off};
use crate::discord::offers::views::files::line;
use crate::discord::offers::views::price_line;
use crate::discord::proposals::buttons::ProposalButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, quoted};
use crate::domain::ids::{EffectId, PersonId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::ProposalState;
use crate::say;
use serenity::builder::CreateEmbed;

/// Most of a person's words.
const WORDS_UNITS: usize = 1_500;
/// Most of a name.
const NAME_UNITS: usize = 100;

/// The message; `tag` is the effect that posts it.
#[must_use]
pub fn told(brief: &ProposalBrief, tag: Option<EffectId>) -> Post {
    let (language, proposal) = (brief.language, &brief.proposal);
    let server = server_name(language, brief.server.as_deref());
    let (words, next) = match brief.news {
        ProposalNews::Received => (
            Some(proposal.terms.letter.as_str()),
            say!(
                language,
                "proposal-told-received.next",
                price = price_line(language, &proposal.terms.price)
            ),
        ),
        ProposalNews::Declined => (answer(brief).1, say!(language, "proposal-told-declined.next")),
        ProposalNews::JobEdited => (None, say!(language, "proposal-told-edited.next")),
        ProposalNews::JobClosed => (None, say!(language, "proposal-told-closed.next")),
    };
    let news = match proposal.from.agency() {
        Some(team) => to_agency(brief, &server, escaped_line(&team.name, NAME_UNITS)),
        None => to_person(brief, &server),
    };
    let words = words.map_or_else(String::new, |words| format!("{}\n\n", quoted(words, WORDS_UNITS)));
    let embed = CreateEmbed::new()
        .colour(colour(proposal).rgb())
        .title(heading(language, &brief.job))
        .description(words + &next);
    let view = ProposalButton::View { proposal: proposal.id, tag };
    let all = (brief.news == ProposalNews::Received)
        .then(|| grey(ProposalButton::List(brief.job.id), say!(language, "proposal-button-all")));
    Post::embed(embed)
        .saying(news + &turn_off(language, &server))
        .with_buttons([grey(view, say!(language, "proposal-button-view"))].into_iter().chain(all))
}

/// Why its client declined it, and what they wrote.
fn answer(brief: &ProposalBrief) -> (String, Option<&str>) {
    match &brief.proposal.state {
        ProposalState::Declined { reason, message, .. } => {
            (reason_word(brief.language, *reason), message.as_deref())
        }
        _ => (String::new(), None),
    }
}

/// What happened to a proposal of one's own, or for a job of one's own.
fn to_person(brief: &ProposalBrief, server: &str) -> String {
    let language = brief.language;
    let client = called(brief.client.as_ref(), brief.job.client);
    match brief.news {
        ProposalNews::Received => {
            say!(language, "proposal-told-received", who = sender(brief), server = server)
        }
        ProposalNews::Declined => {
            let (reason, _) = answer(brief);
            say!(language, "proposal-told-declined", client = client, server = server, reason = reason)
        }
        ProposalNews::JobEdited => {
            say!(language, "proposal-told-edited", client = client, server = server)
        }
        ProposalNews::JobClosed => {
            say!(language, "proposal-told-closed", client = client, server = server)
        }
    }
}

/// The same to those who answer for an agency.
fn to_agency(brief: &ProposalBrief, server: &str, agency: String) -> String {
    let language = brief.language;
    let client = called(brief.client.as_ref(), brief.job.client);
    match brief.news {
        ProposalNews::Received => to_person(brief, server),
        ProposalNews::Declined => {
            let (reason, _) = answer(brief);
            say!(
                language,
                "proposal-told-declined.agency",
                client = client,
                agency = agency,
                server = server,
                reason = reason
            )
        }
        ProposalNews::JobEdited => {
            say!(language, "proposal-told-edited.agency", client = client, agency = agency, server = server)
        }
        ProposalNews::JobClosed => {
            say!(language, "proposal-told-closed.agency", client = client, agency = agency, server = server)
        }
    }
}

/// Whoever a proposal is from, by name.
fn sender(brief: &ProposalBrief) -> String {
    match &brief.proposal.from {
        Recipient::Freelancer(person) => called(brief.freelancer.as_ref(), *person),
        Recipient::Agency(team) => escaped_line(&team.name, NAME_UNITS),
    }
}

/// A person by the name that they have in the server: this is read outside it.
fn called(person: Option<&Person>, id: PersonId) -> String {
    person.map_or_else(|| name_of(id), |person| escaped_line(&person.name, NAME_UNITS))
}

/// The message on which a proposal's files hang, with those that could not be had; `tag` is the effect that posts it.
#[must_use]
pub fn handed_files(brief: &ProposalBrief, lost: &[&Attachment], tag: Option<EffectId>) -> Post {
    let (language, proposal) = (brief.language, &brief.proposal);
    let number = brief.job.number.to_string();
    let who = sender(brief);
    let had = proposal.terms.files.len().saturating_sub(lost.len());
    let mut text = say!(
        language,
        "proposal-files",
        count = had,
        number = number.as_str(),
        who = who.as_str(),
        server = server_name(language, brief.server.as_deref())
    );
    if !lost.is_empty() {
        let names: Vec<String> = lost.iter().map(|file| format!("• {}", line(language, file))).collect();
        text.push('\n');
        text.push_str(&say!(language, "proposal-files.lost", names = names.join("\n"), who = who.as_str()));
    }
    let view = ProposalButton::View { proposal: proposal.id, tag };
    Post::text(text).with_buttons([grey(view, say!(language, "proposal-button-view"))])
}
