//! View offer: everything about one offer, on as many pages as it needs. Owns what stands there and in which order;
//! laying it out on pages is `pages`.

use super::accept::room_name;
use super::card::{NO_NAME, buttons_for, client_author};
use super::change::fate_word;
use super::decline::reason_text;
use super::pages::{Section, lay_out};
use super::palette::{Colour, state_sign, state_word};
use super::terms::{change_lines, day_or_not, milestone_line, price_line};
use crate::app::OfferRecord;
use crate::discord::button::Button;
use crate::discord::post::{Post, grey, name_of};
use crate::discord::text::{ago, chunks, escaped_line, moment, quoted};
use crate::domain::change::{Change, Fate};
use crate::domain::contract::Contract;
use crate::domain::ids::{ChannelId, PersonId};
use crate::domain::offer::{Offer, State};
use crate::domain::terms::Terms;
use crate::domain::time::UnixMs;
use crate::domain::timeline::{Entry, Happening};
use serenity::builder::CreateEmbedFooter;

/// Everything about one offer.
#[derive(Debug, Clone, Copy)]
pub struct RecordView<'a> {
    /// As it stands.
    pub offer: &'a Offer,
    /// All its terms with the moment from which they counted; version 1 first, none left out.
    pub versions: &'a [(UnixMs, &'a Terms)],
    /// All change requests, the oldest first.
    pub changes: &'a [Change],
    /// What happened, the oldest first.
    pub timeline: &'a [Entry],
    /// What it became.
    pub contract: Option<&'a Contract>,
    /// Where its card is.
    pub room_channel: Option<ChannelId>,
    /// The client's name on this server.
    pub client_name: &'a str,
    /// The client's avatar, from Discord.
    pub client_avatar_url: Option<&'a str>,
}

/// One page of what a use case loaded, from 0, with what `reader` can do about the offer; a page past the end is the last
/// one. An offer can so be answered also where its card was deleted.
#[must_use]
pub fn view_record(loaded: &OfferRecord, reader: PersonId, page: u32) -> Post {
    let versions: Vec<_> = loaded.versions.iter().map(|version| (version.at, &version.terms)).collect();
    let client = loaded.client.as_ref();
    let view = RecordView {
        offer: &loaded.offer,
        versions: &versions,
        changes: &loaded.changes,
        timeline: &loaded.timeline,
        contract: loaded.contract.as_ref(),
        room_channel: loaded.room_channel,
        client_name: client.map_or(NO_NAME, |client| &client.name),
        client_avatar_url: client.and_then(|client| client.avatar_url.as_deref()),
    };
    view_offer(view, page).with_buttons(buttons_for(&loaded.offer, reader))
}

/// One page of it, from 0; a page past the end is the last one.
#[must_use]
pub fn view_offer(view: RecordView<'_>, page: u32) -> Post {
    let offer = view.offer;
    let colour = Colour::of(offer);
    let pages = lay_out(&sections(&view), colour);
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page).unwrap_or(last).min(last);
    let mut embeds = pages.into_iter().nth(at).unwrap_or_default();
    if let Some(first) = embeds.first_mut() {
        *first = std::mem::take(first).author(client_author(view.client_name, view.client_avatar_url));
    }
    if let Some(end) = embeds.pop() {
        let footer = format!("Offer #{} · Page {} of {}", offer.number, at + 1, last + 1);
        embeds.push(end.footer(CreateEmbedFooter::new(footer)));
    }
    let turn = |to: usize| Button::Read { offer: offer.id, page: u32::try_from(to).unwrap_or(u32::MAX) };
    let mut turns = Vec::new();
    if at > 0 {
        turns.push(grey(turn(at - 1), "Back"));
    }
    if at < last {
        turns.push(grey(turn(at + 1), "More"));
    }
    Post { embeds, ..Post::default() }.with_buttons(turns)
}

fn sections(view: &RecordView<'_>) -> Vec<Section> {
    let offer = view.offer;
    let mut sections = vec![Section::lines(escaped_line(&offer.terms.title, 256), facts(view))];
    let description = chunks(&offer.terms.description, Section::UNITS);
    sections.push(Section { heading: "Description".to_owned(), parts: description });
    let milestones = offer.terms.milestones();
    if !milestones.is_empty() {
        let lines = milestones.iter().enumerate().map(milestone_line).collect();
        sections.push(Section::lines("Milestones", lines));
    }
    if let Some(note) = &offer.note {
        sections.push(Section::lines("Note from the client", vec![quoted(note, 2_500)]));
    }
    if view.versions.len() > 1 {
        sections.push(Section::lines("Versions", versions(view.versions)));
    }
    if !view.changes.is_empty() {
        sections
            .push(Section::lines("Change requests", view.changes.iter().map(|c| change(view, c)).collect()));
    }
    if let Some(message) = last_words(offer) {
        sections.push(Section::lines("Message", vec![quoted(message, 2_500)]));
    }
    sections.push(Section::lines("Timeline", view.timeline.iter().map(happening).collect()));
    sections.push(Section::lines("What happens next", vec![next(view)]));
    sections
}

