//! View offer: everything about one offer, on as many pages as it needs. Owns what stands there and in which order;
//! laying it out on pages is `pages`.

use super::accept::room_name;
use super::card::buttons_for;
use super::change::fate_word;
use super::decline::reason_text;
use super::terms::{Amounts, all_milestone_lines, change_lines, day_or_not, price_line};
use super::{files, history};
use crate::app::OfferRecord;
use crate::discord::agencies::views::handover::{named_people, own_handover_button};
use crate::discord::contracts::views::card::{own_state_buttons, own_work_buttons};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::states::{state_sign, state_word};
use crate::discord::people::views::record::whole_record;
use crate::discord::safety::views::{advice_button, notes_in_full};
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{author_of, name_of, no_name, recipient_of};
use crate::discord::ui::pages::{Section, lay_out};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, chunks, escaped_line, moment, quoted};
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{ChannelId, PersonId};
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::{Offer, Recipient, State};
use crate::domain::offers::terms::Terms;
use crate::domain::offers::timeline::{Entry, Happening};
use crate::domain::people::standing::ClientRecord;
use crate::domain::safety::Note;
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbedAuthor, CreateEmbedFooter};

/// Everything about one offer.
#[derive(Debug, Clone, Copy)]
pub struct RecordView<'a> {
    /// Of its reader.
    pub language: Language,
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
    /// What is known of the client.
    pub about: &'a ClientRecord,
    /// What the reader is told to look at twice.
    pub notes: &'a [Note],
}

/// One page of what a use case loaded, from 0, with what `reader` can do about the offer; a page past the end is the last
/// one. An offer can so be answered also where its card was deleted.
#[must_use]
pub fn view_record(language: Language, loaded: &OfferRecord, reader: PersonId, page: u32) -> Post {
    let versions: Vec<_> = loaded.versions.iter().map(|version| (version.at, &version.terms)).collect();
    let client = loaded.client.as_ref();
    let no_name = no_name(language);
    let view = RecordView {
        language,
        offer: &loaded.offer,
        versions: &versions,
        changes: &loaded.changes,
        timeline: &loaded.timeline,
        contract: loaded.contract.as_ref(),
        room_channel: loaded.room_channel,
        client_name: client.map_or(&no_name, |client| &client.name),
        client_avatar_url: client.and_then(|client| client.avatar_url.as_deref()),
        about: &loaded.about,
        notes: &loaded.notes,
    };
    let work = loaded
        .contract
        .as_ref()
        .map_or_else(Vec::new, |contract| own_work_buttons(language, contract, &loaded.work, reader));
    let state = loaded
        .contract
        .as_ref()
        .map_or_else(Vec::new, |contract| own_state_buttons(language, contract, &loaded.work, reader));
    let advice = (!loaded.notes.is_empty()).then(|| advice_button(language, loaded.offer.id));
    view_offer(view, page)
        .with_buttons(buttons_for(language, &loaded.offer, reader).into_iter().chain(work).chain(advice))
        .with_buttons(own_handover_button(language, &loaded.offer, reader).into_iter().chain(state))
}

/// One page of it, from 0; a page past the end is the last one.
#[must_use]
pub fn view_offer(view: RecordView<'_>, page: u32) -> Post {
    let author = author_of(view.client_name, view.client_avatar_url);
    one_page(view.language, view.offer, &sections(&view), author, page)
}

/// One page of what somebody reads about an offer, with the ways to its other pages.
pub(in crate::discord) fn one_page(
    language: Language,
    offer: &Offer,
    sections: &[Section],
    author: CreateEmbedAuthor,
    page: u32,
) -> Post {
    let pages = lay_out(language, sections, Colour::of(offer));
    let last = pages.len().saturating_sub(1);
    let at = usize::try_from(page).unwrap_or(last).min(last);
    let mut embeds = pages.into_iter().nth(at).unwrap_or_default();
    if let Some(first) = embeds.first_mut() {
        *first = std::mem::take(first).author(author);
    }
    if let Some(end) = embeds.pop() {
        let number = offer.number.to_string();
        let footer = say!(language, "offer-view-footer", number = number, page = at + 1, pages = last + 1);
        embeds.push(end.footer(CreateEmbedFooter::new(footer)));
    }
    let turn = |to: usize| OfferButton::Read { offer: offer.id, page: u32::try_from(to).unwrap_or(u32::MAX) };
    let mut turns = Vec::new();
    if at > 0 {
        turns.push(grey(turn(at - 1), say!(language, "offer-view-back")));
    }
    if at < last {
        turns.push(grey(turn(at + 1), say!(language, "offer-view-more")));
    }
    Post { embeds, ..Post::default() }.with_buttons(turns)
}

