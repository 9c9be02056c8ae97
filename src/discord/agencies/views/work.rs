//! View offer for the member to whom it was handed: the work to be done, whole, and nothing of the money. Pure functions.

use crate::app::WorkRecord;
use crate::discord::contracts::views::card::own_work_buttons;
use crate::discord::offers::views::record::{one_page, sides as sides_of};
use crate::discord::offers::views::states::{state_sign, state_word};
use crate::discord::offers::views::{Amounts, all_milestone_lines, day_or_not, files};
use crate::discord::ui::names::{author_of, no_name};
use crate::discord::ui::pages::Section;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{chunks, escaped_line};
use crate::domain::offers::offer::StateName;
use crate::domain::offers::terms::Terms;
use crate::say;
use crate::words::Language;

/// One page of it, from 0; a page past the end is the last one.
#[must_use]
pub fn view_work(language: Language, record: &WorkRecord, page: u32) -> Post {
    let nameless = no_name(language);
    let client = record.client.as_ref();
    let author = author_of(
        client.map_or(nameless.as_str(), |client| client.name.as_str()),
        client.and_then(|client| client.avatar_url.as_deref()),
    );
    let delegate = record.offer.recipient.agency().and_then(|team| team.delegate);
    let work = record.contract.as_ref().zip(delegate).map_or_else(Vec::new, |(contract, delegate)| {
        own_work_buttons(language, contract, &record.work, delegate)
    });
    one_page(language, &record.offer, &sections(language, record), author, page).with_buttons(work)
}

fn sections(language: Language, record: &WorkRecord) -> Vec<Section> {
    let terms = terms_of(record);
    let mut sections = vec![
        Section::lines(escaped_line(&terms.title, 256), facts(language, record)),
        Section {
            heading: say!(language, "offer-part-description"),
            parts: chunks(&terms.description, Section::UNITS),
        },
    ];
    if !terms.milestones().is_empty() {
        let lines = all_milestone_lines(language, terms.milestones(), Amounts::Kept);
        sections.push(Section::lines(say!(language, "offer-part-milestones"), lines));
    }
    if !record.offer.files.is_empty() {
        let lines = record.offer.files.iter().map(|file| files::line(language, file)).collect();
        sections.push(Section::lines(say!(language, "files-field"), lines));
    }
    sections.push(Section::lines(say!(language, "offer-next"), vec![next(language, record)]));
    sections
}

/// What is agreed now.
fn terms_of(record: &WorkRecord) -> &Terms {
    record.contract.as_ref().map_or(&record.offer.terms, |contract| &contract.terms)
}

fn facts(language: Language, record: &WorkRecord) -> Vec<String> {
    let offer = &record.offer;
    let (state, open) = (offer.state.name(), offer.open_change().is_some());
    vec![
        say!(
            language,
            "offer-fact-state",
            sign = state_sign(state, open),
            state = state_word(language, state, open),
            version = offer.version
        ),
        sides_of(language, offer),
        say!(
            language,
            "offer-fact-days",
            start = day_or_not(language, terms_of(record).start),
            due = day_or_not(language, terms_of(record).due)
        ),
    ]
}

fn next(language: Language, record: &WorkRecord) -> String {
    let room = record
        .room_channel
        .map_or_else(|| say!(language, "offer-your-channel"), |channel| format!("<#{channel}>"));
    match record.offer.state.name() {
        StateName::Pending => say!(language, "agency-work-next", room = room),
        StateName::Accepted => say!(language, "agency-work-next.accepted", room = room),
        StateName::Declined | StateName::Withdrawn | StateName::Expired | StateName::Removed => {
            say!(language, "agency-work-next.over")
        }
    }
}