fn facts(view: &RecordView<'_>) -> Vec<String> {
    let offer = view.offer;
    let open = offer.open_change().is_some();
    let state = offer.state.name();
    let mut lines = vec![
        format!("{} **{}** · version {}", state_sign(state, open), state_word(state, open), offer.version),
        format!(
            "**Client** {} · **Freelancer** {}",
            name_of(offer.client),
            name_of(offer.party.spokesperson())
        ),
        format!("**Price** {}", price_line(&offer.terms.price)),
        format!("**Start** {} · **Due** {}", day_or_not(offer.terms.start), day_or_not(offer.terms.due)),
    ];
    match &offer.state {
        State::Pending { .. } => {
            lines.push(format!("**Expires** {} ({})", moment(offer.expires), ago(offer.expires)));
        }
        State::Declined { reason, .. } => lines.push(format!("**Reason** {}", reason_text(*reason))),
        State::Accepted { .. } | State::Withdrawn { .. } | State::Expired { .. } => {}
    }
    if let Some(contract) = view.contract {
        lines.push(format!("**Contract** since {}", moment(contract.started)));
    }
    lines
}

/// The newest first, each with what it changed.
fn versions(versions: &[(UnixMs, &Terms)]) -> Vec<String> {
    let line = |(at, pair): (usize, &[(UnixMs, &Terms)])| match pair {
        [(_, old), (since, new)] => {
            let changed = change_lines(old, new).join(" · ");
            format!("Version {} · {}\n{changed}", at + 2, moment(*since))
        }
        _ => String::new(),
    };
    let first = versions.first().map(|(since, terms)| {
        format!("Version 1 · {}\n**Price**: {}", moment(*since), price_line(&terms.price))
    });
    versions.windows(2).enumerate().map(line).rev().chain(first).collect()
}

fn change(view: &RecordView<'_>, change: &Change) -> String {
    let mut out = format!("{} · {} · {}", name_of(change.by), moment(change.at), fate_word(&change.fate));
    let asked_of =
        usize::try_from(change.version).ok().and_then(|version| view.versions.get(version.checked_sub(1)?));
    if let Some((_, terms)) = asked_of {
        let lines = change_lines(terms, &change.terms);
        if !lines.is_empty() {
            out.push_str(&format!("\n{}", lines.join(" · ")));
        }
    }
    if !change.message.is_empty() {
        out.push_str(&format!("\n{}", quoted(&change.message, 1_200)));
    }
    if let Fate::Rejected { message } = &change.fate
        && !message.is_empty()
    {
        out.push_str(&format!("\nAnswer:\n{}", quoted(message, 1_200)));
    }
    out
}

/// The words that went with the end of the offer.
fn last_words(offer: &Offer) -> Option<&str> {
    match &offer.state {
        State::Declined { message, .. } | State::Withdrawn { message, .. } => message.as_deref(),
        State::Pending { .. } | State::Accepted { .. } | State::Expired { .. } => None,
    }
}

fn happening(entry: &Entry) -> String {
    let what = match entry.what {
        Happening::Sent => "Sent",
        Happening::Accepted => "Accepted",
        Happening::Declined => "Declined",
        Happening::Withdrawn => "Withdrawn",
        Happening::Expired => "Expired",
        Happening::ChangeRequested => "Changes requested",
        Happening::ChangeApproved => "Changes approved",
        Happening::ChangeRejected => "Changes rejected",
    };
    let by = entry.by.map_or_else(String::new, |person| format!(" by {}", name_of(person)));
    format!("{} · {what}{by}", moment(entry.at))
}

fn next(view: &RecordView<'_>) -> String {
    let room = room_name(view.room_channel);
    let (party, client) = (name_of(view.offer.party.spokesperson()), name_of(view.offer.client));
    match &view.offer.state {
        State::Pending { open_change: Some(_) } => {
            format!(
                "{client} approves or rejects the changes in {room}. Until then the offer can be accepted as it is."
            )
        }
        State::Pending { open_change: None } => format!("{party} answers on the card in {room}."),
        State::Accepted { .. } => format!("The contract is pinned in {room}."),
        State::Declined { .. } | State::Withdrawn { .. } | State::Expired { .. } => {
            format!("This offer is over. {client} can send a new one with `/offer send`.")
        }
    }
}
