//! Emails about proposals for jobs: what each piece of news says.

use super::letter::{Block, Letter};
use super::news::{NAME_CHARS, QUOTE_CHARS, ended, price_words, server_in_subject, server_quoted};
use super::quote;
use super::unsubscribe::Links;
use crate::app::{Person, ProposalMailBrief};
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::ProposalState;
use crate::say;
use crate::words::Language;

/// The letter.
pub(super) fn proposal_letter(mail: &ProposalMailBrief, links: Option<&Links>) -> Letter {
    let language = Language::of_locale(&mail.address.language);
    let (guild, server) = (mail.brief.proposal.guild, mail.brief.server.as_deref());
    let named = server_quoted(language, server);
    let mut blocks = body(language, mail, &named);
    blocks.push(Block::Link(say!(language, "mail-open"), format!("https://discord.com/channels/{guild}")));
    let subscription = MailSubscription { guild, person: mail.brief.to, confirmed: mail.address.confirmed };
    ended(language, (subject(language, mail), blocks), (&named, subscription), links)
}

fn subject(language: Language, mail: &ProposalMailBrief) -> String {
    let brief = &mail.brief;
    let server = server_in_subject(language, brief.server.as_deref());
    let number = brief.job.number.0;
    match brief.news {
        ProposalNews::Received => {
            say!(language, "mail-proposal-received-subject", number = number, server = server)
        }
        ProposalNews::Declined => {
            say!(language, "mail-proposal-declined-subject", number = number, server = server)
        }
        ProposalNews::JobEdited => {
            say!(language, "mail-proposal-edited-subject", number = number, server = server)
        }
        ProposalNews::JobClosed => {
            say!(language, "mail-proposal-closed-subject", number = number, server = server)
        }
    }
}

fn body(language: Language, mail: &ProposalMailBrief, server: &str) -> Vec<Block> {
    let brief = &mail.brief;
    let named = |person: Option<&Person>| person.map(|person| quote::line(&person.name, NAME_CHARS));
    let client = named(brief.client.as_ref()).unwrap_or_else(|| say!(language, "mail-client-unnamed"));
    let agency = brief.proposal.from.agency().map(|team| quote::line(&team.name, NAME_CHARS));
    let who = agency.clone().or_else(|| named(brief.freelancer.as_ref()));
    let who = who.unwrap_or_else(|| say!(language, "mail-party-unnamed"));
    let job = format!("#{} {}", brief.job.number, quote::line(&brief.job.terms.title, TITLE_CHARS));
    let mut facts = vec![(say!(language, "mail-fact-job"), job)];
    let wrote = |person: &str, text: &str| {
        Block::Quote(say!(language, "mail-wrote", person = person), quote::lines(text, QUOTE_CHARS))
    };
    match brief.news {
        ProposalNews::Received => {
            let price = price_words(language, &brief.proposal.terms.price);
            facts.push((say!(language, "mail-fact-price"), price));
            vec![
                Block::Words(say!(language, "mail-proposal-received", who = who.as_str(), server = server)),
                Block::Facts(facts),
                wrote(&who, &brief.proposal.terms.letter),
                Block::Words(say!(language, "mail-proposal-received-next")),
            ]
        }
        ProposalNews::Declined => {
            let mut said = None;
            if let ProposalState::Declined { reason, message, .. } = &brief.proposal.state {
                let reason = say!(language, "proposal-reason", reason = reason.code());
                facts.push((say!(language, "mail-fact-reason"), reason));
                said = message.as_deref().map(|message| wrote(&client, message));
            }
            let client = client.as_str();
            let words = match agency {
                None => say!(language, "mail-proposal-declined", client = client, server = server),
                Some(agency) => say!(
                    language,
                    "mail-proposal-declined.agency",
                    client = client,
                    agency = agency,
                    server = server
                ),
            };
            let mut blocks = vec![Block::Words(words), Block::Facts(facts)];
            blocks.extend(said);
            blocks.push(Block::Words(say!(language, "mail-proposal-declined-next")));
            blocks
        }
        ProposalNews::JobEdited => vec![
            Block::Words(match agency {
                None => say!(language, "mail-proposal-edited", client = client.as_str(), server = server),
                Some(agency) => say!(
                    language,
                    "mail-proposal-edited.agency",
                    client = client.as_str(),
                    agency = agency,
                    server = server
                ),
            }),
            Block::Facts(facts),
            Block::Words(say!(language, "mail-proposal-edited-next")),
        ],
        ProposalNews::JobClosed => vec![
            Block::Words(match agency {
                None => say!(language, "mail-proposal-closed", server = server),
                Some(agency) => {
                    say!(language, "mail-proposal-closed.agency", agency = agency, server = server)
                }
            }),
            Block::Facts(facts),
            Block::Words(say!(language, "mail-proposal-closed-next")),
        ],
    }
}
