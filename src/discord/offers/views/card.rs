//! The card: one version of an offer in the room, in every state. Owns its looks; the footer that marks it is `marks`'s.

use super::files;
use super::terms::{Amounts, join_lines, milestone_lines, with_columns};
use crate::app::Person;
use crate::discord::agencies::views::handover::{handover_button, named_people};
use crate::discord::marks::card_footer;
use crate::discord::moderation::reports::views::report_button;
use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::offers::views::states::state_word;
use crate::discord::people::views::record::short_record;
use crate::discord::ui::buttons::{blurple, green, grey, red};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{author_of, name_of, no_name, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped, escaped_line, moment, quoted};
use crate::domain::agencies::agency::Team;
use crate::domain::ids::{ChangeId, PersonId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::ClientRecord;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// How much of the description the card shows, in UTF-16 units.
const DESCRIPTION_UNITS: usize = 400;
/// How much of the note it shows.
const NOTE_UNITS: usize = 700;
/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;

/// One version of an offer, as its card shows it.
#[derive(Debug, Clone, Copy)]
pub struct CardView<'a> {
    /// Of its readers.
    pub language: Language,
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
    /// What is known of the client.
    pub about: &'a ClientRecord,
}

/// The card. It mentions the addressed side while it waits for them, and has buttons only then.
#[must_use]
pub fn card(view: CardView<'_>) -> Post {
    let (language, offer) = (view.language, view.offer);
    let replaced = view.version < offer.version;
    let waits = !replaced && matches!(offer.state, State::Pending { .. });
    let (colour, word) = if replaced {
        (Colour::Dim, say!(language, "offer-state-replaced"))
    } else {
        (Colour::of(offer), state_word(language, offer.state.name(), offer.open_change().is_some()))
    };
    let amounts = Amounts::in_room(offer);
    let body = Body {
        terms: view.terms,
        amounts,
        team: offer.recipient.agency().filter(|_| !replaced),
        note: offer.note.as_deref(),
        files: &offer.files,
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: waits.then_some(offer.expires),
        version: view.version,
    };
    let (heading, text) = if replaced { replaced_text(language, offer) } else { standing(language, offer) };
    let mut embed = body.embed(language, colour);
    if let Some(former) = view.former.filter(|_| waits) {
        embed = changes_field(language, embed, former, view.terms, amounts);
    }
    if waits {
        embed = about_field(language, embed, view.about);
    }
    let embed = embed
        .field(heading, text, false)
        .footer(CreateEmbedFooter::new(format!("{}{word}", card_footer(offer.number, view.version))));
    let recipient = offer.recipient.spokesperson();
    let post = Post::embed(embed);
    if !waits {
        let (client, recipient) = (name_of(offer.client), recipient_of(&offer.recipient));
        return post.saying(say!(language, "offer-card-over", client = client, party = recipient));
    }
    let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
    let view_offer = OfferButton::View { offer: offer.id, tag: None };
    let view_offer = grey(view_offer, say!(language, "offer-button-view"));
    post.saying(greeting(language, offer))
        .mentioning(recipient)
        .with_buttons(
            answers(language, drawn).into_iter().chain([view_offer, report_button(language, offer)]),
        )
        .with_buttons(
            [modify(language, drawn), withdraw(language, drawn)]
                .into_iter()
                .chain(handover_button(language, offer)),
        )
}

fn greeting(language: Language, offer: &Offer) -> String {
    let (recipient, client) = (recipient_of(&offer.recipient), name_of(offer.client));
    match offer.version {
        1 => say!(language, "offer-card-greeting", party = recipient, client = client),
        version => {
            say!(language, "offer-card-greeting-new", party = recipient, client = client, version = version)
        }
    }
}

fn replaced_text(language: Language, offer: &Offer) -> (String, String) {
    let heading = say!(language, "offer-card-replaced", version = offer.version);
    (heading, say!(language, "offer-card-replaced.text"))
}