fn sections(view: &RecordView<'_>) -> Vec<Section> {
    let (language, offer) = (view.language, view.offer);
    let mut sections = vec![Section::lines(escaped_line(&offer.terms.title, 256), facts(view))];
    if !view.notes.is_empty() {
        sections.push(Section::lines(say!(language, "safety-notes"), notes_in_full(language, view.notes)));
    }
    let description = chunks(&offer.terms.description, Section::UNITS);
    sections.push(Section { heading: say!(language, "offer-part-description"), parts: description });
    let milestones = offer.terms.milestones();
    if !milestones.is_empty() {
        let lines = all_milestone_lines(language, milestones, Amounts::Shown);
        sections.push(Section::lines(say!(language, "offer-part-milestones"), lines));
    }
    if let Some(note) = &offer.note {
        let note = vec![quoted(note, 2_500)];
        sections.push(Section::lines(say!(language, "offer-part-note"), note));
    }
    if !offer.files.is_empty() {
        let lines = offer.files.iter().map(|file| files::line(language, file)).collect();
        sections.push(Section::lines(say!(language, "files-field"), lines));
    }
    let about = whole_record(language, view.about);
    sections.push(Section::lines(say!(language, "people-record"), about));
    if view.versions.len() > 1 {
        let versions = versions(language, view.versions);
        sections.push(Section::lines(say!(language, "offer-view-versions"), versions));
        sections.extend(history::former_texts(language, view.versions));
    }
    if !view.changes.is_empty() {
        let changes = view.changes.iter().enumerate().map(|asked| change(view, asked)).collect();
        sections.push(Section::lines(say!(language, "offer-view-changes"), changes));
        sections.extend(history::requested_texts(language, view.versions, view.changes));
    }
    if let Some(message) = last_words(offer) {
        let message = vec![quoted(message, 2_500)];
        sections.push(Section::lines(say!(language, "offer-view-message"), message));
    }
    let timeline = view.timeline.iter().map(|entry| happening(language, entry)).collect();
    sections.push(Section::lines(say!(language, "offer-view-timeline"), timeline));
    sections.push(Section::lines(say!(language, "offer-next"), vec![next(view)]));
    sections
}

/// Between whom it is, in a line.
pub(in crate::discord) fn sides(language: Language, offer: &Offer) -> String {
    let (client, recipient) = (name_of(offer.client), recipient_of(&offer.recipient));
    match offer.recipient {
        Recipient::Freelancer(_) => say!(language, "offer-fact-sides", client = client, party = recipient),
        Recipient::Agency(_) => say!(language, "offer-fact-sides.agency", client = client, party = recipient),
    }
}

fn facts(view: &RecordView<'_>) -> Vec<String> {
    let (language, offer) = (view.language, view.offer);
    let open = offer.open_change().is_some();
    let state = offer.state.name();
    let start = day_or_not(language, offer.terms.start);
    let due = day_or_not(language, offer.terms.due);
    let mut lines = vec![
        say!(
            language,
            "offer-fact-state",
            sign = state_sign(state, open),
            state = state_word(language, state, open),
            version = offer.version
        ),
        sides(language, offer),
        say!(language, "offer-fact-price", price = price_line(language, &offer.terms.price)),
        say!(language, "offer-fact-days", start = start, due = due),
    ];
    match &offer.state {
        State::Pending { .. } => {
            let (when, ago) = (moment(offer.expires), ago(offer.expires));
            lines.push(say!(language, "offer-fact-expires", when = when, ago = ago));
        }
        State::Declined { reason, .. } => {
            lines.push(say!(language, "offer-fact-reason", reason = reason_text(language, *reason)));
        }
        State::Accepted { .. } | State::Withdrawn { .. } | State::Expired { .. } | State::Removed { .. } => {}
    }
    for (heading, person) in
        offer.recipient.agency().map_or_else(Vec::new, |team| named_people(language, team))
    {
        lines.push(format!("**{heading}**: {}", name_of(person)));
    }
    if let Some(contract) = view.contract {
        lines.push(say!(language, "offer-fact-contract", when = moment(contract.started)));
        if contract.terms != view.offer.terms {
            let number = view.offer.number.to_string();
            lines.push(say!(language, "offer-fact-contract.changed", number = number));
        }
    }
    lines
}

