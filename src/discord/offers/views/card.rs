//! The card: one version of an offer in the room, in every state. Owns its looks; the footer that marks it is `button`'s.

use super::palette::{Colour, state_word};
use super::terms::{join_lines, milestone_lines, with_columns};
use crate::discord::button::{Button, Drawn, card_footer};
use crate::discord::post::{Post, blurple, green, grey, name_of, red};
use crate::discord::text::{ago, escaped, escaped_line, moment, plain_line, quoted};
use crate::domain::ids::PersonId;
use crate::domain::offer::{Offer, Side, State};
use crate::domain::terms::Terms;
use crate::domain::time::UnixMs;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter};

/// How much of the description the card shows, in UTF-16 units.
const DESCRIPTION_UNITS: usize = 400;
/// How much of the note it shows.
const NOTE_UNITS: usize = 700;
/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;
/// Where Discord keeps avatars; a link to anywhere else is not shown.
const AVATARS: &str = "https://cdn.discordapp.com/";

/// What stands on top when somebody's name is not known.
pub const NO_NAME: &str = "A member of this server";

/// One version of an offer, as its card shows it.
#[derive(Debug, Clone, Copy)]
pub struct CardView<'a> {
    /// The offer as it stands.
    pub offer: &'a Offer,
    /// The version that this card is for; an older one than the offer's is shown as replaced.
    pub version: u32,
    /// That version's terms.
    pub terms: &'a Terms,
    /// The terms of the version before, so that the addressed side sees what changed.
    pub former: Option<&'a Terms>,
    /// The client's name on this server.
    pub client_name: &'a str,
    /// The client's avatar, from Discord.
    pub client_avatar_url: Option<&'a str>,
}

/// The card. It mentions the addressed side while it waits for them, and has buttons only then.
#[must_use]
pub fn card(view: CardView<'_>) -> Post {
    let offer = view.offer;
    let replaced = view.version < offer.version;
    let waits = !replaced && matches!(offer.state, State::Pending { .. });
    let (colour, word) = if replaced {
        (Colour::Dim, "Replaced")
    } else {
        (Colour::of(offer), state_word(offer.state.name(), offer.open_change().is_some()))
    };
    let body = Body {
        terms: view.terms,
        note: offer.note.as_deref(),
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: waits.then_some(offer.expires),
        version: view.version,
    };
    let (heading, text) = if replaced { replaced_text(offer) } else { standing(offer) };
    let mut embed = body.embed(colour);
    if let Some(former) = view.former.filter(|_| waits) {
        embed = changes_field(embed, former, view.terms);
    }
    let embed = embed
        .field(heading, text, false)
        .footer(CreateEmbedFooter::new(format!("{}{word}", card_footer(offer.number, view.version))));
    let party = offer.party.spokesperson();
    let post = Post::embed(embed);
    if !waits {
        return post.saying(format!("Offer from {} to {}", name_of(offer.client), name_of(party)));
    }
    let drawn = Drawn { offer: offer.id, version: offer.version };
    let view_offer = Button::View { offer: offer.id, tag: None };
    post.saying(greeting(offer))
        .mentioning(party)
        .with_buttons(answers(drawn).into_iter().chain([grey(view_offer, "View offer")]))
        .with_buttons([grey(Button::Withdraw(drawn), "Withdraw")])
}

fn greeting(offer: &Offer) -> String {
    let (party, client) = (name_of(offer.party.spokesperson()), name_of(offer.client));
    match offer.version {
        1 => format!("{party}, you have a direct offer from {client}."),
        version => format!("{party}, {client}'s offer has new terms: this is version {version}."),
    }
}

fn replaced_text(offer: &Offer) -> (String, String) {
    let text = "These terms no longer count. The newest version has a card of its own in this channel.";
    (format!("Replaced by version {}", offer.version), text.to_owned())
}