/// Where the offer stands, and what happens next.
fn standing(language: Language, offer: &Offer) -> (String, String) {
    let (recipient, client) = (recipient_of(&offer.recipient), name_of(offer.client));
    match &offer.state {
        State::Pending { open_change: None } => {
            (say!(language, "offer-next"), say!(language, "offer-card-pending", party = recipient))
        }
        State::Pending { open_change: Some(_) } => (
            say!(language, "offer-card-change-requested"),
            say!(language, "offer-card-change-requested.text", client = client, party = recipient),
        ),
        State::Accepted { by, at } => (
            say!(language, "offer-card-accepted"),
            say!(language, "offer-card-accepted.text", who = name_of(*by), when = ago(*at)),
        ),
        State::Declined { by, at, reason, .. } => (
            say!(language, "offer-card-declined"),
            say!(
                language,
                "offer-card-declined.text",
                who = name_of(*by),
                when = ago(*at),
                reason = super::decline::reason_text(language, *reason),
                client = client
            ),
        ),
        State::Withdrawn { by, at, .. } if *by != offer.client => (
            say!(language, "offer-card-withdrawn"),
            say!(language, "offer-card-withdrawn.moderators", when = ago(*at)),
        ),
        State::Withdrawn { at, .. } => (
            say!(language, "offer-card-withdrawn"),
            say!(language, "offer-card-withdrawn.text", client = client, when = ago(*at)),
        ),
        State::Expired { .. } => (
            say!(language, "offer-card-expired"),
            say!(language, "offer-card-expired.text", when = moment(offer.expires), client = client),
        ),
        State::Removed { at, .. } => {
            (say!(language, "offer-card-removed"), say!(language, "offer-card-removed.text", when = ago(*at)))
        }
    }
}

/// What a card shows of an offer that may not exist yet.
pub(super) struct Body<'a> {
    pub(super) terms: &'a Terms,
    pub(super) amounts: Amounts,
    pub(super) team: Option<&'a Team>,
    pub(super) note: Option<&'a str>,
    pub(super) files: &'a [Attachment],
    pub(super) client_name: &'a str,
    pub(super) client_avatar_url: Option<&'a str>,
    pub(super) expires: Option<UnixMs>,
    pub(super) version: u32,
}

impl Body<'_> {
    /// Author, title, the start of the description, short fields, milestones, note.
    pub(super) fn embed(&self, language: Language, colour: Colour) -> CreateEmbed {
        let embed = CreateEmbed::new()
            .colour(colour.rgb())
            .author(author_of(self.client_name, self.client_avatar_url))
            .title(escaped_line(&self.terms.title, 256))
            .description(escaped(&self.terms.description, DESCRIPTION_UNITS));
        let mut embed = with_columns(language, embed, self.terms, self.amounts);
        if let Some(at) = self.expires {
            embed = embed.field(
                say!(language, "offer-part-expires"),
                format!("{}\n{}", moment(at), ago(at)),
                true,
            );
        }
        embed = embed.field(say!(language, "offer-part-version"), self.version.to_string(), true);
        for (heading, person) in self.team.map_or_else(Vec::new, |team| named_people(language, team)) {
            embed = embed.field(heading, name_of(person), true);
        }
        let milestones = self.terms.milestones();
        if !milestones.is_empty() {
            let lines = milestone_lines(language, milestones, self.amounts, FIELD_UNITS);
            embed = embed.field(say!(language, "offer-part-milestones"), lines, false);
        }
        if let Some(note) = self.note {
            embed = embed.field(say!(language, "offer-part-note"), quoted(note, NOTE_UNITS), false);
        }
        if !self.files.is_empty() {
            embed = embed.field(say!(language, "files-field"), files::lines(language, self.files), false);
        }
        embed
    }
}

/// Who asks, for the side that has to decide.
pub(super) fn about_field(language: Language, embed: CreateEmbed, about: &ClientRecord) -> CreateEmbed {
    embed.field(say!(language, "people-record"), short_record(language, about), false)
}