/// The newest first, each with what it changed.
fn versions(language: Language, versions: &[(UnixMs, &Terms)]) -> Vec<String> {
    let line = |(at, pair): (usize, &[(UnixMs, &Terms)])| match pair {
        [(_, old), (since, new)] => say!(
            language,
            "offer-version",
            version = at + 2,
            when = moment(*since),
            changed = change_lines(language, old, new, Amounts::Shown).join(" · ")
        ),
        _ => String::new(),
    };
    let first = versions.first().map(|(since, terms)| {
        let price = price_line(language, &terms.price);
        say!(language, "offer-version-first", when = moment(*since), price = price)
    });
    versions.windows(2).enumerate().map(line).rev().chain(first).collect()
}

fn change(view: &RecordView<'_>, (at, change): (usize, &Change)) -> String {
    let language = view.language;
    let fate = fate_word(language, &change.fate);
    let mut out = format!("**{}.** {} · {} · {fate}", at + 1, name_of(change.by), moment(change.at));
    if let Some(terms) = history::terms_of(view.versions, change.version) {
        let lines = change_lines(language, terms, &change.terms, Amounts::Shown);
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
        out.push('\n');
        out.push_str(&say!(language, "offer-view-answer", message = quoted(message, 1_200)));
    }
    out
}

/// The words that went with the end of the offer.
fn last_words(offer: &Offer) -> Option<&str> {
    match &offer.state {
        State::Declined { message, .. } | State::Withdrawn { message, .. } => message.as_deref(),
        State::Pending { .. } | State::Accepted { .. } | State::Expired { .. } | State::Removed { .. } => {
            None
        }
    }
}

/// What happened to an offer, in a few words.
pub(in crate::discord) fn happened(language: Language, what: Happening) -> String {
    match what {
        Happening::Sent => say!(language, "offer-happened-sent"),
        Happening::Accepted => say!(language, "offer-happened-accepted"),
        Happening::Declined => say!(language, "offer-happened-declined"),
        Happening::Withdrawn => say!(language, "offer-happened-withdrawn"),
        Happening::Expired => say!(language, "offer-happened-expired"),
        Happening::ChangeRequested => say!(language, "offer-happened-change-requested"),
        Happening::ChangeApproved => say!(language, "offer-happened-change-approved"),
        Happening::ChangeRejected => say!(language, "offer-happened-change-rejected"),
        Happening::Reminded => say!(language, "reminder-happened"),
        Happening::Modified => say!(language, "offer-happened-modified"),
        Happening::Removed => say!(language, "offer-happened-removed"),
        Happening::WithdrawnByModerators => say!(language, "offer-happened-withdrawn"),
        Happening::Delegated => say!(language, "agency-happened-delegated"),
        Happening::TakenBack => say!(language, "agency-happened-taken-back"),
    }
}

fn happening(language: Language, entry: &Entry) -> String {
    let what = happened(language, entry.what);
    let what = match entry.by {
        Some(person) => say!(language, "offer-happened-by", what = what, who = name_of(person)),
        None => what,
    };
    format!("{} · {what}", moment(entry.at))
}

fn next(view: &RecordView<'_>) -> String {
    let language = view.language;
    let room = room_name(language, view.room_channel);
    let (recipient, client) = (recipient_of(&view.offer.recipient), name_of(view.offer.client));
    if let (State::Pending { .. }, Some(person)) = (&view.offer.state, view.offer.waits_for) {
        return say!(language, "offer-screening", who = name_of(person));
    }
    match &view.offer.state {
        State::Pending { open_change: Some(_) } => {
            say!(language, "offer-view-next-change", client = client, room = room)
        }
        State::Pending { open_change: None } => {
            say!(language, "offer-view-next-pending", party = recipient, room = room)
        }
        State::Accepted { .. } => say!(language, "offer-view-next-accepted", room = room),
        State::Removed { .. } => say!(language, "offer-view-next-removed"),
        State::Declined { .. } | State::Withdrawn { .. } | State::Expired { .. } => {
            say!(language, "offer-view-next-over", client = client)
        }
    }
}
