//! Emails about invitations to jobs: what each piece of news says.

use super::letter::{Block, Letter};
use super::news::{NAME_CHARS, QUOTE_CHARS, SERVER_CHARS};
use super::quote;
use super::unsubscribe::Links;
use crate::app::{InvitationMailBrief, Person};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::invitations::invitation::InvitationState;
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;
use crate::words::Language;

/// The letter.
pub(super) fn invitation_letter(mail: &InvitationMailBrief, links: Option<&Links>) -> Letter {
    let language = Language::of_locale(&mail.address.language);
    let unnamed = || say!(language, "mail-server-unnamed");
    let server = mail.brief.server.as_deref().map_or_else(unnamed, |name| quote::line(name, SERVER_CHARS));
    let guild = mail.brief.invitation.guild;
    let mut blocks = body(language, mail, &server);
    let url = format!("https://discord.com/channels/{guild}");
    blocks.push(Block::Link(say!(language, "mail-open"), url));
    blocks.push(Block::Foot(say!(language, "mail-foot", server = server.as_str())));
    let (person, confirmed) = (mail.brief.to, mail.address.confirmed);
    let unsubscribe = links.map(|links| links.link(MailSubscription { guild, person, confirmed }));
    if let Some(link) = unsubscribe.clone() {
        blocks.push(Block::Unsubscribe(say!(language, "mail-unsubscribe", server = server), link));
    }
    Letter { language, subject: subject(language, mail), blocks, unsubscribe }
}

fn subject(language: Language, mail: &InvitationMailBrief) -> String {
    let brief = &mail.brief;
    let unnamed = || say!(language, "mail-server-unnamed");
    let server = brief.server.as_deref().map_or_else(unnamed, |name| quote::header_line(name, SERVER_CHARS));
    let number = brief.job.number.0;
    match brief.news {
        InvitationNews::Received => {
            say!(language, "mail-invitation-received-subject", number = number, server = server)
        }
        InvitationNews::Declined => {
            say!(language, "mail-invitation-declined-subject", number = number, server = server)
        }
    }
}

fn body(language: Language, mail: &InvitationMailBrief, server: &str) -> Vec<Block> {
    let brief = &mail.brief;
    let named = |person: Option<&Person>| person.map(|person| quote::line(&person.name, NAME_CHARS));
    let client = named(brief.client.as_ref()).unwrap_or_else(|| say!(language, "mail-client-unnamed"));
    let agency = brief.invitation.to.agency().map(|team| quote::line(&team.name, NAME_CHARS));
    let who = agency.clone().or_else(|| named(brief.freelancer.as_ref()));
    let who = who.unwrap_or_else(|| say!(language, "mail-party-unnamed"));
    let job = format!("#{} {}", brief.job.number, quote::line(&brief.job.terms.title, TITLE_CHARS));
    let mut facts = vec![(say!(language, "mail-fact-job"), job)];
    let wrote = |person: &str, text: &str| {
        Block::Quote(say!(language, "mail-wrote", person = person), quote::lines(text, QUOTE_CHARS))
    };
    match brief.news {
        InvitationNews::Received => {
            let to = client.as_str();
            let words = match agency {
                None => say!(language, "mail-invitation-received", client = to, server = server),
                Some(agency) => {
                    say!(
                        language,
                        "mail-invitation-received.agency",
                        client = to,
                        agency = agency,
                        server = server
                    )
                }
            };
            let mut blocks = vec![
                Block::Words(words),
                Block::Facts(facts),
                wrote(&client, &brief.job.terms.description),
                Block::Words(say!(language, "mail-invitation-received-next")),
            ];
            if brief.is_first {
                blocks.push(Block::Words(say!(language, "mail-invitation-difference")));
            }
            blocks
        }
        InvitationNews::Declined => {
            let mut said = None;
            if let InvitationState::Declined { reason, message, .. } = &brief.invitation.state {
                let reason = say!(language, "invitation-reason", reason = reason.code());
                facts.push((say!(language, "mail-fact-reason"), reason));
                said = message.as_deref().map(|message| wrote(&who, message));
            }
            let words = say!(language, "mail-invitation-declined", who = who.as_str(), server = server);
            let mut blocks = vec![Block::Words(words), Block::Facts(facts)];
            blocks.extend(said);
            blocks.push(Block::Words(say!(language, "mail-invitation-declined-next")));
            blocks
        }
    }
}