/// What changed since the version before, for the side that has to answer.
pub(super) fn changes_field(
    language: Language,
    embed: CreateEmbed,
    old: &Terms,
    new: &Terms,
    amounts: Amounts,
) -> CreateEmbed {
    let lines = super::terms::change_lines(language, old, new, amounts);
    if lines.is_empty() {
        return embed;
    }
    embed.field(say!(language, "offer-part-changed"), join_lines(language, &lines, FIELD_UNITS), false)
}

/// What one side can do about an offer that waits, for a message that only `reader` sees; nothing for one that is over.
pub(super) fn buttons_for(language: Language, offer: &Offer, reader: PersonId) -> Vec<CreateButton> {
    let State::Pending { open_change } = &offer.state else { return Vec::new() };
    let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
    match (offer.side_of(reader), open_change) {
        (None, _) => Vec::new(),
        (Some(Side::Recipient), _) => {
            answers(language, drawn).into_iter().chain([report_button(language, offer)]).collect()
        }
        (Some(Side::Client), None) => vec![modify(language, drawn), withdraw(language, drawn)],
        (Some(Side::Client), Some(open)) => vec![
            green(OfferButton::ApproveChange(open.id), say!(language, "offer-button-approve-changes")),
            grey(OfferButton::RejectChange(open.id), say!(language, "offer-button-reject-changes")),
            counter(language, open.id),
            withdraw(language, drawn),
        ],
    }
}

/// What a copy of a card shows beside where the offer stands.
#[derive(Debug, Clone, Copy)]
pub struct CopyBody<'a> {
    /// Of its texts.
    pub language: Language,
    /// Of the embed's edge.
    pub colour: Colour,
    /// The terms of its version.
    pub terms: &'a Terms,
    /// Whether the reader may read amounts.
    pub amounts: Amounts,
    /// The agency that it addresses.
    pub team: Option<&'a Team>,
    /// The terms of the version before, where the reader is to see what changed.
    pub former: Option<&'a Terms>,
    /// The client's note.
    pub note: Option<&'a str>,
    /// Who sent the offer.
    pub client: Option<&'a Person>,
    /// What is known of them as a client, while the reader has to decide.
    pub about: Option<&'a ClientRecord>,
    /// While it waits.
    pub expires: Option<UnixMs>,
    /// The version on the card.
    pub version: u32,
    /// What was attached; it is posted in the room.
    pub files: &'a [Attachment],
}

/// The terms of a copy, as the card in the room shows them.
pub fn copy_body(copy: CopyBody<'_>) -> CreateEmbed {
    let nameless = no_name(copy.language);
    let body = Body {
        terms: copy.terms,
        amounts: copy.amounts,
        team: copy.team,
        note: copy.note,
        client_name: copy.client.map_or(nameless.as_str(), |client| client.name.as_str()),
        client_avatar_url: copy.client.and_then(|client| client.avatar_url.as_deref()),
        expires: copy.expires,
        version: copy.version,
        files: copy.files,
    };
    let mut embed = body.embed(copy.language, copy.colour);
    if let Some(about) = copy.about {
        embed = about_field(copy.language, embed, about);
    }
    match copy.former {
        Some(former) => changes_field(copy.language, embed, former, copy.terms, copy.amounts),
        None => embed,
    }
}

/// The three answers of the addressed side.
pub fn answers(language: Language, drawn: OfferVersionRef) -> [CreateButton; 3] {
    [
        green(OfferButton::AskAccept(drawn), say!(language, "offer-button-accept")),
        blurple(OfferButton::RequestChanges(drawn), say!(language, "offer-button-request-changes")),
        red(OfferButton::Decline(drawn), say!(language, "offer-button-decline")),
    ]
}

fn withdraw(language: Language, drawn: OfferVersionRef) -> CreateButton {
    grey(OfferButton::Withdraw(drawn), say!(language, "offer-button-withdraw"))
}

/// The client's way to other terms.
fn modify(language: Language, drawn: OfferVersionRef) -> CreateButton {
    grey(OfferButton::Modify(drawn), say!(language, "terms-modify"))
}

/// The client's third answer to a change request.
pub(super) fn counter(language: Language, change: ChangeId) -> CreateButton {
    grey(OfferButton::Counter(change), say!(language, "terms-counter"))
}