/// Where the offer stands, and what happens next.
fn standing(offer: &Offer) -> (String, String) {
    let (party, client) = (name_of(offer.party.spokesperson()), name_of(offer.client));
    let (heading, text) = match &offer.state {
        State::Pending { open_change: None } => (
            "What happens next",
            format!("{party} answers with a button below. Nothing is agreed before Accept is confirmed."),
        ),
        State::Pending { open_change: Some(_) } => (
            "Changes requested",
            format!("{client} has not answered yet. Until then, {party} can still accept the terms above."),
        ),
        State::Accepted { by, at } => (
            "Accepted",
            format!("{} accepted {}. The contract is pinned in this channel.", name_of(*by), ago(*at)),
        ),
        State::Declined { by, at, reason, .. } => (
            "Declined",
            format!(
                "{} declined {}. Reason: {}. {client} can send a new offer with `/offer send`.",
                name_of(*by),
                ago(*at),
                super::decline::reason_text(*reason),
            ),
        ),
        State::Withdrawn { at, .. } => (
            "Withdrawn",
            format!("{client} took this offer back {}. There is nothing left to answer.", ago(*at)),
        ),
        State::Expired { .. } => (
            "Expired",
            format!(
                "It was not answered by {}. {client} can send a new offer with `/offer send`.",
                moment(offer.expires)
            ),
        ),
    };
    (heading.to_owned(), text)
}

/// What a card shows of an offer that may not exist yet.
pub(super) struct Body<'a> {
    pub(super) terms: &'a Terms,
    pub(super) note: Option<&'a str>,
    pub(super) client_name: &'a str,
    pub(super) client_avatar_url: Option<&'a str>,
    pub(super) expires: Option<UnixMs>,
    pub(super) version: u32,
}

impl Body<'_> {
    /// Author, title, the start of the description, short fields, milestones, note.
    pub(super) fn embed(&self, colour: Colour) -> CreateEmbed {
        let embed = CreateEmbed::new()
            .colour(colour.rgb())
            .author(client_author(self.client_name, self.client_avatar_url))
            .title(escaped_line(&self.terms.title, 256))
            .description(escaped(&self.terms.description, DESCRIPTION_UNITS));
        let mut embed = with_columns(embed, self.terms);
        if let Some(at) = self.expires {
            embed = embed.field("Expires", format!("{}\n{}", moment(at), ago(at)), true);
        }
        embed = embed.field("Version", self.version.to_string(), true);
        let milestones = self.terms.milestones();
        if !milestones.is_empty() {
            embed = embed.field("Milestones", milestone_lines(milestones, FIELD_UNITS), false);
        }
        if let Some(note) = self.note {
            embed = embed.field("Note from the client", quoted(note, NOTE_UNITS), false);
        }
        embed
    }
}

/// The client on top of an embed. An author's name is shown without formatting.
pub(super) fn client_author(name: &str, avatar_url: Option<&str>) -> CreateEmbedAuthor {
    let author = CreateEmbedAuthor::new(plain_line(name, 100));
    match avatar_url.filter(|url| url.starts_with(AVATARS)) {
        Some(url) => author.icon_url(url),
        None => author,
    }
}

/// What changed since the version before, for the side that has to answer.
pub(super) fn changes_field(embed: CreateEmbed, old: &Terms, new: &Terms) -> CreateEmbed {
    let lines = super::terms::change_lines(old, new);
    if lines.is_empty() { embed } else { embed.field("What changed", join_lines(&lines, FIELD_UNITS), false) }
}

/// What one side can do about an offer that waits, for a message that only `reader` sees; nothing for one that is over.
pub(super) fn buttons_for(offer: &Offer, reader: PersonId) -> Vec<CreateButton> {
    let State::Pending { open_change } = &offer.state else { return Vec::new() };
    let drawn = Drawn { offer: offer.id, version: offer.version };
    match (offer.side_of(reader), open_change) {
        (None, _) => Vec::new(),
        (Some(Side::Party), _) => answers(drawn).into(),
        (Some(Side::Client), None) => vec![grey(Button::Withdraw(drawn), "Withdraw")],
        (Some(Side::Client), Some(open)) => vec![
            green(Button::ApproveChange(open.id), "Approve changes"),
            grey(Button::RejectChange(open.id), "Reject changes"),
            grey(Button::Withdraw(drawn), "Withdraw"),
        ],
    }
}

/// The three answers of the addressed side.
fn answers(drawn: Drawn) -> [CreateButton; 3] {
    [
        green(Button::Accept(drawn), "Accept"),
        blurple(Button::RequestChanges(drawn), "Request changes"),
        red(Button::Decline(drawn), "Decline"),
    ]
}
